/* SPDX-License-Identifier: MIT */
/* Languages by their own names: whoever looks for Polish looks for "Polski". */
#pragma once

/* The code itself for a language that is not in the table. */
const char *language_own_name(const char *code);
