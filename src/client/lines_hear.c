/* SPDX-License-Identifier: MIT */
#include "client/lines_inside.h"

#include "base/mem.h"
#include "base/text.h"
#include "client/line_words.h"
#include "face/teller.h"
#include "page/gettext.h"
#include "page/label.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MANY_MAX 64

static bool is_field(const struct block *block)
{
	return block->kind == BLOCK_LINE || block->kind == BLOCK_PROSE;
}

static bool is_empty_field(const struct block *block)
{
	return is_field(block) && (!block->edit || edit_len(block->edit) == 0);
}

static bool find_thing(const struct lines *lines, const char *id, struct focusable *ret)
{
	struct page page = lines->model->page;
	page.focus = id;
	return page_focused(&page, ret) && (strcmp(ret->id, id) == 0 || (ret->block->id && strcmp(ret->block->id, id) == 0));
}

/* ---- which field comes next ---- */

static bool may_write(const struct model *model)
{
	return !model->opened || !model->opened->read_only || place_of(model)->screen == SCREEN_SEND;
}

/* The first thing behind the block of `after`. */
static bool thing_behind(const struct page *page, const struct focusable *after, struct focusable *ret)
{
	size_t n = page_focusables(page, NULL, 0), i = 0;
	struct focusable *things = xcalloc(n + 1, sizeof *things);
	page_focusables(page, things, n);
	while (i < n && things[i].block != after->block)
		i++;
	while (i < n && things[i].block == after->block)
		i++;
	if (i < n)
		*ret = things[i];
	free(things);
	return i < n;
}

void lines_choose_field(struct lines *lines, const char *id)
{
	const struct page *page = &lines->model->page;
	struct focusable at, next;
	bool found = id ? find_thing(lines, id, &at) && thing_behind(page, &at, &next) : page_focused(page, &next);
	/* Whoever comes from a list of what is wrong came for this field, whatever it holds. */
	bool meant = !id && place_of(lines->model)->from_list && place_of(lines->model)->focus[0];
	lines->field[0] = '\0';
	if (found && (is_empty_field(next.block) || (meant && is_field(next.block))) && may_write(lines->model))
		text_copy(lines->field, sizeof lines->field, next.id);
}

/* ---- prompts ---- */

/* A bare number is the text of no other field: elsewhere it chooses what has that number. */
static bool takes_numbers(const struct lines *lines, const char *id)
{
	const struct slot *slot = record_slot_of_focus(&lines->model->record, id);
	return slot && slot->value == SLOT_NUMBER;
}

static void explain_field(struct lines *lines, const struct block *block)
{
	if (!lines->slash_told)
		lines_say(lines, _("Type the text. An empty line leaves it as it is, \"-\" clears it. Begin a command with a slash, such as /back."));
	lines->slash_told = true;
	if (!lines->apostrophe_told && !takes_numbers(lines, lines->field)) {
		lines_say(lines, _("A number of this page chooses that thing. To write a number as text, begin it with an apostrophe, such as '3."));
		lines->apostrophe_told = true;
	}
	if (block->kind == BLOCK_PROSE)
		lines_say(lines, _("You can type several lines. A line with a single full stop ends the text."));
}

void lines_prompt(struct lines *lines)
{
	struct focusable at;
	struct buf words = BUF(4000);
	if (lines->in_prose || lines->hidden)
		return;
	if (lines->field[0] && find_thing(lines, lines->field, &at) && is_field(at.block)) {
		const char *label = at.block->label ? at.block->label : "";
		explain_field(lines, at.block);
		if (at.block->masked)
			echo_off(lines->ear.fd);
		buf_printf(&words, "%s%s", label, label_joint(label));
	} else {
		lines->field[0] = '\0';
		buf_printf(&words, "%s: ", _("Number or word"));
	}
	text_safe(&lines->out, buf_text(&words), words.len, false);
	buf_release(&words);
}

/* ---- what came of it ---- */

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

