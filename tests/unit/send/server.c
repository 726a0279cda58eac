/* SPDX-License-Identifier: MIT */
#include "server.h"

#include "base/json.h"

#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUEST_MAX_BYTES ((size_t)1024 * 1024)

struct request {
	struct buf bytes;
	size_t head_len, body_len;
	char submission[ID_UUID_BYTES];
	int64_t revision;
	bool is_put, is_receipt, is_about;
};

void server_start(struct server *server, char endpoint[64])
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof address;
	*server = (struct server){ .fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), .stored = BUF(REQUEST_MAX_BYTES) };
	assert_true(server->fd >= 0);
	assert_int_equal(bind(server->fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(server->fd, 16), 0);
	assert_int_equal(getsockname(server->fd, (struct sockaddr *)&address, &len), 0);
	server->port = ntohs(address.sin_port);
	snprintf(endpoint, 64, "http://127.0.0.1:%d", server->port);
}

static bool read_more(int fd, struct buf *to)
{
	char piece[16384];
	ssize_t n = recv(fd, piece, sizeof piece, 0);
	if (n > 0)
		buf_add(to, piece, (size_t)n);
	return n > 0;
}

static void parse_head(struct request *request)
{
	const char *text = buf_text(&request->bytes), *at = strstr(text, "/v1/submissions/");
	const char *length = strstr(text, "\r\nContent-Length: ");
	request->is_put = strncmp(text, "PUT ", 4) == 0;
	request->is_about = strstr(text, "/v1/about ") != NULL;
	request->body_len = length ? strtoul(length + 18, NULL, 10) : 0;
	if (at) {
		memcpy(request->submission, at + strlen("/v1/submissions/"), ID_UUID_BYTES - 1);
		request->revision = strtol(at + strlen("/v1/submissions/") + ID_UUID_BYTES, NULL, 10);
	}
	request->is_receipt = strstr(text, "/receipt ") != NULL;
}

static bool read_request(int fd, struct request *request, bool with_body)
{
	const char *end;
	while (!(end = strstr(buf_text(&request->bytes), "\r\n\r\n"))) {
		if (!read_more(fd, &request->bytes))
			return false;
	}
	request->head_len = (size_t)(end - buf_text(&request->bytes)) + 4;
	parse_head(request);
	while (with_body && request->bytes.len < request->head_len + request->body_len) {
		if (!read_more(fd, &request->bytes))
			return false;
	}
	return true;
}

static void remember(struct server *server, const struct request *request)
{
	const char *text = buf_text(&request->bytes);
	if (server->n_seen < SERVER_SEEN)
		snprintf(server->seen[server->n_seen], sizeof server->seen[0], "%.*s", (int)strcspn(text, "\r"), text);
	server->n_seen++;
	if (request->is_put)
		snprintf(server->headers, sizeof server->headers, "%.*s", (int)request->head_len, text);
}

/* True if it is new; false for the same again. */
static bool store(struct server *server, const struct request *request)
{
	const char *body = buf_text(&request->bytes) + request->head_len;
	if (server->stored.len == request->body_len && memcmp(server->stored.data, body, request->body_len) == 0)
		return false;
	buf_clear(&server->stored);
	buf_add(&server->stored, body, request->body_len);
	server->times_stored++;
	return true;
}

static void write_receipt(const struct server *server, const struct request *request, enum forgery forgery, struct buf *out)
{
	struct receipt receipt = fixture_receipt(server->fixture, request->submission, request->revision, buf_text(&server->stored),
		server->stored.len);
	struct crypto_sign_pair pair = server->fixture->receipt_pair;
	if (forgery == FORGE_REVISION)
		receipt.revision++;
	if (forgery == FORGE_DIGEST)
		receipt.sha256[0] = receipt.sha256[0] == 'a' ? 'b' : 'a';
	if (forgery == FORGE_KEY)
		crypto_sign_pair(&pair);
	receipt_write(&receipt, &pair, out);
	if (forgery == FORGE_SIGNATURE) {
		char *at = strstr(out->data, "epoch: 1");
		at[7] = '2';
	}
	if (forgery == FORGE_CRLF) {
		buf_cut(out, out->len - 1);
		buf_puts(out, "\r\n");
	}
	if (forgery == FORGE_PAGE) {
		buf_clear(out);
		buf_puts(out, "<html><title>Welcome to the cafe</title></html>");
	}
}

