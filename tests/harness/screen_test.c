/* SPDX-License-Identifier: MIT */
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/mem.h"
#include "face/cells.h"
#include "face/painter.h"
#include "face/teller.h"
#include "harness/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void screen_test_locale(void)
{
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LANGUAGE");
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
}

static bool accepting(void)
{
	const char *accept = getenv("SECTION11_ACCEPT");
	return accept && strcmp(accept, "1") == 0;
}

static void read_all(const char *path, struct buf *to)
{
	char bytes[4096];
	FILE *file = fopen(path, "rb");
	if (!file)
		return;
	for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
		buf_add(to, bytes, n);
	fclose(file);
}

static void write_all(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		fail_msg("cannot write %s: %s", path, strerror(errno));
}

void screen_test_text(const char *file_name, const char *text)
{
	struct buf golden = BUF(8 * BUF_MIB), difference = BUF(8 * BUF_MIB);
	char *path = xasprintf("%s/%s", SCREENS_DIR, file_name);
	read_all(path, &golden);
	bool same = strcmp(buf_text(&golden), text) == 0;
	if (!same && accepting())
		write_all(path, text);
	else if (!same)
		diff_lines(buf_text(&golden), text, &difference);
	buf_release(&golden);
	if (!same && !accepting()) {
		fprintf(stderr, "%s: - is what was accepted, + is what is painted now\n%s", path, buf_text(&difference));
		buf_release(&difference);
		free(path);
		fail_msg("%s differs (SECTION11_ACCEPT=1 accepts it)", file_name);
	}
	buf_release(&difference);
	free(path);
}

static void test_named(const char *name, const char *ending, const struct buf *text)
{
	char *file = xasprintf("%s.%s", name, ending);
	screen_test_text(file, buf_text(text));
	free(file);
}

void screen_test_cells(const char *name, const struct cells *cells)
{
	struct buf picture = BUF(8 * BUF_MIB);
	cells_write(cells, &picture);
	test_named(name, "screen", &picture);
	buf_release(&picture);
}

void screen_test_page(const char *name, const struct page *page, const struct paint_options *options, int rows, int cols)
{
	struct paint_options usual = { .signs = SIGNS_DRAWN };
	struct paint_state state = { 0 };
	struct cells cells;
	cells_init(&cells, rows, cols);
	painter_paint(page, options ? options : &usual, &state, &cells);
	screen_test_cells(name, &cells);
	cells_release(&cells);
}

void screen_test_told(const char *name, const struct page *page, int cols)
{
	struct buf told = BUF(8 * BUF_MIB);
	teller_tell(page, cols, &told);
	test_named(name, "told", &told);
	buf_release(&told);
}
