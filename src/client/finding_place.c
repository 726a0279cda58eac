/* SPDX-License-Identifier: MIT */
#include "client/finding_place.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/words.h"
#include "entry/document.h"
#include "page/gettext.h"
#include "page/label.h"

#include <stdio.h>
#include <string.h>

/* What stands beside an answer: what findings call it, its name for people, and its field on the page of details ("": none there). */
static const struct beside {
	const char *part, *words, *focus;
} beside[] = {
	{ "other", N_("the words for \"other\""), "" },
	{ "other_parts", N_("the words for \"other\""), "" },
	{ "reason", N_("reason"), "" },
	{ "evidence", N_("evidence"), "evidence" },
	{ "comment", N_("comment"), "comment" },
	{ "next_step", N_("next step"), "next" },
};

static const struct beside *find_beside(const char *part)
{
	for (size_t i = 0; part && i < sizeof beside / sizeof *beside; i++)
		if (!strcmp(beside[i].part, part))
			return &beside[i];
	return NULL;
}

/* The first field of a part, or of the value (`id` "value"), on the page of its question. */
static void focus_of_field(const struct assessment *assessment, const struct finding *finding, const struct form_field *field,
	struct finding_place *ret)
{
	const char *part = field->id ? field->id : "";
	char id[48] = "value";
	if (field->id)
		snprintf(id, sizeof id, "part.%s", field->id);
	const char *below = field->kind == FIELD_SHARE ? ".count" : field->kind != FIELD_PERSON ? ""
		: finding->code == FINDING_SAME_PERSON ? ".name" : finding->code == FINDING_EMAIL ? ".email" : ".role";
	bool asks_which = finding->code == FINDING_OTHER_MISSING;
	if (field->kind == FIELD_TABLE)
		snprintf(ret->focus, sizeof ret->focus, "add:%s", part);
	else if (field->kind == FIELD_DOCUMENT && !documents_count(assessment))
		snprintf(ret->focus, sizeof ret->focus, "document:%s", part);
	else if (asks_which && !field->id)
		text_copy(ret->focus, sizeof ret->focus, "other");
	else
		snprintf(ret->focus, sizeof ret->focus, "%s%s", id, asks_which ? ".other" : below);
}

/* Of a group the first thing that is asked. */
static const struct form_field *field_of(const struct assessment *assessment, const struct finding *finding)
{
	const struct form_question *question = finding->question;
	const struct form_field *part = finding->part ? form_part(question, finding->part) : NULL;
	for (size_t i = 0; !part && question->value.kind == FIELD_GROUP && i < question->n_parts; i++)
		if (part_is_asked(assessment, question, &question->parts[i]))
			part = &question->parts[i];
	return part ? part : &question->value;
}

static void place_of_row(const struct finding *finding, struct finding_place *ret)
{
	const char *column = finding->typed ? strstr(finding->typed, "column.") : NULL;
	ret->screen = SCREEN_ROW;
	ret->part = finding->part ? finding->part : "";
	ret->row = finding->row;
	text_copy(ret->focus, sizeof ret->focus, column ? column : "");
}

static void place_of_typed(const struct finding *finding, struct finding_place *ret)
{
	bool details = finding->part && find_beside(finding->part);
	const char *name = strrchr(finding->typed, '.');
	ret->screen = details ? SCREEN_DETAILS : SCREEN_QUESTION;
	text_copy(ret->focus, sizeof ret->focus, details && name ? name + 1 : finding->typed);
}

static void place_beside(const char *focus, struct finding_place *ret)
{
	ret->screen = SCREEN_DETAILS;
	text_copy(ret->focus, sizeof ret->focus, focus);
}

static void place_in_question(const struct assessment *assessment, const struct finding *finding, struct finding_place *ret)
{
	const struct beside *by = find_beside(finding->part);
	ret->question = finding->question;
	ret->screen = SCREEN_QUESTION;
	if (finding->code == FINDING_CARRIED)
		text_copy(ret->focus, sizeof ret->focus, "confirm");
	else if (finding->code == FINDING_LAST_STEP)
		place_beside("step:keep", ret);
	else if (finding->row >= 0)
		place_of_row(finding, ret);
	else if (finding->typed)
		place_of_typed(finding, ret);
	else if (by && by->focus[0])
		place_beside(by->focus, ret);
	else if (by)
		text_copy(ret->focus, sizeof ret->focus, by->part);
	else
		focus_of_field(assessment, finding, field_of(assessment, finding), ret);
}

void finding_place(const struct assessment *assessment, const struct finding *finding, struct finding_place *ret)
{
	*ret = (struct finding_place){ .screen = SCREEN_TASKS, .part = "", .row = -1 };
	if (finding->question) {
		place_in_question(assessment, finding, ret);
	} else if (finding->document) {
		ret->screen = SCREEN_DOCUMENT;
		text_copy(ret->item, sizeof ret->item, finding->document);
		text_copy(ret->focus, sizeof ret->focus, finding->typed);
	} else if (finding->code == FINDING_NO_EVIDENCE && finding->suggested[0]) {
		ret->screen = SCREEN_DETAILS;
		ret->question = finding->suggested[0];
		text_copy(ret->focus, sizeof ret->focus, "evidence");
	} else if (finding->code == FINDING_APPROVAL_BROKEN) {
		ret->screen = SCREEN_SIGNOFF;
	} else if (finding->code == FINDING_OLD_NUMBERS) {
		ret->screen = SCREEN_DANGER;
	}
}

void finding_where(const struct finding *finding, struct buf *out)
{
	const struct beside *by = find_beside(finding->part);
	const struct form_field *part = finding->part && finding->question ? form_part(finding->question, finding->part) : NULL;
	if (part && part->text)
		buf_puts(out, part->text);
	else if (by && finding->question)
		buf_puts(out, _(by->words));
	else if (finding->document && finding->document_title)
		/* TRANSLATORS: the gap is the title of a document. */
		buf_printf(out, _("a date of the document \"%s\""), finding->document_title);
	else if (finding->document)
		buf_puts(out, _("a date of a document without a title"));
}

void finding_line(const struct finding *finding, struct buf *out)
{
	struct buf where = BUF(8 * 1024);
	finding_where(finding, &where);
	if (where.len)
		buf_printf(out, "%s%s", buf_text(&where), label_joint(buf_text(&where)));
	finding_text(finding, out);
	buf_release(&where);
}
