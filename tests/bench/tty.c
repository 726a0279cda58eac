/* SPDX-License-Identifier: MIT */
#include "bench/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define KEY_LONGEST_MS 2000
#define SEND_LONGEST_MS 20000
#define END_LONGEST_MS 10000
#define PAUSE_US 5000

int64_t now_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void give_up(const char *what)
{
	perror(what);
	exit(1);
}

/* ---- what is written, as text ---- */

enum { TEXT, ESCAPE, CONTROL, STRING, STRING_ESCAPE, ONE_MORE };

static void see(struct tty *tty, char c)
{
	if (tty->n_seen == sizeof tty->seen - 1) {
		tty->n_seen /= 2;
		memmove(tty->seen, tty->seen + tty->n_seen, tty->n_seen);
	}
	tty->seen[tty->n_seen++] = c;
	tty->seen[tty->n_seen] = '\0';
}

static void control_ends(struct tty *tty, char final)
{
	tty->sequence[tty->n_sequence] = '\0';
	if ((final == 'h' || final == 'l') && strcmp(tty->sequence, "?1") == 0)
		tty->application_keys = final == 'h';
	if (strchr("ABCDEFGHdf`", final))
		see(tty, ' ');
	tty->state = TEXT;
}

static void escape_goes_on(struct tty *tty, char c)
{
	tty->n_sequence = 0;
	if (c == '[')
		tty->state = CONTROL;
	else if (strchr("]P_^X", c))
		tty->state = STRING;
	else
		tty->state = c >= 0x20 && c <= 0x2f ? ONE_MORE : TEXT;
}

static void read_byte(struct tty *tty, char c)
{
	switch (tty->state) {
	case TEXT:
		if (c == '\033')
			tty->state = ESCAPE;
		else
			see(tty, (unsigned char)c >= 0x20 ? c : ' ');
		break;
	case ESCAPE:
		escape_goes_on(tty, c);
		break;
	case CONTROL:
		if (c >= 0x40 && c <= 0x7e)
			control_ends(tty, c);
		else if (tty->n_sequence < sizeof tty->sequence - 1)
			tty->sequence[tty->n_sequence++] = c;
		break;
	case STRING:
		if (c == '\a' || c == '\033')
			tty->state = c == '\a' ? TEXT : STRING_ESCAPE;
		break;
	default:
		tty->state = TEXT;
	}
}

void tty_forget(struct tty *tty)
{
	tty->n_seen = 0;
	tty->seen[0] = '\0';
}

/* ---- waiting ---- */

/* Takes what there is, once. False at the end of the program. */
static void take(struct tty *tty, int64_t from_us, struct paint *paint)
{
	static char bytes[65536];
	ssize_t n = read(tty->master, bytes, sizeof bytes);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		tty->gone = true;
		return;
	}
	int64_t now = now_us() - from_us;
	bool goes_on = paint->last_us == paint->heard_us && now - paint->heard_us < PAUSE_US;
	if (paint->bytes == 0)
		paint->first_us = now;
	if (paint->bytes == 0 || goes_on)
		paint->last_us = now;
	paint->heard_us = now;
	paint->bytes += n;
	paint->reads++;
	for (ssize_t i = 0; i < n; i++)
		read_byte(tty, bytes[i]);
}

static short wait_until(struct tty *tty, short events, int64_t until_us)
{
	int64_t left = until_us - now_us();
	struct timespec span = { .tv_sec = left / 1000000, .tv_nsec = left % 1000000 * 1000 };
	struct pollfd fd = { .fd = tty->master, .events = events };
	if (left <= 0)
		span = (struct timespec){ 0 };
	return ppoll(&fd, 1, &span, NULL) > 0 ? fd.revents : 0;
}

static void wait_for_paint(struct tty *tty, int64_t from_us, const char *text, int longest_ms, struct paint *paint)
{
	int64_t longest = now_us() + (int64_t)longest_ms * 1000;
	while (!tty->gone) {
		paint->came = paint->bytes > 0 && (!text || strstr(tty->seen, text));
		int64_t until = paint->came ? from_us + paint->heard_us + (int64_t)tty->quiet_ms * 1000 : longest;
		if (now_us() >= (until < longest ? until : longest))
			return;
		if (wait_until(tty, POLLIN, until < longest ? until : longest))
			take(tty, from_us, paint);
	}
}

struct paint tty_paint(struct tty *tty, int64_t from_us, const char *text, int longest_ms)
{
	struct paint paint = { 0 };
	wait_for_paint(tty, from_us, text, longest_ms, &paint);
	return paint;
}

struct paint tty_idle(struct tty *tty, int ms)
{
	struct paint paint = { 0 };
	int64_t from = now_us(), until = from + (int64_t)ms * 1000;
	while (!tty->gone && now_us() < until)
		if (wait_until(tty, POLLIN, until))
			take(tty, from, &paint);
	return paint;
}

