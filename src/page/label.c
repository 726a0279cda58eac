/* SPDX-License-Identifier: MIT */
#include "page/label.h"

#include "page/edit.h"
#include "page/gettext.h"
#include "page/page.h"

#include <string.h>

const char *label_joint(const char *label)
{
	size_t len = strlen(label);
	return len && strchr("?:!.", label[len - 1]) ? " " : ": ";
}

const char *line_text(const struct block *block)
{
	const char *text = block->edit ? edit_text(block->edit) : "";
	return *text && block->masked ? _("(not shown)") : text;
}
