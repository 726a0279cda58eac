/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/blank.h"
#include "client/verbs/work.h"
#include "client/words.h"
#include "entry/document.h"
#include "entry/signoff.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <string.h>

enum { BLANK, JSON };

static const struct verb_option options[] = {
	[BLANK] = { "blank", 0, NULL, N_("The questions instead of the answers.") },
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static struct json *approval_json(const struct assessment *assessment)
{
	struct approval approval;
	if (!approval_get(assessment, &approval))
		return json_null();
	struct json *json = json_object();
	json_set_text(json, "name", approval.name);
	json_set_text(json, "role", approval.role);
	json_set_text(json, "day", approval.day);
	json_set_text(json, "digest", approval.digest);
	json_set_bool(json, "holds", approval_holds(assessment));
	return json;
}

static struct json *documents_json(const struct assessment *assessment)
{
	struct json *list = json_array();
	for (size_t i = 0; i < documents_count(assessment); i++)
		json_append(list, json_dup(document_at(assessment, i)));
	return list;
}

static struct json *answers_json(const struct assessment *assessment)
{
	struct json *json = json_object();
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		const struct json *answer = assessment_answer(assessment, question);
		if (answer)
			json_set(json, question->id, json_dup(answer));
	}
	return json;
}

static int show_json(const struct opened *opened)
{
	const struct assessment *assessment = opened->assessment;
	struct json *json = json_object();
	json_set_text(json, "id", opened->id);
	json_set_text(json, "agency", assessment_agency_name(assessment));
	json_set(json, "form", blank_form_json(assessment->form));
	json_set_text(json, "route", assessment_route(assessment));
	json_set_text(json, "state", assessment_state_name(store_state(opened)));
	json_set_int(json, "revision", assessment_revision(assessment));
	json_set(json, "answers", answers_json(assessment));
	json_set(json, "documents", documents_json(assessment));
	json_set(json, "approval", approval_json(assessment));
	return out_json(json);
}

static void add_value(struct buf *out, const struct assessment *assessment, const char *label, const struct form_field *field,
	const struct json *answer)
{
	if (value_is_empty(answer_field(answer, field)))
		return;
	buf_puts(out, "    ");
	if (label)
		buf_printf(out, "%s ", label);
	field_words(assessment, field, answer, out);
	buf_putc(out, '\n');
}

static void add_member(struct buf *out, const char *label, const char *text)
{
	if (text && *text)
		buf_printf(out, "    %s %s\n", label, text);
}

static void add_answer(struct buf *out, const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question);
	const char *state = answer_state(answer);
	buf_printf(out, "%s  %s\n", question->id, question_text(assessment, question));
	if (!state || strcmp(state, "answered") != 0)
		buf_printf(out, "    %s\n", answer_state_words(state));
	if (question->value.kind != FIELD_GROUP)
		add_value(out, assessment, NULL, &question->value, answer);
	for (size_t i = 0; i < question->n_parts; i++)
		add_value(out, assessment, question->parts[i].text, &question->parts[i], answer);
	add_member(out, _("Reason:"), json_get_text(answer, "reason"));
	add_member(out, _("Comment:"), json_get_text(answer, "comment"));
}

static int show_text(const struct opened *opened)
{
	const struct assessment *assessment = opened->assessment;
	struct buf out = BUF(OUT_MAX_BYTES);
	for (size_t i = 0; i < assessment->form->n_questions; i++)
		if (question_is_asked(assessment, &assessment->form->questions[i]))
			add_answer(&out, assessment, &assessment->form->questions[i]);
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int work(struct call *call, struct opened *opened)
{
	if (call->values[BLANK])
		return call->values[JSON] ? out_json(blank_json(opened->assessment)) : blank_text(opened->assessment);
	return call->values[JSON] ? show_json(opened) : show_text(opened);
}

static int run(struct call *call)
{
	return with_assessment(call, false, work);
}

const struct verb verb_show = {
	.name = "show", .operands = "ID",
	.summary = N_("Show the answers, or with --blank every question, its kind, options and the shape of an answer."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
