/* SPDX-License-Identifier: MIT */
#include "client/find.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 16
#define NUMBERS_MAX 4

/* "KF2-2", "kf 2.2", "kf22": letters, then numbers. */
struct id {
	char letters[8];
	int numbers[NUMBERS_MAX];
	int n_numbers;
	char digits[16];             /* one after the other, without zeros in front */
};

struct word {
	char *apart, *joined;        /* text_for_search both ways */
	struct id id;
	bool is_id;
};

struct wanted {
	struct word words[WORDS_MAX];
	size_t n;
	struct id id;                /* all that was typed, as one */
	bool is_id;
};

/* ---- ids ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Appends the number at `at` and gives what follows it; NULL if there is no room. */
static const char *take_number(struct id *to, const char *at)
{
	size_t len, have = strlen(to->digits);
	while (at[0] == '0' && is_digit(at[1]))
		at++;
	for (len = 0; is_digit(at[len]); len++)
		;
	if (to->n_numbers == NUMBERS_MAX || len > 4 || have + len >= sizeof to->digits)
		return NULL;
	memcpy(to->digits + have, at, len);
	to->numbers[to->n_numbers++] = (int)strtol(at, NULL, 10);
	return at + len;
}

static bool id_read(const char *text, struct id *ret)
{
	size_t letters = 0;
	*ret = (struct id){ .n_numbers = 0 };
	while (is_letter(text[letters]))
		letters++;
	if (letters >= sizeof ret->letters)
		return false;
	memcpy(ret->letters, text, letters);
	for (const char *at = text + letters; *at;) {
		at += strspn(at, " .-_");
		if (*at && !is_digit(*at))
			return false;
		at = *at ? take_number(ret, at) : at;
		if (!at)
			return false;
	}
	return letters || ret->n_numbers;
}

static bool begins(const struct id *id, const struct id *typed)
{
	for (int i = 0; i < typed->n_numbers; i++)
		if (i >= id->n_numbers || id->numbers[i] != typed->numbers[i])
			return false;
	return true;
}

/* Numbers that nothing parts may stand for several: "kf22" is KF2-2. */
static enum found id_found(const struct id *id, const struct id *typed)
{
	if (typed->letters[0] && text_casecmp(id->letters, typed->letters) != 0)
		return FOUND_NOWHERE;
	bool whole = typed->n_numbers == 1 ? !strcmp(id->digits, typed->digits) : typed->n_numbers == id->n_numbers && begins(id, typed);
	if (typed->n_numbers && whole)
		return FOUND_ID;
	bool run_together = typed->letters[0] && typed->n_numbers == 1 && !strncmp(id->digits, typed->digits, strlen(typed->digits));
	return begins(id, typed) || run_together ? FOUND_OF_ID : FOUND_NOWHERE;
}

/* ---- words ---- */

static void word_take(struct wanted *wanted, const char *typed)
{
	struct word word = { .apart = text_for_search(typed, false), .joined = text_for_search(typed, true) };
	word.is_id = id_read(typed, &word.id);
	if (*word.apart) {
		wanted->words[wanted->n++] = word;
		return;
	}
	free(word.apart);
	free(word.joined);
}

struct wanted *wanted_new(const char *typed)
{
	struct wanted *wanted = xcalloc(1, sizeof *wanted);
	char *copy = text_trim(typed), *rest = copy;
	wanted->is_id = id_read(copy, &wanted->id);
	for (char *word; wanted->n < WORDS_MAX && (word = strsep(&rest, " \t\n"));)
		word_take(wanted, word);
	free(copy);
	return wanted;
}

void wanted_free(struct wanted *wanted)
{
	for (size_t i = 0; i < wanted->n; i++) {
		free(wanted->words[i].apart);
		free(wanted->words[i].joined);
	}
	free(wanted);
}

/* A bit for each word that is in the text. */
static uint32_t words_in(const struct wanted *wanted, const char *text)
{
	uint32_t found = 0;
	if (!text)
		return 0;
	char *apart = text_for_search(text, false), *joined = text_for_search(text, true);
	for (size_t i = 0; i < wanted->n; i++)
		if (strstr(apart, wanted->words[i].apart) || strstr(joined, wanted->words[i].joined))
			found |= UINT32_C(1) << i;
	free(apart);
	free(joined);
	return found;
}

/* Every text of an answer: what was typed, wherever it stands in it. */
static uint32_t words_in_json(const struct wanted *wanted, const struct json *json)
{
	uint32_t found = words_in(wanted, json_text(json));
	for (const struct json *child = json_first(json); child; child = json_next(child))
		found |= words_in_json(wanted, child);
	return found;
}

static uint32_t words_in_id(const struct wanted *wanted, const struct id *id)
{
	uint32_t found = 0;
	for (size_t i = 0; i < wanted->n; i++)
		if (wanted->words[i].is_id && id_found(id, &wanted->words[i].id) != FOUND_NOWHERE)
			found |= UINT32_C(1) << i;
	return found;
}

static uint32_t words_in_guidance(const struct wanted *wanted, const struct assessment *assessment, const struct form_question *question)
{
	size_t n;
	uint32_t found = 0;
	const char *const *guidance = question_guidance(assessment, question, &n);
	for (size_t i = 0; i < n; i++)
		found |= words_in(wanted, guidance[i]);
	return found;
}

enum found wanted_in(const struct wanted *wanted, const struct assessment *assessment, const struct form_question *question)
{
	struct id id;
	uint32_t all = (UINT32_C(1) << wanted->n) - 1;
	if (wanted->n == 0)
		return FOUND_NOWHERE;
	bool has_id = id_read(question->id, &id);
	enum found whole = has_id && wanted->is_id ? id_found(&id, &wanted->id) : FOUND_NOWHERE;
	if (whole != FOUND_NOWHERE)
		return whole;
	uint32_t found = has_id ? words_in_id(wanted, &id) : 0;
	if (found == all)
		return FOUND_OF_ID;
	found |= words_in(wanted, question->text) | words_in(wanted, question_text(assessment, question)) | words_in(wanted, question->short_text);
	if (found == all)
		return FOUND_QUESTION;
	found |= words_in_json(wanted, assessment_answer(assessment, question));
	if (found == all)
		return FOUND_ANSWER;
	found |= words_in_guidance(wanted, assessment, question);
	return found == all ? FOUND_GUIDANCE : FOUND_NOWHERE;
}
