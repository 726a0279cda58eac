/* SPDX-License-Identifier: MIT */
#include "form/cond.h"

#include "base/clock.h"
#include "base/json.h"
#include "form/form.h"

#include <string.h>

struct looking {
	const struct form *form;
	const struct cond_view *view;
};

/* What an operand stands for: a stored value, or a word that belongs to the form (an attribute of a sector). */
struct found {
	const struct json *json;
	const char *word;
};

static const char *sector_word(const struct looking *at, const struct form_fact *fact, const struct json *code)
{
	const struct form_sector *sector = form_sector(at->form, json_text(code));
	if (sector == NULL)
		return NULL;
	return strcmp(fact->sector_attribute, "duty") == 0 ? sector->duty : sector->group;
}

static struct found find(const struct looking *at, const struct cond_operand *operand)
{
	struct found found = { 0 };
	if (operand->fact == NULL) {
		found.json = at->view->value(at->view->ctx, operand->question, operand->part);
		return found;
	}
	const struct form_fact *fact = form_fact(at->form, operand->fact);
	if (fact == NULL || fact->question == NULL)
		return found;
	const struct json *value = at->view->value(at->view->ctx, fact->question, fact->part);
	if (fact->sector_attribute != NULL)
		found.word = sector_word(at, fact, value);
	else
		found.json = value;
	return found;
}

static bool among(const struct cond *cond, const char *code)
{
	for (size_t i = 0; code != NULL && i < cond->n_codes; i++)
		if (strcmp(cond->codes[i], code) == 0)
			return true;
	return false;
}

static bool is_any_of(const struct looking *at, const struct cond *cond)
{
	struct found found = find(at, &cond->left);
	if (json_kind(found.json) != JSON_ARRAY)
		return among(cond, found.word != NULL ? found.word : json_text(found.json));
	for (const struct json *item = json_first(found.json); item != NULL; item = json_next(item))
		if (among(cond, json_text(item)))
			return true;
	return false;
}

static bool is_nothing_beside(const struct looking *at, const struct cond *cond)
{
	struct found found = find(at, &cond->left);
	if (json_kind(found.json) != JSON_ARRAY)
		return among(cond, found.word != NULL ? found.word : json_text(found.json));
	for (const struct json *item = json_first(found.json); item != NULL; item = json_next(item))
		if (!among(cond, json_text(item)))
			return false;
	return json_len(found.json) > 0;
}

/* Nothing filled in: blanks alone, or a container of such. */
static bool is_empty(const struct json *value)
{
	const char *text = json_text(value);
	if (text != NULL)
		return text[strspn(text, " \t\n")] == '\0';
	if (json_kind(value) != JSON_ARRAY && json_kind(value) != JSON_OBJECT)
		return json_kind(value) == JSON_NONE || json_kind(value) == JSON_NULL;
	for (const struct json *item = json_first(value); item != NULL; item = json_next(item))
		if (!is_empty(item))
			return false;
	return true;
}

/* A group has no value of its own; its state says whether its parts were answered. */
static bool is_answered(const struct looking *at, const struct cond *cond)
{
	struct found found = find(at, &cond->left);
	if (found.word != NULL || !is_empty(found.json))
		return true;
	const struct form_question *question = cond->left.part == NULL ? form_question(at->form, cond->left.question) : NULL;
	if (question == NULL || question->value.kind != FIELD_GROUP)
		return false;
	const char *state = at->view->state(at->view->ctx, question->id);
	return state != NULL && strcmp(state, "answered") == 0;
}

/* A number as a fraction, so that "at most 79 percent" is exact. */
struct amount {
	int64_t over, under;
};

static bool share_amount(const struct json *share, const char *member, struct amount *ret)
{
	int64_t count, of;
	if (!json_get_int(share, "count", &count) || !json_get_int(share, "of", &of))
		return false;
	if (strcmp(member, "percent") != 0) {
		*ret = (struct amount){ strcmp(member, "of") == 0 ? of : count, 1 };
		return true;
	}
	*ret = (struct amount){ 0, of };
	return of > 0 && !__builtin_mul_overflow(count, (int64_t)100, &ret->over);
}

