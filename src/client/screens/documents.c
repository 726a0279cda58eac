/* SPDX-License-Identifier: MIT */
/* The organisation's documents: listed once, each serving as many questions as it may. */
#include "client/screen.h"

#include "base/json.h"
#include "base/text.h"
#include "client/reviews.h"
#include "client/words.h"
#include "page/gettext.h"

#include <string.h>

static void add_document(struct model *model, struct page *page, struct block *tasks, const struct json *document)
{
	const char *title = json_get_text(document, "title"), *kind = json_get_text(document, "kind");
	add_task(page, tasks, page_printf(page, "document:%s", json_get_text(document, "id")), title ? title : _("Without a title"),
		review_words(page, model_assessment(model), document), kind ? document_kind_words(kind) : NULL, false);
}

/* What is overdue first; under each heading the earliest first. */
static void add_list(struct model *model, struct page *page, size_t n)
{
	const struct assessment *assessment = model_assessment(model);
	const struct json **documents = arena_array(&page->arena, n, sizeof *documents);
	struct block *tasks = NULL;
	documents_by_review(assessment, documents);
	for (size_t i = 0; i < n; i++) {
		enum document_review review = document_review(assessment, documents[i]);
		if (!tasks || document_review(assessment, documents[i - 1]) != review)
			tasks = add_tasks(page, model->body, review_heading(review));
		add_document(model, page, tasks, documents[i]);
	}
}

static void build(struct model *model, struct page *page)
{
	size_t n = documents_count(model_assessment(model));
	page_title(page, "documents", _("Your documents"));
	add_text(page, model->body, n ? _("List a document once. It can then support as many answers as you like. Choose one to change or remove it.")
		: _("List a document once. It can then support as many answers as you like."));
	if (n)
		add_list(model, page, n);
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "add", _("Add a document"), !n);
	add_action(page, actions, "on", _("Back to the task list"), false);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *document = after_prefix(id, "document");
	struct place *place = place_now(model);
	text_copy(place->item, sizeof place->item, document ? document : "");
	place->question = NULL;
	if (document || !strcmp(id, "add"))
		go(model, SCREEN_DOCUMENT, effects);
	else
		go_back_to(model, SCREEN_TASKS, effects);
	return true;
}

const struct screen screen_documents = {
	.id = "documents",
	.help = N_("Here are the documents that you listed. Choose one to change it, or add another. Each can support as "
		"many answers as you like."),
	.build = build, .activate = activate,
};
