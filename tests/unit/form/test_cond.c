/* SPDX-License-Identifier: MIT */
/* Conditions: what they say of answers, and what is refused. */
#include "base/clock.h"
#include "base/json.h"
#include "form/cond.h"
#include "harness.h"
#include "sources.h"

#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-21"

/* {"KF1-1": {"state", "value", "parts"}, …, "documents": {id: document}}. */
static const struct json *value_in(const void *ctx, const char *question, const char *part)
{
	const struct json *answer = json_get(ctx, question);
	return part != NULL ? json_get(json_get(answer, "parts"), part) : json_get(answer, "value");
}

static const char *state_in(const void *ctx, const char *question)
{
	return json_get_text(json_get(ctx, question), "state");
}

static const struct json *document_in(const void *ctx, const char *id)
{
	return json_get(json_get(ctx, "documents"), id);
}

static struct json *parse(const char *text)
{
	struct json *json = NULL;
	struct err err = { 0 };
	if (!json_parse(text, strlen(text), &json_default_limits, "test", &json, &err))
		fail_msg("%s: %s", text, err.detail);
	return json;
}

/* A form whose suggest_core is the condition. NULL if there were faults. */
static struct form *form_with(const char *condition, struct form_faults *faults)
{
	struct json *body = NULL;
	struct form *form = NULL;
	const struct change change = { "small.json", "{ \"fact\": \"sole\" }", condition };
	if (!join_changed(&change, &body, faults))
		return NULL;
	assert_true(form_read(body, &form, NULL, NULL));
	json_free(body);
	return form;
}

struct cond_case {
	const char *condition, *answers;
	bool holds;
};

