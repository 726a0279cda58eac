/* SPDX-License-Identifier: MIT */
#include "client/verbs/doctor.h"

#include "base/buf.h"
#include "client/commands.h"
#include "client/key_file.h"
#include "face/keymap.h"
#include "page/gettext.h"

#include <stdlib.h>

static void look_at(void *ctx, long line, const struct err *err)
{
	struct buf words = BUF(1024);
	key_file_fault_words(err, &words);
	if (line)
		doctor_look(ctx, _("In line %ld of your key file: %s"), line, buf_text(&words));
	else
		doctor_look(ctx, _("Your key file cannot be read. %s"), buf_text(&words));
	buf_release(&words);
}

/* What helps where the screen cannot be read or was written over. */
static void say_ways(struct doctor *doctor, const struct keymap *keymap)
{
	const char *lines = commands_key(keymap, COMMAND_LINES, CTX_LIST), *redraw = commands_key(keymap, COMMAND_REDRAW, CTX_LIST);
	if (*lines)
		/* TRANSLATORS: %s is a key; "screen" is typed as it stands. */
		doctor_fine(doctor, _("%s tells the pages line by line, and the word screen leads back."), lines);
	if (*redraw)
		/* TRANSLATORS: %s is a key. */
		doctor_fine(doctor, _("%s draws the screen again."), redraw);
}

void doctor_check_keys(struct doctor *doctor)
{
	char *path = key_file_path();
	struct keymap *keymap = keymap_new(commands, COMMAND_COUNT);
	size_t taken = key_file_read(path, keymap, NULL, look_at, doctor);
	if (taken)
		doctor_fine(doctor, P_("Your key file sets %zu key.", "Your key file sets %zu keys.", taken), taken);
	else
		doctor_fine(doctor, "%s", _("No keys of your own are set."));
	say_ways(doctor, keymap);
	keymap_free(keymap);
	free(path);
}
