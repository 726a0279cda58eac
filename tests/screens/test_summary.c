/* SPDX-License-Identifier: MIT */
/*
 * The error summary and the field say one thing in the same words, for every finding there is: a line of the summary is chosen,
 * the focus is on the very field, the words stand there, and Escape leads back to the line.
 */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/finding_place.h"
#include "client/words.h"
#include "entry/document.h"
#include "entry/signoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct json *json_of(const char *quoted)
{
	struct json *json = NULL;
	char text[600];
	snprintf(text, sizeof text, "%s", quoted);
	for (char *at = text; *at; at++)
		if (*at == '\'')
			*at = '"';
	assert_true(json_parse(text, strlen(text), &json_default_limits, "test", &json, NULL));
	return json;
}

static void answer(struct model *model, const char *question, struct json *json)
{
	struct assessment *assessment = model_assessment(model);
	struct err err = { 0 };
	if (!assessment_set_answer(assessment, form_question(assessment->form, question), json, &model->author, &err))
		fail_msg("%s%s: %s", question, err.where, err.detail);
}

/* As a hand or a newer form may leave it in the file. */
static void break_value(struct model *model)
{
	struct assessment *assessment = model_assessment(model);
	answer(model, "ORG-13", json_of("{'value':'yes'}"));
	json_set_text(json_get_mut(json_get_mut(assessment->draft, "answers"), "ORG-13"), "value", "perhaps");
	answer(model, "ORG-01", json_of("{'value':'Oak'}"));
}

static void approve_by_filler(struct model *model)
{
	answer(model, "ORG-05", json_of("{'parts':{'filled_by':{'role':'Clerk','name':'Jo Bloggs'}}}"));
	assert_true(approval_give(model_assessment(model), "jo bloggs", "Chair", &model->author, NULL));
}

static void break_approval(struct model *model)
{
	assert_true(approval_give(model_assessment(model), "A. Chair", "Chair", &model->author, NULL));
	answer(model, "ORG-01", json_of("{'value':'Oak'}"));
}

static void all_fully(struct model *model)
{
	const struct form *form = model_assessment(model)->form;
	for (size_t i = 0; i < form->n_questions; i++)
		if (form->questions[i].value.kind == FIELD_GRADE)
			answer(model, form->questions[i].id, json_of("{'value':'fully'}"));
}

static void a_year_later(struct model *model)
{
	assessment_set_today(model_assessment(model), model_assessment(model)->today + 400);
}

static void type_a_date_of_a_document(struct model *model)
{
	assert_true(document_set(model_assessment(model), NULL, json_of("{'title':'Policy','typed':{'review_due':'soon'}}"), &model->author, NULL, NULL));
}

static void a_document_long_due(struct model *model)
{
	assert_true(document_set(model_assessment(model), NULL, json_of("{'title':'Policy','review_due':'2026-05'}"), &model->author, NULL, NULL));
	answer(model, "LIB-10", json_of("{'value':'fully','parts':{'documents':['d1']}}"));
}

static void approve_a_document_next_year(struct model *model)
{
	assert_true(document_set(model_assessment(model), NULL, json_of("{'title':'Policy','approved':'2027-01'}"), &model->author, NULL, NULL));
}

