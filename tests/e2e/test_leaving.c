/* SPDX-License-Identifier: MIT */
/* However the program ends, what was typed is there; whatever the terminal is, it says a sentence and loses nothing. */
#include "e2e/board.h"
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
#include <sys/stat.h>

static void signals_lose_nothing(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGINT };
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct home home;
		home_begin(&home);
		struct pty *pty = home_first_answer(&home);
		pty_signal(pty, numbers[i]);
		pty_expect_exit(pty, 0);
		assert_false(pty_is_alternate(pty));
		pty_stop(pty);
		home_expect_kept(&home, HOME_TYPED);
		home_end(&home);
	}
}

static void closed_terminal_loses_nothing(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_first_answer(&home);
	pty_hang_up(pty);
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

/* Nothing but the passing of time: the field keeps the focus, and what was typed is saved all the same. */
static void typing_is_saved_by_itself(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_first_answer(&home);
	pty_expect_gone(pty, "Saving");
	pty_expect_text(pty, "Saved");
	pty_signal(pty, SIGKILL);
	pty_expect_exit(pty, -SIGKILL);
	pty_stop(pty);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

static void small_window(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_open(&home, 5, 20, NULL);
	pty_expect_text(pty, "larger");
	pty_resize(pty, 24, 80);
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_resize(pty, 8, 20);
	pty_expect_gone(pty, "self-assessments");
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

static void expect_no_escapes(struct pty *pty)
{
	size_t len;
	const char *bytes = pty_bytes(pty, &len);
	assert_null(memchr(bytes, '\033', len));
}

/* A terminal that this computer does not know is told line by line, and the way to the full screen is said. */
static void unknown_terminal(void **state)
{
	(void)state;
	struct home home;
	home_begin(&home);
	struct pty *pty = home_open(&home, 24, 80, (const char *const[]){ "TERM=no-such-terminal", NULL });
	pty_expect_text(pty, "does not know your terminal (no-such-terminal)");
	pty_expect_text(pty, "TERM=xterm section11");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "\004");
	pty_expect_exit(pty, 0);
	expect_no_escapes(pty);
	pty_stop(pty);
	home_end(&home);
}

/* No terminal at all: EX_UNAVAILABLE, a sentence, and no escape sequence. */
static void no_terminal(void **state)
{
	(void)state;
	struct home home;
	home_begin(&home);
	char *out = run_program(69, (const char *const[]){ wanted("SECTION11"), "--dir", home.client, NULL });
	assert_string_equal(out, "");
	free(out);
	char *said = run_program(69, (const char *const[]){ "/bin/sh", "-c", "exec \"$0\" --dir \"$1\" 2>&1 </dev/null", wanted("SECTION11"),
		home.client, NULL });
	assert_non_null(strstr(said, "Without a terminal, use the verbs: section11 --help lists them."));
	assert_null(strchr(said, '\033'));
	free(said);
	home_end(&home);
}

/* What cannot show a screen is told line by line; the end of input (Ctrl-D) leaves. */
static void plain_terminals_are_told(void **state)
{
	static const char *const envs[] = { "TERM=dumb", "TERM", "ACCESSIBLE=1" };
	(void)state;
	struct home home;
	home_begin(&home);
	for (size_t i = 0; i < sizeof envs / sizeof *envs; i++) {
		struct pty *pty = home_open(&home, 24, 80, (const char *const[]){ envs[i], NULL });
		pty_expect_cursor_on(pty, "Number or word:");
		pty_type(pty, "nonsense\n");
		pty_expect_text(pty, "there is no such word");
		pty_type(pty, "\004");
		pty_expect_exit(pty, 0);
		expect_no_escapes(pty);
		pty_stop(pty);
	}
	home_end(&home);
}

/* A signal while long text is being typed, line by line: the lines so far are kept. */
static void signal_in_line_mode(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_first_answer(&home);
	pty_press(pty, "F10");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "1\n");
	pty_expect_text(pty, "What you type takes its place.");
	pty_type(pty, "Another name\n");
	pty_expect_text(pty, ": Another name. Saved");
	pty_type(pty, "evidence\n");
	pty_expect_text(pty, "You can type several lines.");
	pty_type(pty, "First minutes\n" HOME_TYPED "\n");
	pty_expect_text(pty, HOME_TYPED);
	pty_signal(pty, SIGTERM);
	pty_expect_text(pty, "Your answers are saved.");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

/* In the middle of an answer to line mode and back: what was typed goes along. */
static void to_line_mode_and_back(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_first_answer(&home);
	pty_press(pty, "Alt-l");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_expect_text(pty, "Type screen to come back");
	assert_false(pty_is_alternate(pty));
	pty_type(pty, "1\n");
	pty_expect_text(pty, "Now it reads: " HOME_TYPED);
	pty_type(pty, "/screen\n");
	pty_expect_gone(pty, "Now it reads");
	pty_expect_text(pty, HOME_TYPED);
	assert_true(pty_is_alternate(pty));
	pty_press(pty, "Ctrl-Q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

/* The word `screen` where there is none: line mode goes on, and says why. */
static void no_screen_to_go_to(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_open(&home, 50, 80, (const char *const[]){ "TERM=dumb", NULL });
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "screen\n");
	pty_expect_text(pty, "cannot show");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "quit\n");
	pty_expect_exit(pty, 0);
	expect_no_escapes(pty);
	pty_stop(pty);
	home_end(&home);
}

static void unknown_locale(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_open(&home, 24, 80, (const char *const[]){ "LC_ALL=xx_YY.UTF-8", "LANGUAGE=xx", NULL });
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

/* A catalogue is enough: the locale itself need not be on this computer. */
static void welsh(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_open(&home, 24, 80, (const char *const[]){ "LC_ALL=cy_GB.UTF-8", "LANGUAGE=cy", NULL });
	pty_expect_text(pty, "Eich hunanasesiadau");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

/* Chosen on the screen, in a real terminal; the next start has it. */
static void language_is_changed_and_remembered(void **state)
{
	struct home home;
	(void)state;
	home_begin(&home);
	struct pty *pty = home_open(&home, 24, 80, (const char *const[]){ NULL });
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_press(pty, "F8");
	pty_expect_text(pty, "Which language?");
	pty_press(pty, "Down Enter");
	pty_expect_text(pty, "Eich hunanasesiadau");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	pty = home_open(&home, 24, 80, (const char *const[]){ NULL });
	pty_expect_text(pty, "Eich hunanasesiadau");
	pty_press(pty, "F8 Home Enter");
	pty_expect_text(pty, "Your Section 11 self-assessments");
	pty_press(pty, "q");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

/* ---- what cannot be saved ---- */

/* A shell has to be told that it is one word. */
#define OWN_FOLDER "Mo's Documents"

/* The folder is gone, as when a stick is pulled out, with an answer in the field. */
static struct pty *unsaved_answer(struct home *home, char away[128])
{
	char own[128];
	home_begin(home);
	snprintf(own, sizeof own, "HOME=%s/" OWN_FOLDER, home->dir);
	assert_int_equal(mkdir(own + strlen("HOME="), 0700), 0);
	struct pty *pty = home_open(home, 24, 80, (const char *const[]){ own, "TMPDIR", NULL });
	home_to_first_question(pty);
	snprintf(away, 128, "%s.away", home->client);
	assert_int_equal(rename(home->client, away), 0);
	pty_type(pty, HOME_TYPED);
	pty_expect_text(pty, "NOT SAVED");
	return pty;
}

static void folder_is_back(const struct home *home, const char *away)
{
	free(run_program(0, (const char *const[]){ "/bin/rm", "-rf", home->client, NULL }));
	assert_int_equal(rename(away, home->client), 0);
}

/* The only copy in the person's own folder; `id` is that of the assessment. */
static void find_copy(const char *folder, char name[128], char id[16])
{
	struct file_names names = { 0 };
	name[0] = '\0';
	assert_true(file_list(folder, &names, NULL));
	for (size_t i = 0; i < names.n; i++)
		if (strstr(names.names[i], "-not-saved.json")) {
			snprintf(name, 128, "%s", names.names[i]);
			snprintf(id, 16, "%.8s", names.names[i] + strlen("section11-"));
		}
	file_names_release(&names);
	assert_true(name[0]);
}

/* Taken in by the very command that was told, in a shell: then nothing is lost. */
static void expect_copy(const struct home *home, struct pty *pty)
{
	char folder[128], name[128], id[16], command[1024], line[2048];
	snprintf(folder, sizeof folder, "%s/" OWN_FOLDER, home->dir);
	find_copy(folder, name, id);
	snprintf(command, sizeof command, "section11 answer %s --from '%s/Mo'\\''s Documents/%s' --dir %s", id, home->dir, name, home->client);
	if (pty)
		pty_expect_bytes(pty, command);
	snprintf(line, sizeof line, "section11() { \"$0\" \"$@\"; }; %s", command);
	free(run_program(0, (const char *const[]){ "/bin/sh", "-c", line, wanted("SECTION11"), NULL }));
	home_expect_kept(home, HOME_TYPED);
}

/* The key that leaves does not, as long as what was typed is not saved; once it can be, it leaves. */
static void leaving_waits_for_saving(void **state)
{
	struct home home;
	char away[128];
	(void)state;
	struct pty *pty = unsaved_answer(&home, away);
	pty_press(pty, "Ctrl-Q");
	pty_expect_text(pty, "You have not left.");
	folder_is_back(&home, away);
	pty_press(pty, "Enter");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_expect_kept(&home, HOME_TYPED);
	home_end(&home);
}

/* Chosen, and chosen again: the exit status and a line say what is lost. */
static void leaving_without_saving(void **state)
{
	struct home home;
	char away[128];
	(void)state;
	struct pty *pty = unsaved_answer(&home, away);
	pty_press(pty, "Ctrl-Q");
	pty_expect_text(pty, "You have not left.");
	pty_press(pty, "End");
	pty_expect_cursor_on(pty, "Leave without saving");
	pty_press(pty, "Enter");
	pty_expect_text(pty, "Nobody can bring it back.");
	pty_press(pty, "End Enter");
	pty_expect_exit(pty, 74);
	pty_expect_bytes(pty, "You left without your last changes");
	pty_stop(pty);
	folder_is_back(&home, away);
	home_end(&home);
}

/* Nobody can be asked: a copy goes elsewhere, and the exit status and a line on standard error say so. */
static void signals_rescue(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP };
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct home home;
		char away[128];
		struct pty *pty = unsaved_answer(&home, away);
		pty_signal(pty, numbers[i]);
		pty_expect_exit(pty, 74);
		folder_is_back(&home, away);
		expect_copy(&home, pty);
		pty_stop(pty);
		home_end(&home);
	}
}

static void hang_up_rescues(void **state)
{
	struct home home;
	char away[128];
	(void)state;
	struct pty *pty = unsaved_answer(&home, away);
	pty_hang_up(pty);
	pty_expect_exit(pty, 74);
	pty_stop(pty);
	folder_is_back(&home, away);
	expect_copy(&home, NULL);
	home_end(&home);
}

/* The same by lines: the word is refused, the end of the input is not. */
static void end_of_input_rescues(void **state)
{
	struct home home;
	char away[128];
	(void)state;
	struct pty *pty = unsaved_answer(&home, away);
	pty_press(pty, "F10");
	pty_expect_cursor_on(pty, "Number or word:");
	pty_type(pty, "quit\n");
	pty_expect_text(pty, "You have not left.");
	pty_type(pty, "/quit\n");
	pty_expect_text(pty, "It could not be saved this time either.");
	pty_type(pty, "\004");
	pty_expect_exit(pty, 74);
	folder_is_back(&home, away);
	expect_copy(&home, pty);
	pty_stop(pty);
	home_end(&home);
}

/* ---- putting aside ---- */

/* As in any shell: the key stops the program, what was typed is saved, and fg brings the page back. */
static void put_aside_and_back(void **state)
{
	struct home home;
	char line[512];
	(void)state;
	home_begin(&home);
	struct pty *pty = pty_start(24, 80, (const char *const[]){ "/bin/sh", "-i", NULL }, (const char *const[]){ "PS1=here> ", "ENV", NULL });
	pty_expect_text(pty, "here>");
	snprintf(line, sizeof line, "%s --dir %s\r", wanted("SECTION11"), home.client);
	pty_type(pty, line);
	home_to_first_question(pty);
	pty_type(pty, HOME_TYPED);
	pty_expect_text(pty, HOME_TYPED);
	pty_press(pty, "Alt-z");
	pty_expect_text(pty, "Stopped");
	assert_false(pty_is_alternate(pty));
	home_expect_kept(&home, HOME_TYPED);
	pty_type(pty, "fg\r");
	pty_expect_gone(pty, "Stopped");
	pty_expect_text(pty, HOME_TYPED);
	pty_forget_bytes(pty);
	pty_press(pty, "Ctrl-Q");
	pty_expect_bytes(pty, "here> "); /* a new one: what is typed before would be thrown away with the program's keys */
	pty_type(pty, "exit\r");
	pty_expect_exit(pty, 0);
	pty_stop(pty);
	home_end(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signals_lose_nothing), cmocka_unit_test(closed_terminal_loses_nothing),
		cmocka_unit_test(typing_is_saved_by_itself), cmocka_unit_test(small_window), cmocka_unit_test(unknown_terminal), cmocka_unit_test(no_terminal),
		cmocka_unit_test(plain_terminals_are_told), cmocka_unit_test(signal_in_line_mode),
		cmocka_unit_test(to_line_mode_and_back), cmocka_unit_test(no_screen_to_go_to),
		cmocka_unit_test(leaving_waits_for_saving), cmocka_unit_test(leaving_without_saving), cmocka_unit_test(signals_rescue),
		cmocka_unit_test(hang_up_rescues), cmocka_unit_test(end_of_input_rescues), cmocka_unit_test(put_aside_and_back),
		cmocka_unit_test(unknown_locale), cmocka_unit_test(welsh), cmocka_unit_test(language_is_changed_and_remembered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
