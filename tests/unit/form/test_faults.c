/* SPDX-License-Identifier: MIT */
/* Every kind of fault, made by changing one place of a good form: which file, where in it, what is said. */
#include "base/json.h"
#include "harness.h"
#include "sources.h"

#include <stdlib.h>
#include <string.h>

#define FORM "small.json"
#define ORG "sections/org.json"
#define KF1 "sections/kf1.json"
#define TERMS "local/glossary.json"
#define CONTACTS "local/contacts.json"
#define AREAS "local/areas.json"
#define SECTORS "local/sectors.json"

struct fault_case {
	struct change change;
	const char *file, *pointer, *what; /* of the only fault; `what` is part of it */
};

static const struct fault_case cases[] = {
	/* members */
	{ { KF1, "\"hint\"", "\"hnt\"" }, KF1, "/questions/0/hnt", "unknown member \"hnt\" in a question; did you mean \"hint\"?" },
	{ { KF1, "\"limit\"", "\"xylophone\"" }, KF1, "/questions/5/xylophone", "unknown member \"xylophone\" in a question" },
	{ { FORM, "\"summary\"", "\"sumary\"" }, FORM, "", "missing member \"summary\" in a form" },
	{ { ORG, " \"short\": \"Kind\",", "" }, ORG, "/questions/0", "missing member \"short\"" },
	{ { ORG, "\"id\": \"ORG\", ", "" }, ORG, "", "missing member \"id\" in a section" },
	{ { SECTORS, " \"duty\": \"none\",", "" }, SECTORS, "/sectors/0", "missing member \"duty\" in a sector" },
	/* types */
	{ { KF1, "\"limit\": 600", "\"limit\": \"600\"" }, KF1, "/questions/5/limit", "must be a whole number, not a text" },
	{ { ORG, "\"core\": true }", "\"core\": \"yes\" }" }, ORG, "/questions/0/core", "must be true or false, not a text" },
	{ { KF1, "[ \"Think.\" ]", "\"Think.\"" }, KF1, "/questions/0/guidance", "must be a list, not a text" },
	{ { KF1, "[ \"Minutes.\" ]", "[ \"Minutes.\", 7 ]" }, KF1, "/questions/0/evidence/1", "must be a text, not a whole number" },
	{ { FORM, "\"voluntary\": true", "\"voluntary\": null" }, FORM, "/voluntary", "must be true or false, not null" },
	{ { FORM, "\"suggest_core\": { \"fact\": \"sole\" }", "\"suggest_core\": \"sole\"" }, FORM, "/suggest_core", "must be an object" },
	/* ids and words */
	{ { KF1, "\"KF1-2\", \"text\"", "\"kf1-2\", \"text\"" }, KF1, "/questions/1/id", "\"kf1-2\" is not spelt as an id here" },
	{ { KF1, "\"code\": \"write\"", "\"code\": \"Write it\"" }, KF1, "/questions/4/options/1/code", "is not spelt as an id" },
	{ { KF1, "\"yes_no_unknown\"", "\"yes_no_unkown\"" }, KF1, "/questions/3/kind", "did you mean \"yes_no_unknown\"?" },
	{ { FORM, "\"third-sector\"", "\"third\"" }, FORM, "/instrument", "is none of the words it may be" },
	{ { KF1, "\"critical\"", "\"fatal\"" }, KF1, "/checks/0/strength", "is none of the words" },
	{ { SECTORS, "\"s175\"", "\"s176\"" }, SECTORS, "/sectors/1/duty", "did you mean \"s175\"?" },
	{ { FORM, "\"section11-form\"", "\"section11-from\"" }, FORM, "/format", "must be \"section11-form\"" },
	{ { KF1, "\"format_version\": 1", "\"format_version\": 2" }, KF1, "/format_version", "it needs a newer one" },
	{ { KF1, "\"format_version\": 1", "\"format_version\": 0" }, KF1, "/format_version", "must be 1" },
	/* twice the same */
	{ { KF1, "\"id\": \"KF1-5\"", "\"id\": \"ORG-4\"" }, KF1, "/questions/4/id", "the form has another question \"ORG-4\"" },
	{ { KF1, "\"id\": \"KF1\"", "\"id\": \"ORG\"" }, KF1, "/id", "\"ORG\" is there twice" },
	{ { KF1, "\"id\": \"trained\"", "\"id\": \"lead\"" }, KF1, "/questions/0/parts/1/id", "\"lead\" is there twice" },
	{ { KF1, "\"code\": \"write\"", "\"code\": \"talk\"" }, KF1, "/questions/4/options/1/code", "\"talk\" is there twice" },
	{ { KF1, "\"id\": \"sure\"", "\"id\": \"what\"" }, KF1, "/questions/6/columns/1/id", "\"what\" is there twice" },
	{ { KF1, "\"CHK-KF1-01\"", "\"CHK-01\"" }, KF1, "/checks/0/id", "another check \"CHK-01\"" },
	{ { KF1, "\"introduction\"", "\"facts\": { \"sole\": { \"question\": \"KF1-1\" } }, \"introduction\"" }, KF1, "/facts/sole",
		"another section has a fact \"sole\"" },
	{ { FORM, "\"id\": \"full\", \"title\"", "\"id\": \"core\", \"title\"" }, FORM, "/routes/1/id", "\"core\" is there twice" },
	{ { AREAS, "\"code\": \"west\"", "\"code\": \"woking\"" }, AREAS, "/areas/1/code", "\"woking\" is there twice" },
	/* numbers, days, widths */
	{ { KF1, "\"limit\": 600", "\"limit\": 0" }, KF1, "/questions/5/limit", "must be from 1 to 20000" },
	{ { KF1, "\"rows_max\": 5", "\"rows_max\": 5000" }, KF1, "/questions/6/rows_max", "must be from 1 to 500" },
	{ { ORG, "\"min\": 0, \"max\": 9999", "\"min\": 10, \"max\": 9" }, ORG, "/questions/2/parts/0/min", "\"min\" is larger than \"max\"" },
	{ { FORM, "\"high_percent\": 90", "\"high_percent\": 30" }, FORM, "/thresholds/medium_percent", "larger than" },
	{ { FORM, "\"opens\": \"2026-11-02\"", "\"opens\": \"2026-02-30\"" }, FORM, "/dates/opens", "no day of the calendar" },
	{ { FORM, "\"closes\": \"2027-02-12\"", "\"closes\": \"2027-01-12\"" }, FORM, "/dates/closes", "2027-01-12 comes before 2027-01-29" },
	{ { FORM, "\"to\": \"2026-11-13\"", "\"to\": \"2026-10-13\"" }, FORM, "/stages/0/to", "comes before" },
	{ { AREAS, "\"to\": \"2027-03-31\"", "\"to\": \"1973-03-31\"" }, AREAS, "/areas/0/to", "comes before" },
	{ { KF1, "\"short\": \"Leaders\"", "\"short\": \"Leaders of very many things in {area}\"" }, KF1, "/short",
		"takes 37 columns; it may take 28" },
	{ { KF1, "\"short\": \"Else\"", "\"short\": \"日本語日本語日本語日本語日本語日本語日本語\"" }, KF1, "/questions/5/short",
		"takes 42 columns; it may take 40" },
	{ { KF1, "\"Who leads?\"", "\"\"" }, KF1, "/questions/0/text", "is empty" },
	/* tokens */
	{ { KF1, "Who leads in {area}", "Who leads in {aera}" }, KF1, "/introduction/0", "no token {aera}; did you mean \"area\"?" },
	{ { KF1, "Who leads in {area}", "Who leads in {area" }, KF1, "/introduction/0", "this one does not end" },
	{ { TERMS, "The county.", "The {area}." }, TERMS, "/terms/0/meaning", "holds no token of its own" },
	/* what goes with a kind */
	{ { KF1, "\"kind\": \"text\", \"limit\"", "\"kind\": \"yes_no\", \"limit\"" }, KF1, "/questions/5/limit", "does not go with this kind" },
	{ { KF1, "\"count_label\": \"know\", ", "" }, KF1, "/questions/1", "missing member \"count_label\", which this kind needs" },
	{ { KF1, ", \"columns\": [\n   { \"id\": \"what\"", ", \"columns\": [], \"themes\": [ \"a\" ], \"variants\": [\n   { \"id\": \"what\"" }, KF1,
		"/questions/6/columns", "has too few items: 0" },
	{ { ORG, ", \"options_from\": \"areas\"", "" }, ORG, "/questions/3", "has nothing to choose from" },
	{ { ORG, "\"options_from\": \"areas\"", "\"options_from\": \"places\"" }, ORG, "/questions/3/options_from", "must be \"areas\" or \"sectors\"" },
	{ { ORG, "\"kind\": \"many\", ", "\"kind\": \"many\", \"options\": [ { \"code\": \"a\", \"label\": \"A\" } ], " }, ORG,
		"/questions/3/options_from", "not both" },
	{ { ORG, "\"text\": true", "\"alone\": true" }, ORG, "/questions/1/options/1/alone", "is for the kind \"many\"" },
	{ { KF1, "\"scale\": \"document\"", "\"scale\": \"documents\"" }, KF1, "/questions/2/scale", "no grades called \"documents\"" },
	{ { KF1, "\"kind\": \"text\", \"limit\"", "\"kind\": \"text\", \"scale\": \"practice\", \"limit\"" }, KF1, "/questions/5/scale", "for the kind \"grade\"" },
	{ { KF1, "\"kind\": \"person\"", "\"kind\": \"grade\"" }, KF1, "/questions/0/parts/0/kind", "a part is no grade" },
	{ { KF1, "\"kind\": \"yes_no\" }", "\"kind\": \"share\" }" }, KF1, "/questions/6/columns/1/kind", "a column is a text, one" },
	{ { KF1, "\"same_as\": \"KF1-1\"", "\"same_as\": \"KF1-3\"" }, KF1, "/questions/2/same_as", "names the question itself" },
	{ { KF1, "\"same_as\": \"KF1-1\"", "\"same_as\": \"KF9-1\"" }, KF1, "/questions/2/same_as", "no question has the id \"KF9-1\"" },
	{ { FORM, "\"hint\": \"The chair.\"", "\"same_as\": \"KF9-1\"" }, FORM, "/approval/same_as", "no question has the id \"KF9-1\"" },
	{ { FORM, "\"code\": \"fully\", \"label\": \"Fully met\"", "\"code\": \"unmet\", \"label\": \"Fully met\"" }, FORM, "/grades/practice/0",
		"best first" },
	/* the form's own lists */
	{ { FORM, "\"routes\": [ \"full\" ]", "\"routes\": [ \"long\" ]" }, FORM, "/sections/1/routes/0", "the form has no route \"long\"" },
	{ { FORM, "\"sections\": [ \"ORG\" ]", "\"sections\": [ \"ORG\", \"KF2\" ]" }, FORM, "/not_for/0/sections/1", "no section has the id \"KF2\"" },
	{ { FORM, "\"question\": \"KF1-1\",\n", "\"question\": \"KF1-9\",\n" }, FORM, "/checks/0/question", "no question has the id \"KF1-9\"" },
	{ { FORM, ", \"sectors.json\"", "" }, FORM, "/local", "names no file of the format \"section11-sectors\"" },
	{ { FORM, "\"sectors.json\"", "\"sectors.json\", \"areas.json\"" }, AREAS, "/format", "is a second file of areas" },
	{ { FORM, "\"sectors.json\"", "\"sectors.json\", \"../sections/org.json\"" }, "../sections/org.json", "", "cannot be read" },
	{ { AREAS, "\"followed_by\": \"west\"", "\"followed_by\": \"east\"" }, AREAS, "/areas/0/followed_by", "no area has the code \"east\"" },
	{ { CONTACTS, "\"danger\": [ { \"id\": \"police\", \"title\": \"Now\", \"phone\": \"999\", \"hours\": \"Always\", \"text\": \"Ring.\" } ]",
		"\"danger\": []" }, CONTACTS, "/danger", "has too few items" },
};

