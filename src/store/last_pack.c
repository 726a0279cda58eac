/* SPDX-License-Identifier: MIT */
#include "store/last_pack.h"

#include <string.h>

bool last_pack_use(struct last_pack *last, struct store *store, const char *sha256, struct err *err)
{
	struct pack pack;
	if (last->pack.form && strcmp(last->pack.sha256, sha256) == 0)
		return true;
	if (!store_pack_open(store, sha256, &pack, err))
		return false;
	last_pack_release(last);
	last->pack = pack;
	return true;
}

void last_pack_release(struct last_pack *last)
{
	if (last->pack.form)
		pack_release(&last->pack);
	*last = (struct last_pack){ 0 };
}
