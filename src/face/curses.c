/* SPDX-License-Identifier: MIT */
#include "face/canvas.h"

#include "base/mem.h"
#include "base/text.h"
#include "face/cells.h"
#include "face/looks.h"

/* Keys are not read through curses, so its names for them give way to ours. */
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
#undef KEY_ENTER
#undef KEY_BACKSPACE

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* Clicks, the wheel, and movement while a button is down; places as decimal numbers. */
#define MOUSE_ON "\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l"
#define TERM_BYTES 64
#define HELD_MAX_BYTES (8 * BUF_MIB)

struct canvas {
	SCREEN *screen;
	FILE *held;            /* curses writes here; emptied after each paint */
	struct buf taken;      /* out of `held` */
	struct cells shown;    /* what curses was told last, so that it is only told of what changed */
	bool known;            /* `shown` holds */
	bool entered, has_alternate, has_private_modes;
	bool mouse;
	bool colour, has_pairs;
	enum theme theme;
};

/* Capability as text; NULL if this terminal has none. */
static const char *capability(const char *name)
{
	const char *text = tigetstr(name);
	return text == (char *)-1 || !text || !*text ? NULL : text;
}

/*
 * "xterm-ghostty" without a description here is an xterm still: what stands behind a dash is left off until it is known. False if
 * it never is. The description is curses' current one then.
 */
static bool find_description(char name[TERM_BYTES])
{
	const char *term = getenv("TERM");
	int status;
	text_copy(name, TERM_BYTES, term ? term : "");
	for (char *dash; *name && setupterm(name, STDOUT_FILENO, &status) != OK; *dash = '\0') {
		dash = strrchr(name, '-');
		if (!dash)
			return false;
	}
	return *name;
}

static void drop_description(void)
{
	del_curterm(set_curterm(NULL));
}

static bool can_place_cursor(void)
{
	return capability("cup") && capability("clear") && tigetflag("gn") <= 0 && tigetflag("hc") <= 0;
}

static bool describe(struct canvas *canvas, char name[TERM_BYTES], struct err *err)
{
	const char *term = getenv("TERM");
	if (!find_description(name))
		return err_set(err, ERR_TERMINAL, term ? term : "TERM", "terminal not known");
	bool enough = can_place_cursor();
	const char *enter = capability("smcup");
	canvas->has_alternate = enter && capability("rmcup");
	canvas->has_private_modes = capability("BE") || (enter && strstr(enter, "\033[?"));
	drop_description();
	return enough || err_set(err, ERR_TERMINAL, term, "terminal cannot place its cursor");
}

void canvas_facts(struct terminal_facts *ret)
{
	char name[TERM_BYTES], key[8];
	*ret = (struct terminal_facts){ .name = "" };
	if (!find_description(name))
		return;
	int colours = tigetnum("colors");
	text_copy(ret->name, sizeof ret->name, name);
	ret->full_screen = can_place_cursor();
	ret->colours = colours < 0 ? 0 : colours;
	for (int f = 1; f <= 12; f++) {
		snprintf(key, sizeof key, "kf%d", f);
		ret->function_keys += capability(key) != NULL;
	}
	drop_description();
}

static void set_or_unset(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

/* Runs newterm with a size of our choice: it sees no terminal to ask, and trusts the environment first. */
static SCREEN *start_screen(const char *name, FILE *held, int rows, int cols)
{
	static const char *const names[] = { "LINES", "COLUMNS" };
	int sizes[] = { rows, cols };
	char *old[2], number[16];
	for (size_t i = 0; i < 2; i++) {
		const char *value = getenv(names[i]);
		old[i] = value ? xstrdup(value) : NULL;
		snprintf(number, sizeof number, "%d", sizes[i]);
		setenv(names[i], number, 1);
	}
	SCREEN *screen = newterm(name, held, stdin);
	for (size_t i = 0; i < 2; i++) {
		set_or_unset(names[i], old[i]);
		free(old[i]);
	}
	return screen;
}

/* curses catches these for itself; the program decides about signals, not a library. */
static SCREEN *start_screen_quietly(const char *name, FILE *held, int rows, int cols)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };
	struct sigaction old[sizeof numbers / sizeof numbers[0]];
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		sigaction(numbers[i], NULL, &old[i]);
	SCREEN *screen = start_screen(name, held, rows, cols);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		sigaction(numbers[i], &old[i], NULL);
	return screen;
}

static FILE *open_held(void)
{
	int fd = memfd_create("screen", MFD_CLOEXEC);
	FILE *held = fd >= 0 ? fdopen(fd, "w+") : tmpfile();
	if (!held && fd >= 0)
		close(fd);
	return held;
}

