/* SPDX-License-Identifier: MIT */
/* What check-your-answers says, on paper: in the words of the screen. */
#include "client/paper_inside.h"

#include "base/buf.h"
#include "client/finding_place.h"
#include "client/words.h"
#include "page/gettext.h"

/* Of what is only missing the ids are enough: each question says so itself. */
static void add_missing(const struct findings *findings, struct page *page)
{
	struct buf ids = BUF(BUF_MIB);
	const struct form_question *last = NULL;
	for (size_t i = 0; i < findings->n; i++) {
		const struct form_question *question = findings->items[i].question;
		if (findings->items[i].strength != STRENGTH_MISSING || question == last)
			continue;
		buf_printf(&ids, "%s%s", ids.len ? ", " : "", question->id);
		last = question;
	}
	if (ids.len) {
		add_heading(page, &page->body, 2, _("Without an answer"));
		add_text(page, &page->body, buf_text(&ids));
	}
	buf_release(&ids);
}

static void add_row_of(const struct finding *finding, struct page *page, struct block *table)
{
	struct buf words = BUF(64 * 1024);
	finding_line(finding, &words);
	const struct form_question *question = finding->question;
	const char *name = question && question->short_text ? question->short_text : question ? question->id : _("All");
	const char *const cells[] = { name, page_printf(page, "%s", buf_text(&words)), strength_words(finding->strength) };
	add_row(page, table, question ? question->id : NULL, cells);
	buf_release(&words);
}

static struct block *add_rows_of(const struct findings *findings, enum finding_strength strength, struct page *page, struct block *table)
{
	const char *const columns[] = { _("Question"), _("What was found"), _("What to do") };
	for (size_t i = 0; i < findings->n; i++) {
		if (findings->items[i].strength != strength)
			continue;
		if (!table)
			table = add_table(page, &page->body, NULL, columns, 3);
		add_row_of(&findings->items[i], page, table);
	}
	return table;
}

void paper_findings(const struct assessment *assessment, struct page *page)
{
	static const enum finding_strength order[] = { STRENGTH_CRITICAL, STRENGTH_FORMAT, STRENGTH_WARNING };
	struct findings findings;
	struct block *table = NULL;
	findings_collect(assessment, &findings);
	page_title(page, "findings", _("Worth another look"));
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		table = add_rows_of(&findings, order[i], page, table);
	add_missing(&findings, page);
	findings_release(&findings);
}