static const struct cond_case cases[] = {
	/* one and grade */
	{ "{\"question\":\"ORG-2\",\"is\":\"direct\"}", "{\"ORG-2\":{\"value\":\"direct\"}}", true },
	{ "{\"question\":\"ORG-2\",\"is\":\"direct\"}", "{\"ORG-2\":{\"value\":\"none\"}}", false },
	{ "{\"question\":\"ORG-2\",\"is\":\"direct\"}", "{}", false },
	{ "{\"question\":\"ORG-2\",\"in\":[\"direct\",\"none\"]}", "{\"ORG-2\":{\"value\":\"none\"}}", true },
	{ "{\"question\":\"ORG-2\",\"in\":[\"direct\",\"none\"]}", "{}", false },
	{ "{\"question\":\"KF1-1\",\"is\":\"partly\"}", "{\"KF1-1\":{\"value\":\"partly\"}}", true },
	{ "{\"question\":\"KF1-4\",\"is\":\"dont_know\"}", "{\"KF1-4\":{\"value\":\"dont_know\"}}", true },
	/* many */
	{ "{\"question\":\"KF1-5\",\"is\":\"talk\"}", "{\"KF1-5\":{\"value\":[\"write\",\"talk\"]}}", true },
	{ "{\"question\":\"KF1-5\",\"is\":\"talk\"}", "{\"KF1-5\":{\"value\":[\"write\"]}}", false },
	{ "{\"question\":\"KF1-5\",\"in\":[\"talk\",\"none\"]}", "{\"KF1-5\":{\"value\":[\"write\",\"none\"]}}", true },
	{ "{\"question\":\"KF1-5\",\"only\":[\"talk\",\"write\"]}", "{\"KF1-5\":{\"value\":[\"write\"]}}", true },
	{ "{\"question\":\"KF1-5\",\"only\":[\"talk\"]}", "{\"KF1-5\":{\"value\":[\"talk\",\"write\"]}}", false },
	{ "{\"question\":\"KF1-5\",\"only\":[\"talk\"]}", "{\"KF1-5\":{\"value\":[]}}", false },
	{ "{\"question\":\"KF1-5\",\"only\":[\"talk\"]}", "{}", false },
	{ "{\"question\":\"ORG-2\",\"only\":[\"none\"]}", "{\"ORG-2\":{\"value\":\"none\"}}", true },
	/* numbers */
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"at_least\":2}", "{\"ORG-3\":{\"parts\":{\"paid\":2}}}", true },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"at_least\":2}", "{\"ORG-3\":{\"parts\":{\"paid\":1}}}", false },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"at_most\":0}", "{\"ORG-3\":{\"parts\":{\"paid\":0}}}", true },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"at_most\":0}", "{}", false },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"more_than\":{\"question\":\"ORG-3\",\"part\":\"vols\"}}",
		"{\"ORG-3\":{\"parts\":{\"paid\":3,\"vols\":2}}}", true },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"more_than\":{\"question\":\"ORG-3\",\"part\":\"vols\"}}",
		"{\"ORG-3\":{\"parts\":{\"paid\":2,\"vols\":2}}}", false },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"more_than\":{\"question\":\"ORG-3\",\"part\":\"vols\"}}",
		"{\"ORG-3\":{\"parts\":{\"paid\":2}}}", false },
	/* shares: 79.5 percent is neither at least 80 nor at most 79 */
	{ "{\"question\":\"KF1-2\",\"member\":\"count\",\"at_least\":9}", "{\"KF1-2\":{\"value\":{\"count\":9,\"of\":12}}}", true },
	{ "{\"question\":\"KF1-2\",\"member\":\"of\",\"at_most\":11}", "{\"KF1-2\":{\"value\":{\"count\":9,\"of\":12}}}", false },
	{ "{\"question\":\"KF1-2\",\"member\":\"percent\",\"at_least\":75}", "{\"KF1-2\":{\"value\":{\"count\":9,\"of\":12}}}", true },
	{ "{\"question\":\"KF1-2\",\"member\":\"percent\",\"at_least\":80}", "{\"KF1-2\":{\"value\":{\"count\":159,\"of\":200}}}", false },
	{ "{\"question\":\"KF1-2\",\"member\":\"percent\",\"at_most\":79}", "{\"KF1-2\":{\"value\":{\"count\":159,\"of\":200}}}", false },
	{ "{\"question\":\"KF1-2\",\"member\":\"percent\",\"at_most\":100}", "{\"KF1-2\":{\"value\":{\"count\":0,\"of\":0}}}", false },
	{ "{\"question\":\"KF1-2\",\"member\":\"percent\",\"at_least\":1}",
		"{\"KF1-2\":{\"value\":{\"count\":9007199254740991,\"of\":9007199254740991}}}", true },
	/* dates; a month counts as its last day */
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"passed\":true}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2026-11-20\"}}}", true },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"passed\":true}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2026-11-21\"}}}", false },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"passed\":true}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2026-11\"}}}", false },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"passed\":true}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2026-10\"}}}", true },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"older_than_years\":2}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2024-11-20\"}}}", true },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"older_than_years\":2}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2024-11-21\"}}}", false },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"older_than_years\":2}", "{\"KF1-1\":{\"parts\":{\"trained\":\"2024-11\"}}}", false },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"older_than_years\":2}", "{\"KF1-1\":{\"parts\":{\"trained\":\"last May\"}}}", false },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"older_than_years\":1}", "{}", false },
	/* documents: any of those linked */
	{ "{\"question\":\"KF1-3\",\"part\":\"documents\",\"member\":\"review_due\",\"passed\":true}",
		"{\"KF1-3\":{\"parts\":{\"documents\":[\"d1\",\"d2\"]}},\"documents\":{\"d1\":{\"review_due\":\"2027-01-01\"},"
		"\"d2\":{\"review_due\":\"2026-06-01\"}}}", true },
	{ "{\"question\":\"KF1-3\",\"part\":\"documents\",\"member\":\"review_due\",\"passed\":true}",
		"{\"KF1-3\":{\"parts\":{\"documents\":[\"d1\",\"d9\"]}},\"documents\":{\"d1\":{\"review_due\":\"2027-01-01\"}}}", false },
	{ "{\"question\":\"KF1-3\",\"part\":\"documents\",\"member\":\"approved\",\"older_than_years\":3}",
		"{\"KF1-3\":{\"parts\":{\"documents\":[\"d1\"]}},\"documents\":{\"d1\":{\"approved\":\"2020-01-01\"}}}", true },
	{ "{\"question\":\"KF1-3\",\"part\":\"documents\",\"answered\":true}", "{\"KF1-3\":{\"parts\":{\"documents\":[]}}}", false },
	{ "{\"question\":\"KF1-3\",\"part\":\"documents\",\"answered\":true}", "{\"KF1-3\":{\"parts\":{\"documents\":[\"d1\"]}}}", true },
	/* answered and states */
	{ "{\"question\":\"KF1-6\",\"answered\":true}", "{\"KF1-6\":{\"value\":\"\"}}", false },
	{ "{\"question\":\"KF1-6\",\"answered\":true}", "{\"KF1-6\":{\"value\":\" \"}}", false },
	{ "{\"question\":\"KF1-6\",\"answered\":true}", "{\"KF1-6\":{\"value\":\"x\"}}", true },
	{ "{\"question\":\"KF1-1\",\"part\":\"lead\",\"answered\":true}", "{\"KF1-1\":{\"parts\":{\"lead\":{\"role\":\"\"}}}}", false },
	{ "{\"question\":\"KF1-1\",\"part\":\"lead\",\"answered\":true}", "{\"KF1-1\":{\"parts\":{\"lead\":{\"role\":\"x\"}}}}", true },
	{ "{\"question\":\"KF1-7\",\"answered\":true}", "{\"KF1-7\":{\"value\":[{\"what\":\"\"}]}}", false },
	{ "{\"question\":\"ORG-3\",\"answered\":true}", "{\"ORG-3\":{\"state\":\"answered\",\"parts\":{\"paid\":1}}}", true },
	{ "{\"question\":\"ORG-3\",\"answered\":true}", "{\"ORG-3\":{\"state\":\"not_sure\"}}", false },
	{ "{\"question\":\"KF1-1\",\"state\":\"not_applicable\"}", "{\"KF1-1\":{\"state\":\"not_applicable\",\"reason\":\"x\"}}", true },
	{ "{\"question\":\"KF1-1\",\"state\":\"not_applicable\"}", "{\"KF1-1\":{\"state\":\"not_sure\"}}", false },
	{ "{\"question\":\"KF1-1\",\"state\":\"not_sure\"}", "{}", false },
	/* facts */
	{ "{\"fact\":\"contact\",\"is\":\"none\"}", "{\"ORG-2\":{\"value\":\"none\"}}", true },
	{ "{\"fact\":\"duty\",\"is\":\"s175\"}", "{\"ORG-1\":{\"value\":\"EDU\"}}", true },
	{ "{\"fact\":\"duty\",\"in\":[\"s11\",\"s175\"]}", "{\"ORG-1\":{\"value\":\"VCS\"}}", false },
	{ "{\"fact\":\"duty\",\"is\":\"none\"}", "{\"ORG-1\":{\"value\":\"gone\"}}", false },
	{ "{\"fact\":\"group\",\"is\":\"Third sector\"}", "{\"ORG-1\":{\"value\":\"VCS\"}}", true },
	{ "{\"fact\":\"group\",\"answered\":true}", "{}", false },
	{ "{\"fact\":\"paid\",\"at_least\":1}", "{\"ORG-3\":{\"parts\":{\"paid\":4}}}", true },
	{ "{\"fact\":\"sole\"}", "{\"ORG-3\":{\"parts\":{\"paid\":1}}}", true },
	{ "{\"fact\":\"sole\"}", "{\"ORG-3\":{\"parts\":{\"paid\":2}}}", false },
	{ "{\"fact\":\"alone\"}", "{\"ORG-3\":{\"parts\":{\"paid\":1}}}", true },
	{ "{\"fact\":\"alone\"}", "{\"ORG-3\":{\"parts\":{\"paid\":1}},\"ORG-2\":{\"value\":\"none\"}}", false },
	/* joined; what is not answered is false, so its opposite is true */
	{ "{\"not\":{\"fact\":\"sole\"}}", "{}", true },
	{ "{\"all\":[{\"fact\":\"sole\"},{\"question\":\"ORG-2\",\"is\":\"direct\"}]}",
		"{\"ORG-3\":{\"parts\":{\"paid\":1}},\"ORG-2\":{\"value\":\"direct\"}}", true },
	{ "{\"all\":[{\"fact\":\"sole\"},{\"question\":\"ORG-2\",\"is\":\"direct\"}]}", "{\"ORG-3\":{\"parts\":{\"paid\":1}}}", false },
	{ "{\"any\":[{\"fact\":\"sole\"},{\"question\":\"ORG-2\",\"is\":\"direct\"}]}", "{\"ORG-2\":{\"value\":\"direct\"}}", true },
	{ "{\"any\":[{\"fact\":\"sole\"},{\"not\":{\"any\":[{\"question\":\"ORG-2\",\"is\":\"direct\"}]}}]}", "{\"ORG-2\":{\"value\":\"direct\"}}",
		false },
};

