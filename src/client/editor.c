/* SPDX-License-Identifier: MIT */
#include "client/editor.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* One word from `*at` on, without its quotes, to `to`; returns where the next may be written. */
static char *take_word(const char **at, char *to)
{
	char quote = '\0';
	for (; **at && (quote || !is_blank(**at)); ++*at) {
		if (**at == '\\' && quote != '\'' && (*at)[1])
			*to++ = *++*at;
		else if (quote ? **at == quote : **at == '"' || **at == '\'')
			quote = quote ? '\0' : **at;
		else
			*to++ = **at;
	}
	*to++ = '\0';
	return to;
}

bool editor_split(const char *text, struct editor *ret)
{
	struct editor editor = { .text = xmalloc(strlen(text) + 2) };
	char *to = editor.text;
	for (;;) {
		while (is_blank(*text))
			text++;
		if (!*text || editor.n == EDITOR_WORDS_MAX)
			break;
		editor.words[editor.n++] = to;
		to = take_word(&text, to);
	}
	if (*text || editor.n == 0 || !*editor.words[0]) {
		free(editor.text);
		return false;
	}
	*ret = editor;
	return true;
}

static bool is_dumb(void)
{
	const char *term = getenv("TERM");
	return !term || !*term || strcmp(term, "dumb") == 0;
}

bool editor_find(struct editor *ret)
{
	const char *visual = is_dumb() ? NULL : getenv("VISUAL"), *plain = getenv("EDITOR");
	return (visual && editor_split(visual, ret)) || (plain && editor_split(plain, ret));
}

void editor_release(struct editor *editor)
{
	free(editor->text);
	*editor = (struct editor){ 0 };
}