static const struct row {
	enum finding_code code;
	const char *question, *answer;            /* how it comes about… */
	void (*make)(struct model *model);        /* …or how else */
	enum screen_id screen;
	const char *focus;                        /* the field; NULL: none on that page */
} rows[] = {
	{ FINDING_MISSING, "KF1-4", NULL, NULL, SCREEN_QUESTION, "value" },
	{ FINDING_MISSING, "ORG-01", NULL, NULL, SCREEN_QUESTION, "value" },
	{ FINDING_MISSING, "ORG-10", NULL, NULL, SCREEN_QUESTION, "part.paid" },
	{ FINDING_MISSING, "ORG-06", NULL, NULL, SCREEN_QUESTION, "value.role" },
	{ FINDING_PART_MISSING, "ORG-10", "{'parts':{'paid':1}}", NULL, SCREEN_QUESTION, "part.paid_children" },
	{ FINDING_PART_MISSING, "ORG-05", "{'parts':{'filled_by':{'name':'Jo'}}}", NULL, SCREEN_QUESTION, "part.filled_by.role" },
	{ FINDING_PART_MISSING, "KF3-1", "{'parts':{'lead_trained':'2026-05'}}", NULL, SCREEN_QUESTION, "value" },
	{ FINDING_OTHER_MISSING, "ORG-11", "{'value':['other']}", NULL, SCREEN_QUESTION, "other" },
	{ FINDING_NO_REASON, "KF1-4", "{'state':'not_applicable'}", NULL, SCREEN_QUESTION, "reason" },
	{ FINDING_CARRIED, "KF1-4", "{'state':'carried','value':'partly'}", NULL, SCREEN_QUESTION, "confirm" },
	{ FINDING_FORMAT, "ORG-10", "{'parts':{'paid':1},'typed':{'part.vols':'about ten'}}", NULL, SCREEN_QUESTION, "part.vols" },
	{ FINDING_FORMAT, "KF2-6", "{'value':'partly','typed':{'part.agreed.of':'many'}}", NULL, SCREEN_QUESTION, "part.agreed.of" },
	{ FINDING_FORMAT, "KF1-4", "{'value':'partly','typed':{'due':'soon'}}", NULL, SCREEN_DETAILS, "due" },
	{ FINDING_FORMAT, NULL, NULL, type_a_date_of_a_document, SCREEN_DOCUMENT, "review_due" },
	{ FINDING_FORMAT, "KF1-4", "{'value':'partly','typed':{'due':'31 Feb 2027'}}", NULL, SCREEN_DETAILS, "due" },
	{ FINDING_APPROVED_LATER, NULL, NULL, approve_a_document_next_year, SCREEN_DOCUMENT, "approved" },
	{ FINDING_EMAIL, "ORG-05", "{'parts':{'filled_by':{'role':'Chair','email':'chair.example.org'}}}", NULL, SCREEN_QUESTION,
		"part.filled_by.email" },
	{ FINDING_EMAIL, "ORG-06", "{'value':{'role':'Chair','email':'chair'}}", NULL, SCREEN_QUESTION, "value.email" },
	{ FINDING_LAST_STEP, "KF1-4", "{'value':'partly','last_step':{'action':'Find cover'}}", NULL, SCREEN_DETAILS, "step:keep" },
	{ FINDING_SHARE_ORDER, "KF2-6", "{'value':'partly','parts':{'agreed':{'count':9,'of':8}}}", NULL, SCREEN_QUESTION, "part.agreed.count" },
	{ FINDING_RANGE, "ORG-13", NULL, break_value, SCREEN_QUESTION, "value" },
	{ FINDING_OVER_LIMIT, "ORG-01", NULL, NULL, SCREEN_QUESTION, "value" },
	{ FINDING_IDENTIFIES, "KF4-2", "{'value':'Girl K. asked for a door.'}", NULL, SCREEN_QUESTION, "value" },
	{ FINDING_IDENTIFIES, "KF1-4", "{'value':'partly','comment':'Girl K. asked.'}", NULL, SCREEN_DETAILS, "comment" },
	{ FINDING_IDENTIFIES, "KF1-4", "{'value':'partly','evidence':[{'text':'Girl K.'}]}", NULL, SCREEN_DETAILS, "evidence" },
	{ FINDING_IDENTIFIES, "ORG-03", "{'parts':{'kinds':['none'],'numbers':[{'number':'1'},{'number':'Girl K.'}]}}", NULL, SCREEN_ROW, NULL },
	{ FINDING_NO_DOCUMENT, "LIB-10", "{'value':'fully'}", NULL, SCREEN_QUESTION, "document:documents" },
	{ FINDING_REVIEW_DUE, "LIB-10", NULL, a_document_long_due, SCREEN_QUESTION, "part.documents" },
	{ FINDING_SAME_PERSON, "ORG-05", NULL, approve_by_filler, SCREEN_QUESTION, "part.filled_by.name" },
	{ FINDING_NO_EVIDENCE, NULL, NULL, all_fully, SCREEN_DETAILS, "evidence" },
	{ FINDING_APPROVAL_BROKEN, NULL, NULL, break_approval, SCREEN_SIGNOFF, NULL },
	{ FINDING_OLD_NUMBERS, NULL, NULL, a_year_later, SCREEN_DANGER, NULL },
	{ FINDING_FORM, "KF3-1", "{'value':'fully','parts':{'lead_trained':'2019-05'}}", NULL, SCREEN_QUESTION, "part.lead_trained" },
	{ FINDING_FORM, "ORG-10", "{'parts':{'paid':1,'paid_children':2,'vols':0,'vols_children':0}}", NULL, SCREEN_QUESTION, "part.paid_children" },
};

