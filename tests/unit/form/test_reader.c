/* SPDX-License-Identifier: MIT */
/* What a good form becomes, and in another language. */
#include "base/json.h"
#include "form/cond.h"
#include "form/read.h"
#include "harness.h"
#include "sources.h"

#include <string.h>

static void form_has_what_its_sources_say(void **state)
{
	struct form *form = read_whole();
	assert_string_equal(form->id, "small-2026");
	assert_int_equal(form->version, 3);
	assert_string_equal(form->audience, "For everyone in Surrey.");
	assert_true(form->voluntary);
	assert_string_equal(form->closes, "2027-02-12");
	assert_int_equal(form->thresholds.high_percent, 90);
	assert_int_equal(form->thresholds.smallest_group, 5); /* not in the source */
	assert_int_equal(form->thresholds.review_days, 60);
	assert_int_equal(form->n_stages, 1);
	assert_true(form_has_route(form, "core"));
	assert_false(form_has_route(form, "short"));
	assert_non_null(form->suggest_core);
	assert_string_equal(form->overview[0].text[0], "About Surrey.");
	assert_string_equal(form->approval.statement, "I approve.");
	assert_string_equal(form->not_for[0].sections[0], "ORG");
	assert_string_equal(form->ask[0].phone, "");
	assert_string_equal(form_term(form, "area")->text, "Surrey");
	assert_string_equal(form->areas[1].label, "West Surrey");
	assert_int_equal(form->n_checks, 2);
	assert_int_equal(form->checks[1].strength, CHECK_CRITICAL);
	assert_string_equal(form->sha256, "");
	form_free(form);
}

static void sections_know_their_routes(void **state)
{
	struct form *form = read_whole();
	const struct form_section *org = form_section(form, "ORG"), *kf1 = form_section(form, "KF1");
	assert_int_equal(form->n_sections, 2);
	assert_true(section_on_route(org, "core") && section_on_route(org, "full"));
	assert_false(section_on_route(kf1, "core"));
	assert_true(section_on_route(kf1, "full"));
	assert_true(kf1->optional);
	assert_int_equal(kf1->index, 1);
	assert_int_equal(kf1->n_questions, 7);
	assert_ptr_equal(kf1->questions[0], form_question(form, "KF1-1"));
	assert_string_equal(kf1->introduction[0], "Who leads in Surrey?");
	assert_null(form_section(form, "KF2"));
	form_free(form);
}

static void every_question_is_found_by_its_id(void **state)
{
	struct form *form = read_whole();
	assert_int_equal(form->n_questions, 11);
	for (size_t i = 0; i < form->n_questions; i++) {
		assert_int_equal(form->questions[i].index, i);
		assert_ptr_equal(form_question(form, form->questions[i].id), &form->questions[i]);
	}
	assert_null(form_question(form, "KF1-8"));
	assert_null(form_question(form, ""));
	assert_null(form_question(form, NULL));
	form_free(form);
}

static void defaults_follow_the_kind(void **state)
{
	struct form *form = read_whole();
	const struct form_question *grade = form_question(form, "KF1-1"), *text = form_question(form, "KF1-6");
	assert_true(grade->allow_not_applicable && grade->allow_not_sure);
	assert_true(!text->allow_not_applicable && text->allow_not_sure);
	assert_false(form_question(form, "KF1-4")->allow_not_sure);
	assert_string_equal(grade->scale, "practice");
	assert_string_equal(grade->value.options[0].label, "Fully met");
	assert_string_equal(form_question(form, "KF1-3")->value.options[0].label, "In date");
	assert_int_equal(text->value.limit_chars, 600);
	assert_true(form_question(form, "ORG-1")->value.core);
	assert_true(form_question(form, "ORG-3")->parts[1].min == INT64_MIN);
	form_free(form);
}

