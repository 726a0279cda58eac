/* SPDX-License-Identifier: MIT */
/*
 * The service on a socket, by libmicrohttpd, which only http.c knows. No thread of its own:
 * the caller's loop waits for http_poll_fd, the committer and the time, then calls http_turn.
 */
#pragma once

#include "board/receive/service.h"

struct http_options {
	struct service *service;
	struct committer *committer;
	int listen_fd;             /* taken over once http_start was true */
	const char *tls_cert, *tls_key; /* PEM texts that outlive it; NULL: plain */
	int64_t deadline_ms;       /* the base of every request's deadline */
};
struct http;
MUST_USE bool http_start(const struct http_options *options, struct http **ret, struct err *err);
int http_poll_fd(const struct http *http);
/* Serves what is there: new data, finished jobs, deadlines. Gives for how long to wait, at most; -1: until something comes. */
int http_turn(struct http *http);
/* No new connections and no idle ones from here on. */
void http_quiesce(struct http *http);
/* Requests that have begun and are not answered. */
size_t http_busy(const struct http *http);
/* Requests that are with the committer. */
size_t http_waiting(const struct http *http);
/* Only once nothing is with the committer any more. NULL is allowed. */
void http_stop(struct http *http);
