/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/json.h"
#include "base/text.h"
#include "store/drafts.h"
#include "store/last_pack.h"
#include "store/paths.h"

#include <string.h>

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* What decides which one is newest: when its form opened, then when it was last changed. */
struct age {
	char opens[11], changed[21];
};

/* False if it is not of that organisation and instrument. */
static bool age_of(struct store *store, struct last_pack *last, const char *id, const char *agency_id, const char *instrument,
	struct age *ret)
{
	struct draft_found found;
	if (!draft_newest(store, id, &found, NULL))
		return false;
	const char *agency = json_get_text(json_get(found.json, "agency"), "id");
	const char *sha256 = json_get_text(json_get(found.json, "pack"), "sha256");
	bool fits = same(agency, agency_id) && sha256 && last_pack_use(last, store, sha256, NULL)
		&& same(last->pack.form->instrument, instrument) && last->pack.form->opens;
	if (fits) {
		text_copy(ret->opens, sizeof ret->opens, last->pack.form->opens);
		draft_changed_at(found.json, ret->changed);
	}
	json_free(found.json);
	return fits;
}

static bool is_newer(const struct age *a, const struct age *b)
{
	int order = strcmp(a->opens, b->opens);
	return order > 0 || (order == 0 && strcmp(a->changed, b->changed) > 0);
}

bool store_earlier(struct store *store, const char *agency_id, const struct form *form, char ret_id[ID_UUID_BYTES],
	struct err *err)
{
	struct last_pack last = { 0 };
	struct file_names ids = { 0 };
	struct age best = { "", "" }, age;
	if (!assessment_ids(store, &ids, err))
		return false;
	ret_id[0] = '\0';
	for (size_t i = 0; i < ids.n; i++) {
		if (!age_of(store, &last, ids.names[i], agency_id, form->instrument, &age) || !form->opens
			|| strcmp(age.opens, form->opens) >= 0 || !is_newer(&age, &best))
			continue;
		best = age;
		text_copy(ret_id, ID_UUID_BYTES, ids.names[i]);
	}
	last_pack_release(&last);
	file_names_release(&ids);
	return true;
}
