/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/buf.h"
#include "base/text.h"
#include "entry/assessment.h"
#include "store/paths.h"

#include <stdlib.h>
#include <string.h>

bool store_language(const struct store *store, char ret_code[LANGUAGE_BYTES])
{
	struct buf text = BUF(64);
	char *path = file_join(store->dir, "language");
	bool ok = file_read(path, &text, NULL);
	if (ok) {
		buf_cut(&text, strcspn(buf_text(&text), "\n"));
		ok = language_is_code(buf_text(&text));
	}
	if (ok)
		text_copy(ret_code, LANGUAGE_BYTES, buf_text(&text));
	buf_release(&text);
	free(path);
	return ok;
}

bool store_language_keep(const struct store *store, const char *code, struct err *err)
{
	struct buf text = BUF(64);
	char *path = file_join(store->dir, "language");
	buf_printf(&text, "%s\n", code);
	bool ok = file_replace(path, text.data, text.len, err);
	buf_release(&text);
	free(path);
	return ok;
}

void store_take_form(struct opened *opened, struct pack *pack)
{
	struct pack before = opened->pack;
	assessment_set_form(opened->assessment, pack->form);
	opened->pack = *pack;
	*pack = before;
}
