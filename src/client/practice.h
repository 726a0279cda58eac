/* SPDX-License-Identifier: MIT */
/*
 * An assessment to practise on, for a made-up organisation: the form that came with the program, else that of an invitation which was
 * taken in. It is kept nowhere and can never be sent.
 */
#pragma once

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct opened;
struct store;

/* The forms are in $SECTION11_FORMS, else beside the program in ../share/section11/forms, else where they were installed. */
MUST_USE bool practice_begin(struct store *store, int64_t now, struct opened **ret, struct err *err);
