/* SPDX-License-Identifier: MIT */
/*
 * One HTTP request over one fresh connection; http.c is the only file that knows libcurl.
 * No redirects, cookies, compression or reuse; TLS 1.2 or later with a verified certificate,
 * or plain http where the address is a loopback one. Both directions have ceilings.
 */
#pragma once

#include "base/buf.h"

#include <stdint.h>

struct http_limits {
	int64_t connect_ms;
	int64_t total_ms;          /* for all of it, and so much more a KiB of the body: */
	int64_t kib_ms;
	int64_t slow_bytes;        /* fewer a second than this for slow_seconds ends it */
	int64_t slow_seconds;
};
extern const struct http_limits http_default_limits;

struct http_request {
	const char *url;
	const char *code;          /* the invitation's; NULL sends none */
	const char *headers[8];    /* "Name: value", NULL ends them */
	const void *body;          /* NULL: GET; else PUT */
	size_t body_len;
	const struct http_limits *limits;
	bool loopback;             /* http is allowed, and no proxy is asked */
	bool (*go_on)(void *ctx, int64_t sent, int64_t total); /* at least once a second; false stops */
	void *ctx;
};

enum http_result {
	HTTP_ANSWERED,             /* a whole answer: see status */
	HTTP_UNREACHED,            /* nothing of the request left this computer */
	HTTP_UNCLEAR,              /* it broke in the middle */
	HTTP_HANDSHAKE,
	HTTP_PROXY,
	HTTP_CERTIFICATE,
	HTTP_CERTIFICATE_DATES,    /* not yet or no longer valid */
	HTTP_PIN,
	HTTP_NOT_OURS,             /* what answers speaks no HTTP of ours */
	HTTP_LOCAL,
	HTTP_STOPPED,
	HTTP_RESULT_COUNT
};

struct http_answer {
	enum http_result result;
	int curl;                  /* libcurl's own number, for the log */
	long status;               /* 0: none came */
	char type[80];
	int64_t retry_after_seconds; /* 0: not said */
	struct buf body;           /* at most HTTP_BODY_MAX_BYTES, also of an answer that was cut */
};
#define HTTP_BODY_MAX_BYTES ((size_t)64 * 1024)
#define HTTP_HEAD_MAX_BYTES ((size_t)32 * 1024)

/* Once in a program. Makes sure that no key log is written. */
bool http_start(void);
void http_stop(void);
/* Always fills *ret; the caller releases it. */
void http_do(const struct http_request *request, struct http_answer *ret);
void http_answer_release(struct http_answer *answer);
/* The table of docs/PROTOCOL.md: what libcurl's number means. */
enum http_result http_result_of(int curl);
