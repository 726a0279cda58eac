/* SPDX-License-Identifier: MIT */
#include "e2e/board.h"

#include "base/buf.h"
#include "base/json.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Its standard input stays open as long as this process lives: what ends with it ends with the test, however that ends. */
static pid_t start(const char *const argv[], int *ret_out)
{
	int out[2], in[2];
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	assert_true(pid > 0);
	close(out[1]);
	close(in[0]);
	*ret_out = out[0];
	return pid;
}

char *run_program(int status, const char *const argv[])
{
	struct buf text = BUF(16 * BUF_MIB);
	char block[4096];
	int out, ended = 0;
	pid_t pid = start(argv, &out);
	for (ssize_t n; (n = read(out, block, sizeof block)) > 0;)
		buf_add(&text, block, (size_t)n);
	close(out);
	assert_int_equal(waitpid(pid, &ended, 0), pid);
	if (!WIFEXITED(ended) || WEXITSTATUS(ended) != status)
		fail_msg("%s %s ended with %d instead of %d: %s", argv[0], argv[3] ? argv[3] : "", ended, status, buf_text(&text));
	return buf_take(&text);
}

static int free_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &len), 0);
	close(fd);
	return ntohs(at.sin_port);
}

void board_begin(struct board_under_test *board, const char *program, const char *dir, const char *form, const char *invitation)
{
	char endpoint[64];
	*board = (struct board_under_test){ .program = program, .port = free_port() };
	snprintf(board->dir, sizeof board->dir, "%s", dir);
	snprintf(endpoint, sizeof endpoint, "http://127.0.0.1:%d", board->port);
	free(run_program(0, (const char *const[]){ program, "--dir", dir, "init", "--name", "Practice Partnership", "--endpoint", endpoint, NULL }));
	char *agency = run_program(0, (const char *const[]){ program, "--dir", dir, "agency", "add", "--name", "Oak Street Youth Club",
		"--sector", "VCS", NULL });
	agency[strcspn(agency, "\n")] = '\0';
	snprintf(board->agency, sizeof board->agency, "%s", agency);
	free(agency);
	free(run_program(0, (const char *const[]){ program, "--dir", dir, "invite", board->agency, "--form", form, "-o", invitation, NULL }));
}

void board_receive(struct board_under_test *board)
{
	char listen[32], line[256];
	size_t len = 0;
	snprintf(listen, sizeof listen, "127.0.0.1:%d", board->port);
	board->receiver = start((const char *const[]){ board->program, "--dir", board->dir, "receive", "--listen", listen,
		"--until-stdin-closes", NULL },
		&board->receiver_out);
	/* It says so once it listens. */
	while (len < sizeof line - 1 && read(board->receiver_out, &line[len], 1) == 1 && line[len] != '\n')
		len++;
	line[len] = '\0';
	assert_non_null(strstr(line, "127.0.0.1"));
}

void board_stop(struct board_under_test *board)
{
	int ended;
	if (!board->receiver)
		return;
	kill(board->receiver, SIGTERM);
	assert_int_equal(waitpid(board->receiver, &ended, 0), board->receiver);
	assert_true(WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
	close(board->receiver_out);
	board->receiver = 0;
}

static struct json *parse(char *text)
{
	struct json *json = NULL;
	struct err err = { 0 };
	if (!json_parse(text, strlen(text), &json_default_limits, "output", &json, &err))
		fail_msg("not JSON: %s", text);
	free(text);
	return json;
}

/* The first member with that key, wherever it stands. */
static const struct json *find_deep(const struct json *json, const char *key)
{
	const struct json *hit = json_get(json, key);
	for (const struct json *child = json_first(json); child && !hit; child = json_next(child))
		hit = find_deep(child, key);
	return hit;
}

struct json *board_show_only(struct board_under_test *board)
{
	char id[64];
	free(run_program(0, (const char *const[]){ board->program, "--dir", board->dir, "open", NULL }));
	struct json *returns = parse(run_program(0, (const char *const[]){ board->program, "--dir", board->dir, "returns", "--json", NULL }));
	const char *submission = json_get_text(find_deep(returns, "newest"), "id");
	assert_non_null(submission);
	snprintf(id, sizeof id, "%s", submission);
	json_free(returns);
	return parse(run_program(0, (const char *const[]){ board->program, "--dir", board->dir, "show", id, "--json", NULL }));
}

static void expect_same(const char *question, const char *member, const struct json *shown, const struct json *typed)
{
	if (json_equal(shown, typed))
		return;
	struct buf a = BUF(BUF_MIB), b = BUF(BUF_MIB);
	if (shown)
		json_write(shown, false, &a);
	if (typed)
		json_write(typed, false, &b);
	fail_msg("%s %s: the board has %s, typed was %s", question, member, buf_text(&a), buf_text(&b));
}

void expect_same_answers(const struct json *shown, const struct json *typed)
{
	static const char *const members[] = { "value", "parts", "other", "other_parts", "reason" };
	const struct json *answers = find_deep(shown, "answers");
	assert_non_null(answers);
	for (const struct json *answer = json_first(typed); answer; answer = json_next(answer))
		for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
			const struct json *there = json_get(json_get(answers, json_key(answer)), members[i]), *here = json_get(answer, members[i]);
			if (there || here)
				expect_same(json_key(answer), members[i], there, here);
		}
}
