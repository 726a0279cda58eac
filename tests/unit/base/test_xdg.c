/* SPDX-License-Identifier: MIT */
/* Where data and settings lie, as the environment says it. */
#include "base/xdg.h"

#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

static void set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void variables_count_when_absolute(void **state)
{
	static const struct { const char *home, *folder, *data, *config; } cases[] = {
		{ "/home/ann", NULL, "/home/ann/.local/share/x", "/home/ann/.config/x" },
		{ "/home/ann", "", "/home/ann/.local/share/x", "/home/ann/.config/x" },
		{ "/home/ann", "relative", "/home/ann/.local/share/x", "/home/ann/.config/x" },
		{ "/home/ann", "/stick", "/stick/x", "/stick/x" },
		{ NULL, "/stick", "/stick/x", "/stick/x" },
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		set("HOME", cases[i].home);
		set("XDG_DATA_HOME", cases[i].folder);
		set("XDG_CONFIG_HOME", cases[i].folder);
		char *data = xdg_data_path("x"), *config = xdg_config_path("x");
		assert_string_equal(data, cases[i].data);
		assert_string_equal(config, cases[i].config);
		free(data);
		free(config);
	}
}

static void without_a_variable_the_system_knows_home(void **state)
{
	(void)state;
	set("HOME", NULL);
	const char *home = xdg_home();
	assert_true(!home || home[0] == '/');
	set("HOME", "relative");
	assert_true(!xdg_home() || xdg_home()[0] == '/');
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(variables_count_when_absolute),
		cmocka_unit_test(without_a_variable_the_system_knows_home) };
	return RUN(tests);
}
