/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "client/loop.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

enum { THEME, ASCII, LINES };

static const struct verb_option options[] = {
	[THEME] = { "theme", 0, "NAME", N_("How it looks: default, high-contrast, mono or projector.") },
	[ASCII] = { "ascii", 0, NULL, N_("Draw with plain characters only.") },
	[LINES] = { "lines", 0, NULL, N_("Tell everything line by line, for a screen reader, a braille line or a plain terminal.") },
};

static int work(struct call *call, struct store *store)
{
	enum theme theme = THEME_DEFAULT;
	struct err err;
	err_clear(&err);
	if (call->values[THEME] && !theme_from_name(call->values[THEME], &theme))
		return misused(&verb_tour, _("There is no theme \"%s\". There are default, high-contrast, mono and projector."), call->values[THEME]);
	struct run_options run = { .tour = true, .initials = call->author.initials, .theme = theme, .ascii = call->values[ASCII] != NULL,
		.lines = call->values[LINES] != NULL };
	int status = client_run(store, &run, &err);
	return status >= 0 ? status : fail_with(&err);
}

static int run(struct call *call)
{
	return with_store(call, work);
}

const struct verb verb_tour = {
	.name = "tour", .operands = "",
	.summary = N_("Take a five-minute tour. It is practice: nothing is kept or sent."),
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
