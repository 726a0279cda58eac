/* SPDX-License-Identifier: MIT */
/* One row of a table. */
#pragma once

#include <stdbool.h>

struct effects;
struct model;

/* Takes out the row that the place in front names. False if it could not be: said why. The record shows it still. */
bool row_remove(struct model *model, struct effects *effects);
