/* SPDX-License-Identifier: MIT */
#include "entry/assessment.h"

#include "base/json.h"
#include "entry/change.h"
#include "entry/index.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

const char *assessment_id(const struct assessment *assessment)
{
	return json_get_text(assessment->draft, "id");
}

static int64_t int_of(const struct assessment *assessment, const char *key)
{
	int64_t n = 0;
	json_get_int(assessment->draft, key, &n);
	return n;
}

int64_t assessment_generation(const struct assessment *assessment)
{
	return int_of(assessment, "generation");
}

int64_t assessment_revision(const struct assessment *assessment)
{
	return int_of(assessment, "revision");
}

void assessment_set_revision(struct assessment *assessment, int64_t revision)
{
	if (assessment->newer || revision == assessment_revision(assessment))
		return;
	json_set_int(assessment->draft, "revision", revision);
	assessment->dirty = true;
}

const char *assessment_route(const struct assessment *assessment)
{
	return json_get_text(assessment->draft, "route");
}

const char *assessment_agency_id(const struct assessment *assessment)
{
	const char *id = json_get_text(json_get(assessment->draft, "agency"), "id");
	return id ? id : "";
}

const char *assessment_agency_name(const struct assessment *assessment)
{
	const char *name = json_get_text(json_get(assessment->draft, "agency"), "name");
	return name ? name : "";
}

bool assessment_on_core(const struct assessment *assessment)
{
	return strcmp(assessment_route(assessment), "core") == 0;
}

void assessment_set_form(struct assessment *assessment, const struct form *form)
{
	entry_index_free(assessment->index);
	assessment->form = form;
	assessment->index = entry_index_new(form);
	entry_recompute(assessment);
}

void assessment_set_today(struct assessment *assessment, int64_t today)
{
	assessment->today = today;
	entry_recompute(assessment);
}

/* Who leaves out the state of what is filled in means that it is answered. What was put aside for another state comes back never. */
static struct json *tidy_answer(struct json *answer)
{
	if (!answer_is_alone(answer) && json_kind(json_get(answer, "aside")) == JSON_OBJECT)
		json_remove(answer, "aside");
	struct json *tidy = answer_content(answer);
	json_free(answer);
	if (tidy && !json_get(tidy, "state") &&
		(!value_is_empty(json_get(tidy, "value")) || !value_is_empty(json_get(tidy, "parts"))))
		json_set_text(tidy, "state", "answered");
	return tidy;
}

bool assessment_set_answer(struct assessment *assessment, const struct form_question *question, struct json *answer,
	const struct author *author, struct err *err)
{
	bool wrong = answer && json_kind(answer) != JSON_OBJECT;
	if (wrong || assessment->newer) {
		json_free(answer);
		return wrong ? err_set(err, ERR_INVALID, question->id, "an answer is an object")
			: err_set(err, ERR_NEWER, question->id, "a newer program wrote this draft");
	}
	answer = tidy_answer(answer);
	if (!answer_check(question, answer, err)) {
		json_free(answer);
		return false;
	}
	change_make(assessment, question->id, answer, author, 0);
	return true;
}

void assessment_set_route(struct assessment *assessment, const char *route, const struct author *author)
{
	if (!assessment->newer && form_has_route(assessment->form, route))
		change_make(assessment, "route", json_from_text(route), author, 0);
}

void assessment_set_section_done(struct assessment *assessment, const char *section, bool done, const struct author *author)
{
	if (assessment->newer || !form_section(assessment->form, section))
		return;
	char *subject = xasprintf("section:%s", section);
	change_make(assessment, subject, done ? json_from_bool(true) : NULL, author, 0);
	free(subject);
}

bool assessment_section_done(const struct assessment *assessment, const char *section)
{
	const struct json *list = json_get(assessment->draft, "completed_sections");
	for (const struct json *item = json_first(list); item; item = json_next(item)) {
		if (json_text(item) && strcmp(json_text(item), section) == 0)
			return true;
	}
	return false;
}

const char *assessment_place(const struct assessment *assessment)
{
	return json_get_text(json_get(assessment->draft, "place"), "question");
}

void assessment_set_place(struct assessment *assessment, const char *question)
{
	const char *old = assessment_place(assessment);
	if (assessment->newer || (old && question ? strcmp(old, question) == 0 : old == question))
		return;
	if (json_kind(json_get(assessment->draft, "place")) != JSON_OBJECT)
		json_set(assessment->draft, "place", json_object());
	json_set_text(json_get_mut(assessment->draft, "place"), "question", question);
	assessment->place_moved = true;
}
