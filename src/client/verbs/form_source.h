/* SPDX-License-Identifier: MIT */
/* Form sources on disk: what `form check` and `form pack` read. */
#pragma once

#include "base/err.h"
#include "form/po.h"

struct json;

/*
 * Joins the form source at `path` with the files it names, which stay below its folder. STATUS_OK and a body that the caller
 * frees; else every fault has been collected for form_faults_say, or what was wrong has been said already.
 */
int form_source_join(const char *path, struct json **ret_body, struct form_faults *faults);
/* Puts in the form's translations, which lie in ../po/forms. `pos` says afterwards what was in them; form_pos_release. */
int form_source_translate(const char *path, struct json *body, struct form_pos *pos, struct form_faults *faults);
/* "file:line: pointer: what", or without a pointer, one a line, on standard output; returns STATUS_DATA. */
int form_faults_say(const char *path, const struct form_faults *faults);
