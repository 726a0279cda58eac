/* SPDX-License-Identifier: MIT */
/*
 * A screen: builds its page from the model and answers what is done on it. It knows neither
 * columns nor colours nor keys. Hooks may be NULL.
 */
#pragma once

#include "client/model.h"

/* A command that this screen carries out by itself. */
struct screen_command {
	enum command_id command;
	void (*act)(struct model *model, struct effects *effects);
	const char *help;    /* N_: in place of the command's own; NULL for that */
};

struct screen {
	const char *id;                                       /* of its page and its golden pictures */
	const char *help;                                     /* N_: what the page is for and what to do here, two or three sentences */
	void (*enter)(struct model *model);                   /* becomes the page in front: fills the record */
	void (*build)(struct model *model, struct page *page);/* adds blocks to model->body; changes nothing else */
	/* Enter, a click or a digit on the focusable `id`. True if handled. */
	bool (*activate)(struct model *model, const char *id, struct effects *effects);
	/*
	 * Enter in the line `from`, or one of several chosen there by its digit: to what is asked next. In a hurry also line mode.
	 * False, or NULL: a line goes to the next thing of the page, a choice stays.
	 */
	bool (*go_on)(struct model *model, const char *from, struct effects *effects);
	/* A digit from 1 on the focusable `id`, before it is tried on a choice. True if it meant something. */
	bool (*digit)(struct model *model, const char *id, int digit, struct effects *effects);
	const struct screen_command *own;                     /* told by the help page, before `command` is asked */
	size_t n_own;
	bool (*command)(struct model *model, int command, struct effects *effects);
	void (*commit)(struct model *model, struct effects *effects); /* the record changed: carry it into the assessment */
	bool over;                                            /* lies over the page it was opened on: a letter that leaves goes back there */
	bool for_this_run;                                    /* what is typed here holds until the program ends (changes made meanwhile bear it) */
	/* Typed text may bring fields or take them away: fills the record anew if it did, and says so. */
	bool (*reshape)(struct model *model);
	const unsigned char *footer;                          /* commands for the footer, COMMAND_COUNT ends */
};

const struct screen *screen_of(enum screen_id id);

#define SCREEN(name) extern const struct screen screen_##name
SCREEN(home); SCREEN(join); SCREEN(overview); SCREEN(privacy); SCREEN(route); SCREEN(carry); SCREEN(tasks); SCREEN(section);
SCREEN(question); SCREEN(details); SCREEN(row); SCREEN(document); SCREEN(documents); SCREEN(answers); SCREEN(missing); SCREEN(signoff); SCREEN(send);
SCREEN(receipt); SCREEN(guidance); SCREEN(search); SCREEN(to_do); SCREEN(history); SCREEN(change); SCREEN(danger); SCREEN(language); SCREEN(unsaved);
SCREEN(help);
#undef SCREEN

/* Whether the command does anything on a page of this screen. `held`: what the page has (enum page_holds). */
bool screen_offers(const struct model *model, enum screen_id id, unsigned held, int command);
/* One sentence, translated. */
const char *screen_command_help(enum screen_id id, int command);
unsigned page_held(const struct page *page);

/* Small helpers that several screens share. */
/* To a question because of what is open in it: that has the focus (screens/question_on.c). */
void go_open(struct model *model, const struct form_question *question, bool instead, struct effects *effects);
/* If `id` is "prefix:rest", gives rest; else NULL. */
const char *after_prefix(const char *id, const char *prefix);
