/* SPDX-License-Identifier: MIT */
/*
 * What a screen says, before anyone knows how it is shown. A page is meaning, not layout:
 * no columns, no colours, no keys. The painter lays it into cells, the line teller says
 * it line by line, the writers put it on paper; all four from the same blocks.
 *
 * Everything that can have the focus has a permanent id, unique on its page: a row of tasks
 * or facts, an option of a choice ("value:fully"), a line, a prose editor, a table row, an
 * action. Texts given to page_* are copied into the page's arena; `struct edit` is
 * borrowed and must outlive the page. Build: page_init, page_title …, blocks in reading
 * order; page_release or page_clear (keeps memory) at the end.
 */
#pragma once

#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

struct edit;

enum block_kind {
	BLOCK_HEADING, BLOCK_TEXT, BLOCK_POINTS, BLOCK_HINT, BLOCK_NOTICE, BLOCK_FACTS, BLOCK_TASKS, BLOCK_CHOICE, BLOCK_LINE,
	BLOCK_PROSE, BLOCK_TABLE, BLOCK_BAR, BLOCK_ACTIONS,
	BLOCK_KIND_COUNT
};

enum notice_kind { NOTICE_INFO, NOTICE_SUCCESS, NOTICE_WARNING, NOTICE_ERROR, NOTICE_DANGER };
enum text_weight { WEIGHT_NORMAL, WEIGHT_STRONG, WEIGHT_QUIET };

/* A row of BLOCK_FACTS (label: value), focusable if it has an id. */
struct fact_row {
	const char *id, *label, *value;
	const char *note;      /* "needs an answer"; NULL if none */
};
/* A row of BLOCK_TASKS: always focusable. */
struct task_row {
	const char *id, *label, *status; /* status in words: "In progress" */
	const char *detail;              /* "3 of 7 answered"; NULL if none */
	bool quiet;                      /* completed: shown with less weight */
};
struct choice_option {
	const char *id, *label, *hint;   /* id "value:fully"; hint is the definition, always shown beside the choice */
	bool chosen;
};
struct table_row {
	const char *id;                  /* focusable */
	const char *const *cells;        /* n_columns of them */
};
struct bar_part {
	const char *label;
	int count;
};
struct action {
	const char *id, *label;
	bool primary;
};

struct block {
	enum block_kind kind;
	const char *id;        /* of line, prose, choice; NULL elsewhere */
	const char *label;     /* heading, text, hint, title of a notice, question of a choice, label of a field, table or bar */
	const char *text;      /* notice text, hint under a label; NULL if none */
	const char *error;     /* choice, line, prose: what is wrong, in the words of the error summary; NULL if nothing */
	int level;             /* heading: 1 is the page's name, 2 a part of it */
	enum notice_kind notice;
	enum text_weight weight;
	bool many;             /* choice: several */
	bool masked;           /* line: a code that is not shown */
	bool numbered;         /* points: 1. 2. 3.; choice: the digit that chooses stands before each, on the screen alone */
	int width_cols;        /* line: how wide the field is; 0: as wide as there is room */
	int limit_chars;       /* prose: soft limit; 0 none */
	const char *unit;      /* line: "people"; NULL if none */
	const struct edit *edit; /* line, prose */
	const void *items;     /* fact_row, task_row, choice_option, table_row, bar_part, action, or const char * for points */
	size_t n_items;
	const char *const *columns; /* table headings */
	size_t n_columns;
};

/* One thing that the footer says: key and what it does. Filled by the client from the command list. */
struct key_hint {
	const char *key, *does;
	const char *brief;       /* in place of does where it would be left out; NULL if none */
	int rank;                /* where there is no room for all: those of a higher rank stay; 0 is usual */
};

struct blocks {
	struct block *items;
	size_t n, cap;
};

struct page {
	struct arena arena;
	const char *id;          /* of the screen: "task_list" */
	const char *title;
	const char *mark;        /* before where, and never left out: "Practice"; NULL if none */
	const char *where;       /* "Third sector survey · Oak Street Youth Club · Section 3 of 14": what says least stands first */
	const char *state;       /* "Saved 12:04", "Not saved" */
	bool state_alarm;        /* the state needs attention: strong, never by colour alone */
	const char *mode;        /* what holds until it is turned off: "In a hurry"; seen at every size; NULL if none */
	const char *status;      /* one message; changes only when it means something; NULL if none */
	struct blocks body, aside; /* aside: guidance, at the right where there is room, else not shown */
	const char *aside_title;
	const char *focus;       /* id of what has the focus; NULL: the first that can */
	struct key_hint *keys;
	size_t n_keys;
};

void page_init(struct page *page);
void page_clear(struct page *page); /* to build anew at the next key without allocating */
void page_release(struct page *page);

void page_title(struct page *page, const char *id, const char *title);
/* Formats into the page's arena. */
const char *page_printf(struct page *page, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct key_hint *page_key(struct page *page, const char *key, const char *does);

/* Each adds a block at the end and returns it, valid until the next block is added to the same list. */
struct block *add_heading(struct page *page, struct blocks *to, int level, const char *text);
struct block *add_text(struct page *page, struct blocks *to, const char *text);
struct block *add_points(struct page *page, struct blocks *to, const char *const *points, size_t n);
struct block *add_hint(struct page *page, struct blocks *to, const char *text);
struct block *add_notice(struct page *page, struct blocks *to, enum notice_kind kind, const char *title, const char *text);
struct block *add_facts(struct page *page, struct blocks *to, const char *label);
struct block *add_tasks(struct page *page, struct blocks *to, const char *label);
struct block *add_choice(struct page *page, struct blocks *to, const char *id, const char *label, const char *hint, bool many);
struct block *add_line(struct page *page, struct blocks *to, const char *id, const char *label, const char *hint,
	const struct edit *edit);
struct block *add_prose(struct page *page, struct blocks *to, const char *id, const char *label, const char *hint,
	const struct edit *edit);
struct block *add_table(struct page *page, struct blocks *to, const char *label, const char *const *columns, size_t n);
struct block *add_bar(struct page *page, struct blocks *to, const char *label);
struct block *add_actions(struct page *page, struct blocks *to);

/* Rows of the block that was added last to that list. */
void add_fact(struct page *page, struct block *block, const char *id, const char *label, const char *value, const char *note);
void add_task(struct page *page, struct block *block, const char *id, const char *label, const char *status, const char *detail,
	bool quiet);
void add_option(struct page *page, struct block *block, const char *id, const char *label, const char *hint, bool chosen);
void add_row(struct page *page, struct block *block, const char *id, const char *const *cells);
void add_part(struct page *page, struct block *block, const char *label, int count);
void add_action(struct page *page, struct block *block, const char *id, const char *label, bool primary);

/* Focusable things in reading order, body only. */
struct focusable {
	const char *id;
	const struct block *block;
	size_t item;              /* index into the block's items; 0 for line and prose */
};
/* Fills at most `max`; returns how many there are. */
size_t page_focusables(const struct page *page, struct focusable *to, size_t max);
/*
 * page->focus resolved: what has the focus; false if nothing can. The id of a choice itself stands for its chosen or first
 * option; an id that is not on the page, for the first thing that can.
 */
bool page_focused(const struct page *page, struct focusable *ret);
/*
 * The id `steps` away from the focus, stopping at the ends; by_block jumps to the next block that can have the focus, there
 * to what is chosen, else to its first. NULL if none.
 */
const char *page_focus_step(const struct page *page, int steps, bool by_block);
/* An id that stands twice among the focusables, which must not be; NULL if all is well. For the tests of screens. */
const char *page_repeated_id(const struct page *page);
