/* SPDX-License-Identifier: MIT */
#include "face/terminal.h"

#include "face/cells.h"
#include "face/looks.h"
#include "face/terminal_inside.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define PAINT_MAX_BYTES (8 * BUF_MIB)
#define CELLS_MAX 1000
#define ESCAPE_WAIT_MS 25

/* One terminal a process, and never freed, so that closing it twice, from whatever hook, does no harm. */
static struct terminal the;

void terminal_set_raw(struct terminal *terminal)
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

void terminal_measure(struct terminal *terminal)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		terminal->rows = size.ws_row < CELLS_MAX ? size.ws_row : CELLS_MAX;
		terminal->cols = size.ws_col < CELLS_MAX ? size.ws_col : CELLS_MAX;
	} else if (!terminal->canvas) {
		canvas_guess_size(&terminal->rows, &terminal->cols);
	}
}

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

/* Nobody waits for Esc; but on a real line the bytes of an arrow key arrive one by one, at its own speed. */
static int escape_wait_ms(const struct termios *modes)
{
	static const struct {
		speed_t speed;
		int ms;               /* two more bytes of ten bits each */
	} slow[] = { { B110, 182 }, { B300, 67 }, { B600, 34 }, { B1200, 17 }, { B2400, 9 } };
	for (size_t i = 0; i < sizeof slow / sizeof slow[0]; i++) {
		if (cfgetospeed(modes) == slow[i].speed)
			return ESCAPE_WAIT_MS + slow[i].ms;
	}
	return ESCAPE_WAIT_MS;
}

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void terminal_learn(struct terminal_facts *ret)
{
	canvas_facts(ret);
	ret->uses_colours = ret->colours == LOOK_CUBE_COLOURS && allowed_theme(THEME_DEFAULT) == THEME_DEFAULT;
	ret->signs = signs_by_name(getenv("TERM"), is_utf8());
}

static bool open_canvas(struct terminal *terminal, const struct terminal_options *options, struct err *err)
{
	enum theme theme = allowed_theme(options->theme);
	struct canvas_options want = { .rows = terminal->rows, .cols = terminal->cols, .theme = theme,
		.colour = theme == THEME_DEFAULT, .mouse = options->mouse };
	return canvas_open(&want, &terminal->canvas, err);
}

bool terminal_open(const struct terminal_options *options, struct terminal **ret, struct err *err)
{
	if (the.open)
		return err_set(err, ERR_STATE, "terminal", "open already");
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_TERMINAL, "terminal", "standard input or output is no terminal");
	struct terminal fresh = { .signs = options->ascii ? SIGNS_ASCII : signs_by_name(getenv("TERM"), is_utf8()), .bytes = BUF(PAINT_MAX_BYTES),
		.last = BUF(CANVAS_LEAVE_BYTES) };
	if (tcgetattr(STDIN_FILENO, &fresh.shell) < 0)
		return err_sys(err, errno, "terminal", "reading its settings");
	fresh.escape_wait_ms = escape_wait_ms(&fresh.shell);
	terminal_measure(&fresh);
	if (!signals_open(err) || !open_canvas(&fresh, options, err))
		return false;
	the = fresh;
	buf_fill(&the.last, ' ', CANVAS_LEAVE_BYTES);
	out_open(&the);
	key_reader_init(&the.reader);
	learn_keys(&the);
	signals_catch();
	terminal_set_raw(&the);
	the.open = true;
	*ret = &the;
	return true;
}

void terminal_suspend(struct terminal *terminal)
{
	if (!terminal->open || terminal->given_away)
		return;
	terminal->given_away = true;
	buf_clear(&terminal->last);
	canvas_leave(terminal->canvas, &terminal->last);
	out_finish(terminal);
	set_cooked(terminal);
	signals_release();
}

void terminal_resume(struct terminal *terminal)
{
	if (!terminal->open || !terminal->given_away)
		return;
	terminal->given_away = false;
	signals_catch();
	terminal_set_raw(terminal);
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
	buf_release(&terminal->last);
	out_close(terminal);
	signals_close();
}

void terminal_size(const struct terminal *terminal, int *ret_rows, int *ret_cols)
{
	*ret_rows = terminal->rows;
	*ret_cols = terminal->cols;
}

enum sign_set terminal_signs(const struct terminal *terminal)
{
	return terminal->signs;
}

void terminal_show(struct terminal *terminal, const struct cells *cells)
{
	if (!terminal->open || terminal->given_away)
		return;
	out_write(terminal);
	terminal->stale = out_is_full(terminal);
	if (terminal->stale)
		return;
	canvas_show(terminal->canvas, cells, &terminal->bytes);
	out_write(terminal);
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
