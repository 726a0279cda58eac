/* SPDX-License-Identifier: MIT */
#include "board/receive/refusal.h"

#include "wire/problem.h"

#include <assert.h>

#define PROBLEM_MAX_BYTES ((size_t)4096)

static const struct problem problems[] = {
#define REFUSAL(id, status, name, title, detail) [REFUSAL_##id] = { name, status, title, detail },
#include "board/receive/refusal.def"
#undef REFUSAL
};
static_assert(sizeof problems / sizeof problems[0] == REFUSAL_COUNT, "words for every refusal");

static const struct {
	int status;
	const char *name, *value;
} extras[] = {
	{ 401, "WWW-Authenticate", "Bearer" }, { 429, "Retry-After", "60" }, { 503, "Retry-After", "10" }, { 507, "Retry-After", "600" },
};

void answer_refuse(struct answer *answer, enum refusal refusal, const char *endpoint)
{
	const struct problem *problem = &problems[refusal];
	buf_release(&answer->body);
	*answer = (struct answer){ .status = problem->status, .type = "application/problem+json", .body = BUF(PROBLEM_MAX_BYTES) };
	problem_write(problem, endpoint, &answer->body);
	for (size_t i = 0; i < sizeof extras / sizeof extras[0]; i++)
		if (extras[i].status == problem->status)
			answer_header(answer, extras[i].name, extras[i].value);
}
