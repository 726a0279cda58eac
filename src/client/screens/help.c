/* SPDX-License-Identifier: MIT */
/* Help for the page that it was asked on: what that page is for, what works there by group, and how to leave it. */
#include "client/screen.h"

#include "client/key_words.h"
#include "client/lines/words.h"
#include "page/gettext.h"

#include <string.h>

static const char *const titles[GROUP_COUNT] = {
	[GROUP_HERE] = N_("This page"), [GROUP_MOVES] = N_("Moving about"), [GROUP_TEXT] = N_("Text"), [GROUP_PROGRAM] = N_("Whole program"),
	[GROUP_LEAVING] = N_("Leaving"), [GROUP_FIELD] = N_("Keys in a text field"),
};

/* What is typed and is no command: on the full screen, and by lines. `holds`: only where the page has one of these; 0: always. */
static const struct {
	enum command_group group;
	bool by_lines;
	unsigned holds;
	const char *keys, *help;
} others[] = {
	{ GROUP_HERE, false, HOLDS_CHOICE, "1 – 9", N_("Choose by number.") },
	{ GROUP_HERE, false, HOLDS_CHOICE, "a – z", N_("Of letters typed together only the first counts.") },
	{ GROUP_TEXT, false, HOLDS_PROSE, "Enter", N_("Begin a new line.") },
	{ GROUP_FIELD, false, HOLDS_LINE | HOLDS_PROSE, "Shift", N_("Hold it with a key that moves, and it selects.") },
	{ GROUP_HERE, true, 0, "3", N_("A number chooses that thing of the page, or asks for the text of that field.") },
	{ GROUP_HERE, true, HOLDS_MANY, "1 3 5", N_("Several numbers choose several things.") },
	{ GROUP_MOVES, true, 0, "again", N_("Tell the page once more.") },
	{ GROUP_MOVES, true, 0, "question", N_("Tell only what is asked on this page.") },
	{ GROUP_MOVES, true, HOLDS_CHOICE, "options", N_("Tell what can be chosen, and what each choice means.") },
	{ GROUP_MOVES, true, 0, "where", N_("Tell where you are, and how much is answered.") },
	{ GROUP_TEXT, true, HOLDS_LINE | HOLDS_PROSE, "-", N_("Clear the field. An empty line leaves it as it is.") },
	{ GROUP_TEXT, true, HOLDS_LINE | HOLDS_PROSE, "/back",
		N_("Where a text is asked for, put a slash before a word or a number. Without it the line is text.") },
	{ GROUP_TEXT, true, HOLDS_LINE | HOLDS_PROSE, "//", N_("Two slashes begin a text that begins with one.") },
	{ GROUP_TEXT, true, HOLDS_LINE | HOLDS_PROSE, "read", N_("Tell the whole text of the field, with the numbers of its lines.") },
	{ GROUP_TEXT, true, HOLDS_LINE | HOLDS_PROSE, "change OLD to NEW", N_("Change these words in the text. With a line's number, change that line.") },
	{ GROUP_TEXT, true, HOLDS_PROSE, ".", N_("A line with nothing but a full stop ends a long text.") },
	{ GROUP_PROGRAM, true, 0, "screen", N_("Change to the full screen, where the terminal can show it.") },
};

/* The page that help was asked on, below this one. */
static const struct place *about(const struct model *model)
{
	return &model->places[model->depth > 1 ? model->depth - 2 : 0];
}

#define KEYS_MAX 6

/* "n or Ctrl-N", with the person's own keys first; NULL: all of its keys were taken away. */
static const char *keys_of(const struct model *model, struct page *page, int command)
{
	const char *keys[KEYS_MAX];
	unsigned contexts = commands[command].contexts & CTX_LIST ? CTX_LIST : commands[command].contexts;
	size_t n = keymap_keys_of(model->keymap, command, contexts, keys, KEYS_MAX);
	const char *words = n ? keys[0] : NULL;
	for (size_t i = 1; i < n; i++)
		/* TRANSLATORS: two keys that do the same. */
		words = page_printf(page, _("%s or %s"), words, keys[i]);
	return words;
}

/* Two commands do something else where there is no screen. */
static const char *help_of(const struct model *model, int command)
{
	if (model->by_lines && command == COMMAND_HELP)
		return _("Tell what this page is for, and the words that work here.");
	if (model->by_lines && command == COMMAND_QUIET)
		return _("Push away what stands on the screen. Press Enter to go on.");
	return screen_command_help(about(model)->screen, command);
}

/* The list is begun with its first row. */
static void add_row_of(struct model *model, struct page *page, struct block **facts, enum command_group group, const char *keys, const char *help)
{
	if (!*facts)
		*facts = add_facts(page, model->body, _(titles[group]));
	add_fact(page, *facts, NULL, keys, help, NULL);
}

/* On a page that lies over another a letter goes back, and the other keys leave. */
static void add_leaving(struct model *model, struct page *page, struct block **facts)
{
	const char *letter = commands_key(model->keymap, COMMAND_QUIT, CTX_LIST), *other = commands_key(model->keymap, COMMAND_QUIT, CTX_LINE);
	if (*letter && strcmp(letter, other) != 0)
		add_row_of(model, page, facts, GROUP_LEAVING, letter, _("Go back to the page behind this one. On other pages: save and leave."));
	if (*other)
		add_row_of(model, page, facts, GROUP_LEAVING, other, _(commands[COMMAND_QUIT].help));
}

static void add_group(struct model *model, struct page *page, enum command_group group)
{
	struct block *facts = NULL;
	unsigned held = place_of(model)->held;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i].group == group && others[i].by_lines == model->by_lines && (!others[i].holds || others[i].holds & held))
			add_row_of(model, page, &facts, group, others[i].keys, _(others[i].help));
	for (int i = 0; i < COMMAND_COUNT; i++) {
		if (command_uses[i].group != group || !screen_offers(model, about(model)->screen, held, i))
			continue;
		if (i == COMMAND_QUIT && !model->by_lines && screen_of(about(model)->screen)->over) {
			add_leaving(model, page, &facts);
			continue;
		}
		const char *keys = model->by_lines ? line_word(i) : keys_of(model, page, i);
		if (keys)
			add_row_of(model, page, &facts, group, keys, help_of(model, i));
	}
}

static const char *how_words(const struct model *model, struct page *page)
{
	const char *key = key_in_field(model, COMMAND_NEXT_PART);
	if (model->by_lines)
		return _("Type a number or a word, then press Enter. Everything you do is saved.");
	if (!(place_of(model)->held & (HOLDS_LINE | HOLDS_PROSE)))
		return _("Everything you do is saved.");
	return key ? page_printf(page, _("Everything you do is saved. In a field, letters are text: use %s to leave it, or the keys with Ctrl or F."), key)
		: _("Everything you do is saved. In a field, letters are text: use the keys with Ctrl or F.");
}

static void build(struct model *model, struct page *page)
{
	page_title(page, "help", _("Help for this page"));
	add_text(page, model->body, _(screen_of(about(model)->screen)->help));
	add_text(page, model->body, how_words(model, page));
	for (int group = 0; group < GROUP_COUNT; group++)
		add_group(model, page, (enum command_group)group);
	add_action(page, add_actions(page, model->body), "on", _("Back"), true);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "on"))
		go_back(model, effects);
	return true;
}

const struct screen screen_help = {
	.id = "help", .over = true,
	.help = N_("This page says what the page before it is for, and what works there. There is nothing to fill in here."),
	.build = build, .activate = activate,
};
