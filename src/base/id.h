/* SPDX-License-Identifier: MIT */
/* Names that machines give: UUIDs (RFC 9562, version 4) and invitation codes. */
#pragma once

#include <stdbool.h>

#define ID_UUID_BYTES 37
#define ID_CODE_BYTES 40

void id_uuid(char to[ID_UUID_BYTES]);
/* Lower-case canonical form only; of any version. */
bool id_is_uuid(const char *text);
/*
 * An invitation code: "sb1_", 26 characters of Crockford base32 (130 random bits) and 2 check characters, in capitals.
 * The check finds every single wrong character and every exchange of two neighbours. id_code_tidy
 * takes what a person typed (any case, blanks, hyphens, I/L for 1, O for 0) and gives the canonical form, or false if the
 * check characters do not fit.
 */
void id_code(char to[ID_CODE_BYTES]);
bool id_code_tidy(const char *typed, char to[ID_CODE_BYTES]);
