/* SPDX-License-Identifier: MIT */
/* What the files of line mode share. */
#pragma once

#include "base/buf.h"
#include "client/effects.h"
#include "face/teller.h"

/* Lines as they come in: whole ones, without their ends. */
struct ear {
	int fd;
	struct buf bytes;
	size_t taken;      /* of `bytes`, by the last ear_line */
	bool ended;        /* nothing more will come */
	bool skipping;     /* the rest of a line that was too long */
	bool cut;          /* the last line is as long as a terminal lets a line be: the rest of it never came */
};
/* A terminal gives a line of at most so many bytes, and drops what is beyond them (N_TTY of Linux). */
#define EAR_TERMINAL_LINE_BYTES 4094
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
	char written[64];          /* of that which was written last on this page */
	struct buf prose;          /* lines of long text so far */
	int prose_lines;
	bool in_prose;             /* a line of a single full stop ends the field */
	bool joins;                /* the line before was cut: what comes goes on where it ended */
	struct buf chosen;         /* ids of what was chosen before the line that was typed last, and of what that line asked for */
	struct buf asked;
	struct buf heard;          /* what options mean: told once */
	bool words_due;            /* a page was told, and not yet what can be typed on it */
	bool words_told[SCREEN_COUNT], slashes_told[SCREEN_COUNT];
	bool hidden, hidden_by_itself; /* the quiet screen: the next line shows again */
	bool state_said;           /* with what came of it */
	bool fields_told;          /* how a field is filled in was said */
	bool prose_told;           /* and how long text is */
	bool deaf;                 /* output is gone */
	char event[24];            /* the courier's last event that was told */
	bool sending;
	enum save_state save;      /* as it was told last */
};

/* The page in front is told and asked about, not yet written; lines_release at the end. */
void lines_begin(struct lines *lines, struct worker *worker, int in, int out);
void lines_release(struct lines *lines);

/* Tells (tell.c). Lines are as wide as the terminal. Nothing is written before lines_flush. */
void lines_say(struct lines *lines, const char *text);
void lines_sayf(struct lines *lines, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int lines_columns(const struct lines *lines);
/* "Saved 19:04.", if the page says so. */
void lines_say_state(struct lines *lines);
/* The whole page in front, which is then known. */
void lines_tell_page(struct lines *lines);
void lines_flush(struct lines *lines);

/* What is on the page (thing.c). */
bool lines_is_field(const struct block *block);
/* A thing of the page by its id, or by that of its block. */
bool lines_find(const struct lines *lines, const char *id, struct focusable *ret);
/* Its number, from 1; 0 if there is none with that id. */
size_t lines_number(const struct lines *lines, const char *id);
/* The one thing with these words, as they are told; or the n-th option where they are "option 2". NULL if there is none. */
const char *lines_named(const struct lines *lines, const char *words);
/* Where the field with that id takes a text, a number or a word there is text; in the other fields they are none. */
bool lines_takes_text(const struct lines *lines, const char *id);

/* News (news.c). */
/* The page is known as it is now. */
void lines_know_page(struct lines *lines);
/* Whether the page in front is another one than was told last, or has other things that can be chosen. */
bool lines_is_other_page(const struct lines *lines);
bool lines_has_other_things(const struct lines *lines);
/* What the page says beside its fields that it did not say before. */
void lines_tell_changes(struct lines *lines);
/* Fields and choices that hold something else than when the page was told last: what an undo brought back. */
void lines_tell_fields(struct lines *lines);
/* New things of the page with their numbers, and those whose numbers moved; or the whole page, where nearly all is new. */
void lines_tell_new_things(struct lines *lines);

/* Prompts (ask.c). */
/* The field to ask for next: where the page's focus is (id NULL), or what follows the thing with that id. */
void lines_choose_field(struct lines *lines, const char *id);
void lines_prompt(struct lines *lines);

/* What is typed (hear.c). */
void lines_hear(struct lines *lines, char *line);
/* Typed now, it would be text, or the empty line that goes on: no command, and nothing is chosen. */
bool lines_only_writes(const struct lines *lines, const char *line);
/* What "/back" and "/3" mean, wherever they are typed; TOLD_UNKNOWN: no command, no number of the page. */
struct told lines_hear_slash(const struct lines *lines, const char *line);
/* "/home/me/oak.s11invite" is no command, and no mistyped one. */
bool lines_is_path(const char *line);
bool lines_is_number(const char *line);
void lines_obey(struct lines *lines, const struct told *told);
void lines_say_no_command(struct lines *lines, const char *line);

/* Words (word.c). */
bool lines_is_word(const char *word);
/* It only tells something: what is being written goes on after it. */
bool lines_word_only_tells(const char *word);
void lines_do_word(struct lines *lines, const char *word);
/* Pushes away what stands there; `by_itself`: nobody typed for so long as was set. */
void lines_hide(struct lines *lines, bool by_itself);
/* False: the line only showed the page again. One that was begun before the page hid itself is not lost. */
bool lines_show_again(struct lines *lines, const char *line);
void lines_tell_where(struct lines *lines);
/* Of the page only its question, only its choices; of the field that is asked for all that it holds (again.c). */
void lines_tell_question(struct lines *lines);
void lines_tell_options(struct lines *lines);
void lines_read_out(struct lines *lines);

/* Texts (text.c). */
void lines_hear_text(struct lines *lines, const char *text);
void lines_hear_prose(struct lines *lines, const char *line);
void lines_put(struct lines *lines, const char *text);
/* What was typed of long text so far is kept; the text goes on. */
void lines_keep_prose(struct lines *lines);
/* The end of input in the middle of long text: it is kept. */
void lines_end_prose(struct lines *lines);
/* "change OLD to NEW", "change 2 to NEW" in the text of the field (change.c). False: the words are something else. */
bool lines_change(struct lines *lines, const char *line);

/* Choosing (choose.c). */
void lines_choose(struct lines *lines, const char *id);
/* "1 3 5": options of one choice that takes many. */
bool lines_is_several(const char *line);
void lines_choose_several(struct lines *lines, char *line);
/* "Chosen: None of these. Not chosen now: Induction." */
void lines_say_chosen(struct lines *lines, const struct block *block);

/* What came of it (answer.c). After any message to the model; `id`: the thing that was chosen or written, NULL. */
void lines_answer(struct lines *lines, const char *id);
/* The same for what came by itself. False if there is nothing to say. */
bool lines_tell_outcome(struct lines *lines, const char *id);
/* "812 words, from “We listen” to “in May”" */
void lines_add_brief(struct buf *out, const char *text);
/* A text so long is not read back whole. */
bool lines_is_long(const char *text);
