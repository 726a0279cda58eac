/* SPDX-License-Identifier: MIT */
#include "sample.h"

#include "base/mem.h"

void sample_init(struct sample *sample)
{
	*sample = (struct sample){ .name = edit_new(true, 400), .code = edit_new(true, 60), .people = edit_new(true, 10),
		.account = edit_new(false, 20000) };
	edit_set(sample->name, "Oak Street Youth Club");
	edit_set(sample->code, "sb1_secret");
	edit_set(sample->people, "14");
	edit_set(sample->account, "Our safeguarding lead is Jo Marsh. She is on the rota at every session and her name is on the "
		"notice board.\nTrustees read the incident book at each meeting.");
	page_init(&sample->page);
}

void sample_release(struct sample *sample)
{
	page_release(&sample->page);
	edit_free(sample->name);
	edit_free(sample->code);
	edit_free(sample->people);
	edit_free(sample->account);
}

static void begin(struct sample *sample, const char *id, const char *title)
{
	struct page *page = &sample->page;
	page_clear(page);
	page_title(page, id, title);
	page->where = page_printf(page, "Oak Street Youth Club · Third sector · Section 3 of 14");
	page->state = "Saved 12:04";
	page_key(page, "Enter", "choose");
	page_key(page, "Esc", "back");
	page_key(page, "F1", "help");
	page_key(page, "Ctrl-N", "next");
	page_key(page, "Ctrl-P", "previous");
	page_key(page, "F9", "child in danger");
	page_key(page, "Ctrl-Q", "leave");
}

static void add_grades(struct sample *sample)
{
	struct page *page = &sample->page;
	struct block *choice = add_choice(page, &page->body, "KF1-1.value", "Is there a named person who leads on safeguarding?",
		"Think of what happens when that person is away.", false);
	choice->error = page_printf(page, "Choose how far you meet this");
	add_option(page, choice, "KF1-1.value.fully", "Fully met",
		"It is in place everywhere, people know about it, and you can show it.", false);
	add_option(page, choice, "KF1-1.value.partly", "Partly met", "Some of it is in place, or not everybody knows about it.", true);
	add_option(page, choice, "KF1-1.value.unmet", "Not met", "It is not in place yet.", false);
}

static void add_fields(struct sample *sample)
{
	struct page *page = &sample->page;
	struct block *line = add_line(page, &page->body, "name", "Name of your organisation", NULL, sample->name);
	line->width_cols = 40;
	line->error = page_printf(page, "Write the name as it is on your letters");
	line = add_line(page, &page->body, "people", "How many people work with children?", "Count volunteers too.", sample->people);
	line->width_cols = 6;
	line->unit = "people";
	line = add_line(page, &page->body, "code", "Invitation code", NULL, sample->code);
	line->masked = true;
	struct block *prose = add_prose(page, &page->body, "account", "Tell us how this works in practice",
		"Please do not name a child.", sample->account);
	prose->limit_chars = 600;
}

static void add_rows(struct sample *sample)
{
	struct page *page = &sample->page;
	struct block *facts = add_facts(page, &page->body, "About you");
	add_fact(page, facts, "fact.name", "Organisation", "Oak Street Youth Club", NULL);
	add_fact(page, facts, "fact.sector", "Sector", "Voluntary, community and faith", NULL);
	add_fact(page, facts, NULL, "Reference", "2026-0417", NULL);
	add_fact(page, facts, "fact.contact", "Who to ask", NULL, "Needs an answer");
	struct block *tasks = add_tasks(page, &page->body, "Sections");
	add_task(page, tasks, "task.1", "1. About your organisation", "Completed", NULL, true);
	add_task(page, tasks, "task.2", "2. Leadership and accountability", "In progress", "3 of 7 answered", false);
	add_task(page, tasks, "task.3", "3. Recruitment, induction, training and supervision of everybody", "Not started", NULL, false);
	static const char *const columns[] = { "Document", "Owner", "Next review" };
	struct block *table = add_table(page, &page->body, "Your documents", columns, 3);
	add_row(page, table, "doc.1", (const char *const[]){ "Child protection policy", "Jo Marsh", "1 March 2027" });
	add_row(page, table, "doc.2", (const char *const[]){ "Code of conduct for staff and volunteers", "Trustees", "overdue" });
	struct block *bar = add_bar(page, &page->body, "How far you are");
	add_part(page, bar, "Fully met", 12);
	add_part(page, bar, "Partly met", 7);
	add_part(page, bar, "Not met", 1);
}

static void add_guidance(struct sample *sample)
{
	struct page *page = &sample->page;
	page->aside_title = "Guidance";
	add_text(page, &page->aside, "A named lead is someone whom staff, volunteers, children and parents can name and reach.");
	add_points(page, &page->aside,
		(const char *const[]){ "Who stands in when the lead is away?", "Where would a parent find the name?" }, 2);
	add_hint(page, &page->aside, "Working Together 2026, chapter 2.");
}

