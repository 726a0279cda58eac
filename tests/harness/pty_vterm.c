/* SPDX-License-Identifier: MIT */
#include "harness/pty_vterm.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "face/keymap.h"
#include "harness/pty_keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <vterm.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define WAIT_SECONDS 20
#define BYTES_MAX (64 * BUF_MIB)
#define CANNOT_RUN 127

struct pty {
	int fd;
	pid_t pid;
	bool ended;               /* waited for; `status` holds */
	int status;
	bool closed;              /* the program's side is */
	bool clogged;
	int rows, cols;
	VTerm *vterm;
	VTermScreen *screen;
	bool cursor_visible, alternate;
	struct buf bytes;
	size_t answers;
};

/* ---- starting and ending ---- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct pty *pty = user;
	if (property == VTERM_PROP_CURSORVISIBLE)
		pty->cursor_visible = value->boolean;
	if (property == VTERM_PROP_ALTSCREEN)
		pty->alternate = value->boolean;
	return 1;
}

static void open_vterm(struct pty *pty)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = on_property };
	pty->vterm = vterm_new(pty->rows, pty->cols);
	vterm_set_utf8(pty->vterm, 1);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
}

static void set_environment(const char *const env[])
{
	static const char *const unset[] = { "LINES", "COLUMNS", "NO_COLOR", "LANGUAGE" };
	for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
		unsetenv(unset[i]);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1); /* whoever runs the tests may have keys of their own */
	for (; env && *env; env++) {
		const char *sign = strchr(*env, '=');
		char *name = sign ? xstrndup(*env, (size_t)(sign - *env)) : xstrdup(*env);
		if (sign)
			setenv(name, sign + 1, 1);
		else
			unsetenv(name);
		free(name);
	}
}

static void run_program(const char *const argv[], const char *const env[])
{
	size_t n = 0;
	while (argv[n])
		n++;
	char **copy = xcalloc(n + 1, sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = xstrdup(argv[i]);
	set_environment(env);
	execv(argv[0], copy);
	_exit(CANNOT_RUN);
}

struct pty *pty_start(int rows, int cols, const char *const argv[], const char *const env[])
{
	struct pty *pty = xcalloc(1, sizeof *pty);
	*pty = (struct pty){ .rows = rows, .cols = cols, .cursor_visible = true, .bytes = BUF(BYTES_MAX) };
	open_vterm(pty);
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	pty->pid = forkpty(&pty->fd, NULL, NULL, &size);
	if (pty->pid == 0)
		run_program(argv, env);
	if (pty->pid < 0)
		fail_msg("forkpty: %s", strerror(errno));
	fcntl(pty->fd, F_SETFD, FD_CLOEXEC);
	fcntl(pty->fd, F_SETFL, O_NONBLOCK);
	return pty;
}

void pty_stop(struct pty *pty)
{
	if (!pty->ended) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, &pty->status, 0);
	}
	if (pty->fd >= 0)
		close(pty->fd);
	vterm_free(pty->vterm);
	buf_release(&pty->bytes);
	free(pty);
}

pid_t pty_pid(const struct pty *pty)
{
	return pty->pid;
}

/* ---- taking in ---- */

/* One read. False if nothing was there. */
static bool take_bytes(struct pty *pty)
{
	char bytes[16384];
	if (pty->fd < 0 || pty->closed || pty->clogged)
		return false;
	ssize_t n = read(pty->fd, bytes, sizeof bytes);
	if (n > 0) {
		buf_add(&pty->bytes, bytes, (size_t)n);
		vterm_input_write(pty->vterm, bytes, (size_t)n);
		pty->answers += vterm_output_read(pty->vterm, bytes, sizeof bytes);
		return true;
	}
	pty->closed = n == 0 || (errno != EAGAIN && errno != EINTR);
	return false;
}

static void take_all(struct pty *pty)
{
	while (take_bytes(pty))
		continue;
}

static int64_t wait_ms(void)
{
	int64_t seconds = WAIT_SECONDS;
	const char *wanted = getenv("SECTION11_TEST_SECONDS");
	if (wanted)
		text_to_int(wanted, 1, 3600, &seconds);
	return seconds * 1000;
}

