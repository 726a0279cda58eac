/* SPDX-License-Identifier: MIT */
/*
 * The whole way by keys alone: from a first start to a verified receipt, against a real receiver, and what the board
 * reads is what was typed. On the way the client is cut down with SIGKILL between two answers, and goes on.
 */
#include "e2e/board.h"
#include "e2e/hands.h"
#include "e2e/home.h"

#include "base/file.h"
#include "base/json.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct journey {
	char dir[64], client[96], board_dir[96], invitation[96];
	struct board_under_test board;
	struct pty *pty;
	struct hands hands;
};

static void open_client(struct journey *journey)
{
	journey->pty = pty_start(24, 80, (const char *const[]){ wanted("SECTION11"), "--dir", journey->client, NULL }, NULL);
	pty_expect_text(journey->pty, "Your Section 11 self-assessments");
}

static void begin(struct journey *journey)
{
	char form[256], answers[256];
	*journey = (struct journey){ .dir = "/tmp/section11-keys-XXXXXX" };
	assert_non_null(mkdtemp(journey->dir));
	snprintf(journey->client, sizeof journey->client, "%s/client", journey->dir);
	snprintf(journey->board_dir, sizeof journey->board_dir, "%s/board", journey->dir);
	snprintf(journey->invitation, sizeof journey->invitation, "%s/oak.s11invite", journey->dir);
	snprintf(form, sizeof form, "%s/third-sector.json", wanted("SECTION11_FORMS"));
	snprintf(answers, sizeof answers, "%s/practice/answers-core.json", wanted("SECTION11_FORMS"));
	board_begin(&journey->board, wanted("SECTION11_BOARD"), journey->board_dir, form, journey->invitation);
	board_receive(&journey->board);
	open_client(journey);
	hands_init(&journey->hands, journey->pty, wanted("SECTION11_FORMS"), "third-sector.json", answers);
}

static void end(struct journey *journey)
{
	pty_stop(journey->pty);
	board_stop(&journey->board);
	hands_release(&journey->hands);
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", journey->dir, NULL }));
}

static void join(struct journey *journey)
{
	struct hands *hands = &journey->hands;
	hands_find(hands, "Take in an invitation file");
	hands_press(hands, "Enter");
	pty_expect_text(journey->pty, "Where is the invitation file?");
	pty_type(journey->pty, journey->invitation);
	hands_press(hands, "Tab 2 Tab");
	pty_expect_cursor_on(journey->pty, "Take it in");
	hands_press(hands, "Enter");
	pty_expect_text(journey->pty, "Begin for ");
}

/* Past the pages that are read first. */
static void begin_assessment(struct journey *journey)
{
	struct hands *hands = &journey->hands;
	hands_find(hands, "Begin for ");
	hands_press(hands, "Enter");
	pty_expect_text(journey->pty, "What this is");
	hands_press(hands, "End Enter");
	pty_expect_text(journey->pty, "Your answers and your privacy");
	hands_press(hands, "End Enter");
	pty_expect_text(journey->pty, "How much do you want to answer?");
	hands_press(hands, "End Enter");
	pty_expect_text(journey->pty, "Task list");
}

/* Cut down between two answers: what was answered is there at the next start, without a question. */
static void cut_down_and_go_on(struct journey *journey)
{
	struct pty *pty = journey->pty;
	pty_expect_text(pty, "Saved");
	pty_signal(pty, SIGKILL);
	pty_expect_exit(pty, -SIGKILL);
	pty_stop(pty);
	open_client(journey);
	hands_take(&journey->hands, journey->pty);
	pty_expect_text(journey->pty, "answered");
	hands_press(&journey->hands, "Home Enter");
	pty_expect_text(journey->pty, "Task list");
}

static void fill_in(struct journey *journey)
{
	struct hands *hands = &journey->hands;
	for (size_t i = 0; i < hands->form->n_sections; i++) {
		if (section_is_asked(hands->shadow, &hands->form->sections[i]))
			hands_section(hands, &hands->form->sections[i]);
		if (i == 1)
			cut_down_and_go_on(journey);
	}
}

static void sign_and_send(struct journey *journey)
{
	struct hands *hands = &journey->hands;
	struct pty *pty = journey->pty;
	pty_expect_text(pty, "Task list");
	hands_find(hands, "What is still missing");
	hands_press(hands, "Enter");
	pty_expect_gone(pty, "Without an answer");
	hands_press(hands, "Ctrl-T");
	pty_expect_text(pty, "Task list");
	hands_find(hands, "Sign-off by your most senior person");
	hands_press(hands, "Enter");
	pty_expect_text(pty, "Name of the most senior person");
	pty_type(pty, "A. Chair");
	hands_press(hands, "Tab");
	pty_type(pty, "Chair of trustees");
	hands_press(hands, "Tab Enter");
	pty_expect_text(pty, "Signed off");
	pty_expect_cursor_on(pty, "Go on to sending");
	hands_press(hands, "Enter");
	pty_expect_text(pty, "Send it to the partnership");
	hands_find(hands, "Send it now");
	hands_press(hands, "Enter");
	pty_expect_text(pty, "Your reference: ");
}

/* The only assessment there is, by its folder's name. */
static void expect_receipt(struct journey *journey)
{
	char path[160];
	struct file_names names = { 0 };
	struct err err = { 0 };
	snprintf(path, sizeof path, "%s/assessments", journey->client);
	assert_true(file_list(path, &names, &err));
	assert_int_equal(names.n, 1);
	char *receipt = run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", journey->client, "receipt", names.names[0], "--verify", NULL });
	assert_non_null(strstr(receipt, names.names[0]));
	free(receipt);
	file_names_release(&names);
}

static void third_sector_core(void **state)
{
	struct journey journey;
	(void)state;
	begin(&journey);
	join(&journey);
	begin_assessment(&journey);
	fill_in(&journey);
	sign_and_send(&journey);
	pty_press(journey.pty, "Ctrl-Q");
	pty_expect_exit(journey.pty, 0);
	expect_receipt(&journey);
	struct json *shown = board_show_only(&journey.board);
	expect_same_answers(shown, journey.hands.answers);
	json_free(shown);
	print_message("%zu answers took %ld keys beside %ld letters\n", json_len(journey.hands.answers), journey.hands.keys, journey.hands.letters);
	end(&journey);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(third_sector_core) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
