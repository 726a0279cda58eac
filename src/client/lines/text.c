/* SPDX-License-Identifier: MIT */
/* Texts as they are typed into fields: one line, or several up to a full stop on a line of its own. */
#include "client/lines/inside.h"

#include "base/text.h"
#include "client/screen.h"
#include "page/gettext.h"
#include "page/label.h"

#include <string.h>

void lines_put(struct lines *lines, const char *text)
{
	char id[64];
	struct message message = message_now(MESSAGE_WRITE);
	text_copy(id, sizeof id, lines->field);
	message.id = id;
	message.text = text;
	worker_send(lines->worker, &message);
	lines_answer(lines, id);
}

void lines_keep_prose(struct lines *lines)
{
	struct message message = message_now(MESSAGE_WRITE);
	message.id = lines->field;
	message.text = buf_text(&lines->prose);
	message.n = 1;
	if (lines->in_prose && lines->prose.len)
		worker_send(lines->worker, &message);
}

void lines_end_prose(struct lines *lines)
{
	if (!lines->in_prose)
		return;
	lines->in_prose = lines->joins = false;
	lines->prose_lines = 0;
	if (lines->prose.len)
		lines_put(lines, buf_text(&lines->prose));
	buf_clear(&lines->prose);
}

/* Only part of a long line came: the rest is asked for, and goes on at that very place. */
static size_t say_cut(struct lines *lines, const char *line)
{
	size_t len = strlen(line), from = len;
	while (len && !text_valid(line, len))
		len--;
	for (int words = 0; from && words < 4; words += from && line[from - 1] == ' ')
		from--;
	lines_sayf(lines, _("Only the first %zu characters arrived: a terminal takes no longer line. They end with “%s”."), text_graphemes(line, len), line + from);
	return len;
}

static void take_line(struct lines *lines, const char *line)
{
	size_t len = lines->ear.cut ? say_cut(lines, line) : strlen(line);
	if (lines->prose_lines && !lines->joins)
		buf_putc(&lines->prose, '\n');
	buf_add(&lines->prose, line, len);
	lines->prose_lines++;
	lines->joins = lines->ear.cut;
	if (lines->ear.cut)
		lines_say(lines, _("Paste the rest as further lines. The next line goes on just there."));
	else if (lines_is_word(line))
		lines_sayf(lines, _("Kept as text. If you meant the command, type /%s."), line);
	if (!lines->prose.full)
		return;
	lines->in_prose = lines->joins = false;
	lines->prose_lines = 0;
	buf_clear(&lines->prose);
	lines_say(lines, _("This text is too long. Nothing was changed."));
}

static void say_kept(struct lines *lines)
{
	if (lines->prose_lines)
		lines_sayf(lines, P_("Your line is kept.", "Your %d lines are kept.", lines->prose_lines), lines->prose_lines);
}

/* A command works on every line; what was written before it is kept. */
static void obey_within(struct lines *lines, const char *line)
{
	struct focusable at;
	char field[64];
	struct told told = lines_hear_slash(lines, line);
	if (told.kind == TOLD_UNKNOWN) {
		lines_say_no_command(lines, line);
		return;
	}
	bool only_tells = told.kind == TOLD_COMMAND && lines_word_only_tells(told.text);
	text_copy(field, sizeof field, lines->field);
	say_kept(lines);
	if (!only_tells)
		lines_end_prose(lines);
	if (lines_find(lines, field, &at))
		text_copy(lines->field, sizeof lines->field, field);
	/* The page was built anew: ids are its own. */
	told = lines_hear_slash(lines, line);
	lines_obey(lines, &told);
	if (only_tells && lines->in_prose)
		lines_say(lines, _("Go on with your text. A line with a single full stop ends it."));
}

void lines_hear_prose(struct lines *lines, const char *line)
{
	bool slash = line[0] == '/' && line[1] != '/' && !lines_is_path(line);
	if (strcmp(line, ".") == 0)
		lines_end_prose(lines);
	else if (slash)
		obey_within(lines, line);
	else
		take_line(lines, line[0] == '/' && line[1] == '/' ? line + 1 : line);
}

/* What looks like a number of the page or a word, and is text here, may have been meant as that. */
static void say_if_meant(struct lines *lines, const char *text)
{
	struct told told = lines_hear_slash(lines, text);
	bool undoes = lines->model->opened && screen_of(place_of(lines->model)->screen)->commit;
	bool word = lines_is_word(text), number = lines_is_number(text) && told.kind == TOLD_FOCUS;
	if (word && undoes)
		lines_sayf(lines, _("Saved as text. If you meant the command, type /undo, then /%s."), text);
	else if (word)
		lines_sayf(lines, _("This was taken as text. The command is /%s."), text);
	else if (number && undoes)
		lines_sayf(lines, _("Saved as text. If you meant number %s of the page, type /undo, then /%s."), text, text);
	else if (number)
		lines_sayf(lines, _("This was taken as text. Number %s of the page is /%s."), text, text);
}

void lines_hear_text(struct lines *lines, const char *text)
{
	struct focusable at;
	bool found = lines_find(lines, lines->field, &at), cut = lines->ear.cut;
	char typed[64] = "";
	if (found && at.block->kind == BLOCK_PROSE && strcmp(text, "-") != 0) {
		lines->in_prose = true;
		if (strcmp(text, ".") == 0)
			lines_end_prose(lines);
		else
			take_line(lines, text);
		return;
	}
	bool shown = found && !at.block->masked && lines_takes_text(lines, lines->field);
	if (shown && (lines_is_word(text) || lines_is_number(text)))
		text_copy(typed, sizeof typed, text);
	if (cut)
		say_cut(lines, text);
	lines_put(lines, strcmp(text, "-") == 0 ? "" : text);
	if (typed[0])
		say_if_meant(lines, typed);
}
