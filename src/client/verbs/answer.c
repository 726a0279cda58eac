/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/verbs/answers_from.h"
#include "client/verbs/work.h"
#include "entry/carry.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

enum { FROM, PART, OTHER, COMMENT, NOT_APPLICABLE, NOT_SURE, CLEAR, CONFIRM };

static const struct verb_option options[] = {
	[FROM] = { "from", 0, "FILE|-", N_("Take answers from a JSON object: all of them, or none if one is wrong.") },
	[PART] = { "part", 0, "PART", N_("The value is for this part of the question.") },
	[OTHER] = { "other", 0, "TEXT", N_("Which one, where the choice asks for words.") },
	[COMMENT] = { "comment", 0, "TEXT", N_("What you want to say about it; an empty text takes it out.") },
	[NOT_APPLICABLE] = { "not-applicable", 0, "REASON", N_("It does not apply to you, and why.") },
	[NOT_SURE] = { "not-sure", 0, NULL, N_("You are not sure yet.") },
	[CLEAR] = { "clear", 0, NULL, N_("Take the answer back; with --part, that part alone.") },
	[CONFIRM] = { "confirm", 0, NULL, N_("What was brought over from an earlier year is still true.") },
};

/* An answer that says it has no value keeps none. */
static void set_state(struct json *answer, const char *state, const char *reason)
{
	static const char *const of_a_value[] = { "value", "parts", "other", "other_parts", "aside" };
	for (size_t i = 0; i < sizeof of_a_value / sizeof of_a_value[0]; i++)
		json_remove(answer, of_a_value[i]);
	json_set_text(answer, "state", state);
	json_set_text(answer, "reason", reason);
}

/* The member of the answer that is an object, made if need be. */
static struct json *object_in(struct json *answer, const char *name)
{
	if (json_kind(json_get(answer, name)) != JSON_OBJECT)
		json_set(answer, name, json_object());
	return json_get_mut(answer, name);
}

static void set_value(struct json *answer, const struct form_field *field, struct json *value)
{
	const char *state = json_get_text(answer, "state");
	if (state && strcmp(state, "answered") != 0) {
		json_remove(answer, "state");
		json_remove(answer, "reason");
	}
	if (!field->id)
		json_set(answer, "value", value);
	else
		json_set(object_in(answer, "parts"), field->id, value);
}

static void set_other(struct json *answer, const struct form_field *field, const char *words)
{
	if (!field->id)
		json_set_text(answer, "other", *words ? words : NULL);
	else
		json_set_text(object_in(answer, "other_parts"), field->id, *words ? words : NULL);
}

/* The value itself, or the part that --part names; NULL if there is none, and said. */
static const struct form_field *field_named(const struct call *call, const struct form_question *question)
{
	const char *id = call->values[PART];
	if (!id) {
		if (question->value.kind != FIELD_GROUP || !call->operands[2])
			return &question->value;
		complain(_("%s has only parts. Choose one with --part; \"section11 show ID --blank --json\" lists them."), question->id);
		return NULL;
	}
	const struct form_field *part = form_part(question, id);
	if (!part)
		complain(_("%s has no part \"%s\". \"section11 show ID --blank --json\" lists them."), question->id, id);
	return part;
}

/* "-" is standard input, so that a long text need not stand on a command line. */
static bool read_value(const struct form_field *field, const char *text, struct json **ret_value, struct err *err)
{
	struct buf typed = BUF(2 * VALUE_TEXT_MAX_BYTES);
	if (!strcmp(text, "-") && !read_input("-", &typed, err)) {
		buf_release(&typed);
		return false;
	}
	char *trimmed = text_trim(strcmp(text, "-") ? text : buf_text(&typed));
	bool ok = (text_valid(trimmed, strlen(trimmed)) || err_set(err, ERR_ENCODING, "", "not UTF-8")) &&
		value_from_text(field, trimmed, ret_value, err);
	free(trimmed);
	buf_release(&typed);
	return ok;
}

