/* SPDX-License-Identifier: MIT */
#include "real.h"

#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "form/read.h"

#include <stdlib.h>

static bool load(void *ctx, const char *name, struct buf *out, struct err *err)
{
	char *path = file_join(ctx, name);
	bool good = file_read(path, out, err);
	free(path);
	return good;
}

/* SECTION11_FORMS is the folder of the forms; meson sets it. */
static char *forms_dir(void)
{
	char *dir = getenv("SECTION11_FORMS");
	if (!dir)
		fail_msg("SECTION11_FORMS is not set");
	return dir;
}

struct form *read_form(const char *name)
{
	struct form_loader loader = { forms_dir(), load };
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	struct form *form = NULL;
	struct err err = { 0 };
	if (!form_join(&loader, name, &body, &faults))
		fail_msg("%s %s: %s", faults.items[0].file, faults.items[0].pointer, faults.items[0].what);
	if (!form_read(body, &form, NULL, &err))
		fail_msg("%s: %s", err.where, err.detail);
	json_free(body);
	form_faults_release(&faults);
	return form;
}

struct json *read_json(const char *name)
{
	struct buf bytes = BUF(BUF_MIB);
	struct err err = { 0 };
	struct json *json = NULL;
	if (!load(forms_dir(), name, &bytes, &err) || !json_parse(bytes.data, bytes.len, &json_default_limits, name, &json, &err))
		fail_msg("%s: %s", name, err.detail);
	buf_release(&bytes);
	return json;
}
