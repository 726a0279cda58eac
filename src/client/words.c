/* SPDX-License-Identifier: MIT */
#include "client/words.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/document.h"
#include "entry/value.h"
#include "page/gettext.h"

#include <assert.h>
#include <string.h>

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

static const char *const states[] = {
	[STATE_DRAFT] = N_("In progress"),
	[STATE_COMPLETE] = N_("Ready to approve"),
	[STATE_APPROVED] = N_("Approved, not sealed yet"),
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
	[SECTION_READY] = N_("Ready to mark as completed"),
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
	{ "not_applicable", N_("Not applicable") },
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
	[STRENGTH_WARNING] = N_("Look at this"),
	[STRENGTH_CRITICAL] = N_("Put this right"),
};
static const char *const strength_names[] = {
	[STRENGTH_MISSING] = "missing",
	[STRENGTH_WARNING] = "warning",
	[STRENGTH_CRITICAL] = "critical",
};

static const char *const prompts[] = {
	[FIELD_GRADE] = N_("Choose an answer"),
	[FIELD_YES_NO] = N_("Choose yes or no"),
	[FIELD_YES_NO_UNKNOWN] = N_("Choose an answer"),
	[FIELD_ONE] = N_("Choose an answer"),
	[FIELD_MANY] = N_("Choose one or more answers"),
	[FIELD_NUMBER] = N_("Enter a number"),
	[FIELD_SHARE] = N_("Enter both numbers"),
	[FIELD_DATE] = N_("Enter a date"),
	[FIELD_TEXT] = N_("Write an answer"),
	[FIELD_PERSON] = N_("Enter the person's role"),
	[FIELD_TABLE] = N_("Add at least one row"),
	[FIELD_DOCUMENT] = N_("Choose or add a document"),
	[FIELD_GROUP] = N_("Fill in what is asked here"),
};
static_assert(COUNT_OF(prompts) == FIELD_KIND_COUNT, "every kind has a prompt");

/* `with_part` has one %s for the words of the part; NULL uses `words` there too. */
struct finding_words {
	const char *name, *words, *with_part;
};

static const struct finding_words findings[] = {
	[FINDING_MISSING] = { "missing", N_("Give an answer"), NULL },
	[FINDING_PART_MISSING] = { "part_missing", N_("Something that is needed here is not filled in"), N_("Fill in: %s") },
	[FINDING_NO_REASON] = { "no_reason", N_("Say why this does not apply to you"), NULL },
	[FINDING_CARRIED] = { "carried", N_("This answer is from last time. Say whether it is still true"), NULL },
	[FINDING_SHARE_ORDER] = { "share_order", N_("The first number is larger than the second"),
		N_("The first number is larger than the second: %s") },
	[FINDING_RANGE] = { "range", N_("The answer is not one that the form allows"),
		N_("The answer is not one that the form allows: %s") },
	[FINDING_OVER_LIMIT] = { "over_limit", N_("The text is longer than suggested"), N_("The text is longer than suggested: %s") },
	[FINDING_IDENTIFIES] = { "identifies", N_("Something here may identify a child. Please take it out"),
		N_("Something here may identify a child. Please take it out: %s") },
	[FINDING_REVIEW_DUE] = { "review_due", N_("You chose Fully met, but a document is past its review date"), NULL },
	[FINDING_SAME_PERSON] = { "same_person",
		N_("The person who approves also filled this in. Ask somebody else to approve it"), NULL },
	[FINDING_NO_EVIDENCE] = { "no_evidence",
		N_("Every grade is Fully met, but nothing supports them. Please add some evidence"), NULL },
	[FINDING_APPROVAL_BROKEN] = { "approval_broken",
		N_("Something has changed since the approval. It must be approved again"), NULL },
	[FINDING_FORM] = { "form", N_("Look at this answer again"), NULL },
};
static_assert(COUNT_OF(findings) == FINDING_CODE_COUNT, "every finding has words");

/* What findings call a place that is no part of the form. */
static const struct pair places[] = {
	{ "other", N_("the words for \"other\"") },
	{ "comment", N_("comment") },
	{ "evidence", N_("evidence") },
	{ "next_step", N_("next step") },
	{ "reason", N_("reason") },
	{ NULL, NULL },
};

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

static const char *part_words(const struct finding *finding)
{
	const struct form_field *part = finding->question ? form_part(finding->question, finding->part) : NULL;
	return part ? part->text : pair_words(places, finding->part);
}

/* A table's template is no literal for the compiler: its one %s is filled in by hand. */
static void put_with(struct buf *out, const char *template, const char *words)
{
	const char *gap = strstr(template, "%s");
	if (!gap) {
		buf_puts(out, template);
		return;
	}
	buf_add(out, template, (size_t)(gap - template));
	buf_puts(out, words);
	buf_puts(out, gap + 2);
}

void finding_text(const struct finding *finding, struct buf *out)
{
	const struct finding_words *words = &findings[finding->code];
	if (finding->code == FINDING_FORM && finding->text)
		buf_puts(out, finding->text);
	else if (finding->code == FINDING_MISSING && finding->question)
		buf_puts(out, field_prompt(finding->question->value.kind));
	else if (finding->part && words->with_part)
		put_with(out, _(words->with_part), part_words(finding));
	else
		buf_puts(out, _(words->words));
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

const char *finding_code_name(enum finding_code code)
{
	return findings[code].name;
}

const char *strength_name(enum finding_strength strength)
{
	return strength_names[strength];
}