static void options_come_from_where_they_should(void **state)
{
	struct form *form = read_whole();
	const struct form_field *sector = &form_question(form, "ORG-1")->value, *areas = &form_question(form, "ORG-4")->value;
	assert_int_equal(sector->n_options, 2);
	assert_string_equal(field_option(sector, "EDU")->label, "School");
	assert_string_equal(field_option(areas, "west")->label, "West Surrey");
	assert_string_equal(field_option(&form_question(form, "KF1-4")->value, "dont_know")->label, "Don't know");
	assert_null(field_option(sector, "edu"));
	const struct form_field *table = &form_question(form, "KF1-7")->value;
	assert_int_equal(table->n_columns, 3);
	assert_int_equal(table->columns[1].n_options, 2); /* yes, no */
	assert_true(form_question(form, "ORG-2")->value.options[1].asks_text);
	assert_true(form_question(form, "KF1-5")->value.options[2].alone);
	assert_non_null(form_question(form, "KF1-5")->value.options[0].when);
	form_free(form);
}

static void questions_keep_their_particulars(void **state)
{
	struct form *form = read_whole();
	const struct form_question *q = form_question(form, "KF1-1");
	assert_string_equal(q->hint, "In Surrey.");
	assert_string_equal(q->legal->source, "The Act");
	assert_string_equal(q->variants[0].text, "Do you lead?");
	assert_null(q->variants[0].hint);
	assert_int_equal(q->variants[0].n_guidance, 1);
	assert_true(form_part(q, "trained")->month_only && form_part(q, "trained")->optional);
	assert_null(form_part(q, "nobody"));
	assert_string_equal(q->tags[0], "b");
	q = form_question(form, "KF1-2");
	assert_string_equal(q->value.count_label, "know");
	assert_string_equal(q->not_asked, "because you work on your own");
	q = form_question(form, "KF1-3");
	assert_string_equal(q->same_as, "KF1-1");
	assert_string_equal(q->replaces[0], "LIB-2");
	assert_string_equal(q->changed, "reworded");
	assert_string_equal(form_fact(form, "duty")->sector_attribute, "duty");
	assert_string_equal(form_fact(form, "paid")->part, "paid");
	form_free(form);
}

static void translate(struct json *list, const char *from, const char *to)
{
	struct json *pair = json_object();
	json_set_text(pair, "from", from);
	json_set_text(pair, "to", to);
	json_append(list, pair);
}

static void a_translation_replaces_texts_and_keeps_tokens(void **state)
{
	struct json *body = join_whole(), *languages = json_object(), *polish = json_array();
	translate(polish, "For everyone in {area}.", "Dla wszystkich w {area}.");
	translate(polish, "Who leads?", "Kto kieruje?");
	translate(polish, "Yes", "Tak");
	json_set(languages, "pl", polish);
	json_set(body, "translations", languages);
	struct form *form = NULL;
	assert_true(form_read_in(body, "pl", &form, NULL, NULL));
	assert_string_equal(form->language, "pl");
	assert_string_equal(form->audience, "Dla wszystkich w Surrey.");
	assert_string_equal(form_question(form, "KF1-1")->text, "Kto kieruje?");
	assert_string_equal(form_question(form, "KF1-1")->short_text, "Who leads");
	assert_string_equal(form_question(form, "KF1-4")->value.options[0].label, "Tak");
	form_free(form);
	assert_true(form_read_in(body, "cy", &form, NULL, NULL)); /* none of that language */
	assert_string_equal(form->language, "en");
	form_free(form);
	json_free(body);
}

static void a_translation_with_an_unknown_token_is_refused(void **state)
{
	struct json *body = join_whole(), *languages = json_object(), *polish = json_array();
	translate(polish, "Who leads?", "Kto kieruje w {aera}?");
	json_set(languages, "pl", polish);
	json_set(body, "translations", languages);
	struct form *form = NULL;
	static const char *const read_in[] = { "pl", "cy", NULL };
	for (size_t i = 0; i < sizeof(read_in) / sizeof(read_in[0]); i++) { /* whichever language is asked for */
		struct err err = { 0 };
		assert_false(form_read_in(body, read_in[i], &form, NULL, &err));
		assert_int_equal(err.code, ERR_INVALID);
		assert_string_equal(err.where, "/translations/pl/0/to");
		assert_non_null(strstr(err.detail, "{aera}; did you mean \"area\"?"));
		assert_null(form);
	}
	json_free(body);
}

