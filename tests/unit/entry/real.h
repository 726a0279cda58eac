/* SPDX-License-Identifier: MIT */
/* The forms that come with the program, read from their sources. */
#pragma once

struct form;
struct json;

/* "third-sector.json". The caller frees. A fault in it ends the test. */
struct form *read_form(const char *name);
/* Another file of that folder: "practice/answers-core.json". */
struct json *read_json(const char *name);
