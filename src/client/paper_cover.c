/* SPDX-License-Identifier: MIT */
#include "client/paper_inside.h"

#include "page/dates.h"
#include "client/words.h"
#include "entry/progress.h"
#include "entry/signoff.h"
#include "page/gettext.h"
#include "wire/receipt.h"

#include <string.h>

static const char *route_title(const struct assessment *assessment)
{
	const char *route = assessment_route(assessment);
	for (size_t i = 0; route && i < assessment->form->n_routes; i++)
		if (!strcmp(assessment->form->routes[i].id, route))
			return assessment->form->routes[i].title;
	return route ? route : "";
}

static void add_approval(const struct assessment *assessment, struct page *page)
{
	struct approval approval;
	struct block *facts = add_facts(page, &page->body, _("Approval"));
	if (!approval_get(assessment, &approval)) {
		add_fact(page, facts, NULL, _("Approved"), _("Not yet"), NULL);
		return;
	}
	add_fact(page, facts, NULL, _("Approved by"), page_printf(page, "%s, %s", approval.name, approval.role), NULL);
	add_fact(page, facts, NULL, _("On"), date_words(page, approval.day),
		approval_holds(assessment) ? NULL : _("changed since: it must be approved again"));
}

/* Whether the board has it: what somebody who finds the paper next year asks first. */
static void add_receipt(const struct paper_order *order, struct page *page)
{
	const struct receipt *receipt = order->receipt;
	struct block *facts = add_facts(page, &page->body, _("Sent to the partnership"));
	if (!receipt) {
		add_fact(page, facts, NULL, _("Received"), _("There is no receipt yet"), NULL);
		return;
	}
	add_fact(page, facts, NULL, _("Reference"), order->reference, NULL);
	add_fact(page, facts, NULL, _("Received"), date_words(page, receipt->received),
		order->changed_since ? _("changed since: this copy is not what was sent") : NULL);
	if (receipt->notes[0])
		add_fact(page, facts, NULL, _("Notes"), receipt_note_words(receipt->notes), NULL);
}

/* What identifies this paper; nobody reads it first. */
static void add_marks(const struct assessment *assessment, struct page *page)
{
	struct approval approval;
	const struct form *form = assessment->form;
	struct block *facts = add_facts(page, &page->body, _("For your files"));
	add_fact(page, facts, NULL, _("Form"), page_printf(page, _("%s, version %d"), form->id, form->version), NULL);
	add_fact(page, facts, NULL, _("Assessment"), assessment_id(assessment), NULL);
	if (approval_get(assessment, &approval))
		add_fact(page, facts, NULL, _("Digest of what was approved"), approval.digest, NULL);
}

static struct block *add_about(const struct assessment *assessment, struct page *page)
{
	const struct form *form = assessment->form;
	struct block *facts = add_facts(page, &page->body, NULL);
	add_fact(page, facts, NULL, _("Organisation"), assessment_agency_name(assessment), NULL);
	add_fact(page, facts, NULL, _("Year"), form->year, NULL);
	add_fact(page, facts, NULL, _("Questions"), route_title(assessment), NULL);
	add_fact(page, facts, NULL, _("Please send by"), date_words(page, form->asked_for_by), NULL);
	return facts;
}

void paper_cover(const struct paper_order *order, struct page *page)
{
	const struct assessment *assessment = order->assessment;
	struct progress progress;
	progress_of_all(assessment, &progress);
	page_title(page, "cover", assessment->form->title);
	struct block *facts = add_about(assessment, page);
	add_fact(page, facts, NULL, _("Answered"),
		page_printf(page, _("%d of %d questions"), progress.answered + progress.not_applicable + progress.not_sure, progress.asked), NULL);
	add_approval(assessment, page);
	add_receipt(order, page);
	add_marks(assessment, page);
	add_hint(page, &page->body, _("Private notes are not printed."));
}

static void add_overview(const struct form_page *overview, struct page *page)
{
	add_heading(page, &page->body, 2, overview->title);
	for (size_t i = 0; i < overview->n_text; i++)
		add_text(page, &page->body, overview->text[i]);
}

void paper_blank_cover(const struct assessment *assessment, struct page *page)
{
	const struct form *form = assessment->form;
	page_title(page, "about", form->title);
	add_about(assessment, page);
	add_text(page, &page->body, form->summary);
	add_text(page, &page->body, _("You can fill this in by hand. Then type your answers in: this paper is not sent."));
	for (size_t i = 0; i < form->n_overview; i++)
		add_overview(&form->overview[i], page);
	add_overview(&form->privacy, page);
}

static const char *grade_label(const struct form *form, const char *code)
{
	const struct form_scale *scale = form_scale(form, "practice");
	for (size_t i = 0; scale && i < scale->n_grades; i++)
		if (!strcmp(scale->grades[i].code, code))
			return scale->grades[i].label;
	return code;
}

static bool add_counts(const struct assessment *assessment, const struct form_section *section, const char *label,
	struct page *page)
{
	struct grade_counts counts;
	grades_count(assessment, section, &counts);
	if (counts.fully + counts.partly + counts.unmet + counts.not_applicable + counts.not_sure + counts.unanswered == 0)
		return false;
	struct block *bar = add_bar(page, &page->body, label);
	add_part(page, bar, grade_label(assessment->form, "fully"), counts.fully);
	add_part(page, bar, grade_label(assessment->form, "partly"), counts.partly);
	add_part(page, bar, grade_label(assessment->form, "unmet"), counts.unmet);
	if (counts.not_applicable)
		add_part(page, bar, _("Does not apply"), counts.not_applicable);
	if (counts.not_sure)
		add_part(page, bar, _("Not sure yet"), counts.not_sure);
	if (counts.unanswered)
		add_part(page, bar, _("Not answered"), counts.unanswered);
	return true;
}

void paper_grades(const struct assessment *assessment, struct page *page)
{
	const struct form *form = assessment->form;
	page_title(page, "grades", _("Summary of grades"));
	if (!add_counts(assessment, NULL, _("All graded questions"), page)) {
		add_text(page, &page->body, _("No question with a grade is asked."));
		return;
	}
	add_heading(page, &page->body, 2, _("Section by section"));
	for (size_t i = 0; i < form->n_sections; i++)
		add_counts(assessment, &form->sections[i], form->sections[i].short_title, page);
	const struct form_scale *scale = form_scale(form, "practice");
	if (!scale)
		return;
	struct block *facts = add_facts(page, &page->body, _("What the grades mean"));
	for (size_t i = 0; i < scale->n_grades; i++)
		add_fact(page, facts, NULL, scale->grades[i].label, scale->grades[i].hint, NULL);
}
