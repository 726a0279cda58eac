/* SPDX-License-Identifier: MIT */
/* The tour in the real program, installed elsewhere, without a network, an invitation or a form of its own: by keys and by lines. */
#include "e2e/board.h"
#include "e2e/talk.h"
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

static char folder[64], program[128], client[128];

static const char *wanted(const char *name)
{
	const char *value = getenv(name);
	if (!value)
		fail_msg("%s is not set", name);
	return value;
}

/* As `meson install` lays it out, below a folder that it was not built for. */
static int install(void **state)
{
	char path[128];
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/section11-tour-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/bin", folder);
	assert_true(file_mkdirs(path, NULL));
	snprintf(path, sizeof path, "%s/share/section11", folder);
	assert_true(file_mkdirs(path, NULL));
	snprintf(program, sizeof program, "%s/bin/section11", folder);
	snprintf(client, sizeof client, "%s/client", folder);
	free(run_program(0, (const char *const[]){ "/bin/cp", wanted("SECTION11"), program, NULL }));
	free(run_program(0, (const char *const[]){ "/bin/cp", "-R", wanted("SECTION11_FORMS"), path, NULL }));
	unsetenv("SECTION11_FORMS");
	return 0;
}

static int remove_all(void **state)
{
	(void)state;
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", folder, NULL }));
	return 0;
}

static void expect_nothing_kept(void)
{
	struct file_names names = { 0 };
	char path[160];
	snprintf(path, sizeof path, "%s/assessments", client);
	assert_true(!file_list(path, &names, NULL) || names.n == 0);
	file_names_release(&names);
	char *list = run_program(0, (const char *const[]){ program, "--dir", client, "list", "--json", NULL });
	assert_null(strstr(list, "\"id\""));
	free(list);
}

static void by_keys(void **state)
{
	(void)state;
	struct pty *pty = pty_start(24, 80, (const char *const[]){ program, "--dir", client, "tour", NULL }, NULL);
	pty_expect_text(pty, "Tour, step 1 of 10: Choose a grade");
	pty_expect_text(pty, "Practice");
	pty_press(pty, "2");
	pty_expect_text(pty, "step 2 of 10");
	pty_press(pty, "g");
	pty_expect_text(pty, "step 3 of 10");
	pty_press(pty, "Escape");
	pty_expect_text(pty, "step 4 of 10");
	pty_press(pty, "Tab");
	pty_expect_text(pty, "step 5 of 10");
	pty_press(pty, "e");
	pty_expect_text(pty, "What supports your answer?");
	pty_type(pty, "The committee agreed it.");
	pty_press(pty, "Tab");
	pty_expect_text(pty, "step 6 of 10");
	pty_press(pty, "Escape");
	pty_expect_text(pty, "KF1-4: question");
	pty_press(pty, "f");
	pty_expect_text(pty, "step 7 of 10");
	pty_press(pty, "Ctrl-Z");
	pty_expect_text(pty, "step 8 of 10");
	pty_press(pty, "/");
	pty_expect_text(pty, "Find a question");
	pty_type(pty, "policy");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "step 9 of 10");
	pty_press(pty, "q");
	pty_expect_text(pty, "You left the tour.");
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	expect_nothing_kept();
}

static void by_lines(void **state)
{
	struct talk talk;
	(void)state;
	talk_start(&talk, (const char *const[]){ program, "--dir", client, "tour", "--lines", NULL });
	talk_expect(&talk, "Tour, step 1 of 9: Choose a grade");
	talk_line(&talk, "2");
	talk_expect(&talk, "step 2 of 9");
	talk_line(&talk, "guidance");
	talk_expect(&talk, "step 3 of 9");
	talk_line(&talk, "quit");
	talk_expect(&talk, "You left the tour.");
	talk_leave(&talk, "quit", 0);
	expect_nothing_kept();
}

/* A signal in the middle leaves at once, and nothing stays. */
static void cut_down(void **state)
{
	(void)state;
	struct pty *pty = pty_start(24, 80, (const char *const[]){ program, "--dir", client, "tour", NULL }, NULL);
	pty_expect_text(pty, "Tour, step 1 of 10");
	pty_press(pty, "2");
	pty_expect_text(pty, "step 2 of 10");
	pty_hang_up(pty);
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	expect_nothing_kept();
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(by_keys), cmocka_unit_test(by_lines), cmocka_unit_test(cut_down) };
	return cmocka_run_group_tests(tests, install, remove_all);
}
