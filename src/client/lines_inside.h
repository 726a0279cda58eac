/* SPDX-License-Identifier: MIT */
/* What the files of line mode share. */
#pragma once

#include "base/buf.h"
#include "client/effects.h"

/* Lines as they come in: whole ones, without their ends. */
struct ear {
	int fd;
	struct buf bytes;
	size_t taken;      /* of `bytes`, by the last ear_line */
	bool ended;        /* nothing more will come */
	bool skipping;     /* the rest of a line that was too long */
};
#define EAR_LINE_MAX_BYTES ((size_t)1024 * 1024)

enum ear_state { EAR_NOTHING, EAR_LINE, EAR_TOO_LONG, EAR_ENDED };
/* Reads once; call when the descriptor is readable. */
void ear_read(struct ear *ear);
/* The next line that came in whole; valid until the next call. The last one needs no newline. Bytes 0 make no line: too long. */
enum ear_state ear_line(struct ear *ear, char **ret_line);

/*
 * The terminal does not show what is typed, for a masked field (lines_echo.c). Both do nothing where that is so already, and where
 * `fd` is no terminal. However the program ends or is stopped meanwhile, the terminal is given back as it was.
 */
void echo_off(int fd);
void echo_on(void);

struct lines;
/* While line mode runs, what asks for the terminal gets it from here (lines_lend.c). */
void lines_lend(struct lines *lines);

struct lines {
	struct worker *worker;
	struct model *model;
	struct ear ear;
	int out_fd;
	struct buf out;            /* said, not yet written */
	struct buf before;         /* what the page told beside its fields, when it was told last */
	struct buf fields;         /* what its fields and choices held then, a line each */
	struct buf things;         /* ids of all that had a number then */
	struct buf where_told, state_told; /* the last that was told of them */
	struct place place;        /* which page that was */
	bool told;                 /* a page was told at all */
	char field[64];            /* id of the field that the prompt asks for; "" for none */
	struct buf prose;          /* lines of long text so far */
	bool in_prose;             /* a line of a single full stop ends the field */
	bool hidden, hidden_by_itself; /* the quiet screen: the next line shows again */
	bool state_said;           /* with what came of it */
	bool slash_told;           /* how a command is given in a field was said */
	bool apostrophe_told;      /* and how a number is written there */
	bool deaf;                 /* output is gone */
	char event[24];            /* the courier's last event that was told */
	bool sending;
	enum save_state save;      /* as it was told last */
};

/* The page in front is told and asked about, not yet written; lines_release at the end. */
void lines_begin(struct lines *lines, struct worker *worker, int in, int out);
void lines_release(struct lines *lines);

/* Tells (lines_tell.c). Nothing is written before lines_flush. */
void lines_say(struct lines *lines, const char *text);
void lines_sayf(struct lines *lines, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "Saved 19:04.", if the page says so. */
void lines_say_state(struct lines *lines);
/* The whole page in front, which is then known. */
void lines_tell_page(struct lines *lines);
/* Whether the page in front is another one than was told last, or has other things that can be chosen. */
bool lines_is_other_page(const struct lines *lines);
bool lines_has_other_things(const struct lines *lines);
/* What the page says beside its fields that it did not say before. False if there is nothing. */
bool lines_tell_changes(struct lines *lines);
/* Fields and choices that hold something else than when the page was told last: what an undo brought back. */
void lines_tell_fields(struct lines *lines);
void lines_tell_where(struct lines *lines);
void lines_flush(struct lines *lines);

/* Prompts and what is typed (lines_hear.c). */
/* The field to ask for next: where the page's focus is (id NULL), or what follows the thing with that id. */
void lines_choose_field(struct lines *lines, const char *id);
void lines_prompt(struct lines *lines);
void lines_hear(struct lines *lines, char *line);
/* Pushes away what stands there; `by_itself`: nobody typed for so long as was set. */
void lines_hide(struct lines *lines, bool by_itself);
/* What was typed of long text so far is kept; the text goes on. */
void lines_keep_prose(struct lines *lines);
/* The end of input in the middle of long text: it is kept. */
void lines_end_prose(struct lines *lines);
/* After any message to the model: tells what came of it. `id`: the thing that was chosen or written; NULL. */
void lines_answer(struct lines *lines, const char *id);
