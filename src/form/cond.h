/* SPDX-License-Identifier: MIT */
/*
 * Conditions (docs/FORMATS.md 1.5): a small tree, evaluated against whatever can look an
 * answer up. What is not answered makes a comparison false.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct form;
struct json;

enum cond_kind { COND_ALL, COND_ANY, COND_NOT, COND_COMPARE };
enum cond_test { TEST_IS, TEST_IN, TEST_ONLY, TEST_AT_LEAST, TEST_AT_MOST, TEST_ANSWERED, TEST_OLDER_THAN_YEARS, TEST_PASSED,
	TEST_MORE_THAN, TEST_STATE, TEST_HOLDS };

struct cond_operand {
	const char *fact;                     /* or… */
	const char *question, *part, *member; /* part and member may be NULL; member: count, of, percent; a document's date */
};

struct cond {
	enum cond_kind kind;
	const struct cond *const *terms; /* all, any, not */
	size_t n_terms;
	enum cond_test test;
	struct cond_operand left, right; /* right: more_than */
	const char *const *codes;        /* is (one), in, only, state (one) */
	size_t n_codes;
	int64_t number;
};

/*
 * Who knows the answers. `value` gives the stored JSON value of a question (part NULL) or of a part, NULL if it is not
 * answered or the question is hidden; `state` its state ("answered", "not_sure", "not_applicable", "carried") or NULL.
 */
struct cond_view {
	const void *ctx;
	const struct json *(*value)(const void *ctx, const char *question, const char *part);
	const char *(*state)(const void *ctx, const char *question);
	int64_t today; /* in days, for dates */
	/* A document of the draft by its id; NULL if there is none. The function itself may be NULL: no documents are known. */
	const struct json *(*document)(const void *ctx, const char *id);
};

/* NULL holds. */
bool cond_holds(const struct cond *cond, const struct form *form, const struct cond_view *view);