static void conditions_say_what_answers_say(void **state)
{
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_faults faults = { 0 };
		struct form *form = form_with(cases[i].condition, &faults);
		if (form == NULL)
			fail_msg("%s: %s", cases[i].condition, faults.items[0].what);
		struct json *answers = parse(cases[i].answers);
		struct cond_view view = { .ctx = answers, .value = value_in, .state = state_in, .document = document_in };
		assert_true(clock_parse_day(TODAY, &view.today));
		if (cond_holds(form->suggest_core, form, &view) != cases[i].holds) {
			print_message("%s with %s\n", cases[i].condition, cases[i].answers);
			wrong++;
		}
		json_free(answers);
		form_free(form);
		form_faults_release(&faults);
	}
	assert_int_equal(wrong, 0);
}

static void no_condition_holds(void **state)
{
	struct form *form = read_whole();
	struct cond_view view = { .value = value_in, .state = state_in };
	assert_true(cond_holds(NULL, form, &view));
	form_free(form);
}

/* A view that knows no documents: nothing has passed. */
static void documents_may_be_unknown(void **state)
{
	struct form_faults faults = { 0 };
	struct form *form = form_with("{\"question\":\"KF1-3\",\"part\":\"documents\",\"member\":\"review_due\",\"passed\":true}", &faults);
	struct json *answers = parse("{\"KF1-3\":{\"parts\":{\"documents\":[\"d1\"]}},\"documents\":{\"d1\":{\"review_due\":\"2020-01-01\"}}}");
	struct cond_view view = { .ctx = answers, .value = value_in, .state = state_in, .today = 20000 };
	assert_false(cond_holds(form->suggest_core, form, &view));
	json_free(answers);
	form_free(form);
}

