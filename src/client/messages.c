/* SPDX-License-Identifier: MIT */
#include "client/messages.h"

#include "base/language.h"
#include "page/gettext.h"

static void open_catalogue(void)
{
	bindtextdomain("section11", language_folder());
	bind_textdomain_codeset("section11", "UTF-8");
	textdomain("section11");
}

void messages_start(void)
{
	language_start();
	if (!language_is_english())
		open_catalogue();
}

void messages_use(const char *language)
{
	language_use(language);
	open_catalogue();
}
