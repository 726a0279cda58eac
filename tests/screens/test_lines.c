/* SPDX-License-Identifier: MIT */
/* Line mode on a real store: lines go in through a pipe, what is told comes out in a file, and the answers are looked at. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/leaving.h"
#include "client/lines/lines.h"
#include "client/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct session {
	struct driver driver;
	struct buf told;
	int status;
};

/* To a question, as a person goes there. */
static void begin(struct session *session, const char *section, const char *question)
{
	char id[64];
	struct driver *driver = &session->driver;
	screen_test_locale();
	*session = (struct session){ .told = BUF(4 * BUF_MIB) };
	driver_start(driver, "third-sector.json");
	driver_keys(driver, "Enter");
	driver_keys(driver, "Ctrl-T");
	assert_int_equal(place_of(&driver->model)->screen, SCREEN_TASKS);
	snprintf(id, sizeof id, "section:%s", section);
	assert_true(driver_focus_enter(driver, id));
	snprintf(id, sizeof id, "question:%s", question);
	assert_true(driver_focus_enter(driver, id));
	assert_string_equal(place_of(&driver->model)->question->id, question);
}

static void end(struct session *session)
{
	driver_end(&session->driver);
	buf_release(&session->told);
}

static void read_told(struct session *session, FILE *file)
{
	char bytes[4096];
	size_t n;
	rewind(file);
	while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(&session->told, bytes, n);
}

static void run_bytes(struct session *session, const char *script, size_t len)
{
	int to[2];
	FILE *out = tmpfile();
	assert_non_null(out);
	assert_int_equal(pipe2(to, O_CLOEXEC), 0);
	assert_true(len < 60000);
	assert_int_equal(write(to[1], script, len), len);
	close(to[1]);
	buf_clear(&session->told);
	session->status = lines_run(&session->driver.worker, to[0], fileno(out));
	close(to[0]);
	read_told(session, out);
	fclose(out);
	assert_null(strchr(buf_text(&session->told), '\033'));
}

static void run(struct session *session, const char *script)
{
	run_bytes(session, script, strlen(script));
	assert_true(session->driver.worker.quit);
	assert_int_equal(session->status, 0);
}

static bool told(const struct session *session, const char *words)
{
	return strstr(buf_text(&session->told), words) != NULL;
}

/* The answer to a question as JSON; the caller frees. */
static char *answer_of(const struct session *session, const char *question)
{
	struct buf text = BUF(BUF_MIB);
	const struct assessment *assessment = model_assessment(&session->driver.model);
	const struct json *answer = assessment_answer(assessment, form_question(assessment->form, question));
	if (answer)
		json_write(answer, false, &text);
	return buf_take(&text);
}