/* Long text that was just typed is not read back. */
static bool is_read_back(const struct block *block)
{
	return block->kind == BLOCK_LINE || !strchr(line_text(block), '\n');
}

static int words_in(const char *text)
{
	int n = 0;
	for (const char *at = text + strspn(text, " \n"); *at; at += strspn(at, " \n"), n++)
		at += strcspn(at, " \n");
	return n;
}

/* "Their role: Chair of trustees. Saved 22:51." */
static void say_taken(struct lines *lines, const struct block *block)
{
	struct buf words = BUF(BUF_MIB);
	const char *label = block->label ? block->label : "", *text = line_text(block);
	const char *state = lines->model->opened ? lines->model->page.state : NULL;
	if (!*text) {
		buf_puts(&words, _("Nothing is written here now."));
	} else if (block->masked) {
		buf_puts(&words, _("Taken, not shown."));
	} else if (is_read_back(block)) {
		buf_printf(&words, "%s%s%s", label, label_joint(label), text);
		if (block->unit)
			buf_printf(&words, " %s", block->unit);
		buf_puts(&words, strchr(".?!", words.data[words.len - 1]) ? "" : ".");
	} else {
		int n = words_in(text);
		/* TRANSLATORS: a longer text was taken in; %d is how many words it has. */
		buf_printf(&words, P_("Written, %d word.", "Written, %d words.", n), n);
	}
	if (state)
		buf_printf(&words, " %s.", state);
	lines_say(lines, buf_text(&words));
	buf_release(&words);
	lines->state_said = true;
}

static void say_outcome(struct lines *lines, const char *id)
{
	struct focusable at;
	if (!find_thing(lines, id, &at))
		return;
	if (at.block->kind == BLOCK_CHOICE) {
		const struct choice_option *option = &((const struct choice_option *)at.block->items)[at.item];
		lines_sayf(lines, option->chosen ? _("Chosen: %.*s.") : _("Not chosen now: %.*s."), words_of_label(option->label), option->label);
	} else if (is_field(at.block) && at.block->error) {
		lines_sayf(lines, _("Error: %s"), at.block->error);
	} else if (is_field(at.block)) {
		say_taken(lines, at.block);
	}
}

static void say_status(struct lines *lines)
{
	if (lines->model->page.status)
		lines_say(lines, lines->model->page.status);
}

void lines_answer(struct lines *lines, const char *id)
{
	struct focusable at;
	if (lines->worker->quit || !lines->model->by_lines)
		return;
	if (lines_is_other_page(lines)) {
		lines_tell_page(lines);
		lines_choose_field(lines, NULL);
		return;
	}
	size_t said = lines->out.len;
	bool other_things = lines_has_other_things(lines);
	lines->state_said = false;
	if (id)
		say_outcome(lines, id);
	say_status(lines);
	if (!id)
		lines_tell_fields(lines);
	if (!other_things)
		lines_tell_changes(lines);
	if (lines->out.len == said && !other_things)
		lines_say(lines, _("Nothing changed."));
	else if (!other_things && lines->model->opened && !lines->state_said)
		lines_say_state(lines);
	if (other_things)
		lines_tell_page(lines);
	/* What cannot be stored is asked for once more. */
	if (id && find_thing(lines, id, &at) && is_field(at.block) && at.block->error)
		text_copy(lines->field, sizeof lines->field, at.id);
	else if (id) /* in a hurry the model has gone on to what is asked next */
		lines_choose_field(lines, lines->model->hurry ? NULL : id);
}

/* ---- what is typed ---- */

static void send_choice(struct lines *lines, const char *id)
{
	struct message message = message_now(MESSAGE_CHOOSE);
	message.id = id;
	worker_send(lines->worker, &message);
}

static void write_field(struct lines *lines, const char *text)
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
	lines->in_prose = false;
	if (lines->prose.len)
		write_field(lines, buf_text(&lines->prose));
	buf_clear(&lines->prose);
}

