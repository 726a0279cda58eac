/* SPDX-License-Identifier: MIT */
#include "client/words.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/date_fault.h"
#include "client/record.h"
#include "entry/carry.h"
#include "entry/document.h"
#include "entry/value.h"
#include "page/gettext.h"
#include "page/page.h"

#include <assert.h>
#include <string.h>

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

static const char *const states[] = {
	[STATE_DRAFT] = N_("In progress"),
	[STATE_COMPLETE] = N_("Ready to sign off"),
	[STATE_APPROVED] = N_("Signed off, not sent yet"),
	[STATE_SEALED] = N_("Sealed, not sent yet"),
	[STATE_SENDING] = N_("Tried to send, no receipt yet"),
	[STATE_RECEIVED] = N_("Received by the partnership"),
	[STATE_ANSWERED] = N_("Answered by the partnership"),
};
static_assert(COUNT_OF(states) == STATE_COUNT, "every state has words");

static const char *const statuses[] = {
	[SECTION_NOT_STARTED] = N_("Not started"),
	[SECTION_IN_PROGRESS] = N_("In progress"),
	[SECTION_NEEDS_LOOK] = N_("Needs another look"),
	[SECTION_READY] = N_("Mark as completed"),
	[SECTION_COMPLETED] = N_("Completed"),
};
static_assert(COUNT_OF(statuses) == SECTION_STATUS_COUNT, "every status has words");

/* Pairs of a permanent name and words; the last one has no name. */
struct pair {
	const char *name, *words;
};

static const char *pair_words(const struct pair *pairs, const char *name)
{
	for (; pairs->name; pairs++)
		if (!strcmp(pairs->name, name))
			return _(pairs->words);
	return name;
}

static const struct pair answer_states[] = {
	{ "answered", N_("Answered") },
	{ "not_sure", N_("Not sure yet") },
	{ "not_applicable", N_("Does not apply") },
	{ "carried", N_("From last time, to be confirmed") },
	{ NULL, NULL },
};

static const struct pair kinds_of_document[] = {
	{ "policy", N_("Policy") },
	{ "procedure", N_("Procedure") },
	{ "contract_extract", N_("Part of a contract") },
	{ "guidance", N_("Guidance") },
	{ "role_description", N_("Role description") },
	{ "other", N_("Another kind") },
	{ NULL, NULL },
};

static const struct pair notes[] = {
	{ "late", N_("It came after the closing day. The partnership took it all the same.") },
	{ "quarantined", N_("A person at the partnership will look at it first.") },
	{ "by_file", N_("It came as a file, not over the network.") },
	{ NULL, NULL },
};

static const char *const strengths[] = {
	[STRENGTH_MISSING] = N_("Missing"),
	[STRENGTH_FORMAT] = N_("Check what you typed"),
	[STRENGTH_WARNING] = N_("Look at this"),
	[STRENGTH_CRITICAL] = N_("Put this right"),
};
static_assert(COUNT_OF(strengths) == STRENGTH_COUNT, "every strength has words");
static const char *const strength_names[] = {
	[STRENGTH_MISSING] = "missing",
	[STRENGTH_FORMAT] = "format",
	[STRENGTH_WARNING] = "warning",
	[STRENGTH_CRITICAL] = "critical",
};

static const char *const prompts[] = {
	[FIELD_GRADE] = N_("Choose an answer."),
	[FIELD_YES_NO] = N_("Choose yes or no."),
	[FIELD_YES_NO_UNKNOWN] = N_("Choose an answer."),
	[FIELD_ONE] = N_("Choose an answer."),
	[FIELD_MANY] = N_("Choose one or more answers."),
	[FIELD_NUMBER] = N_("Enter a number."),
	[FIELD_SHARE] = N_("Enter both numbers."),
	[FIELD_DATE] = N_("Enter a date."),
	[FIELD_TEXT] = N_("Write an answer."),
	[FIELD_PERSON] = N_("Enter the person's role."),
	[FIELD_TABLE] = N_("Add at least one row."),
	[FIELD_DOCUMENT] = N_("Choose or add a document."),
	[FIELD_GROUP] = N_("Fill in what is asked here."),
};
static_assert(COUNT_OF(prompts) == FIELD_KIND_COUNT, "every kind has a prompt");