/* Changes a copy of the answer by what the call asks for. */
static bool change_answer(const struct call *call, const struct form_field *field, struct json *answer, struct err *err)
{
	struct json *value;
	if (call->values[NOT_APPLICABLE])
		set_state(answer, "not_applicable", call->values[NOT_APPLICABLE]);
	if (call->values[NOT_SURE])
		set_state(answer, "not_sure", NULL);
	if (call->values[CLEAR])
		set_value(answer, field, NULL);
	if (call->operands[2]) {
		if (!read_value(field, call->operands[2], &value, err))
			return false;
		set_value(answer, field, value);
	}
	if (call->values[OTHER])
		set_other(answer, field, call->values[OTHER]);
	if (call->values[COMMENT])
		json_set_text(answer, "comment", *call->values[COMMENT] ? call->values[COMMENT] : NULL);
	return true;
}

static bool set_answer(const struct call *call, struct assessment *assessment, const struct form_question *question,
	const struct form_field *field, struct err *err)
{
	if (call->values[CLEAR] && !call->values[PART])
		return assessment_set_answer(assessment, question, NULL, &call->author, err);
	if (call->values[CONFIRM])
		return carried_confirm(assessment, question, &call->author, err);
	const struct json *old = assessment_answer(assessment, question);
	struct json *answer = old ? json_dup(old) : json_object();
	if (change_answer(call, field, answer, err))
		return assessment_set_answer(assessment, question, answer, &call->author, err);
	json_free(answer);
	return false;
}

static void note_not_asked(const struct assessment *assessment, const struct form_question *question)
{
	if (question_is_asked(assessment, question))
		return;
	const char *why = question_not_asked(assessment, question);
	if (why)
		complain(_("%s is not asked at present, %s. The answer is kept."), question->id, why);
	else
		complain(_("%s is not asked at present. The answer is kept."), question->id);
}

static int work(struct call *call, struct opened *opened)
{
	struct err err;
	const struct form_question *question = question_named(opened, call->operands[1]);
	const struct form_field *field = question ? field_named(call, question) : NULL;
	if (!field)
		return STATUS_DATA;
	if (!set_answer(call, opened->assessment, question, field, &err)) {
		complain(_("%s was not changed: %s%s%s."), question->id, err.where, *err.where ? ": " : "", err.detail);
		return status_of(err.code);
	}
	note_not_asked(opened->assessment, question);
	return save_opened(opened);
}

/* What is asked for must go together: one of a value, a state and clearing. */
static const char *misuse(const struct call *call)
{
	int states = (call->values[NOT_APPLICABLE] != NULL) + (call->values[NOT_SURE] != NULL) + (call->values[CLEAR] != NULL) +
		(call->values[CONFIRM] != NULL) + (call->n_operands > 2);
	if (call->values[FROM])
		return call->n_operands > 1 ? _("--from brings the questions and their answers itself.") : NULL;
	if (call->n_operands < 2)
		return _("Say which question, or use --from.");
	if (states > 1)
		return _("Give one of VALUE, --not-applicable, --not-sure, --clear and --confirm.");
	if (call->values[NOT_APPLICABLE] && !*call->values[NOT_APPLICABLE])
		return _("Say why it does not apply to you, after --not-applicable.");
	if (states == 0 && !call->values[COMMENT] && !call->values[OTHER])
		return _("Say what the answer is.");
	return NULL;
}

static int from_work(struct call *call, struct opened *opened)
{
	return answers_from(opened, call->values[FROM], &call->author);
}

static int run(struct call *call)
{
	const char *wrong = misuse(call);
	if (wrong)
		return misused(call->verb, "%s", wrong);
	if (!is_text(call->values[OTHER]) || !is_text(call->values[COMMENT]) || !is_text(call->values[NOT_APPLICABLE]))
		return STATUS_DATA;
	return with_assessment(call, true, call->values[FROM] ? from_work : work);
}

const struct verb verb_answer = {
	.name = "answer", .operands = "ID [QUESTION [VALUE]]",
	.summary = N_("Answer a question, or many with --from. An answer is saved before the program ends."),
	.details = N_("VALUE is what you would type: \"partly\", \"yes\", \"9 of 12\", \"2026-05\", \"Role; Name; phone; e-mail\", "
		"codes with commas between them, or JSON for a table. A single - reads it from standard input.\n"
		"A file for --from holds {\"KF1-1\": {\"value\": \"partly\", \"comment\": \"...\"}, ...}. Members that stand there replace "
		"those of the answer, null takes them out. \"documents\" may stand beside the questions. What \"section11 show ID --json\" "
		"prints can be taken in again. \"section11 show ID --blank --json\" shows every question and the shape of its answer."),
	.min_operands = 1, .max_operands = 3,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
