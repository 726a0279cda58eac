/* SPDX-License-Identifier: MIT */
#include "client/earlier.h"

#include "entry/assessment.h"

struct opened *earlier_open(struct store *store, const struct assessment *assessment)
{
	char id[ID_UUID_BYTES];
	struct opened *opened;
	if (!store_earlier(store, assessment_agency_id(assessment), assessment->form, id, NULL) || !id[0])
		return NULL;
	return store_load(store, id, true, assessment->today, "", &opened, NULL) ? opened : NULL;
}
