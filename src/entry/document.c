/* SPDX-License-Identifier: MIT */
#include "entry/document.h"

#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "entry/change.h"
#include "entry/check.h"

#include <stdio.h>
#include <string.h>

/* The highest number that an id was ever made from, so that none is given twice. */
#define GIVEN "documents_given"

const char *const document_kinds[] = {
	"policy", "procedure", "contract_extract", "guidance", "role_description", "other", NULL,
};

static const struct json *first_document(const struct assessment *assessment)
{
	return json_first(json_get(assessment->draft, "documents"));
}

size_t documents_count(const struct assessment *assessment)
{
	return json_len(json_get(assessment->draft, "documents"));
}

const struct json *document_at(const struct assessment *assessment, size_t i)
{
	return json_at(json_get(assessment->draft, "documents"), i);
}

static bool has_id(const struct json *document, const char *id)
{
	const char *own = json_get_text(document, "id");
	return own && strcmp(own, id) == 0;
}

const struct json *document_find(const struct assessment *assessment, const char *id)
{
	const struct json *document = first_document(assessment);
	while (document && !has_id(document, id))
		document = json_next(document);
	return document;
}

static bool check_kind(struct check *check, const struct json *json)
{
	const char *kind = json_text(json);
	for (size_t i = 0; kind && document_kinds[i]; i++) {
		if (strcmp(kind, document_kinds[i]) == 0)
			return true;
	}
	return check_fail(check, "one of: policy, procedure, contract_extract, guidance, role_description, other");
}

static bool check_sha256(struct check *check, const struct json *json)
{
	return (json_text(json) && crypto_is_hex(json_text(json), 64)) || check_fail(check, "a SHA-256 in 64 hex digits");
}

static bool check_serves(struct check *check, const struct json *json)
{
	return check_items(check, json, 200, check_text);
}

static bool document_check(const struct json *document, struct err *err)
{
	static const struct check_rule rules[] = {
		{ "id", check_document_id }, { "title", check_text }, { "kind", check_kind }, { "version", check_text },
		{ "approved", check_day_or_month }, { "approved_by", check_text }, { "review_due", check_day_or_month },
		{ "kept_at", check_text }, { "sites", check_text }, { "file", check_text }, { "sha256", check_sha256 },
		{ "serves", check_serves },
	};
	struct check check = { .err = err };
	return check_members(&check, document, rules, sizeof rules / sizeof rules[0], false);
}

/* So that an id fits; a draft that claims more was not written by us. */
#define HIGHEST INT64_C(999999999)

static void new_id(struct assessment *assessment, char to[16])
{
	int64_t highest = 0, number;
	if (!json_get_int(assessment->draft, GIVEN, &highest) || highest < 0 || highest > HIGHEST)
		highest = 0;
	for (const struct json *document = first_document(assessment); document; document = json_next(document)) {
		const char *id = json_get_text(document, "id");
		if (id && id[0] == 'd' && text_to_int(id + 1, 1, HIGHEST, &number) && number > highest)
			highest = number;
	}
	json_set_int(assessment->draft, GIVEN, highest + 1);
	snprintf(to, 16, "d%u", (unsigned)(highest + 1));
}

void documents_given_from(struct assessment *assessment, const struct assessment *other)
{
	int64_t here = 0, there = 0;
	json_get_int(assessment->draft, GIVEN, &here);
	if (json_get_int(other->draft, GIVEN, &there) && there > here)
		json_set_int(assessment->draft, GIVEN, there);
}

/* The list with `document` (taken; NULL: nothing) in the place of the one with that id, or at the end. */
static struct json *list_with(const struct assessment *assessment, const char *id, struct json *document)
{
	struct json *list = json_array();
	for (const struct json *item = first_document(assessment); item; item = json_next(item)) {
		if (!has_id(item, id)) {
			json_append(list, json_dup(item));
		} else if (document) {
			json_append(list, document);
			document = NULL;
		}
	}
	if (document)
		json_append(list, document);
	if (json_first(list))
		return list;
	json_free(list);
	return NULL;
}

static bool may_set(const struct assessment *assessment, const char *id, const struct json *document, struct err *err)
{
	if (assessment->newer)
		return err_set(err, ERR_NEWER, "documents", "a newer program wrote this draft");
	if (id && !document_find(assessment, id))
		return err_set(err, ERR_NOT_FOUND, id, "no such document");
	return document_check(document, err);
}

