/* SPDX-License-Identifier: MIT */
/*
 * Hands that fill in question pages in a terminal as a person does: Tab from field to field,
 * typing, digits and blanks for choices, Enter on Continue. They know the form and keep an
 * assessment of their own beside the screen, only to know what is asked next.
 */
#pragma once

#include "entry/assessment.h"
#include "harness/pty_vterm.h"

struct json;

struct hands {
	struct pty *pty;
	struct form *form;
	struct assessment *shadow;
	struct json *answers;      /* {"KF1-1": {…}} */
	long keys;                 /* pressed, letters of text left out */
	long letters;
};

/* `forms`: the folder of form sources. Ends the test program on failure. */
void hands_init(struct hands *hands, struct pty *pty, const char *forms, const char *form, const char *answers);
void hands_release(struct hands *hands);
/* A program that ran before is gone, this is the next. */
void hands_take(struct hands *hands, struct pty *pty);
void hands_press(struct hands *hands, const char *keys);
/* Moves down to the row that holds the text, from the top. */
void hands_find(struct hands *hands, const char *text);
/* From the task list: every question of the section that is asked, then "completed", then back to the task list. */
void hands_section(struct hands *hands, const struct form_section *section);
/* The question in front, to Continue (pressed). */
void hands_question(struct hands *hands, const struct form_question *question);
