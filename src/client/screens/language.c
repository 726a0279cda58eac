/* SPDX-License-Identifier: MIT */
/* The languages there are, each by its own name; choosing one goes back to where the person was. */
#include "client/screen.h"

#include "base/json.h"
#include "client/language_names.h"
#include "page/gettext.h"

#include <string.h>

/* What there is in one language. */
struct offer {
	const char *code;
	const struct catalogue *program;        /* NULL: none; English needs none */
	const struct form_language *form;       /* NULL: no translation of the open form */
	bool is_forms_own;
};

static const struct form *open_form(const struct model *model)
{
	const struct assessment *assessment = model_assessment(model);
	return assessment ? assessment->form : NULL;
}

static struct offer offer_of(const struct model *model, const char *code)
{
	const struct form *form = open_form(model);
	struct offer offer = { .code = code };
	for (size_t i = 0; i < model->catalogues.n; i++)
		if (!strcmp(model->catalogues.items[i].code, code))
			offer.program = &model->catalogues.items[i];
	for (size_t i = 0; form && i < form->n_languages; i++)
		if (!strcmp(form->languages[i].code, code))
			offer.form = &form->languages[i];
	offer.is_forms_own = form && !strcmp(form->own_language, code);
	return offer;
}

static const char *program_words(const struct offer *offer)
{
	return offer->program || !strcmp(offer->code, "en") ? _("The program.") : _("The program stays in English.");
}

static const char *form_words(const struct form *form, const struct offer *offer, struct arena *arena)
{
	if (offer->is_forms_own || (offer->form && offer->form->n_texts >= form->n_texts))
		return _("All of this form.");
	if (!offer->form)
		/* TRANSLATORS: a language's own name. */
		return arena_printf(arena, _("This form stays in %s."), language_own_name(form->own_language));
	return arena_printf(arena, P_("%zu of %zu text of this form.", "%zu of %zu texts of this form.", form->n_texts),
		offer->form->n_texts, form->n_texts);
}

/* "The program. 1500 of 1795 texts of this form. Not yet read by a native speaker." */
static const char *offer_words(const struct model *model, const struct offer *offer, struct arena *arena)
{
	const struct form *form = open_form(model);
	bool unread = (offer->program && !offer->program->is_read) || (offer->form && !*offer->form->read_by);
	const char *words = program_words(offer);
	if (form)
		words = arena_printf(arena, "%s %s", words, form_words(form, offer, arena));
	return unread ? arena_printf(arena, "%s %s", words, _("Not yet read by a native speaker.")) : words;
}

#define OFFERS_MAX (2 * CATALOGUES_MAX)

static size_t add_code(const char **codes, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(codes[i], code))
			return n;
	if (n < OFFERS_MAX)
		codes[n++] = code;
	return n;
}

/* English first, then those of the program, then those that only the form has. */
static size_t gather(const struct model *model, const char **codes)
{
	const struct form *form = open_form(model);
	size_t n = add_code(codes, 0, "en");
	for (size_t i = 0; i < model->catalogues.n; i++)
		n = add_code(codes, n, model->catalogues.items[i].code);
	if (form)
		n = add_code(codes, n, form->own_language);
	for (size_t i = 0; form && i < form->n_languages; i++)
		n = add_code(codes, n, form->languages[i].code);
	return n;
}

/* Which of them is spoken: the first wanted that there is. */
static const char *spoken(const struct model *model, const char *const *codes, size_t n)
{
	for (const char *at = model->language; *at; at += strcspn(at, ":") + (at[strcspn(at, ":")] == ':'))
		for (size_t i = 0; i < n; i++)
			if (language_matches(at, strcspn(at, ":"), codes[i]))
				return codes[i];
	return "en";
}

static void enter(struct model *model)
{
	const char *codes[OFFERS_MAX];
	size_t n = gather(model, codes);
	struct json *json = json_object();
	json_set_text(json, "language", spoken(model, codes, n));
	record_begin(&model->record, json);
	struct arena *arena = &model->record.arena;
	struct form_option *options = arena_array(arena, n, sizeof *options);
	for (size_t i = 0; i < n; i++) {
		const struct offer offer = offer_of(model, codes[i]);
		options[i] = (struct form_option){ .code = arena_dup(arena, codes[i]), .label = language_own_name(arena_dup(arena, codes[i])),
			.hint = offer_words(model, &offer, arena) };
	}
	record_choice(&model->record, "language", "/language", _("Which language?"), options, n, false);
}

static void build(struct model *model, struct page *page)
{
	page_title(page, "language", _("Language"));
	add_text(page, model->body,
		_("You can change this at any time. Your answers stay as they are, in whatever language you wrote them."));
	record_show(&model->record, &model->record.slots[0], page);
	const struct form *form = open_form(model);
	if (form)
		/* TRANSLATORS: a language's own name. */
		add_hint(page, model->body, page_printf(page,
			_("What is not translated is shown in %s. The partnership reads the same answers whichever you choose."),
			language_own_name(form->own_language)));
	add_action(page, add_actions(page, model->body), "on", _("Back"), true);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *code = after_prefix(id, "language");
	if (code && !slot_has(&model->record, &model->record.slots[0], code))
		effect_add(effects, EFFECT_LANGUAGE, 0, code);
	else
		go_back(model, effects);
	return true;
}

const struct screen screen_language = {
	.id = "language", .over = true,
	.help = N_("Here you choose the language of the program and of the form. You come back to where you were, and the "
		"program remembers your choice."),
	.enter = enter, .build = build, .activate = activate,
};
