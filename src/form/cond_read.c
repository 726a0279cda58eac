/* SPDX-License-Identifier: MIT */
#include "form/cond_read.h"

#include "base/json.h"
#include "form/cond.h"
#include "form/cond_subject.h"

#include <assert.h>
#include <string.h>

struct parsing {
	struct reader *reader;
	const struct place *at;     /* of the comparison */
	const struct json *json;
	size_t limit;
	struct cond *cond;
	struct subject subject;
};

static bool read_code(struct parsing *parsing, const struct place *at, const struct json *json, const char **ret)
{
	if (!check_kind(parsing->reader, at, json, JSON_TEXT)
		|| !subject_has_code(parsing->reader, at, &parsing->subject, json_text(json)))
		return false;
	*ret = arena_dup(&parsing->reader->form->arena, json_text(json));
	return true;
}

static bool read_one_code(struct parsing *parsing, const struct place *at, const struct json *json)
{
	const char **codes = arena_array(&parsing->reader->form->arena, 1, sizeof(codes[0]));
	parsing->cond->codes = codes;
	parsing->cond->n_codes = 1;
	return read_code(parsing, at, json, &codes[0]);
}

static bool read_codes(struct parsing *parsing, const struct place *at, const struct json *json)
{
	if (!check_kind(parsing->reader, at, json, JSON_ARRAY))
		return false;
	size_t n = json_len(json), i = 0;
	if (n == 0)
		fault_at(parsing->reader, at, "is empty");
	const char **codes = arena_array(&parsing->reader->form->arena, n, sizeof(codes[0]));
	bool good = n > 0;
	for (const struct json *item = json_first(json); item != NULL; item = json_next(item), i++)
		good = read_code(parsing, ITEM_OF(at, i), item, &codes[i]) && good;
	parsing->cond->codes = codes;
	parsing->cond->n_codes = n;
	return good;
}

static bool read_number(struct parsing *parsing, const struct place *at, const struct json *json)
{
	return check_kind(parsing->reader, at, json, JSON_INT) && json_int(json, &parsing->cond->number);
}

static bool read_years(struct parsing *parsing, const struct place *at, const struct json *json)
{
	if (!read_number(parsing, at, json))
		return false;
	bool good = parsing->cond->number >= 1 && parsing->cond->number <= 100;
	if (!good)
		fault_at(parsing->reader, at, "must be from 1 to 100");
	return good;
}

static bool read_true(struct parsing *parsing, const struct place *at, const struct json *json)
{
	if (!json_is_true(json))
		fault_at(parsing->reader, at, "must be true; write { \"not\": … } around the condition for its opposite");
	return json_is_true(json);
}

static bool read_right(struct parsing *parsing, const struct place *at, const struct json *json)
{
	struct subject right;
	if (!check_kind(parsing->reader, at, json, JSON_OBJECT)
		|| !subject_read(parsing->reader, at, json, parsing->limit, &parsing->cond->right, &right))
		return false;
	if (right.kind != SUBJECT_NUMBER)
		fault_at(parsing->reader, at, "must be a number too");
	return right.kind == SUBJECT_NUMBER;
}

static bool read_state(struct parsing *parsing, const struct place *at, const struct json *json)
{
	static const char *const states[] = { "answered", "not_sure", "not_applicable", "carried" };
	const char *state = json_text(json) != NULL ? json_text(json) : "";
	const char **codes = arena_array(&parsing->reader->form->arena, 1, sizeof(codes[0]));
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(state, states[i]) == 0)
			codes[0] = states[i];
	if (codes[0] == NULL)
		fault_at(parsing->reader, at, "must be \"not_applicable\", \"not_sure\", \"carried\" or \"answered\"");
	if (parsing->cond->left.question == NULL || parsing->cond->left.part != NULL)
		fault_at(parsing->reader, at, "only a whole question has a state");
	parsing->cond->codes = codes;
	parsing->cond->n_codes = 1;
	return codes[0] != NULL && parsing->cond->left.question != NULL && parsing->cond->left.part == NULL;
}

#define KIND(subject) (1u << (subject))
static const struct test {
	const char *name;
	enum cond_test test;
	unsigned kinds; /* of subject */
	bool (*read)(struct parsing *parsing, const struct place *at, const struct json *json);
	const char *needs;
} tests[] = {
	{ "is", TEST_IS, KIND(SUBJECT_CODES), read_one_code, "something with options" },
	{ "in", TEST_IN, KIND(SUBJECT_CODES), read_codes, "something with options" },
	{ "only", TEST_ONLY, KIND(SUBJECT_CODES), read_codes, "something with options" },
	{ "at_least", TEST_AT_LEAST, KIND(SUBJECT_NUMBER), read_number, "a number, or a \"member\" of a share" },
	{ "at_most", TEST_AT_MOST, KIND(SUBJECT_NUMBER), read_number, "a number, or a \"member\" of a share" },
	{ "more_than", TEST_MORE_THAN, KIND(SUBJECT_NUMBER), read_right, "a number, or a \"member\" of a share" },
	{ "older_than_years", TEST_OLDER_THAN_YEARS, KIND(SUBJECT_DATE), read_years, "a date" },
	{ "passed", TEST_PASSED, KIND(SUBJECT_DATE), read_true, "a date" },
	{ "answered", TEST_ANSWERED, ~KIND(SUBJECT_TRUTH), read_true, "a question or a value" },
	{ "state", TEST_STATE, ~KIND(SUBJECT_TRUTH), read_state, "a question" },
};
#define N_TESTS (sizeof(tests) / sizeof(tests[0]))
static const char *const subject_names[] = { "question", "part", "member", "fact" };

