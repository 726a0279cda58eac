/* SPDX-License-Identifier: MIT */
#include "form/texts.h"

#include "form/reader.h"

bool form_texts_read(const struct json *body, struct form_texts *ret_texts, struct err *err)
{
	struct form_texts texts = { 0 };
	struct form *form = NULL;
	const struct read_options options = { .texts = &texts };
	if (!form_read_with(body, &options, &form, NULL, err)) {
		form_texts_release(&texts);
		return false;
	}
	form_free(form);
	*ret_texts = texts;
	return true;
}

void form_texts_release(struct form_texts *texts)
{
	arena_release(&texts->arena);
	*texts = (struct form_texts){ 0 };
}
