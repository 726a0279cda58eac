/* SPDX-License-Identifier: MIT */
#include "e2e/talk.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEADLINE_MS 20000
#define MAIN_PROMPT "Number or word: "

static void fail_with_said(const struct talk *talk, const char *what)
{
	print_error("%s\n---- said last:\n%s\n----\n", what, buf_text(&talk->said));
	fail();
}

/* One more piece of what it says. False at the end, or if nothing comes. */
static bool hear_more(struct talk *talk, int timeout_ms)
{
	char bytes[65536];
	struct pollfd fd = { .fd = talk->from, .events = POLLIN };
	if (poll(&fd, 1, timeout_ms) <= 0)
		return false;
	ssize_t n = read(talk->from, bytes, sizeof bytes);
	if (n > 0)
		buf_add(&talk->said, bytes, (size_t)n);
	return n > 0;
}

static const char *last_line(const struct talk *talk)
{
	const char *newline = talk->said.len ? strrchr(talk->said.data, '\n') : NULL;
	return newline ? newline + 1 : buf_text(&talk->said);
}

static bool is_prompt(const struct talk *talk)
{
	const char *line = last_line(talk);
	size_t len = strlen(line);
	return len > 2 && line[len - 1] == ' ' && (line[len - 2] == ':' || strchr("?.!", line[len - 2]));
}

static bool asks_field(const struct talk *talk)
{
	return strcmp(last_line(talk), MAIN_PROMPT) != 0;
}

/* A page told whole begins with its first number; what comes of a choice adds to it. */
static void keep_page(struct talk *talk)
{
	if (strstr(buf_text(&talk->said), "\n1) "))
		buf_clear(&talk->page);
	buf_puts(&talk->page, buf_text(&talk->said));
}

static void wait_for_prompt(struct talk *talk)
{
	/* A piece may end where a prompt would: then there is more at once. */
	while (!is_prompt(talk) || hear_more(talk, 5))
		if (!is_prompt(talk) && !hear_more(talk, DEADLINE_MS))
			fail_with_said(talk, "no prompt came");
	if (memchr(talk->said.data, '\033', talk->said.len))
		fail_with_said(talk, "an escape sequence");
	keep_page(talk);
}

void talk_start(struct talk *talk, const char *const argv[])
{
	int to[2], from[2];
	*talk = (struct talk){ .said = BUF(4 * BUF_MIB), .page = BUF(4 * BUF_MIB) };
	assert_int_equal(pipe2(to, O_CLOEXEC), 0);
	assert_int_equal(pipe2(from, O_CLOEXEC), 0);
	talk->pid = fork();
	if (talk->pid == 0) {
		dup2(to[0], STDIN_FILENO);
		dup2(from[1], STDOUT_FILENO);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(to[0]);
	close(from[1]);
	talk->to = to[1];
	talk->from = from[0];
	wait_for_prompt(talk);
}

static void type(struct talk *talk, const char *line)
{
	size_t len = strlen(line);
	buf_clear(&talk->said);
	assert_int_equal(write(talk->to, line, len), len);
	assert_int_equal(write(talk->to, "\n", 1), 1);
}

void talk_line(struct talk *talk, const char *line)
{
	type(talk, line);
	wait_for_prompt(talk);
}

void talk_word(struct talk *talk, const char *word)
{
	char line[80];
	snprintf(line, sizeof line, "%s%s", asks_field(talk) ? "/" : "", word);
	talk_line(talk, line);
}

void talk_number(struct talk *talk, size_t number)
{
	char word[24];
	snprintf(word, sizeof word, "%zu", number);
	talk_word(talk, word);
}

void talk_text(struct talk *talk, size_t number, const char *text)
{
	talk_number(talk, number);
	if (!asks_field(talk))
		fail_with_said(talk, "that number is no field");
	bool prose = strstr(buf_text(&talk->said), "ingle full stop ends ");
	if (prose) {
		struct buf lines = BUF(BUF_MIB);
		buf_printf(&lines, "%s\n.", text);
		talk_line(talk, buf_text(&lines));
		buf_release(&lines);
	} else {
		talk_line(talk, text);
	}
	/* A short line is read back, of a long text how long it is. */
	bool is_long = strchr(text, '\n') || strlen(text) > 200;
	if (!strstr(buf_text(&talk->said), is_long ? "Written, " : text))
		fail_with_said(talk, "it was not written");
}

void talk_expect(struct talk *talk, const char *text)
{
	while (!strstr(buf_text(&talk->said), text))
		if (!hear_more(talk, DEADLINE_MS))
			fail_with_said(talk, text);
	wait_for_prompt(talk);
}

size_t talk_find(const struct talk *talk, const char *words)
{
	size_t number = 0; /* what was told last holds */
	for (const char *at = buf_text(&talk->page); at; at = strchr(at, '\n')) {
		at += *at == '\n';
		size_t digits = strspn(at, "0123456789");
		if (digits && !strncmp(at + digits, ") ", 2) && !strncmp(at + digits + 2, words, strlen(words)))
			number = (size_t)strtoul(at, NULL, 10);
	}
	return number;
}

void talk_choose(struct talk *talk, const char *words)
{
	size_t number = talk_find(talk, words);
	if (!number) {
		print_error("---- page:\n%s\n", buf_text(&talk->page));
		fail_with_said(talk, words);
	}
	talk_number(talk, number);
}

void talk_is(const struct talk *talk, size_t number, const char *words)
{
	char wanted[4096];
	snprintf(wanted, sizeof wanted, "\n%zu) %s", number, words);
	if (strstr(buf_text(&talk->page), wanted))
		return;
	print_error("---- page:\n%s\n", buf_text(&talk->page));
	fail_with_said(talk, wanted);
}

static void hear_all(struct talk *talk)
{
	while (hear_more(talk, DEADLINE_MS))
		;
}

static void expect_exit(struct talk *talk, int status)
{
	int got;
	hear_all(talk);
	assert_int_equal(waitpid(talk->pid, &got, 0), talk->pid);
	if (!WIFEXITED(got) || WEXITSTATUS(got) != status)
		fail_with_said(talk, "it ended otherwise");
	if (talk->to >= 0)
		close(talk->to);
	close(talk->from);
	buf_release(&talk->said);
	buf_release(&talk->page);
}

void talk_end(struct talk *talk, int status)
{
	close(talk->to);
	talk->to = -1;
	expect_exit(talk, status);
}

void talk_leave(struct talk *talk, const char *word, int status)
{
	char line[80];
	snprintf(line, sizeof line, "%s%s", asks_field(talk) ? "/" : "", word);
	type(talk, line);
	expect_exit(talk, status);
}

void talk_say_last(struct talk *talk, const char *words, const char *text)
{
	char line[24];
	snprintf(line, sizeof line, "%zu", talk_find(talk, words));
	type(talk, line);
	close(talk->to);
	talk->to = -1;
	hear_all(talk);
	if (!strstr(buf_text(&talk->said), text))
		fail_with_said(talk, text);
	expect_exit(talk, 0);
}