struct refused_case { const char *condition, *pointer, *what; };

static const struct refused_case refused[] = {
	{ "{\"question\":\"KF1-9\",\"is\":\"fully\"}", "/question", "no question has the id \"KF1-9\"; did you mean \"KF1-1\"?" },
	{ "{\"question\":\"ORG-3\",\"part\":\"payd\",\"at_least\":1}", "/part", "ORG-3 has no part \"payd\"; did you mean \"paid\"?" },
	{ "{\"question\":\"ORG-2\",\"is\":\"driect\"}", "/is", "ORG-2 has no option \"driect\"; did you mean \"direct\"?" },
	{ "{\"question\":\"ORG-2\",\"in\":[\"direct\",\"no\"]}", "/in/1", "ORG-2 has no option \"no\"" },
	{ "{\"question\":\"ORG-2\",\"in\":[]}", "/in", "is empty" },
	{ "{\"fact\":\"sol\"}", "/fact", "there is no fact \"sol\"; did you mean \"sole\"?" },
	{ "{\"fact\":\"duty\",\"is\":\"s12\"}", "/is", "duty has no option \"s12\"" },
	{ "{\"fact\":\"group\",\"is\":\"Fourth sector\"}", "/is", "has no option" },
	{ "{\"fact\":\"sole\",\"is\":\"yes\"}", "/is", "the fact is itself a condition" },
	{ "{\"fact\":\"contact\"}", "", "but not with what" },
	{ "{\"question\":\"ORG-2\"}", "", "but not with what" },
	{ "{\"is\":\"direct\"}", "", "compares a \"question\"" },
	{ "{\"fact\":\"sole\",\"question\":\"ORG-2\",\"is\":\"none\"}", "", "one of the two" },
	{ "{\"fact\":\"paid\",\"part\":\"paid\",\"at_least\":1}", "", "one of the two" },
	{ "{\"question\":\"ORG-2\",\"at_least\":1}", "/at_least", "\"at_least\" needs a number" },
	{ "{\"question\":\"KF1-2\",\"at_least\":1}", "/at_least", "a \"member\" of a share" },
	{ "{\"question\":\"KF1-2\",\"member\":\"half\",\"at_least\":1}", "/member", "KF1-2 has no member \"half\"" },
	{ "{\"question\":\"KF1-6\",\"is\":\"x\"}", "/is", "needs something with options" },
	{ "{\"question\":\"ORG-2\",\"passed\":true}", "/passed", "needs a date" },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"passed\":false}", "/passed", "must be true" },
	{ "{\"question\":\"KF1-1\",\"part\":\"trained\",\"older_than_years\":0}", "/older_than_years", "from 1 to 100" },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"more_than\":{\"question\":\"ORG-2\"}}", "/more_than", "must be a number too" },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"more_than\":5}", "/more_than", "must be an object" },
	{ "{\"question\":\"ORG-3\",\"part\":\"paid\",\"at_least\":1,\"at_most\":2}", "/at_most", "one comparison at a time" },
	{ "{\"question\":\"KF1-1\",\"state\":\"maybe\"}", "/state", "must be \"not_applicable\"" },
	{ "{\"question\":\"KF1-1\",\"part\":\"lead\",\"state\":\"not_sure\"}", "/state", "only a whole question has a state" },
	{ "{\"question\":\"ORG-2\",\"iz\":\"direct\"}", "/iz", "unknown member \"iz\" in a condition; did you mean \"is\"?" },
	{ "{\"question\":7,\"is\":\"direct\"}", "/question", "must be a text" },
	{ "{\"all\":[]}", "/all", "is empty" },
	{ "{\"all\":{\"fact\":\"sole\"}}", "/all", "must be a list" },
	{ "{\"all\":[{\"fact\":\"sole\"},{\"fact\":\"sol\"}]}", "/all/1/fact", "no fact \"sol\"" },
	{ "{\"not\":[{\"fact\":\"sole\"}]}", "/not", "must be an object" },
	{ "{\"not\":{\"fact\":\"sole\"},\"fact\":\"sole\"}", "", "\"not\" stands alone" },
	{ "{}", "", "compares a \"question\"" },
};

