/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/language_names.h"
#include "client/verbs/form_source.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "form/pack.h"
#include "page/gettext.h"

#include <string.h>

enum { JSON, MISSING };

static const struct verb_option options[] = {
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
	[MISSING] = { "missing", 0, "LANGUAGE", N_("List the texts that this language lacks, such as cy.") },
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

/* ---- languages ---- */

static void say_language(const struct form *form, const struct form_language *language, struct buf *out)
{
	/* TRANSLATORS: the language's own name, its code, how many texts are translated, how many there are. */
	buf_printf(out, _("%s (%s): %zu of %zu texts are translated."), language_own_name(language->code), language->code,
		language->n_texts, form->n_texts);
	if (!*language->read_by)
		buf_printf(out, " %s", _("Not yet read by a native speaker."));
	buf_putc(out, '\n');
}

/* What a translator has still to see to in a file. */
static void say_file(const struct form_po *po, struct buf *out)
{
	const char *name = language_own_name(po->language);
	if (po->n_fuzzy)
		buf_printf(out, P_("%s: %zu text is marked fuzzy and left out.\n", "%s: %zu texts are marked fuzzy and left out.\n", po->n_fuzzy),
			name, po->n_fuzzy);
	if (po->n_stale)
		buf_printf(out, P_("%s: %zu text is not in the form any more.\n", "%s: %zu texts are not in the form any more.\n", po->n_stale),
			name, po->n_stale);
}

static int say_good(const struct form *form, const struct form_pos *pos)
{
	struct buf out = BUF(64 * 1024);
	buf_printf(&out, _("%s, version %d: nothing is wrong. %zu sections, %zu questions.\n"), form->id, form->version,
		form->n_sections, form->n_questions);
	for (size_t i = 0; i < form->n_languages; i++)
		say_language(form, &form->languages[i], &out);
	for (size_t i = 0; i < pos->n; i++)
		say_file(&pos->items[i], &out);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int say_missing(const struct call *call, const struct json *body)
{
	const char *path = call->operands[0], *slash = strrchr(path, '/');
	struct form_texts texts;
	struct err err;
	if (!form_texts_read(body, &texts, &err))
		return fail_with(&err);
	struct buf out = BUF(OUT_MAX_BYTES);
	form_missing(body, &texts, slash ? slash + 1 : path, call->values[MISSING], &out);
	int status = out_text(&out);
	buf_release(&out);
	form_texts_release(&texts);
	return status;
}

/* What joined can be read: the reader runs all the same, for what it counts. */
static int check_body(const struct call *call, const struct json *body, const struct form_pos *pos, struct form_faults *faults)
{
	struct form *form;
	struct err err;
	if (!form_read(body, &form, faults, &err))
		return faults->n ? STATUS_DATA : fail_with(&err);
	int status = call->values[MISSING] ? say_missing(call, body) : call->values[JSON] ? say_json(faults) : say_good(form, pos);
	form_free(form);
	return status;
}

static int check_source(const struct call *call)
{
	const char *path = call->operands[0];
	struct form_faults faults = { 0 };
	struct form_pos pos = { 0 };
	struct json *body = NULL;
	int status = form_source_join(path, &body, &faults);
	if (status == STATUS_OK)
		status = form_source_translate(path, body, &pos, &faults);
	if (status == STATUS_OK)
		status = check_body(call, body, &pos, &faults);
	if (faults.n)
		status = call->values[JSON] ? say_json(&faults) : form_faults_say(path, &faults);
	json_free(body);
	form_pos_release(&pos);
	form_faults_release(&faults);
	return status;
}

/* The signature is looked at first: what follows reads the same bytes. */
static int check_pack(const struct call *call)
{
	const char *path = call->operands[0];
	struct buf bytes = BUF(PACK_MAX_BYTES);
	struct json *body = NULL;
	struct form_faults faults = { 0 };
	struct pack pack;
	struct err err;
	bool opened = file_read(path, &bytes, &err) && pack_open(buf_text(&bytes), bytes.len, NULL, path, &pack, &err);
	if (opened)
		pack_release(&pack);
	bool ok = opened && json_parse(buf_text(&bytes), bytes.len, &json_default_limits, path, &body, &err);
	int status = ok ? check_body(call, body, &(struct form_pos){ 0 }, &faults) : fail_with(&err);
	form_faults_release(&faults);
	json_free(body);
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
	.details = N_("Without a fault it says which languages the form has, and how much of it is translated."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