static const struct {
	const char *section, *question, *script;
	const char *told[4];     /* all of it is said */
	const char *not_told[2];
	const char *answer[3];   /* all of it stands in the answer */
	const char *not_answer;
} cases[] = {
	{ "KF1", "KF1-4", "2\n", { "\nChosen: Partially met.\nSaved 19:04.\nNumber or word: ", "KF1-4: question ", "Your answers are saved." },
		{ "not there" }, { "\"value\":\"partly\"" } },
	{ "KF1", "KF1-4", "2\n2\n2\n", { "Chosen: Partially met." }, { "question 2" }, { "\"value\":\"partly\"" } },
	{ "KF1", "KF1-4", "2\n1\nundo\n", { "Type redo", ": Partially met\n" }, { NULL }, { "\"value\":\"partly\"" } },
	{ "KF1", "KF1-4", "2\n1\nundo\nredo\n", { "Brought back: " }, { NULL }, { "\"value\":\"fully\"" } },
	{ "KF1", "KF1-4", "5\n", { "Chosen: This does not apply to us, because.\n" }, { NULL }, { "not_applicable" } },
	{ "KF1", "KF1-4", "1 2\n", { "Several numbers work only where you can choose more than one." }, { "Chosen" }, { NULL } },
	{ "KF1", "KF1-4", "99\nxyzzy\n", { "This page has no such number" }, { "Chosen" }, { NULL } },
	{ "KF1", "KF1-4", "down\nchoose\nline-mode\n", { "there is no such word" }, { "Chosen" }, { NULL } },
	{ "KF1", "KF1-4", "flag\n", { "flag" }, { "Nothing changed" }, { "\"flag\":true" } },
	/* Going on within a section, neither club nor section is told again; "again" tells all. */
	{ "KF1", "KF1-4", "previous\n", { "KF1-2: question 2", "\n\nKF1-2: question 2 of 3\n\n" }, { NULL }, { NULL } },
	{ "KF1", "KF1-4", "previous\nagain\n", { "KF1-2: question 2 of 3\nOak Street Youth Club, section 2 of" }, { NULL }, { NULL } },
	{ "KF1", "KF1-4", "where\n", { "0 of ", " questions are answered.", ", section 2 of " }, { "\xc2\xb7" }, { NULL } },
	{ "KF1", "KF1-4", "screen\n2\n", { "the full screen cannot open here", "Chosen: Partially met." }, { NULL }, { "partly" } },
	{ "KF1", "KF1-4", "quiet\n2\n2\n", { "This screen is hidden. Press Enter to go on.\n", "Chosen: Partially met." }, { NULL }, { "partly" } },
	{ "KF1", "KF1-4", "?\n1\nguidance\n1\nevidence\nWe wrote it down\n.\n", { "Here you answer one question.", "Think about", ": We wrote it down." }, { NULL },
		{ "\"We wrote it down\"" } },
	{ "KF1", "KF1-4", "2\r\n", { "Chosen: Partially met." }, { NULL }, { "partly" } },
	{ "ORG", "ORG-08", "1 3, 5\n", { "Chosen: Elmbridge, Guildford, Reigate and Banstead." }, { NULL }, { "[", "," } },
	{ "ORG", "ORG-08", "1 3\n3\n", { "Not chosen now: Guildford." }, { NULL }, { "[" }, "uildford" },
	{ "ORG", "ORG-01", "Oak Street\n", { "Commands begin with a slash here: /", "\nYour answer: ", "Your answer: Oak Street." }, { NULL }, { "\"Oak Street\"" } },
	{ "ORG", "ORG-01", "Oak Street", { "Your answer: Oak Street." }, { NULL }, { "\"Oak Street\"" } },
	/* In a text a number is text; a slash chooses. */
	{ "ORG", "ORG-01", "3\n", { "Your answer: 3. Saved 19:04.\nSaved as text. If you meant number 3 of the page, type /undo, then /3.\n" }, { "Written" }, { "\"3\"" } },
	{ "ORG", "ORG-01", "/1\nOak\n", { "Your answer: Oak." }, { "Your answer: 1", "as text" }, { "\"Oak\"" } },
	{ "ORG", "ORG-01", "1998\n", { "Your answer: 1998." }, { NULL }, { "\"1998\"" } },
	{ "ORG", "ORG-01", "Oak\n1\nElm\nundo\n", { "Undone: ORG-01, answer.", "\nYour answer: Oak\n" }, { "Nothing changed", "Tab" }, { "\"Oak\"" } },
	{ "ORG", "ORG-01", "//Oak\n", { "Your answer: /Oak." }, { NULL }, { "\"/Oak\"" } },
	{ "ORG", "ORG-01", "/home/oak.txt\n", { "Your answer: /home/oak.txt." }, { NULL }, { "\"/home/oak.txt\"" } },
	{ "ORG", "ORG-01", "/bakc\n", { "/bakc is no command, and nothing was written. To write it as text, begin with two slashes: //bakc" }, { "Written" }, { NULL }, "bakc" },
	{ "ORG", "ORG-01", "/where\nOak\n", { "questions are answered.", "Your answer: Oak." }, { NULL }, { "\"Oak\"" } },
	{ "ORG", "ORG-01", "next\n", { "Saved as text. If you meant the command, type /undo, then /next." }, { NULL }, { "\"next\"" } },
	{ "ORG", "ORG-01", "Oak\n1\n\n", { "Now it reads: Oak\n" }, { NULL }, { "\"Oak\"" } },
	{ "ORG", "ORG-01", "Oak\n1\n-\n", { "Nothing is written here now." }, { NULL }, { NULL }, "Oak" },
	{ "ORG", "ORG-01", "\xff\xfe\n", { "is not text. Nothing was changed." }, { NULL }, { NULL }, "\xff" },
	/* Where numbers are asked for, a word is no text. */
	{ "ORG", "ORG-10", "where\nnext\n", { "questions are answered.", "ORG-11: question" }, { "Error", "as text" }, { NULL } },
	{ "ORG", "ORG-10", "-5\n\n", { "Error: ", "It is kept as you typed it. Type another, or - to clear it.", "“-5” stays as you typed it." },
		{ "Error: Enter a whole number that fits here, such as 12 or 0. It is kept as you typed it. Type another, or - to clear it.\nSaved" }, { "-5" } },
	/* The state after the whole line, whichever came first. */
	{ "KF2", "KF2-4", "1 3\n1 8\n", { "Chosen: Induction, A handbook.", "Chosen: None of these. Not chosen now: Induction, A handbook." },
		{ "Chosen: Induction." }, { "none" } },
	{ "KF2", "KF2-4", "8\n8 1\n", { "Chosen: None of these.", "Chosen: Induction. Not chosen now: None of these." }, { NULL }, { "[" }, "none" },
	/* Commands work on every line of a long text; what is none is said, and the text goes on. */
	{ "SUM", "SUM-1", "We are worried.\n/danger\n", { "Your line is kept.\n", "Your answer: We are worried. Saved", "A child is in danger now" }, { NULL }, { "\"We are worried.\"" }, "danger" },
	{ "SUM", "SUM-1", "One.\nTwo.\n/quit\n.\n", { "Your 2 lines are kept.\n", "You have left." }, { NULL }, { "One.\\nTwo." }, "quit" },
	{ "SUM", "SUM-1", "One.\n/wher\n//wher\n/where\nTwo.\nquit\n.\n", { "/wher is no command, and nothing was written. To write it as text, begin with two slashes: //wher",
		"questions are answered.", "Go on with your text.", "Kept as text. If you meant the command, type /quit." }, { NULL }, { "One.\\n/wher\\nTwo.\\nquit" } },
	{ "SUM", "SUM-1", "One.\n/home/oak.txt\n.\n", { "Written, 2 words." }, { "no command" }, { "One.\\n/home/oak.txt" } },
	/* One word of a text, one line of it. */
	{ "SUM", "SUM-1", "We lisen.\nAnd act.\n.\nchange lisen to listen\nchange 2 to And we act.\nread\n", { "Line 1: We listen.\nLine 2: And we act.\n" }, { NULL },
		{ "We listen.\\nAnd we act." } },
	{ "SUM", "SUM-1", "We and we.\n.\nchange we to you\nchange they to you\n", { "“they” is not in this text. Nothing was changed." }, { NULL }, { "We and you." } },
	/* Blanks beside the words are none of them; without words nothing is changed. */
	{ "ORG", "ORG-01", "Oak\n/change  to Elm\n/change to Elm\n/change  Oak  to  Ash \n", { "Number or word: \nTo change a word, type",
		"/change OLD to NEW. Nothing was changed.", "Your answer: Ash." }, { "is not in this text", "Choose the text" }, { "\"Ash\"" } },
	{ "ORG", "ORG-01", "Go to sea\n1\n/change to to by\n", { "Your answer: Go by sea." }, { NULL }, { "\"Go by sea\"" } },
	{ "ORG", "ORG-01", "//change Oak to Elm\n", { "Your answer: /change Oak to Elm." }, { NULL }, { "\"/change Oak to Elm\"" } },
	/* While a text is typed, read tells what was typed. */
	{ "SUM", "SUM-1", "/read\nOne.\n/read\nTwo.\n/read\n.\n", { "Nothing is written here now.\n", "Your line is kept.\nOne.\nGo on with your text.",
		"Your 2 lines are kept.\nLine 1: One.\nLine 2: Two.\nGo on with your text." }, { NULL }, { "One.\\nTwo." } },
	{ "SUM", "SUM-1", "Old text.\n.\n1\nNew.\n/read\n.\n", { "Your line is kept.\nNew.\nGo on" }, { NULL }, { "\"New.\"" } },
	{ "KF1", "KF1-4", "save\n", { "Everything is saved." }, { "Nothing changed" }, { NULL } },
	{ "KF1", "KF1-4", "/2\n", { "Chosen: Partially met." }, { "no command" }, { "partly" } },
	{ "KF1", "KF1-4", "partially met\n", { "Chosen: Partially met." }, { NULL }, { "partly" } },
	{ "KF1", "KF1-4", "option 2\n", { "Chosen: Partially met." }, { NULL }, { "partly" } },
	/* Something new is told, not the whole page. */
	{ "KF1", "KF1-4", "5\n/options\n", { "\n6) Why does it not apply to you?", "\n7) Continue\n" }, { NULL }, { "not_applicable" } },
	{ "KF1", "KF1-4", "question\n", { "KF1-4: question 3 of 3\nIs there" }, { NULL }, { NULL } },
	{ "SUM", "SUM-1", "We listen.\n\nAnd we act.\n.\n", { "A line with a single full stop ends the text.", "Written, 5 words." }, { NULL },
		{ "We listen.\\n\\nAnd we act." } },
	{ "SUM", "SUM-1", "We listen.\nAnd", { "Written, 3 words." }, { NULL }, { "We listen.\\nAnd" } },
	{ "SUM", "SUM-1", "We listen.\n.\n1\n-\n", { "Nothing is written here now." }, { NULL }, { NULL }, "listen" },
	{ "SUM", "SUM-1", "We listen.\n.\n1\nWe act.\n.\n", { "What you type takes its place." }, { NULL }, { "We act." }, "listen" },
};

