/* SPDX-License-Identifier: MIT */
#include "page/write.h"

#include "base/buf.h"
#include "page/write_style.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *document(const struct page *page, int copies, const char *title, const char *lang)
{
	struct buf out = BUF(BUF_MIB);
	html_begin(title, lang, &out);
	for (int i = 0; i < copies; i++)
		page_write_html(page, &out);
	html_end(&out);
	return buf_take(&out);
}

static char *sample_document(int copies)
{
	struct sample sample;
	sample_init(&sample);
	char *html = document(&sample.page, copies, "Report", "en-GB");
	sample_release(&sample);
	return html;
}

static void test_golden(void **state)
{
	static const char *const pieces[] = {
		"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<title>Report</title>\n",
		"<header>\n<h1>Report</h1>\n</header>\n<main>\n",
		">Leadership</h2>\n<p class=\"where\">Oak Street \xc2\xb7 section 3 of 14</p>\n<div class=\"kept\">\n<h3>Who leads</h3>\n",
		"the chair &lt;of trustees&gt; &amp; nobody else.</p>\n",
		"<ol>\n<li>Read it.</li>\n<li>Answer it.</li>\n</ol>\n<p class=\"hint\">Take the questions in any order.</p>\n",
		"<div class=\"notice\" role=\"note\">\n<p><strong>Warning: Do not name a child</strong></p>\n"
			"<p>Write &quot;a child&quot; instead.</p>\n</div>\n</div>\n<h4>Deeper than it may be</h4>\n",
		"<h5 class=\"label\">Your answers</h5>\n<dl>\n"
			"<div><dt><span class=\"id\">KF1-1</span> A senior lead?</dt><dd>Partly met</dd></div>\n"
			"<div><dt>KF1-2 Written down</dt><dd> <span class=\"detail\">(needs an answer)</span></dd></div>\n",
		"<ul class=\"tasks\">\n<li>Leadership: <strong>In progress</strong> "
			"<span class=\"detail\">(3 of 7 answered)</span></li>\n"
			"<li>Send</li>\n</ul>\n",
		"\"><span class=\"id\">KF1-1</span> Is there a senior lead?</p>\n<p class=\"hint\">Choose one.</p>\n"
			"<p class=\"error\">Problem: Say why.</p>\n<ul class=\"marks\">\n"
			"<li><span class=\"mark\" aria-hidden=\"true\">( )</span> Fully met "
			"<span class=\"hint\">It is in place and it works."
			"</span></li>\n<li class=\"chosen\"><span class=\"mark\" aria-hidden=\"true\">(x)</span> Partly met "
			"<span class=\"unseen\">(chosen)</span></li>\n</ul>\n</div>\n",
		"<p class=\"hint\">Paid or not.</p>\n<p class=\"answer\">12 people</p>\n</div>\n",
		"<p class=\"answer\">(not shown)</p>\n",
		"<p class=\"answer space\"><span class=\"unseen\">Not answered</span></p>\n",
		"<p class=\"answer\">We meet.\n\nWe &lt;write&gt; it down,",
		"<table>\n<caption>Documents</caption>\n<thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Pages</th>"
			"<th scope=\"col\">Review</th></tr></thead>\n<tbody>\n"
			"<tr><th scope=\"row\"><span class=\"id\">LIB-10</span> Safeguarding policy</th><td>12</td>"
			"<td>2026-06</td></tr>\n",
		"<h5 class=\"label\">Meetings</h5>\n<p>Nothing here yet.</p>\n",
		"<tr><th scope=\"row\">Fully met</th><td>12 of 30 (40 per cent)</td><td><span class=\"bar\" aria-hidden=\"true\">"
			"<span class=\"fill\" style=\"width:40%\"></span></span></td></tr>\n",
		"<aside>\n<h3 class=\"label\">Think about</h3>\n<p>Who is told when the lead is away?</p>\n</aside>\n"
			"</section>\n</main>\n</body>\n</html>\n",
	};
	char *html = sample_document(1), *at = html;
	for (size_t i = 0; i < LENGTH(pieces); i++) {
		char *found = strstr(at, pieces[i]);
		if (!found)
			print_message("missing: %s\nafter: %.200s\n", pieces[i], at);
		assert_non_null(found);
		at = found + strlen(pieces[i]);
	}
	assert_string_equal(at, "");
	assert_null(strstr(html, "secret"));
	assert_null(strstr(html, "Saved 12:04"));
	assert_null(strstr(html, "A message of the moment"));
	free(html);
}