/* A text that nobody translated takes the words of the other language into it: too wide there is too wide, whoever reads. */
static void an_untranslated_text_fits_in_every_language(void **state)
{
	static const struct { const char *from, *to, *short_text, *where, *what; } cases[] = {
		{ "Surrey", "Wschodnie hrabstwa", "Leads in {area}", NULL, NULL },
		{ "Surrey", "Wszystkie wschodnie i zachodnie hrabstwa", "Leads in {area}", "/sections/1/questions/0/short",
			"in \"pl\" it takes 49 columns" },
		{ "Yes", "Tak", "Who in the world leads all of this in {area}?", "/sections/1/questions/0/short", "takes 45 columns" },
		{ "Yes", "Tak", "Who in the world leads all of this in Surrey?", "/sections/1/questions/0/short", "takes 45 columns" },
	};
	static const char *const read_in[] = { NULL, "en", "pl", "cy" };
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json *body = join_whole(), *languages = json_object(), *polish = json_array();
		struct json *sections = json_get_mut(body, "sections");
		struct json *question = (struct json *)(uintptr_t)json_first(json_get(json_at(sections, 1), "questions"));
		json_set_text(question, "short", cases[i].short_text);
		translate(polish, cases[i].from, cases[i].to);
		json_set(languages, "pl", polish);
		json_set(body, "translations", languages);
		for (size_t k = 0; k < sizeof(read_in) / sizeof(read_in[0]); k++) {
			struct form *form = NULL;
			struct err err = { 0 };
			assert_int_equal(form_read_in(body, read_in[k], &form, NULL, &err), cases[i].where == NULL);
			form_free(form);
			if (cases[i].where == NULL)
				continue;
			assert_string_equal(err.where, cases[i].where);
			assert_non_null(strstr(err.detail, cases[i].what));
		}
		json_free(body);
	}
}

static void a_wrong_list_of_translations_is_refused(void **state)
{
	static const struct { const char *language, *json, *where; } cases[] = {
		{ "p l", "[]", "/translations/p l" }, { "pl", "{}", "/translations/pl" }, { "pl", "[7]", "/translations/pl/0" },
		{ "pl", "[{\"from\":\"x\"}]", "/translations/pl/0" }, { "pl", "[{\"from\":\"x\",\"to\":\"\"}]", "/translations/pl/0/to" },
		{ "pl", "[{\"from\":\"x\",\"to\":\"y\",\"two\":\"z\"}]", "/translations/pl/0/two" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json *body = join_whole(), *languages = json_object(), *list = NULL;
		struct form *form = NULL;
		struct err err = { 0 };
		assert_true(json_parse(cases[i].json, strlen(cases[i].json), &json_default_limits, "test", &list, NULL));
		json_set(languages, cases[i].language, list);
		json_set(body, "translations", languages);
		assert_false(form_read_in(body, "pl", &form, NULL, &err));
		assert_string_equal(err.where, cases[i].where);
		json_free(body);
	}
}

static void kind_names_are_those_of_the_sources(void **state)
{
	assert_string_equal(field_kind_name(FIELD_GRADE), "grade");
	assert_string_equal(field_kind_name(FIELD_YES_NO_UNKNOWN), "yes_no_unknown");
	assert_string_equal(field_kind_name(FIELD_GROUP), "group");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(form_has_what_its_sources_say), cmocka_unit_test(sections_know_their_routes),
		cmocka_unit_test(every_question_is_found_by_its_id), cmocka_unit_test(defaults_follow_the_kind),
		cmocka_unit_test(options_come_from_where_they_should), cmocka_unit_test(questions_keep_their_particulars),
		cmocka_unit_test(a_translation_replaces_texts_and_keeps_tokens),
		cmocka_unit_test(a_translation_with_an_unknown_token_is_refused), cmocka_unit_test(a_wrong_list_of_translations_is_refused),
		cmocka_unit_test(an_untranslated_text_fits_in_every_language),
		cmocka_unit_test(kind_names_are_those_of_the_sources),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
