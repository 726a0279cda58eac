/* SPDX-License-Identifier: MIT */
#include "face/terminal.h"

#include "base/buf.h"
#include "base/clock.h"
#include "face/canvas.h"
#include "face/cells.h"
#include "face/key_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define ESCAPE_WAIT_MS 25
/* A paste that stops coming is over, or no key would ever work again. */
#define PASTE_WAIT_MS 2000
#define WAKE_MAX 8
#define PAINT_MAX_BYTES (8 * BUF_MIB)
#define CELLS_MAX 1000

struct terminal {
	bool open, given_away, ascii, gone, resized;
	int rows, cols;
	struct termios shell;     /* how the terminal was before us */
	struct canvas *canvas;
	struct key_reader reader;
	struct buf bytes;         /* of one paint */
};

/* One terminal a process, and never freed, so that closing it twice, from whatever hook, does no harm. */
static struct terminal the;

/* ---- signals: a byte into a pipe, read where everything is waited for ---- */

static int signal_pipe[2] = { -1, -1 };
static const struct {
	int number;
	char byte;                /* NUL: ignored while the screen is ours */
} signals[] = { { SIGWINCH, 'w' }, { SIGCONT, 'c' }, { SIGTSTP, '\0' } };
#define N_SIGNALS (sizeof signals / sizeof signals[0])
static struct sigaction signals_before[N_SIGNALS];

static void on_signal(int number)
{
	int saved = errno;
	char byte = number == SIGWINCH ? 'w' : 'c';
	ssize_t ignored = write(signal_pipe[1], &byte, 1); /* a full pipe says it already */
	(void)ignored;
	errno = saved;
}

static bool open_signal_pipe(struct err *err)
{
	if (signal_pipe[0] < 0 && pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) < 0)
		return err_sys(err, errno, "pipe", "opening");
	return true;
}

static void catch_signals(void)
{
	for (size_t i = 0; i < N_SIGNALS; i++) {
		struct sigaction action = { .sa_flags = SA_RESTART };
		action.sa_handler = signals[i].byte ? on_signal : SIG_IGN;
		sigemptyset(&action.sa_mask);
		sigaction(signals[i].number, &action, &signals_before[i]);
	}
}

static void release_signals(void)
{
	for (size_t i = 0; i < N_SIGNALS; i++)
		sigaction(signals[i].number, &signals_before[i], NULL);
}

/* ---- the line ---- */

static void set_raw(struct terminal *terminal)
{
	struct termios raw = terminal->shell;
	cfmakeraw(&raw);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

/* What was typed but not read must not reach the shell as commands. */
static void set_cooked(struct terminal *terminal)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &terminal->shell);
	tcflush(STDIN_FILENO, TCIFLUSH);
}

static void measure(struct terminal *terminal)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		terminal->rows = size.ws_row < CELLS_MAX ? size.ws_row : CELLS_MAX;
		terminal->cols = size.ws_col < CELLS_MAX ? size.ws_col : CELLS_MAX;
	} else {
		canvas_guess_size(&terminal->rows, &terminal->cols);
	}
}

static void write_bytes(struct terminal *terminal)
{
	const char *at = terminal->bytes.data;
	for (size_t left = terminal->bytes.len; left > 0 && !terminal->gone;) {
		ssize_t n = write(STDOUT_FILENO, at, left);
		if (n >= 0) {
			at += n;
			left -= (size_t)n;
		} else if (errno == EAGAIN) {
			struct pollfd fd = { .fd = STDOUT_FILENO, .events = POLLOUT };
			poll(&fd, 1, -1);
		} else {
			terminal->gone = errno != EINTR;
		}
	}
	buf_clear(&terminal->bytes);
}

/* ---- opening and closing ---- */

static enum theme allowed_theme(enum theme theme)
{
	const char *no_color = getenv("NO_COLOR");
	return theme == THEME_DEFAULT && no_color && *no_color ? THEME_MONO : theme;
}

static void learn_keys(struct terminal *terminal)
{
	struct canvas_key keys[KEY_LEARNED_MAX];
	size_t n = canvas_keys(keys, KEY_LEARNED_MAX);
	for (size_t i = 0; i < n; i++)
		key_reader_learn(&terminal->reader, keys[i].sequence, keys[i].code, keys[i].n);
}

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool open_canvas(struct terminal *terminal, const struct terminal_options *options, struct err *err)
{
	enum theme theme = allowed_theme(options->theme);
	struct canvas_options want = { .rows = terminal->rows, .cols = terminal->cols, .theme = theme, .ascii = terminal->ascii,
		.colour = theme == THEME_DEFAULT, .mouse = options->mouse };
	return canvas_open(&want, &terminal->canvas, err);
}

bool terminal_open(const struct terminal_options *options, struct terminal **ret, struct err *err)
{
	if (the.open)
		return err_set(err, ERR_STATE, "terminal", "open already");
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_TERMINAL, "terminal", "standard input or output is no terminal");
	struct terminal fresh = { .ascii = options->ascii || !is_utf8(), .bytes = BUF(PAINT_MAX_BYTES) };
	if (tcgetattr(STDIN_FILENO, &fresh.shell) < 0)
		return err_sys(err, errno, "terminal", "reading its settings");
	measure(&fresh);
	if (!open_signal_pipe(err) || !open_canvas(&fresh, options, err))
		return false;
	the = fresh;
	key_reader_init(&the.reader);
	learn_keys(&the);
	catch_signals();
	set_raw(&the);
	the.open = true;
	*ret = &the;
	return true;
}

