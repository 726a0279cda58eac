/* SPDX-License-Identifier: MIT */
#include "face/teller.h"

#include "base/buf.h"
#include "base/text.h"
#include "page/edit.h"
#include "page/gettext.h"
#include "page/page.h"
#include "page/write_inside.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#define LEAST_COLS 10
#define INDENT 3

struct voice {
	const struct page *page;
	const struct telling *telling;
	const struct block *before; /* the block that was told last */
	struct buf *out;
	struct buf words;          /* the sentence being made */
	int cols;                  /* 0: not wrapped */
	size_t number;             /* of the last thing that can have the focus */
	bool only_told;            /* the guidance: nothing in it can */
	bool pause;                /* an empty line before what is said next */
};

static int room(const struct voice *voice, int indent)
{
	if (!voice->cols)
		return INT_MAX;
	return voice->cols - indent > LEAST_COLS ? voice->cols - indent : LEAST_COLS;
}

/* A paragraph, made safe and wrapped: the first line at `indent`, those that follow at `hang`. */
static void say_hanging(struct voice *voice, int indent, int hang, const char *text)
{
	if (!text || !*text)
		return;
	struct buf safe = BUF(4 * strlen(text) + 16);
	text_safe(&safe, text, strlen(text), true);
	buf_fill(voice->out, '\n', voice->pause);
	voice->pause = false;
	int in = indent;
	for (struct text_line line = { 0 }; text_wrap_next(buf_text(&safe), safe.len, room(voice, in), &line); in = hang) {
		buf_fill(voice->out, ' ', line.len ? (size_t)in : 0);
		buf_add(voice->out, buf_text(&safe) + line.start, line.len);
		buf_putc(voice->out, '\n');
	}
	buf_release(&safe);
}

static void say(struct voice *voice, int indent, const char *text)
{
	say_hanging(voice, indent, indent, text);
}

__attribute__((format(printf, 3, 4)))
static void sayf(struct voice *voice, int indent, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	buf_clear(&voice->words);
	buf_vprintf(&voice->words, fmt, ap);
	va_end(ap);
	say_hanging(voice, indent, indent ? indent : INDENT, buf_text(&voice->words));
}

/* What can have the focus begins with its number; without an id it is only told. */
static void say_numbered(struct voice *voice, const char *id, const char *text)
{
	if (id && !voice->only_told)
		sayf(voice, 0, "%zu) %s", ++voice->number, text);
	else
		say(voice, 0, text);
}

static void tell_plain(struct voice *voice, const struct block *block)
{
	say(voice, 0, block->label);
}

/* An empty line is not heard: a part of the page says that it is one. */
static void say_part(struct voice *voice, const char *label)
{
	if (label && *label)
		/* TRANSLATORS: told aloud: a part of the page begins; %s is its heading. */
		sayf(voice, 0, _("Part: %s"), label);
}

static void tell_heading(struct voice *voice, const struct block *block)
{
	if (block->level > 1)
		say_part(voice, block->label);
	else
		say(voice, 0, block->label);
}

static void tell_points(struct voice *voice, const struct block *block)
{
	const char *const *points = block->items;
	for (size_t i = 0; i < block->n_items; i++) {
		if (block->numbered) /* in letters: numbers are what can be typed */
			sayf(voice, 0, "(%c) %s", (char)('a' + (i < 26 ? i : 25)), points[i]);
		else
			sayf(voice, 0, "- %s", points[i]);
	}
}

static void tell_notice(struct voice *voice, const struct block *block)
{
	if (block->label)
		sayf(voice, 0, _("%s: %s"), notice_word(block->notice), block->label);
	else
		say(voice, 0, notice_word(block->notice));
	say(voice, 0, block->text);
}

static void tell_facts(struct voice *voice, const struct block *block)
{
	const struct fact_row *facts = block->items;
	say_part(voice, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		struct buf fact = BUF(BUF_MIB);
		const char *value = facts[i].value ? facts[i].value : "";
		buf_printf(&fact, "%s%s%s", facts[i].label, *value ? label_joint(facts[i].label) : "", value);
		say_numbered(voice, facts[i].id, buf_text(&fact));
		say(voice, INDENT, facts[i].note);
		buf_release(&fact);
	}
}

static void tell_tasks(struct voice *voice, const struct block *block)
{
	const struct task_row *tasks = block->items;
	say_part(voice, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		say_numbered(voice, tasks[i].id, tasks[i].label);
		say(voice, INDENT, tasks[i].status);
		say(voice, INDENT, tasks[i].detail);
	}
}

