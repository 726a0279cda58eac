/* SPDX-License-Identifier: MIT */
/*
 * The real receiver in a process of its own, and a client that sends exactly the bytes it is
 * told to. Nothing here sleeps: everything waits for a byte, an end or a process, at most ten seconds.
 */
#pragma once

#include "place.h"

#include <sys/types.h>

struct receiver {
	struct place place;
	pid_t pid;
	int port;
	int input;        /* its standard input: closing it ends it */
};
/* `options`: further arguments, NULL at the end; may be NULL. */
void receiver_start(struct receiver *receiver, const char *const *options);
/* The same board again, after receiver_kill or receiver_end. */
void receiver_restart(struct receiver *receiver, const char *const *options);
/* Closes its input, waits; gives the exit status (128 and the signal if it died of one). */
int receiver_end(struct receiver *receiver);
void receiver_kill(struct receiver *receiver);
void receiver_release(struct receiver *receiver);

/* What came back. `head` and `body` are texts; -1 as status: the connection ended before a whole answer. */
struct reply {
	int status;
	struct buf head, body;
	bool closed;      /* the other side has closed by now */
};
void reply_release(struct reply *reply);
/* The value of a header line of the reply; "" if there is none. Valid until the next call. */
const char *reply_header(const struct reply *reply, const char *name);
/* The last part of a problem's type: "digest-mismatch"; "" if it is no problem. */
const char *reply_problem(const struct reply *reply);

int receiver_connect(const struct receiver *receiver);
void send_bytes(int fd, const void *bytes, size_t len); /* what the other side no longer takes is dropped */
void read_reply(int fd, struct reply *reply);
/* True once the other side has closed; fails the test after ten seconds. */
bool read_end(int fd);
/* Connects, sends, reads one reply, closes. */
void converse(const struct receiver *receiver, const struct buf *request, struct reply *reply);

/* A PUT. What is NULL is made right; what is "" is left out. */
struct put {
	const char *code, *submission;
	int64_t revision;
	const void *bytes;
	size_t len;
	const char *digest, *type, *length, *further; /* `further`: header lines, each with its CRLF */
};
void put_request(const struct receiver *receiver, const struct put *put, struct buf *out);
void put_send(const struct receiver *receiver, const struct put *put, struct reply *reply);
/* "METHOD target" with a code ("" for none) and no body. */
void plain_send(const struct receiver *receiver, const char *method, const char *target, const char *code, struct reply *reply);