/* A text as long as the form suggests, and more. */
static struct json *too_long(const struct form_question *question)
{
	struct json *json = json_object();
	struct buf text = BUF(64 * 1024);
	buf_fill(&text, 'x', (size_t)question->value.limit_chars + 1);
	assert_true(question->value.limit_chars > 0);
	json_set_text(json, "value", buf_text(&text));
	buf_release(&text);
	return json;
}

static void make(struct model *model, const struct row *row)
{
	if (row->make)
		row->make(model);
	else if (row->code == FINDING_OVER_LIMIT)
		answer(model, row->question, too_long(form_question(model_assessment(model)->form, row->question)));
	else if (row->answer)
		answer(model, row->question, json_of(row->answer));
}

/* The finding in question; the caller frees the list. */
static const struct finding *find(const struct model *model, const struct row *row, struct findings *list)
{
	findings_collect(model_assessment(model), list);
	for (size_t i = 0; i < list->n; i++) {
		const struct form_question *question = list->items[i].question;
		if (list->items[i].code == row->code && (row->question ? question && !strcmp(question->id, row->question) : !question))
			return &list->items[i];
	}
	fail_msg("%s is not found", finding_code_name(row->code));
	return NULL;
}

static bool ends_with(const char *text, const char *end)
{
	size_t len = strlen(text), tail = strlen(end);
	return len >= tail && !strcmp(text + len - tail, end);
}

/* The row of the summary that says it, names its question and how strong it is; "" if there is none. */
static void row_of(const struct page *page, const char *id, const char *line, const char *strength, char to[64])
{
	to[0] = '\0';
	for (size_t i = 0; i < page->body.n; i++) {
		const struct block *block = &page->body.items[i];
		const struct task_row *tasks = block->items;
		for (size_t k = 0; block->kind == BLOCK_TASKS && k < block->n_items; k++)
			if (ends_with(tasks[k].label, line) && !strncmp(tasks[k].label, id, strlen(id)) && !strcmp(tasks[k].status, strength))
				snprintf(to, 64, "%s", tasks[k].id);
	}
}

/* Said at a field, or in a notice of its strength. */
static bool is_said(const struct page *page, const char *words, const char *strength)
{
	for (size_t i = 0; i < page->body.n; i++) {
		const struct block *block = &page->body.items[i];
		if (block->error && !strcmp(block->error, words))
			return true;
		if (block->kind == BLOCK_NOTICE && block->text && !strcmp(block->text, words) && !strcmp(block->label, strength))
			return true;
	}
	return false;
}

static void assert_row(struct driver *driver, const struct row *row)
{
	struct model *model = &driver->model;
	struct findings list;
	struct buf words = BUF(4096), line = BUF(4096);
	char at[64];
	make(model, row);
	const struct finding *finding = find(model, row, &list);
	const char *strength = finding_strength_words(finding), *name = finding_code_name(row->code);
	finding_text(finding, &words);
	finding_line(finding, &line);
	assert_true(ends_with(buf_text(&line), buf_text(&words)));
	findings_release(&list);
	driver_keys(driver, "Ctrl-T");
	assert_true(driver_focus_enter(driver, "go:missing"));
	row_of(&model->page, row->question ? row->question : "All", buf_text(&line), strength, at);
	if (!at[0] || !driver_focus_enter(driver, at))
		fail_msg("%s: no row of the summary says: %s", name, buf_text(&words));
	if (place_of(model)->screen != row->screen || (row->question && place_of(model)->question && strcmp(place_of(model)->question->id, row->question)))
		fail_msg("%s: led to another page", name);
	struct focusable focus;
	assert_true(page_focused(&model->page, &focus));
	if (row->focus && (strncmp(focus.id, row->focus, strlen(row->focus)) || (focus.id[strlen(row->focus)] && focus.id[strlen(row->focus)] != ':')))
		fail_msg("%s: the focus is on %s, not on %s", name, focus.id, row->focus);
	if (!is_said(&model->page, buf_text(&words), strength))
		fail_msg("%s: at the field is not said: %s", name, buf_text(&words));
	driver_keys(driver, "Escape");
	assert_int_equal(place_of(model)->screen, SCREEN_MISSING);
	assert_true(page_focused(&model->page, &focus));
	assert_string_equal(focus.id, at);
	buf_release(&words);
	buf_release(&line);
}