bool document_set(struct assessment *assessment, const char *id, struct json *document, const struct author *author,
	char ret_id[16], struct err *err)
{
	char own_id[16];
	if (!may_set(assessment, id, document, err)) {
		json_free(document);
		return false;
	}
	if (id)
		text_copy(own_id, sizeof own_id, id);
	else
		new_id(assessment, own_id);
	json_set_text(document, "id", own_id);
	change_make(assessment, "documents", list_with(assessment, own_id, document), author, 0);
	if (ret_id)
		memcpy(ret_id, own_id, sizeof own_id);
	return true;
}

/* True if the list holds the id, as a text or as {"document": id}. */
static bool list_links(const struct json *list, const char *id)
{
	for (const struct json *item = json_first(list); item; item = json_next(item)) {
		const char *linked = json_text(item) ? json_text(item) : json_get_text(item, "document");
		if (linked && strcmp(linked, id) == 0)
			return true;
	}
	return false;
}

/* Replaces the list `key` of `object` by one without the id. */
static bool drop_link(struct json *object, const char *key, const char *id)
{
	const struct json *old = json_get(object, key);
	if (json_kind(old) != JSON_ARRAY || !list_links(old, id))
		return false;
	struct json *list = json_array();
	for (const struct json *item = json_first(old); item; item = json_next(item)) {
		const char *linked = json_text(item) ? json_text(item) : json_get_text(item, "document");
		if (!linked || strcmp(linked, id) != 0)
			json_append(list, json_dup(item));
	}
	json_set(object, key, list);
	return true;
}

/* A copy of the answer without its links to the document; NULL if it has none. */
static struct json *without_links(const struct form_question *question, const struct json *answer, const char *id)
{
	struct json *copy = answer_content(answer);
	bool changed = copy && drop_link(copy, "evidence", id);
	if (copy && question->value.kind == FIELD_DOCUMENT)
		changed |= drop_link(copy, "value", id);
	for (size_t i = 0; copy && i < question->n_parts; i++) {
		if (question->parts[i].kind == FIELD_DOCUMENT && json_get(copy, "parts"))
			changed |= drop_link(json_get_mut(copy, "parts"), question->parts[i].id, id);
	}
	if (changed)
		return copy;
	json_free(copy);
	return NULL;
}

bool document_remove(struct assessment *assessment, const char *id, const struct author *author, struct err *err)
{
	char own_id[16];
	const struct form *form = assessment->form;
	if (assessment->newer)
		return err_set(err, ERR_NEWER, id, "a newer program wrote this draft");
	if (!document_find(assessment, id))
		return err_set(err, ERR_NOT_FOUND, id, "no such document");
	/* The caller's id may belong to the document that goes. */
	text_copy(own_id, sizeof own_id, id);
	for (size_t i = 0; i < form->n_questions; i++) {
		struct json *answer = without_links(&form->questions[i], assessment->answers[i], own_id);
		if (answer)
			change_make(assessment, form->questions[i].id, answer, author, 0);
	}
	change_make(assessment, "documents", list_with(assessment, own_id, NULL), author, 0);
	return true;
}

bool document_review_passed(const struct json *document, int64_t today)
{
	int64_t due;
	return clock_parse_last_day(json_get_text(document, "review_due"), &due) && today > due;
}

bool document_approved_later(const struct json *document, int64_t today)
{
	const char *text = json_get_text(document, "approved");
	int64_t first;
	return text && clock_parse_date(text, &first) && first > today;
}

enum document_review document_review(const struct assessment *assessment, const struct json *document)
{
	int64_t due;
	if (!clock_parse_last_day(json_get_text(document, "review_due"), &due))
		return REVIEW_NO_DATE;
	if (assessment->today > due)
		return REVIEW_PASSED;
	return due - assessment->today <= assessment->form->thresholds.review_days ? REVIEW_SOON : REVIEW_LATER;
}

static int64_t day_of_review(const struct json *document)
{
	int64_t due;
	return clock_parse_last_day(json_get_text(document, "review_due"), &due) ? due : INT64_MAX;
}

void documents_by_review(const struct assessment *assessment, const struct json **to)
{
	size_t n = 0;
	for (const struct json *document = first_document(assessment); document; document = json_next(document)) {
		size_t at = n++;
		for (; at > 0 && day_of_review(to[at - 1]) > day_of_review(document); at--)
			to[at] = to[at - 1];
		to[at] = document;
	}
}

bool document_supports(const struct json *document, const struct form_question *question, const struct json *answer)
{
	const char *id = json_get_text(document, "id");
	if (list_links(json_get(document, "serves"), question->id))
		return true;
	if (!id || !answer)
		return false;
	if (list_links(json_get(answer, "evidence"), id))
		return true;
	if (question->value.kind == FIELD_DOCUMENT && list_links(answer_value(answer), id))
		return true;
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		if (part->kind == FIELD_DOCUMENT && list_links(answer_part(answer, part->id), id))
			return true;
	}
	return false;
}
