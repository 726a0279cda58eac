/* SPDX-License-Identifier: MIT */
/* The words that can be typed: line mode's own, and those of commands. */
#include "client/lines/inside.h"

#include "base/text.h"
#include "client/lines/words.h"
#include "page/gettext.h"

#include <string.h>
#include <unistd.h>

static void again(struct lines *lines)
{
	buf_clear(&lines->where_told);
	buf_clear(&lines->state_told);
	buf_clear(&lines->heard);
	lines->words_told[place_of(lines->model)->screen] = lines->slashes_told[place_of(lines->model)->screen] = false;
	lines_tell_page(lines);
}

static void to_screen(struct lines *lines)
{
	const char *key = commands_key(lines->model->keymap, COMMAND_LINES, CTX_LIST);
	if (!isatty(lines->ear.fd) || !isatty(lines->out_fd)) {
		lines_say(lines, _("This is not a terminal: the full screen cannot open here."));
		return;
	}
	if (key && *key)
		/* TRANSLATORS: the full screen comes; %s is the key that leads back to line mode. */
		lines_sayf(lines, _("The full screen comes now. %s brings you back to lines."), key);
	lines->model->by_lines = false;
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

bool lines_show_again(struct lines *lines, const char *line)
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

static const struct own_word {
	const char *word;
	void (*act)(struct lines *lines);
	bool only_tells;
} own_words[] = {
	{ "editor", to_editor, false }, { "again", again, true }, { "where", lines_tell_where, true }, { "screen", to_screen, false },
	{ "quiet", hide, false }, { "question", lines_tell_question, true }, { "options", lines_tell_options, true }, { "read", lines_read_out, true },
};

static const struct own_word *own_word(const char *word)
{
	for (size_t i = 0; i < sizeof own_words / sizeof *own_words; i++)
		if (text_casecmp(own_words[i].word, word) == 0)
			return &own_words[i];
	return NULL;
}

bool lines_is_word(const char *word)
{
	return own_word(word) || line_command(word) >= 0;
}

bool lines_word_only_tells(const char *word)
{
	const struct own_word *own = own_word(word);
	return own && own->only_tells;
}

static bool is_all_saved(const struct model *model)
{
	return model->opened && !model->opened->read_only && !model->tour.on && model->save != SAVE_FAILED && !model->page.status;
}

void lines_do_word(struct lines *lines, const char *word)
{
	struct message message = message_now(MESSAGE_COMMAND);
	const struct own_word *own = own_word(word);
	if (own) {
		own->act(lines);
		return;
	}
	message.n = line_command(word);
	worker_send(lines->worker, &message);
	if (message.n == COMMAND_SAVE && is_all_saved(lines->model) && !lines_is_other_page(lines))
		lines_say(lines, _("Everything is saved."));
	else
		lines_answer(lines, NULL);
}
