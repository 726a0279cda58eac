/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/form_source.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "form/texts.h"
#include "page/gettext.h"

#include <string.h>

enum { OUTPUT };

static const struct verb_option options[] = {
	[OUTPUT] = { "output", 'o', "FILE", N_("The template to write, such as third-sector.pot. Without it, standard output.") },
};

static int write_pot(const struct call *call, const struct json *body)
{
	const char *path = call->operands[0], *slash = strrchr(path, '/');
	struct form_texts texts;
	struct err err;
	if (!form_texts_read(body, &texts, &err))
		return fail_with(&err);
	struct buf out = BUF(OUT_MAX_BYTES);
	form_texts_write_pot(&texts, body, slash ? slash + 1 : path, &out);
	int status = out_file(&out, call->values[OUTPUT]);
	buf_release(&out);
	form_texts_release(&texts);
	return status;
}

static int run(struct call *call)
{
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	int status = form_source_join(call->operands[0], &body, &faults);
	if (status == STATUS_OK)
		status = write_pot(call, body);
	else if (faults.n)
		status = form_faults_say(call->operands[0], &faults);
	json_free(body);
	form_faults_release(&faults);
	return status;
}

const struct verb verb_form_pot = {
	.name = "form pot", .operands = "FILE",
	.summary = N_("Write a form's texts as a template for translators, who use any editor of PO files."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
