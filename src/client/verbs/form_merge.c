/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/verbs/form_source.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "page/gettext.h"

#include <string.h>

static int say_merged(const char *path, const struct po_merged *merged)
{
	struct buf out = BUF(4096);
	buf_printf(&out, P_("%s: %zu text.\n", "%s: %zu texts.\n", merged->n), path, merged->n);
	if (merged->n_new)
		buf_printf(&out, P_("%zu text is new and has no translation yet.\n", "%zu texts are new and have no translation yet.\n", merged->n_new),
			merged->n_new);
	if (merged->n_back)
		buf_printf(&out, P_("%zu text came back with its translation.\n", "%zu texts came back with their translations.\n", merged->n_back),
			merged->n_back);
	if (merged->n_gone)
		buf_printf(&out, P_("%zu text is gone. Its translation is kept as obsolete.\n",
			"%zu texts are gone. Their translations are kept as obsolete.\n", merged->n_gone), merged->n_gone);
	if (merged->n_fuzzy)
		buf_printf(&out, P_("%zu text is marked fuzzy, as it was.\n", "%zu texts are marked fuzzy, as they were.\n", merged->n_fuzzy),
			merged->n_fuzzy);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

/* Only if something changed: whoever keeps the file under version control sees no change that is none. */
static int write_merged(const char *path, const struct buf *before, const struct buf *after, const struct po_merged *merged)
{
	struct err err;
	bool same = before->len == after->len && memcmp(buf_text(before), buf_text(after), after->len) == 0;
	if (after->full) {
		err_set(&err, ERR_TOO_BIG, path, "result larger than %zu bytes", after->max_bytes);
		return fail_with(&err);
	}
	if (!same && !file_rewrite(path, buf_text(after), after->len, &err))
		return fail_with(&err);
	return say_merged(path, merged);
}

static int merge(const struct call *call, const struct json *body, struct form_faults *faults)
{
	const char *form = call->operands[0], *path = call->operands[1], *slash = strrchr(form, '/');
	struct buf before = BUF(PO_MAX_BYTES), after = BUF(PO_MAX_BYTES);
	struct form_texts texts = { 0 };
	struct po_merged merged;
	struct po po;
	struct err err;
	int status = STATUS_DATA;
	if (!file_read(path, &before, &err) || !form_texts_read(body, &texts, &err)) {
		status = fail_with(&err);
	} else if (po_read(buf_text(&before), before.len, path, &po, faults)) {
		form_texts_write_po(&texts, body, slash ? slash + 1 : form, &po, &merged, &after);
		status = write_merged(path, &before, &after, &merged);
		po_release(&po);
	}
	form_texts_release(&texts);
	buf_release(&before);
	buf_release(&after);
	return status;
}

static int run(struct call *call)
{
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	int status = form_source_join(call->operands[0], &body, &faults);
	if (status == STATUS_OK) {
		status = merge(call, body, &faults);
		if (faults.n)
			status = form_faults_say("", &faults);
	} else if (faults.n) {
		status = form_faults_say(call->operands[0], &faults);
	}
	json_free(body);
	form_faults_release(&faults);
	return status;
}

const struct verb verb_form_merge = {
	.name = "form merge", .operands = "FORM.json PO",
	.summary = N_("Bring a translation up to the form as it is now: a PO file of it, such as third-sector.cy.po."),
	.details = N_("New texts come in without a translation, texts that are gone stay as obsolete. Comments and header are kept, and nothing is guessed."),
	.min_operands = 2, .max_operands = 2,
	.run = run,
};