static void every_finding(void **state)
{
	bool seen[FINDING_CODE_COUNT] = { false };
	(void)state;
	screen_test_locale();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct driver driver;
		driver_start(&driver, "surrey-way.json");
		driver_keys(&driver, "Enter Escape Escape Escape");
		assert_int_equal(place_of(&driver.model)->screen, SCREEN_TASKS);
		assert_row(&driver, &rows[i]);
		seen[rows[i].code] = true;
		driver_end(&driver);
	}
	for (int code = 0; code < FINDING_CODE_COUNT; code++)
		if (!seen[code])
			fail_msg("%s is not tried", finding_code_name((enum finding_code)code));
}

/* Put right at the field, Enter on "Back to the list" leads to the next line. */
static void one_after_the_other(void **state)
{
	struct driver driver;
	struct focusable focus;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "surrey-way.json");
	driver_keys(&driver, "Enter Escape Escape Escape");
	assert_true(driver_focus_enter(&driver, "go:missing"));
	assert_true(driver_focus(&driver, "finding:0"));
	driver_keys(&driver, "Enter");
	assert_string_equal(place_of(&driver.model)->question->id, "ORG-01");
	driver_type(&driver, "Oak Street Youth Club");
	assert_true(driver_focus_enter(&driver, "next"));
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_MISSING);
	assert_true(page_focused(&driver.model.page, &focus));
	assert_string_equal(focus.id, "finding:0");
	driver_keys(&driver, "Enter");
	assert_string_equal(place_of(&driver.model)->question->id, "ORG-02");
	driver_end(&driver);
}

static const char *state_now(const struct driver *driver, const char *question)
{
	const struct assessment *assessment = model_assessment(&driver->model);
	return answer_state(assessment_answer(assessment, form_question(assessment->form, question)));
}

static void to_carried(struct driver *driver)
{
	driver_keys(driver, "Ctrl-T");
	answer(&driver->model, "KF1-4", json_of("{'state':'carried','value':'partly'}"));
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-4"));
}

/* A flag, a comment or moving on does not confirm; Enter, the same choice again or another one does; and undo takes it back. */
static void carried_until_confirmed(void **state)
{
	static const struct { const char *keys, *focus, *state; } ways[] = {
		{ "f", NULL, "carried" }, { "n", NULL, "carried" }, { "Escape", NULL, "carried" }, { "Enter", NULL, "answered" },
		{ "1", NULL, "answered" }, { "Enter", "value:partly", "answered" }, { "Enter", "next", "carried" }, { "Enter Ctrl-Z", NULL, "carried" },
	};
	(void)state;
	screen_test_locale();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct driver driver;
		driver_start(&driver, "surrey-way.json");
		driver_keys(&driver, "Enter Escape Escape Escape");
		to_carried(&driver);
		assert_true(!ways[i].focus || driver_focus(&driver, ways[i].focus));
		driver_keys(&driver, ways[i].keys);
		if (strcmp(state_now(&driver, "KF1-4"), ways[i].state))
			fail_msg("%s on %s: %s", ways[i].keys, ways[i].focus ? ways[i].focus : "the first", state_now(&driver, "KF1-4"));
		driver_end(&driver);
	}
}

