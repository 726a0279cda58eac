/* SPDX-License-Identifier: MIT */
/*
 * One try to send one revision: the attempts log says "begin" on disk before the first byte
 * leaves; in doubt the receipt is asked for before anything is sent again; a receipt counts
 * only once the store has accepted and kept it; the log then says what became of it.
 */
#pragma once

#include "send/courier.h"
#include "send/outcome.h"

struct attempt {
	enum outcome outcome;
	bool begun;                  /* the log says so */
	char reference[16];          /* of the receipt; "" unless received */
	char detail[300];            /* for support: status, libcurl's number, what the board wrote (made safe) */
	int64_t bytes;               /* of the sealed file */
	int64_t retry_after_seconds; /* 0: not asked for */
};
void attempt_run(struct courier *courier, const struct outbox_item *item, bool ask_first, struct attempt *ret);
