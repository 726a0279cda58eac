/* SPDX-License-Identifier: MIT */
/* Carries out what update() asked for, and feeds the outcome back as messages. */
#pragma once

#include "client/courier.h"
#include "client/model.h"

struct run_options;

struct worker {
	struct model *model;
	struct store *store;
	const struct run_options *options;
	struct courier courier;
	char sending_id[ID_UUID_BYTES]; /* whose submission the courier carries */
	bool quit;          /* the loop ends */
	/* For a program of the person's own: the terminal as it was before ours, and back. NULL: there is none to give. */
	void (*give_terminal)(void *terminal), (*take_terminal)(void *terminal);
	void *terminal;
	bool redraw;        /* what stands on the screen is not known any more: the next paint is whole */
	void (*suspend)(void);  /* asks for this program to be stopped, as Ctrl-Z does elsewhere. NULL: not here */
	bool litter;        /* much was read and let go: the loop tidies up once it has painted */
};

/* A message with the time in it. */
struct message message_now(enum message_kind kind);
/* update(), then every effect, then theirs, until there are none. */
void worker_send(struct worker *worker, const struct message *message);
/* Carries out one effect. */
void worker_do(struct worker *worker, const struct effect *effect);
/* EFFECT_EDIT, EFFECT_SWEEP (effects_editor.c). */
void worker_edit(struct worker *worker, const struct effect *effect);
void worker_sweep(struct worker *worker, const struct effect *effect);
/* The courier's pipe has something. */
void worker_courier(struct worker *worker);
