/* SPDX-License-Identifier: MIT */
#include "base/xdg.h"

#include "base/mem.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

static const char *absolute_env(const char *name)
{
	const char *value = getenv(name);
	return value && value[0] == '/' ? value : NULL;
}

const char *xdg_home(void)
{
	const char *home = absolute_env("HOME");
	const struct passwd *user = home ? NULL : getpwuid(geteuid());
	return home ? home : user ? user->pw_dir : NULL;
}

static char *below(const char *variable, const char *usual, const char *name)
{
	const char *folder = absolute_env(variable), *home = xdg_home();
	if (folder)
		return xasprintf("%s/%s", folder, name);
	return home ? xasprintf("%s/%s/%s", home, usual, name) : NULL;
}

char *xdg_data_path(const char *name)
{
	return below("XDG_DATA_HOME", ".local/share", name);
}

char *xdg_config_path(const char *name)
{
	return below("XDG_CONFIG_HOME", ".config", name);
}
