/* SPDX-License-Identifier: MIT */
#include "page/label.h"

#include "page/edit.h"
#include "page/gettext.h"
#include "page/page.h"

#include <string.h>

/* In any script: a question has its own sign at its end. */
static const char *const ends[] = { "?", ":", "!", ".", "？", "：", "！", "。", "؟", "।" };

const char *label_joint(const char *label)
{
	size_t len = strlen(label);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);
		if (len >= n && strcmp(label + len - n, ends[i]) == 0)
			return " ";
	}
	return ": ";
}

const char *line_text(const struct block *block)
{
	const char *text = block->edit ? edit_text(block->edit) : "";
	return *text && block->masked ? _("(not shown)") : text;
}
