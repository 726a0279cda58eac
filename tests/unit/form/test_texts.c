/* SPDX-License-Identifier: MIT */
/* The texts that translators are given, and the template made of them. */
#include "base/buf.h"
#include "base/json.h"
#include "form/texts.h"
#include "harness.h"
#include "sources.h"

#include <string.h>

static void places_are_told_in_words_and_as_references(void **state)
{
	static const struct { const char *pointer, *words, *reference; } cases[] = {
		{ "/form/title", "title", "small.json:title" },
		{ "/form/overview/0/text/0", "page what: text 1", "small.json:what" },
		{ "/form/grades/document/1/definition", "grades, grade of a document partly: definition", "small.json:partly" },
		{ "/sections/0/introduction/0", "section ORG: introduction 1", "sections/org.json:ORG" },
		{ "/sections/0/questions/2/parts/0/unit", "question ORG-3, part paid: unit", "sections/org.json:ORG-3" },
		{ "/sections/0/questions/1/options/1/label", "question ORG-2, choice none: label", "sections/org.json:ORG-2" },
		{ "/glossary/terms/0/text", "term area: text", "glossary:area" },
		{ "", "", "" },
		{ "/nowhere/at/all", "", "" },
	};
	struct json *body = join_whole();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf words = BUF(1000), reference = BUF(1000);
		form_text_describe(body, cases[i].pointer, &words);
		form_text_refer(body, "small.json", cases[i].pointer, &reference);
		assert_string_equal(buf_text(&words), cases[i].words);
		assert_string_equal(buf_text(&reference), cases[i].reference);
		buf_release(&words);
		buf_release(&reference);
	}
	json_free(body);
}

static const struct form_text *find_text(const struct form_texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->n; i++)
		if (strcmp(texts->items[i].text, text) == 0)
			return &texts->items[i];
	return NULL;
}

static void every_text_for_people_is_gathered_and_no_number(void **state)
{
	static const char *const there[] = {
		"A small form", "For everyone in {area}.", "Letters", "Partially met", "Who leads?", "Do you lead?", "people", "Yes", "Sure?",
		"Surrey", "because you work on your own", "I approve.", "Not for you.",
	};
	struct json *body = join_whole();
	struct form_texts texts;
	assert_true(form_texts_read(body, &texts, NULL));
	for (size_t i = 0; i < sizeof(there) / sizeof(there[0]); i++)
		if (find_text(&texts, there[i]) == NULL)
			fail_msg("\"%s\" is missing", there[i]);
	assert_null(find_text(&texts, "999"));
	assert_null(find_text(&texts, "small-2026"));
	assert_int_equal(find_text(&texts, "Who leads")->max_cols, 40);
	assert_int_equal(find_text(&texts, "Surrey")->max_bytes, 400);
	form_texts_release(&texts);
	json_free(body);
}

static void a_template_has_each_text_once_with_its_places(void **state)
{
	static const char *const pieces[] = {
		"#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: small-2026 3\\n\"\n", "\"X-Read-By-Native-Speaker: no\\n\"\n",
		"\n#. audience\n#. {area} stands for: Surrey\n#: small.json:audience\n#, python-brace-format\n"
		"msgid \"For everyone in {area}.\"\nmsgstr \"\"\n",
		"#. At most 28 columns.\n#: sections/org.json:ORG\nmsgid \"About you\"\nmsgstr \"\"\n",
	};
	struct json *body = join_whole();
	struct form_texts texts;
	struct buf out = BUF(BUF_MIB);
	assert_true(form_texts_read(body, &texts, NULL));
	form_texts_write_pot(&texts, body, "small.json", &out);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		if (strstr(buf_text(&out), pieces[i]) == NULL)
			fail_msg("missing:\n%s\nin:\n%s", pieces[i], buf_text(&out));
	const char *once = strstr(buf_text(&out), "msgid \"About you\"\n");
	assert_null(strstr(once + 1, "msgid \"About you\"\n"));
	buf_release(&out);
	form_texts_release(&texts);
	json_free(body);
}

static void a_faulty_body_has_no_texts(void **state)
{
	struct json *body = join_whole();
	struct form_texts texts;
	struct err err = { 0 };
	json_remove(body, "glossary");
	assert_false(form_texts_read(body, &texts, &err));
	assert_int_equal(err.code, ERR_INVALID);
	json_free(body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_told_in_words_and_as_references), cmocka_unit_test(every_text_for_people_is_gathered_and_no_number),
		cmocka_unit_test(a_template_has_each_text_once_with_its_places), cmocka_unit_test(a_faulty_body_has_no_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
