/* SPDX-License-Identifier: MIT */
#include "board/asking.h"

#include "page/dates.h"
#include "page/gettext.h"
#include "page/page.h"
#include "page/write.h"

#define LETTER_COLS 72

static void add_what(struct page *page, const struct asked *asked, const struct form *form)
{
	add_text(page, &page->body, page_printf(page, _("To %s"), asked->invitation.agency_name));
	/* TRANSLATORS: the partnership's name. */
	add_text(page, &page->body,
		page_printf(page, _("%s asks you to look at how you keep children safe."), asked->invitation.board.name));
	if (form->summary)
		add_text(page, &page->body, form->summary);
	if (form->audience)
		add_text(page, &page->body, form->audience);
	add_text(page, &page->body,
		form->voluntary ? _("It is your choice whether you take part.") : _("We expect an answer from every organisation we ask."));
	add_text(page, &page->body,
		_("Your answers show what already works and where help is wanted. You decide what you write, and you can stop "
		"and go on at any time."));
}

/* In fours after the first mark, for reading aloud; whoever types it may leave the hyphens out. */
static const char *grouped(struct page *page, const char *code)
{
	char text[2 * ID_CODE_BYTES];
	size_t n = 0;
	for (size_t i = 0; code[i] && n < sizeof text - 2; i++) {
		if (i > 4 && i % 4 == 0)
			text[n++] = '-';
		text[n++] = code[i];
	}
	text[n] = '\0';
	return page_printf(page, "%s", text);
}

static void add_dates(struct page *page, const struct asked *asked, const struct asked_form *form)
{
	struct block *facts = add_facts(page, &page->body, _("Dates and code"));
	if (*form->row.asked_for_by)
		add_fact(page, facts, NULL, _("Please send by"), date_words(page, form->row.asked_for_by), NULL);
	if (*form->row.closes)
		add_fact(page, facts, NULL, _("Closing day"), date_words(page, form->row.closes), _("Later answers are still taken."));
	add_fact(page, facts, NULL, _("Your code"), grouped(page, asked->invitation.code), NULL);
	add_fact(page, facts, NULL, _("Your code works until"), date_words(page, asked->invitation.expires), NULL);
}

static void add_start(struct page *page, const char *file_name)
{
	const char *points[] = {
		_("Ask whoever looks after your computer to install the program section11."),
		page_printf(page, _("Save the file %s that comes with this letter."), file_name),
		page_printf(page, _("Type: section11 join %s"), file_name),
		_("Type: section11"),
		_("Fill in the form. No network is needed for that, and everything you type is saved."),
		_("Send it when your most senior person has approved it. Then keep the receipt."),
	};
	add_heading(page, &page->body, 2, _("How to start"));
	struct block *block = add_points(page, &page->body, points, sizeof points / sizeof points[0]);
	block->numbered = true;
	add_text(page, &page->body,
		_("With the code you, and nobody else, can send for your organisation. Treat this letter and the file like keys."));
	add_text(page, &page->body,
		_("If you cannot send over the network, the program writes a sealed file for a stick. Hand that to us instead."));
}

void asked_letter(const struct asked *asked, const struct asked_form *form, const char *file_name, struct buf *out)
{
	struct page page;
	page_init(&page);
	page_title(&page, "letter", form->pack.form->title);
	add_what(&page, asked, form->pack.form);
	add_dates(&page, asked, form);
	add_start(&page, file_name);
	page_write_text(&page, LETTER_COLS, out);
	page_release(&page);
}
