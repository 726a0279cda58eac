/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "entry/assessment.h"
#include "entry/index.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT_VERSION 1
#define DAY_SECONDS 86400

static struct assessment *assessment_over(const struct form *form, struct json *draft)
{
	struct assessment *assessment = xcalloc(1, sizeof *assessment);
	assessment->form = form;
	assessment->draft = draft;
	assessment->answers = xcalloc(form->n_questions + 1, sizeof *assessment->answers);
	assessment->visible = xcalloc(form->n_questions + 1, sizeof *assessment->visible);
	assessment->index = entry_index_new(form);
	return assessment;
}

void assessment_free(struct assessment *assessment)
{
	if (!assessment)
		return;
	assessment_pending_clear(assessment);
	entry_index_free(assessment->index);
	json_free(assessment->draft);
	free(assessment->answers);
	free(assessment->visible);
	free(assessment);
}

static struct json *pack_of(const struct form *form)
{
	struct json *pack = json_object();
	json_set_text(pack, "form", form->id);
	json_set_int(pack, "version", form->version);
	json_set_text(pack, "sha256", form->sha256);
	return pack;
}

static struct json *agency_of(const struct agency_ref *agency)
{
	struct json *json = json_object();
	json_set_text(json, "id", agency->id);
	json_set_text(json, "name", agency->name);
	json_set_text(json, "sector", agency->sector);
	return json;
}

struct assessment *assessment_new(const struct form *form, const char *uuid, const struct agency_ref *agency, const char *route,
	int64_t now)
{
	char begun[CLOCK_STAMP_BYTES];
	struct json *draft = json_object();
	clock_stamp(now, begun);
	json_set_text(draft, "format", DRAFT_FORMAT);
	json_set_int(draft, "format_version", FORMAT_VERSION);
	json_set_text(draft, "id", uuid);
	json_set_int(draft, "generation", 0);
	json_set_int(draft, "revision", 1);
	json_set_text(draft, "begun", begun);
	json_set(draft, "pack", pack_of(form));
	json_set(draft, "agency", agency_of(agency));
	json_set_text(draft, "route", route);
	json_set(draft, "answers", json_object());
	json_set(draft, "documents", json_array());
	json_set(draft, "completed_sections", json_array());
	json_set(draft, "approval", json_null());
	json_set(draft, "place", json_null());
	json_set_int(draft, "last_change", 0);
	struct assessment *assessment = assessment_over(form, draft);
	assessment->dirty = true;
	assessment_set_today(assessment, now / DAY_SECONDS);
	return assessment;
}

/* What kind each member has to be; those that need not be there may also be null. */
static const struct {
	const char *key;
	enum json_kind kind;
	bool needed;
} shape[] = {
	{ "id", JSON_TEXT, true }, { "generation", JSON_INT, true }, { "revision", JSON_INT, true }, { "pack", JSON_OBJECT, true },
	{ "agency", JSON_OBJECT, true }, { "route", JSON_TEXT, true }, { "answers", JSON_OBJECT, false },
	{ "documents", JSON_ARRAY, false }, { "completed_sections", JSON_ARRAY, false }, { "approval", JSON_OBJECT, false },
	{ "place", JSON_OBJECT, false }, { "last_change", JSON_INT, false },
};

static bool check_shape(const struct form *form, const struct json *draft, struct err *err)
{
	for (size_t i = 0; i < sizeof shape / sizeof shape[0]; i++) {
		enum json_kind kind = json_kind(json_get(draft, shape[i].key));
		bool absent = kind == JSON_NONE || kind == JSON_NULL;
		if (absent ? shape[i].needed : kind != shape[i].kind)
			return err_set(err, ERR_FORMAT, shape[i].key, "missing, or of the wrong kind");
	}
	if (!id_is_uuid(json_get_text(draft, "id")))
		return err_set(err, ERR_FORMAT, "id", "not a UUID");
	if (!form_has_route(form, json_get_text(draft, "route")))
		return err_set(err, ERR_FORMAT, "route", "the form has no such route");
	for (const struct json *item = json_first(json_get(draft, "documents")); item; item = json_next(item)) {
		if (!json_get_text(item, "id"))
			return err_set(err, ERR_FORMAT, "documents", "a document without an id");
	}
	return true;
}

static bool check_draft(const struct form *form, const struct json *draft, bool newer, struct err *err)
{
	int64_t version;
	const struct json *pack = json_get(draft, "pack");
	const char *format = json_get_text(draft, "format");
	if (!format || strcmp(format, DRAFT_FORMAT) != 0 || !json_get_int(draft, "format_version", &version) || version < 1)
		return err_set(err, ERR_FORMAT, "format", "not a draft");
	if (version > FORMAT_VERSION && !newer)
		return err_set(err, ERR_NEWER, "format_version", "%lld", (long long)version);
	if (!check_shape(form, draft, err))
		return false;
	const char *id = json_get_text(pack, "form"), *sha256 = json_get_text(pack, "sha256");
	if (!id || strcmp(id, form->id) != 0 || !sha256 || strcmp(sha256, form->sha256) != 0)
		return err_set(err, ERR_MISMATCH, "pack", "this draft belongs to %s %s", id ? id : "?", sha256 ? sha256 : "?");
	return true;
}

static void raise_last_change(struct assessment *assessment, const struct json *object, const char *key)
{
	int64_t number;
	if (json_get_int(object, key, &number) && number > assessment->last_change)
		assessment->last_change = number;
}

static bool index_answers(struct assessment *assessment, struct err *err)
{
	const struct json *answers = json_get(assessment->draft, "answers");
	raise_last_change(assessment, assessment->draft, "last_change");
	for (const struct json *answer = json_first(answers); answer; answer = json_next(answer)) {
		if (json_kind(answer) != JSON_OBJECT)
			return err_set(err, ERR_FORMAT, json_key(answer), "an answer is an object");
		raise_last_change(assessment, answer, "change");
		const struct form_question *question = form_question(assessment->form, json_key(answer));
		if (question)
			assessment->answers[question->index] = answer;
	}
	return true;
}

static bool read_draft(const struct form *form, struct json *draft, bool newer, struct assessment **ret, struct err *err)
{
	if (!check_draft(form, draft, newer, err)) {
		json_free(draft);
		return false;
	}
	struct assessment *assessment = assessment_over(form, draft);
	assessment->newer = newer;
	/* The checksum of the bytes that were read: writing makes its own. */
	if (!newer)
		json_remove(draft, "sum");
	if (!index_answers(assessment, err)) {
		assessment_free(assessment);
		return false;
	}
	entry_recompute(assessment);
	*ret = assessment;
	return true;
}

bool assessment_from_json(const struct form *form, struct json *draft, struct assessment **ret, struct err *err)
{
	return read_draft(form, draft, false, ret, err);
}

bool assessment_from_newer_json(const struct form *form, struct json *draft, struct assessment **ret, struct err *err)
{
	return read_draft(form, draft, true, ret, err);
}

void assessment_write(struct assessment *assessment, int64_t generation, struct buf *out)
{
	json_set_int(assessment->draft, "generation", generation);
	int64_t written = 0;
	json_get_int(assessment->draft, "last_change", &written);
	if (written != assessment->last_change)
		json_set_int(assessment->draft, "last_change", assessment->last_change);
	json_write_sealed(assessment->draft, out);
}