static bool amount_of(const struct looking *at, const struct cond_operand *operand, struct amount *ret)
{
	struct found found = find(at, operand);
	if (operand->member != NULL)
		return share_amount(found.json, operand->member, ret);
	ret->under = 1;
	return json_int(found.json, &ret->over);
}

/* False where they cannot be told apart without overflow: numbers beyond 2^53 never pass the gate. */
static bool is_less(struct amount a, struct amount b)
{
	int64_t left, right;
	return !__builtin_mul_overflow(a.over, b.under, &left) && !__builtin_mul_overflow(b.over, a.under, &right) && left < right;
}

static bool is_at_least(const struct looking *at, const struct cond *cond)
{
	struct amount amount;
	return amount_of(at, &cond->left, &amount) && !is_less(amount, (struct amount){ cond->number, 1 });
}

static bool is_at_most(const struct looking *at, const struct cond *cond)
{
	struct amount amount;
	return amount_of(at, &cond->left, &amount) && !is_less((struct amount){ cond->number, 1 }, amount);
}

static bool is_more_than(const struct looking *at, const struct cond *cond)
{
	struct amount left, right;
	return amount_of(at, &cond->left, &left) && amount_of(at, &cond->right, &right) && is_less(right, left);
}

/* The last day on which the date is not yet `years` old. */
static int64_t years_later(int64_t date, int64_t years)
{
	int year, month, day;
	clock_civil(date, &year, &month, &day);
	if (month == 2 && day == 29)
		return clock_days(year + (int)years, 3, 1) - 1;
	return clock_days(year + (int)years, month, day);
}

static bool date_is_past(const struct looking *at, const struct cond *cond, const char *text)
{
	int64_t date;
	if (!clock_parse_last_day(text, &date))
		return false;
	return (cond->test == TEST_OLDER_THAN_YEARS ? years_later(date, cond->number) : date) < at->view->today;
}

static bool document_is_past(const struct looking *at, const struct cond *cond, const struct json *id)
{
	if (at->view->document == NULL || json_text(id) == NULL)
		return false;
	const struct json *document = at->view->document(at->view->ctx, json_text(id));
	return date_is_past(at, cond, json_get_text(document, cond->left.member));
}

static bool is_past(const struct looking *at, const struct cond *cond)
{
	const struct json *value = find(at, &cond->left).json;
	if (json_kind(value) != JSON_ARRAY)
		return date_is_past(at, cond, json_text(value));
	for (const struct json *id = json_first(value); id != NULL; id = json_next(id))
		if (document_is_past(at, cond, id))
			return true;
	return false;
}

static bool is_in_state(const struct looking *at, const struct cond *cond)
{
	return among(cond, at->view->state(at->view->ctx, cond->left.question));
}

static bool fact_holds(const struct looking *at, const struct cond *cond)
{
	const struct form_fact *fact = form_fact(at->form, cond->left.fact);
	return fact != NULL && fact->when != NULL && cond_holds(fact->when, at->form, at->view);
}

static bool (*const tests[])(const struct looking *at, const struct cond *cond) = {
	[TEST_IS] = is_any_of, [TEST_IN] = is_any_of, [TEST_ONLY] = is_nothing_beside, [TEST_AT_LEAST] = is_at_least,
	[TEST_AT_MOST] = is_at_most, [TEST_ANSWERED] = is_answered, [TEST_OLDER_THAN_YEARS] = is_past, [TEST_PASSED] = is_past,
	[TEST_MORE_THAN] = is_more_than, [TEST_STATE] = is_in_state, [TEST_HOLDS] = fact_holds,
};

/* Stops at the first term that holds (or does not, if that is what is sought). */
static bool some_term(const struct cond *cond, bool sought, const struct form *form, const struct cond_view *view)
{
	for (size_t i = 0; i < cond->n_terms; i++)
		if (cond_holds(cond->terms[i], form, view) == sought)
			return true;
	return false;
}

bool cond_holds(const struct cond *cond, const struct form *form, const struct cond_view *view)
{
	if (cond == NULL)
		return true;
	switch (cond->kind) {
	case COND_ALL:
		return !some_term(cond, false, form, view);
	case COND_ANY:
		return some_term(cond, true, form, view);
	case COND_NOT:
		return !cond_holds(cond->terms[0], form, view);
	case COND_COMPARE:
		break;
	}
	struct looking at = { form, view };
	return tests[cond->test](&at, cond);
}
