/* SPDX-License-Identifier: MIT */
#include "client/verbs/documents_from.h"

#include "base/json.h"
#include "entry/document.h"
#include "form/form.h"
#include "page/gettext.h"

#include <string.h>

void renamed_release(struct renamed *renamed)
{
	json_free(renamed->ids);
	renamed->ids = NULL;
}

static void remember(struct renamed *renamed, const char *given, const char *here)
{
	if (!given || !strcmp(given, here))
		return;
	if (!renamed->ids)
		renamed->ids = json_object();
	json_set_text(renamed->ids, given, here);
}

static bool document_from(struct assessment *assessment, const struct json *given, const struct author *author,
	struct renamed *renamed, struct err *err)
{
	char here[16];
	if (json_kind(given) != JSON_OBJECT)
		return err_set(err, ERR_INVALID, "", "%s", _("an object is needed: {\"title\": ...}"));
	const char *id = json_get_text(given, "id");
	struct json *document = json_dup(given);
	bool known = id && document_find(assessment, id);
	if (!known)
		json_remove(document, "id");
	if (!document_set(assessment, known ? id : NULL, document, author, here, err))
		return false;
	remember(renamed, json_get_text(given, "id"), here);
	return true;
}

bool documents_from(struct assessment *assessment, const struct json *documents, const struct author *author,
	struct renamed *renamed, size_t *ret_at, struct err *err)
{
	size_t at = 0;
	if (json_kind(documents) != JSON_ARRAY)
		return err_set(err, ERR_INVALID, "", "%s", _("a list is needed: [{\"title\": ...}]"));
	for (const struct json *given = json_first(documents); given; given = json_next(given), at++) {
		if (document_from(assessment, given, author, renamed, err))
			continue;
		*ret_at = at;
		return false;
	}
	return true;
}

static const char *turned(const struct renamed *renamed, const char *id)
{
	const char *here = id ? json_get_text(renamed->ids, id) : NULL;
	return here ? here : id;
}

/* A list of document ids under `name` of `holder`. */
static void turn_list(const struct renamed *renamed, struct json *holder, const char *name)
{
	const struct json *ids = json_get(holder, name);
	if (json_kind(ids) != JSON_ARRAY)
		return;
	struct json *list = json_array();
	for (const struct json *id = json_first(ids); id; id = json_next(id))
		json_append(list, json_text(id) ? json_from_text(turned(renamed, json_text(id))) : json_dup(id));
	json_set(holder, name, list);
}

static void turn_evidence(const struct renamed *renamed, struct json *answer)
{
	const struct json *evidence = json_get(answer, "evidence");
	if (json_kind(evidence) != JSON_ARRAY)
		return;
	struct json *list = json_array();
	for (const struct json *item = json_first(evidence); item; item = json_next(item)) {
		struct json *copy = json_dup(item);
		const char *here = turned(renamed, json_get_text(copy, "document"));
		if (here)
			json_set(copy, "document", json_from_text(here));
		json_append(list, copy);
	}
	json_set(answer, "evidence", list);
}

void renamed_apply(const struct renamed *renamed, const struct form_question *question, struct json *answer)
{
	if (!renamed->ids)
		return;
	if (question->value.kind == FIELD_DOCUMENT)
		turn_list(renamed, answer, "value");
	struct json *parts = json_get_mut(answer, "parts");
	for (size_t i = 0; parts && i < question->n_parts; i++)
		if (question->parts[i].kind == FIELD_DOCUMENT)
			turn_list(renamed, parts, question->parts[i].id);
	turn_evidence(renamed, answer);
}
