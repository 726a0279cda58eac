/* SPDX-License-Identifier: MIT */
/* The full screen, or line mode: opens the terminal, feeds the model, carries out its effects, paints. */
#pragma once

#include "base/err.h"
#include "face/terminal.h"

#include <stdbool.h>

struct store;

struct run_options {
	const char *initials;  /* who is writing, "" if not said */
	const char *open_id;   /* assessment to open at once; NULL: the home screen */
	const char *invitation;/* join it at once; NULL: none */
	enum theme theme;
	const char *send_program; /* path of section11-send; NULL: beside this program, then PATH */
	const char *copies_folder; /* where copies to take along go; NULL: beside the drafts */
	bool ascii, practice;
	bool no_mouse;         /* the terminal keeps it */
	int idle_minutes;      /* settings.h; -1: not said */
	bool tour;             /* begin with the tour (tour.h) */
	bool lines;            /* line mode (lines.h), whatever the terminal can do */
};

/*
 * Line mode instead of the full screen if it was asked for (options, a non-empty ACCESSIBLE in the environment), or if the
 * terminal's TERM is dumb, not set, or not known here. The person can change between the two.
 *
 * Returns the program's exit status. ERR_TERMINAL in *err (and -1) if there is no usable terminal: nothing was shown.
 */
int client_run(struct store *store, const struct run_options *options, struct err *err);
