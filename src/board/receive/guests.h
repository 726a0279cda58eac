/* SPDX-License-Identifier: MIT */
/*
 * The open connections, and how long each may still take. libmicrohttpd ends what is idle; a
 * peer that drips a byte a second is never idle, so every request has a deadline of its
 * own: 30 s and one more a KiB announced, and at least 64 bytes a second over any 30 s of a body.
 */
#pragma once

#include "board/receive/request.h"

#include <sys/socket.h>

#define GUESTS_MAX 64
#define GUESTS_PER_ADDRESS_MAX 16
#define GUEST_RATE_BYTES 64
#define GUEST_RATE_WINDOW_MS 30000

struct guest {
	struct guest *next, *before;
	int fd;
	char address[REQUEST_ADDRESS_BYTES];
	bool local;                 /* on this computer: a proxy, which counts for many */
	int64_t deadline_ms;        /* INT64_MAX while we work and it waits */
	bool reading;               /* a body is on its way */
	int64_t bytes;              /* of it so far */
	int64_t window_since_ms, window_bytes;
	bool busy;                  /* a request has begun and has no answer yet */
};
struct guests {
	struct guest *first;
	size_t n, n_busy;
	int64_t base_ms;            /* 30 s; tests make it short */
};
/* Who it is, in digits, and whether on this computer. False for what is no address. */
bool guest_address(const struct sockaddr *address, char to[REQUEST_ADDRESS_BYTES], bool *ret_local);
/* May one more from there come in? */
bool guests_admit(const struct guests *guests, const struct sockaddr *address);
struct guest *guest_new(struct guests *guests, int fd, const struct sockaddr *address, int64_t now_ms);
void guest_free(struct guests *guests, struct guest *guest);

/* The first line of a request has come; its headers with the length of its body; a piece of it; all of it; it is answered. */
void guest_begin(struct guests *guests, struct guest *guest, int64_t now_ms);
void guest_expect(struct guests *guests, struct guest *guest, int64_t length, int64_t now_ms);
void guest_took(struct guest *guest, size_t bytes);
void guest_wait(struct guest *guest);
void guest_answered(struct guests *guests, struct guest *guest, int64_t now_ms);

/* Ends those whose time is over; gives when to look again, INT64_MAX for never. */
int64_t guests_sweep(struct guests *guests, int64_t now_ms);
/* Ends those who wait for nothing: at the end of the program. */
void guests_end_idle(struct guests *guests);