/* Faults that come with another, which the same mistake makes. */
static size_t count_fitting(const struct form_faults *faults, const struct fault_case *c)
{
	size_t n = 0;
	for (size_t i = 0; i < faults->n; i++) {
		const struct form_fault *fault = &faults->items[i];
		n += strcmp(fault->file, c->file) == 0 && strcmp(fault->pointer, c->pointer) == 0 && strstr(fault->what, c->what) != NULL;
	}
	return n;
}

static void explain(const struct fault_case *c, const struct form_faults *faults)
{
	print_message("expected %s %s: %s\n", c->file, c->pointer, c->what);
	for (size_t i = 0; i < faults->n; i++)
		print_message("   found %s:%ld %s: %s\n", faults->items[i].file, faults->items[i].line, faults->items[i].pointer,
			faults->items[i].what);
}

static void each_fault_is_found_where_it_is(void **state)
{
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_faults faults = { 0 };
		struct json *body = NULL;
		bool joined = join_changed(&cases[i].change, &body, &faults);
		if (joined || count_fitting(&faults, &cases[i]) != 1) {
			explain(&cases[i], &faults);
			wrong++;
		}
		for (size_t j = 0; j < faults.n; j++)
			wrong += faults.items[j].line < 1 && strstr(faults.items[j].what, "cannot be read") == NULL;
		assert_null(body);
		form_faults_release(&faults);
	}
	assert_int_equal(wrong, 0);
}