static void what_is_typed(void **state)
{
	bool all_good = true;
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session session;
		begin(&session, cases[i].section, cases[i].question);
		run(&session, cases[i].script);
		char *answer = answer_of(&session, cases[i].question);
		bool good = !cases[i].not_answer || !strstr(answer, cases[i].not_answer);
		for (size_t k = 0; k < 4; k++)
			good &= !cases[i].told[k] || told(&session, cases[i].told[k]);
		for (size_t k = 0; k < 2; k++)
			good &= !cases[i].not_told[k] || !told(&session, cases[i].not_told[k]);
		for (size_t k = 0; k < 3; k++)
			good &= !cases[i].answer[k] || strstr(answer, cases[i].answer[k]);
		if (!good) {
			print_error("%s, typed:\n%s\nanswer: %s\ntold:\n", cases[i].question, cases[i].script, answer);
			fputs(buf_text(&session.told), stderr);
		}
		all_good &= good;
		free(answer);
		end(&session);
	}
	assert_true(all_good);
}

/* Numbers that are none are said at once, and asked for again; the empty line goes on. */
static void bad_number(void **state)
{
	struct session session;
	(void)state;
	begin(&session, "ORG", "ORG-10");
	run(&session, "many\n12\n");
	assert_true(told(&session, "Error: "));
	char *answer = answer_of(&session, "ORG-10");
	assert_non_null(strstr(answer, "12"));
	assert_null(strstr(answer, "many"));
	free(answer);
	end(&session);
}

