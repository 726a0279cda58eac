/* SPDX-License-Identifier: MIT */
#include "board/verbs/help.h"

#include "base/text.h"
#include "board/verbs/out.h"
#include "board/verbs/verb.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define HELP_COLS 80
#define LABEL_COLS 26
#define HELP_MAX_BYTES ((size_t)64 * 1024)

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

static void add_row(struct buf *out, const char *label, const char *words)
{
	int used_cols = 2 + text_cols(label);
	buf_printf(out, "  %s", label);
	if (used_cols + 2 > LABEL_COLS) {
		buf_putc(out, '\n');
		used_cols = 0;
	}
	add_wrapped(out, words, LABEL_COLS, used_cols);
}

static void add_options(struct buf *out, const struct verb_option *options, size_t n)
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
		add_row(out, label, _(option->help));
	}
}

static void add_verb_help(struct buf *out, const struct verb *verb)
{
	buf_printf(out, "section11-board %s%s%s%s\n\n", verb->name, *verb->operands ? " " : "", verb->operands,
		verb->n_options ? _(" [options]") : "");
	add_wrapped(out, _(verb->summary), 0, 0);
	if (verb->details) {
		buf_putc(out, '\n');
		add_wrapped(out, _(verb->details), 0, 0);
	}
	buf_puts(out, _("\nOptions\n"));
	add_options(out, verb->options, verb->n_options);
	add_options(out, global_options, GLOBAL_COUNT);
}

static void add_program_help(struct buf *out)
{
	buf_puts(out, _("section11-board [--dir DIR] VERB ...\n\n"));
	add_wrapped(out, _("Ask organisations for a Section 11 self-assessment, receive what they send, and read it."), 0, 0);
	buf_puts(out, _("\nVerbs\n"));
	for (size_t i = 0; verbs[i]; i++) {
		char label[128];
		snprintf(label, sizeof label, "%s%s%s", verbs[i]->name, *verbs[i]->operands ? " " : "", verbs[i]->operands);
		add_row(out, label, _(verbs[i]->summary));
	}
	buf_putc(out, '\n');
	add_wrapped(out, _("\"section11-board VERB --help\" says more about a verb."), 0, 0);
	buf_puts(out, _("\nOptions\n"));
	add_options(out, global_options, GLOBAL_COUNT);
}

int help_show(const struct verb *verb)
{
	struct buf out = BUF(HELP_MAX_BYTES);
	if (verb)
		add_verb_help(&out, verb);
	else
		add_program_help(&out);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

int help_version(void)
{
	return out_line("section11-board %s", SECTION11_VERSION);
}