static void a_fault_knows_its_line(void **state)
{
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	assert_false(join_changed(&(struct change){ KF1, "\"limit\": 600", "\"limit\": true" }, &body, &faults));
	assert_int_equal(faults.n, 1);
	assert_int_equal(faults.items[0].line, 21);
	form_faults_release(&faults);
}

static void all_faults_are_found_in_one_go(void **state)
{
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	const struct change change = { KF1, "\"kind\": \"grade\", \"hint\": \"In {area}.\"",
		"\"knid\": \"grade\", \"hint\": \"In {place}.\", \"core\": 1, \"optional\": 2, \"tags\": 3" };
	assert_false(join_changed(&change, &body, &faults));
	/* knid, kind missing, {place}, core, optional; the second "tags" stops the file being JSON at all */
	assert_int_equal(faults.n, 1);
	assert_non_null(strstr(faults.items[0].what, "is not right JSON"));
	assert_string_equal(faults.items[0].file, KF1);
	assert_true(faults.items[0].line > 1);
	form_faults_release(&faults);
	const struct change again = { KF1, "\"kind\": \"grade\", \"hint\": \"In {area}.\"",
		"\"knid\": \"grade\", \"hint\": \"In {place}.\", \"core\": 1, \"optional\": 2" };
	assert_false(join_changed(&again, &body, &faults));
	assert_true(faults.n >= 5);
	form_faults_release(&faults);
}

