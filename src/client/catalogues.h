/* SPDX-License-Identifier: MIT */
/*
 * Which languages the program's own words are there in. Only languages of po/LINGUAS are looked for, and only when somebody asks: on an
 * old disk each look costs a seek.
 */
#pragma once

#include "base/language.h"

#define CATALOGUES_MAX 32

struct catalogue {
	char code[LANGUAGE_BYTES];
	bool is_read;   /* a native speaker has read it */
};
struct catalogues {
	struct catalogue items[CATALOGUES_MAX];
	size_t n;
};
/* Those of a list such as po/LINGUAS ("cy pl") that are there. */
void catalogues_find(const char *linguas, struct catalogues *ret);
/* The i-th language of the list, be its catalogue there or not; false at the end. */
bool catalogue_language(const char *linguas, size_t i, char to[LANGUAGE_BYTES]);
/*
 * A line of the header of a binary catalogue (GNU .mo, of either byte order): "X-Read-By-Native-Speaker". False if there is no such
 * line or these bytes are no catalogue.
 */
bool catalogue_header(const char *bytes, size_t len, const char *name, char *to, size_t size);
