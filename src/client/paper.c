/* SPDX-License-Identifier: MIT */
#include "client/paper.h"

#include "base/buf.h"
#include "client/paper_inside.h"
#include "page/gettext.h"
#include "page/write.h"

/* Where pages go one after the other. */
struct press {
	const struct paper_order *order;
	struct buf *out;
	struct page page;
	bool begun;
};

static void put_page(struct press *press)
{
	const struct paper_order *order = press->order;
	if (order->practice)
		press->page.mark = _("Practice: these answers are made up.");
	if (order->format == PAPER_HTML) {
		/* The form's title stands above the first page already. */
		if (!press->begun)
			press->page.title = "";
		page_write_html(&press->page, press->out);
	} else {
		if (press->begun)
			buf_puts(press->out, "\n\n");
		page_write_text(&press->page, order->cols, press->out);
	}
	press->begun = true;
	page_clear(&press->page);
}

static void put(struct press *press, void (*build)(const struct assessment *assessment, struct page *page))
{
	build(press->order->assessment, &press->page);
	if (press->page.body.n)
		put_page(press);
	else
		page_clear(&press->page);
}

static void put_sections(struct press *press, bool blank)
{
	const struct assessment *assessment = press->order->assessment;
	const struct form *form = assessment->form;
	for (size_t i = 0; i < form->n_sections; i++) {
		const struct form_section *section = &form->sections[i];
		if (blank ? !section_on_route(section, assessment_route(assessment)) : !section_is_asked(assessment, section))
			continue;
		if (blank)
			paper_blank_section(assessment, section, &press->page);
		else
			paper_section(assessment, section, &press->page);
		put_page(press);
	}
}

static struct press press_begin(const struct paper_order *order, struct buf *out)
{
	struct press press = { .order = order, .out = out };
	const struct form *form = order->assessment->form;
	if (order->format == PAPER_HTML)
		html_begin(form->title, form->language, out);
	page_init(&press.page);
	return press;
}

static void press_end(struct press *press)
{
	if (press->order->format == PAPER_HTML)
		html_end(press->out);
	page_release(&press->page);
}

void paper_write(const struct paper_order *order, struct buf *out)
{
	struct press press = press_begin(order, out);
	paper_cover(order, &press.page);
	put_page(&press);
	put(&press, paper_grades);
	if (order->earlier) {
		paper_change(order->earlier, order->assessment, &press.page);
		put_page(&press);
	}
	put(&press, paper_to_do);
	put(&press, paper_findings);
	put(&press, paper_documents);
	put_sections(&press, false);
	put(&press, paper_not_asked);
	press_end(&press);
}

void paper_write_blank(const struct paper_order *order, struct buf *out)
{
	struct press press = press_begin(order, out);
	put(&press, paper_blank_cover);
	put_sections(&press, true);
	press_end(&press);
}
