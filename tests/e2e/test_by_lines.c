/* SPDX-License-Identifier: MIT */
/*
 * The whole way in line mode: from a first start to a verified receipt, against a real receiver, through two pipes, and
 * what the board reads is what was typed. On the way the input ends between two sections, and nothing is lost.
 */
#include "e2e/board.h"
#include "e2e/hands.h"
#include "e2e/home.h"
#include "e2e/talk.h"
#include "harness/pty_vterm.h"

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

struct journey {
	char dir[64], client[96], board_dir[96], invitation[96];
	struct board_under_test board;
	struct hands hands;       /* what is asked, and what is answered */
	struct talk talk;
	size_t at;                /* number of the last thing of the page that is done */
};

static void open_client(struct journey *journey)
{
	talk_start(&journey->talk, (const char *const[]){ wanted("SECTION11"), "--dir", journey->client, "--lines", NULL });
	talk_expect(&journey->talk, "Your Section 11 self-assessments");
}

static void begin(struct journey *journey)
{
	char form[256], answers[256];
	*journey = (struct journey){ .dir = "/tmp/section11-lines-XXXXXX" };
	assert_non_null(mkdtemp(journey->dir));
	snprintf(journey->client, sizeof journey->client, "%s/client", journey->dir);
	snprintf(journey->board_dir, sizeof journey->board_dir, "%s/board", journey->dir);
	snprintf(journey->invitation, sizeof journey->invitation, "%s/oak.s11invite", journey->dir);
	snprintf(form, sizeof form, "%s/third-sector.json", wanted("SECTION11_FORMS"));
	snprintf(answers, sizeof answers, "%s/practice/answers-core.json", wanted("SECTION11_FORMS"));
	board_begin(&journey->board, wanted("SECTION11_BOARD"), journey->board_dir, form, journey->invitation);
	board_receive(&journey->board);
	hands_init(&journey->hands, NULL, wanted("SECTION11_FORMS"), "third-sector.json", answers);
	open_client(journey);
}

static void end(struct journey *journey)
{
	board_stop(&journey->board);
	hands_release(&journey->hands);
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", journey->dir, NULL }));
}

/* ---- fields: journey->at passes over their numbers ---- */

static void line(struct journey *journey, const char *text)
{
	journey->at++;
	if (text && *text)
		talk_text(&journey->talk, journey->at, text);
}

static void number(struct journey *journey, const struct json *value)
{
	int64_t n;
	char text[24] = "";
	if (json_int(value, &n))
		snprintf(text, sizeof text, "%lld", (long long)n);
	line(journey, text);
}

static void person(struct journey *journey, const struct json *value)
{
	static const char *const members[] = { "role", "name", "phone", "email" };
	for (size_t i = 0; i < 4; i++)
		line(journey, json_get_text(value, members[i]));
}

/* Several are chosen in one line. True if one of them asks for a text. */
static bool choose(struct journey *journey, const struct form_field *field, const struct json *value)
{
	char words[200] = "";
	bool asks = false;
	for (size_t i = 0; i < field->n_options; i++) {
		const struct json *item = json_kind(value) == JSON_ARRAY ? json_first(value) : value;
		for (; item; item = json_kind(value) == JSON_ARRAY ? json_next(item) : NULL) {
			if (strcmp(json_text(item), field->options[i].code) != 0)
				continue;
			talk_is(&journey->talk, journey->at + i + 1, field->options[i].label);
			snprintf(words + strlen(words), sizeof words - strlen(words), "%s%zu", *words ? " " : "", journey->at + i + 1);
			asks |= field->options[i].asks_text;
		}
	}
	if (*words)
		talk_word(&journey->talk, words);
	journey->at += field->n_options;
	return asks;
}

static void field(struct journey *journey, const struct form_field *field, const struct json *value, const char *other)
{
	switch (field->kind) {
	case FIELD_GRADE: case FIELD_YES_NO: case FIELD_YES_NO_UNKNOWN: case FIELD_ONE: case FIELD_MANY:
		if (choose(journey, field, value))
			line(journey, other);
		break;
	case FIELD_PERSON: person(journey, value); break;
	case FIELD_NUMBER: number(journey, value); break;
	case FIELD_SHARE:
		number(journey, json_get(value, "count"));
		number(journey, json_get(value, "of"));
		break;
	case FIELD_DATE: case FIELD_TEXT: line(journey, json_text(value)); break;
	default: fail_msg("this test cannot fill in this kind of field");
	}
}

