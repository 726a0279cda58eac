/* SPDX-License-Identifier: MIT */
#include "form/reader.h"

#include <string.h>

#define NAME_MAX_BYTES 40
/* A file with more faults than this is not a slip of the finger, and looking for names takes time. */
#define FAULTS_WITH_NAMES 100

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters must be added, removed or changed to make one name of the other (Levenshtein). */
static size_t distance(const char *a, const char *b)
{
	size_t row[NAME_MAX_BYTES + 1], n = strlen(b);
	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t diagonal = row[0];
		row[0] = i + 1;
		for (size_t j = 0; j < n; j++) {
			size_t changed = diagonal + (a[i] != b[j]);
			diagonal = row[j + 1];
			row[j + 1] = least(changed, least(row[j], row[j + 1]) + 1);
		}
	}
	return row[n];
}

const char *did_you_mean(struct reader *reader, const char *wrong, const char *const *names, size_t n)
{
	size_t len = strlen(wrong), best = len / 3 + 2;
	const char *nearest = NULL;
	if (reader->faults->n >= FAULTS_WITH_NAMES)
		return "";
	for (size_t i = 0; len <= NAME_MAX_BYTES && i < n; i++) {
		if (names[i] == NULL || strlen(names[i]) > NAME_MAX_BYTES)
			continue;
		size_t d = distance(wrong, names[i]);
		if (d < best) {
			best = d;
			nearest = names[i];
		}
	}
	return nearest != NULL ? arena_printf(&reader->scratch, "; did you mean \"%s\"?", nearest) : "";
}

const char *const *names_of(struct reader *reader, const void *records, size_t n, size_t size)
{
	const char **names = arena_array(&reader->scratch, n, sizeof(names[0]));
	for (size_t i = 0; i < n; i++)
		names[i] = *(const char *const *)(const void *)((const char *)records + i * size);
	return names;
}
