/* SPDX-License-Identifier: MIT */
/*
 * Everything the client knows while it runs. Only update() changes it; it does no I/O and
 * asks no clock. What it wants done it returns as effects; what came of them it is told in
 * messages. After each message `page` holds the page in front.
 */
#pragma once

#include "client/catalogues.h"
#include "client/commands.h"
#include "client/record.h"
#include "entry/progress.h"
#include "page/page.h"
#include "store/outbox.h"
#include "store/store.h"

enum screen_id {
	SCREEN_HOME, SCREEN_JOIN, SCREEN_OVERVIEW, SCREEN_PRIVACY, SCREEN_ROUTE, SCREEN_CARRY, SCREEN_TASKS, SCREEN_SECTION,
	SCREEN_QUESTION, SCREEN_DETAILS, SCREEN_ROW, SCREEN_DOCUMENT, SCREEN_DOCUMENTS, SCREEN_ANSWERS, SCREEN_MISSING, SCREEN_SIGNOFF, SCREEN_SEND,
	SCREEN_RECEIPT, SCREEN_GUIDANCE, SCREEN_SEARCH, SCREEN_TO_DO, SCREEN_HISTORY, SCREEN_CHANGE, SCREEN_DANGER, SCREEN_LANGUAGE, SCREEN_UNSAVED,
	SCREEN_HELP,
	SCREEN_COUNT
};

/* What a page has to fill in. */
enum page_holds { HOLDS_CHOICE = 1, HOLDS_LINE = 2, HOLDS_PROSE = 4, HOLDS_MANY = 8, HOLDS_ROW = 16 };

/* Where the person is. Going somewhere pushes a place; back pops it. */
struct place {
	enum screen_id screen;
	const struct form_section *section;
	const struct form_question *question;
	char part[32];       /* row: the table's part, "" for the value */
	int row;             /* row, -1 for a new one; change: which of the history, from 0 */
	char item[16];       /* document: its id, "" for a new one; details: the field that was asked for */
	char focus[64];
	unsigned held;       /* help: what the page has that it is about */
	bool complete;       /* question: it had all it asks for when it came in front */
	bool from_list;      /* chosen from a list of answers or findings: going on means going back there, and what is missing is said */
};
#define PLACES_MAX 24

#define EARLIER_TITLE_BYTES 512

/* Leaving, while what was changed cannot be saved (screens/unsaved.c). */
struct unsaved {
	char copy[1024];     /* path of the last copy written elsewhere; "" if there is none */
	int64_t copy_change; /* the newest change that it holds */
	bool asked;          /* to leave without saving was chosen once */
	bool given_up;       /* and confirmed */
};

enum save_state { SAVE_NONE, SAVE_SAVED, SAVE_DUE, SAVE_FAILED };

/* What the courier has said so far. */
struct sending {
	bool active;
	char event[24];      /* last event's name; "" before the first */
	char what[600], safe[600], next[600]; /* sentences, in letters of up to four bytes */
	int64_t bytes, total;
	int64_t revision;    /* what is being sent */
};

/*
 * How the page in front is seen, told by whoever paints it: moving by what is on the screen, and whether the focus is seen
 * at all. Without one (NULL functions) the focus moves through the page as if all of it were seen.
 */
struct viewer {
	void *ctx;
	const char *(*step)(void *ctx, const struct page *page, int steps, bool by_screen);
	bool (*focus_is_shown)(void *ctx);
	void (*show)(void *ctx, bool top); /* at the next paint: the page from its top, or wherever the focus is */
};

/* The tour through an assessment to practise on (tour.h). */
struct tour {
	bool on;
	size_t step;                  /* which of the steps is to be done */
	const struct form_question *question; /* where it begins */
	char focus[64];               /* when the step began */
	bool left;                    /* by the last step, which is to leave */
};

/* A letter where none can be typed, and until when what follows belongs to it (keys_letters.c). */
struct letters {
	char last[8];                 /* "": the last key was none */
	int64_t until_ms;
	bool written;                 /* somebody seems to write: what follows does nothing */
	bool said;                    /* they were told so */
};

struct model {
	struct tour tour;
	struct place places[PLACES_MAX];
	int depth;                    /* places[depth - 1] is in front */
	int64_t now, now_ms;          /* wall seconds; monotonic ms */
	struct author author;
	struct keymap *keymap;
	char *key_faults;             /* what is wrong in the person's key file, in words; NULL: nothing */
	size_t n_key_faults;
	struct viewer viewer;

	struct store_entries home;
	struct memberships memberships;
	struct err home_error;        /* ERR_NONE if the lists could be read */
	struct opened *opened;        /* NULL: none is open */
	enum assessment_state state;  /* of the open one, as the files said after the last effect */
	struct record record;

