/* SPDX-License-Identifier: MIT */
#include "client/verbs/help.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/verbs/out.h"
#include "client/verbs/verb.h"
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

static void add_row(struct buf *out, const char *label, const char *words)
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

static void add_options(struct buf *out, const struct verb_option *options, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct verb_option *option = &options[i];
		char label[64], letter[8] = "    ";
		if (option->letter)
			snprintf(letter, sizeof letter, "-%c, ", option->letter);
		snprintf(label, sizeof label, "%s--%s%s%s", letter, option->name, option->argument ? " " : "",
			option->argument ? option->argument : "");
		add_row(out, label, _(option->help));
	}
}

static void add_verb_help(struct buf *out, const struct verb *verb)
{
	buf_printf(out, "section11 %s%s%s%s\n\n", verb->name, *verb->operands ? " " : "", verb->operands,
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

static void add_verb_row(struct buf *out, const struct verb *verb)
{
	char label[128];
	snprintf(label, sizeof label, "%s%s%s", verb->name, *verb->operands ? " " : "", verb->operands);
	add_row(out, label, _(verb->summary));
}

static void add_program_help(struct buf *out)
{
	buf_puts(out, _("section11 [options]\nsection11 INVITATION.s11invite\nsection11 VERB ...\n\n"));
	add_wrapped(out, _("Fill in a Section 11 self-assessment, have it approved and send it. Without a verb the full screen opens."),
		0, 0);
	buf_puts(out, _("\nVerbs, for scripts\n"));
	for (size_t i = 0; verbs[i]; i++)
		add_verb_row(out, verbs[i]);
	add_wrapped(out, _("\nID is the beginning of an assessment's id, at least 4 characters. "
		"\"section11 VERB --help\" says more about a verb."), 0, 0);
	buf_puts(out, _("\nOptions\n"));
	add_options(out, global_options, GLOBAL_COUNT);
	buf_puts(out, _("\nOptions of the full screen\n"));
	add_options(out, verb_screen.options, verb_screen.n_options);
}

int help_show(const struct verb *verb)
{
	struct buf out = BUF(64 * 1024);
	if (verb && verb != &verb_screen)
		add_verb_help(&out, verb);
	else
		add_program_help(&out);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

int help_version(void)
{
	struct buf out = BUF(256);
	buf_printf(&out, "section11 %s\n", SECTION11_VERSION);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}