static const char *const typed_words[] = {
	[SLOT_TEXT] = N_("Enter plain text."),
	[SLOT_NUMBER] = N_("Enter a whole number that fits here, such as 12 or 0."),
	[SLOT_DAY] = N_("Enter a day, such as 31/5/2026."),
	[SLOT_DATE] = N_("Enter a month or a day, such as 5/2026."),
};

/* NULL words: finding_text puts them together. */
static const struct pair findings[] = {
	[FINDING_MISSING] = { "missing", NULL },
	[FINDING_PART_MISSING] = { "part_missing", NULL },
	[FINDING_OTHER_MISSING] = { "other_missing", N_("Say which.") },
	[FINDING_NO_REASON] = { "no_reason", N_("Say why this does not apply to you.") },
	[FINDING_CARRIED] = { "carried", N_("This answer is from last time. Say whether it is still true.") },
	[FINDING_FORMAT] = { "format", NULL },
	[FINDING_SHARE_ORDER] = { "share_order", N_("The first number is larger than the second. Please check both.") },
	[FINDING_RANGE] = { "range", N_("The answer is not one that the form allows.") },
	[FINDING_OVER_LIMIT] = { "over_limit", N_("The text is longer than suggested.") },
	[FINDING_IDENTIFIES] = { "identifies", N_("Something here may identify a child. Please take it out.") },
	[FINDING_NO_DOCUMENT] = { "no_document", N_("You chose Fully met, but no document with a title shows it. Please add one.") },
	[FINDING_REVIEW_DUE] = { "review_due", N_("You chose Fully met, but a document is past its review date.") },
	[FINDING_SAME_PERSON] = { "same_person", N_("The person who signs off also filled this in. Ask somebody else to sign it off.") },
	[FINDING_NO_EVIDENCE] = { "no_evidence", NULL },
	[FINDING_APPROVAL_BROKEN] = { "approval_broken", N_("Something has changed since the sign-off. It must be signed off again.") },
	[FINDING_LAST_STEP] = { "last_step", N_("A next step from last time waits. Say whether it is still to do.") },
	[FINDING_OLD_NUMBERS] = { "old_numbers",
		N_("The telephone numbers in this form were checked a long time ago. Check them before you rely on them.") },
	[FINDING_APPROVED_LATER] = { "approved_later", N_("The day of approval is still to come. Please check it.") },
	[FINDING_EMAIL] = { "email", N_("This e-mail address has no @. Please check it.") },
	[FINDING_FORM] = { "form", N_("Look at this answer again.") },
};
static_assert(COUNT_OF(findings) == FINDING_CODE_COUNT, "every finding has words");

const char *state_words(enum assessment_state state)
{
	return _(states[state]);
}

const char *section_status_words(enum section_status status)
{
	return _(statuses[status]);
}

const char *answer_state_words(const char *state)
{
	return state ? pair_words(answer_states, state) : _("Not answered");
}

const char *strength_words(enum finding_strength strength)
{
	return _(strengths[strength]);
}

const char *finding_strength_words(const struct finding *finding)
{
	return finding->code == FINDING_CARRIED ? _("To confirm") : strength_words(finding->strength);
}

static const char *const losses[] = {
	[CARRY_NO_QUESTION] = N_("it is no longer asked"),
	[CARRY_NOT_ALLOWED] = N_("this year's form does not allow it"),
};
static_assert(COUNT_OF(losses) == CARRY_LEFT_COUNT, "every loss has words");

void carry_loss_text(const struct carry_loss *loss, struct buf *out)
{
	const struct form_field *part = loss->part ? form_part(loss->then, loss->part) : NULL;
	buf_puts(out, loss->then->id);
	if (loss->then->short_text)
		buf_printf(out, "  %s", loss->then->short_text);
	if (loss->part)
		buf_printf(out, ", %s", part && part->text ? part->text : loss->part);
	buf_printf(out, ": %s", _(losses[loss->why]));
}

const char *document_kind_words(const char *kind)
{
	return pair_words(kinds_of_document, kind);
}

const char *receipt_note_words(const char *note)
{
	return pair_words(notes, note);
}

const char *field_prompt(enum field_kind kind)
{
	return _(prompts[kind]);
}

void typed_text_words(enum slot_value value, const char *text, struct buf *out)
{
	bool date = value == SLOT_DAY || value == SLOT_DATE;
	if (!date || !text || !date_fault_words(text, value == SLOT_DATE, out))
		buf_puts(out, _(typed_words[value]));
}