/* What is waited for. */
struct wish {
	bool (*holds)(struct pty *pty, const struct wish *wish);
	const char *what, *text;
	int row, col;
};

static bool wait_until(struct pty *pty, const struct wish *wish)
{
	int64_t end = clock_monotonic_ms() + wait_ms();
	for (;;) {
		take_all(pty);
		if (wish->holds(pty, wish))
			return true;
		int64_t left = end - clock_monotonic_ms();
		if (left <= 0)
			return false;
		struct pollfd fd = { .fd = pty->closed || pty->clogged ? -1 : pty->fd, .events = POLLIN };
		/* The end of a process makes nothing readable here, so that one is looked for now and then. */
		poll(&fd, 1, left < 20 || pty->closed ? 1 : 20);
	}
}

static void expect(struct pty *pty, const struct wish *wish)
{
	if (wait_until(pty, wish))
		return;
	int row, col;
	bool visible;
	char *dump = pty_dump(pty);
	pty_cursor(pty, &row, &col, &visible);
	fprintf(stderr, "waited in vain for %s \"%s\" %d:%d\ncursor %d:%d\n%s", wish->what, wish->text ? wish->text : "",
		wish->row, wish->col, row, col, dump);
	free(dump);
	fail_msg("waited in vain for %s \"%s\"", wish->what, wish->text ? wish->text : "");
}

/* ---- the hands ---- */

static void send(struct pty *pty, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(pty->fd, bytes, len);
		if (n < 0 && errno != EAGAIN && errno != EINTR)
			fail_msg("the terminal takes no keys: %s", strerror(errno));
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
			continue;
		}
		/* The program may be stuck in writing until somebody reads. */
		take_all(pty);
		struct pollfd fd = { .fd = pty->fd, .events = POLLOUT | POLLIN };
		poll(&fd, 1, 100);
	}
}

void pty_type(struct pty *pty, const char *bytes)
{
	send(pty, bytes, strlen(bytes));
}

void pty_press(struct pty *pty, const char *keys)
{
	struct buf bytes = BUF(BUF_MIB);
	for (const char *at = keys; *at;) {
		size_t len = strcspn(at, " ");
		char *name = xstrndup(at, len);
		struct key key;
		if (len && (!key_from_name(name, &key) || !pty_key_bytes(&key, &bytes)))
			fail_msg("no such key: %s", name);
		free(name);
		at += len + (at[len] == ' ');
	}
	send(pty, buf_text(&bytes), bytes.len);
	buf_release(&bytes);
}

void pty_paste(struct pty *pty, const char *text)
{
	pty_type(pty, "\033[200~");
	pty_type(pty, text);
	pty_type(pty, "\033[201~");
}

void pty_click(struct pty *pty, int row, int col)
{
	struct buf bytes = BUF(64);
	buf_printf(&bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, col + 1, row + 1);
	send(pty, buf_text(&bytes), bytes.len);
	buf_release(&bytes);
}