static void wrong_conditions_are_refused_where_they_are_wrong(void **state)
{
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct form_faults faults = { 0 };
		assert_null(form_with(refused[i].condition, &faults));
		char *pointer = xasprintf("/suggest_core%s", refused[i].pointer);
		if (faults.n != 1 || strcmp(faults.items[0].pointer, pointer) != 0 || strstr(faults.items[0].what, refused[i].what) == NULL) {
			print_message("%s: %s %s\n", refused[i].condition, faults.items[0].pointer, faults.items[0].what);
			wrong++;
		}
		free(pointer);
		form_faults_release(&faults);
	}
	assert_int_equal(wrong, 0);
}

/* Where a condition stands decides what it may look at. */
struct place_case { struct change change; const char *file, *pointer, *what; };
#define KF1 "sections/kf1.json"
#define ORG "sections/org.json"

static const struct place_case forward[] = {
	{ { ORG, "\"core\": true },\n", "\"core\": true, \"when\": { \"question\": \"ORG-2\", \"is\": \"none\" } },\n" }, ORG, "/questions/0/when/question",
		"looks forward: ORG-2 comes later" },
	{ { ORG, "\"core\": true },\n", "\"core\": true, \"when\": { \"question\": \"ORG-1\", \"is\": \"VCS\" } },\n" }, ORG, "/questions/0/when/question",
		"looks forward: ORG-1" },
	{ { ORG, "\"core\": true },\n", "\"core\": true, \"when\": { \"fact\": \"duty\", \"is\": \"none\" } },\n" }, ORG, "/questions/0/when/fact",
		"looks forward: \"duty\" rests on a later question" },
	{ { ORG, "\"part\": \"paid\", \"at_least\": 1 } } ] }", "\"part\": \"vols\", \"at_least\": 1 } } ] }" }, ORG,
		"/questions/2/parts/1/when/question", "looks forward" },
	{ { KF1, "{ \"fact\": \"contact\", \"is\": \"direct\" }", "{ \"question\": \"KF1-6\", \"answered\": true }" }, KF1,
		"/questions/4/options/0/when/question", "looks forward: KF1-6" },
	{ { KF1, "\"when\": { \"fact\": \"sole\" }, \"text\": \"Do", "\"when\": { \"question\": \"KF1-1\", \"is\": \"fully\" }, \"text\": \"Do" }, KF1,
		"/questions/0/variants/0/when/question", "looks forward: KF1-1" },
	{ { ORG, "\"contact\": { \"question\": \"ORG-2\" }", "\"contact\": { \"question\": \"KF1-1\" }" }, ORG, "/facts/contact/question",
		"looks forward: KF1-1" },
	{ { ORG, "{ \"fact\": \"paid\", \"at_most\": 1 }", "{ \"question\": \"KF1-4\", \"is\": \"no\" }" }, ORG, "/facts/sole/when/question",
		"looks forward: KF1-4" },
	{ { ORG, "{ \"fact\": \"paid\", \"at_most\": 1 }", "{ \"fact\": \"alone\" }" }, ORG, "/facts/sole", "the fact \"sole\" rests on itself" },
	{ { ORG, "{ \"fact\": \"paid\", \"at_most\": 1 }", "{ \"not\": { \"fact\": \"sole\" } }" }, ORG, "/facts/sole", "rests on itself" },
	{ { ORG, "\"sector\": \"group\"", "\"sector\": \"forum\"" }, ORG, "/facts/group/sector", "none of the words" },
	{ { ORG, "\"ORG-1\", \"sector\": \"duty\"", "\"ORG-2\", \"sector\": \"duty\"" }, ORG, "/facts/duty/sector", "does not ask for one of the sectors" },
	{ { ORG, "{ \"question\": \"ORG-3\", \"part\": \"paid\" }", "{ \"question\": \"ORG-3\", \"part\": \"pay\" }" }, ORG, "/facts/paid/part",
		"ORG-3 has no part \"pay\"" },
	{ { ORG, "\"contact\": { \"question\": \"ORG-2\" }", "\"contact\": { \"part\": \"x\" }" }, ORG, "/facts/contact", "\"question\" or \"when\"" },
};