	char earlier[EARLIER_TITLE_BYTES]; /* title of the form of an earlier year's assessment that there is; "" if none */
	size_t carried;               /* how many of its answers were brought over since this one was opened */
	char *left_out;               /* what could not be, a line each; NULL */

	struct findings noticed;      /* of the whole and the question in front, as they were after change noticed_change; -1: not looked for yet */
	int64_t noticed_change;

	enum save_state save;
	char saved_at[6];             /* "19:04" */
	struct err save_error;
	struct unsaved unsaved;
	int64_t save_due_ms;          /* 0: nothing waits */

	struct sending sending;
	bool has_receipt;
	struct receipt receipt;
	char reference[16];
	char code[ID_CODE_BYTES];     /* typed for this session only; wiped at the end */

	char status[2400];            /* three sentences, in letters of up to four bytes: one message for the status line */
	bool warned;                  /* it is a warning of this message: what is said after it gives way */
	bool mouse;                   /* clicks and the wheel come to us */
	int64_t idle_ms;              /* the screen is hidden after so long without a key; 0: never */
	int64_t active_ms;            /* the last one came then */
	bool quiet, quiet_ready;      /* quiet screen; a key was pressed and Enter is waited for */
	bool edited;                  /* the last text that went to the person's editor came back another */
	char language[LANGUAGES_BYTES]; /* those wanted, best first, as the store has it */
	const char *linguas;          /* languages that the program was built with: "cy pl" */
	struct catalogues catalogues; /* as they were when the page of languages was opened */
	bool quitting;
	bool practice;                /* a practice home: said on every screen */
	bool hurry;                   /* a page that has all it asks for goes on by itself */
	bool by_lines;                /* told line by line (lines/lines.h): words take the place of keys */
	bool from_screen;             /* …and it was the full screen before: the word that leads back is said */
	bool by_slash;                /* and they begin with a slash: a text is asked for */
	struct letters letters;
	int64_t typed_ms;             /* when something was typed last */
	int field_cols, field_rows;   /* of the focused field, from the last paint */

	struct page page;
	unsigned long built;          /* counts the times that `page` was built */
	struct blocks *body;          /* &page.body, for short calls in screens */
};

enum effect_kind {
	EFFECT_LOAD_HOME, EFFECT_JOIN /* text: path; n: remember */, EFFECT_BEGIN /* n: membership; text: route */, EFFECT_OPEN /* text: id */,
	EFFECT_TOUR, EFFECT_CLOSE, EFFECT_SAVE, EFFECT_SEAL, EFFECT_SEND, EFFECT_CANCEL_SEND, EFFECT_PRINT /* n: what is written */, EFFECT_LANGUAGES,
	EFFECT_LANGUAGE /* text: its code */, EFFECT_CARRY, EFFECT_QUIT,
	EFFECT_EDIT /* text: id of a slot */, EFFECT_SWEEP, EFFECT_RESCUE /* text: folder, "" for any */, EFFECT_REDRAW, EFFECT_SUSPEND
};
/* What can be written beside the drafts, for use outside. */
enum print { PRINT_PAPER, PRINT_TABLE, PRINT_CALENDAR, PRINT_COUNT };
struct effect {
	enum effect_kind kind;
	int64_t n;
	char text[512];
};
#define EFFECTS_MAX 8
struct effects {
	struct effect items[EFFECTS_MAX];
	size_t n;
};
void effect_add(struct effects *effects, enum effect_kind kind, int64_t n, const char *text);

