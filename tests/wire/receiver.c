/* SPDX-License-Identifier: MIT */
#include "receiver.h"

#include "board/main.h"
#include "wire/problem.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MS 10000
#define REPLY_MAX_BYTES (4 * BUF_MIB)

static void run_child(const struct receiver *receiver, int input, int output, const char *const *options)
{
	const char *argv[24] = { "section11-board", "--dir", receiver->place.dir, "receive", "--listen", "127.0.0.1:0",
		"--until-stdin-closes", "--disk-floor", "1" };
	int argc = 9;
	for (; options && *options; options++)
		argv[argc++] = *options;
	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	for (int fd = 3; fd < 256; fd++)
		close(fd);
	exit(board_main(argc, (char **)(uintptr_t)argv));
}

static void read_port(struct receiver *receiver, int output)
{
	char line[128];
	size_t len = 0;
	while (len + 1 < sizeof line && read(output, &line[len], 1) == 1 && line[len] != '\n')
		len++;
	line[len] = '\0';
	if (sscanf(line, "Listening on http://127.0.0.1:%d", &receiver->port) != 1)
		fail_msg("the receiver said '%s'", line);
}

/* SQLite's connections must not be carried across a fork. */
void receiver_restart(struct receiver *receiver, const char *const *options)
{
	int input[2], output[2];
	struct err err = { 0 };
	ledger_close(receiver->place.ledger);
	receiver->place.ledger = NULL;
	assert_int_equal(pipe(input), 0);
	assert_int_equal(pipe(output), 0);
	fflush(NULL);
	receiver->pid = fork();
	assert_true(receiver->pid >= 0);
	if (receiver->pid == 0)
		run_child(receiver, input[0], output[1], options);
	close(input[0]);
	close(output[1]);
	receiver->input = input[1];
	read_port(receiver, output[0]);
	close(output[0]);
	assert_works(board_ledger(&receiver->place.board, &receiver->place.ledger, &err), &err);
}

void receiver_start(struct receiver *receiver, const char *const *options)
{
	signal(SIGPIPE, SIG_IGN);
	place_make(&receiver->place);
	receiver_restart(receiver, options);
}

static int wait_for(struct receiver *receiver)
{
	int status = 0;
	if (receiver->pid > 0)
		while (waitpid(receiver->pid, &status, 0) < 0 && errno == EINTR)
			continue;
	receiver->pid = 0;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int receiver_end(struct receiver *receiver)
{
	if (receiver->input >= 0)
		close(receiver->input);
	receiver->input = -1;
	return wait_for(receiver);
}

void receiver_kill(struct receiver *receiver)
{
	kill(receiver->pid, SIGKILL);
	receiver_end(receiver);
}

void receiver_release(struct receiver *receiver)
{
	if (receiver->pid > 0)
		receiver_kill(receiver);
	place_release(&receiver->place);
}

int receiver_connect(const struct receiver *receiver)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_port = htons((uint16_t)receiver->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)
	};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof address), 0);
	return fd;
}

