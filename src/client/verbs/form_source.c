/* SPDX-License-Identifier: MIT */
#include "client/verbs/form_source.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"

#include <stdlib.h>
#include <string.h>

/* The folder part of a path with its slash; "" if there is none. The caller frees. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return xstrndup(path, slash ? (size_t)(slash + 1 - path) : 0);
}

/* A form comes from strangers: it may only name files below its own folder. */
static bool load(void *ctx, const char *name, struct buf *out, struct err *err)
{
	return file_read_below(ctx, name, out, err);
}

int form_source_join(const char *path, struct json **ret_body, struct form_faults *faults)
{
	struct err err;
	if (!file_exists(path)) {
		err_set(&err, ERR_NOT_FOUND, path, "no such file");
		return fail_with(&err);
	}
	char *folder = folder_of(path);
	struct form_loader loader = { folder, load };
	bool ok = form_join(&loader, path + strlen(folder), ret_body, faults);
	free(folder);
	return ok ? STATUS_OK : STATUS_DATA;
}

int form_source_translate(const char *path, struct json *body, struct form_pos *pos, struct form_faults *faults)
{
	char *folder = folder_of(path), *po = xasprintf("%s" FORM_PO_FOLDER, folder);
	struct form_loader loader = { po, load };
	struct file_names names = { 0 };
	struct err err;
	int status = STATUS_OK;
	if (!file_list_if_there(po, &names, &err))
		status = fail_with(&err);
	else if (!form_pos_take(pos, body, path + strlen(folder), names.names, names.n, &loader, faults))
		status = STATUS_DATA;
	file_names_release(&names);
	free(po);
	free(folder);
	return status;
}

int form_faults_say(const char *path, const struct form_faults *faults)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	for (size_t i = 0; i < faults->n; i++) {
		form_fault_write(&faults->items[i], path, &out);
		buf_putc(&out, '\n');
	}
	int status = out_text(&out);
	buf_release(&out);
	return status ? status : STATUS_DATA;
}
