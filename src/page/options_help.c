/* SPDX-License-Identifier: MIT */
#include "page/options.h"

#include "base/text.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define HELP_COLS 80
#define LABEL_COLS 26

/* Wrapped between `from_cols` and the right edge; `used_cols` of the first line are taken already. */
static void add_wrapped(struct buf *out, const char *words, int from_cols, int used_cols)
{
	struct text_line line = { .next = 0 };
	while (text_wrap_next(words, strlen(words), HELP_COLS - from_cols, &line)) {
		buf_fill(out, ' ', (size_t)(from_cols - used_cols));
		buf_add(out, words + line.start, line.len);
		buf_putc(out, '\n');
		used_cols = 0;
	}
}

void options_help_words(struct buf *out, const char *words)
{
	add_wrapped(out, words, 0, 0);
}

void options_help_row(struct buf *out, const char *label, const char *words)
{
	int used_cols = 2 + text_cols(label);
	buf_puts(out, "  ");
	buf_puts(out, label);
	if (used_cols + 2 > LABEL_COLS) {
		buf_putc(out, '\n');
		used_cols = 0;
	}
	add_wrapped(out, words, LABEL_COLS, used_cols);
}

void options_help(struct buf *out, const struct verb_option *options, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct verb_option *option = &options[i];
		char label[64], letter[8] = "    ";
		if (!option->help)
			continue;
		if (option->letter)
			snprintf(letter, sizeof letter, "-%c, ", option->letter);
		snprintf(label, sizeof label, "%s--%s%s%s", letter, option->name, option->argument ? " " : "",
			option->argument ? option->argument : "");
		options_help_row(out, label, _(option->help));
	}
}
