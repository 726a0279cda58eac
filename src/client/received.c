/* SPDX-License-Identifier: MIT */
#include "client/received.h"

#include "base/buf.h"
#include "entry/assessment.h"
#include "store/outbox.h"

bool received_newest(const struct opened *opened, struct receipt *ret, char ret_reference[16])
{
	bool found = false;
	for (int64_t revision = opened->store ? assessment_revision(opened->assessment) : 0; revision > 0 && !found; revision--) {
		struct buf text = BUF(RECEIPT_MAX_BYTES);
		found = outbox_receipt(opened->store, opened->id, revision, ret, &text, NULL);
		if (found)
			receipt_reference(text.data, text.len, ret_reference);
		buf_release(&text);
	}
	return found;
}
