/* SPDX-License-Identifier: MIT */
#include "client/reviews.h"

#include "base/json.h"
#include "page/dates.h"
#include "page/gettext.h"
#include "page/page.h"

#include <assert.h>

static const char *const headings[] = {
	[REVIEW_PASSED] = N_("Past their review date"),
	[REVIEW_SOON] = N_("Due for review soon"),
	[REVIEW_LATER] = N_("Due for review later"),
	[REVIEW_NO_DATE] = N_("Without a review date"),
};
static_assert(sizeof headings / sizeof *headings == REVIEW_COUNT, "every review has a heading");

const char *review_heading(enum document_review review)
{
	return _(headings[review]);
}

const char *review_words(struct page *page, const struct assessment *assessment, const struct json *document)
{
	const char *day = date_words(page, json_get_text(document, "review_due"));
	switch (document_review(assessment, document)) {
	case REVIEW_PASSED: return page_printf(page, _("review was due %s"), day);
	case REVIEW_SOON: return page_printf(page, _("review due soon, %s"), day);
	case REVIEW_LATER: return page_printf(page, _("review due %s"), day);
	default: return _("no review date");
	}
}

const char *reviews_words(struct page *page, const struct assessment *assessment)
{
	int n[REVIEW_COUNT] = { 0 };
	for (size_t i = 0; i < documents_count(assessment); i++)
		n[document_review(assessment, document_at(assessment, i))]++;
	if (n[REVIEW_PASSED])
		return page_printf(page, P_("%d past its review date", "%d past their review date", n[REVIEW_PASSED]), n[REVIEW_PASSED]);
	if (n[REVIEW_SOON])
		return page_printf(page, P_("%d due for review soon", "%d due for review soon", n[REVIEW_SOON]), n[REVIEW_SOON]);
	return NULL;
}

enum document_review review_of_question(const struct assessment *assessment, const struct form_question *question)
{
	const struct json *answer = assessment_answer(assessment, question);
	enum document_review found = REVIEW_NO_DATE;
	for (size_t i = 0; i < documents_count(assessment); i++) {
		const struct json *document = document_at(assessment, i);
		enum document_review review = document_review(assessment, document);
		if (review < found && document_supports(document, question, answer))
			found = review;
	}
	return found;
}
