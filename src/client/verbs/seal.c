/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/mem.h"
#include "client/verbs/shell_word.h"
#include "client/verbs/work.h"
#include "entry/signoff.h"
#include "page/gettext.h"
#include "store/outbox.h"
#include "wire/sealed.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { OUTPUT };

static const struct verb_option options[] = {
	[OUTPUT] = { "output", 'o', "FILE", N_("Put a copy of the sealed file here as well, such as on a stick.") },
};

static int copy_out(struct opened *opened, int64_t revision, const char *path)
{
	struct buf bytes = BUF(SEALED_MAX_BYTES);
	struct err err;
	int status = outbox_read(opened->store, opened->id, revision, &bytes, &err) ? out_file(&bytes, path) : fail_with(&err);
	buf_release(&bytes);
	return status;
}

/* The next command, for the same folder. */
static char *send_command(const struct call *call)
{
	struct buf command = BUF(16 * 1024);
	buf_puts(&command, "section11-send");
	if (call->globals[GLOBAL_DIR]) {
		buf_puts(&command, " --dir ");
		shell_word_add(&command, call->globals[GLOBAL_DIR]);
	}
	return buf_take(&command);
}

/* One line: where it is, and what comes next. */
static int report(const struct call *call, const struct opened *opened, int64_t revision)
{
	struct buf out = BUF(16 * 1024);
	enum assessment_state state = store_state(opened);
	char *kept = call->values[OUTPUT] ? xstrdup(call->values[OUTPUT]) : sealed_path(opened, revision);
	char *command = send_command(call);
	if (state == STATE_RECEIVED || state == STATE_ANSWERED)
		buf_printf(&out, _("Revision %" PRId64 " is sealed, and the board has it. To see its receipt: section11 receipt %s\n"),
			revision, opened->id);
	else
		buf_printf(&out, _("Sealed as revision %" PRId64 ". To send it: %s. Or carry this file to the board: %s\n"),
			revision, command, kept);
	free(command);
	free(kept);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int work(struct call *call, struct opened *opened)
{
	struct err err;
	int64_t revision;
	if (!approval_holds(opened->assessment)) {
		complain(_("It cannot be sealed yet: nobody has approved these answers. To see what is missing: section11 check %s. "
			"To approve: section11 approve %s --name NAME --role ROLE"), opened->id, opened->id);
		return STATUS_NO;
	}
	if (!store_seal(opened, call->author.now, &revision, &err))
		return fail_with(&err);
	int status = call->values[OUTPUT] ? copy_out(opened, revision, call->values[OUTPUT]) : STATUS_OK;
	return status ? status : report(call, opened, revision);
}

static int run(struct call *call)
{
	if (call->values[OUTPUT] && !strcmp(call->values[OUTPUT], "-"))
		return misused(call->verb, _("A sealed file is not for reading: give -o the name of a file."));
	return with_assessment(call, true, work);
}

const struct verb verb_seal = {
	.name = "seal", .operands = "ID",
	.summary = N_("Seal the approved answers for the board, and say what to do next."),
	.details = N_("Nobody but the board can open the sealed file. Your own answers stay readable here. "
		"Sealing again without a change gives the same file."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
