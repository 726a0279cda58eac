/* SPDX-License-Identifier: MIT */
#include "client/screens/guidance.h"

#include "page/dates.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <string.h>

static void add_why(const struct form_question *question, struct page *page, struct blocks *to)
{
	if (!question->section->why)
		return;
	add_heading(page, to, 2, _("Why it is asked"));
	add_text(page, to, question->section->why);
}

/* The best grade; the page of the question shows all of them. */
static void add_good(const struct form_question *question, struct page *page, struct blocks *to)
{
	if (question->value.kind != FIELD_GRADE || !question->value.n_options)
		return;
	add_heading(page, to, 2, _("What good looks like"));
	add_text(page, to, question->value.options[0].hint);
}

static void add_points_to_think_about(const struct assessment *assessment, const struct form_question *question, struct page *page, struct blocks *to)
{
	size_t n;
	const char *const *points = question_guidance(assessment, question, &n);
	if (!n)
		return;
	add_heading(page, to, 2, _("Think about"));
	add_points(page, to, points, n);
}

static void add_evidence(const struct form_question *question, struct page *page, struct blocks *to)
{
	if (!question->n_evidence)
		return;
	add_heading(page, to, 2, _("What could support this"));
	add_points(page, to, question->evidence, question->n_evidence);
}

static void add_rule(const struct form_legal *legal, struct page *page, struct blocks *to)
{
	if (!legal)
		return;
	add_heading(page, to, 2, _("The rule behind it"));
	add_text(page, to, legal->text);
	const char *source = legal->date ? page_printf(page, _("%s, of %s."), legal->source, date_words(page, legal->date))
		: page_printf(page, "%s.", legal->source);
	const char *checked = legal->checked ? page_printf(page, _("Last checked on %s."), date_words(page, legal->checked)) : NULL;
	add_hint(page, to, checked ? page_printf(page, "%s %s", source, checked) : source);
}

/*
 * Whether the question, its hint or its guidance speaks of somebody by the name in the form's glossary. A token puts it there as
 * it stands, so that bytes are compared: this is asked at each key.
 */
static bool speaks_of(const struct assessment *assessment, const struct form_question *question, const char *name)
{
	size_t n;
	const char *const *points = question_guidance(assessment, question, &n), *hint = question_hint(assessment, question);
	if (strstr(question_text(assessment, question), name) || (hint && strstr(hint, name)))
		return true;
	for (size_t i = 0; i < n; i++)
		if (strstr(points[i], name))
			return true;
	return question->legal && strstr(question->legal->text, name);
}

/* A contact and the term with the same id are one thing. */
static bool is_about(const struct assessment *assessment, const struct form_question *question, const struct form_contact *contact)
{
	const struct form_term *term = form_term(assessment->form, contact->id);
	return term && speaks_of(assessment, question, term->text);
}

static const char *contact_words(struct page *page, const struct form_contact *contact)
{
	if (!contact->phone || !*contact->phone)
		return contact->text;
	return contact->hours && *contact->hours ? page_printf(page, "%s, %s", contact->phone, contact->hours) : contact->phone;
}

/* The oldest of the days on which a number was checked. */
static void note_checked(const struct form_contact *contact, const char **oldest)
{
	if (contact->checked && (!*oldest || strcmp(contact->checked, *oldest) < 0))
		*oldest = contact->checked;
}

static void add_contacts(const struct form_contact *contacts, size_t n, const struct assessment *assessment,
	const struct form_question *about, struct page *page, struct block *facts, const char **oldest)
{
	for (size_t i = 0; i < n; i++) {
		if (about && !is_about(assessment, about, &contacts[i]))
			continue;
		add_fact(page, facts, NULL, contacts[i].title, contact_words(page, &contacts[i]), NULL);
		note_checked(&contacts[i], oldest);
	}
}

static bool speaks_of_any(const struct assessment *assessment, const struct form_question *question)
{
	for (size_t i = 0; i < assessment->form->n_danger; i++)
		if (is_about(assessment, question, &assessment->form->danger[i]))
			return true;
	return false;
}

/* Those that the question speaks of, and those that answer questions about the form, which are the same for every question. */
static void add_whom_to_ask(const struct assessment *assessment, const struct form_question *question, bool beside, struct page *page,
	struct blocks *to)
{
	const struct form *form = assessment->form;
	const char *oldest = NULL;
	if (beside && !speaks_of_any(assessment, question))
		return;
	struct block *facts = add_facts(page, to, _("Where to ask"));
	add_contacts(form->danger, form->n_danger, assessment, question, page, facts, &oldest);
	if (!beside)
		add_contacts(form->ask, form->n_ask, assessment, NULL, page, facts, &oldest);
	if (oldest)
		add_hint(page, to, page_printf(page, _("Numbers and addresses were last checked on %s."), date_words(page, oldest)));
}

void guidance_add(const struct assessment *assessment, const struct form_question *question, bool beside, struct page *page,
	struct blocks *to)
{
	add_why(question, page, to);
	if (!beside)
		add_good(question, page, to);
	add_points_to_think_about(assessment, question, page, to);
	if (!beside)
		add_evidence(question, page, to);
	add_rule(question->legal, page, to);
	add_whom_to_ask(assessment, question, beside, page, to);
}

static void build(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *question = place_of(model)->question;
	page_title(page, "guidance", page_printf(page, _("Guidance for %s"), question->id));
	add_heading(page, model->body, 1, question_text(assessment, question));
	guidance_add(assessment, question, false, page, model->body);
	add_action(page, add_actions(page, model->body), "on", _("Back to the question"), true);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "on"))
		go_back(model, effects);
	return true;
}

/* The key that brought you here brings you back. */
static const struct screen_command own[] = { { COMMAND_GUIDANCE, go_back, N_("Go back to the question.") } };

const struct screen screen_guidance = {
	.id = "guidance", .over = true,
	.help = N_("This page helps you to judge one question. It says why it is asked, what good looks like, which rule is behind it "
		"and whom to ask. There is nothing to fill in here."),
	.build = build, .activate = activate, .own = own, .n_own = sizeof own / sizeof *own,
};