enum message_kind {
	MESSAGE_START, MESSAGE_KEY, MESSAGE_TICK, MESSAGE_RESIZED,
	MESSAGE_CHOOSE /* id */, MESSAGE_POINT /* id, point */, MESSAGE_WHEEL /* n: rows */, MESSAGE_WRITE /* id, text; n: not ended yet, nothing goes on */, MESSAGE_COMMAND /* n; id: where the focus is, or NULL */,
	MESSAGE_HOME /* home and memberships, taken */, MESSAGE_JOINED /* membership */, MESSAGE_OPENED /* opened, taken */,
	MESSAGE_TOUR /* opened, taken */,
	MESSAGE_CLOSED /* !ok: it could not be saved and stays open */, MESSAGE_SAVED, MESSAGE_SEALED /* n: revision */, MESSAGE_COURIER /* json: one event */, MESSAGE_COURIER_ENDED /* n: exit status */,
	MESSAGE_PRINTED /* text: path */, MESSAGE_EARLIER /* opened: an earlier year's, not taken */, MESSAGE_EDITED /* edited */, MESSAGE_SWEPT /* text: path of what was kept */,
	MESSAGE_LANGUAGES /* catalogues; pack, swapped, or NULL */, MESSAGE_LANGUAGE /* text: its code; pack, swapped; n: it is remembered */,
	MESSAGE_RESCUED /* text: path */,
	MESSAGE_LEAVE /* SIGHUP, SIGTERM, terminal gone */
};
/* What came of a text in the person's own editor. */
enum edited_how {
	EDITED_TAKEN, EDITED_NO_EDITOR, EDITED_NOT_STARTED, EDITED_FAILED, EDITED_CUT_OFF, EDITED_LEFT, EDITED_GONE, EDITED_NO_TEXT,
	EDITED_TOO_LONG, EDITED_NO_FILE /* the message's err says why */
};
struct edited {
	enum edited_how how;
	const char *id;        /* of the slot */
	const char *text;      /* EDITED_TAKEN */
	size_t len;
	const char *program;   /* NULL: none is set */
	int status;            /* EDITED_FAILED: its exit status */
	const char *kept;      /* path of what was written and not taken; NULL if nothing was */
};
/* A place in the text of a field, wrapped at so many columns. */
struct field_point {
	int row, col, cols;
	bool select;           /* from where the cursor is to there */
};
struct message {
	enum message_kind kind;
	int64_t now, now_ms;
	bool ok;
	struct err err;               /* !ok */
	struct key key;
	const char *id;
	struct store_entries *home;
	struct memberships *memberships;
	struct opened *opened;
	const struct catalogues *catalogues;
	struct pack *pack;
	const struct json *json;
	const struct receipt *receipt; /* MESSAGE_OPENED, MESSAGE_COURIER_ENDED: the newest verified one, or NULL */
	const char *reference;
	const char *earlier;           /* MESSAGE_OPENED: what there is of an earlier year, or NULL */
	int64_t n;
	enum assessment_state state;   /* of the open assessment now: OPENED, SAVED, SEALED, COURIER, COURIER_ENDED */
	const char *text;
	const struct edited *edited;
	struct field_point point;
};

void model_init(struct model *model);
void model_release(struct model *model);

/* The only function that changes a model. Builds model->page before it returns. */
void update(struct model *model, const struct message *message, struct effects *effects);

/* For screens. */
struct place *place_now(struct model *model);
const struct place *place_of(const struct model *model);
/* Goes to a screen; carries section and question of the place in front. Commits what was typed first. */
struct place *go(struct model *model, enum screen_id screen, struct effects *effects);
/* The same, but the place in front is left for good (next question). */
struct place *go_instead(struct model *model, enum screen_id screen, struct effects *effects);
/* To exactly that place. */
struct place *go_place(struct model *model, const struct place *place, struct effects *effects);
void go_back(struct model *model, struct effects *effects);
/* Back to the nearest place with that screen, or there anew. */
void go_back_to(struct model *model, enum screen_id screen, struct effects *effects);
void go_question(struct model *model, const struct form_question *question, bool instead, struct effects *effects);
void say(struct model *model, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same, and stays whatever else is said of the same key, on the page that comes too. */
void say_warning(struct model *model, const char *text);
void say_trouble(struct model *model, const struct err *err);
/* What is wrong with a field: said beside it and in the status line, and the focus goes there. `words` are borrowed. */
void say_wrong(struct model *model, struct slot *slot, const char *words);
struct assessment *model_assessment(const struct model *model); /* NULL if none is open */
/* True, and said why, if the open assessment may not be changed. */
bool model_is_read_only(struct model *model);
/* Something was changed that is not on the disk: leaving now would lose it. */
bool model_has_unsaved(const struct model *model);
/* The last copy written elsewhere, if it holds every change there is; else NULL. */
const char *model_copy_of_all(const struct model *model);
/* A change was made: it will be saved now. */
void model_changed(struct model *model, struct effects *effects);
void model_undo(struct model *model, struct effects *effects);
void model_redo(struct model *model, struct effects *effects);
/* Keys (keys.c). */
void model_key(struct model *model, const struct key *key, struct effects *effects);
/* The same where no key is pressed (line mode): a thing of the page is chosen, a field's text is replaced, a command is named. */
void model_choose(struct model *model, const char *id, struct effects *effects);
/* The mouse: the cursor into a field's text, or that text by some rows. */
void model_point(struct model *model, const char *id, const struct field_point *point, struct effects *effects);
void model_wheel(struct model *model, int rows);
void model_write(struct model *model, const char *id, const char *text, bool so_far, struct effects *effects);
void model_command(struct model *model, int command, struct effects *effects);
/* The quiet screen. */
void model_hide(struct model *model);
/* When something is due by itself: saving, hiding. -1: nothing, so nothing needs to wake. Else milliseconds from now_ms on, from 0. */
int model_due_ms(const struct model *model, int64_t now_ms);
/* The focus to a thing of the page in front. */
void model_focus(struct model *model, const char *id);
/* Long text in the person's own editor (editing.c). */
void model_open_editor(struct model *model, struct effects *effects);
void model_take_edited(struct model *model, const struct message *message, struct effects *effects);
void model_take_swept(struct model *model, const struct message *message);
/* Builds the page in front (build.c). */
void model_build(struct model *model);