static void conditions_only_look_back(void **state)
{
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof(forward) / sizeof(forward[0]); i++) {
		struct form_faults faults = { 0 };
		struct json *body = NULL;
		bool found = false;
		assert_false(join_changed(&forward[i].change, &body, &faults));
		for (size_t j = 0; j < faults.n; j++)
			found = found || (strcmp(faults.items[j].file, forward[i].file) == 0 && strcmp(faults.items[j].pointer, forward[i].pointer) == 0
				&& strstr(faults.items[j].what, forward[i].what) != NULL);
		if (!found) {
			print_message("expected %s: %s\n", forward[i].pointer, forward[i].what);
			for (size_t j = 0; j < faults.n; j++)
				print_message("   found %s %s: %s\n", faults.items[j].file, faults.items[j].pointer, faults.items[j].what);
			wrong++;
		}
		form_faults_release(&faults);
	}
	assert_int_equal(wrong, 0);
}

/* The value is asked after its parts, so its options may look at them; a check may look anywhere. */
static void what_comes_before_may_be_used(void **state)
{
	static const struct change allowed[] = {
		{ KF1, "{ \"code\": \"talk\", \"label\": \"Talk\", \"when\": { \"fact\": \"contact\", \"is\": \"direct\" } }",
			"{ \"code\": \"talk\", \"label\": \"Talk\", \"when\": { \"question\": \"KF1-1\", \"part\": \"trained\", \"answered\": true } }" },
		{ "small.json", "\"when\": { \"question\": \"KF1-1\", \"is\": \"fully\" }", "\"when\": { \"question\": \"KF1-6\", \"answered\": true }" },
		{ KF1, "\"optional\": true } ] }", "\"when\": { \"question\": \"KF1-1\", \"part\": \"lead\", \"answered\": true } } ] }" },
	};
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
		struct form_faults faults = { 0 };
		struct json *body = NULL;
		if (!join_changed(&allowed[i], &body, &faults))
			fail_msg("%s: %s", faults.items[0].pointer, faults.items[0].what);
		json_free(body);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions_say_what_answers_say), cmocka_unit_test(no_condition_holds), cmocka_unit_test(documents_may_be_unknown),
		cmocka_unit_test(wrong_conditions_are_refused_where_they_are_wrong), cmocka_unit_test(conditions_only_look_back),
		cmocka_unit_test(what_comes_before_may_be_used),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
