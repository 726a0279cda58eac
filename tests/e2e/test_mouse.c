/* SPDX-License-Identifier: MIT */
/* The mouse in the real terminal, as terminals tell of it (SGR 1006); and left to the terminal where that was asked for. */
#include "e2e/home.h"

#include "base/file.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct home home;

static int set_up(void **state)
{
	(void)state;
	home_begin(&home);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	home_end(&home);
	return 0;
}

static void click_on(struct pty *pty, const char *text)
{
	int row, col;
	pty_find(pty, text, &row, &col);
	pty_click(pty, row, col);
}

static void leave(struct pty *pty)
{
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
}

static bool wrote(struct pty *pty, const char *bytes)
{
	size_t len;
	const char *all = pty_bytes(pty, &len);
	return memmem(all, len, bytes, strlen(bytes)) != NULL;
}

/* From the home page to an answer that is chosen, with nothing but clicks. */
static void by_clicks_alone(void **state)
{
	(void)state;
	struct pty *pty = home_open(&home, 40, 100, NULL);
	click_on(pty, "Begin for ");
	pty_expect_text(pty, "What this is");
	pty_wheel(pty, 20, 10, 60);
	click_on(pty, "[ Continue ]");
	pty_expect_text(pty, "Your answers and your privacy");
	click_on(pty, "[ Continue ]");
	pty_expect_text(pty, "How much do you want to answer?");
	click_on(pty, "[ Continue ]");
	click_on(pty, "Start with the first question");
	pty_expect_text(pty, "ORG-01: question 1");
	click_on(pty, "[ Continue ]");
	pty_expect_text(pty, "ORG-02: question 2");
	click_on(pty, "( ) 1 Voluntary organisation");
	pty_expect_text(pty, "\xe2\x80\xa2) 1 Voluntary organisation");
	pty_expect_text(pty, "Saved");
	leave(pty);
}

/* The cursor goes where the click is; what the drag passes is selected, and replaced by typing. */
static void text_is_selected(void **state)
{
	int row, col;
	(void)state;
	struct pty *pty = home_first_answer(&home);
	pty_find(pty, "known as", &row, &col);
	pty_drag(pty, row, col, row, col + 8);
	pty_type(pty, "called");
	pty_expect_text(pty, "Oak Street Youth Club, called the Oaks");
	pty_click(pty, row, col);
	pty_type(pty, "and ");
	pty_expect_text(pty, "Club, and called the Oaks");
	leave(pty);
	home_expect_kept(&home, "Club, and called the Oaks");
}

static void left_to_the_terminal(void **state)
{
	char path[160], config[160];
	(void)state;
	struct pty *pty = home_open(&home, 24, 80, NULL);
	pty_expect_text(pty, "Begin for ");
	assert_true(wrote(pty, "\033[?1002h\033[?1006h"));
	leave(pty);
	pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, "--no-mouse", NULL }, NULL);
	pty_expect_text(pty, "Begin for ");
	assert_false(wrote(pty, "\033[?1002h"));
	leave(pty);
	pty = home_open(&home, 24, 80, (const char *const[]){ "SECTION11_MOUSE=off", NULL });
	pty_expect_text(pty, "Begin for ");
	assert_false(wrote(pty, "\033[?1002h"));
	leave(pty);
	snprintf(path, sizeof path, "%s/section11", home.dir);
	assert_true(file_mkdirs(path, NULL));
	snprintf(path, sizeof path, "%s/section11/keys", home.dir);
	assert_true(file_create(path, "set mouse off\n", 14, NULL));
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", home.dir);
	pty = home_open(&home, 24, 80, (const char *const[]){ config, NULL });
	pty_expect_text(pty, "Begin for ");
	assert_false(wrote(pty, "\033[?1002h"));
	leave(pty);
	pty = home_open(&home, 24, 80, (const char *const[]){ config, "SECTION11_MOUSE=on", NULL });
	pty_expect_text(pty, "Begin for ");
	assert_true(wrote(pty, "\033[?1002h"));
	leave(pty);
	pty = home_open(&home, 24, 80, (const char *const[]){ "SECTION11_MOUSE=perhaps", "SECTION11_IDLE=-3", NULL });
	pty_expect_bytes(pty, "SECTION11_MOUSE is set to \"perhaps\", which means nothing to this program.");
	pty_expect_bytes(pty, "SECTION11_IDLE is set to \"-3\"");
	pty_expect_text(pty, "Begin for ");
	leave(pty);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
	const struct CMUnitTest tests[] = { TEST(by_clicks_alone), TEST(text_is_selected), TEST(left_to_the_terminal) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
