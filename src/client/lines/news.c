/* SPDX-License-Identifier: MIT */
/* What is new on a page since it was told last. */
#include "client/lines/inside.h"

#include "base/mem.h"
#include "base/text.h"
#include "page/gettext.h"
#include "page/label.h"

#include <stdlib.h>
#include <string.h>

/* What the page tells beside its fields, each line once; two of these show what an action brought about. */
static void tell_beside_fields(const struct page *page, struct buf *out)
{
	struct page rest = *page;
	rest.title = "";
	rest.where = rest.state = rest.mode = rest.status = NULL;
	rest.aside.n = rest.n_keys = 0;
	rest.body.n = 0;
	rest.body.items = xcalloc(page->body.n + 1, sizeof *rest.body.items);
	for (size_t i = 0; i < page->body.n; i++) {
		enum block_kind kind = page->body.items[i].kind;
		if (kind != BLOCK_CHOICE && kind != BLOCK_LINE && kind != BLOCK_PROSE)
			rest.body.items[rest.body.n++] = page->body.items[i];
	}
	teller_tell_some(&rest, &(struct telling){ .no_end = true }, 0, out);
	free(rest.body.items);
}

static void list_things(const struct page *page, struct buf *out)
{
	size_t n = page_focusables(page, NULL, 0);
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	page_focusables(page, things, n);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s\n", things[i].id);
	free(things);
}

static void list_chosen(const struct block *block, struct buf *words)
{
	size_t before = words->len;
	const struct choice_option *options = block->items;
	for (size_t i = 0; i < block->n_items; i++)
		if (options[i].chosen)
			buf_printf(words, "%s%s", words->len > before ? "; " : "", options[i].label);
	if (words->len == before)
		buf_puts(words, _("Nothing is chosen now."));
}

/* One line: "Their role: Chair of trustees". */
static void list_field(const struct block *block, struct buf *out)
{
	struct buf words = BUF(BUF_MIB);
	const char *label = block->label ? block->label : "", *text = line_text(block);
	buf_printf(&words, "%s%s", label, label_joint(label));
	if (block->kind == BLOCK_CHOICE)
		list_chosen(block, &words);
	else
		buf_puts(&words, *text ? text : _("Nothing is written here now."));
	text_safe(out, buf_text(&words), words.len, false);
	buf_putc(out, '\n');
	buf_release(&words);
}

static void list_fields(const struct page *page, struct buf *out)
{
	for (size_t i = 0; i < page->body.n; i++) {
		enum block_kind kind = page->body.items[i].kind;
		if (kind == BLOCK_CHOICE || kind == BLOCK_LINE || kind == BLOCK_PROSE)
			list_field(&page->body.items[i], out);
	}
}

void lines_know_page(struct lines *lines)
{
	buf_clear(&lines->before);
	buf_clear(&lines->things);
	tell_beside_fields(&lines->model->page, &lines->before);
	list_things(&lines->model->page, &lines->things);
	buf_clear(&lines->fields);
	list_fields(&lines->model->page, &lines->fields);
	lines->place = *place_of(lines->model);
	lines->told = true;
	lines->save = lines->model->save;
	lines->sending = lines->model->sending.active;
	text_copy(lines->event, sizeof lines->event, lines->model->sending.event);
}

static bool same_row(int told, int now)
{
	return told == now || told < 0;
}

/* A new row or document gets its name when it is first stored: it is still the same page. */
bool lines_is_other_page(const struct lines *lines)
{
	const struct place *a = &lines->place, *b = place_of(lines->model);
	return !lines->told || a->screen != b->screen || a->section != b->section || a->question != b->question || strcmp(a->part, b->part) != 0
		|| !same_row(a->row, b->row) || (a->item[0] && strcmp(a->item, b->item) != 0);
}

bool lines_has_other_things(const struct lines *lines)
{
	struct buf things = BUF(BUF_MIB);
	list_things(&lines->model->page, &things);
	bool other = strcmp(buf_text(&things), buf_text(&lines->things)) != 0;
	buf_release(&things);
	return other;
}

/* Numbers and indents are for the whole page. */
static const char *without_number(const char *line)
{
	line += strspn(line, " ");
	size_t digits = strspn(line, "0123456789");
	return digits && line[digits] == ')' && line[digits + 1] == ' ' ? line + digits + 2 : line;
}

