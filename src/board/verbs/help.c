/* SPDX-License-Identifier: MIT */
#include "board/verbs/help.h"

#include "board/verbs/out.h"
#include "board/verbs/verb.h"
#include "page/gettext.h"

#include <stdio.h>

#define HELP_MAX_BYTES ((size_t)64 * 1024)

static void add_verb_help(struct buf *out, const struct verb *verb)
{
	buf_printf(out, "section11-board %s%s%s%s\n\n", verb->name, *verb->operands ? " " : "", verb->operands,
		verb->n_options ? _(" [options]") : "");
	options_help_words(out, _(verb->summary));
	if (verb->details) {
		buf_putc(out, '\n');
		options_help_words(out, _(verb->details));
	}
	buf_puts(out, _("\nOptions\n"));
	options_help(out, verb->options, verb->n_options);
	options_help(out, global_options, GLOBAL_COUNT);
}

static void add_program_help(struct buf *out)
{
	buf_puts(out, _("section11-board [--dir DIR] VERB ...\n\n"));
	options_help_words(out, _("Ask organisations for a Section 11 self-assessment, receive what they send, and read it."));
	buf_puts(out, _("\nVerbs\n"));
	for (size_t i = 0; verbs[i]; i++) {
		char label[128];
		snprintf(label, sizeof label, "%s%s%s", verbs[i]->name, *verbs[i]->operands ? " " : "", verbs[i]->operands);
		options_help_row(out, label, _(verbs[i]->summary));
	}
	buf_putc(out, '\n');
	options_help_words(out, _("\"section11-board VERB --help\" says more about a verb."));
	buf_puts(out, _("\nOptions\n"));
	options_help(out, global_options, GLOBAL_COUNT);
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
