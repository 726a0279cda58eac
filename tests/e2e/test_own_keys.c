/* SPDX-License-Identifier: MIT */
/* The person's own keys in the real program: they work, a wrong line is said on the first page, no file is fine. */
#include "e2e/board.h"
#include "harness/pty_vterm.h"

#include "base/file.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[64];
static char config[128];

static struct pty *open_client(void)
{
	char dir[128];
	const char *program = getenv("SECTION11");
	assert_non_null(program);
	snprintf(dir, sizeof dir, "%s/client", folder);
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", folder);
	return pty_start(24, 80, (const char *const[]){ program, "--dir", dir, NULL }, (const char *const[]){ config, NULL });
}

static void write_keys(const char *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/section11", folder);
	assert_true(file_mkdirs(path, NULL));
	snprintf(path, sizeof path, "%s/section11/keys", folder);
	assert_true(file_replace(path, text, strlen(text), NULL));
}

static void own_keys_work(void **state)
{
	write_keys("# mine\nF5 danger\nF6 no-such\nx quit\nnone help\n");
	struct pty *pty = open_client();
	pty_expect_text(pty, "Your Section 11");
	pty_expect_text(pty, "1 line of your key file was left out");
	pty_expect_text(pty, "Line 3: There is no command \"no-such\".");
	pty_press(pty, "F1 F5"); /* the first does nothing any more */
	pty_expect_text(pty, "A child is in danger now");
	pty_press(pty, "x"); /* a letter that leaves goes back from here */
	pty_expect_text(pty, "Your Section 11");
	pty_press(pty, "x");
	pty_expect_exit(pty, 0);
	assert_false(pty_is_alternate(pty));
	pty_stop(pty);
}

/* Something else wrote on the screen: one key draws all of it again. */
static void the_screen_is_drawn_again(void **state)
{
	write_keys("# none\n");
	struct pty *pty = open_client();
	pty_expect_text(pty, "Your Section 11");
	pty_forget_bytes(pty);
	pty_press(pty, "Ctrl-L");
	pty_expect_bytes(pty, "Take a five-minute tour");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
}

static void no_file_is_fine(void **state)
{
	char path[128];
	size_t len;
	snprintf(path, sizeof path, "%s/section11/keys", folder);
	file_remove(path);
	struct pty *pty = open_client();
	pty_expect_text(pty, "Your Section 11");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	const char *bytes = pty_bytes(pty, &len);
	assert_null(memmem(bytes, len, "section11: ", 11));
	pty_stop(pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(own_keys_work), cmocka_unit_test(the_screen_is_drawn_again), cmocka_unit_test(no_file_is_fine) };
	snprintf(folder, sizeof folder, "/tmp/section11-keys-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", folder, NULL }));
	return failed;
}
