/* SPDX-License-Identifier: MIT */
/*
 * The floor that the client is measured against: as little as a full-screen form can do. It parses the same pack with
 * cJSON, shows its questions as a list, moves a mark, turns pages, echoes letters. No checks, no drafts, no wrapping.
 *
 *     floor PACK
 *
 * Down, Up, PageDown, PageUp move; letters are echoed; Ctrl-Q ends it.
 */
#define NCURSES_WIDECHAR 1
#include <ncurses.h>

#include <cjson/cJSON.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define TITLES_MAX 4096
#define FIRST_ROW 3
#define FIELD_ROWS 4
#define FIELD_COLS 70
#define CTRL_Q ('Q' & 0x1f)

static const char *titles[TITLES_MAX];
static int n_titles, top, at, typed;

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		return NULL;
	long len = ftell(file);
	rewind(file);
	char *text = malloc((size_t)len + 1);
	size_t n = text ? fread(text, 1, (size_t)len, file) : 0;
	fclose(file);
	if (text)
		text[n] = '\0';
	return text;
}

static bool load(const char *path)
{
	char *text = read_file(path);
	cJSON *pack = text ? cJSON_Parse(text) : NULL, *section, *question;
	free(text);
	cJSON_ArrayForEach(section, cJSON_GetObjectItemCaseSensitive(pack, "sections")) {
		cJSON_ArrayForEach(question, cJSON_GetObjectItemCaseSensitive(section, "questions")) {
			if (n_titles < TITLES_MAX)
				titles[n_titles++] = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(question, "text"));
		}
	}
	return n_titles > 0;
}

static int list_rows(void)
{
	return LINES - FIRST_ROW - FIELD_ROWS - 1;
}

static void draw_mark(char mark)
{
	mvaddch(FIRST_ROW + at - top, 0, (chtype)mark);
}

static void draw_list(void)
{
	for (int i = 0; i < list_rows(); i++) {
		move(FIRST_ROW + i, 0);
		clrtoeol();
		if (top + i < n_titles)
			mvaddnstr(FIRST_ROW + i, 2, titles[top + i], COLS - 20);
		if (top + i < n_titles)
			mvaddstr(FIRST_ROW + i, COLS - 16, "Not started");
	}
}

static void draw_all(void)
{
	attron(A_BOLD);
	mvaddstr(0, 2, "Task list");
	attroff(A_BOLD);
	mvaddstr(1, 2, "Oak Street Youth Club");
	mvhline(2, 0, ACS_HLINE, COLS);
	draw_list();
	draw_mark('>');
	mvaddstr(LINES - 1, 2, "Enter choose   Up Down move   Ctrl-Q leave");
}

static void go(int to)
{
	int rows = list_rows();
	if (to < 0 || to >= n_titles)
		return;
	draw_mark(' ');
	at = to;
	if (at < top || at >= top + rows) {
		top = at / rows * rows;
		draw_list();
	}
	draw_mark('>');
	move(FIRST_ROW + at - top, 2);
}

static void type(int c)
{
	int place = typed++ % (FIELD_ROWS * FIELD_COLS);
	mvaddch(LINES - 1 - FIELD_ROWS + place / FIELD_COLS, 2 + place % FIELD_COLS, (chtype)c);
}

int main(int argc, char **argv)
{
	if (argc != 2 || !setlocale(LC_CTYPE, "") || !load(argv[1]))
		return fprintf(stderr, "floor PACK\n"), 1;
	initscr();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	draw_all();
	move(FIRST_ROW, 2);
	refresh();
	for (int c; (c = getch()) != CTRL_Q && c != ERR; refresh()) {
		if (c == KEY_DOWN || c == KEY_UP)
			go(at + (c == KEY_DOWN ? 1 : -1));
		else if (c == KEY_NPAGE || c == KEY_PPAGE)
			go(at + (c == KEY_NPAGE ? list_rows() : -list_rows()));
		else if (c >= ' ' && c < 127)
			type(c);
	}
	endwin();
	return 0;
}
