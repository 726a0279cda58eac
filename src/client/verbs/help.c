/* SPDX-License-Identifier: MIT */
#include "client/verbs/help.h"

#include "base/buf.h"
#include "client/verbs/out.h"
#include "client/verbs/verb.h"
#include "page/gettext.h"

static void add_program_help(struct buf *out)
{
	buf_puts(out, _("section11 [options]\nsection11 INVITATION.s11invite\nsection11 VERB ...\n\n"));
	options_help_words(out,
		_("Fill in a Section 11 self-assessment, have it approved and send it. Without a verb the full screen opens."));
	buf_puts(out, _("\nVerbs, for scripts\n"));
	for (size_t i = 0; verbs[i]; i++)
		verb_help_row(out, verbs[i]);
	options_help_words(out, _("\nID is the beginning of an assessment's id, at least 4 characters. "
		"\"section11 VERB --help\" says more about a verb."));
	buf_puts(out, _("\nOptions\n"));
	options_help(out, global_options, GLOBAL_COUNT);
	buf_puts(out, _("\nOptions of the full screen\n"));
	options_help(out, verb_screen.options, verb_screen.n_options);
}

int help_show(const struct verb *verb)
{
	struct buf out = BUF(64 * 1024);
	if (verb && verb != &verb_screen)
		verb_help(&out, "section11", verb, global_options, GLOBAL_COUNT);
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