static bool is_subject_name(const char *name)
{
	for (size_t i = 0; i < sizeof(subject_names) / sizeof(subject_names[0]); i++)
		if (strcmp(name, subject_names[i]) == 0)
			return true;
	return false;
}

static const struct test *find_test(const char *name)
{
	for (size_t i = 0; i < N_TESTS; i++)
		if (strcmp(name, tests[i].name) == 0)
			return &tests[i];
	return NULL;
}

static bool known_members(const struct parsing *parsing)
{
	static const char *const names[] = {
		"all", "any", "not", "question", "part", "member", "fact", "is", "in", "only", "at_least", "at_most", "more_than",
		"older_than_years", "passed", "answered", "state",
	};
	bool good = true;
	for (const struct json *member = json_first(parsing->json); member != NULL; member = json_next(member)) {
		const char *name = json_key(member);
		if (is_subject_name(name) || find_test(name) != NULL)
			continue;
		fault_at(parsing->reader, MEMBER_OF(parsing->at, name), "unknown member \"%s\" in a condition%s", name,
			did_you_mean(parsing->reader, name, names, sizeof(names) / sizeof(names[0])));
		good = false;
	}
	return good;
}

/* The one test of a comparison, or NULL: none is right for a fact that is itself a condition. */
static bool choose_test(const struct parsing *parsing, const struct test **ret)
{
	const struct test *chosen = NULL;
	for (size_t i = 0; i < N_TESTS; i++) {
		if (json_get(parsing->json, tests[i].name) == NULL)
			continue;
		if (chosen != NULL) {
			fault_at(parsing->reader, MEMBER_OF(parsing->at, tests[i].name), "one comparison at a time; join two with \"all\"");
			return false;
		}
		chosen = &tests[i];
	}
	*ret = chosen;
	return true;
}

static bool apply_test(struct parsing *parsing, const struct test *test)
{
	bool truth = parsing->subject.kind == SUBJECT_TRUTH;
	if (test == NULL && !truth)
		fault_at(parsing->reader, parsing->at, "says what is compared, but not with what (\"is\", \"in\", \"at_least\" …)");
	if (test == NULL) {
		parsing->cond->test = TEST_HOLDS;
		return truth;
	}
	const struct place *at = MEMBER_OF(parsing->at, test->name);
	if ((test->kinds & KIND(parsing->subject.kind)) == 0) {
		if (truth)
			fault_at(parsing->reader, at, "the fact is itself a condition; use it alone");
		else
			fault_at(parsing->reader, at, "\"%s\" needs %s", test->name, test->needs);
		return false;
	}
	parsing->cond->test = test->test;
	return test->read(parsing, at, json_get(parsing->json, test->name));
}

static bool read_comparison(struct parsing *parsing)
{
	const struct test *test = NULL;
	parsing->cond->kind = COND_COMPARE;
	return known_members(parsing) && choose_test(parsing, &test)
		&& subject_read(parsing->reader, parsing->at, parsing->json, parsing->limit, &parsing->cond->left, &parsing->subject)
		&& apply_test(parsing, test);
}

static bool read_terms(struct parsing *parsing, const struct place *at, const struct json *json, bool several)
{
	if (several && !check_kind(parsing->reader, at, json, JSON_ARRAY))
		return false;
	size_t n = several ? json_len(json) : 1, i = 0;
	if (n == 0)
		fault_at(parsing->reader, at, "is empty");
	const struct cond **terms = arena_array(&parsing->reader->form->arena, n, sizeof(terms[0]));
	bool good = n > 0;
	for (const struct json *item = several ? json_first(json) : json; i < n; item = json_next(item), i++) {
		terms[i] = cond_read(parsing->reader, several ? ITEM_OF(at, i) : at, item, parsing->limit);
		good = good && terms[i] != NULL;
	}
	parsing->cond->terms = terms;
	parsing->cond->n_terms = n;
	return good;
}

static const struct joint { const char *name; enum cond_kind kind; bool several; } joints[] = {
	{ "all", COND_ALL, true }, { "any", COND_ANY, true }, { "not", COND_NOT, false },
};

static bool read_joint(struct parsing *parsing, const struct joint *joint)
{
	if (json_len(parsing->json) != 1) {
		fault_at(parsing->reader, parsing->at, "\"%s\" stands alone in its braces", joint->name);
		return false;
	}
	parsing->cond->kind = joint->kind;
	return read_terms(parsing, MEMBER_OF(parsing->at, joint->name), json_get(parsing->json, joint->name), joint->several);
}

const struct cond *cond_read(struct reader *reader, const struct place *at, const struct json *json, size_t limit)
{
	if (!check_kind(reader, at, json, JSON_OBJECT))
		return NULL;
	struct cond *cond = arena_alloc(&reader->form->arena, sizeof(*cond));
	struct parsing parsing = { .reader = reader, .at = at, .json = json, .limit = limit, .cond = cond };
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (json_get(json, joints[i].name) != NULL)
			return read_joint(&parsing, &joints[i]) ? cond : NULL;
	return read_comparison(&parsing) ? cond : NULL;
}