static void table(struct journey *journey, const struct form_field *table, const struct json *rows, const char *title)
{
	size_t before = journey->at, n = 0;
	for (const struct json *row = json_first(rows); row; row = json_next(row), n++) {
		talk_is(&journey->talk, before + n + 1, n ? "Add another row" : "Add a row");
		talk_number(&journey->talk, before + n + 1);
		talk_expect(&journey->talk, "a new row");
		journey->at = 0;
		for (size_t i = 0; i < table->n_columns; i++) {
			const struct form_field column = { .kind = table->columns[i].kind, .options = table->columns[i].options,
				.n_options = table->columns[i].n_options };
			field(journey, &column, json_get(row, table->columns[i].id), NULL);
		}
		talk_is(&journey->talk, journey->at + 1, "Finish this row");
		talk_number(&journey->talk, journey->at + 1);
		talk_expect(&journey->talk, title);
	}
	journey->at = before + n + 1;
}

static void value(struct journey *journey, const struct form_question *question, const struct json *answer, const char *title)
{
	const char *state = answer_state(answer);
	bool none = state && !strcmp(state, "not_applicable"), unsure = state && !strcmp(state, "not_sure");
	if (question->value.kind == FIELD_TABLE)
		table(journey, &question->value, answer_value(answer), title);
	else if (question->value.kind != FIELD_GROUP)
		field(journey, &question->value, answer_value(answer), json_get_text(answer, "other"));
	if (none || unsure)
		talk_number(&journey->talk, journey->at + 1 + (none && question->allow_not_sure));
	journey->at += question->allow_not_sure + question->allow_not_applicable;
	if (none)
		line(journey, json_get_text(answer, "reason"));
}

static struct json *shadow_answer(const struct json *answer)
{
	struct json *copy = answer ? json_dup(answer) : NULL;
	if (copy && !answer_state(copy))
		json_set_text(copy, "state", "answered");
	return copy;
}

static void question(struct journey *journey, const struct form_question *question)
{
	char title[48];
	struct err err = { 0 };
	struct hands *hands = &journey->hands;
	const struct author nobody = { "", 0 };
	const struct json *answer = json_get(hands->answers, question->id);
	snprintf(title, sizeof title, "%s: question", question->id);
	talk_expect(&journey->talk, title);
	assert_true(assessment_set_answer(hands->shadow, question, shadow_answer(answer), &nobody, &err));
	journey->at = 0;
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		if (!part_is_asked(hands->shadow, question, part))
			continue;
		if (part->kind == FIELD_TABLE)
			table(journey, part, answer_part(answer, part->id), title);
		else if (part->kind == FIELD_DOCUMENT)
			journey->at++;
		else
			field(journey, part, answer_part(answer, part->id), json_get_text(json_get(answer, "other_parts"), part->id));
	}
	value(journey, question, answer, title);
	talk_choose(&journey->talk, "Continue");
}

static void section(struct journey *journey, const struct form_section *section)
{
	struct talk *talk = &journey->talk;
	bool first = true;
	talk_choose(talk, section->short_title);
	for (size_t i = 0; i < section->n_questions; i++) {
		if (!question_is_asked(journey->hands.shadow, section->questions[i]))
			continue;
		if (first)
			talk_choose(talk, section->questions[i]->id);
		first = false;
		question(journey, section->questions[i]);
	}
	talk_choose(talk, "Yes, I have completed this section");
	talk_expect(talk, "Chosen: Yes, I have completed this section.");
	talk_word(talk, "tasks");
	talk_expect(talk, "Task list");
}

/* The input ends: all is saved, and the next start finds it. */
static void break_off_and_go_on(struct journey *journey)
{
	struct talk *talk = &journey->talk;
	talk_end(talk, 0);
	open_client(journey);
	talk_number(talk, 1);
	talk_expect(talk, "Task list");
}