void sample_all(struct sample *sample)
{
	struct page *page = &sample->page;
	begin(sample, "sample", "Leadership and accountability");
	page->status = "Your answer is saved. You can leave and come back at any time.";
	add_heading(page, &page->body, 1, "Named lead");
	add_text(page, &page->body, "Every organisation that works with children needs a person who leads on safeguarding, "
		"with the time, the training and the standing to do it.");
	add_points(page, &page->body, (const char *const[]){ "The lead is named in your policy.", "Everybody knows who it is." }, 2);
	add_notice(page, &page->body, NOTICE_WARNING, "Changed since it was signed off", "You would sign off again before you send.");
	add_grades(sample);
	add_fields(sample);
	add_heading(page, &page->body, 2, "What you told us");
	add_rows(sample);
	struct block *actions = add_actions(page, &page->body);
	add_action(page, actions, "continue", "Continue", true);
	add_action(page, actions, "back", "Back to the list of sections", false);
	add_guidance(sample);
}

void sample_question(struct sample *sample)
{
	struct page *page = &sample->page;
	begin(sample, "question", "Leadership and accountability");
	add_grades(sample);
	struct block *prose = add_prose(page, &page->body, "account", "Tell us how this works in practice",
		"Please do not name a child.", sample->account);
	prose->limit_chars = 600;
	struct block *actions = add_actions(page, &page->body);
	add_action(page, actions, "continue", "Save and go on", true);
	add_guidance(sample);
}

void sample_tasks(struct sample *sample, size_t n)
{
	static const char *const names[] = {
		"Leadership and accountability", "Recruitment", "Training and supervision", "Listening to children", "Managing allegations",
		"Working together",
	};
	struct page *page = &sample->page;
	begin(sample, "tasks", "Your assessment");
	struct block *bar = add_bar(page, &page->body, "Answered so far");
	add_part(page, bar, "Answered", 31);
	add_part(page, bar, "Still to answer", 49);
	struct block *tasks = add_tasks(page, &page->body, NULL);
	for (size_t i = 0; i < n; i++) {
		bool done = i % 3 == 0;
		add_task(page, tasks, page_printf(page, "task.%zu", i), page_printf(page, "%zu. %s", i + 1, names[i % 6]),
			done ? "Completed" : "In progress", done ? NULL : "3 of 7 answered", done);
	}
	struct block *actions = add_actions(page, &page->body);
	add_action(page, actions, "send", "Check and send", false);
}

void sample_long(struct sample *sample, size_t paragraphs)
{
	struct page *page = &sample->page;
	begin(sample, "long", "Before you start");
	for (size_t i = 0; i < paragraphs; i++)
		add_text(page, &page->body, page_printf(page, "Paragraph %zu. What you write stays on this computer until you send it. "
			"The board reads it, asks questions about it, and publishes nothing from which anybody could tell who you are.", i + 1));
	struct block *actions = add_actions(page, &page->body);
	add_action(page, actions, "start", "Start", true);
	add_action(page, actions, "later", "Not now", false);
}

void sample_scripts(struct sample *sample)
{
	struct page *page = &sample->page;
	begin(sample, "scripts", "日本語の題名 and a title that is long enough to meet the state");
	page->state = "Not saved";
	page->state_alarm = true;
	edit_set(sample->name, "Café Zoë – 青少年の家 – e\xcc\x81te\xcc\x81 ok");
	edit_set(sample->account, "今日は子どもの安全について話しました。みんなで決めたことを書きます。"
		"Then in English, a word that is far too long: Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung. Done.");
	add_text(page, &page->body, "Wide 漢字かな交じり文, combining e\xcc\x81 a\xcc\x8a o\xcc\x88, emoji 👍 and 👨‍👩‍👧, Cymraeg ŵ ŷ.");
	add_text(page, &page->body, "Escape \033[31m, bell \a, override \xe2\x80\xae" "abc, invalid \xff\xfe end.");
	struct block *choice = add_choice(page, &page->body, "c", "選択してください", NULL, true);
	add_option(page, choice, "c.a", "はい、全部そろっています", "規則は文書になっていて、全員が知っています。", true);
	add_option(page, choice, "c.b", "いいえ", NULL, false);
	add_line(page, &page->body, "name", "Name", NULL, sample->name)->width_cols = 24;
	add_prose(page, &page->body, "account", "Account", NULL, sample->account);
	struct block *tasks = add_tasks(page, &page->body, NULL);
	add_task(page, tasks, "t", "安全の方針", "進行中", "3/7", false);
}
