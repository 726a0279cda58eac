/* SPDX-License-Identifier: MIT */
/*
 * The client without a terminal: a real store in a folder of its own, a real pack and
 * invitation, the real effects; keys go in, cells come out. The clock stands still
 * (SECTION11_NOW), so that pictures stay the same.
 */
#pragma once

#include "base/buf.h"
#include "base/crypto.h"
#include "client/effects.h"
#include "client/loop.h"
#include "face/cells.h"
#include "client/view.h"

/* What is not as usual. */
struct driver_setting {
	const char *agency;   /* name of the organisation; NULL: Oak Street Youth Club */
	bool translated;      /* the form has a translation into that language, which nothing is shown in yet */
	bool pseudo;          /* all words in the language that nobody speaks (pseudo.py, $SECTION11_PSEUDO) */
};

struct driver {
	char dir[64];
	struct store store;
	struct run_options options;
	struct model model;
	struct worker worker;
	struct view view;
	int64_t passed_ms;   /* by driver_wait */
	char invitation[96]; /* path of an invitation to the form */
	bool touched;         /* the last key left the same page in front: whoever looks sees where it led */
	struct buf typed;     /* all that was typed, after a blank each */
	struct crypto_sign_pair pack_pair, receipt_pair; /* the board's, for packs and receipts */
	struct board_identity board;
	struct driver_setting setting;
	struct opened *other; /* what another program has open; NULL: nothing */
};

/* `form`: "third-sector.json" or another in forms/. Joined already, home screen in front. Ends the test program on failure. */
void driver_start(struct driver *driver, const char *form);
void driver_start_as(struct driver *driver, const char *form, const struct driver_setting *setting);
void driver_end(struct driver *driver);
/* Leaves and starts the program again on the same store. */
void driver_restart(struct driver *driver);
/* The same a year later: an invitation to next year's form has come, in which KF1-4 is not asked any more. */
void driver_next_year(struct driver *driver, const char *form);

/* Names of keys, by blanks: "Down Enter 1 Ctrl-G". An unknown name ends the test program. */
void driver_keys(struct driver *driver, const char *names);
/* Text as it is typed, one grapheme a key. */
void driver_type(struct driver *driver, const char *text);
/* As the terminal hands over a paste; more than KEY_PASTE_MAX_BYTES of it was dropped already. */
void driver_paste(struct driver *driver, const char *text);
/* Time passes: what was due is done. */
void driver_wait(struct driver *driver, int ms);
/*
 * Puts the focus on the block with that id, as a person would with the arrow keys; false if the page has no such id.
 * "open:*" is the first that begins so.
 */
bool driver_focus(struct driver *driver, const char *id);
bool driver_focus_enter(struct driver *driver, const char *id);
/* Paints the page in front. */
void driver_paint(struct driver *driver, struct cells *cells, bool ascii);