static void join_and_begin(struct journey *journey)
{
	struct talk *talk = &journey->talk;
	talk_choose(talk, "Take in an invitation file");
	talk_expect(talk, "Where is the invitation file?");
	talk_text(talk, talk_find(talk, "Where is the invitation file?"), journey->invitation);
	talk_choose(talk, "Remember the code");
	talk_choose(talk, "Take it in");
	talk_choose(talk, "Begin for ");
	talk_expect(talk, "What this is");
	talk_choose(talk, "Continue");
	talk_expect(talk, "Your answers and your privacy");
	for (int pages = 0; !strstr(buf_text(&talk->said), "Task list") && pages < 4; pages++)
		talk_choose(talk, "Continue");
	talk_expect(talk, "Task list");
}

static void sign_and_send(struct journey *journey)
{
	struct talk *talk = &journey->talk;
	talk_choose(talk, "What is still missing");
	assert_null(strstr(buf_text(&talk->said), "Without an answer"));
	talk_word(talk, "tasks");
	talk_choose(talk, "Sign-off by your most senior person");
	talk_text(talk, talk_find(talk, "Name of the most senior person"), "A. Chair");
	talk_text(talk, talk_find(talk, "Their role"), "Chair of trustees");
	talk_choose(talk, "I have read it and I sign it off");
	talk_expect(talk, "Signed off");
	talk_choose(talk, "Go on to sending");
	talk_choose(talk, "Send it now");
	talk_expect(talk, "Your reference: ");
}

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
	join_and_begin(&journey);
	for (size_t i = 0; i < journey.hands.form->n_sections; i++) {
		if (section_is_asked(journey.hands.shadow, &journey.hands.form->sections[i]))
			section(&journey, &journey.hands.form->sections[i]);
		if (i == 1)
			break_off_and_go_on(&journey);
	}
	sign_and_send(&journey);
	talk_leave(&journey.talk, "quit", 0);
	expect_receipt(&journey);
	struct json *shown = board_show_only(&journey.board);
	expect_same_answers(shown, journey.hands.answers);
	json_free(shown);
	end(&journey);
}

/* Joined, answered and approved by the verbs. The caller frees the id. */
static char *ready_to_send(struct journey *journey, bool remember)
{
	char answers[256];
	begin(journey);
	talk_end(&journey->talk, 0);
	const char *client = journey->client, *program = wanted("SECTION11");
	snprintf(answers, sizeof answers, "%s/practice/answers-core.json", wanted("SECTION11_FORMS"));
	free(run_program(0, (const char *const[]){ program, "--dir", client, "join", journey->invitation, remember ? "--remember" : NULL, NULL }));
	char *id = run_program(0, (const char *const[]){ program, "--dir", client, "new", NULL });
	id[strcspn(id, "\n")] = '\0';
	free(run_program(0, (const char *const[]){ program, "--dir", client, "answer", id, "--from", answers, NULL }));
	free(run_program(0, (const char *const[]){ program, "--dir", client, "approve", id, "--name", "A. Chair", "--role", "Chair", NULL }));
	return id;
}

static void expect_none(const struct talk *talk, const char *text)
{
	if (strstr(buf_text(&talk->said), text))
		fail_msg("it said: %s", buf_text(&talk->said));
}

/* Where a text is asked for, a number is text; with a slash it chooses what was told under it. What is taken is read back. */
static void numbers_in_text_fields(void **state)
{
	struct journey journey;
	struct talk *talk = &journey.talk;
	char number[24];
	(void)state;
	begin(&journey);
	join_and_begin(&journey);
	talk_choose(talk, "Sign-off by your most senior person");
	talk_line(talk, "A. Chair");
	talk_expect(talk, "Name of the most senior person: A. Chair.");
	talk_line(talk, "1998");
	talk_expect(talk, "Their role, such as chair of trustees: 1998.");
	talk_number(talk, talk_find(talk, "Their role"));
	talk_expect(talk, "Now it reads: 1998");
	talk_line(talk, "3");
	talk_expect(talk, "Their role, such as chair of trustees: 3.");
	talk_expect(talk, "This was taken as text. Number 3 of the page is /3.");
	talk_number(talk, talk_find(talk, "Name of the most senior person"));
	snprintf(number, sizeof number, "/%zu", talk_find(talk, "Back to the task list"));
	talk_line(talk, number);
	talk_expect(talk, "Task list");
	talk_leave(talk, "quit", 0);
	end(&journey);
}