static void line_that_cannot_be(void **state)
{
	static const char zero[] = "ab\0cd\n2\n";
	struct session session;
	(void)state;
	begin(&session, "KF1", "KF1-4");
	run_bytes(&session, zero, sizeof zero - 1);
	assert_true(told(&session, "This line is too long, or it is not text."));
	assert_true(told(&session, "Chosen: Partially met."));
	end(&session);
}

static void again_tells_the_same(void **state)
{
	struct session session;
	(void)state;
	begin(&session, "KF1", "KF1-4");
	run(&session, "again\n");
	const char *first = strstr(buf_text(&session.told), "KF1-4: question");
	const char *prompt = strstr(first, "Number or word: ");
	const char *second = strstr(prompt, "KF1-4: question");
	assert_non_null(second);
	assert_memory_equal(first, second, prompt - first);
	end(&session);
}

/* Nobody hears any more: what was chosen is saved all the same, and the program ends. */
static void output_that_is_gone(void **state)
{
	int to[2], from[2];
	struct session session;
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	begin(&session, "KF1", "KF1-4");
	assert_int_equal(pipe2(to, O_CLOEXEC), 0);
	assert_int_equal(pipe2(from, O_CLOEXEC), 0);
	assert_int_equal(write(to[1], "2\n", 2), 2);
	close(from[0]);
	assert_int_equal(lines_run(&session.driver.worker, to[0], from[1]), 0); /* the input does not end */
	assert_true(session.driver.worker.quit);
	close(from[1]);
	close(to[0]);
	close(to[1]);
	char *answer = answer_of(&session, "KF1-4");
	assert_non_null(strstr(answer, "partly"));
	free(answer);
	end(&session);
}

