/* SPDX-License-Identifier: MIT */
/* A word or a line of a text changed without typing the rest anew. */
#include "client/lines/inside.h"

#include "base/mem.h"
#include "base/text.h"
#include "page/gettext.h"
#include "page/label.h"

#include <stdlib.h>
#include <string.h>

#define WORD "change "
#define BETWEEN " to "
#define BLANKS " \t"

static int times_in(const char *text, const char *words)
{
	int n = 0;
	size_t len = strlen(words);
	for (const char *at = text; len && (at = strstr(at, words)); at += len)
		n++;
	return n;
}

/* Where the line with that number begins; its length. NULL if there are fewer. */
static const char *line_at(const char *text, int64_t number, size_t *ret_len)
{
	for (; number > 1 && text; number--) {
		text = strchr(text, '\n');
		text = text ? text + 1 : NULL;
	}
	*ret_len = text ? strcspn(text, "\n") : 0;
	return text;
}

static void put(struct lines *lines, const char *text, const char *at, size_t len, const char *now)
{
	struct buf changed = BUF(BUF_MIB);
	buf_add(&changed, text, (size_t)(at - text));
	buf_puts(&changed, now);
	buf_puts(&changed, at + len);
	lines_put(lines, buf_text(&changed));
	buf_release(&changed);
}

static void change(struct lines *lines, const char *text, const char *old, const char *now)
{
	int64_t number;
	size_t len = strlen(old);
	int times = times_in(text, old);
	const char *line = !times && text_to_int(old, 1, 9999, &number) ? line_at(text, number, &len) : NULL;
	if (line)
		put(lines, text, line, len, now);
	else if (times == 1)
		put(lines, text, strstr(text, old), len, now);
	else if (times == 0)
		lines_sayf(lines, _("“%s” is not in this text. Nothing was changed. Type read to hear it."), old);
	else
		lines_sayf(lines, _("“%s” stands there %d times. Nothing was changed. Say it with a word beside it."), old, times);
}

/* The field that is asked for, else the one that was written last. */
static bool find_field(struct lines *lines, struct focusable *ret)
{
	const char *id = lines->field[0] ? lines->field : lines->written;
	if (!id[0] || !lines_find(lines, id, ret) || !lines_is_field(ret->block) || ret->block->masked)
		return false;
	text_copy(lines->field, sizeof lines->field, ret->id);
	return true;
}

static char *without_blanks(const char *text, size_t len)
{
	size_t before = strspn(text, BLANKS);
	before = before < len ? before : len;
	while (len > before && strchr(BLANKS, text[len - 1]))
		len--;
	return xstrndup(text + before, len - before);
}

/* `words` begin with OLD, which ends at `between`. */
static void change_field(struct lines *lines, const struct focusable *at, const char *words, const char *between)
{
	const char *rest = between + strlen(BETWEEN);
	char *text = xstrdup(line_text(at->block)), *old = without_blanks(words, (size_t)(between - words));
	char *now = without_blanks(rest, strlen(rest));
	change(lines, text, old, now);
	free(text);
	free(old);
	free(now);
}

bool lines_change(struct lines *lines, const char *line)
{
	struct focusable at;
	if (strncmp(line, WORD, strlen(WORD)) != 0)
		return false;
	const char *words = line + strlen(WORD);
	words += strspn(words, BLANKS);
	const char *between = strstr(words, BETWEEN);
	if (!between && strncmp(words, &BETWEEN[1], strlen(&BETWEEN[1])) != 0)
		return false;
	if (!between)
		lines_say(lines, _("To change a word, type /change OLD to NEW. Nothing was changed."));
	else if (!find_field(lines, &at))
		lines_say(lines, _("Choose the text by its number first. Nothing was changed."));
	else
		change_field(lines, &at, words, between);
	return true;
}

/* What is being typed takes the place of what is stored, once there is something of it. */
static const char *text_so_far(const struct lines *lines, const struct focusable *at)
{
	return lines->in_prose && lines->prose.len ? buf_text(&lines->prose) : line_text(at->block);
}

/* Several lines are told with their numbers. */
void lines_read_out(struct lines *lines)
{
	struct focusable at;
	char asked[64];
	text_copy(asked, sizeof asked, lines->field);
	bool found = find_field(lines, &at);
	text_copy(lines->field, sizeof lines->field, asked);
	const char *text = found ? text_so_far(lines, &at) : "";
	int n = times_in(text, "\n") + 1, number = 0;
	if (!found)
		lines_say(lines, _("Choose the text by its number first, then type read."));
	else if (!*text)
		lines_say(lines, _("Nothing is written here now."));
	for (size_t len; *text; text += len + (text[len] == '\n')) {
		len = strcspn(text, "\n");
		if (n > 1)
			/* TRANSLATORS: a line of a text that is read aloud: its number, its words. */
			lines_sayf(lines, _("Line %d: %.*s"), ++number, (int)len, text);
		else
			lines_sayf(lines, "%.*s", (int)len, text);
	}
}