/* Undo and redo tell what the field holds then. */
static void undo_tells_what(void **state)
{
	struct journey journey;
	struct talk *talk = &journey.talk;
	(void)state;
	begin(&journey);
	join_and_begin(&journey);
	talk_choose(talk, journey.hands.form->sections[0].short_title);
	talk_choose(talk, "ORG-01");
	talk_text(talk, 1, "Oak");
	talk_expect(talk, ": Oak. Saved ");
	talk_text(talk, 1, "Elm");
	talk_word(talk, "undo");
	talk_expect(talk, "Undone: ");
	talk_expect(talk, ": Oak\n");
	expect_none(talk, "Nothing changed");
	expect_none(talk, "Tab");
	talk_word(talk, "redo");
	talk_expect(talk, "Brought back: ");
	talk_expect(talk, ": Elm\n");
	talk_word(talk, "undo");
	talk_word(talk, "undo");
	talk_expect(talk, "Nothing is written here now.");
	talk_leave(talk, "quit", 0);
	end(&journey);
}

static struct pty *open_at_code(const struct journey *journey, const char *id)
{
	struct pty *pty = pty_start(60, 100, (const char *const[]){ wanted("SECTION11"), "--dir", journey->client, "--lines", "--open", id, NULL }, NULL);
	char number[24], row[100];
	size_t n = 0;
	pty_expect_cursor_on(pty, "Number or word:");
	do {
		snprintf(row, sizeof row, "%zu) Send it to the partnership", ++n);
	} while (!pty_sees(pty, row) && n < 40);
	snprintf(number, sizeof number, "%zu\r", n);
	pty_forget_bytes(pty);
	pty_type(pty, number);
	pty_expect_cursor_on(pty, "Your invitation code:");
	return pty;
}

/* The terminal does not show a code, and shows again what is typed once the line is read, and when the program is gone. */
static void code_is_not_shown(void **state)
{
	size_t len;
	struct journey journey;
	char *id = ready_to_send(&journey, false);
	(void)state;
	struct pty *pty = open_at_code(&journey, id);
	assert_false(pty_echoes(pty));
	pty_signal(pty, SIGTSTP); /* nobody could wake it: it goes on, and as silent */
	pty_type(pty, "quit-abcde\r");
	pty_expect_text(pty, "Taken, not shown.");
	pty_expect_cursor_on(pty, "Number or word:");
	const char *bytes = pty_bytes(pty, &len);
	assert_null(memmem(bytes, len, "abcde", 5));
	assert_true(pty_echoes(pty));
	pty_type(pty, "quit\r");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT };
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		pty = open_at_code(&journey, id);
		assert_false(pty_echoes(pty));
		pty_signal(pty, signals[i]);
		pty_expect_exit(pty, signals[i] == SIGQUIT ? -SIGQUIT : 0);
		assert_true(pty_echoes(pty));
		pty_stop(pty);
	}
	free(id);
	end(&journey);
}

/* A script's input ends as soon as it has said "send": the receipt is waited for, and told. */
static void input_ends_while_sending(void **state)
{
	struct journey journey;
	struct talk *talk = &journey.talk;
	(void)state;
	char *id = ready_to_send(&journey, true);
	talk_start(talk, (const char *const[]){ wanted("SECTION11"), "--dir", journey.client, "--lines", "--open", id, NULL });
	talk_choose(talk, "Send it to the partnership");
	talk_say_last(talk, "Send it now", "Your reference: ");
	expect_receipt(&journey);
	free(id);
	end(&journey);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(third_sector_core), cmocka_unit_test(input_ends_while_sending),
		cmocka_unit_test(numbers_in_text_fields), cmocka_unit_test(undo_tells_what), cmocka_unit_test(code_is_not_shown) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
