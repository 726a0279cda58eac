/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/findings.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

enum { JSON };

static const struct verb_option options[] = {
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static int check_json(const struct findings *findings)
{
	int blocking = findings_blocking(findings);
	struct json *json = json_object();
	json_set_bool(json, "complete", blocking == 0);
	json_set(json, "findings", findings_json(findings));
	int status = out_json(json);
	return status ? status : blocking ? STATUS_NO : STATUS_OK;
}

static int check_text(const struct findings *findings)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	int blocking = findings_blocking(findings);
	findings_write(findings, &out);
	if (!blocking)
		buf_puts(&out, _("Nothing is missing.\n"));
	int status = out_text(&out);
	buf_release(&out);
	return status ? status : blocking ? STATUS_NO : STATUS_OK;
}

static int work(struct call *call, struct opened *opened)
{
	struct findings findings;
	findings_collect(opened->assessment, &findings);
	int status = call->values[JSON] ? check_json(&findings) : check_text(&findings);
	findings_release(&findings);
	return status;
}

static int run(struct call *call)
{
	return with_assessment(call, false, work);
}

const struct verb verb_check = {
	.name = "check", .operands = "ID",
	.summary = N_("Say what is still missing, one a line. Exit status 0: nothing; 1: something."),
	.details = N_("Lines that begin with a question's id name what must be filled in or put right. "
		"Lines that begin with \"Look at\" do not stand in the way of an approval."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
