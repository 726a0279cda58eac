/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/buf.h"
#include "base/text_utf8.h"

static const struct {
	uint32_t first, last;
} harmful[] = {
	{ 0x0000, 0x001f }, /* C0 */
	{ 0x007f, 0x009f }, /* DEL and C1 */
	{ 0x061c, 0x061c }, /* Arabic letter mark */
	{ 0x200e, 0x200f }, /* left-to-right and right-to-left mark */
	{ 0x2028, 0x202e }, /* line and paragraph separator; embeddings and overrides */
	{ 0x2066, 0x206f }, /* isolates; deprecated format characters */
	{ 0xfff9, 0xfffb }, /* interlinear annotation */
};

static bool is_harmful(uint32_t c)
{
	for (size_t i = 0; i < sizeof harmful / sizeof harmful[0]; i++) {
		if (c <= harmful[i].last)
			return c >= harmful[i].first;
	}
	return false;
}

/* Plain bytes at the front, which are copied in one go. */
static size_t plain_bytes(const char *text, size_t len)
{
	size_t n = 0;
	while (n < len && text[n] >= ' ' && text[n] < 0x7f)
		n++;
	return n;
}

void text_safe(struct buf *out, const char *text, size_t len, bool keep_lines)
{
	for (size_t at = 0; at < len;) {
		size_t plain = plain_bytes(text + at, len - at);
		buf_add(out, text + at, plain);
		at += plain;
		if (at == len)
			break;
		if (text[at] == '\r' && at + 1 < len && text[at + 1] == '\n')
			at++;
		uint32_t c = 0;
		size_t n = utf8_decode(text + at, len - at, &c);
		if (c == '\n' || c == '\t')
			buf_putc(out, keep_lines ? (char)c : ' ');
		else if (n == 0 || is_harmful(c))
			buf_puts(out, UTF8_REPLACEMENT_BYTES);
		else
			buf_add(out, text + at, n);
		at += n ? n : 1;
	}
}