static bool has_line(const struct buf *text, const char *wanted, size_t len)
{
	for (const char *at = buf_text(text); *at;) {
		size_t whole = strcspn(at, "\n");
		const char *line = without_number(at);
		if (whole - (size_t)(line - at) == len && !strncmp(line, wanted, len))
			return true;
		at += whole + (at[whole] == '\n');
	}
	return false;
}

/* What `now` has and `before` has not, without numbers and indents. */
static void say_new_lines(struct lines *lines, const struct buf *before, const struct buf *now)
{
	for (const char *at = buf_text(now); *at;) {
		size_t whole = strcspn(at, "\n");
		const char *line = without_number(at);
		size_t len = whole - (size_t)(line - at);
		if (len && !has_line(before, line, len)) {
			lines_sayf(lines, "%.*s", (int)len, line);
		}
		at += whole + (at[whole] == '\n');
	}
}

void lines_tell_fields(struct lines *lines)
{
	struct buf now = BUF(8 * BUF_MIB);
	list_fields(&lines->model->page, &now);
	say_new_lines(lines, &lines->fields, &now);
	buf_release(&now);
}

void lines_tell_changes(struct lines *lines)
{
	struct buf now = BUF(8 * BUF_MIB);
	tell_beside_fields(&lines->model->page, &now);
	say_new_lines(lines, &lines->before, &now);
	buf_release(&now);
}

/* ---- things that came or moved ---- */

/* The number that a thing had, from 1; 0: it is new. */
static size_t number_before(const struct lines *lines, const char *id)
{
	size_t number = 0, len = strlen(id);
	for (const char *at = buf_text(&lines->things); *at; at += strcspn(at, "\n"), at += *at == '\n') {
		number++;
		if (strcspn(at, "\n") == len && !strncmp(at, id, len))
			return number;
	}
	return 0;
}

static bool is_short(const struct block *block)
{
	return (block->kind == BLOCK_ACTIONS || block->kind == BLOCK_FACTS) && block->n_items <= 2;
}

/* A block with something new; a short one whose number is another now. */
static bool is_told_again(const void *ctx, const struct block *wanted)
{
	const struct lines *lines = ctx;
	const struct page *page = &lines->model->page;
	size_t n = page_focusables(page, NULL, 0);
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	bool again = false;
	page_focusables(page, things, n);
	for (size_t i = 0; i < n; i++) {
		size_t before = number_before(lines, things[i].id);
		again |= things[i].block == wanted && (!before || (before != i + 1 && is_short(wanted)));
	}
	free(things);
	return again;
}

/* How many of the things that the page had it has no more, and how many it has. */
static size_t count_gone(const struct lines *lines, size_t *ret_had)
{
	size_t gone = 0, had = 0;
	for (const char *at = buf_text(&lines->things); *at; at += strcspn(at, "\n"), at += *at == '\n', had++) {
		char id[64];
		size_t len = strcspn(at, "\n");
		text_copy(id, len < sizeof id ? len + 1 : sizeof id, at);
		gone += !lines_number(lines, id);
	}
	*ret_had = had;
	return gone;
}

static bool have_others_moved(const struct lines *lines)
{
	const struct page *page = &lines->model->page;
	size_t n = page_focusables(page, NULL, 0);
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	bool moved = false;
	page_focusables(page, things, n);
	for (size_t i = 0; i < n && !moved; i++) {
		size_t before = number_before(lines, things[i].id);
		moved = before && before != i + 1 && !is_short(things[i].block) && !is_told_again(lines, things[i].block);
	}
	free(things);
	return moved;
}

void lines_tell_new_things(struct lines *lines)
{
	size_t had, gone = count_gone(lines, &had);
	const struct telling telling = { .wants = is_told_again, .ctx = lines, .heard = &lines->heard, .no_end = true };
	if (2 * gone > had) {
		lines_tell_page(lines);
		return;
	}
	teller_tell_some(&lines->model->page, &telling, lines_columns(lines), &lines->out);
	if (have_others_moved(lines))
		lines_say(lines, _("Other numbers have moved too. Type again to hear them."));
}
