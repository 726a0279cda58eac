/* SPDX-License-Identifier: MIT */
/* The person's own editor in the real terminal: it has the terminal for itself, and whatever it does to it, the program goes on. */
#include "e2e/home.h"

#include "base/file.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct home home;
static char editor[160];

static int set_up(void **state)
{
	char id[HOME_ID_BYTES];
	(void)state;
	home_begin(&home);
	home_new(&home, id);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	home_end(&home);
	return 0;
}

static void write_editor(const char *script)
{
	char path[128];
	snprintf(path, sizeof path, "%s/editor.sh", home.dir);
	assert_true(file_replace(path, script, strlen(script), NULL));
	snprintf(editor, sizeof editor, "EDITOR=sh %s", path);
}

/* On the page of SUM-1, which asks for long text, in its field. */
static struct pty *open_text(int rows, int cols)
{
	struct pty *pty = home_open(&home, rows, cols, (const char *const[]){ editor, "VISUAL", NULL });
	pty_expect_text(pty, "Your Section 11");
	pty_press(pty, "Enter F4");
	pty_expect_text(pty, "Find a question");
	pty_type(pty, "SUM-1");
	pty_expect_text(pty, "> [SUM-1");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "SUM-1: question");
	return pty;
}

static void leave(struct pty *pty)
{
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	assert_false(pty_is_alternate(pty));
	assert_true(pty_echoes(pty));
	pty_stop(pty);
}

/* Tells what it was given and takes one line; the window may change its size meanwhile. */
static void has_the_terminal(void **state)
{
	(void)state;
	write_editor("echo \"EDITING $(cat \"$1\")\"\nread line\nprintf '%s\\nand more\\n' \"$line\" >\"$1\"\n");
	struct pty *pty = open_text(24, 80);
	pty_type(pty, "We listen.");
	pty_press(pty, "Ctrl-E");
	pty_expect_text(pty, "Your editor is open. Save there and close it to come back here.");
	pty_expect_text(pty, "EDITING We listen.");
	assert_false(pty_is_alternate(pty));
	assert_true(pty_echoes(pty));
	pty_resize(pty, 30, 100);
	pty_type(pty, "We ask\n");
	pty_expect_text(pty, "Your text came back from the editor.");
	pty_expect_text(pty, "We ask");
	pty_expect_gone(pty, "EDITING");
	assert_true(pty_is_alternate(pty));
	pty_type(pty, "!");
	pty_expect_text(pty, "and more!");
	leave(pty);
	home_expect_kept(&home, "We ask\\nand more!");
}

/* It leaves the terminal raw and silent, and its own marks on the screen: nobody sees it afterwards. */
static void spoils_the_terminal(void **state)
{
	(void)state;
	write_editor("stty raw -echo\nprintf '\\033[?1049h\\033[2J\\033[?25lJUNK'\nkill -9 $$\n");
	struct pty *pty = open_text(24, 80);
	pty_type(pty, "Here.");
	pty_press(pty, "Ctrl-E");
	pty_expect_text(pty, "sh was cut off. Your text is as it was.");
	pty_expect_gone(pty, "JUNK");
	pty_type(pty, " Still.");
	pty_expect_text(pty, "Still.");
	leave(pty);
	home_expect_kept(&home, "Here. Still.");
}

/* Ctrl-C ends an editor that has not asked for it as a key, and nothing else. */
static void ctrl_c_is_its_own(void **state)
{
	(void)state;
	write_editor("echo EDITING\nread line\n");
	struct pty *pty = open_text(24, 80);
	pty_type(pty, "Here.");
	pty_press(pty, "Ctrl-E");
	pty_expect_text(pty, "EDITING");
	pty_press(pty, "Ctrl-C");
	pty_expect_text(pty, "sh was cut off. Your text is as it was.");
	leave(pty);
	home_expect_kept(&home, "Here.");
}

/* Told to leave while the editor is open: it is hung up, what was there before is kept, and what was written too. */
static void told_to_leave(void **state)
{
	(void)state;
	write_editor("echo 'Half of it' >\"$1\"\necho EDITING\nread line\n");
	struct pty *pty = open_text(24, 80);
	pty_type(pty, "Here.");
	pty_press(pty, "Ctrl-E");
	pty_expect_text(pty, "EDITING");
	pty_signal(pty, SIGTERM);
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, "Here.");
	pty = home_open(&home, 24, 80, NULL);
	pty_expect_text(pty, "The program was cut off while your editor was open.");
	leave(pty);
}

static void killed(void **state)
{
	(void)state;
	write_editor("echo 'Half of it' >\"$1\"\necho EDITING\nread line\n");
	struct pty *pty = open_text(24, 80);
	pty_type(pty, "Here.");
	pty_press(pty, "Ctrl-E");
	pty_expect_text(pty, "EDITING");
	pty_signal(pty, SIGKILL);
	pty_expect_exit(pty, -SIGKILL);
	pty_stop(pty);
	home_expect_kept(&home, "Here.");
	pty = home_open(&home, 24, 80, NULL);
	pty_expect_text(pty, "The program was cut off while your editor was open.");
	leave(pty);
	pty = home_open(&home, 24, 80, NULL);
	pty_expect_text(pty, "Your Section 11");
	assert_false(pty_sees(pty, "cut off"));
	leave(pty);
}

/* An editor that stops itself where no shell watches goes on, and nobody waits for ever. */
static void stops_itself(void **state)
{
	(void)state;
	write_editor("kill -STOP $$\necho 'After the stop' >\"$1\"\n");
	struct pty *pty = open_text(24, 80);
	pty_press(pty, "Ctrl-E");
	pty_expect_text(pty, "After the stop");
	leave(pty);
}

static void by_lines(void **state)
{
	(void)state;
	write_editor("echo \"EDITING $(cat \"$1\")\"\nstty raw -echo\nprintf 'We ask.\\nAnd act.\\n' >\"$1\"\n");
	struct pty *pty = pty_start(50, 80, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, NULL },
		(const char *const[]){ editor, "TERM=dumb", "VISUAL=/no/such/editor", NULL });
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "1\nsearch\nSUM-1\n2\n");
	pty_expect_cursor_on(pty, "Your answer:");
	pty_type(pty, "/editor\n");
	pty_expect_text(pty, "EDITING");
	pty_expect_text(pty, "Your text came back from the editor. Type undo");
	pty_expect_cursor_on(pty, "Number or word:");
	assert_true(pty_echoes(pty));
	pty_type(pty, "quit\n");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, "We ask.\\nAnd act.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(has_the_terminal), TEST(spoils_the_terminal), TEST(ctrl_c_is_its_own), TEST(told_to_leave), TEST(killed), TEST(stops_itself),
		TEST(by_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
