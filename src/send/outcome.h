/* SPDX-License-Identifier: MIT */
/*
 * What became of one try, told from what came back. "Received" is not decided here: only a
 * receipt that the store has accepted says that.
 */
#pragma once

#include "send/http.h"

enum outcome {
#define OUTCOME(id, name, event, tries, scope, status) OUTCOME_##id,
#include "send/outcome.def"
#undef OUTCOME
	OUTCOME_COUNT
};

struct outcome_rule {
	const char *name;     /* stable, for JSON and the log */
	const char *event;    /* what the attempts log gets; NULL: nothing was attempted */
	int tries;            /* in one run; 0: no limit of its own, 1: never again in this run */
	bool of_network;      /* whatever else goes to that address would fare the same */
	int exit_status;
};
const struct outcome_rule *outcome_rule(enum outcome outcome);

/*
 * The tables of docs/PROTOCOL.md. `date_is_odd`: today is far from the form's dates, so that a certificate's dates are not to
 * blame. A 200 or 201 is NO_RECEIPT here, whatever the body.
 */
enum outcome outcome_of(const struct http_answer *answer, bool date_is_odd);
/* Nobody knows whether it was stored: the next try asks first. An earlier doubt is not settled by not reaching anyone now. */
bool leaves_doubt(enum outcome outcome, bool doubted);
/* A web page where a receipt or a problem was expected. */
bool is_web_page(const struct http_answer *answer);
