/* SPDX-License-Identifier: MIT */
#include "board/receive/guests.h"

#include "base/mem.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

bool guest_address(const struct sockaddr *address, char to[REQUEST_ADDRESS_BYTES], bool *ret_local)
{
	char text[INET6_ADDRSTRLEN];
	const void *bytes = address->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
		: (const void *)&((const struct sockaddr_in *)address)->sin_addr;
	if ((address->sa_family != AF_INET && address->sa_family != AF_INET6)
		|| !inet_ntop(address->sa_family, bytes, text, sizeof text))
		return false;
	/* An IPv4 address that came in by an IPv6 socket is the same address. */
	const char *plain = strncmp(text, "::ffff:", 7) == 0 && strchr(text, '.') ? text + 7 : text;
	*ret_local = strncmp(plain, "127.", 4) == 0 || strcmp(plain, "::1") == 0;
	text_copy(to, REQUEST_ADDRESS_BYTES, plain);
	return true;
}

bool guests_admit(const struct guests *guests, const struct sockaddr *address)
{
	char text[REQUEST_ADDRESS_BYTES];
	size_t same = 0;
	bool local;
	if (guests->n >= GUESTS_MAX || !guest_address(address, text, &local))
		return false;
	for (const struct guest *guest = guests->first; guest; guest = guest->next)
		same += strcmp(guest->address, text) == 0;
	return local || same < GUESTS_PER_ADDRESS_MAX;
}

struct guest *guest_new(struct guests *guests, int fd, const struct sockaddr *address, int64_t now_ms)
{
	struct guest *guest = xcalloc(1, sizeof *guest);
	guest->fd = fd;
	guest->deadline_ms = now_ms + guests->base_ms;
	if (!guest_address(address, guest->address, &guest->local))
		text_copy(guest->address, sizeof guest->address, "?");
	guest->next = guests->first;
	if (guest->next)
		guest->next->before = guest;
	guests->first = guest;
	guests->n++;
	return guest;
}

void guest_free(struct guests *guests, struct guest *guest)
{
	if (!guest)
		return;
	if (guest->before)
		guest->before->next = guest->next;
	else
		guests->first = guest->next;
	if (guest->next)
		guest->next->before = guest->before;
	guests->n--;
	guests->n_busy -= guest->busy;
	free(guest);
}

void guest_begin(struct guests *guests, struct guest *guest, int64_t now_ms)
{
	if (!guest->busy)
		guests->n_busy++;
	guest->busy = true;
	guest->deadline_ms = now_ms + guests->base_ms;
}

void guest_expect(struct guests *guests, struct guest *guest, int64_t length, int64_t now_ms)
{
	guest->deadline_ms += guests->base_ms / 30 * (length / 1024);
	guest->reading = length > 0;
	guest->bytes = guest->window_bytes = 0;
	guest->window_since_ms = now_ms;
}

void guest_took(struct guest *guest, size_t bytes)
{
	guest->bytes += (int64_t)bytes;
}

void guest_wait(struct guest *guest)
{
	guest->reading = false;
	guest->deadline_ms = INT64_MAX;
}

void guest_answered(struct guests *guests, struct guest *guest, int64_t now_ms)
{
	if (guest->busy)
		guests->n_busy--;
	guest->busy = guest->reading = false;
	guest->deadline_ms = now_ms + guests->base_ms;
}

/* The library sees the end of the stream and closes; the descriptor stays its own. */
static void end(struct guest *guest)
{
	shutdown(guest->fd, SHUT_RDWR);
	guest->deadline_ms = INT64_MAX;
	guest->reading = false;
}

static void check_rate(struct guest *guest, int64_t now_ms)
{
	if (!guest->reading || now_ms - guest->window_since_ms < GUEST_RATE_WINDOW_MS)
		return;
	if (guest->bytes - guest->window_bytes < GUEST_RATE_BYTES * GUEST_RATE_WINDOW_MS / 1000)
		end(guest);
	guest->window_since_ms = now_ms;
	guest->window_bytes = guest->bytes;
}

int64_t guests_sweep(struct guests *guests, int64_t now_ms)
{
	int64_t next = INT64_MAX;
	for (struct guest *guest = guests->first; guest; guest = guest->next) {
		check_rate(guest, now_ms);
		if (guest->deadline_ms <= now_ms)
			end(guest);
		if (guest->deadline_ms < next)
			next = guest->deadline_ms;
		if (guest->reading && guest->window_since_ms + GUEST_RATE_WINDOW_MS < next)
			next = guest->window_since_ms + GUEST_RATE_WINDOW_MS;
	}
	return next;
}

void guests_end_idle(struct guests *guests)
{
	for (struct guest *guest = guests->first; guest; guest = guest->next)
		if (!guest->busy && guest->deadline_ms != INT64_MAX)
			end(guest);
}