static bool ends_sentence(const char *text)
{
	size_t len = strlen(text);
	return len && strchr(".?!:", text[len - 1]);
}

/* The hint before it asks for the same in the same words: "Choose all that apply." */
static bool is_said_before(const struct voice *voice, const char *label)
{
	const struct block *before = voice->before;
	size_t len = strlen(label);
	return before && before->kind == BLOCK_HINT && before->label && !strncmp(before->label, label, len) && strspn(before->label + len, ".") == strlen(before->label + len);
}

/* One line: "Your grade. Choose one of 5:"; labels that say no more than that are not said as well. */
static void tell_how_to_choose(struct voice *voice, const struct block *block)
{
	const char *label = block->label ? block->label : "";
	bool says_all = block->many && !strcmp(label, _("Choose all that apply"));
	if (says_all && is_said_before(voice, label))
		return;
	if (says_all || !block->n_items || !strcmp(label, _("Choose one")))
		label = "";
	struct buf how = BUF(4096);
	if (says_all)
		buf_printf(&how, "%s:", _("Choose all that apply"));
	else if (block->many)
		buf_puts(&how, _("You can choose more than one:"));
	else if (block->n_items > 1)
		buf_printf(&how, P_("Choose one of %d:", "Choose one of %d:", block->n_items), (int)block->n_items);
	if (!how.len)
		say(voice, 0, block->label);
	else
		sayf(voice, 0, "%s%s%s", label, !*label ? "" : ends_sentence(label) ? " " : ". ", buf_text(&how));
	buf_release(&how);
}

