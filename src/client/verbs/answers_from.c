/* SPDX-License-Identifier: MIT */
#include "client/verbs/answers_from.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "client/verbs/documents_from.h"
#include "client/verbs/work.h"
#include "entry/take_over.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

struct intake {
	struct opened *opened;
	const struct author *author;
	const char *path;
	struct buf bytes;
	struct json *json;
	const char *base;       /* pointer to the object of answers: "" or "/answers" */
	struct renamed renamed; /* documents that got another id here */
	struct buf faults;
	int n_faults, n_answers, n_not_asked;
};

/* `at` continues the pointer ("/value"); NULL for none. */
static void add_fault(struct intake *intake, const char *subject, const char *pointer, const char *what)
{
	long line = json_line(buf_text(&intake->bytes), intake->bytes.len, pointer);
	buf_printf(&intake->faults, "%s:%ld: %s: %s: %s\n", intake->path, line, subject, pointer, what);
	intake->n_faults++;
}

static void add_answer_fault(struct intake *intake, const char *id, const struct err *err)
{
	char *pointer = xasprintf("%s/%s%s", intake->base, id, err && err->where[0] == '/' ? err->where : "");
	add_fault(intake, id, pointer, err ? err->detail : _("there is no such question in this form"));
	free(pointer);
}

/* A value for what had none: the state before says nothing any more. */
static void forget_state(struct json *answer, const struct json *given)
{
	static const char *const of_a_value[] = { "value", "parts", "other", "other_parts", "aside" };
	const char *state = json_get_text(given, "state");
	if (state && strcmp(state, "answered") != 0 && strcmp(state, "carried") != 0) {
		for (size_t i = 0; i < sizeof of_a_value / sizeof of_a_value[0]; i++)
			json_remove(answer, of_a_value[i]);
	} else if (!state && (json_get(given, "value") || json_get(given, "parts"))) {
		json_remove(answer, "state");
		json_remove(answer, "reason");
	}
}

/* Members that are given replace those there are; null takes them out. Objects within ("parts") are brought together likewise. */
static void bring_in(struct json *to, const struct json *given, int depth)
{
	for (const struct json *member = json_first(given); member; member = json_next(member)) {
		const char *name = json_key(member);
		struct json *there = json_get_mut(to, name);
		if (json_kind(member) == JSON_NULL)
			json_remove(to, name);
		else if (depth && !strcmp(name, "parts") && json_kind(member) == JSON_OBJECT && json_kind(there) == JSON_OBJECT)
			bring_in(there, member, 0);
		else
			json_set(to, name, json_dup(member));
	}
}

static void take_answer(struct intake *intake, const struct json *given)
{
	struct err err;
	struct assessment *assessment = intake->opened->assessment;
	const struct form_question *question = form_question(assessment->form, json_key(given));
	if (!question) {
		add_answer_fault(intake, json_key(given), NULL);
		return;
	}
	if (json_kind(given) != JSON_OBJECT && json_kind(given) != JSON_NULL) {
		err_set(&err, ERR_INVALID, "", "%s", _("an object is needed: {\"value\": ...}"));
		add_answer_fault(intake, question->id, &err);
		return;
	}
	const struct json *old = assessment_answer(assessment, question);
	struct json *answer = NULL;
	if (json_kind(given) == JSON_OBJECT) {
		answer = old ? json_dup(old) : json_object();
		forget_state(answer, given);
		bring_in(answer, given, 1);
		renamed_apply(&intake->renamed, question, answer);
	}
	intake->n_answers++;
	if (!assessment_set_answer(assessment, question, answer, intake->author, &err))
		add_answer_fault(intake, question->id, &err);
}

static void take_documents(struct intake *intake)
{
	struct err err;
	const struct json *documents = json_get(intake->json, "documents");
	size_t at = 0;
	if (!documents || documents_from(intake->opened->assessment, documents, intake->author, &intake->renamed, &at, &err))
		return;
	char *pointer = xasprintf("/documents/%zu%s", at, err.where[0] == '/' ? err.where : "");
	add_fault(intake, "documents", pointer, err.detail);
	free(pointer);
}

/* Only when all of them are there: one answer may hide another. */
static void count_not_asked(struct intake *intake, const struct json *answers)
{
	const struct assessment *assessment = intake->opened->assessment;
	for (const struct json *given = json_first(answers); given; given = json_next(given)) {
		const struct form_question *question = form_question(assessment->form, json_key(given));
		if (question && !question_is_asked(assessment, question))
			intake->n_not_asked++;
	}
}

static void take_all(struct intake *intake)
{
	const struct json *below = json_get(intake->json, "answers");
	const struct json *answers = below ? below : intake->json;
	intake->base = below ? "/answers" : "";
	take_documents(intake);
	if (json_kind(answers) != JSON_OBJECT) {
		add_fault(intake, "answers", intake->base, _("an object is needed: {\"KF1-1\": {\"value\": ...}, ...}"));
		return;
	}
	for (const struct json *given = json_first(answers); given; given = json_next(given))
		if (below || strcmp(json_key(given), "documents") != 0)
			take_answer(intake, given);
	count_not_asked(intake, answers);
}

static int finish(struct intake *intake)
{
	if (intake->n_faults) {
		complain_text(&intake->faults);
		complain(P_("Nothing was changed, because of %d fault. Put it right and try again.",
			"Nothing was changed, because of %d faults. Put them right and try again.", intake->n_faults), intake->n_faults);
		return STATUS_DATA;
	}
	int status = save_opened(intake->opened);
	if (status == STATUS_OK && intake->n_not_asked)
		complain(P_("%d answer is kept, though its question is not asked at present.",
			"%d answers are kept, though their questions are not asked at present.", intake->n_not_asked), intake->n_not_asked);
	if (status != STATUS_OK)
		return status;
	struct buf out = BUF(256);
	buf_printf(&out, P_("%d answer taken in.\n", "%d answers taken in.\n", intake->n_answers), intake->n_answers);
	status = out_text(&out);
	buf_release(&out);
	return status;
}

/* Of a copy that has everything, removals too: it is as in the copy afterwards, not both. */
static int take_copy(struct intake *intake)
{
	struct err err;
	struct taken_over taken;
	if (!assessment_take_over(intake->opened->assessment, intake->json, intake->author, &taken, &err))
		return fail_with(&err);
	intake->n_answers = taken.n_answers;
	int status = finish(intake);
	if (status == STATUS_OK && taken.approval_left)
		complain(_("The approval in the copy is not taken in. Approve these answers again."));
	return status;
}

static int take_whichever(struct intake *intake)
{
	if (is_whole_draft(intake->json))
		return take_copy(intake);
	take_all(intake);
	return finish(intake);
}

int answers_from(struct opened *opened, const char *path, const struct author *author)
{
	struct intake intake = {
		.opened = opened, .author = author, .path = strcmp(path, "-") ? path : _("standard input"),
		.bytes = BUF(json_default_limits.max_bytes), .faults = BUF(BUF_MIB), .base = "",
	};
	struct err err;
	int status;
	if (!read_input(path, &intake.bytes, &err) ||
		!json_parse(buf_text(&intake.bytes), intake.bytes.len, &json_default_limits, intake.path, &intake.json, &err)) {
		status = fail_with(&err);
	} else {
		status = take_whichever(&intake);
	}
	json_free(intake.json);
	renamed_release(&intake.renamed);
	buf_release(&intake.bytes);
	buf_release(&intake.faults);
	return status;
}
