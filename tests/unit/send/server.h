/* SPDX-License-Identifier: MIT */
/*
 * A board on the loopback address that keeps its word, and can be told to break it: one step of
 * the script a connection, then it is good. Runs in a thread; everything it saw can be asked
 * once the courier is done.
 */
#pragma once

#include "fixture.h"

#include <pthread.h>

enum step_kind {
	STEP_BOARD,      /* stores, signs, answers */
	STEP_RAW,        /* takes the request, answers these bytes */
	STEP_HANG_UP,    /* closes without reading */
	STEP_HANG_UP_AFTER, /* takes the whole request, stores it, closes without a word */
	STEP_EARLY,      /* answers before it has read the body, and never reads it */
	STEP_SILENT,     /* takes the request and says nothing until the other side leaves */
};
enum forgery { FORGE_NOTHING, FORGE_KEY, FORGE_REVISION, FORGE_DIGEST, FORGE_SIGNATURE, FORGE_CRLF, FORGE_PAGE };

struct step {
	enum step_kind kind;
	const char *raw;        /* STEP_RAW, STEP_EARLY */
	size_t keep;            /* only so many bytes of the answer go out; 0: all */
	enum forgery forgery;
	bool no_length;         /* the answer's end is the end of the connection */
};
#define SERVER_SEEN 64
struct server {
	struct fixture *fixture;
	int fd, port;
	pthread_t thread;
	const struct step *steps;
	size_t n_steps, at;
	struct buf stored;      /* what was stored, of the last PUT that was */
	int times_stored;       /* new rows: the same bytes again are not one */
	char seen[SERVER_SEEN][128]; /* first line of each request */
	char headers[4096];     /* of the last PUT */
	int n_seen;
	size_t answer_bytes;    /* length of the last whole answer, before it was cut */
};
/* Listens on a free port. Its address goes into the fixture's pack, so it comes first. */
void server_start(struct server *server, char endpoint[64]);
/* Serves; `fixture` signs. */
void server_run(struct server *server, struct fixture *fixture);
void server_script(struct server *server, const struct step *steps, size_t n);
void server_forget(struct server *server);
void server_stop(struct server *server);
