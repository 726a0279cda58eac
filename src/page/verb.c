/* SPDX-License-Identifier: MIT */
#include "page/verb.h"

#include "page/gettext.h"

#include <stdio.h>

void verb_help(struct buf *out, const char *program, const struct verb *verb, const struct verb_option *globals, size_t n_globals)
{
	buf_printf(out, "%s %s%s%s%s\n\n", program, verb->name, *verb->operands ? " " : "", verb->operands,
		verb->n_options ? _(" [options]") : "");
	options_help_words(out, _(verb->summary));
	if (verb->details) {
		buf_putc(out, '\n');
		options_help_words(out, _(verb->details));
	}
	buf_puts(out, _("\nOptions\n"));
	options_help(out, verb->options, verb->n_options);
	options_help(out, globals, n_globals);
}

void verb_help_row(struct buf *out, const struct verb *verb)
{
	char label[128];
	snprintf(label, sizeof label, "%s%s%s", verb->name, *verb->operands ? " " : "", verb->operands);
	options_help_row(out, label, _(verb->summary));
}
