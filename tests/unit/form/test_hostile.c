/* SPDX-License-Identifier: MIT */
/* Bodies made to do harm: too many, too long, too deep, and torn at random. Read or refused, never worse. */
#include "base/buf.h"
#include "base/json.h"
#include "form/cond.h"
#include "form/form.h"
#include "form/pack.h"
#include "harness.h"
#include "sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct json *parse(const char *text)
{
	struct json *json = NULL;
	struct err err = { 0 };
	if (!json_parse(text, strlen(text), &json_default_limits, "test", &json, &err))
		fail_msg("%s at line %ld", err.detail, err.line);
	return json;
}

/* json_at, json_get and json_first give a reader's view; these trees are ours to change. */
static struct json *ours(const struct json *json)
{
	return (struct json *)(uintptr_t)json;
}

static struct json *last_section(struct json *body)
{
	return ours(json_at(json_get(body, "sections"), 1));
}

/* Refused with these words; the whole list of faults stays short. */
static void assert_refused(const struct json *body, const char *what)
{
	struct form_faults faults = { 0 };
	struct form *form = NULL;
	struct err err = { 0 };
	bool found = false;
	assert_false(form_read(body, &form, &faults, &err));
	assert_null(form);
	assert_true(faults.n > 0 && faults.n <= 500);
	for (size_t i = 0; i < faults.n; i++)
		found = found || strstr(faults.items[i].what, what) != NULL;
	if (!found)
		fail_msg("first fault: %s %s", faults.items[0].pointer, faults.items[0].what);
	form_faults_release(&faults);
}

static void too_many_questions(void **state)
{
	struct json *body = join_whole(), *questions = json_get_mut(last_section(body), "questions");
	for (int i = 0; i < 2000; i++) {
		char *text = xasprintf("{\"id\":\"KF9-%d\",\"text\":\"?\",\"short\":\"?\",\"kind\":\"text\"}", i);
		json_append(questions, parse(text));
		free(text);
	}
	assert_refused(body, "has 2011 questions in all; it may have 2000");
	json_free(body);
}

static void as_many_questions_as_allowed(void **state)
{
	struct json *body = join_whole(), *questions = json_get_mut(last_section(body), "questions");
	struct form *form = NULL;
	for (int i = 0; i < 1989; i++) {
		char *text = xasprintf("{\"id\":\"KF9-%d\",\"text\":\"?\",\"short\":\"?\",\"kind\":\"text\",\"when\":{\"fact\":\"alone\"}}", i);
		json_append(questions, parse(text));
		free(text);
	}
	assert_true(form_read(body, &form, NULL, NULL));
	assert_int_equal(form->n_questions, 2000);
	assert_non_null(form_question(form, "KF9-1988"));
	form_free(form);
	json_free(body);
}

static struct json *section_with_facts(struct json *body)
{
	struct json *section = last_section(body);
	json_set(section, "facts", json_object());
	return json_get_mut(section, "facts");
}

/* Each fact asks the one before it twice: without a ceiling the last takes 2^30 comparisons. */
static void facts_that_double(void **state)
{
	struct json *body = join_whole(), *facts = section_with_facts(body);
	const char *before = "sole";
	char names[16][8];
	for (int i = 0; i < 14; i++) {
		struct buf text = BUF(8000);
		buf_puts(&text, "{\"when\":{\"all\":[");
		for (int k = 0; k < 8; k++)
			buf_printf(&text, "%s{\"fact\":\"%s\"}", k > 0 ? "," : "", before);
		buf_puts(&text, "]}}");
		snprintf(names[i], sizeof(names[i]), "f%d", i);
		json_set(facts, names[i], parse(text.data));
		before = names[i];
		buf_release(&text);
	}
	json_set(json_get_mut(body, "form"), "suggest_core", parse("{\"fact\":\"f13\"}"));
	assert_refused(body, "comparisons together");
	json_free(body);
}

