/* SPDX-License-Identifier: MIT */
#include "client/verbs/out.h"

#include "base/file.h"
#include "client/verbs/status.h"
#include "client/verbs/verb.h"

#include <errno.h>
#include <string.h>

/* Whoever reads has enough: nothing is wrong here. */
static int said(bool ok, const struct err *err)
{
	return ok ? STATUS_OK : err->errnum == EPIPE ? STATUS_PIPE : fail_with(err);
}

int out_data(const struct buf *data)
{
	struct err err;
	return said(out_bytes(data, &err), &err);
}

int out_text(const struct buf *text)
{
	struct err err;
	return said(out_safe(text, &err), &err);
}

int out_json(struct json *json)
{
	struct err err;
	return said(out_tree(json, OUT_MAX_BYTES, &err), &err);
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
