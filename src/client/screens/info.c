/* SPDX-License-Identifier: MIT */
/* Pages that are read: overview, privacy, danger, guidance, help. */
#include "client/screens/info.h"

#include "client/screen.h"

#include "client/dates.h"
#include "client/line_words.h"
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
const struct screen screen_overview = { .id = "overview", .build = build_overview, .activate = go_on };

static void build_privacy(struct model *model, struct page *page)
{
	const struct form *form = model_assessment(model)->form;
	page_title(page, "privacy", form->privacy.title);
	add_paragraphs(page, model->body, form->privacy.text, form->privacy.n_text);
	add_notice(page, model->body, NOTICE_INFO, _("Do not name a child"),
		_("Write about what you do, not about a child. Leave out names and details that could show who a child is."));
	add_continue(model, page, _("Continue"));
}
const struct screen screen_privacy = { .id = "privacy", .build = build_privacy, .activate = go_on };

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
	if (!assessment)
		add_text(page, model->body, _("Open an assessment to see your local numbers. The invitation brings them."));
	add_text(page, model->body, _("Your answers are saved. You can come back to them later."));
	add_continue(model, page, _("Back"));
}
const struct screen screen_danger = { .id = "danger", .build = build_danger, .activate = go_on };

/* Guidance is one list of blocks: beside the question where there is room, else a page of its own. */
void guidance_add(const struct assessment *assessment, const struct form_question *question, struct page *page, struct blocks *to)
{
	size_t n;
	const char *const *points = question_guidance(assessment, question, &n);
	if (n) {
		add_heading(page, to, 2, _("Think about"));
		add_points(page, to, points, n);
	}
	if (question->n_evidence) {
		add_heading(page, to, 2, _("What could support this"));
		add_points(page, to, question->evidence, question->n_evidence);
	}
	if (question->legal) {
		add_heading(page, to, 2, _("The rule behind it"));
		add_text(page, to, question->legal->text);
		add_hint(page, to, page_printf(page, _("Source: %s, of %s."), question->legal->source, date_words(page, question->legal->date)));
	}
}

static void build_guidance(struct model *model, struct page *page)
{
	const struct assessment *assessment = model_assessment(model);
	const struct form_question *question = place_of(model)->question;
	page_title(page, "guidance", page_printf(page, _("Guidance for %s"), question->id));
	add_heading(page, model->body, 1, question_text(assessment, question));
	guidance_add(assessment, question, page, model->body);
	add_continue(model, page, _("Back to the question"));
}
const struct screen screen_guidance = { .id = "guidance", .build = build_guidance, .activate = go_on };

/* Two commands do something else where there is no screen. */
static const char *line_help(int command)
{
	if (command == COMMAND_HELP)
		return _("Tell the words that work here.");
	return command == COMMAND_QUIET ? _("Push away what stands on the screen. Press Enter to go on.") : _(commands[command].help);
}

/* Line mode has words where the full screen has keys. */
static void add_line_words(struct model *model, struct page *page)
{
	add_text(page, model->body, _("Type a number to choose that thing of the page. Type a word to do what it says. Everything you do is saved."));
	add_text(page, model->body, _("In a field, what you type is the text. An empty line leaves it as it is, and \"-\" clears it. Put a slash before words there."));
	add_text(page, model->body, _("A number of the page chooses that thing, in a field too. Where a number is asked for, it is the answer, and /3 chooses."));
	add_text(page, model->body, _("To write a number as text, begin it with an apostrophe, such as '3."));
	add_text(page, model->body, _("Where you can choose more than one, you can type several numbers, such as 1 3 5."));
	struct block *facts = add_facts(page, model->body, _("Words"));
	add_fact(page, facts, NULL, "again", _("Tell the page once more."), NULL);
	add_fact(page, facts, NULL, "where", _("Tell where you are, and how much is answered."), NULL);
	add_fact(page, facts, NULL, "screen", _("Change to the full screen, where the terminal can show it."), NULL);
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (line_word(i))
			add_fact(page, facts, NULL, line_word(i), line_help(i), NULL);
}

static void add_keys(struct model *model, struct page *page)
{
	add_text(page, model->body, _("Move with the arrow keys. Choose with Enter, or press the number of a choice. Everything you do is saved."));
	add_text(page, model->body, _("In a field, letters are text. There, use Tab to leave the field, or the keys with Ctrl."));
	struct block *facts = add_facts(page, model->body, _("Keys"));
	for (int i = 0; i < COMMAND_COUNT; i++)
		add_fact(page, facts, NULL, commands[i].keys, _(commands[i].help), NULL);
}

static void build_help(struct model *model, struct page *page)
{
	page_title(page, "help", model->by_lines ? _("Help: the words") : _("Help: the keys"));
	if (model->by_lines)
		add_line_words(model, page);
	else
		add_keys(model, page);
	add_continue(model, page, _("Back"));
}
const struct screen screen_help = { .id = "help", .build = build_help, .activate = go_on };
