/* SPDX-License-Identifier: MIT */
#include "client/paper_source.h"

#include "client/earlier.h"
#include "client/received.h"

void paper_source_find(struct opened *opened, bool practice, struct paper_source *source, struct paper_order *ret)
{
	*source = (struct paper_source){ .earlier = earlier_open(opened->store, opened->assessment) };
	bool received = received_newest(opened, &source->receipt, source->reference);
	enum assessment_state state = store_state(opened);
	*ret = (struct paper_order){
		.assessment = opened->assessment,
		.earlier = source->earlier ? source->earlier->assessment : NULL,
		.receipt = received ? &source->receipt : NULL,
		.reference = source->reference,
		.changed_since = state != STATE_RECEIVED && state != STATE_ANSWERED,
		.practice = practice || store_is_practice(opened->store),
	};
}

void paper_source_release(struct paper_source *source)
{
	store_close(source->earlier);
	source->earlier = NULL;
}