struct nest {
	char open[64][16];
	size_t n;
	int heading; /* level of the last one */
};

static bool is_void(const char *name)
{
	return strcmp(name, "meta") == 0 || strcmp(name, "!DOCTYPE") == 0;
}

static void take_tag(struct nest *nest, const char *name)
{
	if (*name == '/') {
		assert_true(nest->n > 0);
		assert_string_equal(nest->open[--nest->n], name + 1);
		return;
	}
	if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
		assert_true(name[1] - '0' <= nest->heading + 1);
		nest->heading = name[1] - '0';
	}
	if (is_void(name))
		return;
	assert_true(nest->n < LENGTH(nest->open));
	snprintf(nest->open[nest->n++], sizeof nest->open[0], "%s", name);
}

/* Every element is closed in order; no heading is more than one level below the one before; no attribute is left open. */
static void assert_well_formed(const char *html)
{
	struct nest nest = { 0 };
	for (const char *at = html; (at = strchr(at, '<')); at++) {
		char name[16];
		size_t len = strcspn(at + 1, " >");
		assert_true(len > 0 && len < sizeof name);
		snprintf(name, sizeof name, "%.*s", (int)len, at + 1);
		take_tag(&nest, name);
		at = strchr(at, '>');
		assert_non_null(at);
	}
	assert_int_equal(nest.n, 0);
}

/* Every id stands once, and every aria-labelledby names one of them. */
static void assert_ids(const char *html)
{
	for (const char *at = html; (at = strstr(at, " id=\"")); at++) {
		char attribute[64];
		snprintf(attribute, sizeof attribute, "%.*s\"", (int)(5 + strcspn(at + 5, "\"")), at);
		assert_null(strstr(at + 1, attribute));
	}
	for (const char *at = html; (at = strstr(at, "aria-labelledby=\"")); at++) {
		char attribute[64];
		const char *value = at + strlen("aria-labelledby=\"");
		snprintf(attribute, sizeof attribute, " id=\"%.*s\"", (int)strcspn(value, "\""), value);
		assert_non_null(strstr(html, attribute));
	}
}

static void test_structure(void **state)
{
	char *html = sample_document(3);
	assert_well_formed(html);
	assert_ids(html);
	assert_null(strstr(html, "<script"));
	assert_null(strstr(html, "http://"));
	assert_null(strstr(html, "https://"));
	assert_null(strstr(html, "url("));
	assert_null(strstr(html, "@import"));
	free(html);
}

static void test_everything_is_escaped(void **state)
{
	static const char evil[] = "</td><script>\"'&\x1b[2J\xff\xe2\x80\xae";
	static const char *const cells[] = { evil }, *const points[] = { evil };
	struct page page;
	page_init(&page);
	page_title(&page, evil, evil);
	page.where = evil;
	page.aside_title = evil;
	for (int level = 0; level < 9; level++)
		add_heading(&page, level % 2 ? &page.body : &page.aside, level, page_printf(&page, "%d %s", level, evil));
	add_points(&page, &page.body, points, 1);
	add_notice(&page, &page.body, NOTICE_DANGER, evil, evil);
	add_fact(&page, add_facts(&page, &page.body, evil), evil, evil, evil, evil);
	add_task(&page, add_tasks(&page, &page.body, evil), evil, evil, evil, evil, false);
	struct block *choice = add_choice(&page, &page.body, evil, evil, evil, true);
	choice->error = evil;
	add_option(&page, choice, evil, evil, evil, true);
	add_line(&page, &page.body, evil, evil, evil, NULL)->unit = evil;
	add_row(&page, add_table(&page, &page.body, evil, cells, 1), evil, cells);
	add_part(&page, add_bar(&page, &page.body, evil), evil, 1);
	char *html = document(&page, 1, evil, "en\"><script>");
	assert_well_formed(html);
	assert_null(strstr(html, "<script"));
	assert_null(strchr(html, '\x1b'));
	assert_null(strstr(html, "\xe2\x80\xae"));
	assert_non_null(strstr(html, "<html lang=\"en\">"));
	assert_non_null(strstr(html, "&lt;/td&gt;&lt;script&gt;&quot;&#39;&amp;\xef\xbf\xbd[2J\xef\xbf\xbd\xef\xbf\xbd"));
	free(html);
	page_release(&page);
}

