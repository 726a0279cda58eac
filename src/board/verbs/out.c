/* SPDX-License-Identifier: MIT */
#include "board/verbs/out.h"

#include "base/json.h"
#include "base/text.h"
#include "board/verbs/status.h"
#include "board/verbs/verb.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <errno.h>
#include <stdio.h>

#define LINE_MAX_BYTES ((size_t)16 * 1024)

static int write_out(const struct buf *bytes)
{
	struct err err;
	if (bytes->full) {
		err_set(&err, ERR_TOO_BIG, "", "more than %zu bytes", bytes->max_bytes);
		return fail_with(&err);
	}
	errno = 0;
	if (fwrite(buf_text(bytes), 1, bytes->len, stdout) == bytes->len && fflush(stdout) == 0)
		return STATUS_OK;
	if (errno == EPIPE)
		return STATUS_PIPE;
	err_sys(&err, errno ? errno : EIO, _("standard output"), "writing");
	return fail_with(&err);
}

int out_text(const struct buf *text)
{
	struct buf safe = BUF(OUT_MAX_BYTES);
	text_safe(&safe, buf_text(text), text->len, true);
	safe.full = safe.full || text->full;
	int status = write_out(&safe);
	buf_release(&safe);
	return status;
}

int out_line(const char *fmt, ...)
{
	struct buf line = BUF(LINE_MAX_BYTES);
	va_list ap;
	va_start(ap, fmt);
	buf_vprintf(&line, fmt, ap);
	va_end(ap);
	buf_putc(&line, '\n');
	int status = out_text(&line);
	buf_release(&line);
	return status;
}

int out_json(struct json *json)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	json_write(json, true, &out);
	buf_putc(&out, '\n');
	json_free(json);
	int status = write_out(&out);
	buf_release(&out);
	return status;
}

static void complain_list(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));
static void complain_list(const char *fmt, va_list ap)
{
	struct buf line = BUF(LINE_MAX_BYTES), safe = BUF(2 * LINE_MAX_BYTES);
	buf_puts(&line, "section11-board: ");
	buf_vprintf(&line, fmt, ap);
	buf_putc(&line, '\n');
	text_safe(&safe, buf_text(&line), line.len, true);
	fwrite(buf_text(&safe), 1, safe.len, stderr);
	buf_release(&line);
	buf_release(&safe);
}

void complain(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	complain_list(fmt, ap);
	va_end(ap);
}

int fail_with(const struct err *err)
{
	struct buf words = BUF(LINE_MAX_BYTES);
	trouble_write(err, &words);
	complain("%s", buf_text(&words));
	buf_release(&words);
	return status_of(err->code);
}

int misused(const struct verb *verb, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	complain_list(fmt, ap);
	va_end(ap);
	complain(_("To see how: section11-board %s --help"), verb ? verb->name : "");
	return STATUS_USAGE;
}