static enum slot_value slot_value_of(enum field_kind kind, bool month_only)
{
	if (kind == FIELD_NUMBER || kind == FIELD_SHARE)
		return SLOT_NUMBER;
	return kind != FIELD_DATE ? SLOT_TEXT : month_only ? SLOT_DATE : SLOT_DAY;
}

static const struct form_field *field_of(const struct finding *finding)
{
	const struct form_question *question = finding->question;
	const struct form_field *part = question && finding->part ? form_part(question, finding->part) : NULL;
	return part || !question ? part : &question->value;
}

/* What a field on the page took for text that is no value: by the field's kind, or its column's. */
static enum slot_value typed_as(const struct finding *finding)
{
	const struct form_field *field = field_of(finding);
	const char *column = finding->row >= 0 ? strstr(finding->typed, "column.") : NULL;
	bool due = finding->part && !strcmp(finding->part, "next_step");
	if (!field || due) /* the dates of documents and next steps */
		return SLOT_DATE;
	for (size_t i = 0; column && i < field->n_columns; i++)
		if (!strcmp(field->columns[i].id, column + strlen("column.")))
			return slot_value_of(field->columns[i].kind, false);
	return slot_value_of(field->kind, field->month_only);
}

static void no_evidence_text(const struct finding *finding, struct buf *out)
{
	struct buf ids = BUF(256);
	for (size_t i = 0; i < FINDING_SUGGESTED && finding->suggested[i]; i++)
		buf_printf(&ids, "%s%s", i ? ", " : "", finding->suggested[i]->id);
	if (ids.len)
		/* TRANSLATORS: up to three ids of questions, such as KF1-1. */
		buf_printf(out, _("Every grade is Fully met, but nothing supports them. Say what supports, for a start: %s."), buf_text(&ids));
	else
		buf_puts(out, _("Every grade is Fully met, but nothing supports them."));
	buf_release(&ids);
}

void finding_text(const struct finding *finding, struct buf *out)
{
	const struct form_field *field = field_of(finding);
	if (finding->code == FINDING_FORM && finding->text)
		buf_puts(out, finding->text);
	else if (finding->code == FINDING_MISSING || finding->code == FINDING_PART_MISSING)
		buf_puts(out, field ? field_prompt(field->kind) : _("Give an answer."));
	else if (finding->code == FINDING_FORMAT)
		typed_text_words(typed_as(finding), finding->typed_text, out);
	else if (finding->code == FINDING_NO_EVIDENCE)
		no_evidence_text(finding, out);
	else
		buf_puts(out, _(findings[finding->code].words));
}

static void document_titles(const struct assessment *assessment, const struct json *ids, struct buf *out)
{
	const struct json *first = json_first(ids);
	for (const struct json *id = first; id; id = json_next(id)) {
		const struct json *document = json_text(id) ? document_find(assessment, json_text(id)) : NULL;
		const char *title = json_get_text(document, "title");
		if (id != first)
			buf_puts(out, ", ");
		buf_puts(out, title ? title : json_text(id) ? json_text(id) : "");
	}
}

void field_words(const struct assessment *assessment, const struct form_field *field, const struct json *answer, struct buf *out)
{
	const struct json *value = answer_field(answer, field);
	if (field->kind == FIELD_DOCUMENT)
		document_titles(assessment, value, out);
	else if (!value_is_empty(value))
		value_to_text(field, value, answer_other(answer, field), out);
}

const char *evidence_words(const struct assessment *assessment, const struct json *item)
{
	const char *id = json_get_text(item, "document");
	const struct json *document = id ? document_find(assessment, id) : NULL;
	const char *title = json_get_text(document, "title");
	return title ? title : id ? id : json_get_text(item, "text");
}

const char *brief_words(struct page *page, const char *text, int cols)
{
	struct buf line = BUF(BUF_MIB);
	for (const char *at = text; *at; at++)
		buf_putc(&line, *at == '\n' ? ' ' : *at);
	size_t fits = text_fit(buf_text(&line), line.len, cols, NULL);
	const char *said = page_printf(page, fits < line.len ? "%.*s…" : "%.*s", (int)fits, buf_text(&line));
	buf_release(&line);
	return said;
}

const char *finding_code_name(enum finding_code code)
{
	return findings[code].name;
}

const char *strength_name(enum finding_strength strength)
{
	return strength_names[strength];
}
