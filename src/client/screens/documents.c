/* SPDX-License-Identifier: MIT */
/* The organisation's documents: listed once, each serving as many questions as it may. */
#include "client/screen.h"

#include "base/json.h"
#include "base/text.h"
#include "client/dates.h"
#include "client/words.h"
#include "entry/document.h"
#include "page/gettext.h"

#include <string.h>

static void add_document(struct model *model, struct page *page, struct block *tasks, const struct json *document)
{
	const char *title = json_get_text(document, "title"), *kind = json_get_text(document, "kind");
	const char *due = json_get_text(document, "review_due");
	bool passed = document_review_passed(document, model_assessment(model)->today);
	const char *review = !due ? _("no review date") : page_printf(page, passed ? _("review was due %s") : _("review due %s"), date_words(page, due));
	add_task(page, tasks, page_printf(page, "document:%s", json_get_text(document, "id")), title ? title : _("Without a title"), review,
		kind ? document_kind_words(kind) : NULL, false);
}

static void build(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	size_t n = documents_count(assessment);
	page_title(page, "documents", _("Your documents"));
	add_text(page, model->body, _("List a document once. It can then support as many answers as you like."));
	struct block *tasks = n ? add_tasks(page, model->body, _("Choose one to change or remove it")) : NULL;
	for (size_t i = 0; i < n; i++)
		add_document(model, page, tasks, document_at(assessment, i));
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
