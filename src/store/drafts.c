/* SPDX-License-Identifier: MIT */
#include "store/drafts.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"
#include "store/paths.h"

#include <stdlib.h>
#include <string.h>

#define DRAFTS_KEPT 3
#define DRAFT_STEM "draft"
#define DRAFT_TAIL ".json"

struct generation {
	int64_t number;
	const char *name; /* belongs to the list it came from */
};

static int newest_first(const void *a, const void *b)
{
	const struct generation *left = a, *right = b;
	return (right->number > left->number) - (right->number < left->number);
}

static size_t generations_of(const struct file_names *names, struct generation **ret)
{
	struct generation *all = xcalloc(names->n + 1, sizeof *all);
	size_t n = 0;
	for (size_t i = 0; i < names->n; i++) {
		all[n].name = names->names[i];
		n += numbered_name(names->names[i], DRAFT_STEM, DRAFT_TAIL, &all[n].number);
	}
	qsort(all, n, sizeof *all, newest_first);
	*ret = all;
	return n;
}

static bool says_of_itself(const struct json *json, const char *id, int64_t generation, struct err *err)
{
	const char *format = json_get_text(json, "format"), *own_id = json_get_text(json, "id");
	int64_t own = 0;
	if (!format || strcmp(format, "section11-draft") != 0)
		return err_set(err, ERR_FORMAT, "format", "not a draft");
	if (!own_id || strcmp(own_id, id) != 0)
		return err_set(err, ERR_MISMATCH, "id", "it is the draft of another assessment");
	if (!json_get_int(json, "generation", &own) || own != generation)
		return err_set(err, ERR_MISMATCH, "generation", "it is generation %lld", (long long)own);
	return true;
}

static bool draft_read(const struct store *store, const char *id, const struct generation *generation, struct json **ret_json,
	struct err *err)
{
	struct buf bytes = BUF(json_default_limits.max_bytes);
	struct json *json = NULL;
	char *path = assessment_file(store, id, generation->name);
	bool ok = file_read(path, &bytes, err) && json_check_seal(buf_text(&bytes), bytes.len, path, err) &&
		json_parse(buf_text(&bytes), bytes.len, &json_default_limits, path, &json, err);
	if (ok && !says_of_itself(json, id, generation->number, err)) {
		json_free(json);
		ok = false;
	}
	if (ok)
		*ret_json = json;
	buf_release(&bytes);
	free(path);
	return ok;
}

/* What the file holds is wrong, as against a device or a system that refuses. */
static bool is_damage(enum err_code code)
{
	static const enum err_code codes[] = {
		ERR_TOO_BIG, ERR_NOT_A_FILE, ERR_ENCODING, ERR_SYNTAX, ERR_DUPLICATE_KEY, ERR_FORMAT, ERR_DAMAGED, ERR_MISMATCH,
	};
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		if (codes[i] == code)
			return true;
	}
	return false;
}

static bool refuse_all(const char *id, size_t n, const struct err *first, struct err *err)
{
	if (n == 0)
		return err_set(err, ERR_NOT_FOUND, id, "no draft was ever written here");
	if (is_damage(first->code))
		return err_set(err, ERR_DAMAGED, first->where, "none of %zu drafts verifies; of the newest: %s", n, first->detail);
	if (err)
		*err = *first;
	return false;
}

bool draft_newest(const struct store *store, const char *id, struct draft_found *ret, struct err *err)
{
	struct file_names names = { 0 };
	struct generation *all;
	struct err first = { .code = ERR_NONE };
	if (!assessment_names(store, id, &names, err))
		return false;
	size_t n = generations_of(&names, &all), i = 0;
	struct json *json = NULL;
	while (i < n && !draft_read(store, id, &all[i], &json, i == 0 ? &first : NULL))
		i++;
	bool found = i < n;
	if (found)
		*ret = (struct draft_found){ json, all[i].number, all[0].number, i > 0 };
	free(all);
	file_names_release(&names);
	return found || refuse_all(id, n, &first, err);
}

bool draft_bind(const struct form *form, struct json *draft, struct assessment **ret, struct err *err)
{
	struct err why = { .code = ERR_NONE };
	int64_t version = 1;
	json_get_int(draft, "format_version", &version);
	struct json *again = version == 1 ? NULL : json_dup(draft);
	bool ok = assessment_from_json(form, draft, ret, &why);
	if (!ok && why.code == ERR_NEWER) {
		ok = assessment_from_newer_json(form, again, ret, &why);
		again = NULL;
	}
	json_free(again);
	if (!ok && err)
		*err = why;
	return ok;
}

bool draft_create(const struct store *store, const char *id, int64_t generation, const struct buf *bytes, struct err *err)
{
	/* Zeros in front, so that a list of names shows the newest last. */
	char *name = xasprintf(DRAFT_STEM ".%08lld" DRAFT_TAIL, (long long)generation);
	char *path = assessment_file(store, id, name);
	bool ok = file_create(path, buf_text(bytes), bytes->len, err);
	free(path);
	free(name);
	return ok;
}

static bool verifies(const char *path)
{
	struct buf bytes = BUF(json_default_limits.max_bytes);
	bool ok = file_read(path, &bytes, NULL) && json_check_seal(buf_text(&bytes), bytes.len, path, NULL);
	buf_release(&bytes);
	return ok;
}

void drafts_prune(const struct store *store, const char *id)
{
	struct file_names names = { 0 };
	struct generation *all;
	if (!assessment_names(store, id, &names, NULL))
		return;
	size_t n = generations_of(&names, &all), good = 0;
	for (size_t i = 0; n > DRAFTS_KEPT && i < n; i++) {
		char *path = assessment_file(store, id, all[i].name);
		if (verifies(path) && ++good > DRAFTS_KEPT)
			file_remove(path);
		free(path);
	}
	free(all);
	file_names_release(&names);
}

static void later_of(const char *stamp, char to[21])
{
	if (stamp && strlen(stamp) == 20 && strcmp(stamp, to) > 0)
		memcpy(to, stamp, 21);
}

void draft_changed_at(const struct json *draft, char to[21])
{
	to[0] = '\0';
	later_of(json_get_text(draft, "begun"), to);
	later_of(json_get_text(json_get(draft, "approval"), "at"), to);
	for (const struct json *answer = json_first(json_get(draft, "answers")); answer; answer = json_next(answer))
		later_of(json_get_text(answer, "at"), to);
}
