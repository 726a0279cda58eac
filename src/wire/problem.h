/* SPDX-License-Identifier: MIT */
/* Errors over HTTP: RFC 9457 problem details. `type` is the board's address + "/problems/" + name. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

struct problem {
	const char *name;   /* "digest-mismatch", "too-large" … */
	int status;
	const char *title, *detail;
};
void problem_write(const struct problem *problem, const char *endpoint, struct buf *out);
/* Lenient: what is missing or of the wrong type is ignored. `name` and `detail` are made safe. False if it is no problem JSON. */
bool problem_read(const char *bytes, size_t len, char *name, size_t name_size, char *detail, size_t detail_size);

/* Header names of the protocol (docs/PROTOCOL.md). */
#define WIRE_MEDIA_TYPE "application/vnd.section11.sealed; v=1"
#define WIRE_FORM_HEADER "Section11-Form"
#define WIRE_SUPERSEDES_HEADER "Section11-Supersedes"
/* "sha-256=:BASE64:" of bytes (RFC 9530), 64 bytes are enough. */
void content_digest(const void *bytes, size_t len, char to[64]);
/* Unknown algorithms beside sha-256 are ignored; no sha-256, or two of them: false. */
bool content_digest_fits(const char *header, const void *bytes, size_t len);
bool content_digest_is(const char *header, const uint8_t sha256[32]); /* the same, for who has the digest already */