static void answer_with(struct buf *out, const char *status, const char *type, const struct buf *body, bool no_length)
{
	buf_printf(out, "HTTP/1.1 %s\r\nContent-Type: %s\r\nCache-Control: no-store\r\n", status, type);
	if (!no_length)
		buf_printf(out, "Content-Length: %zu\r\n", body->len);
	buf_puts(out, "Connection: close\r\n\r\n");
	buf_add(out, buf_text(body), body->len);
}

static void answer_as_board(struct server *server, const struct request *request, const struct step *step, struct buf *out)
{
	struct buf body = BUF(8192);
	const char *status = "200 OK", *type = step->forgery == FORGE_PAGE ? "text/html" : "text/plain; charset=utf-8";
	if (request->is_put && store(server, request))
		status = "201 Created";
	if (request->is_about) {
		buf_puts(&body, "{\"board\":\"practice-partnership\",\"versions\":[1]}");
		type = "application/json";
	} else if (server->stored.len == 0) {
		status = "404 Not Found";
		type = "application/problem+json";
		buf_puts(&body, "{\"type\":\"http://x/problems/not-found\",\"title\":\"Nothing\",\"status\":404}");
	} else {
		write_receipt(server, request, step->forgery, &body);
	}
	answer_with(out, status, type, &body, step->no_length);
	buf_release(&body);
}

static void send_all(int fd, const struct buf *bytes, size_t keep)
{
	size_t len = keep && keep < bytes->len ? keep : bytes->len;
	for (size_t at = 0; at < len;) {
		ssize_t n = send(fd, bytes->data + at, len - at, MSG_NOSIGNAL);
		if (n <= 0)
			return;
		at += (size_t)n;
	}
}

static void wait_until_left(int fd)
{
	char c;
	while (recv(fd, &c, 1, 0) > 0)
		continue;
}

static void serve(struct server *server, int fd, const struct step *step)
{
	struct request request = { .bytes = BUF(REQUEST_MAX_BYTES) };
	struct buf out = BUF(REQUEST_MAX_BYTES);
	if (step->kind != STEP_HANG_UP && read_request(fd, &request, step->kind != STEP_EARLY)) {
		remember(server, &request);
		if (step->kind == STEP_RAW || step->kind == STEP_EARLY)
			buf_puts(&out, step->raw);
		else if (step->kind == STEP_BOARD)
			answer_as_board(server, &request, step, &out);
		else if (step->kind == STEP_HANG_UP_AFTER && request.is_put)
			store(server, &request);
		else if (step->kind == STEP_SILENT)
			wait_until_left(fd);
		server->answer_bytes = out.len;
		send_all(fd, &out, step->keep);
	}
	if (step->kind == STEP_BOARD || step->kind == STEP_RAW) {
		shutdown(fd, SHUT_WR);
		wait_until_left(fd);
	}
	close(fd);
	buf_release(&request.bytes);
	buf_release(&out);
}

static void *serve_all(void *ctx)
{
	struct server *server = ctx;
	for (;;) {
		static const struct step good = { STEP_BOARD };
		int fd = accept(server->fd, NULL, NULL);
		if (fd < 0)
			return NULL;
		const struct step *step = server->at < server->n_steps ? &server->steps[server->at] : &good;
		server->at++; /* before it is served: the test may set the next script once it has its answer */
		serve(server, fd, step);
	}
}

void server_run(struct server *server, struct fixture *fixture)
{
	server->fixture = fixture;
	assert_int_equal(pthread_create(&server->thread, NULL, serve_all, server), 0);
}

void server_script(struct server *server, const struct step *steps, size_t n)
{
	server->steps = steps;
	server->n_steps = n;
	server->at = 0;
	server->n_seen = 0;
}

void server_forget(struct server *server)
{
	buf_clear(&server->stored);
	server->times_stored = 0;
}

void server_stop(struct server *server)
{
	shutdown(server->fd, SHUT_RDWR);
	pthread_join(server->thread, NULL);
	close(server->fd);
	buf_release(&server->stored);
}
