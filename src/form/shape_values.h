/* SPDX-License-Identifier: MIT */
/* One member's value, read into its place in the record; private to this room. */
#pragma once

#include "form/shape.h"

void value_read(struct reader *reader, const struct place *at, const struct member *member, const struct json *json,
	void *record);