void terminal_suspend(struct terminal *terminal)
{
	if (!terminal->open || terminal->given_away)
		return;
	terminal->given_away = true;
	canvas_leave(terminal->canvas, &terminal->bytes);
	write_bytes(terminal);
	set_cooked(terminal);
	release_signals();
}

void terminal_resume(struct terminal *terminal)
{
	if (!terminal->open || !terminal->given_away)
		return;
	terminal->given_away = false;
	tcgetattr(STDIN_FILENO, &terminal->shell);
	catch_signals();
	set_raw(terminal);
	canvas_forget(terminal->canvas);
	terminal->resized = true;
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		terminal = &the;
	if (!terminal->open)
		return;
	terminal_suspend(terminal);
	terminal->open = false;
	canvas_free(terminal->canvas);
	terminal->canvas = NULL;
	key_reader_release(&terminal->reader);
	buf_release(&terminal->bytes);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	signal_pipe[0] = signal_pipe[1] = -1;
}

void terminal_size(const struct terminal *terminal, int *ret_rows, int *ret_cols)
{
	*ret_rows = terminal->rows;
	*ret_cols = terminal->cols;
}

bool terminal_is_ascii(const struct terminal *terminal)
{
	return terminal->ascii;
}

void terminal_show(struct terminal *terminal, const struct cells *cells)
{
	if (!terminal->open || terminal->given_away)
		return;
	canvas_show(terminal->canvas, cells, &terminal->bytes);
	write_bytes(terminal);
}

void terminal_forget(struct terminal *terminal)
{
	if (terminal->open)
		canvas_forget(terminal->canvas);
}

void terminal_set_theme(struct terminal *terminal, enum theme theme)
{
	theme = allowed_theme(theme);
	canvas_theme(terminal->canvas, theme, theme == THEME_DEFAULT);
}

/* ---- waiting ---- */

static void read_signals(struct terminal *terminal)
{
	char bytes[64];
	ssize_t n;
	while ((n = read(signal_pipe[0], bytes, sizeof bytes)) > 0) {
		terminal->resized = true;
		if (!memchr(bytes, 'c', (size_t)n) || terminal->given_away)
			continue;
		/* Stopped and continued: the shell had the terminal meanwhile. */
		set_raw(terminal);
		canvas_forget(terminal->canvas);
	}
}

static void read_keys(struct terminal *terminal)
{
	char bytes[KEY_READ_BYTES];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
	if (n > 0)
		key_reader_feed(&terminal->reader, bytes, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		terminal->gone = true;
}

/* True if there is something to tell without waiting. */
static bool ready(struct terminal *terminal, bool waited, enum key_step *step, struct event *event)
{
	*step = KEYS_NONE;
	if (terminal->resized) {
		terminal->resized = false;
		measure(terminal);
		*event = (struct event){ .kind = EVENT_KEY, .key.code = KEY_RESIZED };
		return true;
	}
	*event = (struct event){ .kind = EVENT_KEY };
	*step = key_reader_next(&terminal->reader, waited, &event->key);
	if (*step == KEYS_KEY)
		return true;
	event->kind = EVENT_GONE;
	return terminal->gone;
}

/* What came while waiting goes where it belongs. True if a wake fd did; it goes first, since it may say "end". */
static bool take_in(struct terminal *terminal, const struct pollfd *fds, size_t n_wake, struct event *event)
{
	if (fds[1].revents)
		read_signals(terminal);
	if (fds[0].revents & POLLIN)
		read_keys(terminal);
	else if (fds[0].revents)
		terminal->gone = true;
	for (size_t i = 0; i < n_wake; i++) {
		if (fds[2 + i].revents) {
			*event = (struct event){ .kind = EVENT_WAKE, .wake = i };
			return true;
		}
	}
	return false;
}

static int shorter(int a, int b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

struct event terminal_wait(struct terminal *terminal, const int *wake_fds, size_t n_wake_fds, int timeout_ms)
{
	struct pollfd fds[2 + WAKE_MAX] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .fd = signal_pipe[0], .events = POLLIN } };
	size_t n_wake = n_wake_fds < WAKE_MAX ? n_wake_fds : WAKE_MAX;
	for (size_t i = 0; i < n_wake; i++)
		fds[2 + i] = (struct pollfd){ .fd = wake_fds[i], .events = POLLIN };
	int64_t end = timeout_ms > 0 ? clock_monotonic_ms() + timeout_ms : 0;
	struct event event;
	enum key_step step;
	for (bool waited = false; !ready(terminal, waited, &step, &event);) {
		int64_t left = timeout_ms > 0 ? end - clock_monotonic_ms() : timeout_ms;
		if (timeout_ms >= 0 && left < 0)
			left = 0;
		int partial_ms = step != KEYS_PARTIAL ? -1 : terminal->reader.pasting ? PASTE_WAIT_MS : ESCAPE_WAIT_MS;
		int n = poll(fds, 2 + n_wake, shorter((int)left, partial_ms));
		if (n > 0 && take_in(terminal, fds, n_wake, &event))
			return event;
		waited = n == 0 && step == KEYS_PARTIAL;
		if (n == 0 && step != KEYS_PARTIAL)
			return (struct event){ .kind = EVENT_TIMEOUT };
	}
	return event;
}

bool terminal_more(struct terminal *terminal)
{
	if (terminal->resized || terminal->gone || terminal->reader.from < terminal->reader.to)
		return true;
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	return poll(&fd, 1, 0) > 0;
}
