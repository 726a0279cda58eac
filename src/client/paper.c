/* SPDX-License-Identifier: MIT */
#include "client/paper.h"

#include "base/buf.h"
#include "client/paper_inside.h"
#include "page/write.h"

/* Where pages go one after the other. */
struct press {
	const struct assessment *assessment;
	enum paper_format format;
	int cols;
	struct buf *out;
	struct page page;
	bool begun;
};

static void put_page(struct press *press)
{
	if (press->format == PAPER_HTML) {
		/* The form's title stands above the first page already. */
		if (!press->begun)
			press->page.title = "";
		page_write_html(&press->page, press->out);
	} else {
		if (press->begun)
			buf_puts(press->out, "\n\n");
		page_write_text(&press->page, press->cols, press->out);
	}
	press->begun = true;
	page_clear(&press->page);
}

static void put(struct press *press, void (*build)(const struct assessment *assessment, struct page *page))
{
	build(press->assessment, &press->page);
	if (press->page.body.n)
		put_page(press);
	else
		page_clear(&press->page);
}

static void put_sections(struct press *press, bool blank)
{
	const struct form *form = press->assessment->form;
	for (size_t i = 0; i < form->n_sections; i++) {
		const struct form_section *section = &form->sections[i];
		if (blank ? !section_on_route(section, assessment_route(press->assessment)) : !section_is_asked(press->assessment, section))
			continue;
		if (blank)
			paper_blank_section(press->assessment, section, &press->page);
		else
			paper_section(press->assessment, section, &press->page);
		put_page(press);
	}
}

static struct press press_begin(const struct assessment *assessment, enum paper_format format, int cols, struct buf *out)
{
	struct press press = { .assessment = assessment, .format = format, .cols = cols, .out = out };
	if (format == PAPER_HTML)
		html_begin(assessment->form->title, assessment->form->language, out);
	page_init(&press.page);
	return press;
}

static void press_end(struct press *press)
{
	if (press->format == PAPER_HTML)
		html_end(press->out);
	page_release(&press->page);
}

void paper_write(const struct assessment *assessment, const struct assessment *earlier, enum paper_format format, int cols,
	struct buf *out)
{
	struct press press = press_begin(assessment, format, cols, out);
	put(&press, paper_cover);
	put(&press, paper_grades);
	if (earlier) {
		paper_change(earlier, assessment, &press.page);
		put_page(&press);
	}
	put(&press, paper_to_do);
	put(&press, paper_findings);
	put(&press, paper_documents);
	put_sections(&press, false);
	put(&press, paper_not_asked);
	press_end(&press);
}

void paper_write_blank(const struct assessment *assessment, enum paper_format format, int cols, struct buf *out)
{
	struct press press = press_begin(assessment, format, cols, out);
	put(&press, paper_blank_cover);
	put_sections(&press, true);
	press_end(&press);
}