static void test_without_a_title(void **state)
{
	struct page page;
	page_init(&page);
	add_heading(&page, &page.body, 3, "Deep");
	add_facts(&page, &page.body, "Nothing");
	char *html = document(&page, 1, "Report", NULL);
	assert_well_formed(html);
	assert_non_null(strstr(html, "<section>\n<div class=\"kept\">\n<h2>Deep</h2>\n<h3 class=\"label\">Nothing</h3>\n</div>\n</section>"));
	free(html);
	page_release(&page);
}

/* Two bars in a row; the second has a part that the first has not. */
static void add_two_bars(struct page *page)
{
	struct block *bar = add_bar(page, &page->body, "1 Leaders");
	add_part(page, bar, "Fully met", 3);
	add_part(page, bar, "Unmet", 0);
	bar = add_bar(page, &page->body, "2 Duties & <more>");
	add_part(page, bar, "Fully met", 1);
	add_part(page, bar, "Unmet", 11);
	add_part(page, bar, "Not sure yet", 2);
}

static void test_bars_in_a_row(void **state)
{
	struct page page;
	page_init(&page);
	page_title(&page, "grades", "Summary");
	add_two_bars(&page);
	char *html = document(&page, 1, "Report", NULL);
	assert_well_formed(html);
	assert_non_null(strstr(html, "<section class=\"grades\" aria-labelledby="));
	assert_non_null(strstr(html, "<tr><th scope=\"row\">1 Leaders</th><td class=\"number\">3</td><td class=\"number\">0</td>"
		"<td class=\"number\">0</td><td class=\"picture\"><span class=\"stack\" aria-hidden=\"true\">"
		"<span class=\"p0\" style=\"flex:3\"></span></span></td></tr>\n"));
	assert_non_null(strstr(html, "<th scope=\"row\">2 Duties &amp; &lt;more&gt;</th>"));
	assert_non_null(strstr(html, "<span class=\"p1\" style=\"flex:11\"></span><span class=\"p2\" style=\"flex:2\"></span>"));
	assert_null(strstr(html, "caption>"));
	free(html);
	page_release(&page);
}

static void test_points_with_a_label(void **state)
{
	static const char *const points[] = { "Minutes" };
	struct page page;
	page_init(&page);
	add_points(&page, &page.body, points, 1)->label = "Evidence";
	char *html = document(&page, 2, "Report", NULL);
	assert_well_formed(html);
	assert_ids(html);
	assert_non_null(strstr(html, ">Evidence</p>\n<ul aria-labelledby=\"l"));
	free(html);
	page_release(&page);
}

static double luminance(const char *hex)
{
	double parts[3];
	for (int i = 0; i < 3; i++) {
		char two[3] = { hex[2 * i], hex[2 * i + 1], '\0' };
		double c = (double)strtol(two, NULL, 16) / 255;
		parts[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
	return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

static double contrast(const char *one, const char *other)
{
	double a = luminance(one), b = luminance(other);
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

/* WCAG 2.2, 1.4.3: each colour of text on each background, whether they meet or not. 1.4.11: lines at least 3 to 1. */
static void test_contrast(void **state)
{
	static const char style[] = WRITE_STYLE WRITE_STYLE_MEDIA;
	int seen = 0;
	for (const char *text = style; (text = strstr(text, "color:#")); text++) {
		for (const char *ground = style; (ground = strstr(ground, "background:#")); ground++, seen++)
			assert_true(contrast(text + strlen("color:#"), ground + strlen("background:#")) >= 4.5);
	}
	assert_true(seen >= 6);
	for (const char *line = style; (line = strstr(line, "solid #")); line++)
		assert_true(contrast(line + strlen("solid #"), "ffffff") >= 3);
	assert_true(contrast("000000", "ffffff") > 20.9);
	assert_true(contrast("777777", "ffffff") < 4.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_bars_in_a_row),
		cmocka_unit_test(test_points_with_a_label),
		cmocka_unit_test(test_everything_is_escaped),
		cmocka_unit_test(test_without_a_title),
		cmocka_unit_test(test_contrast),
	};
	return RUN(tests);
}