static void hear_prose(struct lines *lines, const char *line)
{
	if (strcmp(line, ".") == 0) {
		lines_end_prose(lines);
		return;
	}
	buf_printf(&lines->prose, "%s%s", lines->prose.len ? "\n" : "", line);
	if (!lines->prose.full)
		return;
	lines->in_prose = false;
	buf_clear(&lines->prose);
	lines_say(lines, _("This text is too long. Nothing was changed."));
}

static void ask_for(struct lines *lines, const struct focusable *at)
{
	text_copy(lines->field, sizeof lines->field, at->id);
	if (is_empty_field(at->block))
		return;
	lines_sayf(lines, _("Now it reads: %s"), line_text(at->block));
	lines_say(lines, _("What you type takes its place."));
}

static void hear_focus(struct lines *lines, const char *told_id)
{
	char id[64];
	struct focusable at;
	text_copy(id, sizeof id, told_id);
	lines->field[0] = '\0';
	if (find_thing(lines, id, &at) && is_field(at.block)) {
		ask_for(lines, &at);
		return;
	}
	send_choice(lines, id);
	lines_answer(lines, id);
}

static void again(struct lines *lines)
{
	buf_clear(&lines->where_told);
	buf_clear(&lines->state_told);
	lines_tell_page(lines);
}

static void to_screen(struct lines *lines)
{
	if (isatty(lines->ear.fd) && isatty(lines->out_fd))
		lines->model->by_lines = false;
	else
		lines_say(lines, _("This is not a terminal: the full screen cannot open here."));
}

/* No escape sequence can clear a screen here: what stands on it is pushed away. */
void lines_hide(struct lines *lines, bool by_itself)
{
	model_hide(lines->model);
	buf_fill(&lines->out, '\n', 100);
	lines_say(lines, _("This screen is hidden. Press Enter to go on."));
	lines->hidden = true;
	lines->hidden_by_itself = by_itself;
}

static void hide(struct lines *lines)
{
	lines_hide(lines, false);
}

/* False: the line only showed the page again. One that was begun before the page hid itself is not lost. */
static bool show_again(struct lines *lines, const char *line)
{
	lines->hidden = lines->model->quiet = false;
	lines_tell_page(lines);
	if (lines->in_prose)
		lines_say(lines, _("Go on with your text. A line with a single full stop ends it."));
	return lines->hidden_by_itself && *line;
}

/* The text that is asked for, or the page's own. */
static void to_editor(struct lines *lines)
{
	struct model *model = lines->model;
	struct message message = message_now(MESSAGE_COMMAND);
	char asked[64], id[64];
	if (!isatty(lines->ear.fd) || !isatty(lines->out_fd)) {
		lines_say(lines, _("This is not a terminal: your editor cannot open here."));
		return;
	}
	text_copy(asked, sizeof asked, lines->field);
	message.n = COMMAND_EDITOR;
	message.id = asked[0] ? asked : NULL;
	worker_send(lines->worker, &message);
	text_copy(id, sizeof id, place_of(model)->focus);
	lines_answer(lines, model->edited ? id : NULL);
}

static const struct {
	const char *word;
	void (*act)(struct lines *lines);
} own_words[] = { { "editor", to_editor }, { "again", again }, { "where", lines_tell_where }, { "screen", to_screen }, { "quiet", hide } };

static void (*own_word(const char *word))(struct lines *lines)
{
	for (size_t i = 0; i < sizeof own_words / sizeof *own_words; i++)
		if (text_casecmp(own_words[i].word, word) == 0)
			return own_words[i].act;
	return NULL;
}

static void say_unknown(struct lines *lines)
{
	lines_say(lines, _("This page has no such number, and there is no such word. Type help for the words, or again to hear the page."));
}

static void hear_command(struct lines *lines, const char *word)
{
	struct message message = message_now(MESSAGE_COMMAND);
	void (*act)(struct lines *lines) = own_word(word);
	if (act) {
		act(lines);
		return;
	}
	message.n = line_command(word);
	if (message.n < 0) {
		say_unknown(lines);
		return;
	}
	worker_send(lines->worker, &message);
	lines_answer(lines, NULL);
}

