/* SPDX-License-Identifier: MIT */
#include "client/verbs/out.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "client/verbs/status.h"
#include "client/verbs/verb.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int out_data(const struct buf *data)
{
	struct err err;
	if (data->full) {
		err_set(&err, ERR_TOO_BIG, "", "result larger than %zu bytes", data->max_bytes);
		return fail_with(&err);
	}
	errno = 0;
	if (fwrite(buf_text(data), 1, data->len, stdout) == data->len && fflush(stdout) == 0)
		return STATUS_OK;
	if (errno == EPIPE)
		return STATUS_IO; /* whoever reads has enough: nothing is wrong here */
	err_sys(&err, errno ? errno : EIO, _("standard output"), "write");
	return fail_with(&err);
}

int out_text(const struct buf *text)
{
	struct buf safe = BUF(4 * OUT_MAX_BYTES);
	text_safe(&safe, buf_text(text), text->len, true);
	safe.full |= text->full; /* what is cut is not the whole */
	int status = out_data(&safe);
	buf_release(&safe);
	return status;
}

int out_json(struct json *json)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	json_write(json, true, &out);
	buf_putc(&out, '\n');
	json_free(json);
	int status = out_data(&out);
	buf_release(&out);
	return status;
}

int out_file(const struct buf *data, const char *path)
{
	struct err err;
	if (!path || !strcmp(path, "-"))
		return out_data(data);
	if (data->full)
		err_set(&err, ERR_TOO_BIG, path, "result larger than %zu bytes", data->max_bytes);
	else if (file_replace(path, data->data ? data->data : "", data->len, &err))
		return STATUS_OK;
	return fail_with(&err);
}

void complain_text(const struct buf *text)
{
	struct buf safe = BUF(4 * OUT_MAX_BYTES);
	text_safe(&safe, buf_text(text), text->len, true);
	fwrite(buf_text(&safe), 1, safe.len, stderr);
	buf_release(&safe);
}

static void complain_list(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));
static void complain_list(const char *fmt, va_list ap)
{
	struct buf line = BUF(16 * 1024);
	buf_puts(&line, "section11: ");
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

int fail_with(const struct err *err)
{
	struct buf words = BUF(4096);
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
	if (verb && *verb->name)
		complain(_("To see how: section11 %s --help"), verb->name);
	else
		complain(_("To see how: section11 --help"));
	return STATUS_USAGE;
}