/* Typed ahead of a signal: text and numbers are kept; no word is obeyed, nothing is chosen, and nothing behind such a line is taken. */
static void typed_ahead_of_a_signal(void **state)
{
	static const struct { const char *section, *question, *script, *kept, *not_kept, *not_told; } ahead[] = {
		{ "ORG", "ORG-10", "12\n", "12", NULL, NULL },
		{ "ORG", "ORG-10", "12\nundo\n34\n", "12", "34", "Undone" },
		{ "ORG", "ORG-10", "next\nOak\n", NULL, "Oak", "ORG-11" },
		{ "ORG", "ORG-01", "Oak\n", "Oak", NULL, NULL },
		{ "ORG", "ORG-01", "next\n", "next", NULL, NULL },
		{ "ORG", "ORG-01", "/next\n", NULL, "next", "ORG-02" },
		{ "ORG", "ORG-08", "1 3\n", NULL, "[", "Chosen" },
		{ "SUM", "SUM-1", "One.\nnext\n/home/oak.txt\n/back\nTwo.\n", "\"One.\\nnext\\n/home/oak.txt\"", "Two", NULL },
	};
	char byte;
	(void)state;
	assert_true(leaving_catch(NULL));
	assert_int_equal(raise(SIGTERM), 0);
	for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
		struct session session;
		begin(&session, ahead[i].section, ahead[i].question);
		run(&session, ahead[i].script);
		char *answer = answer_of(&session, ahead[i].question);
		bool good = (!ahead[i].kept || strstr(answer, ahead[i].kept)) && (!ahead[i].not_kept || !strstr(answer, ahead[i].not_kept))
			&& (!ahead[i].not_told || !told(&session, ahead[i].not_told)) && place_of(&session.driver.model)->question
			&& !strcmp(place_of(&session.driver.model)->question->id, ahead[i].question) && told(&session, "Your answers are saved.");
		if (!good)
			fail_msg("%s, typed:\n%s\nanswer: %s\ntold:\n%s", ahead[i].question, ahead[i].script, answer, buf_text(&session.told));
		free(answer);
		end(&session);
	}
	assert_int_equal(read(leaving_fd(), &byte, 1), 1);
}