static void hear_text(struct lines *lines, const char *text)
{
	struct focusable at;
	if (find_thing(lines, lines->field, &at) && at.block->kind == BLOCK_PROSE && strcmp(text, "-") != 0) {
		lines->in_prose = true;
		hear_prose(lines, text);
		return;
	}
	bool shown = find_thing(lines, lines->field, &at) && !at.block->masked;
	if (shown && (own_word(text) || line_command(text) >= 0))
		lines_sayf(lines, _("This was taken as text. The command is /%s."), text);
	write_field(lines, strcmp(text, "-") == 0 ? "" : text);
}

/* Several numbers, such as "1 3 5": options of one choice that takes many. Gives their ids. */
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
		if (told.kind != TOLD_FOCUS || !find_thing(lines, told.id, &at) || !at.block->many || (block && at.block != block))
			return 0;
		block = at.block;
		text_copy(ids[n++], 64, told.id);
	}
	return n;
}

static bool is_several_numbers(const char *line)
{
	size_t first = strspn(line, "0123456789"), blanks = strspn(line + first, " ,\t");
	return first && blanks && line[first + blanks] >= '0' && line[first + blanks] <= '9' && strspn(line, "0123456789 ,\t") == strlen(line);
}

static void choose_several(struct lines *lines, char *line)
{
	char ids[MANY_MAX][64];
	size_t n = hear_numbers(lines, line, ids);
	if (n == 0)
		lines_say(lines, _("Several numbers work only where you can choose more than one."));
	for (size_t i = 0; i < n; i++) {
		send_choice(lines, ids[i]);
		if (i + 1 < n)
			say_outcome(lines, ids[i]);
		else
			lines_answer(lines, ids[i]);
	}
}

/* "/home/me/oak.s11invite" is no command, and no mistyped one. */
static bool is_path(const char *line)
{
	return line[0] == '/' && line[1] != '/' && line[1 + strspn(line + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-?")] != '\0';
}

static bool is_number(const char *line)
{
	line += strspn(line, " \t");
	size_t digits = strspn(line, "0123456789");
	return digits && line[digits + strspn(line + digits, " \t")] == '\0';
}

/* In a field "/3" is the thing with that number, and where no number is asked for, "3" is. There "'3" is the text 3. */
static struct told hear(const struct lines *lines, const char *line)
{
	const char *field = lines->field[0] ? lines->field : NULL;
	if (field && line[0] == '\'' && is_number(line + 1))
		return (struct told){ .kind = TOLD_TEXT, .id = field, .text = line + 1 };
	if (field && is_number(line) && line[strspn(line, " \t")] != '0' && !takes_numbers(lines, field)) {
		struct told told = teller_hear(&lines->model->page, NULL, line);
		if (told.kind == TOLD_FOCUS)
			return told;
	}
	if (field && line[0] == '/' && line[1] && strspn(line + 1, "0123456789") == strlen(line + 1))
		return teller_hear(&lines->model->page, NULL, line + 1);
	if (field && is_path(line))
		return (struct told){ .kind = TOLD_TEXT, .id = field, .text = line };
	return teller_hear(&lines->model->page, field, line);
}

void lines_hear(struct lines *lines, char *line)
{
	if (lines->hidden && !show_again(lines, line))
		return;
	if (lines->in_prose) {
		hear_prose(lines, line);
		return;
	}
	char *numbers = lines->field[0] ? line + 1 : line;
	if ((!lines->field[0] || line[0] == '/') && is_several_numbers(numbers)) {
		choose_several(lines, numbers);
		return;
	}
	struct told told = hear(lines, line);
	switch (told.kind) {
	case TOLD_FOCUS: hear_focus(lines, told.id); break;
	case TOLD_TEXT: hear_text(lines, told.text); break;
	case TOLD_COMMAND: hear_command(lines, told.text); break;
	case TOLD_UNKNOWN: say_unknown(lines); break;
	case TOLD_NOTHING:
		if (lines->field[0])
			lines_choose_field(lines, lines->field);
		break;
	}
}
