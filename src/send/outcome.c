/* SPDX-License-Identifier: MIT */
#include "send/outcome.h"

#include "base/buf.h"
#include "wire/problem.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#define OWN false
#define NETWORK true
static const struct outcome_rule rules[] = {
#define OUTCOME(id, name, event, tries, scope, status) { name, event, tries, scope, status },
#include "send/outcome.def"
#undef OUTCOME
};
#undef OWN
#undef NETWORK
static_assert(sizeof rules / sizeof rules[0] == OUTCOME_COUNT, "one rule an outcome");

const struct outcome_rule *outcome_rule(enum outcome outcome)
{
	return &rules[outcome];
}

bool leaves_doubt(enum outcome outcome, bool doubted)
{
	const char *event = rules[outcome].event ? rules[outcome].event : "unreached";
	return strcmp(event, "unclear") == 0 || (doubted && strcmp(event, "unreached") == 0);
}

/* The first row that holds the status. */
static const struct {
	long from, to;
	enum outcome outcome;
	bool page_is_portal; /* a web page with this status comes from something in between */
} statuses[] = {
	{ 200, 299, OUTCOME_NO_RECEIPT, true },
	{ 300, 399, OUTCOME_PORTAL, true },
	{ 401, 401, OUTCOME_CODE, true },
	{ 403, 403, OUTCOME_NOT_ALLOWED, true },
	{ 404, 404, OUTCOME_ADDRESS, false },
	{ 407, 407, OUTCOME_PROXY, false },
	{ 408, 408, OUTCOME_TROUBLE, false },
	{ 409, 409, OUTCOME_CONFLICT, false },
	{ 410, 410, OUTCOME_GONE, false },
	{ 413, 413, OUTCOME_TOO_BIG, false },
	{ 421, 421, OUTCOME_MISDIRECTED, false },
	{ 425, 425, OUTCOME_BUSY, false },
	{ 429, 429, OUTCOME_BUSY, false },
	{ 400, 499, OUTCOME_REFUSED, false },
	{ 501, 501, OUTCOME_REFUSED, false },
	{ 503, 503, OUTCOME_BUSY, false },
	{ 505, 505, OUTCOME_REFUSED, false },
	{ 507, 507, OUTCOME_BUSY, false },
	{ 511, 511, OUTCOME_PORTAL, false },
	{ 500, 599, OUTCOME_TROUBLE, false },
};

static const enum outcome results[] = {
	[HTTP_ANSWERED] = OUTCOME_UNCLEAR,
	[HTTP_UNREACHED] = OUTCOME_UNREACHED,
	[HTTP_UNCLEAR] = OUTCOME_UNCLEAR,
	[HTTP_HANDSHAKE] = OUTCOME_HANDSHAKE,
	[HTTP_PROXY] = OUTCOME_PROXY,
	[HTTP_CERTIFICATE] = OUTCOME_CERTIFICATE,
	[HTTP_CERTIFICATE_DATES] = OUTCOME_CERTIFICATE,
	[HTTP_PIN] = OUTCOME_PIN,
	[HTTP_NOT_OURS] = OUTCOME_PORTAL,
	[HTTP_LOCAL] = OUTCOME_LOCAL,
	[HTTP_STOPPED] = OUTCOME_STOPPED,
};
static_assert(sizeof results / sizeof results[0] == HTTP_RESULT_COUNT, "one outcome a result");

bool is_web_page(const struct http_answer *answer)
{
	const char *body = buf_text(&answer->body);
	body += strspn(body, " \t\r\n");
	return strncasecmp(answer->type, "text/html", strlen("text/html")) == 0 || *body == '<';
}

static bool is_problem(const struct http_answer *answer, const char *wanted)
{
	char name[64], detail[8];
	return problem_read(buf_text(&answer->body), answer->body.len, name, sizeof name, detail, sizeof detail) &&
		strcmp(name, wanted) == 0;
}

static enum outcome outcome_of_status(const struct http_answer *answer)
{
	if (answer->status == 400 && is_problem(answer, "digest-mismatch"))
		return OUTCOME_DAMAGED_ON_WAY;
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
		if (answer->status >= statuses[i].from && answer->status <= statuses[i].to)
			return statuses[i].page_is_portal && is_web_page(answer) ? OUTCOME_PORTAL : statuses[i].outcome;
	}
	return OUTCOME_UNCLEAR;
}

enum outcome outcome_of(const struct http_answer *answer, bool date_is_odd)
{
	if (answer->result == HTTP_CERTIFICATE_DATES && date_is_odd)
		return OUTCOME_CLOCK;
	/* A refusal counts although the connection then broke: servers close early on what they do not want to read. */
	bool refused = answer->status >= 400 && answer->status <= 499 && answer->result == HTTP_UNCLEAR;
	if (answer->result == HTTP_ANSWERED || refused)
		return outcome_of_status(answer);
	return results[answer->result];
}
