/* SPDX-License-Identifier: MIT */
#include "client/verbs/verb.h"

#include "base/text.h"
#include "client/loop.h"
#include "client/settings.h"
#include "client/speaking.h"
#include "client/take_along.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

#include <stdlib.h>

enum { OPEN, THEME, ASCII, NO_MOUSE, IDLE, PRACTICE, SEND_PROGRAM, LINES };

static const struct verb_option options[] = {
	[OPEN] = { "open", 0, "ID", N_("Open this assessment at once.") },
	[THEME] = { "theme", 0, "NAME", N_("How it looks: default, high-contrast, mono or projector.") },
	[ASCII] = { "ascii", 0, NULL, N_("Draw with plain characters only.") },
	[NO_MOUSE] = { "no-mouse", 0, NULL, N_("Leave the mouse to the terminal, to select and copy there.") },
	[IDLE] = { "idle", 0, "MINUTES", N_("Hide the screen after so many minutes without a key; 0 is never.") },
	[PRACTICE] = { "practice", 0, NULL, N_("This folder is for practice: every screen says so.") },
	[LINES] = { "lines", 0, NULL, N_("Tell everything line by line, for a screen reader, a braille line or a plain terminal.") },
	[SEND_PROGRAM] = { "send-program", 0, "FILE", N_("The program that sends. If not given: section11-send beside this one.") },
};

static int work(struct call *call, struct store *store)
{
	char id[ID_UUID_BYTES];
	enum theme theme = THEME_DEFAULT;
	int64_t idle_minutes = 0;
	struct err err;
	err_clear(&err);
	if (call->values[THEME] && !theme_from_name(call->values[THEME], &theme))
		return misused(&verb_screen, _("There is no theme \"%s\". There are default, high-contrast, mono and projector."), call->values[THEME]);
	if (call->values[IDLE] && !text_to_int(call->values[IDLE], 0, IDLE_MAX_MINUTES, &idle_minutes))
		return misused(&verb_screen, _("--idle takes a number of minutes, from 0 to %d."), IDLE_MAX_MINUTES);
	if (call->values[OPEN] && !store_find(store, call->values[OPEN], id, &err))
		return fail_with(&err);
	/* A folder that was chosen, a stick or one to practise, keeps its copies too. */
	char *copies = call->globals[GLOBAL_DIR] ? NULL : take_along_folder();
	struct run_options run = {
		.initials = call->author.initials,
		.open_id = call->values[OPEN] ? id : NULL,
		.invitation = call->n_operands ? call->operands[0] : NULL,
		.theme = theme,
		.send_program = call->values[SEND_PROGRAM],
		.copies_folder = copies,
		.ascii = call->values[ASCII] != NULL,
		.no_mouse = call->values[NO_MOUSE] != NULL,
		.idle_minutes = call->values[IDLE] ? (int)idle_minutes : -1,
		.practice = call->values[PRACTICE] != NULL,
		.lines = call->values[LINES] != NULL,
	};
	speaking_start(store);
	int status = client_run(store, &run, &err);
	free(copies);
	if (status >= 0)
		return status;
	status = fail_with(&err);
	complain(_("Without a terminal, use the verbs: section11 --help lists them."));
	return status;
}

static int run(struct call *call)
{
	return with_store(call, work);
}

const struct verb verb_screen = {
	.name = "", .operands = "[INVITATION]",
	.summary = N_("Open the full screen."),
	.max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
