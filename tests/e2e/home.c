/* SPDX-License-Identifier: MIT */
#include "e2e/home.h"

#include "base/clock.h"
#include "base/file.h"
#include "e2e/board.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *wanted(const char *name)
{
	const char *value = getenv(name);
	if (!value)
		fail_msg("%s is not set", name);
	return value;
}

void home_begin(struct home *home)
{
	struct board_under_test board;
	char form[256], board_dir[96], invitation[96];
	*home = (struct home){ .dir = "/tmp/section11-home-XXXXXX" };
	assert_non_null(mkdtemp(home->dir));
	snprintf(home->client, sizeof home->client, "%s/client", home->dir);
	snprintf(board_dir, sizeof board_dir, "%s/board", home->dir);
	snprintf(invitation, sizeof invitation, "%s/oak.s11invite", home->dir);
	snprintf(form, sizeof form, "%s/third-sector.json", wanted("SECTION11_FORMS"));
	board_begin(&board, wanted("SECTION11_BOARD"), board_dir, form, invitation);
	free(run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "join", invitation, "--remember", NULL }));
}

void home_end(struct home *home)
{
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", home->dir, NULL }));
}

void home_new(const struct home *home, char id[HOME_ID_BYTES])
{
	char *made = run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "new", NULL });
	snprintf(id, HOME_ID_BYTES, "%.*s", (int)strcspn(made, "\n"), made);
	free(made);
}

struct pty *home_open(const struct home *home, int rows, int cols, const char *const env[])
{
	return pty_start(rows, cols, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, NULL }, env);
}

void home_to_first_question(struct pty *pty)
{
	pty_expect_text(pty, "Begin for ");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "What this is");
	pty_press(pty, "End Enter");
	pty_expect_text(pty, "Your answers and your privacy");
	pty_press(pty, "End Enter");
	pty_expect_text(pty, "How much do you want to answer?");
	pty_press(pty, "End Enter");
	pty_expect_text(pty, "Start with the first question");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "ORG-01: question 1");
}

struct pty *home_first_answer(const struct home *home)
{
	struct pty *pty = home_open(home, 24, 80, NULL);
	home_to_first_question(pty);
	pty_type(pty, HOME_TYPED);
	pty_expect_text(pty, HOME_TYPED);
	return pty;
}

void home_fill_in(const struct home *home, const char *id)
{
	char answers[256];
	snprintf(answers, sizeof answers, "%s/practice/answers-core.json", wanted("SECTION11_FORMS"));
	free(run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "answer", id, "--from", answers, NULL }));
	free(run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "approve", id, "--name", "A. Chair", "--role", "Chair",
		"--anyway", NULL }));
}

static char *shown(const struct home *home)
{
	char path[160];
	struct file_names names = { 0 };
	struct err err = { 0 };
	snprintf(path, sizeof path, "%s/assessments", home->client);
	assert_true(file_list(path, &names, &err));
	assert_int_equal(names.n, 1);
	char *json = run_program(0, (const char *const[]){ wanted("SECTION11"), "--dir", home->client, "show", names.names[0], "--json", NULL });
	file_names_release(&names);
	return json;
}

void home_expect_kept(const struct home *home, const char *text)
{
	char *json = shown(home);
	if (!strstr(json, text))
		fail_msg("\"%s\" is not kept: %s", text, json);
	free(json);
}

void home_await_kept(const struct home *home, const char *text)
{
	bool kept = false;
	for (int64_t end_ms = clock_monotonic_ms() + 20000; !kept && clock_monotonic_ms() < end_ms;) {
		char *json = shown(home);
		kept = strstr(json, text);
		free(json);
	}
	assert_true(kept);
}
