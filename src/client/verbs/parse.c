/* SPDX-License-Identifier: MIT */
#include "client/verbs/verb.h"

#include "base/clock.h"
#include "base/text.h"
#include "client/verbs/out.h"
#include "page/gettext.h"

#include <string.h>

const struct verb_option global_options[GLOBAL_COUNT] = {
	[GLOBAL_DIR] = { "dir", 0, "DIR", N_("Keep everything in this folder, such as one on a stick.") },
	[GLOBAL_BY] = { "by", 0, "INITIALS", N_("Who is writing. The history of changes keeps it.") },
	[GLOBAL_HELP] = { "help", 'h', NULL, N_("Say what the program or the verb does.") },
	[GLOBAL_VERSION] = { "version", 'V', NULL, N_("Say which version this is.") },
};

/* Skips options that may stand before a verb; gives the first operand and its place, or NULL. */
static const char *first_operand(int argc, char **argv, int *ret_at)
{
	const char *values[GLOBAL_COUNT + CALL_OPTIONS_MAX], **value;
	struct option_table tables[] = { { global_options, GLOBAL_COUNT, values },
		{ verb_screen.options, verb_screen.n_options, values + GLOBAL_COUNT } };
	struct option_walk walk = { argc, 1, argv, false };
	while (walk.at < argc) {
		const char *arg = argv[walk.at++];
		if (!option_stands_here(&walk, arg)) {
			*ret_at = walk.at - 1;
			return arg;
		}
		if (!strcmp(arg, "--"))
			walk.only_operands = true;
		const struct verb_option *option = option_find(tables, 2, arg, &value);
		if (option && option->argument && !strchr(arg, '='))
			walk.at++;
	}
	return NULL;
}

static const struct verb *verb_named(const char *first, const char *second)
{
	size_t len = strlen(first);
	for (size_t i = 0; verbs[i]; i++) {
		const char *name = verbs[i]->name;
		if (strncmp(name, first, len))
			continue;
		if (name[len] == '\0' || (name[len] == ' ' && second && !strcmp(name + len + 1, second)))
			return verbs[i];
	}
	return NULL;
}

static bool is_first_word(const char *word)
{
	size_t len = strlen(word);
	for (size_t i = 0; verbs[i]; i++)
		if (!strncmp(verbs[i]->name, word, len) && verbs[i]->name[len] == ' ')
			return true;
	return false;
}

static bool has_suffix(const char *text, const char *suffix)
{
	size_t len = strlen(text), end = strlen(suffix);
	return len > end && !strcmp(text + len - end, suffix);
}

/* Which words of the arguments name the verb: how many (0 for the screen), and where the first stands. */
struct verb_words {
	const struct verb *verb;
	int at, n;
};

static bool find_verb(int argc, char **argv, struct verb_words *ret)
{
	int at = 0;
	const char *first = first_operand(argc, argv, &at);
	if (!first || has_suffix(first, ".s11invite")) {
		*ret = (struct verb_words){ &verb_screen, 0, 0 };
		return true;
	}
	const char *second = at + 1 < argc ? argv[at + 1] : NULL;
	ret->verb = verb_named(first, second);
	ret->at = at;
	if (!ret->verb) {
		misused(NULL, is_first_word(first) ? _("Say what to do with %s.") : _("There is no verb \"%s\"."), first);
		return false;
	}
	ret->n = strchr(ret->verb->name, ' ') ? 2 : 1;
	return true;
}

static bool add_operand(struct call *call, const char *arg)
{
	if (call->n_operands >= call->verb->max_operands) {
		misused(call->verb, _("\"%s\" is one argument too many."), arg);
		return false;
	}
	call->operands[call->n_operands++] = arg;
	return true;
}

static bool take_option(struct option_walk *walk, const struct option_table tables[2], const char *arg, const struct verb *verb)
{
	struct buf fault = BUF(BUF_MIB);
	bool ok = option_take(walk, tables, 2, arg, &fault);
	if (!ok)
		misused(verb, "%s", buf_text(&fault));
	buf_release(&fault);
	return ok;
}

static bool read_arguments(int argc, char **argv, const struct verb_words *words, struct call *call)
{
	struct option_table tables[] = { { call->verb->options, call->verb->n_options, call->values },
		{ global_options, GLOBAL_COUNT, call->globals } };
	struct option_walk walk = { argc, 1, argv, false };
	while (walk.at < argc) {
		const char *arg = argv[walk.at++];
		if (words->n && walk.at - 1 >= words->at && walk.at - 1 < words->at + words->n)
			continue;
		if (!option_stands_here(&walk, arg)) {
			if (!add_operand(call, arg))
				return false;
			continue;
		}
		if (!take_option(&walk, tables, arg, call->verb))
			return false;
	}
	return true;
}

static bool read_author(struct call *call)
{
	const char *initials = call->globals[GLOBAL_BY];
	call->author.now = clock_now();
	call->today = clock_local_day(call->author.now);
	if (!initials)
		return true;
	if (!*initials || strlen(initials) >= sizeof call->author.initials || !text_valid(initials, strlen(initials))) {
		misused(NULL, _("Initials are 1 to %d letters, not \"%s\"."), (int)sizeof call->author.initials - 1, initials);
		return false;
	}
	memcpy(call->author.initials, initials, strlen(initials) + 1);
	return true;
}

bool call_parse(int argc, char **argv, struct call *ret)
{
	struct verb_words words;
	*ret = (struct call){ .verb = NULL };
	if (!find_verb(argc, argv, &words))
		return false;
	ret->verb = words.verb;
	if (!read_arguments(argc, argv, &words, ret) || !read_author(ret))
		return false;
	if (ret->globals[GLOBAL_HELP] || ret->globals[GLOBAL_VERSION] || ret->n_operands >= ret->verb->min_operands)
		return true;
	misused(ret->verb, _("Something is missing: %s."), ret->verb->operands);
	return false;
}
