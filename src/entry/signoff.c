/* SPDX-License-Identifier: MIT */
#include "entry/signoff.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "entry/change.h"
#include "entry/check.h"
#include "entry/index.h"
#include "entry/value.h"
#include "form/cond.h"

#include <stdlib.h>
#include <string.h>

#define CONTENT_MAX_BYTES (64 * BUF_MIB)
#define DAY_SECONDS 86400
/* A body of one is known by this fact in every form that has it. */
#define SOLE "sole"

/* Built once after each change: every key on the task list asks whether the approval holds. */
void submission_digest(const struct assessment *assessment, char to[65])
{
	struct entry_index *index = assessment->index;
	if (!index->digest_known) {
		struct buf content = BUF(CONTENT_MAX_BYTES);
		submission_content(assessment, &content);
		crypto_sha256_hex(content.data, content.len, index->digest);
		buf_release(&content);
		index->digest_known = true;
	}
	memcpy(to, index->digest, sizeof index->digest);
}

static bool check_signature(const struct json *approval, struct err *err)
{
	static const char *const needed[] = { "name", "role" };
	struct check check = { .err = err };
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		const struct json *member = json_get(approval, needed[i]);
		size_t mark = check_enter(&check, needed[i]);
		if (value_is_empty(member))
			return check_fail(&check, "the %s of the person who approves", needed[i]);
		if (!check_text(&check, member))
			return false;
		check_leave(&check, mark);
	}
	return true;
}

bool approval_give(struct assessment *assessment, const char *name, const char *role, const struct author *author,
	struct err *err)
{
	char digest[CRYPTO_HEX_BYTES], day[CLOCK_DAY_BYTES], at[CLOCK_STAMP_BYTES];
	if (assessment->newer)
		return err_set(err, ERR_NEWER, "approval", "a newer program wrote this draft");
	struct json *approval = json_object();
	json_set_text(approval, "name", name);
	json_set_text(approval, "role", role);
	if (!check_signature(approval, err)) {
		json_free(approval);
		return false;
	}
	submission_digest(assessment, digest);
	clock_day(assessment->today ? assessment->today : author->now / DAY_SECONDS, day);
	clock_stamp(author->now, at);
	json_set_text(approval, "day", day);
	json_set_text(approval, "digest", digest);
	json_set_text(approval, "at", at);
	json_set_text(approval, "by", author->initials);
	change_make(assessment, "approval", approval, author, 0);
	return true;
}

void approval_withdraw(struct assessment *assessment, const struct author *author)
{
	if (!assessment->newer)
		change_make(assessment, "approval", NULL, author, 0);
}

static const char *text_of(const struct json *approval, const char *key)
{
	const char *text = json_get_text(approval, key);
	return text ? text : "";
}

bool approval_get(const struct assessment *assessment, struct approval *ret)
{
	const struct json *json = json_get(assessment->draft, "approval");
	if (json_kind(json) != JSON_OBJECT)
		return false;
	*ret = (struct approval){
		.name = text_of(json, "name"), .role = text_of(json, "role"), .day = text_of(json, "day"),
		.digest = text_of(json, "digest"), .at = text_of(json, "at"),
	};
	return true;
}

bool approval_holds(const struct assessment *assessment)
{
	struct approval approval;
	char digest[CRYPTO_HEX_BYTES];
	if (!approval_get(assessment, &approval))
		return false;
	submission_digest(assessment, digest);
	return strcmp(digest, approval.digest) == 0;
}

/* Names without regard to case and to blanks around. */
static bool same_name(const char *a, const char *b)
{
	char *left = text_trim(a), *right = text_trim(b);
	bool same = *left && *right && text_lower_contains(left, right) && text_lower_contains(right, left);
	free(left);
	free(right);
	return same;
}

static bool works_alone(const struct assessment *assessment)
{
	static const struct cond sole = { .kind = COND_COMPARE, .test = TEST_HOLDS, .left = { .fact = SOLE } };
	struct cond_view view = assessment_view(assessment);
	return cond_holds(&sole, assessment->form, &view);
}

const struct form_question *approval_is_by_filler(const struct assessment *assessment, const char *name)
{
	const struct form *form = assessment->form;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		const struct form_field *part = form_part(question, FILLED_BY);
		if (!part || part->kind != FIELD_PERSON || !question_is_asked(assessment, question))
			continue;
		const char *filler = json_get_text(answer_part(assessment_answer(assessment, question), FILLED_BY), "name");
		if (filler && name && same_name(filler, name) && !works_alone(assessment))
			return question;
	}
	return NULL;
}
