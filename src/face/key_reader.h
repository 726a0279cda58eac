/* SPDX-License-Identifier: MIT */
/*
 * Bytes that a terminal sends, made into keys; no terminal needed. Feed what was read, then take keys until there
 * is none. Private to the face: everybody else calls terminal_wait.
 *
 * A lone Esc looks like the beginning of an arrow key. So KEYS_PARTIAL says "wait a little for more"; when nothing came,
 * ask again with `waited`. Sequences that mean nothing here are swallowed, never shown as text.
 */
#pragma once

#include "base/buf.h"
#include "face/keymap.h"

#define KEY_READ_BYTES 4096
#define KEY_PARTIAL_BYTES 256
#define KEY_LEARNED_MAX 48
#define KEY_SEQUENCE_BYTES 16

struct key_reader {
	char in[KEY_READ_BYTES + KEY_PARTIAL_BYTES];
	size_t from, to;           /* what is not taken yet */
	char text[8];              /* text of a key that came as a number */
	bool pasting;
	size_t paste_end;          /* how many bytes of the paste's end mark were seen */
	struct buf raw, paste;
	struct {
		char sequence[KEY_SEQUENCE_BYTES];
		enum key_code code;
		int n;
	} learned[KEY_LEARNED_MAX];
	size_t n_learned;
};

void key_reader_init(struct key_reader *reader);
void key_reader_release(struct key_reader *reader);
/* A sequence of this terminal from its description; those that every terminal shares are known. */
void key_reader_learn(struct key_reader *reader, const char *sequence, enum key_code code, int n);
/* At most KEY_READ_BYTES, and only when key_reader_next has given all keys. The texts of earlier keys are gone then. */
void key_reader_feed(struct key_reader *reader, const char *bytes, size_t len);

enum key_step { KEYS_NONE, KEYS_PARTIAL, KEYS_KEY };
enum key_step key_reader_next(struct key_reader *reader, bool waited, struct key *ret);

/* key_sequence.c: the key at the beginning of `bytes`. Returns its bytes; 0 if more are needed. KEY_NONE: swallow it. */
struct sequence {
	struct key key;
	bool paste;                /* a paste begins behind it */
};
size_t key_sequence(struct key_reader *reader, const char *bytes, size_t len, bool waited, struct sequence *ret);
