/* SPDX-License-Identifier: MIT */
#include "client/earlier.h"

#include "base/text.h"
#include "entry/assessment.h"

struct opened *earlier_open(struct store *store, const struct assessment *assessment)
{
	char id[ID_UUID_BYTES];
	struct opened *opened;
	if (!store_earlier(store, assessment_agency_id(assessment), assessment->form, id, NULL) || !id[0])
		return NULL;
	return store_load(store, id, true, assessment->today, "", &opened, NULL) ? opened : NULL;
}

bool earlier_title(struct store *store, const struct assessment *assessment, char ret[EARLIER_TITLE_BYTES])
{
	struct opened *earlier = earlier_open(store, assessment);
	if (!earlier)
		return false;
	text_copy(ret, EARLIER_TITLE_BYTES, earlier->assessment->form->title);
	store_close(earlier);
	return true;
}
