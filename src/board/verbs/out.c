/* SPDX-License-Identifier: MIT */
#include "board/verbs/out.h"

#include "board/verbs/status.h"
#include "board/verbs/verb.h"

#include <errno.h>

#define LINE_MAX_BYTES ((size_t)16 * 1024)

static int said(bool ok, const struct err *err)
{
	return ok ? STATUS_OK : err->errnum == EPIPE ? STATUS_PIPE : fail_with(err);
}

int out_text(const struct buf *text)
{
	struct err err;
	return said(out_safe(text, &err), &err);
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
	struct err err;
	return said(out_tree(json, OUT_MAX_BYTES, &err), &err);
}

int fail_with(const struct err *err)
{
	complain_trouble(err);
	return status_of(err->code);
}

int misused(const struct verb *verb, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	complain_list(fmt, ap);
	va_end(ap);
	complain_see_help(verb ? verb->name : "");
	return STATUS_USAGE;
}