void send_bytes(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;
	while (len > 0) {
		ssize_t n = send(fd, at, len, MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		at += n;
		len -= (size_t)n;
	}
}

/* Bytes read; 0 at the end, also when the other side cut it. */
static size_t read_some(int fd, char *to, size_t size)
{
	struct pollfd watch = { fd, POLLIN, 0 };
	if (poll(&watch, 1, WAIT_MS) != 1)
		fail_msg("nothing came for %d ms", WAIT_MS);
	ssize_t n = recv(fd, to, size, 0);
	return n > 0 ? (size_t)n : 0;
}

bool read_end(int fd)
{
	char bytes[4096];
	while (read_some(fd, bytes, sizeof bytes) > 0)
		continue;
	return true;
}

void reply_release(struct reply *reply)
{
	buf_release(&reply->head);
	buf_release(&reply->body);
}

const char *reply_header(const struct reply *reply, const char *name)
{
	static _Thread_local char value[512];
	size_t len = strlen(name);
	value[0] = '\0';
	for (const char *line = strstr(buf_text(&reply->head), "\r\n"); line; line = strstr(line + 2, "\r\n"))
		if (strncasecmp(line + 2, name, len) == 0 && line[2 + len] == ':') {
			const char *from = line + 2 + len + 1;
			from += strspn(from, " ");
			snprintf(value, sizeof value, "%.*s", (int)strcspn(from, "\r"), from);
		}
	return value;
}

const char *reply_problem(const struct reply *reply)
{
	static _Thread_local char name[64], detail[256];
	return problem_read(buf_text(&reply->body), reply->body.len, name, sizeof name, detail, sizeof detail) ? name : "";
}

/* Moves what stands behind the head into the body; false while the head is not whole. */
static bool split_head(struct reply *reply)
{
	char *end = reply->head.data ? memmem(reply->head.data, reply->head.len, "\r\n\r\n", 4) : NULL;
	if (!end)
		return false;
	size_t head_len = (size_t)(end + 4 - reply->head.data);
	buf_add(&reply->body, end + 4, reply->head.len - head_len);
	buf_cut(&reply->head, head_len);
	return true;
}

static bool is_whole(const struct reply *reply)
{
	const char *length = reply_header(reply, "Content-Length");
	return *length && reply->body.len >= strtoul(length, NULL, 10);
}

void read_reply(int fd, struct reply *reply)
{
	char bytes[65536];
	bool has_head = false;
	*reply = (struct reply){ .status = -1, .head = BUF(REPLY_MAX_BYTES), .body = BUF(REPLY_MAX_BYTES) };
	while (!reply->closed && !(has_head && is_whole(reply))) {
		size_t n = read_some(fd, bytes, sizeof bytes);
		reply->closed = n == 0;
		buf_add(has_head ? &reply->body : &reply->head, bytes, n);
		has_head = has_head || split_head(reply);
	}
	if (has_head && is_whole(reply))
		sscanf(buf_text(&reply->head), "HTTP/1.%*d %d", &reply->status);
}

void converse(const struct receiver *receiver, const struct buf *request, struct reply *reply)
{
	int fd = receiver_connect(receiver);
	send_bytes(fd, request->data, request->len);
	read_reply(fd, reply);
	close(fd);
}

static void add_line(struct buf *out, const char *name, const char *given, const char *right)
{
	const char *value = given ? given : right;
	if (*value)
		buf_printf(out, "%s: %s\r\n", name, value);
}

void put_request(const struct receiver *receiver, const struct put *put, struct buf *out)
{
	char digest[64], length[24];
	struct buf code = BUF(128);
	content_digest(put->bytes, put->len, digest);
	snprintf(length, sizeof length, "%zu", put->len);
	if (!put->code || *put->code)
		buf_printf(&code, "Bearer %s", put->code ? put->code : receiver->place.codes[0]);
	buf_printf(out, "PUT /v1/submissions/%s/%lld HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n",
		put->submission ? put->submission : SUBMISSION_A, (long long)(put->revision ? put->revision : 1), receiver->port);
	add_line(out, "Authorization", buf_text(&code), "");
	add_line(out, "Content-Type", put->type, WIRE_MEDIA_TYPE);
	add_line(out, "Content-Length", put->length, length);
	add_line(out, "Content-Digest", put->digest, digest);
	buf_puts(out, put->further ? put->further : "");
	buf_puts(out, "\r\n");
	buf_add(out, put->bytes, put->len);
	buf_release(&code);
}

void put_send(const struct receiver *receiver, const struct put *put, struct reply *reply)
{
	struct buf request = BUF(16 * BUF_MIB);
	put_request(receiver, put, &request);
	converse(receiver, &request, reply);
	buf_release(&request);
}

void plain_send(const struct receiver *receiver, const char *method, const char *target, const char *code, struct reply *reply)
{
	struct buf request = BUF(BUF_MIB);
	buf_printf(&request, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n", method, target, receiver->port);
	if (*code)
		buf_printf(&request, "Authorization: Bearer %s\r\n", code);
	buf_puts(&request, "\r\n");
	converse(receiver, &request, reply);
	buf_release(&request);
}
