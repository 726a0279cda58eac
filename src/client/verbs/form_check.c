/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/verbs/form_source.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "form/pack.h"
#include "page/gettext.h"

#include <string.h>

enum { JSON };

static const struct verb_option options[] = {
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static struct json *fault_json(const struct form_fault *fault)
{
	struct json *json = json_object();
	json_set_text(json, "file", fault->file);
	json_set_int(json, "line", fault->line);
	json_set_text(json, "pointer", fault->pointer);
	json_set_text(json, "what", fault->what);
	return json;
}

static int say_json(const struct form_faults *faults)
{
	struct json *list = json_array();
	for (size_t i = 0; i < faults->n; i++)
		json_append(list, fault_json(&faults->items[i]));
	int status = out_json(list);
	return status ? status : faults->n ? STATUS_DATA : STATUS_OK;
}

static int say_good(const struct form *form)
{
	struct buf out = BUF(16 * 1024);
	buf_printf(&out, _("%s, version %d: nothing is wrong. %zu sections, %zu questions.\n"), form->id, form->version,
		form->n_sections, form->n_questions);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

/* What joined can be read: the reader runs all the same, for what it counts. */
static int check_body(const struct call *call, const struct json *body, struct form_faults *faults)
{
	struct form *form;
	struct err err;
	if (!form_read(body, &form, faults, &err))
		return faults->n ? STATUS_DATA : fail_with(&err);
	int status = call->values[JSON] ? say_json(faults) : say_good(form);
	form_free(form);
	return status;
}

static int check_source(const struct call *call)
{
	const char *path = call->operands[0];
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	int status = form_source_join(path, &body, &faults);
	if (status == STATUS_OK)
		status = check_body(call, body, &faults);
	if (faults.n)
		status = call->values[JSON] ? say_json(&faults) : form_faults_say(path, &faults);
	json_free(body);
	form_faults_release(&faults);
	return status;
}

static int check_pack(const struct call *call)
{
	struct buf bytes = BUF(PACK_MAX_BYTES);
	struct pack pack;
	struct err err;
	int status;
	if (!file_read(call->operands[0], &bytes, &err) ||
		!pack_open(buf_text(&bytes), bytes.len, NULL, call->operands[0], &pack, &err)) {
		status = fail_with(&err);
	} else {
		status = call->values[JSON] ? say_json(&(struct form_faults){ 0 }) : say_good(pack.form);
		pack_release(&pack);
	}
	buf_release(&bytes);
	return status;
}

static int run(struct call *call)
{
	const char *path = call->operands[0], *dot = strrchr(path, '.');
	return dot && !strcmp(dot, ".s11pack") ? check_pack(call) : check_source(call);
}

const struct verb verb_form_check = {
	.name = "form check", .operands = "FILE",
	.summary = N_("Find every fault in a form's sources, or in a pack: file, line, place and what to mend."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
