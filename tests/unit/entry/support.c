/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "form/read.h"

#include <stdlib.h>
#include <string.h>

const struct author ab = { .initials = "AB", .now = NOW };

static const char form_head[] =
	"'format': 'section11-form', 'format_version': 1, 'id': 'test-2026', 'version': 3, 'year': '2026 to 2027', 'language': 'en',"
	"'instrument': 'third-sector', 'title': 'A test', 'summary': 'A test.', 'audience': 'Testers.', 'voluntary': true,"
	"'dates': {'opens': '2026-11-02', 'asked_for_by': '2027-01-29', 'closes': '2027-02-12'},"
	"'routes': [{'id': 'core', 'title': 'Core'}, {'id': 'full', 'title': 'Full'}],"
	"'grades': {"
	"'practice': [{'code': 'fully', 'label': 'Fully met', 'definition': 'All.'}, {'code': 'partly', 'label': 'Partially met',"
	" 'definition': 'Some.'}, {'code': 'unmet', 'label': 'Unmet', 'definition': 'None.'}],"
	"'document': [{'code': 'fully', 'label': 'Fully met', 'definition': 'All.'}, {'code': 'partly', 'label': 'Partially met',"
	" 'definition': 'Some.'}, {'code': 'unmet', 'label': 'Unmet', 'definition': 'None.'}]},"
	"'local': ['glossary.json', 'contacts.json', 'areas.json', 'sectors.json'],"
	"'overview': [{'id': 'what', 'title': 'What', 'text': ['This.']}],"
	"'privacy': {'title': 'Privacy', 'text': ['Kept.']},"
	"'approval': {'id': 'SGN-1', 'text': 'Approved?', 'statement': 'It is fair.'}";

static const char local_files[] =
	"'glossary': {'format': 'section11-glossary', 'format_version': 1, 'terms': []},"
	"'contacts': {'format': 'section11-contacts', 'format_version': 1,"
	" 'danger': [{'id': 'emergency', 'title': 'Danger', 'phone': '999', 'text': 'Ring.'}],"
	" 'ask': [{'id': 'team', 'title': 'Ask', 'phone': '', 'email': '', 'text': 'Ask us.'}]},"
	"'areas': {'format': 'section11-areas', 'format_version': 1,"
	" 'areas': [{'code': 'north', 'label': 'North'}, {'code': 'south', 'label': 'South'}]},"
	"'sectors': {'format': 'section11-sectors', 'format_version': 1, 'sectors': ["
	" {'code': 'VCS', 'label': 'Voluntary', 'duty': 'none', 'group': 'Third sector'},"
	" {'code': 'EDU', 'label': 'School', 'duty': 's175', 'group': 'Schools'}]}";

char *quoted_text(const char *quoted)
{
	char *text = xstrdup(quoted);
	for (char *at = text; *at; at++) {
		if (*at == '\'')
			*at = '"';
	}
	return text;
}

static struct json *parse(const char *text)
{
	struct err err = { 0 };
	struct json *json = NULL;
	if (!json_parse(text, strlen(text), &json_default_limits, "test", &json, &err))
		fail_msg("%s: %s in %.300s", err.where, err.detail, text);
	return json;
}

struct json *json_of(const char *quoted)
{
	char *text = quoted_text(quoted);
	struct json *json = parse(text);
	free(text);
	return json;
}

static void fill_in(struct json *object, const char *key, const char *text)
{
	if (!json_get(object, key))
		json_set_text(object, key, text);
}

static struct json *filled_question(const struct json *question)
{
	struct json *filled = json_dup(question);
	fill_in(filled, "text", "What?");
	fill_in(filled, "short", "What");
	return filled;
}

static struct json *filled_section(const struct json *section)
{
	struct json *filled = json_dup(section), *questions = json_array();
	fill_in(filled, "format", "section11-section");
	json_set_int(filled, "format_version", 1);
	fill_in(filled, "title", "A section");
	fill_in(filled, "short", "A section");
	for (const struct json *question = json_first(json_get(section, "questions")); question; question = json_next(question))
		json_append(questions, filled_question(question));
	json_set(filled, "questions", questions);
	json_remove(filled, "entry");
	return filled;
}

/* How the form names the section: "entry" in the section, such as {'routes': ['full']}, or its file alone. */
static struct json *section_entry(const struct json *section)
{
	const struct json *given = json_get(section, "entry");
	struct json *entry = given ? json_dup(given) : json_object();
	json_set_text(entry, "file", "section.json");
	return entry;
}

struct form *form_of(const char *sections_text, const char *members)
{
	struct err err = { 0 };
	struct form *form = NULL;
	char *body_text = xasprintf("{'form': {%s%s%s}, 'sections': [], %s}", form_head, members ? ", " : "", members ? members : "",
		local_files);
	struct json *body = json_of(body_text), *given = json_of(sections_text), *sections = json_array(), *entries = json_array();
	for (const struct json *section = json_first(given); section; section = json_next(section)) {
		json_append(sections, filled_section(section));
		json_append(entries, section_entry(section));
	}
	json_set(body, "sections", sections);
	json_set(json_get_mut(body, "form"), "sections", entries);
	if (!form_read(body, &form, NULL, &err))
		fail_msg("%s: %s", err.where, err.detail);
	json_free(body);
	json_free(given);
	free(body_text);
	return form;
}

struct assessment *assessment_of(const struct form *form, const char *route)
{
	static const struct agency_ref agency = { "7c9e6679-7425-40de-944b-e07fc1f90ae7", "Oak Street Youth Club", "VCS" };
	return assessment_new(form, UUID, &agency, route, NOW);
}

const struct form_question *question_of(const struct assessment *assessment, const char *id)
{
	const struct form_question *question = form_question(assessment->form, id);
	if (!question)
		fail_msg("no question %s", id);
	return question;
}

void answer_with(struct assessment *assessment, const char *question, const char *quoted)
{
	struct err err = { 0 };
	struct json *answer = quoted ? json_of(quoted) : NULL;
	if (!assessment_set_answer(assessment, question_of(assessment, question), answer, &ab, &err))
		fail_msg("%s %s: %s", question, err.where, err.detail);
}

void answer_refused(struct assessment *assessment, const char *question, const char *quoted, const char *where)
{
	struct err err = { 0 };
	if (assessment_set_answer(assessment, question_of(assessment, question), json_of(quoted), &ab, &err))
		fail_msg("%s accepted %s", question, quoted);
	assert_int_equal(err.code, ERR_INVALID);
	assert_string_equal(err.where, where);
}

void assert_asked(const struct assessment *assessment, const char *ids)
{
	struct buf asked = BUF(BUF_MIB);
	for (size_t i = 0; i < assessment->form->n_questions; i++) {
		if (question_is_asked(assessment, &assessment->form->questions[i]))
			buf_printf(&asked, "%s%s", asked.len ? " " : "", assessment->form->questions[i].id);
	}
	assert_string_equal(buf_text(&asked), ids);
	buf_release(&asked);
}

void assert_json(const struct json *json, const char *quoted)
{
	assert_int_equal(json == NULL, quoted == NULL);
	if (!json)
		return;
	struct buf text = BUF(BUF_MIB);
	char *expected = quoted_text(quoted);
	json_write(json, false, &text);
	assert_string_equal(buf_text(&text), expected);
	buf_release(&text);
	free(expected);
}
