/* SPDX-License-Identifier: MIT */
/*
 * Reading forms. A pack holds a form with its sections and local files joined (form_read);
 * sources are many files that a loader brings (form_join makes one JSON object of them, the
 * body of a pack). Every fault is found and collected, not only the first.
 */
#pragma once

#include "form/form.h"

struct buf;
struct json;

/* A fault in a source or a pack: where, and what to mend. `what` is English for the author of a form; the verb prints it. */
struct form_fault {
	char *file;     /* as given to the loader */
	char *pointer;  /* JSON pointer within that file */
	long line;
	char *what;
};
struct form_faults {
	struct form_fault *items;
	size_t n;
};
/* "forms/sections/kf1.json:12: /questions/0/text: what to mend" of the form at `path`; a fault that no file is to blame for names the form. */
void form_fault_write(const struct form_fault *fault, const char *path, struct buf *out);
void form_faults_release(struct form_faults *faults);

/*
 * Brings a file by its name relative to the form's folder. A form names its sections and local files without a folder; they are
 * asked for as "sections/kf1.json" and "local/glossary.json". A name with a slash in it is asked for as it stands.
 */
struct form_loader {
	void *ctx;
	bool (*load)(void *ctx, const char *name, struct buf *out, struct err *err);
};

/*
 * Joins form source `name` and all it names into one object {"form": …, "sections": […], "glossary": …, "contacts": …,
 * "areas": …, "sectors": …}. False with faults if anything is wrong; each names the file, the pointer and the line where it is.
 * What is read is the whole form, so a body that joins is one that form_read takes. The caller frees *ret_body with json_free,
 * and the faults with form_faults_release, after either outcome.
 */
MUST_USE bool form_join(const struct form_loader *loader, const char *name, struct json **ret_body, struct form_faults *faults);

/*
 * Reads a joined body (or a whole pack object). Everything is copied. False with ERR_INVALID, or ERR_NEWER if a newer program is
 * needed; the first fault goes to err, all of them to `faults` unless it is NULL, with pointers into the body and no line.
 */
MUST_USE bool form_read(const struct json *body, struct form **ret_form, struct form_faults *faults, struct err *err);
/*
 * The same in the first of the languages wanted ("cy", or a list as language_list gives it: "cy_GB:pl") that the form is in or
 * that the body's "translations" have; what has no translation stays in the form's own language. NULL: the form's own.
 */
MUST_USE bool form_read_in(const struct json *body, const char *language, struct form **ret_form, struct form_faults *faults,
	struct err *err);
