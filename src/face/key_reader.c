/* SPDX-License-Identifier: MIT */
#include "face/key_reader.h"

#include "base/text.h"

#include <string.h>

static const char paste_end[] = "\033[201~";
#define PASTE_END_BYTES (sizeof paste_end - 1)

void key_reader_init(struct key_reader *reader)
{
	*reader = (struct key_reader){ .raw = BUF(KEY_PASTE_MAX_BYTES), .paste = BUF(3 * KEY_PASTE_MAX_BYTES) };
}

void key_reader_release(struct key_reader *reader)
{
	buf_release(&reader->raw);
	buf_release(&reader->paste);
}

void key_reader_learn(struct key_reader *reader, const char *sequence, enum key_code code, int n)
{
	size_t len = strlen(sequence);
	if (reader->n_learned == KEY_LEARNED_MAX || len < 2 || len >= KEY_SEQUENCE_BYTES)
		return;
	memcpy(reader->learned[reader->n_learned].sequence, sequence, len + 1);
	reader->learned[reader->n_learned].code = code;
	reader->learned[reader->n_learned++].n = n;
}

void key_reader_feed(struct key_reader *reader, const char *bytes, size_t len)
{
	size_t kept = reader->to - reader->from;
	memmove(reader->in, reader->in + reader->from, kept);
	if (len > sizeof reader->in - kept)
		len = sizeof reader->in - kept;
	memcpy(reader->in + kept, bytes, len);
	reader->from = 0;
	reader->to = kept + len;
}

/* Line ends become newlines, tabs blanks; what has no place in an answer is left out. */
static void clean_paste(const struct buf *raw, struct buf *clean)
{
	struct buf plain = BUF(KEY_PASTE_MAX_BYTES);
	for (size_t i = 0; i < raw->len; i++) {
		char c = raw->data[i];
		bool second = c == '\n' && i > 0 && raw->data[i - 1] == '\r';
		if (c == '\r' || (c == '\n' && !second))
			buf_putc(&plain, '\n');
		else if (c == '\t')
			buf_putc(&plain, ' ');
		else if ((unsigned char)c >= ' ' && c != 0x7f)
			buf_putc(&plain, c);
	}
	buf_clear(clean);
	text_safe(clean, buf_text(&plain), plain.len, true);
	buf_release(&plain);
}

/* True when the end was reached. */
static bool collect_paste(struct key_reader *reader)
{
	while (reader->from < reader->to && reader->paste_end < PASTE_END_BYTES) {
		char c = reader->in[reader->from++];
		if (c == paste_end[reader->paste_end]) {
			reader->paste_end++;
			continue;
		}
		buf_add(&reader->raw, paste_end, reader->paste_end);
		reader->paste_end = c == paste_end[0];
		if (!reader->paste_end)
			buf_putc(&reader->raw, c);
	}
	return reader->paste_end == PASTE_END_BYTES;
}

static struct key take_paste(struct key_reader *reader)
{
	clean_paste(&reader->raw, &reader->paste);
	struct key key = { .code = reader->paste.len ? KEY_PASTE : KEY_NONE, .text = buf_text(&reader->paste), .len = reader->paste.len,
		.cut = reader->raw.full };
	buf_release(&reader->raw);
	buf_init(&reader->raw, KEY_PASTE_MAX_BYTES);
	reader->pasting = false;
	reader->paste_end = 0;
	return key;
}

enum key_step key_reader_next(struct key_reader *reader, bool waited, struct key *ret)
{
	struct sequence found = { .key.code = KEY_NONE };
	while (found.key.code == KEY_NONE) {
		if (reader->pasting) {
			if (!collect_paste(reader) && !waited)
				return KEYS_PARTIAL;
			found.key = take_paste(reader);
			continue;
		}
		if (reader->from == reader->to)
			return KEYS_NONE;
		size_t n = key_sequence(reader, reader->in + reader->from, reader->to - reader->from, waited, &found);
		if (n == 0)
			return KEYS_PARTIAL;
		reader->from += n;
		reader->pasting = found.paste;
	}
	*ret = found.key;
	return KEYS_KEY;
}
