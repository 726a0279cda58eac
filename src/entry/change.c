/* SPDX-License-Identifier: MIT */
#include "entry/change.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "entry/index.h"
#include "entry/value.h"

#include <stdlib.h>
#include <string.h>

/* Who made the change that is being carried out, for what is stored beside an answer. */
struct stamp {
	int64_t number;
	const char *by, *at;
};

/* One kind of subject. `name` is what stands after the prefix, or the question's id. */
struct subject {
	const char *prefix;
	bool (*check)(const struct assessment *assessment, const char *name, const struct json *value, struct err *err);
	struct json *(*get)(const struct assessment *assessment, const char *name);
	void (*put)(struct assessment *assessment, const char *name, struct json *value, const struct stamp *stamp);
};

struct json *answer_content(const struct json *answer)
{
	struct json *content = answer ? json_dup(answer) : NULL;
	if (!content)
		return NULL;
	json_remove(content, "change");
	json_remove(content, "by");
	json_remove(content, "at");
	if (json_first(content))
		return content;
	json_free(content);
	return NULL;
}

/* The member, made anew where it is not there or null. */
static struct json *member_of(struct json *draft, const char *key, enum json_kind kind)
{
	if (json_kind(json_get(draft, key)) != kind)
		json_set(draft, key, kind == JSON_OBJECT ? json_object() : json_array());
	return json_get_mut(draft, key);
}

static bool answer_allowed(const struct assessment *assessment, const char *name, const struct json *value, struct err *err)
{
	const struct form_question *question = form_question(assessment->form, name);
	return question ? answer_check(question, value, err) : err_set(err, ERR_NOT_FOUND, name, "no such question");
}

static struct json *answer_get(const struct assessment *assessment, const char *name)
{
	return answer_content(assessment->answers[form_question(assessment->form, name)->index]);
}

/* What is not there equals only what is not there. */
static bool same(const struct json *a, const struct json *b)
{
	return a && b ? json_equal(a, b) : a == b;
}

static bool tell_the_same(const struct assessment *assessment, const struct form_question *question, const struct json *a, const struct json *b)
{
	struct json *told_a = a ? answer_told(assessment, question, a) : NULL, *told_b = b ? answer_told(assessment, question, b) : NULL;
	bool is_same = same(told_a, told_b);
	json_free(told_a);
	json_free(told_b);
	return is_same;
}

/* A copy of one member of an answer; NULL if it is not there. */
static struct json *member_copy(const struct json *answer, const char *key)
{
	const struct json *member = json_get(answer, key);
	return member ? json_dup(member) : NULL;
}

/* Who gave an answer, and when, is sent with it: a flag or a private note is no other answer, so that it breaks no approval. */
static void answer_put(struct assessment *assessment, const char *name, struct json *value, const struct stamp *stamp)
{
	struct json *answers = member_of(assessment->draft, "answers", JSON_OBJECT);
	const struct form_question *question = form_question(assessment->form, name);
	const struct json *old = json_get(answers, name);
	bool kept = old && value && tell_the_same(assessment, question, old, value);
	struct json *by = kept ? member_copy(old, "by") : json_from_text(stamp->by);
	struct json *at = kept ? member_copy(old, "at") : json_from_text(stamp->at);
	json_set(answers, name, value);
	struct json *answer = json_get_mut(answers, name);
	if (answer) {
		json_set_int(answer, "change", stamp->number);
		json_set(answer, "by", by);
		json_set(answer, "at", at);
	} else {
		json_free(by);
		json_free(at);
	}
	assessment->answers[question->index] = answer;
}

static bool documents_allowed(const struct assessment *assessment, const char *name, const struct json *value, struct err *err)
{
	for (const struct json *item = json_first(value); item; item = json_next(item)) {
		if (!json_get_text(item, "id"))
			return err_set(err, ERR_INVALID, "documents", "a list of documents with an id each");
	}
	return !value || json_kind(value) == JSON_ARRAY || err_set(err, ERR_INVALID, "documents", "a list");
}

static struct json *documents_get(const struct assessment *assessment, const char *name)
{
	const struct json *list = json_get(assessment->draft, "documents");
	return json_first(list) ? json_dup(list) : NULL;
}

static void documents_put(struct assessment *assessment, const char *name, struct json *value, const struct stamp *stamp)
{
	json_set(assessment->draft, "documents", value ? value : json_array());
}

static bool section_allowed(const struct assessment *assessment, const char *name, const struct json *value, struct err *err)
{
	return form_section(assessment->form, name) || err_set(err, ERR_NOT_FOUND, name, "no such section");
}

static struct json *section_get(const struct assessment *assessment, const char *name)
{
	return assessment_section_done(assessment, name) ? json_from_bool(true) : NULL;
}

static void section_put(struct assessment *assessment, const char *name, struct json *value, const struct stamp *stamp)
{
	struct json *old = member_of(assessment->draft, "completed_sections", JSON_ARRAY);
	struct json *list = json_array();
	for (const struct json *item = json_first(old); item; item = json_next(item)) {
		if (!json_text(item) || strcmp(json_text(item), name) != 0)
			json_append(list, json_dup(item));
	}
	if (json_is_true(value))
		json_append(list, json_from_text(name));
	json_set(assessment->draft, "completed_sections", list);
	json_free(value);
}

