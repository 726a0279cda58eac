/* SPDX-License-Identifier: MIT */
/*
 * The texts of a form that can be translated: every one that the reader shows to a person, as
 * its source has it, tokens and all, with the place where it stands. The reader itself gathers
 * them, so that nothing it shows is missing here. form_texts_write_pot makes a template of them
 * for translators (GNU gettext); docs/TRANSLATING.md says how it is used.
 */
#pragma once

#include "base/err.h"
#include "base/mem.h"

struct buf;
struct json;

struct form_text {
	const char *text;
	const char *pointer;  /* JSON pointer into the body */
	int max_cols;         /* 0: no limit */
	size_t max_bytes;     /* with its tokens replaced */
};

struct form_texts {
	struct arena arena;       /* owns all of it */
	struct form_text *items;  /* in the order in which the form is read; the same text may stand in many places */
	size_t n;
};

/* The texts of a joined body or a whole pack. False with ERR_INVALID or ERR_NEWER, as form_read. */
MUST_USE bool form_texts_read(const struct json *body, struct form_texts *ret_texts, struct err *err);
void form_texts_release(struct form_texts *texts);
/* Sorts them and leaves each once, with the narrowest of its limits. After that form_texts_have may be asked. */
void form_texts_once(struct form_texts *texts);
bool form_texts_have(const struct form_texts *texts, const char *text);

/*
 * Where a text stands, in words for a translator ("question KF1-1, part person: text"), and as a reference
 * ("sections/kf1.json:KF1-1", without blanks). `name` is the file of the form itself. Nothing depends on the language.
 */
void form_text_describe(const struct json *body, const char *pointer, struct buf *out);
void form_text_refer(const struct json *body, const char *name, const char *pointer, struct buf *out);

/* A template in the format of GNU gettext: each text once, in the order of the form, with comments and references. */
void form_texts_write_pot(const struct form_texts *texts, const struct json *body, const char *name, struct buf *out);
