/* SPDX-License-Identifier: MIT */
/* Pages that are read: overview, privacy, danger. */
#include "client/screen.h"

#include "page/dates.h"
#include "client/screens/at_field.h"
#include "page/gettext.h"

#include <string.h>

static void add_paragraphs(struct page *page, struct blocks *to, const char *const *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_text(page, to, text[i]);
}

static void add_source(struct page *page, struct blocks *to, const char *source, const char *checked)
{
	if (source && checked)
		add_hint(page, to, page_printf(page, _("Source: %s. Checked on %s."), source, date_words(page, checked)));
	else if (source)
		add_hint(page, to, page_printf(page, _("Source: %s."), source));
}

static void add_continue(struct model *model, struct page *page, const char *label)
{
	add_action(page, add_actions(page, model->body), "on", label, true);
}

static bool go_on(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "on"))
		go_back(model, effects);
	return true;
}

static void build_overview(struct model *model, struct page *page)
{
	const struct form *form = model_assessment(model)->form;
	page_title(page, "overview", form->title);
	for (size_t i = 0; i < form->n_overview; i++) {
		add_heading(page, model->body, 2, form->overview[i].title);
		add_paragraphs(page, model->body, form->overview[i].text, form->overview[i].n_text);
		add_source(page, model->body, form->overview[i].source, form->overview[i].checked);
	}
	if (form->n_stages)
		add_heading(page, model->body, 2, _("The timeline"));
	struct block *facts = form->n_stages ? add_facts(page, model->body, NULL) : NULL;
	for (size_t i = 0; i < form->n_stages; i++)
		add_fact(page, facts, NULL, form->stages[i].title, page_printf(page, _("%s to %s"), date_words(page, form->stages[i].from), date_words(page, form->stages[i].to)),
			NULL);
	add_continue(model, page, _("Continue"));
}
const struct screen screen_overview = {
	.id = "overview", .over = true,
	.help = N_("This page says what the self-assessment is for, and by when it is asked for. Read it, then choose "
		"Continue. The task list brings you back here at any time."),
	.build = build_overview, .activate = go_on,
};

static void build_privacy(struct model *model, struct page *page)
{
	const struct form *form = model_assessment(model)->form;
	page_title(page, "privacy", form->privacy.title);
	add_paragraphs(page, model->body, form->privacy.text, form->privacy.n_text);
	add_continue(model, page, _("Continue"));
}
const struct screen screen_privacy = {
	.id = "privacy", .over = true,
	.help = N_("This page says who sees your answers. Read it, then choose Continue. The task list brings you back here "
		"at any time."),
	.build = build_privacy, .activate = go_on,
};

static void add_contact(struct page *page, struct blocks *to, const struct form_contact *contact)
{
	add_heading(page, to, 2, contact->title);
	struct block *facts = add_facts(page, to, NULL);
	if (contact->phone && *contact->phone)
		add_fact(page, facts, NULL, _("Telephone"), contact->phone, NULL);
	if (contact->hours && *contact->hours)
		add_fact(page, facts, NULL, _("When"), contact->hours, NULL);
	if (contact->email && *contact->email)
		add_fact(page, facts, NULL, _("E-mail"), contact->email, NULL);
	if (contact->text)
		add_text(page, to, contact->text);
	add_source(page, to, contact->source, contact->checked);
}

static void build_danger(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	page_title(page, "danger", _("A child is in danger now"));
	if (!assessment || !assessment->form->n_danger)
		add_notice(page, model->body, NOTICE_DANGER, _("Call 999"), _("If a child is in immediate danger, call 999 now. Do not wait for anyone's permission."));
	for (size_t i = 0; assessment && i < assessment->form->n_danger; i++)
		if (i == 0)
			add_notice(page, model->body, NOTICE_DANGER, page_printf(page, _("Call %s"), assessment->form->danger[i].phone), assessment->form->danger[i].text);
		else
			add_contact(page, model->body, &assessment->form->danger[i]);
	if (assessment)
		show_findings_above(model, page);
	if (!assessment)
		add_text(page, model->body, _("Open an assessment to see your local numbers. The invitation brings them."));
	add_text(page, model->body, _("Your answers are saved. You can come back to them later."));
	add_continue(model, page, _("Back"));
}
const struct screen screen_danger = {
	.id = "danger", .over = true,
	.help = N_("This page says whom to call when a child is in danger now. Call first: your answers are saved, and can "
		"wait."),
	.build = build_danger, .activate = go_on,
};