/* Colours are begun when they are first wanted: a screen without them never mentions them. */
static void use_colour(struct canvas *canvas, bool colour)
{
	canvas->colour = colour && tigetnum("colors") == LOOK_CUBE_COLOURS;
	if (!canvas->colour || canvas->has_pairs)
		return;
	start_color();
	canvas->has_pairs = canvas->colour = use_default_colors() == OK;
	for (short i = LOOK_PLAIN + 1; canvas->has_pairs && i < LOOK_COLOUR_COUNT; i++)
		init_pair(i, (short)look_colour_number((enum look_colour)i), -1);
}

static void set_up(struct canvas *canvas, const struct canvas_options *options)
{
	use_colour(canvas, options->colour);
	typeahead(-1);
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	curs_set(1);
	const char *place = capability("cup");
	if (place && strncmp(place, "\033[", 2) != 0)
		keypad(stdscr, TRUE); /* not of the ECMA-48 kind: its keys may only work when asked for */
}

bool canvas_open(const struct canvas_options *options, struct canvas **ret, struct err *err)
{
	char name[TERM_BYTES];
	struct canvas canvas = { .theme = options->theme, .mouse = options->mouse, .taken = BUF(HELD_MAX_BYTES) };
	if (!describe(&canvas, name, err))
		return false;
	canvas.held = open_held();
	if (!canvas.held)
		return err_sys(err, errno, "screen", "opening a place to draw in");
	canvas.screen = start_screen_quietly(name, canvas.held, options->rows, options->cols);
	if (!canvas.screen) {
		fclose(canvas.held);
		return err_set(err, ERR_TERMINAL, "TERM", "curses refuses this terminal");
	}
	set_up(&canvas, options);
	cells_init(&canvas.shown, options->rows, options->cols);
	buf_fill(&canvas.taken, ' ', CANVAS_LEAVE_BYTES);
	*ret = xmalloc(sizeof **ret);
	**ret = canvas;
	return true;
}

static int number_from(const char *variable, const char *name, int otherwise)
{
	int64_t n;
	const char *value = getenv(variable);
	if (value && text_to_int(value, 1, 1000, &n))
		return (int)n;
	char term[TERM_BYTES];
	int from_description = -1;
	if (find_description(term)) {
		from_description = tigetnum(name);
		drop_description();
	}
	return from_description > 0 ? from_description : otherwise;
}

void canvas_guess_size(int *ret_rows, int *ret_cols)
{
	*ret_rows = number_from("LINES", "lines", 24);
	*ret_cols = number_from("COLUMNS", "cols", 80);
}

void canvas_resize(struct canvas *canvas, int rows, int cols)
{
	resize_term(rows, cols);
	cells_resize(&canvas->shown, rows, cols);
	canvas_forget(canvas);
}

void canvas_theme(struct canvas *canvas, enum theme theme, bool colour)
{
	canvas->theme = theme;
	use_colour(canvas, colour);
	canvas->known = false;
}

void canvas_forget(struct canvas *canvas)
{
	canvas->known = false;
	clearok(curscr, TRUE);
}

/* The characters of a cell; what the locale cannot say becomes a question mark. Returns how many, at most `max`. */
static size_t wide_text(const char *text, wchar_t *to, size_t max)
{
	char bytes[MB_LEN_MAX];
	size_t n = 0;
	for (const unsigned char *s = (const unsigned char *)text; *s && n < max;) {
		size_t more = *s < 0x80 ? 0 : *s < 0xe0 ? 1 : *s < 0xf0 ? 2 : 3;
		wchar_t c = (wchar_t)(more ? *s & (0x3f >> more) : *s);
		for (s++; more > 0 && *s; more--, s++)
			c = c << 6 | (*s & 0x3f);
		mbstate_t state = { 0 };
		bool sayable = wcrtomb(bytes, c, &state) != (size_t)-1;
		if (!sayable && n > 0)
			continue;
		to[n++] = sayable ? c : L'?';
	}
	return n;
}

