/* SPDX-License-Identifier: MIT */
#include "bench/parcels.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "wire/invitation.h"
#include "wire/problem.h"
#include "wire/sealed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sender {
	struct invitation invitation;
	struct pack pack;
};

static void fail(const struct err *err)
{
	fprintf(stderr, "flood: %s: %s: %s\n", err->where, err_name(err->code), err->detail);
	exit(1);
}

static void read_sender(const char *path, struct sender *to)
{
	struct err err = { 0 };
	struct buf bytes = BUF(INVITATION_MAX_BYTES);
	if (!file_read(path, &bytes, &err) || !invitation_read(bytes.data, bytes.len, NULL, path, &to->invitation, &err)
		|| !pack_open(to->invitation.pack_bytes, to->invitation.pack_len, NULL, path, &to->pack, &err))
		fail(&err);
	buf_release(&bytes);
}

static void seal(const struct sender *sender, const void *plain, size_t len, struct sealed_head *head, struct buf *out)
{
	struct err err = { 0 };
	*head = (struct sealed_head){ .revision = 1 };
	id_uuid(head->submission);
	text_copy(head->org, sizeof head->org, sender->invitation.agency_id);
	text_copy(head->board, sizeof head->board, sender->invitation.board.id);
	text_copy(head->pack_sha256, sizeof head->pack_sha256, sender->pack.sha256);
	snprintf(head->form, sizeof head->form, "%s/%lld", sender->pack.form->id, (long long)sender->pack.form->version);
	*out = BUF(SEALED_MAX_BYTES);
	if (!sealed_write(head, &sender->invitation.board, plain, len, out, &err))
		fail(&err);
}

static void wrap(struct parcel *parcel, const struct sealed_head *head, const char *code)
{
	char digest[64];
	content_digest(parcel->body.data, parcel->body.len, digest);
	int n = snprintf(parcel->head, sizeof parcel->head, "PUT /v1/submissions/%s/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
		"Content-Type: " WIRE_MEDIA_TYPE "\r\nContent-Length: %zu\r\nContent-Digest: %s\r\n" WIRE_FORM_HEADER ": %s %s\r\n\r\n",
		head->submission, code, parcel->body.len, digest, head->form, head->pack_sha256);
	parcel->head_len = (size_t)n;
}

void parcels_make(struct parcels *parcels, size_t n, size_t body_bytes, char *const invitations[], size_t n_invitations)
{
	struct sender *senders = xcalloc(n_invitations, sizeof *senders);
	char *plain = xmalloc(body_bytes);
	for (size_t i = 0; i < n_invitations; i++)
		read_sender(invitations[i], &senders[i]);
	*parcels = (struct parcels){ .items = xcalloc(n, sizeof *parcels->items), .n = n };
	for (size_t i = 0; i < n; i++) {
		struct sealed_head head;
		const struct sender *sender = &senders[i % n_invitations];
		crypto_random(plain, body_bytes);
		seal(sender, plain, body_bytes, &head, &parcels->items[i].body);
		wrap(&parcels->items[i], &head, sender->invitation.code);
	}
	for (size_t i = 0; i < n_invitations; i++) {
		pack_release(&senders[i].pack);
		invitation_release(&senders[i].invitation);
	}
	free(plain);
	free(senders);
}

void parcels_release(struct parcels *parcels)
{
	for (size_t i = 0; i < parcels->n; i++)
		buf_release(&parcels->items[i].body);
	free(parcels->items);
}