/* ---- keys ---- */

static const struct {
	const char *name, *bytes;
} names[] = {
	{ "Down", "\033[B" }, { "Up", "\033[A" }, { "Home", "\033[H" }, { "End", "\033[F" }, { "PageDown", "\033[6~" },
	{ "PageUp", "\033[5~" }, { "Enter", "\r" }, { "Escape", "\033" }, { "Tab", "\t" }, { "Space", " " },
};

static const char *bytes_of(const struct tty *tty, const char *key, char to[8])
{
	if (strncmp(key, "Ctrl-", 5) == 0) {
		snprintf(to, 8, "%c", key[5] & 0x1f);
		return to;
	}
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(names[i].name, key) != 0)
			continue;
		snprintf(to, 8, "%s", names[i].bytes);
		if (tty->application_keys && strlen(to) == 3)
			to[1] = 'O';
		return to;
	}
	return key;
}

static void drain(struct tty *tty)
{
	struct paint paint = { 0 };
	while (!tty->gone && wait_until(tty, POLLIN, 0))
		take(tty, 0, &paint);
}

struct paint tty_send(struct tty *tty, const char *bytes, size_t len)
{
	struct paint paint = { 0 };
	drain(tty);
	int64_t from = now_us();
	while (len > 0 && !tty->gone) {
		ssize_t n = write(tty->master, bytes, len);
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
		if (len > 0 && wait_until(tty, POLLIN | POLLOUT, from + (int64_t)SEND_LONGEST_MS * 1000) & POLLIN)
			take(tty, from, &paint);
		if (now_us() - from > (int64_t)SEND_LONGEST_MS * 1000)
			break;
	}
	wait_for_paint(tty, from, NULL, KEY_LONGEST_MS, &paint);
	return paint;
}

struct paint tty_press(struct tty *tty, const char *key)
{
	char small[8];
	const char *bytes = bytes_of(tty, key, small);
	return tty_send(tty, bytes, strlen(bytes));
}

/* ---- beginning and end ---- */

static int open_pty(int *ret_slave)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
		give_up("pty");
	int slave = open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	struct termios settings;
	if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0 || tcgetattr(slave, &settings) != 0)
		give_up("pty");
	settings.c_iflag |= IUTF8;
	tcsetattr(slave, TCSANOW, &settings);
	fcntl(master, F_SETFL, O_NONBLOCK);
	*ret_slave = slave;
	return master;
}

static void become(int slave, char *const argv[])
{
	static const char *const kept[] = { "PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH" };
	char *environment[8] = { (char[]){ "TERM=xterm-256color" }, (char[]){ "LANG=C.UTF-8" } };
	size_t n = 2;
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
		const char *value = getenv(kept[i]);
		if (value && asprintf(&environment[n], "%s=%s", kept[i], value) > 0)
			n++;
	}
	environment[n] = NULL;
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	for (int fd = 0; fd <= 2; fd++)
		dup2(slave, fd);
	execvpe(argv[0], argv, environment);
	_exit(127);
}

void tty_start(struct tty *tty, char *const argv[])
{
	int slave;
	*tty = (struct tty){ .quiet_ms = 30, .pidfd = -1 };
	tty->master = open_pty(&slave);
	tty->started_us = now_us();
	tty->pid = fork();
	if (tty->pid < 0)
		give_up("fork");
	if (tty->pid == 0)
		become(slave, argv);
	tty->pidfd = (int)syscall(SYS_pidfd_open, tty->pid, 0);
	close(slave);
}

static bool ended(struct tty *tty, int64_t until_us)
{
	struct paint rest = { 0 };
	for (int64_t left; (left = until_us - now_us()) > 0;) {
		struct pollfd fds[] = { { .fd = tty->pidfd, .events = POLLIN }, { .fd = tty->gone ? -1 : tty->master, .events = POLLIN } };
		if (poll(fds, 2, (int)(left / 1000) + 1) <= 0)
			continue;
		if (fds[0].revents)
			return true;
		take(tty, 0, &rest);
	}
	return false;
}

struct ending tty_quit(struct tty *tty, const char *key)
{
	char small[8];
	struct ending ending = { .status = -1 };
	struct rusage used;
	int status;
	drain(tty);
	int64_t from = now_us();
	const char *bytes = bytes_of(tty, key, small);
	bool left = write(tty->master, bytes, strlen(bytes)) > 0 && ended(tty, from + (int64_t)END_LONGEST_MS * 1000);
	ending.us = now_us() - from;
	if (!left)
		kill(tty->pid, SIGKILL);
	if (wait4(tty->pid, &status, 0, &used) == tty->pid && left)
		ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	ending.max_rss_kb = used.ru_maxrss;
	close(tty->master);
	close(tty->pidfd);
	return ending;
}
