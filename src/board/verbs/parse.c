/* SPDX-License-Identifier: MIT */
#include "board/verbs/verb.h"

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "board/verbs/out.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

const struct verb_option global_options[GLOBAL_COUNT] = {
	[GLOBAL_DIR] = { "dir", 0, "DIR", N_("The board's folder. Without it: section11-board among your own data.") },
	[GLOBAL_HELP] = { "help", 'h', NULL, N_("Say what the program or the verb does.") },
	[GLOBAL_VERSION] = { "version", 'V', NULL, N_("Say which version this is.") },
};

/* The place of the first word that is no option; argc if there is none. */
static int first_word(int argc, char **argv, struct call *call)
{
	struct option_table table = { global_options, GLOBAL_COUNT, call->globals };
	struct option_walk walk = { argc, 1, argv, false };
	const char **value;
	while (walk.at < argc && option_stands_here(&walk, argv[walk.at])) {
		const char *arg = argv[walk.at++];
		const struct verb_option *option = option_find(&table, 1, arg, &value);
		if (option && option->argument && !strchr(arg, '='))
			walk.at++;
	}
	return walk.at < argc ? walk.at : argc;
}

/* The verb named by one word or two; *ret_words is how many. */
static const struct verb *verb_named(const char *first, const char *second, int *ret_words)
{
	size_t len = strlen(first);
	for (size_t i = 0; verbs[i]; i++) {
		const char *name = verbs[i]->name;
		bool one = strcmp(name, first) == 0;
		if (one || (strncmp(name, first, len) == 0 && name[len] == ' ' && second && strcmp(name + len + 1, second) == 0)) {
			*ret_words = one ? 1 : 2;
			return verbs[i];
		}
	}
	return NULL;
}

/* "agency add, agency import": the verbs of two words that begin so. Appends nothing if there are none. */
static void list_verbs_of(const char *word, struct buf *to)
{
	size_t len = strlen(word);
	for (size_t i = 0; verbs[i]; i++)
		if (strncmp(verbs[i]->name, word, len) == 0 && verbs[i]->name[len] == ' ')
			buf_printf(to, "%s%s", to->len ? ", " : "", verbs[i]->name);
}

/* `second` may be NULL, or an option. */
static void say_no_verb(const char *first, const char *second)
{
	struct buf list = BUF(4096);
	list_verbs_of(first, &list);
	if (list.len == 0)
		misused(NULL, _("There is no verb \"%s\"."), first);
	else if (second && *second != '-')
		misused(NULL, _("There is no verb \"%s %s\". There are: %s."), first, second, buf_text(&list));
	else
		misused(NULL, _("Say what to do with %s. There are: %s."), first, buf_text(&list));
	buf_release(&list);
}

static bool take_option(struct option_walk *walk, struct call *call, const char *arg)
{
	const struct option_table tables[] = { { global_options, GLOBAL_COUNT, call->globals },
		{ call->verb ? call->verb->options : NULL, call->verb ? call->verb->n_options : 0, call->values } };
	struct buf fault = BUF(BUF_MIB);
	bool ok = option_take(walk, tables, 2, arg, &fault);
	if (!ok)
		misused(call->verb, "%s", buf_text(&fault));
	buf_release(&fault);
	return ok;
}

static bool read_argument(struct option_walk *walk, struct call *call, const char *arg)
{
	if (option_stands_here(walk, arg))
		return take_option(walk, call, arg);
	if (!call->verb || call->n_operands >= call->verb->max_operands) {
		misused(call->verb, _("\"%s\" is one argument too many."), arg);
		return false;
	}
	call->operands[call->n_operands++] = arg;
	return true;
}

static bool read_arguments(int argc, char **argv, int at, int words, struct call *call)
{
	struct option_walk walk = { argc, 1, argv, false };
	while (walk.at < argc) {
		int place = walk.at++;
		if ((place < at || place >= at + words) && !read_argument(&walk, call, argv[place]))
			return false;
	}
	return true;
}

static bool find_verb(int argc, char **argv, int at, struct call *call, int *ret_words)
{
	const char *second = at + 1 < argc ? argv[at + 1] : NULL;
	if (at < argc)
		call->verb = verb_named(argv[at], second, ret_words);
	if (at < argc && !call->verb) {
		say_no_verb(argv[at], second);
		return false;
	}
	return true;
}

bool call_parse(int argc, char **argv, struct call *ret)
{
	int words = 0;
	*ret = (struct call){ .operands = xcalloc((size_t)argc + 1, sizeof(char *)), .now = clock_now() };
	ret->today = clock_local_day(ret->now);
	int at = first_word(argc, argv, ret);
	if (!find_verb(argc, argv, at, ret, &words) || !read_arguments(argc, argv, at, words, ret))
		return false;
	if (ret->globals[GLOBAL_HELP] || ret->globals[GLOBAL_VERSION])
		return true;
	if (!ret->verb)
		misused(NULL, _("Say what to do."));
	else if (ret->n_operands < ret->verb->min_operands)
		misused(ret->verb, _("Something is missing: %s."), ret->verb->operands);
	return ret->verb && ret->n_operands >= ret->verb->min_operands;
}

void call_release(struct call *call)
{
	free(call->operands);
	*call = (struct call){ 0 };
}