/* A comment typed beside it stays with what was brought over. */
static void a_comment_does_not_confirm(void **state)
{
	struct driver driver;
	(void)state;
	screen_test_locale();
	driver_start(&driver, "surrey-way.json");
	driver_keys(&driver, "Enter Escape Escape Escape");
	to_carried(&driver);
	assert_true(driver_focus_enter(&driver, "more:comment"));
	driver_type(&driver, "Still so?");
	driver_keys(&driver, "Escape");
	assert_string_equal(state_now(&driver, "KF1-4"), "carried");
	driver_end(&driver);
}

/* What was planned last time is looked at beside the answer: still to do, or done; either way it does not confirm the answer. */
static void a_last_step_is_settled(void **state)
{
	static const struct { const char *choice, *action; } ways[] = { { "step:keep", "Find cover" }, { "step:drop", NULL } };
	(void)state;
	screen_test_locale();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct driver driver;
		driver_start(&driver, "surrey-way.json");
		driver_keys(&driver, "Enter Escape Escape Escape");
		to_carried(&driver);
		const struct assessment *assessment = model_assessment(&driver.model);
		const struct form_question *question = form_question(assessment->form, "KF1-4");
		answer(&driver.model, "KF1-4",
			json_of("{'state':'carried','value':'partly','last_step':{'action':'Find cover','owner':'Chair','due':'2026-05'}}"));
		assert_true(driver_focus_enter(&driver, "more:next"));
		assert_true(driver_focus_enter(&driver, ways[i].choice));
		const struct json *now = assessment_answer(assessment, question), *next = json_get(now, "next_step");
		assert_null(json_get(now, "last_step"));
		assert_true(ways[i].action ? !strcmp(json_get_text(next, "action"), ways[i].action) : !next);
		assert_null(json_get_text(next, "due"));
		assert_string_equal(state_now(&driver, "KF1-4"), "carried");
		assert_false(driver_focus(&driver, "step:keep"));
		assert_true(driver_focus(&driver, "next"));
		driver_keys(&driver, "Escape Ctrl-Z");
		assert_non_null(json_get(assessment_answer(assessment, question), "last_step"));
		driver_end(&driver);
	}
}

/* What somebody planned does not go without a word: this year's step stands already, or nothing can be changed. */
static void a_last_step_stays(void **state)
{
	static const struct { const char *next, *choice, *status; bool read_only; } ways[] = {
		{ ",'next_step':{'action':'Train two'}", "step:keep",
			"Another next step is written already. Change that one, or take off what you planned last time.", false },
		{ "", "step:keep", "You can only read this: its folder cannot be written to.", true },
		{ "", "step:drop", "You can only read this: its folder cannot be written to.", true },
	};
	(void)state;
	screen_test_locale();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct driver driver;
		char stored[300];
		driver_start(&driver, "surrey-way.json");
		driver_keys(&driver, "Enter Escape Escape Escape");
		to_carried(&driver);
		const struct form_question *question = form_question(model_assessment(&driver.model)->form, "KF1-4");
		snprintf(stored, sizeof stored, "{'state':'answered','value':'partly','last_step':{'action':'Find cover','due':'2026-12'}%s}", ways[i].next);
		answer(&driver.model, "KF1-4", json_of(stored));
		struct json *before = json_dup(assessment_answer(model_assessment(&driver.model), question));
		assert_true(driver_focus_enter(&driver, "more:next"));
		driver.model.opened->read_only = ways[i].read_only;
		assert_true(driver_focus_enter(&driver, ways[i].choice));
		assert_memory_equal(driver.model.status, ways[i].status, strlen(ways[i].status));
		assert_true(json_equal(assessment_answer(model_assessment(&driver.model), question), before));
		assert_true(driver_focus(&driver, "step:keep"));
		driver.model.opened->read_only = false;
		assert_true(driver_focus_enter(&driver, "step:drop"));
		assert_string_equal(driver.model.status, "It was taken off.");
		assert_false(driver_focus(&driver, "step:keep"));
		json_free(before);
		driver_end(&driver);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_finding), cmocka_unit_test(one_after_the_other),
		cmocka_unit_test(carried_until_confirmed), cmocka_unit_test(a_comment_does_not_confirm), cmocka_unit_test(a_last_step_is_settled),
		cmocka_unit_test(a_last_step_stays) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
