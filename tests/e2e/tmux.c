/* SPDX-License-Identifier: MIT */
#include "e2e/tmux.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "e2e/board.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MS 20000
#define ANSWER_MAX (4 * BUF_MIB)
#define BEFORE "before"
#define AFTER "ended with "

struct tmux {
	pid_t pid;
	int to, from;
	struct buf in;        /* read, not taken yet */
	struct buf answer;    /* of the last command */
	char dir[64];         /* of its socket */
};

/* Where meson found it. */
static const char *program(void)
{
	const char *path = getenv("SECTION11_TMUX");
	return path ? path : "/usr/bin/tmux";
}

bool tmux_is_here(void)
{
	return access(program(), X_OK) == 0;
}

/* ---- talking to tmux ---- */

/* More of what it says. False when it said nothing until `end_ms`. */
static bool read_more(struct tmux *tmux, int64_t end_ms)
{
	char bytes[8192];
	int64_t left = end_ms - clock_monotonic_ms();
	struct pollfd fd = { .fd = tmux->from, .events = POLLIN };
	if (left <= 0 || poll(&fd, 1, (int)left) <= 0)
		return false;
	ssize_t n = read(tmux->from, bytes, sizeof bytes);
	if (n > 0)
		buf_add(&tmux->in, bytes, (size_t)n);
	return n > 0;
}

/* Takes one line into `line`. False if there is no whole one. */
static bool take_line(struct tmux *tmux, struct buf *line)
{
	const char *end = tmux->in.len ? memchr(tmux->in.data, '\n', tmux->in.len) : NULL;
	if (!end)
		return false;
	size_t len = (size_t)(end - tmux->in.data);
	buf_clear(line);
	buf_add(line, tmux->in.data, len);
	memmove(tmux->in.data, end + 1, tmux->in.len - len - 1);
	tmux->in.len -= len + 1;
	return true;
}

static bool begins(const struct buf *line, const char *with)
{
	return !strncmp(buf_text(line), with, strlen(with));
}

/* What stands between %begin and %end; what else it says meanwhile is news that nobody waits for. */
static void read_answer(struct tmux *tmux, const char *command)
{
	struct buf line = BUF(ANSWER_MAX);
	int64_t end_ms = clock_monotonic_ms() + WAIT_MS;
	bool inside = false;
	for (;;) {
		while (!take_line(tmux, &line))
			if (!read_more(tmux, end_ms))
				fail_msg("tmux does not answer: %s", command);
		if (inside && (begins(&line, "%end ") || begins(&line, "%error ")))
			break;
		if (inside)
			buf_printf(&tmux->answer, "%s\n", buf_text(&line));
		if (begins(&line, "%begin ")) {
			inside = true;
			buf_clear(&tmux->answer);
		}
	}
	if (begins(&line, "%error "))
		fail_msg("tmux: %s: %s", command, buf_text(&tmux->answer));
	buf_release(&line);
}