static void text_beyond_its_limit(void **state)
{
	char script[700];
	struct session session;
	(void)state;
	begin(&session, "SUM", "SUM-1");
	memset(script, 'a', 650);
	memcpy(script + 650, "\n.\n", 4);
	run(&session, script);
	assert_true(told(&session, "Written, 1 word. About 600 characters are enough. You have 650. Saved 19:04.\n"));
	end(&session);
}

/* The folder is gone: that is said, and the exit status says it too. */
static void saving_that_fails(void **state)
{
	char away[80];
	struct session session;
	(void)state;
	begin(&session, "KF1", "KF1-4");
	snprintf(away, sizeof away, "%s.away", session.driver.dir);
	assert_int_equal(rename(session.driver.dir, away), 0);
	run_bytes(&session, "2\n", 2);
	assert_int_equal(rename(away, session.driver.dir), 0);
	assert_int_equal(session.status, 74);
	assert_true(told(&session, "NOT SAVED"));
	assert_false(told(&session, "Your answers are saved."));
	end(&session);
}

/* From the summary a number leads to the very field: it is told with the same words, asked for, and /back leads to the summary. */
static void from_the_summary(void **state)
{
	static const struct { const char *answer; bool last; const char *script, *told[4]; } jumps[] = {
		{ "{\"parts\":{\"paid\":3,\"paid_children\":1,\"vols_children\":0},\"typed\":{\"part.vols\":\"about ten\"}}", false, "12\n/back\n",
			{ "1) ORG-10  Paid people and volunteers: How many volunteers are there? Enter a whole number that fits here, such as 12 or 0.\n",
			"Error: Enter a whole number that fits here, such as 12 or 0.\n", "How many volunteers are there? ", "How many volunteers are there? 12 people" } },
		{ "{\"parts\":{\"paid\":1,\"paid_children\":4,\"vols\":0,\"vols_children\":0}}", true, "1\n/back\n",
			{ ": How many of the paid people work with children? You have more paid people working with children than paid people in all.",
			"Warning: Look at this\nYou have more paid people working with children than paid people in all. Please check the numbers.\n",
			"How many of the paid people work with children? 1." } },
	};
	(void)state;
	for (size_t i = 0; i < sizeof jumps / sizeof *jumps; i++) {
		struct session session;
		struct json *answer = NULL;
		char script[64], id[32];
		begin(&session, "ORG", "ORG-10");
		struct model *model = &session.driver.model;
		const struct form_question *question = place_of(model)->question;
		assert_true(json_parse(jumps[i].answer, strlen(jumps[i].answer), &json_default_limits, "test", &answer, NULL));
		assert_true(assessment_set_answer(model_assessment(model), question, answer, &model->author, NULL));
		driver_keys(&session.driver, "Ctrl-T");
		assert_true(driver_focus_enter(&session.driver, "go:missing"));
		/* The last line is the only warning. */
		int n = 0;
		do
			snprintf(id, sizeof id, "finding:%d", n++);
		while (driver_focus(&session.driver, id));
		snprintf(script, sizeof script, "%d\n%s", jumps[i].last ? n - 1 : 1, jumps[i].script);
		run(&session, script);
		for (size_t k = 0; k < 4 && jumps[i].told[k]; k++)
			if (!told(&session, jumps[i].told[k]))
				fail_msg("not told: %s\nbut: %s", jumps[i].told[k], buf_text(&session.told));
		assert_int_equal(place_of(&session.driver.model)->screen, SCREEN_MISSING);
		end(&session);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed), cmocka_unit_test(bad_number), cmocka_unit_test(line_that_cannot_be),
		cmocka_unit_test(again_tells_the_same), cmocka_unit_test(output_that_is_gone), cmocka_unit_test(saving_that_fails),
		cmocka_unit_test(from_the_summary), cmocka_unit_test(typed_ahead_of_a_signal), cmocka_unit_test(text_beyond_its_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
