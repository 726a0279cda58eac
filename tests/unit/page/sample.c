/* SPDX-License-Identifier: MIT */
#include "sample.h"

#include "page/edit.h"

static struct edit *edit_with(bool single, const char *text)
{
	struct edit *edit = edit_new(single, 10000);
	edit_set(edit, text);
	return edit;
}

static void add_words(struct page *page)
{
	static const char *const points[] = {
		"Minutes of a meeting that talked about it, with the day on which it was held.",
		"A policy.",
	};
	static const char *const steps[] = { "Read it.", "Answer it." };
	add_heading(page, &page->body, 1, "Leadership");
	add_heading(page, &page->body, 2, "Who leads");
	add_text(page, &page->body, "Someone senior answers for safeguarding. "
		"In a small group that may be the chair <of trustees> & nobody else.");
	add_points(page, &page->body, points, 2);
	add_points(page, &page->body, steps, 2)->numbered = true;
	add_hint(page, &page->body, "Take the questions in any order.");
	add_notice(page, &page->body, NOTICE_WARNING, "Do not name a child", "Write \"a child\" instead.");
	add_heading(page, &page->body, 4, "Deeper than it may be");
}

static void add_lists(struct page *page)
{
	struct block *facts = add_facts(page, &page->body, "Your answers");
	add_fact(page, facts, "question:KF1-1", "A senior lead?", "Partly met", NULL);
	add_fact(page, facts, "KF1-2", "KF1-2 Written down", "", "needs an answer");
	add_fact(page, facts, NULL, "Evidence",
		"Minutes, June.\nMinutes, July, in which the trustees agreed to look at this once a year.", NULL);
	struct block *tasks = add_tasks(page, &page->body, NULL);
	add_task(page, tasks, "section:KF1", "Leadership", "In progress", "3 of 7 answered", false);
	add_task(page, tasks, "go:send", "Send", NULL, NULL, true);
}

static void add_questions(struct sample *sample)
{
	struct page *page = &sample->page;
	struct block *one = add_choice(page, &page->body, "KF1-1.value", "Is there a senior lead?", "Choose one.", false);
	add_option(page, one, "value:fully", "Fully met", "It is in place and it works.", false);
	add_option(page, one, "value:partly", "Partly met", NULL, true);
	one->error = "Say why.";
	struct block *many = add_choice(page, &page->body, "ages", "Which ages?", NULL, true);
	add_option(page, many, "ages:young", "Under 5", NULL, true);
	add_option(page, many, "ages:old", "5 to 17", NULL, false);
	add_line(page, &page->body, "people", "How many people?", "Paid or not.", sample->people)->unit = "people";
	add_line(page, &page->body, "code", "Your code", NULL, sample->code)->masked = true;
	add_line(page, &page->body, "name", "Name", NULL, sample->empty)->width_cols = 12;
	add_prose(page, &page->body, "KF1-1.comment", "What works well?", "A few sentences.", sample->prose);
	add_prose(page, &page->body, "more", "Anything else?", NULL, sample->unwritten);
}

static void add_figures(struct page *page)
{
	static const char *const columns[] = { "Document", "Pages", "Review" };
	static const char *const rows[][3] = { { "Safeguarding policy", "12", "2026-06" }, { "\xe5\xad\x90", "7", "" } };
	struct block *table = add_table(page, &page->body, "Documents", columns, 3);
	add_row(page, table, "LIB-10", rows[0]);
	add_row(page, table, "document:2", rows[1]);
	add_table(page, &page->body, "Meetings", columns, 3);
	struct block *bar = add_bar(page, &page->body, "Grades");
	add_part(page, bar, "Fully met", 12);
	add_part(page, bar, "Partly met", 18);
	add_part(page, bar, "Not met", 0);
	add_action(page, add_actions(page, &page->body), "save", "Save", true);
}

void sample_init(struct sample *sample)
{
	*sample = (struct sample){
		.people = edit_with(true, "12"),
		.code = edit_with(true, "sb1_secret"),
		.empty = edit_with(true, ""),
		.prose = edit_with(false, "We meet.\n\nWe <write> it down, every time, "
			"in a book that all of us can read and that nobody can change."),
		.unwritten = edit_with(false, ""),
	};
	struct page *page = &sample->page;
	page_init(page);
	page_title(page, "section", "Leadership");
	page->where = page_printf(page, "Oak Street \xc2\xb7 section %d of %d", 3, 14);
	page->state = "Saved 12:04";
	page->status = "A message of the moment.";
	page_key(page, "F1", "Help");
	add_words(page);
	add_lists(page);
	add_questions(sample);
	add_figures(page);
	page->aside_title = "Think about";
	add_text(page, &page->aside, "Who is told when the lead is away?");
}

void sample_release(struct sample *sample)
{
	page_release(&sample->page);
	edit_free(sample->people);
	edit_free(sample->code);
	edit_free(sample->empty);
	edit_free(sample->prose);
	edit_free(sample->unwritten);
}
