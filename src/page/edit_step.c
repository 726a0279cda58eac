/* SPDX-License-Identifier: MIT */
#include "page/edit_inside.h"

#include <stdint.h>
#include <string.h>

enum class { CLASS_BLANK, CLASS_PUNCTUATION, CLASS_WORD };

size_t edit_grapheme_left(const struct edit *edit, size_t at)
{
	return at - (at ? text_grapheme_back_bytes(edit->text, at) : 0);
}

size_t edit_grapheme_right(const struct edit *edit, size_t at)
{
	return at + text_grapheme_bytes(edit->text + at, edit->len - at);
}

size_t edit_line_start(const struct edit *edit, size_t at)
{
	const char *newline = at ? memrchr(edit->text, '\n', at) : NULL;
	return newline ? (size_t)(newline - edit->text) + 1 : 0;
}

size_t edit_line_end(const struct edit *edit, size_t at)
{
	const char *newline = memchr(edit->text + at, '\n', edit->len - at);
	return newline ? (size_t)(newline - edit->text) : edit->len;
}

/* The text of an editor is well-formed and ends in a NUL, so that nothing here looks beyond it. */
static uint32_t char_at(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;
	if (s[0] < 0x80)
		return s[0];
	if (s[0] < 0xe0)
		return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
	if (s[0] < 0xf0)
		return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
	return (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
}

/* Sorted; what is not here belongs to words: letters, digits, marks, signs such as emoji, and the apostrophes of "don't". */
static const struct {
	uint32_t first, last;
	enum class class;
} ranges[] = {
	{ '\n', '\n', CLASS_BLANK },
	{ ' ', ' ', CLASS_BLANK },
	{ '!', '&', CLASS_PUNCTUATION },
	{ '(', '/', CLASS_PUNCTUATION },
	{ ':', '@', CLASS_PUNCTUATION },
	{ '[', '^', CLASS_PUNCTUATION },
	{ '`', '`', CLASS_PUNCTUATION },
	{ '{', '~', CLASS_PUNCTUATION },
	{ 0xa0, 0xa0, CLASS_BLANK },        /* no-break space */
	{ 0xa1, 0xa9, CLASS_PUNCTUATION },
	{ 0xab, 0xac, CLASS_PUNCTUATION },
	{ 0xae, 0xb1, CLASS_PUNCTUATION },
	{ 0xb4, 0xb4, CLASS_PUNCTUATION },
	{ 0xb6, 0xb8, CLASS_PUNCTUATION },
	{ 0xbb, 0xbb, CLASS_PUNCTUATION },
	{ 0xbf, 0xbf, CLASS_PUNCTUATION },
	{ 0xd7, 0xd7, CLASS_PUNCTUATION },
	{ 0xf7, 0xf7, CLASS_PUNCTUATION },
	{ 0x1680, 0x1680, CLASS_BLANK },
	{ 0x2000, 0x200a, CLASS_BLANK },    /* en quad … hair space */
	{ 0x2010, 0x2018, CLASS_PUNCTUATION },
	{ 0x201a, 0x2027, CLASS_PUNCTUATION },
	{ 0x202f, 0x202f, CLASS_BLANK },
	{ 0x2030, 0x205e, CLASS_PUNCTUATION },
	{ 0x205f, 0x205f, CLASS_BLANK },
	{ 0x20a0, 0x20cf, CLASS_PUNCTUATION }, /* currencies */
	{ 0x2190, 0x23ff, CLASS_PUNCTUATION }, /* arrows, mathematics */
	{ 0x3000, 0x3000, CLASS_BLANK },
	{ 0x3001, 0x3003, CLASS_PUNCTUATION },
	{ 0x3008, 0x3011, CLASS_PUNCTUATION },
	{ 0x3014, 0x301f, CLASS_PUNCTUATION },
	{ 0xff01, 0xff0f, CLASS_PUNCTUATION },
	{ 0xff1a, 0xff20, CLASS_PUNCTUATION },
	{ 0xff3b, 0xff40, CLASS_PUNCTUATION },
	{ 0xff5b, 0xff65, CLASS_PUNCTUATION },
};

static enum class class_at(const struct edit *edit, size_t at)
{
	uint32_t c = char_at(edit->text + at);
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && ranges[i].first <= c; i++) {
		if (c <= ranges[i].last)
			return ranges[i].class;
	}
	return CLASS_WORD;
}

size_t edit_word_left(const struct edit *edit, size_t at)
{
	while (at > 0 && class_at(edit, edit_grapheme_left(edit, at)) == CLASS_BLANK)
		at = edit_grapheme_left(edit, at);
	if (at == 0)
		return 0;
	enum class class = class_at(edit, edit_grapheme_left(edit, at));
	while (at > 0 && class_at(edit, edit_grapheme_left(edit, at)) == class)
		at = edit_grapheme_left(edit, at);
	return at;
}

size_t edit_word_right(const struct edit *edit, size_t at)
{
	while (at < edit->len && class_at(edit, at) == CLASS_BLANK)
		at = edit_grapheme_right(edit, at);
	if (at == edit->len)
		return at;
	enum class class = class_at(edit, at);
	while (at < edit->len && class_at(edit, at) == class)
		at = edit_grapheme_right(edit, at);
	return at;
}
