/* SPDX-License-Identifier: MIT */
/* What every unit test of this room includes: cmocka with what it wants before it, and small forms made of JSON. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "entry/assessment.h"

struct buf;
struct json;

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

/* 2026-11-21T19:02:11Z, and its day. */
#define NOW INT64_C(1795287731)
#define TODAY (NOW / 86400)
#define UUID "6f1c2f9e-0d6b-4f0a-9c1d-2b7e5a3c4d5e"

extern const struct author ab; /* AB at NOW */

/* JSON written with ' for ", so that it can be read in C. A fault in it ends the test. */
struct json *json_of(const char *quoted);
/* Text with ' turned into "; the caller frees. */
char *quoted_text(const char *quoted);
/*
 * A form of these sections (quoted as above): a list of objects with id and questions, and facts and checks if need be;
 * "format", "title", "short" and so on are filled in, a question's "text" and "short" too. `members` are further members of the
 * form, such as "'not_for': […]"; NULL for none. A fault in it ends the test.
 */
struct form *form_of(const char *sections, const char *members);
/* A new assessment of the form on that route, at NOW. */
struct assessment *assessment_of(const struct form *form, const char *route);

/* Sets an answer, clears it with NULL, or expects the error at that place. */
void answer_with(struct assessment *assessment, const char *question, const char *quoted);
void answer_refused(struct assessment *assessment, const char *question, const char *quoted, const char *where);
const struct form_question *question_of(const struct assessment *assessment, const char *id);
/* "KF1-1 KF1-2": what is asked now. */
void assert_asked(const struct assessment *assessment, const char *ids);
/* The JSON's compact text is this (quoted as above); NULL text: there is none. */
void assert_json(const struct json *json, const char *quoted);
