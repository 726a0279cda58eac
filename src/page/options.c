/* SPDX-License-Identifier: MIT */
#include "page/options.h"

#include "page/gettext.h"

#include <ctype.h>
#include <string.h>

bool option_stands_here(const struct option_walk *walk, const char *arg)
{
	return !walk->only_operands && arg[0] == '-' && arg[1] && !isdigit((unsigned char)arg[1]);
}

static bool name_is(const struct verb_option *option, const char *arg, size_t len)
{
	if (arg[1] != '-')
		return option->letter && arg[1] == option->letter && len == 2;
	return strlen(option->name) == len - 2 && strncmp(option->name, arg + 2, len - 2) == 0;
}

const struct verb_option *option_find(
	const struct option_table *tables, size_t n_tables, const char *arg, const char ***ret_value)
{
	size_t len = strcspn(arg, "=");
	for (size_t t = 0; t < n_tables; t++) {
		for (size_t i = 0; i < tables[t].n; i++) {
			if (!name_is(&tables[t].options[i], arg, len))
				continue;
			*ret_value = &tables[t].values[i];
			return &tables[t].options[i];
		}
	}
	return NULL;
}

static bool take_value(
	struct option_walk *walk, const struct verb_option *option, const char *arg, const char **ret_value, struct buf *fault)
{
	const char *behind = strchr(arg, '=');
	if (!option->argument) {
		if (behind)
			buf_printf(fault, _("The option --%s takes no value."), option->name);
		else
			*ret_value = "";
		return !behind;
	}
	if (!behind && walk->at >= walk->argc) {
		buf_printf(fault, _("The option --%s needs a value: %s."), option->name, option->argument);
		return false;
	}
	*ret_value = behind ? behind + 1 : walk->argv[walk->at++];
	return true;
}

bool option_take(
	struct option_walk *walk, const struct option_table *tables, size_t n_tables, const char *arg, struct buf *fault)
{
	const char **value;
	const struct verb_option *option;
	if (strcmp(arg, "--") == 0) {
		walk->only_operands = true;
		return true;
	}
	option = option_find(tables, n_tables, arg, &value);
	if (option)
		return take_value(walk, option, arg, value, fault);
	buf_printf(fault, _("There is no option \"%s\" here."), arg);
	return false;
}