static const char *ask(struct tmux *tmux, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static const char *ask(struct tmux *tmux, const char *fmt, ...)
{
	struct buf command = BUF(BUF_MIB);
	va_list ap;
	va_start(ap, fmt);
	buf_vprintf(&command, fmt, ap);
	va_end(ap);
	buf_putc(&command, '\n');
	assert_int_equal(write(tmux->to, command.data, command.len), (ssize_t)command.len);
	read_answer(tmux, buf_text(&command));
	buf_release(&command);
	return buf_text(&tmux->answer);
}

/* ---- starting and ending ---- */

static void set_environment(const struct tmux *tmux)
{
	static const char *const unset[] = { "TMUX", "TMUX_PANE", "LINES", "COLUMNS", "NO_COLOR", "LANGUAGE" };
	for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
		unsetenv(unset[i]);
	setenv("TMUX_TMPDIR", tmux->dir, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
}

static void run_tmux(const struct tmux *tmux, const char *const argv[])
{
	size_t n = 0;
	while (argv[n])
		n++;
	const char **copy = xcalloc(n + 1, sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = argv[i];
	set_environment(tmux);
	execv(argv[0], (char *const *)(uintptr_t)copy);
	_exit(127);
}

static void attach(struct tmux *tmux)
{
	int to[2], from[2];
	assert_int_equal(pipe2(to, O_CLOEXEC), 0);
	assert_int_equal(pipe2(from, O_CLOEXEC), 0);
	tmux->pid = fork();
	if (tmux->pid == 0) {
		dup2(to[0], STDIN_FILENO);
		dup2(from[1], STDOUT_FILENO);
		run_tmux(tmux, (const char *const[]){ program(), "-u", "-f", "/dev/null", "-C", "attach", NULL });
	}
	assert_true(tmux->pid > 0);
	close(to[0]);
	close(from[1]);
	tmux->to = to[1];
	tmux->from = from[0];
	read_answer(tmux, "attach");
}

/* A window that waits for nothing but to be given the program: so the program begins with somebody there who hears it. */
static void start_server(const struct tmux *tmux, int rows, int cols)
{
	char rows_text[16], cols_text[16];
	int status;
	snprintf(rows_text, sizeof rows_text, "%d", rows);
	snprintf(cols_text, sizeof cols_text, "%d", cols);
	pid_t pid = fork();
	if (pid == 0)
		run_tmux(tmux, (const char *const[]){ program(), "-u", "-f", "/dev/null", "new-session", "-d", "-x", cols_text, "-y", rows_text,
			"/bin/cat", "-", NULL });
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

struct tmux *tmux_start(int rows, int cols, const char *const argv[])
{
	struct tmux *tmux = xcalloc(1, sizeof *tmux);
	struct buf words = BUF(BUF_MIB);
	*tmux = (struct tmux){ .in = BUF(ANSWER_MAX), .answer = BUF(ANSWER_MAX), .dir = "/tmp/section11-tmux-XXXXXX" };
	assert_non_null(mkdtemp(tmux->dir));
	start_server(tmux, rows, cols);
	attach(tmux);
	ask(tmux, "set-option -s exit-unattached on"); /* however the test ends, the server ends with it */
	ask(tmux, "set-option -g status off");
	tmux_resize(tmux, rows, cols);
	for (size_t i = 0; argv[i]; i++)
		buf_printf(&words, " '%s'", argv[i]);
	/* As from a shell: something stands there before, and something comes after. */
	ask(tmux, "respawn-pane -k /bin/sh -c 'echo " BEFORE "; \"$@\"; echo " AFTER "$?; exec cat' sh%s", buf_text(&words));
	buf_release(&words);
	return tmux;
}

void tmux_stop(struct tmux *tmux)
{
	static const char bye[] = "kill-server\n";
	int status;
	assert_int_equal(write(tmux->to, bye, sizeof bye - 1), sizeof bye - 1);
	assert_int_equal(waitpid(tmux->pid, &status, 0), tmux->pid);
	close(tmux->to);
	close(tmux->from);
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", tmux->dir, NULL }));
	buf_release(&tmux->in);
	buf_release(&tmux->answer);
	free(tmux);
}

/* ---- the hands ---- */

void tmux_keys(struct tmux *tmux, const char *names)
{
	ask(tmux, "send-keys %s", names);
}

void tmux_type(struct tmux *tmux, const char *text)
{
	ask(tmux, "send-keys -l '%s'", text);
}

void tmux_resize(struct tmux *tmux, int rows, int cols)
{
	ask(tmux, "resize-window -x %d -y %d", cols, rows);
}

/* ---- the eyes ---- */

char *tmux_window(struct tmux *tmux)
{
	return xstrdup(ask(tmux, "capture-pane -p"));
}

struct wish {
	bool (*holds)(struct tmux *tmux, const struct wish *wish);
	const char *what, *text;
};

/* Something was written since it was last looked at, or is now. */
static bool has_news(struct tmux *tmux, int64_t end_ms)
{
	struct buf line = BUF(ANSWER_MAX);
	bool news = tmux->in.len || read_more(tmux, end_ms);
	while (take_line(tmux, &line))
		continue;
	buf_release(&line);
	return news;
}

static void expect(struct tmux *tmux, const struct wish *wish)
{
	int64_t end_ms = clock_monotonic_ms() + WAIT_MS;
	while (!wish->holds(tmux, wish)) {
		if (has_news(tmux, end_ms))
			continue;
		fprintf(stderr, "%s", ask(tmux, "display-message -p '#{pane_width}x#{pane_height} cursor #{cursor_y}:#{cursor_x}'"));
		fprintf(stderr, "%s", ask(tmux, "capture-pane -p"));
		fail_msg("waited in vain for %s \"%s\"", wish->what, wish->text ? wish->text : "");
	}
}

static bool shows_text(struct tmux *tmux, const struct wish *wish)
{
	return strstr(ask(tmux, "capture-pane -p"), wish->text) != NULL;
}

static bool lacks_text(struct tmux *tmux, const struct wish *wish)
{
	return !shows_text(tmux, wish);
}

static bool is_window(struct tmux *tmux, const struct wish *wish)
{
	return !strcmp(ask(tmux, "capture-pane -p"), wish->text);
}

/* Row `n` of a window; it ends at its newline. */
static const char *row_of(const char *window, int n)
{
	for (const char *end; n > 0 && (end = strchr(window, '\n')); n--)
		window = end + 1;
	return window;
}

/* The row as bytes, and the cursor's column: what is asked for here is ASCII alone before the cursor, but for a side of a field. */
static bool cursor_after(struct tmux *tmux, const struct wish *wish)
{
	int row, col, seen;
	/* Asked in one: what is written between two questions would be news of which the first answer knows nothing, and nobody tells. */
	const char *where = ask(tmux, "display-message -p '#{cursor_y} #{cursor_x} #{cursor_flag}' ; capture-pane -p"), *at = NULL;
	bool known = sscanf(where, "%d %d %d", &row, &col, &seen) == 3 && seen;
	read_answer(tmux, "capture-pane -p");
	if (!known)
		return false;
	const char *line = row_of(buf_text(&tmux->answer), row), *end = strchrnul(line, '\n');
	for (const char *hit = line; (hit = strstr(hit, wish->text)) && hit < end; hit++)
		at = hit + strlen(wish->text);
	return at && text_ncols(line, (size_t)(at - line)) == col;
}

void tmux_expect_text(struct tmux *tmux, const char *text)
{
	expect(tmux, &(struct wish){ .holds = shows_text, .what = "text", .text = text });
}

void tmux_expect_gone(struct tmux *tmux, const char *text)
{
	expect(tmux, &(struct wish){ .holds = lacks_text, .what = "the end of text", .text = text });
}

void tmux_expect_cursor_after(struct tmux *tmux, const char *text)
{
	expect(tmux, &(struct wish){ .holds = cursor_after, .what = "the cursor behind", .text = text });
}

void tmux_expect_window(struct tmux *tmux, const char *rows)
{
	expect(tmux, &(struct wish){ .holds = is_window, .what = "the window", .text = rows });
}

void tmux_expect_end(struct tmux *tmux, int status)
{
	char text[64];
	snprintf(text, sizeof text, BEFORE "\n" AFTER "%d\n", status);
	tmux_expect_text(tmux, AFTER);
	char *window = tmux_window(tmux);
	if (strncmp(window, text, strlen(text)) != 0 || window[strlen(text) + strspn(window + strlen(text), "\n")])
		fail_msg("the end leaves this behind:\n%s", window);
	free(window);
}
