/* SPDX-License-Identifier: MIT */
#include "board/verbs/help.h"

#include "board/verbs/out.h"
#include "board/verbs/verb.h"
#include "page/gettext.h"

#define HELP_MAX_BYTES ((size_t)64 * 1024)

static void add_program_help(struct buf *out)
{
	buf_puts(out, _("section11-board [--dir DIR] VERB ...\n\n"));
	options_help_words(out, _("Ask organisations for a Section 11 self-assessment, receive what they send, and read it."));
	buf_puts(out, _("\nVerbs\n"));
	for (size_t i = 0; verbs[i]; i++)
		verb_help_row(out, verbs[i]);
	buf_putc(out, '\n');
	options_help_words(out, _("\"section11-board VERB --help\" says more about a verb."));
	buf_puts(out, _("\nOptions\n"));
	options_help(out, global_options, GLOBAL_COUNT);
}

int help_show(const struct verb *verb)
{
	struct buf out = BUF(HELP_MAX_BYTES);
	if (verb)
		verb_help(&out, "section11-board", verb, global_options, GLOBAL_COUNT);
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