/* What cannot be read must not look like a hundred other mistakes. */
static void a_missing_file_is_one_fault(void **state)
{
	static const char *const files[] = { FORM, ORG, KF1, TERMS, AREAS, SECTORS, CONTACTS };
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct form_faults faults = { 0 };
		struct json *body = NULL;
		assert_false(join_changed(&(struct change){ files[i], NULL, NULL }, &body, &faults));
		assert_int_equal(faults.n, 1);
		assert_string_equal(faults.items[0].file, files[i]);
		assert_non_null(strstr(faults.items[0].what, "cannot be read: no such file"));
		form_faults_release(&faults);
	}
}

static void a_file_that_is_no_object_is_a_fault(void **state)
{
	static const char *const files[] = { FORM, ORG, KF1, TERMS, AREAS, SECTORS, CONTACTS };
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct form_faults faults = { 0 };
		struct json *body = NULL;
		char *text = source_text(files[i], &(struct change){ 0 });
		assert_false(join_changed(&(struct change){ files[i], text, "[ 1 ]" }, &body, &faults));
		assert_true(faults.n >= 1);
		form_faults_release(&faults);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_fault_is_found_where_it_is), cmocka_unit_test(a_fault_knows_its_line),
		cmocka_unit_test(all_faults_are_found_in_one_go), cmocka_unit_test(a_missing_file_is_one_fault),
		cmocka_unit_test(a_file_that_is_no_object_is_a_fault),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
