/* SPDX-License-Identifier: MIT */
/* What the board has of an assessment: the newest receipt kept here that verifies. */
#pragma once

#include "wire/receipt.h"

#include <stdbool.h>

struct opened;

/* False if none does. An edit after sealing begins a revision that has none yet; then it is an earlier revision's. */
bool received_newest(const struct opened *opened, struct receipt *ret, char ret_reference[16]);