static attr_t attributes_of(const struct canvas *canvas, enum style style, short *ret_pair)
{
	struct look look = look_of(canvas->theme, style);
	*ret_pair = canvas->colour ? (short)look.colour : 0;
	return (look.attributes & LOOK_BOLD ? A_BOLD : 0) | (look.attributes & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
		(look.attributes & LOOK_REVERSE ? A_REVERSE : 0);
}

static void put_cell(const struct canvas *canvas, int row, int col, const struct cell *cell)
{
	cchar_t c;
	short pair;
	wchar_t text[CCHARW_MAX + 1];
	attr_t attributes = attributes_of(canvas, cell->style, &pair);
	text[wide_text(cell->text, text, CCHARW_MAX)] = L'\0';
	if (!text[0] || setcchar(&c, text, attributes, pair, NULL) != OK)
		setcchar(&c, L"?", attributes, pair, NULL);
	mvadd_wch(row, col, &c);
	if (cell->cols == 2 && text[0] == L'?') {
		setcchar(&c, L" ", attributes, pair, NULL);
		mvadd_wch(row, col + 1, &c);
	}
}

/* Nearly every cell is one byte, and the same: no call for these. */
static bool same_text(const char *a, const char *b)
{
	return a[0] == b[0] && (a[0] == '\0' || (a[1] == b[1] && (a[1] == '\0' || strcmp(a, b) == 0)));
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return a->cols == b->cols && a->style == b->style && same_text(a->text, b->text);
}

static void put_changes(struct canvas *canvas, const struct cells *cells)
{
	struct cell *shown = canvas->shown.cell;
	const struct cell *cell = cells->cell;
	for (int row = 0; row < cells->rows; row++) {
		for (int col = 0; col < cells->cols; col++, cell++, shown++) {
			if (canvas->known && same_cell(cell, shown))
				continue;
			if (cell->cols > 0)
				put_cell(canvas, row, col, cell);
			*shown = *cell;
		}
	}
	canvas->known = true;
}

/* What curses wrote, to the end of `out`. */
static void take_held(struct canvas *canvas, struct buf *out)
{
	char some[8192];
	int fd = fileno(canvas->held);
	buf_clear(&canvas->taken);
	fflush(canvas->held);
	off_t end = lseek(fd, 0, SEEK_CUR);
	for (off_t at = 0; at < end;) {
		size_t want = (size_t)(end - at) < sizeof some ? (size_t)(end - at) : sizeof some;
		ssize_t n = pread(fd, some, want, at);
		if (n <= 0)
			break;
		buf_add(&canvas->taken, some, (size_t)n);
		at += n;
	}
	lseek(fd, 0, SEEK_SET);
	canvas_plain(buf_text(&canvas->taken), canvas->taken.len, out);
}

static void enter(struct canvas *canvas, struct buf *out)
{
	canvas->entered = true;
	if (canvas->has_private_modes)
		buf_puts(out, canvas->mouse ? PASTE_ON MOUSE_ON : PASTE_ON);
}

void canvas_show(struct canvas *canvas, const struct cells *cells, struct buf *out)
{
	if (cells->rows != canvas->shown.rows || cells->cols != canvas->shown.cols)
		canvas_resize(canvas, cells->rows, cells->cols);
	if (!canvas->entered)
		enter(canvas, out);
	put_changes(canvas, cells);
	move(cells->cursor_row, cells->cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
	take_held(canvas, out);
}

/* A paint that memory ran out in: it is not shown any more. */
static void drop_held(struct canvas *canvas)
{
	fflush(canvas->held);
	lseek(fileno(canvas->held), 0, SEEK_SET);
}

void canvas_leave(struct canvas *canvas, struct buf *out)
{
	if (!canvas->entered)
		return;
	canvas->entered = false;
	if (canvas->has_private_modes)
		buf_puts(out, canvas->mouse ? MOUSE_OFF PASTE_OFF : PASTE_OFF);
	drop_held(canvas);
	endwin();
	take_held(canvas, out);
	/* Without a second screen the page stays; what comes next begins below it. */
	if (!canvas->has_alternate)
		buf_puts(out, "\r\n");
}

void canvas_free(struct canvas *canvas)
{
	if (!canvas)
		return;
	delscreen(canvas->screen);
	fclose(canvas->held);
	cells_release(&canvas->shown);
	buf_release(&canvas->taken);
	free(canvas);
}

size_t canvas_keys(struct canvas_key *to, size_t max)
{
	static const struct {
		const char *name;
		enum key_code code;
	} keys[] = {
		{ "kcuu1", KEY_UP_ARROW }, { "kcud1", KEY_DOWN_ARROW }, { "kcub1", KEY_LEFT_ARROW }, { "kcuf1", KEY_RIGHT_ARROW },
		{ "khome", KEY_HOME_KEY }, { "kend", KEY_END_KEY }, { "kpp", KEY_PAGE_UP }, { "knp", KEY_PAGE_DOWN },
		{ "kich1", KEY_INSERT }, { "kdch1", KEY_DELETE_FORWARD }, { "kcbt", KEY_BACK_TAB }, { "kent", KEY_ENTER },
		{ "kbs", KEY_BACKSPACE },
	};
	size_t n = 0;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0] && n < max; i++) {
		const char *sequence = capability(keys[i].name);
		if (sequence)
			to[n++] = (struct canvas_key){ .sequence = sequence, .code = keys[i].code };
	}
	char name[8];
	for (int f = 1; f <= 12 && n < max; f++) {
		snprintf(name, sizeof name, "kf%d", f);
		const char *sequence = capability(name);
		if (sequence)
			to[n++] = (struct canvas_key){ .sequence = sequence, .code = KEY_FUNCTION, .n = f };
	}
	return n;
}
