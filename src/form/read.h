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
void form_faults_release(struct form_faults *faults);

/* Brings a file by its name relative to the form's folder. */
struct form_loader {
	void *ctx;
	bool (*load)(void *ctx, const char *name, struct buf *out, struct err *err);
};

/*
 * Joins form source `name` and all it names into one object {"form": …, "sections": […], "glossary": …, "contacts": …,
 * "areas": …, "sectors": …}. False with faults if anything is wrong (faults may also hold warnings? no: all are errors).
 * The caller frees *ret_body with json_free.
 */
MUST_USE bool form_join(const struct form_loader *loader, const char *name, struct json **ret_body, struct form_faults *faults);

/* Reads a joined body. Everything is copied; `faults` may be NULL (then the first fault goes to err). */
MUST_USE bool form_read(const struct json *body, struct form **ret_form, struct form_faults *faults, struct err *err);
