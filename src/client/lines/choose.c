/* SPDX-License-Identifier: MIT */
/* Choosing by numbers, and what is chosen then. */
#include "client/lines/inside.h"

#include "base/text.h"
#include "page/gettext.h"
#include "page/label.h"

#include <string.h>

#define MANY_MAX 64

static void list_id(struct buf *out, const char *id)
{
	buf_printf(out, "%s\n", id);
}

static bool has_id(const struct buf *list, const char *id)
{
	size_t len = strlen(id);
	for (const char *at = buf_text(list); *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (strcspn(at, "\n") == len && !strncmp(at, id, len))
			return true;
	return false;
}

static void list_chosen(struct lines *lines)
{
	const struct page *page = &lines->model->page;
	buf_clear(&lines->chosen);
	buf_clear(&lines->asked);
	for (size_t i = 0; i < page->body.n; i++) {
		const struct block *block = &page->body.items[i];
		const struct choice_option *options = block->items;
		for (size_t k = 0; block->kind == BLOCK_CHOICE && k < block->n_items; k++)
			if (options[k].chosen)
				list_id(&lines->chosen, options[k].id);
	}
}

static void send_choice(struct lines *lines, const char *id)
{
	struct message message = message_now(MESSAGE_CHOOSE);
	message.id = id;
	list_id(&lines->asked, id);
	worker_send(lines->worker, &message);
}

void lines_choose(struct lines *lines, const char *id)
{
	list_chosen(lines);
	send_choice(lines, id);
	lines_answer(lines, id);
}

bool lines_is_several(const char *line)
{
	size_t first = strspn(line, "0123456789"), blanks = strspn(line + first, " ,\t");
	return first && blanks && line[first + blanks] >= '0' && line[first + blanks] <= '9' && strspn(line, "0123456789 ,\t") == strlen(line);
}

/* Gives their ids; 0 if they are not options of one choice that takes many. */
static size_t hear_numbers(const struct lines *lines, char *line, char ids[MANY_MAX][64])
{
	size_t n = 0;
	struct focusable at;
	const struct block *block = NULL;
	char *rest = line;
	for (char *word; n < MANY_MAX && (word = strsep(&rest, " ,\t"));) {
		if (!*word)
			continue;
		struct told told = teller_hear(&lines->model->page, NULL, word);
		if (told.kind != TOLD_FOCUS || !lines_find(lines, told.id, &at) || !at.block->many || (block && at.block != block))
			return 0;
		block = at.block;
		text_copy(ids[n++], 64, told.id);
	}
	return n;
}

void lines_choose_several(struct lines *lines, char *line)
{
	char ids[MANY_MAX][64];
	size_t n = hear_numbers(lines, line, ids);
	if (n == 0) {
		lines_say(lines, _("Several numbers work only where you can choose more than one."));
		return;
	}
	list_chosen(lines);
	for (size_t i = 0; i < n; i++)
		send_choice(lines, ids[i]);
	lines_answer(lines, ids[n - 1]);
}

/* Without the dots at its end: a sentence goes round it. */
static int words_of_label(const char *label)
{
	size_t len = strlen(label);
	while (len && label[len - 1] == '.')
		len--;
	if (len > 3 && !strcmp(label + len - 3, "\u2026"))
		len -= 3;
	return (int)len;
}

/* Options that the line made chosen, or not chosen: as they are after all of it, in the page's order. */
static void list_labels(const struct lines *lines, const struct block *block, bool chosen, struct buf *words)
{
	const struct choice_option *options = block->items;
	for (size_t i = 0; i < block->n_items; i++) {
		bool was = has_id(&lines->chosen, options[i].id), asked = has_id(&lines->asked, options[i].id);
		if (options[i].chosen == chosen && (was != chosen || asked))
			buf_printf(words, "%s%.*s", words->len ? ", " : "", words_of_label(options[i].label), options[i].label);
	}
}

void lines_say_chosen(struct lines *lines, const struct block *block)
{
	struct buf now = BUF(BUF_MIB), not_now = BUF(BUF_MIB);
	list_labels(lines, block, true, &now);
	list_labels(lines, block, false, &not_now);
	if (now.len && (!block->many || !not_now.len)) /* of those of which one alone can be chosen, the one before is not any more */
		lines_sayf(lines, _("Chosen: %s."), buf_text(&now));
	else if (now.len)
		/* TRANSLATORS: both are lists of options. */
		lines_sayf(lines, _("Chosen: %s. Not chosen now: %s."), buf_text(&now), buf_text(&not_now));
	else if (not_now.len)
		lines_sayf(lines, _("Not chosen now: %s."), buf_text(&not_now));
	buf_release(&now);
	buf_release(&not_now);
}
