/* SPDX-License-Identifier: MIT */
#include "form/shape.h"

#include <string.h>

#define ID_MAX_BYTES 40
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

const struct id_rule id_word = { .letters = LOWER DIGITS "_", .example = "bank_holiday" };
const struct id_rule id_question = { .letters = UPPER DIGITS, .numbered = true, .example = "KF1-1" };
const struct id_rule id_section = { .letters = UPPER DIGITS, .example = "KF1" };
const struct id_rule id_sector = { .letters = UPPER DIGITS "_", .example = "VCS" };
const struct id_rule id_check = { .letters = UPPER DIGITS "-_", .example = "CHK-01" };
const struct id_rule id_form = { .letters = LOWER DIGITS "-", .example = "third-sector-2026" };
const struct id_rule id_language = { .letters = UPPER LOWER DIGITS "-_@", .example = "en" };
const struct id_rule id_file = { .letters = UPPER LOWER DIGITS "-_./", .example = "kf1.json" };

static bool spelt_right(const struct id_rule *rule, const char *text)
{
	size_t letters = strspn(text, rule->letters);
	if (letters == 0)
		return false;
	text += letters;
	if (!rule->numbered)
		return *text == '\0';
	return *text == '-' && text[1] != '\0' && strspn(text + 1, DIGITS) == strlen(text + 1);
}

bool check_id(struct reader *reader, const struct place *at, const struct id_rule *rule, const char *text)
{
	if (strlen(text) <= ID_MAX_BYTES && spelt_right(rule, text))
		return true;
	fault_at(reader, at, "\"%s\" is not spelt as an id here; an example is \"%s\"", text, rule->example);
	return false;
}
