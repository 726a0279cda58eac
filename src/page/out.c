/* SPDX-License-Identifier: MIT */
#include "page/out.h"

#include "base/json.h"
#include "base/text.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <errno.h>
#include <stdio.h>

#define LINE_MAX_BYTES ((size_t)16 * 1024)

static const char *program = "section11";

void out_program(const char *name)
{
	program = name;
}

bool out_bytes(const struct buf *bytes, struct err *err)
{
	if (bytes->full)
		return err_set(err, ERR_TOO_BIG, "", "result larger than %zu bytes", bytes->max_bytes);
	errno = 0;
	if (fwrite(buf_text(bytes), 1, bytes->len, stdout) == bytes->len && fflush(stdout) == 0)
		return true;
	return err_sys(err, errno ? errno : EIO, _("standard output"), "writing");
}

/* A byte may become three. */
static struct buf made_safe(const struct buf *text)
{
	struct buf safe = BUF(4 * text->len + 1);
	text_safe(&safe, buf_text(text), text->len, true);
	safe.full = safe.full || text->full; /* what is cut is not the whole */
	return safe;
}

bool out_safe(const struct buf *text, struct err *err)
{
	struct buf safe = made_safe(text);
	bool ok = out_bytes(&safe, err);
	buf_release(&safe);
	return ok;
}

bool out_tree(struct json *json, size_t max_bytes, struct err *err)
{
	struct buf out = BUF(max_bytes);
	json_write(json, true, &out);
	buf_putc(&out, '\n');
	json_free(json);
	bool ok = out_bytes(&out, err);
	buf_release(&out);
	return ok;
}

void complain_text(const struct buf *text)
{
	struct buf safe = made_safe(text);
	fwrite(buf_text(&safe), 1, safe.len, stderr);
	buf_release(&safe);
}

void complain_list(const char *fmt, va_list ap)
{
	struct buf line = BUF(LINE_MAX_BYTES);
	buf_printf(&line, "%s: ", program);
	buf_vprintf(&line, fmt, ap);
	buf_putc(&line, '\n');
	complain_text(&line);
	buf_release(&line);
}

void complain(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	complain_list(fmt, ap);
	va_end(ap);
}

void complain_trouble(const struct err *err)
{
	struct buf words = BUF(LINE_MAX_BYTES);
	trouble_write(err, &words);
	complain("%s", buf_text(&words));
	buf_release(&words);
}

void complain_see_help(const char *verb)
{
	/* TRANSLATORS: a program, a blank and a verb, or the program alone. */
	complain(_("To see how: %s%s%s --help"), program, *verb ? " " : "", verb);
}