static bool route_allowed(const struct assessment *assessment, const char *name, const struct json *value, struct err *err)
{
	const char *route = json_text(value);
	return (route && form_has_route(assessment->form, route)) || err_set(err, ERR_INVALID, "route", "a route of the form");
}

static struct json *route_get(const struct assessment *assessment, const char *name)
{
	const struct json *route = json_get(assessment->draft, "route");
	return route ? json_dup(route) : NULL;
}

static void route_put(struct assessment *assessment, const char *name, struct json *value, const struct stamp *stamp)
{
	json_set(assessment->draft, "route", value);
}

static bool approval_allowed(const struct assessment *assessment, const char *name, const struct json *value, struct err *err)
{
	return !value || json_kind(value) == JSON_OBJECT || err_set(err, ERR_INVALID, "approval", "an object");
}

static struct json *approval_value(const struct assessment *assessment, const char *name)
{
	const struct json *approval = json_get(assessment->draft, "approval");
	return json_kind(approval) == JSON_OBJECT ? json_dup(approval) : NULL;
}

static void approval_put(struct assessment *assessment, const char *name, struct json *value, const struct stamp *stamp)
{
	json_set(assessment->draft, "approval", value ? value : json_null());
}

/* The last one takes every other subject: question ids. */
static const struct subject subjects[] = {
	{ "documents", documents_allowed, documents_get, documents_put },
	{ "section:", section_allowed, section_get, section_put },
	{ "route", route_allowed, route_get, route_put },
	{ "approval", approval_allowed, approval_value, approval_put },
	{ "", answer_allowed, answer_get, answer_put },
};

static const struct subject *subject_of(const char *text, const char **ret_name)
{
	const struct subject *subject = subjects;
	for (; subject->prefix[0]; subject++) {
		size_t len = strlen(subject->prefix);
		bool open = subject->prefix[len - 1] == ':';
		if (open ? strncmp(text, subject->prefix, len) == 0 : strcmp(text, subject->prefix) == 0)
			break;
	}
	*ret_name = text + (subject->prefix[0] ? strlen(subject->prefix) : 0);
	return subject;
}

static void carry_out(struct assessment *assessment, const struct subject *subject, const char *name, struct json *to,
	const struct stamp *stamp)
{
	subject->put(assessment, name, to, stamp);
	assessment->dirty = true;
	entry_recompute(assessment);
}

static struct change *pending_add(struct assessment *assessment)
{
	/* Room doubles: full exactly when the count is a power of two (or 0). */
	size_t n = assessment->n_pending;
	if ((n & (n - 1)) == 0)
		assessment->pending = xreallocarray(assessment->pending, n ? 2 * n : 1, sizeof *assessment->pending);
	assessment->n_pending++;
	assessment->pending[n] = (struct change){ 0 };
	return &assessment->pending[n];
}

bool change_make(struct assessment *assessment, const char *subject_text, struct json *to, const struct author *author,
	int64_t reverts)
{
	const char *name;
	const struct subject *subject = subject_of(subject_text, &name);
	struct json *from = subject->get(assessment, name);
	if (same(from, to)) {
		json_free(from);
		json_free(to);
		return false;
	}
	struct change *change = pending_add(assessment);
	change->number = ++assessment->last_change;
	change->subject = xstrdup(subject_text);
	change->from = from;
	change->to = to ? json_dup(to) : NULL;
	change->reverts = reverts;
	text_copy(change->by, sizeof change->by, author->initials);
	clock_stamp(author->now, change->at);
	struct stamp stamp = { change->number, change->by, change->at };
	carry_out(assessment, subject, name, to, &stamp);
	return true;
}

bool assessment_revert(struct assessment *assessment, const struct change *change, const struct author *author, struct err *err)
{
	const char *name;
	const struct subject *subject = subject_of(change->subject, &name);
	if (assessment->newer)
		return err_set(err, ERR_NEWER, change->subject, "a newer program wrote this draft");
	if (strcmp(change->subject, "approval") == 0)
		return err_set(err, ERR_STATE, "approval", "an approval is withdrawn, not undone");
	if (!subject->check(assessment, name, change->from, err))
		return false;
	if (!change_make(assessment, change->subject, change->from ? json_dup(change->from) : NULL, author, change->number))
		return err_set(err, ERR_STATE, change->subject, "nothing to undo");
	return true;
}

bool assessment_replay(struct assessment *assessment, const struct change *change, struct err *err)
{
	const char *name;
	const struct subject *subject = subject_of(change->subject, &name);
	if (change->number <= assessment->last_change)
		return true;
	if (assessment->newer)
		return err_set(err, ERR_NEWER, change->subject, "a newer program wrote this draft");
	if (!subject->check(assessment, name, change->to, err))
		return false;
	struct stamp stamp = { change->number, change->by, change->at };
	assessment->last_change = change->number;
	carry_out(assessment, subject, name, change->to ? json_dup(change->to) : NULL, &stamp);
	return true;
}

void change_release(struct change *change)
{
	free(change->subject);
	json_free(change->from);
	json_free(change->to);
	*change = (struct change){ 0 };
}

void assessment_pending_clear(struct assessment *assessment)
{
	for (size_t i = 0; i < assessment->n_pending; i++)
		change_release(&assessment->pending[i]);
	free(assessment->pending);
	assessment->pending = NULL;
	assessment->n_pending = 0;
}
