/* SPDX-License-Identifier: MIT */
/* The questions of an assessment's form, as a script needs them to answer each. section11-formats(5) describes the JSON. */
#pragma once

struct assessment;
struct form;
struct json;

/* {"form", "route", "sections", "questions", "answers_shape"}. The caller frees. */
struct json *blank_json(const struct assessment *assessment);
/* {"id", "version", "title", "year", "language", "sha256"} of a form. The caller frees. */
struct json *blank_form_json(const struct form *form);
/* To standard output, a line a question; returns the exit status. */
int blank_text(const struct assessment *assessment);