/* In either order of the file. */
static void facts_in_a_long_row(void **state)
{
	for (int backwards = 0; backwards < 2; backwards++) {
		struct json *body = join_whole(), *facts = section_with_facts(body);
		for (int i = 0; i < 900; i++) {
			char name[16], text[80];
			snprintf(name, sizeof(name), "f%d", i);
			int other = backwards ? i + 1 : i - 1;
			if (other < 0 || other == 900)
				snprintf(text, sizeof(text), "{\"when\":{\"fact\":\"sole\"}}");
			else
				snprintf(text, sizeof(text), "{\"when\":{\"not\":{\"fact\":\"f%d\"}}}", other);
			json_set(facts, name, parse(text));
		}
		assert_refused(body, "rests on too many facts in a row");
		json_free(body);
	}
}

/* 400 bytes for every 6: 8 MiB of text would become half a gigabyte. */
static void tokens_that_swell(void **state)
{
	struct json *body = join_whole(), *questions = json_get_mut(last_section(body), "questions");
	struct json *term = ours(json_at(json_get(json_get(body, "glossary"), "terms"), 0));
	char words[401], swelling[9 * 6 + 1] = "";
	memset(words, 'w', 400);
	words[400] = '\0';
	json_set_text(term, "text", words);
	for (int i = 0; i < 9; i++)
		memcpy(swelling + 6 * i, "{area}", 7);
	for (int i = 0; i < 300; i++) {
		struct buf text = BUF(100000);
		buf_printf(&text, "{\"id\":\"KF9-%d\",\"text\":\"?\",\"short\":\"?\",\"kind\":\"text\",\"guidance\":[", i);
		for (int k = 0; k < 20; k++)
			buf_printf(&text, "%s\"%s\"", k > 0 ? "," : "", swelling);
		buf_puts(&text, "]}");
		json_append(questions, parse(text.data));
		buf_release(&text);
	}
	assert_refused(body, "too long together");
	json_free(body);
}

static void tokens_without_end(void **state)
{
	struct json *body = join_whole(), *questions = json_get_mut(last_section(body), "questions");
	char tokens[3901] = "";
	json_set_text(ours(json_at(json_get(json_get(body, "glossary"), "terms"), 0)), "text", "w");
	for (size_t i = 0; i < 650; i++)
		memcpy(tokens + 6 * i, "{area}", 7);
	for (int i = 0; i < 100; i++) {
		char *text = xasprintf("{\"id\":\"KF9-%d\",\"text\":\"%s\",\"short\":\"?\",\"kind\":\"text\"}", i, tokens);
		json_append(questions, parse(text));
		free(text);
	}
	assert_refused(body, "too long together");
	json_free(body);
}

static void one_text_that_is_too_long(void **state)
{
	struct json *body = join_whole();
	struct json *form = json_get_mut(body, "form");
	char *text = xcalloc(1, 5000);
	memset(text, 'w', 4500);
	json_set_text(form, "summary", text);
	assert_refused(body, "is longer than 4000 bytes");
	free(text);
	json_free(body);
}

static void members_without_end(void **state)
{
	struct json *body = join_whole();
	struct json *form = json_get_mut(body, "form");
	for (int i = 0; i < 5000; i++) {
		char name[32];
		snprintf(name, sizeof(name), "unknown_%d", i);
		json_set_int(form, name, i);
	}
	assert_refused(body, "unknown member \"unknown_0\"");
	json_free(body);
}

static void lists_without_end(void **state)
{
	static const char *const lists[] = { "stages", "overview", "not_for", "checks", "sections" };
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct json *body = join_whole();
		struct json *list = json_get_mut(json_get_mut(body, "form"), lists[i]);
		for (int k = 0; k < 1100; k++)
			json_append(list, json_object());
		assert_refused(body, "it may have");
		json_free(body);
	}
}

/* A small generator of our own, so that a failure can be made again. */
static uint32_t seed;

