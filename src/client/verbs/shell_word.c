/* SPDX-License-Identifier: MIT */
#include "client/verbs/shell_word.h"

#include "base/buf.h"

#include <string.h>

#define PLAIN_IN_A_SHELL "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./,:+@%"

void shell_word_add(struct buf *out, const char *word)
{
	if (*word && strspn(word, PLAIN_IN_A_SHELL) == strlen(word)) {
		buf_puts(out, word);
		return;
	}
	buf_putc(out, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			buf_puts(out, "'\\'");
		buf_putc(out, *word);
	}
	buf_putc(out, '\'');
}
