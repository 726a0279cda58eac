/* SPDX-License-Identifier: MIT */
/*
 * The PO files of a form: what a translator's editor wrote. The reader is strict and small: UTF-8, one msgid and one msgstr
 * an entry, no plurals and no contexts, which no form has. What is marked fuzzy, and what is obsolete (#~), is not used in
 * packs, and kept by a merge.
 */
#pragma once

#include "base/buf.h"
#include "form/read.h"
#include "form/texts.h"

struct po_entry {
	const char *id, *text;  /* text "" where nothing is translated yet */
	const char *notes;      /* the translator's own comments, whole lines; "" for none */
	long line;              /* of its msgid */
	bool fuzzy;
	bool gone;              /* marked obsolete (#~) */
};

struct po {
	struct arena arena;      /* owns all of it */
	struct po_entry *items;  /* without the header */
	size_t n;
	struct po_entry *gone;   /* those marked obsolete, as far as they can be read */
	size_t n_gone;
	const char *header, *header_notes; /* as it stands, and the comments above it; "" for none */
	bool header_fuzzy;
	const char *end_notes;   /* comments after the last entry; "" for none */
	const char *language;    /* of the header; "" if it says none */
	const char *read_by;     /* of the header: a native speaker who has read it; "" for nobody yet ("no") */
};

#define PO_MAX_BYTES ((size_t)4 * 1024 * 1024)

/* False with faults at lines of `file`. The caller releases after success. */
MUST_USE bool po_read(const char *bytes, size_t len, const char *file, struct po *ret_po, struct form_faults *faults);
void po_release(struct po *po);

/* What came of bringing a translation up to the form as it is now. */
struct po_merged {
	size_t n, n_new, n_gone, n_back, n_fuzzy;
};
/*
 * Writes the translation `old` anew, in the order of the form: every text with the translation it had; a new text with none; one that
 * the form has no more as obsolete, from where it comes back with the text. Nothing is guessed, so nothing becomes fuzzy. Header
 * and translators' comments stay, those after the last entry too. `name` is the file of the form.
 */
void form_texts_write_po(const struct form_texts *texts, const struct json *body, const char *name, const struct po *old,
	struct po_merged *ret, struct buf *out);

/* A file of one language. */
struct form_po {
	char language[16];
	char *file;
	struct buf bytes;
	size_t n_stale;          /* set: how many translate a text that the form has no more */
	size_t n_fuzzy;          /* set: how many wait for the translator's word */
};
/* Every file of a form's folder of translations that is of this form, read. */
struct form_pos {
	struct form_po *items;
	size_t n;
};
/*
 * Takes from `names` those of the form ("third-sector.cy.po" is of "third-sector.json") and loads them. Faults name the
 * file as `label` and its name. To be released after either outcome.
 */
MUST_USE bool form_pos_load(struct form_pos *pos, const char *form_name, const char *label, char *const *names, size_t n,
	const struct form_loader *loader, struct form_faults *faults);
void form_pos_release(struct form_pos *pos);
/*
 * Puts what the files say into the body's "translations", and checks that the body can be read in each. False with
 * faults, each at its file and line; the body is then good for nothing.
 */
MUST_USE bool form_translate(struct json *body, struct form_po *files, size_t n, struct form_faults *faults);
/*
 * Both of them. The translations of forms/NAME.json are po/forms/NAME.LANGUAGE.po beside that folder: `names` are those of the
 * files in it, which `loader` brings. To be released after either outcome.
 */
#define FORM_PO_FOLDER "../po/forms/"
MUST_USE bool form_pos_take(struct form_pos *pos, struct json *body, const char *form_name, char *const *names, size_t n,
	const struct form_loader *loader, struct form_faults *faults);
/* "third-sector.cy.po" is of the form "third-sector.json", in "cy". */
bool form_po_language(const char *form_name, const char *po_name, char ret_language[16]);

/*
 * The texts that a body has no translation of into this language, one a line: reference, place, text. Each once, where it first
 * stands. Returns how many.
 */
size_t form_missing(const struct json *body, const struct form_texts *texts, const char *name, const char *language,
	struct buf *out);
