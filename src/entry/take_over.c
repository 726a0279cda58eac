/* SPDX-License-Identifier: MIT */
#include "entry/take_over.h"

#include "base/json.h"
#include "entry/change.h"
#include "entry/document.h"
#include "entry/signoff.h"
#include "entry/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool is_whole_draft(const struct json *json)
{
	const char *format = json_get_text(json, "format");
	return format && !strcmp(format, DRAFT_FORMAT) && json_get_text(json, "id");
}

/* A pointer within the answer becomes one within the draft. */
static bool fault_at(const char *question, struct err *err)
{
	char *at = xasprintf("/answers/%s%s", question, err->where[0] == '/' ? err->where : "");
	snprintf(err->where, sizeof err->where, "%s", at);
	free(at);
	return false;
}

/* What is here already stays, be it as it may. */
static bool check_answers(const struct assessment *assessment, const struct assessment *copy, struct err *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < assessment->form->n_questions; i++) {
		const struct form_question *question = &assessment->form->questions[i];
		struct json *here = answer_content(assessment->answers[i]), *there = answer_content(copy->answers[i]);
		if (there && !(here && json_equal(here, there)))
			ok = answer_check(question, there, err) || fault_at(question->id, err);
		json_free(here);
		json_free(there);
	}
	return ok;
}

static void take_documents(struct assessment *assessment, const struct assessment *copy, const struct author *author)
{
	const struct json *list = json_get(copy->draft, "documents");
	change_make(assessment, "documents", json_first(list) ? json_dup(list) : NULL, author, 0);
	documents_given_from(assessment, copy);
}

static int take_answers(struct assessment *assessment, const struct assessment *copy, const struct author *author)
{
	int n = 0;
	for (size_t i = 0; i < assessment->form->n_questions; i++)
		n += change_make(assessment, assessment->form->questions[i].id, answer_content(copy->answers[i]), author, 0);
	return n;
}

static void take_sections(struct assessment *assessment, const struct assessment *copy, const struct author *author)
{
	for (size_t i = 0; i < assessment->form->n_sections; i++) {
		const char *id = assessment->form->sections[i].id;
		assessment_set_section_done(assessment, id, assessment_section_done(copy, id), author);
	}
}

/* Approved is what stands here, by a person who says so here; taken back is taken back. True if one is left out. */
static bool leave_approval(struct assessment *assessment, const struct assessment *copy, const struct author *author)
{
	struct approval here, there;
	if (!approval_get(copy, &there)) {
		approval_withdraw(assessment, author);
		return false;
	}
	return !approval_get(assessment, &here) || strcmp(here.digest, there.digest) != 0;
}

static void take(struct assessment *assessment, const struct assessment *copy, const struct author *author, struct taken_over *ret)
{
	take_documents(assessment, copy, author);
	assessment_set_route(assessment, assessment_route(copy), author);
	ret->n_answers = take_answers(assessment, copy, author);
	take_sections(assessment, copy, author);
	ret->approval_left = leave_approval(assessment, copy, author);
}

bool assessment_take_over(struct assessment *assessment, const struct json *draft, const struct author *author, struct taken_over *ret,
	struct err *err)
{
	struct assessment *copy = NULL;
	if (assessment->newer)
		return err_set(err, ERR_NEWER, "", "a newer program wrote this draft");
	if (strcmp(json_get_text(draft, "id"), assessment_id(assessment)) != 0)
		return err_set(err, ERR_MISMATCH, "/id", "a copy of another assessment");
	bool ok = assessment_from_json(assessment->form, json_dup(draft), &copy, err) && check_answers(assessment, copy, err);
	if (ok)
		take(assessment, copy, author, ret);
	assessment_free(copy);
	return ok;
}
