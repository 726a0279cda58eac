/* SPDX-License-Identifier: MIT */
/*
 * Golden screens: pictures and texts in tests/screens/ that a person can read, compared with what the program paints
 * now. A difference fails the test and shows both, line by line. To accept what is painted now, run the test with
 * SECTION11_ACCEPT=1 in the environment, then read the diff before you commit it.
 *
 * Call screen_test_locale first: widths need UTF-8, and words must be the untranslated ones.
 */
#pragma once

struct cells;
struct page;
struct paint_options;

void screen_test_locale(void);
/* NAME.screen: the picture, its styles, the cursor. */
void screen_test_cells(const char *name, const struct cells *cells);
/* The same of a page, painted once from a fresh state at that size. NULL options: the default ones. */
void screen_test_page(const char *name, const struct page *page, const struct paint_options *options, int rows, int cols);
/* NAME.told: the page as the line teller tells it. */
void screen_test_told(const char *name, const struct page *page, int cols);
/* Any text in a file of that name (with its ending) beside them. */
void screen_test_text(const char *file_name, const char *text);
