/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "client/verbs/findings.h"
#include "client/verbs/work.h"
#include "entry/signoff.h"
#include "page/gettext.h"

#include <string.h>

enum { NAME, ROLE, ANYWAY, WITHDRAW };

static const struct verb_option options[] = {
	[NAME] = { "name", 0, "NAME", N_("Who approves: your most senior person.") },
	[ROLE] = { "role", 0, "ROLE", N_("What they are, such as \"Chair of trustees\".") },
	[ANYWAY] = { "anyway", 0, NULL, N_("Approve though something is missing. The board sees what.") },
	[WITHDRAW] = { "withdraw", 0, NULL, N_("Take the approval back.") },
};

/* What an earlier approval brought up is settled by this one. */
static void drop_of_approval(struct findings *findings)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->n; i++)
		if (findings->items[i].code != FINDING_APPROVAL_BROKEN && findings->items[i].code != FINDING_SAME_PERSON)
			findings->items[kept++] = findings->items[i];
	findings->n = kept;
}

/* Says what stands in the way; true if nothing does. */
static bool is_complete(const struct opened *opened)
{
	struct findings findings;
	struct buf lines = BUF(OUT_MAX_BYTES);
	findings_collect(opened->assessment, &findings);
	drop_of_approval(&findings);
	int blocking = findings_blocking(&findings);
	findings_write(&findings, &lines);
	if (blocking) {
		complain_text(&lines);
		complain(P_("Not approved: %d thing is missing or must be put right. With --anyway it is approved as it is.",
			"Not approved: %d things are missing or must be put right. With --anyway it is approved as it is.", blocking), blocking);
	}
	buf_release(&lines);
	findings_release(&findings);
	return !blocking;
}

/* What is worth another look is said once more to whoever signs off, and hinders nothing. */
static void note_findings(const struct opened *opened)
{
	struct findings findings;
	struct buf lines = BUF(OUT_MAX_BYTES);
	findings_collect(opened->assessment, &findings);
	for (size_t i = 0; i < findings.n; i++)
		if (findings.items[i].strength != STRENGTH_MISSING)
			findings_write(&(struct findings){ &findings.items[i], 1 }, &lines);
	complain_text(&lines);
	buf_release(&lines);
	findings_release(&findings);
}

static int report(const struct opened *opened)
{
	struct approval approval;
	if (!approval_get(opened->assessment, &approval))
		return STATUS_NO;
	struct buf out = BUF(16 * 1024);
	buf_printf(&out, _("Approved by %s, %s, on %s.\n"), approval.name, approval.role, approval.day);
	buf_printf(&out, _("Digest of what was approved: %s\n"), approval.digest);
	buf_puts(&out, _("If anything changes now, it must be approved again.\n"));
	buf_printf(&out, _("To seal it for the board: section11 seal %s\n"), opened->id);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int work(struct call *call, struct opened *opened)
{
	struct err err;
	if (!call->values[ANYWAY] && !is_complete(opened))
		return STATUS_NO;
	if (!approval_give(opened->assessment, call->values[NAME], call->values[ROLE], &call->author, &err))
		return fail_with(&err);
	int status = save_opened(opened);
	if (status == STATUS_OK) {
		note_findings(opened);
		status = report(opened);
	}
	return status;
}

static int withdraw(struct call *call, struct opened *opened)
{
	approval_withdraw(opened->assessment, &call->author);
	return save_opened(opened);
}

static int run(struct call *call)
{
	if (call->values[WITHDRAW])
		return with_assessment(call, true, withdraw);
	if (!call->values[NAME] || !call->values[ROLE])
		return misused(call->verb, _("Say who approves, with --name and --role."));
	if (!is_text(call->values[NAME]) || !is_text(call->values[ROLE]))
		return STATUS_DATA;
	return with_assessment(call, true, work);
}

const struct verb verb_approve = {
	.name = "approve", .operands = "ID",
	.summary = N_("Note that your most senior person approves exactly these answers."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
