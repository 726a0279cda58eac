/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include "base/buf.h"
#include "base/mem.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include <stdlib.h>
#include <string.h>

#define APOSTROPHE 0x27
#define RIGHT_QUOTE 0x2019
#define MODIFIER_APOSTROPHE 0x02BC
#define SOFT_HYPHEN 0x00AD

static bool joins(ucs4_t c)
{
	return c == APOSTROPHE || c == RIGHT_QUOTE || c == MODIFIER_APOSTROPHE || c == SOFT_HYPHEN
		|| uc_is_general_category(c, UC_CATEGORY_Pd);
}

/* Signs of vowels that stand alone in scripts such as Devanagari are letters here; accents were split off and have a class. */
static bool is_of_a_word(ucs4_t c)
{
	return uc_is_general_category(c, UC_CATEGORY_L) || uc_is_general_category(c, UC_CATEGORY_N) || uc_is_general_category(c, UC_CATEGORY_M);
}

static void add(struct buf *words, const uint8_t *at, int n, ucs4_t c, bool joined)
{
	if (uc_combining_class(c) != 0)
		return;
	if (is_of_a_word(c))
		buf_add(words, at, (size_t)n);
	else if (!(joined && joins(c)) && words->len && words->data[words->len - 1] != ' ')
		buf_putc(words, ' ');
}

char *text_for_search(const char *text, bool joined)
{
	size_t len = 0, at = 0;
	struct buf words = BUF(16 * BUF_MIB);
	uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKD, NULL, &len);
	while (folded && at < len) {
		ucs4_t c;
		int n = u8_mbtouc(&c, folded + at, len - at);
		add(&words, folded + at, n, c, joined);
		at += (size_t)n;
	}
	free(folded);
	if (words.len && words.data[words.len - 1] == ' ')
		buf_cut(&words, words.len - 1);
	char *found = xstrdup(buf_text(&words));
	buf_release(&words);
	return found;
}