static uint32_t next_number(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static struct json *anything(const struct json *body)
{
	static const char *const words[] = { "", "fully", "KF1-1", "ORG", "{area}", "{", "sole", "core", "2026-02-31", "\xf0\x9f\x91\xa9" };
	switch (next_number(8)) {
	case 0:
		return json_null();
	case 1:
		return json_from_int((int64_t)next_number(3) - 1);
	case 2:
		return json_from_int(9007199254740991);
	case 3:
		return json_from_bool(next_number(2) == 0);
	case 4:
		return json_object();
	case 5:
		return json_array();
	case 6:
		return json_dup(json_get(json_get(body, "form"), next_number(2) == 0 ? "suggest_core" : "grades"));
	default:
		return json_from_text(words[next_number(sizeof(words) / sizeof(words[0]))]);
	}
}

/* Goes down at random and puts something else, or nothing, where it stops. */
static void tear(struct json *json, const struct json *whole)
{
	const struct json *child = json_first(json);
	for (uint32_t skip = next_number((uint32_t)json_len(json)); skip > 0 && json_next(child) != NULL; skip--)
		child = json_next(child);
	if (json_len(child) > 0 && next_number(6) != 0) {
		tear(ours(child), whole);
	} else if (json_kind(json) == JSON_OBJECT) {
		char *key = xstrdup(json_key(child));
		json_set(json, key, next_number(5) == 0 ? NULL : anything(whole));
		free(key);
	} else {
		json_free(json_detach(json, ours(child)));
		if (next_number(3) != 0)
			json_append(json, anything(whole));
	}
}

static const struct json *no_value(const void *ctx, const char *question, const char *part)
{
	return NULL;
}

static const char *no_state(const void *ctx, const char *question)
{
	return NULL;
}

/* What was let through must be whole enough to be used. */
static void use(const struct form *form)
{
	const struct cond_view view = { .value = no_value, .state = no_state };
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		assert_non_null(question->text);
		assert_non_null(question->section->title);
		assert_ptr_equal(form_question(form, question->id), question);
		assert_true(question->value.kind < FIELD_KIND_COUNT);
		cond_holds(question->when, form, &view);
		for (size_t k = 0; k < question->n_parts; k++)
			cond_holds(question->parts[k].when, form, &view);
		for (size_t k = 0; k < question->value.n_options; k++)
			assert_non_null(question->value.options[k].code);
	}
	for (size_t i = 0; i < form->n_checks; i++)
		cond_holds(form->checks[i].when, form, &view);
	cond_holds(form->suggest_core, form, &view);
}

static void bodies_torn_at_random(void **state)
{
	struct json *whole = join_whole();
	size_t read = 0;
	for (uint32_t i = 0; i < 4000; i++) {
		struct json *body = json_dup(whole);
		struct form *form = NULL;
		seed = i;
		for (uint32_t times = 1 + next_number(3); times > 0; times--)
			tear(body, whole);
		if (form_read(body, &form, NULL, NULL)) {
			use(form);
			form_free(form);
			read++;
		}
		json_free(body);
	}
	assert_true(read > 10 && read < 3000); /* some tears do no harm, most do */
	json_free(whole);
}

static void conditions_at_the_deepest(void **state)
{
	struct json *body = join_whole();
	struct buf text = BUF(4000);
	for (int i = 0; i < 20; i++)
		buf_puts(&text, "{\"not\":");
	buf_puts(&text, "{\"fact\":\"sole\"}");
	buf_fill(&text, '}', 20);
	json_set(json_get_mut(body, "form"), "suggest_core", parse(text.data));
	struct form *form = NULL;
	assert_true(form_read(body, &form, NULL, NULL));
	use(form);
	form_free(form);
	buf_release(&text);
	json_free(body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(too_many_questions), cmocka_unit_test(as_many_questions_as_allowed), cmocka_unit_test(facts_that_double),
		cmocka_unit_test(facts_in_a_long_row), cmocka_unit_test(tokens_that_swell), cmocka_unit_test(tokens_without_end), cmocka_unit_test(one_text_that_is_too_long),
		cmocka_unit_test(members_without_end), cmocka_unit_test(lists_without_end), cmocka_unit_test(bodies_torn_at_random),
		cmocka_unit_test(conditions_at_the_deepest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
