/* SPDX-License-Identifier: MIT */
/* What a line means that was typed. */
#include "client/lines/inside.h"

#include "base/text.h"
#include "page/gettext.h"
#include "page/label.h"

#include <string.h>

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-?"

bool lines_is_path(const char *line)
{
	return line[0] == '/' && line[1] != '/' && strcspn(line + 1, " ") > strspn(line + 1, LETTERS "0123456789");
}

bool lines_is_number(const char *line)
{
	line += strspn(line, " \t");
	size_t digits = strspn(line, "0123456789");
	return digits && line[digits + strspn(line + digits, " \t")] == '\0';
}

struct told lines_hear_slash(const struct lines *lines, const char *line)
{
	struct told told = teller_hear(&lines->model->page, NULL, line + (*line == '/'));
	if (told.kind == TOLD_COMMAND && !lines_is_word(told.text))
		told.kind = TOLD_UNKNOWN;
	return told;
}

/* Where text is asked for, a line is text unless it begins with a slash; a number or a date is none of the words. */
static struct told hear_in_field(const struct lines *lines, const char *line)
{
	const char *field = lines->field;
	struct told text = { .kind = TOLD_TEXT, .id = field, .text = line };
	if (lines_is_path(line))
		return text;
	if (line[0] == '/' && line[1] != '/')
		return lines_hear_slash(lines, line);
	if (!lines_takes_text(lines, field) && lines_is_word(line))
		return (struct told){ .kind = TOLD_COMMAND, .text = line };
	return teller_hear(&lines->model->page, field, line);
}

static struct told hear(const struct lines *lines, const char *line)
{
	if (lines->field[0])
		return hear_in_field(lines, line);
	struct told told = teller_hear(&lines->model->page, NULL, line);
	bool unknown = told.kind == TOLD_UNKNOWN || (told.kind == TOLD_COMMAND && !lines_is_word(told.text));
	if (unknown && line[0] == '/')
		return lines_hear_slash(lines, line);
	const char *named = unknown ? lines_named(lines, line + strspn(line, " ")) : NULL;
	if (named)
		return (struct told){ .kind = TOLD_FOCUS, .id = named };
	if (unknown)
		told.kind = TOLD_UNKNOWN;
	return told;
}

void lines_say_no_command(struct lines *lines, const char *line)
{
	lines_sayf(lines, _("%s is no command, and nothing was written. To write it as text, begin with two slashes: /%s"), line, line);
}

static void say_unknown(struct lines *lines, const char *line)
{
	if (lines->field[0] && line[0] == '/')
		lines_say_no_command(lines, line);
	else
		lines_say(lines, _("This page has no such number, and there is no such word. Type help for the words, or again to hear the page."));
}

static void ask_for(struct lines *lines, const struct focusable *at)
{
	const char *text = line_text(at->block);
	text_copy(lines->field, sizeof lines->field, at->id);
	if (!*text)
		return;
	if (at->block->masked) {
		lines_say(lines, _("What you type takes its place."));
	} else if (lines_is_long(text)) {
		struct buf brief = BUF(BUF_MIB);
		lines_add_brief(&brief, text);
		/* TRANSLATORS: %s is "12 words, from … to …". */
		lines_sayf(lines, _("Now it has %s. Type /read to hear it."), buf_text(&brief));
		lines_say(lines, _("What you type takes its place. To change a word, type /change OLD to NEW."));
		buf_release(&brief);
	} else {
		lines_sayf(lines, _("Now it reads: %s"), text);
		lines_say(lines, _("What you type takes its place."));
	}
}

static void hear_focus(struct lines *lines, const char *told_id)
{
	char id[64];
	struct focusable at;
	text_copy(id, sizeof id, told_id);
	lines->field[0] = '\0';
	if (lines_find(lines, id, &at) && lines_is_field(at.block))
		ask_for(lines, &at);
	else
		lines_choose(lines, id);
}

void lines_obey(struct lines *lines, const struct told *told)
{
	if (told->kind == TOLD_FOCUS)
		hear_focus(lines, told->id);
	else if (told->kind == TOLD_COMMAND)
		lines_do_word(lines, told->text);
}

bool lines_only_writes(const struct lines *lines, const char *line)
{
	if (line[0] == '/' && line[1] != '/' && (!lines_is_path(line) || (!lines->in_prose && lines_is_several(line + 1))))
		return false;
	if (lines->in_prose)
		return true;
	enum told_kind kind = hear(lines, line).kind;
	return kind == TOLD_TEXT || kind == TOLD_NOTHING;
}

/* The field is left as it is; what is wrong with it is said before it is left. */
static void pass_over(struct lines *lines)
{
	struct focusable at;
	if (!lines->field[0])
		return;
	if (lines_find(lines, lines->field, &at) && at.block->error && !at.block->masked && *line_text(at.block))
		lines_sayf(lines, _("“%s” stays as you typed it. It does not count yet: %s"), line_text(at.block), at.block->error);
	lines_choose_field(lines, lines->field);
}

void lines_hear(struct lines *lines, char *line)
{
	if (lines->hidden && !lines_show_again(lines, line))
		return;
	if (lines->in_prose) {
		lines_hear_prose(lines, line);
		return;
	}
	char *words = line + (line[0] == '/');
	bool commanded = !lines->field[0] || line[0] == '/';
	if (commanded && lines_is_several(words)) {
		lines_choose_several(lines, words);
		return;
	}
	if (commanded && lines_change(lines, words))
		return;
	struct told told = hear(lines, line);
	switch (told.kind) {
	case TOLD_TEXT: lines_hear_text(lines, told.text); break;
	case TOLD_UNKNOWN: say_unknown(lines, line); break;
	case TOLD_NOTHING: pass_over(lines); break;
	default: lines_obey(lines, &told); break;
	}
}
