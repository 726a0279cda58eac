/* SPDX-License-Identifier: MIT */
/* The real program on terminals that are slow, small, old, or on the move. */
#include "e2e/board.h"
#include "e2e/hands.h"
#include "e2e/home.h"
#include "harness/terminfo.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- a terminal that takes no more bytes ---- */

static void stalled_terminal_does_not_hold_up_a_save(void **state)
{
	struct home home;
	home_begin(&home);
	struct pty *pty = home_first_answer(&home);
	pty_clog(pty);
	pty_type(pty, " and more");
	home_await_kept(&home, HOME_TYPED " and more");
	pty_unclog(pty);
	pty_expect_text(pty, HOME_TYPED " and more");
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

static void stalled_terminal_does_not_hold_up_the_end(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP };
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		struct home home;
		home_begin(&home);
		struct pty *pty = home_first_answer(&home);
		pty_clog(pty);
		pty_type(pty, "!");
		pty_signal(pty, numbers[i]);
		pty_expect_exit(pty, 0);
		pty_stop(pty);
		home_expect_kept(&home, HOME_TYPED);
		home_end(&home);
	}
}

/* ---- one that changes its size ---- */

/* Sizes that follow each other while keys are typed, each key in another window. */
static void storm_while_typing(void **state)
{
	static const char text[] = "Oaks and Ashes";
	struct home home;
	home_begin(&home);
	struct pty *pty = home_open(&home, 24, 80, NULL);
	home_to_first_question(pty);
	for (size_t i = 0; i < sizeof text - 1; i++) {
		pty_resize(pty, 3 + (int)(i * 7 % 50), 10 + (int)(i * 31 % 200));
		pty_type(pty, (const char[]){ text[i], '\0' });
		pty_resize(pty, 24 + (int)(i % 2), 80);
	}
	pty_resize(pty, 24, 80);
	pty_expect_cursor_on(pty, text);
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, text);
	home_end(&home);
}

/* A courier that says how far it is, and then waits for this test. */
static void write_courier(const struct home *home, char *path, size_t size, char *gate, size_t gate_size)
{
	static const char script[] = "#!/bin/sh\n"
		"echo '{\"event\":\"begin\",\"revision\":1,\"bytes\":0,\"total\":1000}'\n"
		"echo '{\"event\":\"progress\",\"revision\":1,\"bytes\":400,\"total\":1000}'\n"
		"read line <\"$0.gate\"\n"
		"exit 75\n";
	snprintf(path, size, "%s/courier", home->dir);
	snprintf(gate, gate_size, "%s/courier.gate", home->dir);
	assert_int_equal(mkfifo(gate, 0600), 0);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
	assert_int_equal(write(fd, script, sizeof script - 1), sizeof script - 1);
	close(fd);
}

static void storm_while_sending(void **state)
{
	struct home home;
	char id[HOME_ID_BYTES], path[128], gate[128];
	home_begin(&home);
	home_new(&home, id);
	home_fill_in(&home, id);
	write_courier(&home, path, sizeof path, gate, sizeof gate);
	struct pty *pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, "--open", id, "--send-program", path,
		NULL }, NULL);
	pty_expect_text(pty, "Task list");
	struct hands hands = { .pty = pty };
	hands_find(&hands, "Send it to the partnership");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "Send it to the partnership");
	hands_find(&hands, "Send it now");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "(40 per cent)");
	for (int i = 0; i < 40; i++)
		pty_resize(pty, 3 + i * 7 % 50, 10 + i * 31 % 200);
	pty_resize(pty, 24, 80);
	pty_expect_text(pty, "(40 per cent)");
	int fd = open(gate, O_WRONLY | O_CLOEXEC);
	assert_int_equal(write(fd, "\n", 1), 1);
	close(fd);
	pty_expect_gone(pty, "(40 per cent)");
	pty_expect_text(pty, "[ Try again ]");
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

/* ---- old ones ---- */

/* Letters that this locale does not have are shown by others, and stay in the answer as they are, also when it is edited. */
static void answers_beyond_the_locale(void **state)
{
	static const char answer[] = "Clwb Ieuenctid Tŷ’r Ŵyl – “Oak” 👍 é";
	struct home home;
	char id[HOME_ID_BYTES];
	size_t len;
	home_begin(&home);
	home_new(&home, id);
	free(run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, "answer", id, "ORG-01", answer, NULL }));
	struct pty *pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, "--open", id, NULL },
		(const char *const[]){ "LC_ALL=C", NULL });
	pty_expect_text(pty, "Task list");
	struct hands hands = { .pty = pty };
	hands_find(&hands, "About your organisation");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "ORG-02");
	pty_press(pty, "Home");
	hands_find(&hands, "ORG-01");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "ORG-01: question 1");
	pty_expect_cursor_on(pty, "Clwb Ieuenctid T?'r ?yl - \"Oak\" ?  ?");
	pty_press(pty, "End");
	pty_type(pty, "!");
	pty_expect_text(pty, "\"Oak\" ?  ?!");
	pty_expect_text(pty, "-------------------------------------------------------------------------------"); /* all of a rule is in its row */
	const char *bytes = pty_bytes(pty, &len);
	for (size_t i = 0; i < len; i++)
		assert_false((unsigned char)bytes[i] & 0x80);
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, "Clwb Ieuenctid Tŷ’r Ŵyl – “Oak” 👍 é!");
	home_end(&home);
}

static void press(struct pty *pty, const char *term, const char *capability)
{
	char bytes[32];
	assert_true(terminfo_text(term, capability, bytes, sizeof bytes));
	pty_type(pty, bytes);
}

/* Commands by the keys that each terminal has, as its description says them; Esc goes back at once. */
static void commands_by_each_terminals_keys(void **state)
{
	static const char *const terms[] = { "xterm", "xterm-256color", "linux", "vt220", "screen", "tmux-256color", "rxvt", "putty" };
	struct home home;
	char id[HOME_ID_BYTES], env[64];
	home_begin(&home);
	home_new(&home, id);
	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		if (!terminfo_knows(terms[i]))
			continue;
		print_message("%s\n", terms[i]);
		snprintf(env, sizeof env, "TERM=%s", terms[i]);
		struct pty *pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, "--open", id, NULL },
			(const char *const[]){ env, NULL });
		pty_expect_text(pty, "> [ ");
		press(pty, terms[i], "kcud1");
		pty_expect_text(pty, "> About your organisation");
		press(pty, terms[i], "kcuu1");
		pty_expect_text(pty, "> [ ");
		press(pty, terms[i], "kf9");
		pty_expect_text(pty, "A child is in danger now");
		pty_type(pty, "\033");
		pty_expect_gone(pty, "A child is in danger now");
		pty_type(pty, "\r");
		pty_expect_text(pty, "ORG-01");
		pty_type(pty, "\033\033[D"); /* Alt-Left, as those say it that have no name for it */
		pty_expect_text(pty, "> [ ");
		press(pty, terms[i], "kf12");
		pty_expect_gone(pty, "> [ ");
		pty_type(pty, "x\r");
		pty_expect_text(pty, "> [ ");
		pty_type(pty, "\021");
		pty_expect_exit(pty, 0);
		assert_false(pty_is_alternate(pty));
		assert_int_equal(pty_answers(pty), 0);
		pty_stop(pty);
	}
	home_end(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stalled_terminal_does_not_hold_up_a_save), cmocka_unit_test(stalled_terminal_does_not_hold_up_the_end),
		cmocka_unit_test(storm_while_typing), cmocka_unit_test(storm_while_sending), cmocka_unit_test(answers_beyond_the_locale),
		cmocka_unit_test(commands_by_each_terminals_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