void pty_drag(struct pty *pty, int row, int col, int to_row, int to_col)
{
	struct buf bytes = BUF(128);
	buf_printf(&bytes, "\033[<0;%d;%dM\033[<32;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, to_col + 1, to_row + 1, to_col + 1, to_row + 1);
	send(pty, buf_text(&bytes), bytes.len);
	buf_release(&bytes);
}

void pty_wheel(struct pty *pty, int row, int col, int steps)
{
	struct buf bytes = BUF(4096);
	for (int i = 0; i < (steps < 0 ? -steps : steps); i++)
		buf_printf(&bytes, "\033[<%d;%d;%dM", steps < 0 ? 64 : 65, col + 1, row + 1);
	send(pty, buf_text(&bytes), bytes.len);
	buf_release(&bytes);
}

void pty_resize(struct pty *pty, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	take_all(pty);
	pty->rows = rows;
	pty->cols = cols;
	vterm_set_size(pty->vterm, rows, cols);
	ioctl(pty->fd, TIOCSWINSZ, &size);
}

void pty_resize_to_and_fro(struct pty *pty, int rows, int cols)
{
	take_all(pty);
	vterm_set_size(pty->vterm, rows, cols);
	vterm_set_size(pty->vterm, pty->rows, pty->cols);
	kill(pty->pid, SIGWINCH);
}

void pty_signal(struct pty *pty, int number)
{
	kill(pty->pid, number);
}

void pty_signal_front(struct pty *pty, int number)
{
	pid_t group = tcgetpgrp(pty->fd);
	assert_true(group > 0);
	kill(-group, number);
}

/* Bytes that a terminal takes for nothing, as many as there is room for. */
void pty_clog(struct pty *pty)
{
	static const char nothing[4096];
	take_all(pty);
	pty->clogged = true;
	int fd = open(ptsname(pty->fd), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	assert_true(fd >= 0);
	while (write(fd, nothing, sizeof nothing) > 0)
		continue;
	while (write(fd, nothing, 1) > 0)
		continue;
	assert_int_equal(errno, EAGAIN);
	close(fd);
}

void pty_unclog(struct pty *pty)
{
	pty->clogged = false;
}

void pty_hang_up(struct pty *pty)
{
	take_all(pty);
	close(pty->fd);
	pty->fd = -1;
	pty->closed = true;
}

/* ---- the eyes ---- */

static void add_char(struct buf *out, uint32_t c)
{
	if (c < 0x80) {
		buf_putc(out, (char)c);
		return;
	}
	int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
	static const unsigned lead[] = { 0, 0xc0, 0xe0, 0xf0 };
	buf_putc(out, (char)(lead[more] | c >> (6 * more)));
	for (more--; more >= 0; more--)
		buf_putc(out, (char)(0x80 | (c >> (6 * more) & 0x3f)));
}

static void add_row(struct pty *pty, int row, struct buf *out)
{
	size_t from = out->len;
	for (int col = 0; col < pty->cols; col++) {
		VTermScreenCell cell;
		vterm_screen_get_cell(pty->screen, (VTermPos){ .row = row, .col = col }, &cell);
		if (cell.chars[0] == (uint32_t)-1)
			continue; /* right half of a wide one */
		if (!cell.chars[0])
			buf_putc(out, ' ');
		for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			add_char(out, cell.chars[i]);
	}
	while (out->len > from && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
}

char *pty_row(struct pty *pty, int row)
{
	struct buf out = BUF(BUF_MIB);
	take_all(pty);
	add_row(pty, row, &out);
	return buf_take(&out);
}

char *pty_dump(struct pty *pty)
{
	struct buf out = BUF(BUF_MIB);
	take_all(pty);
	for (int row = 0; row < pty->rows; row++) {
		add_row(pty, row, &out);
		buf_putc(&out, '\n');
	}
	return buf_take(&out);
}

static bool row_holds(struct pty *pty, int row, const char *text)
{
	char *got = pty_row(pty, row);
	bool holds = strstr(got, text) != NULL;
	free(got);
	return holds;
}

static bool shows_text(struct pty *pty, const struct wish *wish)
{
	for (int row = 0; row < pty->rows; row++) {
		if (row_holds(pty, row, wish->text))
			return true;
	}
	return false;
}

static bool lacks_text(struct pty *pty, const struct wish *wish)
{
	return !shows_text(pty, wish);
}

static bool cursor_on(struct pty *pty, const struct wish *wish)
{
	int row, col;
	bool visible;
	pty_cursor(pty, &row, &col, &visible);
	return visible && row_holds(pty, row, wish->text);
}

static bool cursor_left(struct pty *pty, const struct wish *wish)
{
	int row, col;
	bool visible;
	pty_cursor(pty, &row, &col, &visible);
	char *now = pty_row(pty, row);
	/* In the middle of a paint the cursor passes over other rows: only the mark says that it has arrived. */
	bool left = now[0] == '>' && strcmp(now, wish->text) != 0;
	free(now);
	return left;
}

static bool cursor_at(struct pty *pty, const struct wish *wish)
{
	int row, col;
	bool visible;
	pty_cursor(pty, &row, &col, &visible);
	return visible && row == wish->row && col == wish->col;
}

static bool is_screen(struct pty *pty, const struct wish *wish)
{
	char *now = pty_dump(pty);
	bool is = strcmp(now, wish->text) == 0 && cursor_at(pty, wish);
	free(now);
	return is;
}

static bool wrote_bytes(struct pty *pty, const struct wish *wish)
{
	return pty->bytes.len && memmem(pty->bytes.data, pty->bytes.len, wish->text, strlen(wish->text));
}

static bool has_ended(struct pty *pty, const struct wish *wish)
{
	if (!pty->ended)
		pty->ended = waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid;
	return pty->ended;
}

void pty_expect_text(struct pty *pty, const char *text)
{
	expect(pty, &(struct wish){ .holds = shows_text, .what = "text", .text = text });
}

void pty_expect_gone(struct pty *pty, const char *text)
{
	expect(pty, &(struct wish){ .holds = lacks_text, .what = "the end of text", .text = text });
}

void pty_expect_cursor_on(struct pty *pty, const char *text)
{
	expect(pty, &(struct wish){ .holds = cursor_on, .what = "the cursor on", .text = text });
}

void pty_expect_cursor_left(struct pty *pty, const char *row)
{
	expect(pty, &(struct wish){ .holds = cursor_left, .what = "the cursor to leave", .text = row });
}

void pty_expect_cursor(struct pty *pty, int row, int col)
{
	expect(pty, &(struct wish){ .holds = cursor_at, .what = "the cursor at", .row = row, .col = col });
}

void pty_expect_bytes(struct pty *pty, const char *bytes)
{
	expect(pty, &(struct wish){ .holds = wrote_bytes, .what = "bytes", .text = bytes });
}

void pty_expect_screen(struct pty *pty, const char *rows, int row, int col)
{
	expect(pty, &(struct wish){ .holds = is_screen, .what = "the screen", .text = rows, .row = row, .col = col });
}

void pty_expect_exit(struct pty *pty, int status)
{
	expect(pty, &(struct wish){ .holds = has_ended, .what = "the end" });
	int got = WIFEXITED(pty->status) ? WEXITSTATUS(pty->status) : -WTERMSIG(pty->status);
	take_all(pty);
	if (got == status)
		return;
	char *dump = pty_dump(pty);
	fprintf(stderr, "%s", dump);
	free(dump);
	fail_msg("ended with %d, not %d", got, status);
}

bool pty_sees(struct pty *pty, const char *text)
{
	take_all(pty);
	return shows_text(pty, &(struct wish){ .text = text });
}

void pty_cursor(struct pty *pty, int *ret_row, int *ret_col, bool *ret_visible)
{
	VTermPos at;
	take_all(pty);
	vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
	*ret_row = at.row;
	*ret_col = at.col;
	*ret_visible = pty->cursor_visible;
}

bool pty_is_alternate(struct pty *pty)
{
	take_all(pty);
	return pty->alternate;
}

const char *pty_bytes(struct pty *pty, size_t *ret_len)
{
	take_all(pty);
	*ret_len = pty->bytes.len;
	return buf_text(&pty->bytes);
}

void pty_forget_bytes(struct pty *pty)
{
	take_all(pty);
	buf_clear(&pty->bytes);
}

bool pty_echoes(const struct pty *pty)
{
	struct termios modes;
	assert_int_equal(tcgetattr(pty->fd, &modes), 0);
	return modes.c_lflag & ECHO;
}

size_t pty_answers(const struct pty *pty)
{
	return pty->answers;
}

void pty_find(struct pty *pty, const char *text, int *ret_row, int *ret_col)
{
	pty_expect_text(pty, text);
	for (int row = 0; row < pty->rows; row++) {
		char *line = pty_row(pty, row), *at = strstr(line, text);
		if (at) {
			*ret_row = row;
			*ret_col = text_ncols(line, (size_t)(at - line));
		}
		free(line);
		if (at)
			return;
	}
	fail_msg("\"%s\" is in no row", text);
}
