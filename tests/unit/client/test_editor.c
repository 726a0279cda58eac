/* SPDX-License-Identifier: MIT */
/* Which editor is the person's own, and how it runs: its words, its end, and what signals do meanwhile. */
#include "client/editor.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void words_of_a_setting(void **state)
{
	/* What is set, and its words with a bar between; NULL: that is no editor. */
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "nano", "nano" }, { "  nano  ", "nano" }, { "code --wait", "code|--wait" }, { "emacsclient\t-c -a ''", "emacsclient|-c|-a|" },
		{ "'/opt/my editor/bin/ed' -x", "/opt/my editor/bin/ed|-x" }, { "\"/opt/my editor/ed\"", "/opt/my editor/ed" },
		{ "/opt/my\\ editor/ed", "/opt/my editor/ed" }, { "a\"b c\"d", "ab cd" }, { "'it'\\''s'", "it's" }, { "a '\\'", "a|\\" },
		{ "vi; rm -rf $HOME `x` *", "vi;|rm|-rf|$HOME|`x`|*" }, { "a 'b c", "a|b c" }, { "a\\", "a\\" },
		{ "", NULL }, { "   ", NULL }, { "''", NULL }, { "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16" },
		{ "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", NULL },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct editor editor;
		struct buf words = BUF(1000);
		bool is = editor_split(cases[i].text, &editor);
		print_message("%s\n", cases[i].text);
		assert_int_equal(is, cases[i].words != NULL);
		if (!is)
			continue;
		for (size_t k = 0; k < editor.n; k++)
			buf_printf(&words, "%s%s", k ? "|" : "", editor.words[k]);
		assert_string_equal(buf_text(&words), cases[i].words);
		buf_release(&words);
		editor_release(&editor);
	}
}

static void which_one(void **state)
{
	static const struct {
		const char *visual, *editor, *term, *found;
	} cases[] = {
		{ "v", "e", "xterm", "v" }, { NULL, "e", "xterm", "e" }, { "", "e", "xterm", "e" }, { "  ", "e", "xterm", "e" },
		{ "v", NULL, "xterm", "v" }, { "v", "e", "dumb", "e" }, { "v", NULL, "dumb", NULL }, { "v", "e", NULL, "e" },
		{ NULL, NULL, "xterm", NULL }, { "", "", "xterm", NULL },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct editor editor;
		const char *names[] = { "VISUAL", "EDITOR", "TERM" }, *values[] = { cases[i].visual, cases[i].editor, cases[i].term };
		for (size_t k = 0; k < 3; k++)
			if (values[k])
				setenv(names[k], values[k], 1);
			else
				unsetenv(names[k]);
		assert_int_equal(editor_find(&editor), cases[i].found != NULL);
		if (!cases[i].found)
			continue;
		assert_string_equal(editor.words[0], cases[i].found);
		editor_release(&editor);
	}
}

/* `script` is run by sh; the file is its $1. */
static struct editor_end run(const char *script, const char *path, int leaving_fd)
{
	struct editor editor = { .words = { strdup("sh"), strdup("-c"), strdup(script), strdup("sh") }, .n = 4 };
	struct editor_end end = editor_run(&editor, path, leaving_fd);
	for (size_t i = 0; i < editor.n; i++)
		free(editor.words[i]);
	return end;
}

static void how_it_ends(void **state)
{
	static const struct {
		const char *script;
		int status, by_signal;
	} cases[] = {
		{ "exit 0", 0, 0 }, { "exit 3", 3, 0 }, { "kill -9 $$", 0, SIGKILL }, { "test \"$1\" = '/tmp/a b;c'", 0, 0 },
		/* signals are as usual there: none is left ignored, none is held back */
		{ "kill -INT $$; exit 0", 0, SIGINT }, { "kill -QUIT $$; exit 0", 0, SIGQUIT }, { "kill -PIPE $$; exit 0", 0, SIGPIPE },
		{ "kill -XFSZ $$; exit 0", 0, SIGXFSZ }, { "grep -q '^SigBlk:.*[1-9a-f]' /proc/self/status && exit 1; exit 0", 0, 0 },
	};
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct editor_end end = run(cases[i].script, "/tmp/a b;c", -1);
		print_message("%s\n", cases[i].script);
		assert_true(end.started);
		assert_false(end.told_to_leave || end.running);
		assert_int_equal(end.status, cases[i].status);
		assert_int_equal(end.by_signal, cases[i].by_signal);
	}
}

static void what_is_no_program(void **state)
{
	static const char *const names[] = { "/no/such/editor", "no-such-editor-here", "/etc/passwd", "/" };
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct editor editor;
		assert_true(editor_split(names[i], &editor));
		assert_false(editor_run(&editor, "x", -1).started);
		editor_release(&editor);
	}
}

static volatile sig_atomic_t caught;

static void catch(int number)
{
	caught = number;
}

/* Ctrl-C is the editor's; afterwards this program has its own way with it again. */
static void signals_come_back(void **state)
{
	sigset_t mask;
	char script[64];
	(void)state;
	signal(SIGINT, catch);
	snprintf(script, sizeof script, "kill -INT %ld; exit 0", (long)getpid());
	assert_true(run(script, "x", -1).started);
	assert_int_equal(caught, 0);
	raise(SIGINT);
	assert_int_equal(caught, SIGINT);
	sigprocmask(SIG_BLOCK, NULL, &mask);
	assert_false(sigismember(&mask, SIGCHLD));
}

/* Told to leave, it hangs the editor up and takes what that makes of it; one that does not end is left behind. */
static void told_to_leave(void **state)
{
	int fds[2];
	char script[200];
	long pid = 0;
	(void)state;
	assert_int_equal(pipe(fds), 0);
	/*
	 * The script itself makes the descriptor readable, once it is ready for what comes of that. What sleeps on after it must not hold
	 * our output open: who runs this test waits for its end.
	 */
	snprintf(script, sizeof script, "trap 'exit 0' HUP; echo x >&%d; while :; do sleep 60 >/dev/null 2>&1 & wait $!; done",
		fds[1]);
	struct editor_end end = run(script, "x", fds[0]);
	assert_true(end.told_to_leave);
	assert_false(end.running);
	assert_int_equal(end.status, 0);
	assert_int_equal(read(fds[0], script, sizeof script), 2);
	snprintf(script, sizeof script, "trap '' HUP; echo $$ >&%d; exec sleep 60", fds[1]);
	end = run(script, "x", fds[0]);
	assert_true(end.told_to_leave && end.running);
	ssize_t n = read(fds[0], script, sizeof script - 1);
	assert_true(n > 0);
	script[n] = '\0';
	assert_int_equal(sscanf(script, "%ld", &pid), 1);
	kill((pid_t)pid, SIGKILL);
	waitpid((pid_t)pid, NULL, 0);
	close(fds[0]);
	close(fds[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_a_setting), cmocka_unit_test(which_one), cmocka_unit_test(how_it_ends), cmocka_unit_test(what_is_no_program),
		cmocka_unit_test(signals_come_back), cmocka_unit_test(told_to_leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
