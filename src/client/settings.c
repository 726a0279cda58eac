/* SPDX-License-Identifier: MIT */
#include "client/settings.h"

#include "base/text.h"
#include "client/verbs/out.h"
#include "page/gettext.h"

#include <stdint.h>
#include <stdlib.h>

struct settings settings_usual(void)
{
	return (struct settings){ .mouse = true };
}

static bool take_mouse(struct settings *settings, const char *value)
{
	bool on = text_casecmp(value, "on") == 0;
	if (!on && text_casecmp(value, "off") != 0)
		return false;
	settings->mouse = on;
	return true;
}

static bool take_idle(struct settings *settings, const char *value)
{
	int64_t minutes;
	if (!text_to_int(value, 0, IDLE_MAX_MINUTES, &minutes))
		return false;
	settings->idle_minutes = (int)minutes;
	return true;
}

static const struct {
	const char *name, *variable;
	bool (*take)(struct settings *settings, const char *value);
} known[] = { { "mouse", "SECTION11_MOUSE", take_mouse }, { "idle", "SECTION11_IDLE", take_idle } };

bool settings_take(struct settings *settings, const char *name, const char *value, struct err *err)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_casecmp(known[i].name, name) == 0)
			return known[i].take(settings, value) || err_set(err, ERR_INVALID, name, "no such value: %.60s", value);
	return err_set(err, ERR_INVALID, name, "no such setting");
}

void settings_from_environment(struct settings *settings)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		const char *value = getenv(known[i].variable);
		if (value && *value && !known[i].take(settings, value))
			complain(_("%s is set to \"%s\", which means nothing to this program. It was left out."), known[i].variable, value);
	}
}