static bool was_heard(const struct buf *heard, const char *text)
{
	size_t len = strlen(text);
	for (const char *at = buf_text(heard); *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (strcspn(at, "\n") == len && !strncmp(at, text, len))
			return true;
	return false;
}

/* What an option means is told once, where that is wanted: then it is known. */
static void tell_meaning(struct voice *voice, const char *hint)
{
	struct buf *heard = voice->telling->heard;
	if (!hint || (heard && was_heard(heard, hint)))
		return;
	say(voice, INDENT, hint);
	if (heard)
		buf_printf(heard, "%s\n", hint);
}

static void tell_choice(struct voice *voice, const struct block *block)
{
	const struct choice_option *options = block->items;
	tell_how_to_choose(voice, block);
	say(voice, 0, block->text);
	if (block->error)
		sayf(voice, 0, _("Error: %s"), block->error);
	for (size_t i = 0; i < block->n_items; i++) {
		struct buf option = BUF(BUF_MIB);
		if (options[i].chosen)
			/* TRANSLATORS: an option that is chosen now. */
			buf_printf(&option, _("%s (chosen)"), options[i].label);
		else
			buf_puts(&option, options[i].label);
		say_numbered(voice, options[i].id, buf_text(&option));
		tell_meaning(voice, options[i].hint);
		buf_release(&option);
	}
}

/* "Their role: empty" */
static void tell_field(struct voice *voice, const struct block *block)
{
	const char *text = line_text(block), *name = block->label ? block->label : "";
	bool below = *text && block->kind == BLOCK_PROSE;
	struct buf label = BUF(BUF_MIB);
	buf_puts(&label, name);
	if (!*text)
		/* TRANSLATORS: told aloud after a field's name: nothing is written in it. */
		buf_printf(&label, "%s%s", label_joint(name), _("empty"));
	else if (!below)
		buf_printf(&label, "%s%s%s%s", label_joint(name), text, block->unit ? " " : "", block->unit ? block->unit : "");
	say_numbered(voice, block->id, buf_text(&label));
	say(voice, INDENT, block->text);
	if (block->error)
		sayf(voice, INDENT, _("Error: %s"), block->error);
	if (below)
		say(voice, INDENT, text);
	buf_release(&label);
}

static void tell_table(struct voice *voice, const struct block *block)
{
	const struct table_row *rows = block->items;
	say_part(voice, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		const char *const *cells = rows[i].cells;
		say_numbered(voice, rows[i].id, block->n_columns && cells[0] ? cells[0] : "");
		for (size_t c = 1; c < block->n_columns; c++) {
			if (cells[c] && *cells[c])
				sayf(voice, INDENT, _("%s: %s"), block->columns[c], cells[c]);
		}
	}
}

static void tell_bar(struct voice *voice, const struct block *block)
{
	const struct bar_part *parts = block->items;
	int total = bar_total(block);
	say(voice, 0, block->label);
	for (size_t i = 0; i < block->n_items; i++) {
		struct buf share = BUF(1024);
		write_share(parts[i].count, total, &share);
		sayf(voice, INDENT, _("%s: %s"), parts[i].label, buf_text(&share));
		buf_release(&share);
	}
}

static void tell_actions(struct voice *voice, const struct block *block)
{
	const struct action *actions = block->items;
	for (size_t i = 0; i < block->n_items; i++)
		say_numbered(voice, actions[i].id, actions[i].label);
}

static void (*const tellers[])(struct voice *voice, const struct block *block) = {
	[BLOCK_HEADING] = tell_heading, [BLOCK_TEXT] = tell_plain, [BLOCK_POINTS] = tell_points, [BLOCK_HINT] = tell_plain,
	[BLOCK_NOTICE] = tell_notice, [BLOCK_FACTS] = tell_facts, [BLOCK_TASKS] = tell_tasks, [BLOCK_CHOICE] = tell_choice,
	[BLOCK_LINE] = tell_field, [BLOCK_PROSE] = tell_field, [BLOCK_TABLE] = tell_table, [BLOCK_BAR] = tell_bar,
	[BLOCK_ACTIONS] = tell_actions,
};
static_assert(sizeof tellers / sizeof tellers[0] == BLOCK_KIND_COUNT, "each kind of block has a teller");

/* Fields that follow each other, and what follows the buttons, need no pause. */
static bool needs_pause(const struct block *before, const struct block *block)
{
	bool field = block->kind == BLOCK_LINE || block->kind == BLOCK_PROSE;
	if (field && (before->kind == BLOCK_LINE || before->kind == BLOCK_PROSE || before->kind == BLOCK_HEADING))
		return false;
	return before->kind != BLOCK_ACTIONS || block->label || block->kind == BLOCK_ACTIONS;
}

static void tell_block(struct voice *voice, const struct block *block)
{
	bool wanted = voice->only_told || !voice->telling->wants || voice->telling->wants(voice->telling->ctx, block);
	struct buf *out = voice->out, unheard = BUF(8 * BUF_MIB);
	struct telling silent = { 0 };
	const struct telling *telling = voice->telling;
	if (!wanted) { /* its numbers count all the same */
		voice->out = &unheard;
		voice->telling = &silent;
	} else {
		voice->pause = voice->before ? needs_pause(voice->before, block) : !voice->telling->wants;
	}
	tellers[block->kind](voice, block);
	voice->out = out;
	voice->telling = telling;
	if (wanted)
		voice->before = block;
	buf_release(&unheard);
}

static void tell_blocks(struct voice *voice, const struct blocks *blocks)
{
	voice->before = NULL;
	for (size_t i = 0; i < blocks->n; i++)
		if (!is_page_name(voice->page, &blocks->items[i]))
			tell_block(voice, &blocks->items[i]);
}

static void tell_what_to_type(struct voice *voice)
{
	const struct page *page = voice->page;
	voice->pause = true;
	if (voice->number > 0)
		sayf(voice, 0, P_("Type %d and press Enter to choose it.", "Type a number from 1 to %d and press Enter.", voice->number),
			(int)voice->number);
	for (size_t i = 0; i < page->n_keys; i++)
		/* TRANSLATORS: a word or key that can be typed, and what it does. */
		sayf(voice, 0, _("%s: %s"), page->keys[i].key, page->keys[i].does);
}

static void tell_top(struct voice *voice)
{
	const struct page *page = voice->page;
	say(voice, 0, page->title);
	if (page->mark && page->where)
		sayf(voice, 0, "%s, %s", page->mark, page->where);
	else
		say(voice, 0, page->mark ? page->mark : page->where);
	say(voice, 0, page->state);
	say(voice, 0, page->mode);
	say(voice, 0, page->status);
}

void teller_tell_some(const struct page *page, const struct telling *telling, int cols, struct buf *out)
{
	struct voice voice = { .page = page, .telling = telling, .out = out, .cols = cols, .words = BUF(BUF_MIB) };
	if (!telling->wants)
		tell_top(&voice);
	tell_blocks(&voice, &page->body);
	if (page->aside.n && !telling->wants) {
		voice.pause = true;
		say(&voice, 0, page->aside_title);
		voice.only_told = true;
		tell_blocks(&voice, &page->aside);
	}
	if (!telling->no_end)
		tell_what_to_type(&voice);
	buf_release(&voice.words);
}

void teller_tell(const struct page *page, int cols, struct buf *out)
{
	static const struct telling all = { 0 };
	teller_tell_some(page, &all, cols, out);
}
