/* SPDX-License-Identifier: MIT */
/* The one table of what the receiver refuses: names and sentences of its problems (RFC 9457). */
#pragma once

#include "board/receive/request.h"

enum refusal {
#define REFUSAL(id, status, name, title, detail) REFUSAL_##id,
#include "board/receive/refusal.def"
#undef REFUSAL
	REFUSAL_COUNT
};

/* Writes the problem as an answer, with the headers that go with its status. `endpoint` is the board's address. */
void answer_refuse(struct answer *answer, enum refusal refusal, const char *endpoint);
