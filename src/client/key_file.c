/* SPDX-License-Identifier: MIT */
#include "client/key_file.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/xdg.h"
#include "client/settings.h"
#include "face/keymap.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KEY_FAULTS_TOLD 3
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

char *key_file_path(void)
{
	return xdg_config_path("section11/keys");
}

/* What the lines speak of; settings NULL: only whether they are right. */
struct target {
	struct keymap *keymap;
	struct settings *settings;
};

static bool is_setting(const char *line)
{
	return strncmp(line, "set", 3) == 0 && (line[3] == ' ' || line[3] == '\t');
}

/* "set idle 10" */
static bool take_setting(struct settings *settings, const char *line, struct err *err)
{
	char name[24], value[24], rest[2];
	struct settings unused = settings_usual();
	if (sscanf(line, "set %23s %23s %1s", name, value, rest) != 2)
		return err_set(err, ERR_INVALID, "set", "a name and a value are expected");
	return settings_take(settings ? settings : &unused, name, value, err);
}

/* One line, without its newline; adds to *taken if it says something. */
static bool take_line(const struct target *to, const char *line, size_t len, size_t *taken, struct err *err)
{
	if (!text_valid(line, len))
		return err_set(err, ERR_ENCODING, "", "no UTF-8");
	char *text = xstrndup(line, len);
	const char *word = text + strspn(text, " \t\r");
	bool ok = is_setting(word) ? take_setting(to->settings, word, err) : keymap_bind(to->keymap, text, err);
	*taken += ok && *word && *word != '#';
	free(text);
	return ok;
}

static size_t take_lines(const char *text, const struct target *to, key_file_fault *fault, void *ctx)
{
	size_t taken = 0;
	struct err err;
	for (long line = 1; *text; line++) {
		size_t len = strcspn(text, "\n");
		if (!take_line(to, text, len, &taken, &err) && fault)
			fault(ctx, line, &err);
		text += len + (text[len] == '\n');
	}
	return taken;
}

size_t key_file_read(const char *path, struct keymap *keymap, struct settings *settings, key_file_fault *fault, void *ctx)
{
	const struct target to = { keymap, settings };
	struct buf bytes = BUF(KEY_FILE_MAX_BYTES);
	struct err err;
	size_t taken = 0;
	if (!path || !file_exists(path))
		return 0;
	/* People keep such files elsewhere and link to them; file_read follows no link. */
	char *real = realpath(path, NULL);
	bool ok = file_read(real ? real : path, &bytes, &err);
	free(real);
	if (ok && strlen(buf_text(&bytes)) != bytes.len)
		ok = err_set(&err, ERR_ENCODING, "", "a zero byte");
	if (!ok && fault)
		fault(ctx, 0, &err);
	if (ok) {
		const char *text = buf_text(&bytes);
		size_t mark = strlen(BYTE_ORDER_MARK);
		taken = take_lines(strncmp(text, BYTE_ORDER_MARK, mark) ? text : text + mark, &to, fault, ctx);
	}
	buf_release(&bytes);
	return taken;
}

void key_file_fault_words(const struct err *err, struct buf *out)
{
	if (err->code == ERR_NOT_FOUND && *err->where)
		buf_printf(out, _("There is no command \"%s\"."), err->where);
	else if (err->code == ERR_SYNTAX && *err->where)
		buf_printf(out, _("There is no key \"%s\"."), err->where);
	else if (err->code == ERR_SYNTAX)
		buf_puts(out, _("A key and a command are expected, such as: Ctrl-G guidance"));
	else if (err->code == ERR_INVALID)
		buf_puts(out, _("A setting is expected, such as: set mouse off, or: set idle 10"));
	else if (err->code == ERR_ENCODING)
		buf_puts(out, _("This is no text in UTF-8."));
	else
		buf_puts(out, trouble_of(err->code).what);
}

struct noted {
	struct buf *words;
	size_t n;
};

/* The first few: the first page has no room for more. */
static void note_fault(void *ctx, long line, const struct err *err)
{
	struct noted *noted = ctx;
	if (noted->n++ >= KEY_FAULTS_TOLD)
		return;
	if (noted->words->len)
		buf_putc(noted->words, ' ');
	if (line)
		buf_printf(noted->words, _("Line %ld: "), line);
	key_file_fault_words(err, noted->words);
}

size_t key_file_take(struct keymap *keymap, struct settings *settings, struct buf *faults)
{
	char *path = key_file_path();
	struct noted noted = { .words = faults };
	key_file_read(path, keymap, settings, note_fault, &noted);
	free(path);
	return noted.n;
}
