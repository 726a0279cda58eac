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
struct pack;
struct store;

/* The forms are in $SECTION11_FORMS, else beside the program in ../share/section11/forms, else where they were installed. */
/* The form that is practised on where nobody has invited yet, in the language of the store, if it is there. */
MUST_USE bool practice_form(const struct store *store, struct pack *ret, struct err *err);
MUST_USE bool practice_begin(struct store *store, int64_t now, struct opened **ret, struct err *err);
