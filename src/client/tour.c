/* SPDX-License-Identifier: MIT */
#include "client/tour.h"

#include "base/json.h"
#include "base/text.h"
#include "client/key_words.h"
#include "client/lines/words.h"
#include "client/screen.h"
#include "page/gettext.h"

#include <string.h>

/* ---- what was done ---- */

static const struct json *answer_of(const struct model *model)
{
	return assessment_answer(model_assessment(model), model->tour.question);
}

static bool is_on(const struct model *model, enum screen_id screen)
{
	return place_of(model)->screen == screen;
}

static bool at_question(const struct model *model)
{
	return is_on(model, SCREEN_QUESTION) && place_of(model)->question == model->tour.question;
}

static bool graded(const struct model *model)
{
	return answer_value(answer_of(model));
}

static bool reads_guidance(const struct model *model)
{
	return is_on(model, SCREEN_GUIDANCE);
}

static bool moved(const struct model *model)
{
	return at_question(model) && model->page.focus && strcmp(model->page.focus, model->tour.focus) != 0;
}

/* While it is being written it is not done. */
static bool wrote(const struct model *model)
{
	struct focusable focus;
	const struct json *answer = answer_of(model);
	bool text = json_len(json_get(answer, "evidence")) || json_get_text(answer, "comment");
	bool writing = !model->by_lines && page_focused(&model->page, &focus) && focus.block->kind == BLOCK_PROSE && edit_len(focus.block->edit);
	return text && !writing;
}

static bool flagged(const struct model *model)
{
	return json_get_true(answer_of(model), "flag");
}

static bool unflagged(const struct model *model)
{
	return !flagged(model);
}

static bool found_another(const struct model *model)
{
	return is_on(model, SCREEN_QUESTION) && place_of(model)->question != model->tour.question;
}

static bool checks_answers(const struct model *model)
{
	return is_on(model, SCREEN_ANSWERS);
}

static bool never(const struct model *model)
{
	(void)model;
	return false;
}

/* ---- the steps ---- */

/* How the full screen and line mode are told what to press or type. */
struct way {
	const char *literal;        /* what is typed as it stands; NULL: the key or word of `first` */
	int first, then;            /* commands; then is COMMAND_COUNT if one does it */
	const char *text;           /* N_: what comes of it */
	bool ends;                  /* `last` is the command to give when that is done */
	int last;
};

static const struct step {
	const char *title;          /* N_ */
	bool here;                  /* it is done at the question where the tour begins, or from there */
	enum screen_id there;       /* where the key leads, and what is said of it is to be done; SCREEN_COUNT: it is done with the key */
	struct way keys, words;     /* words.text NULL: line mode has no such step */
	bool (*done)(const struct model *model);
} steps[] = {
	{ N_("Choose a grade"), true, SCREEN_COUNT,
		{ "2", 0, COMMAND_COUNT, N_("A digit chooses the answer with that number. You can change it at any time.") },
		{ "2", 0, COMMAND_COUNT, N_("A number chooses the answer with that number. You can change it at any time.") }, graded },
	{ N_("Look at the guidance"), true, SCREEN_COUNT,
		{ NULL, COMMAND_GUIDANCE, COMMAND_COUNT, N_("The guidance says why the question is asked, what good looks like, and whom to ask.") },
		{ NULL, COMMAND_GUIDANCE, COMMAND_COUNT, N_("The guidance says why the question is asked, what good looks like, and whom to ask.") }, reads_guidance },
	{ N_("Go back"), false, SCREEN_COUNT,
		{ NULL, COMMAND_BACK, COMMAND_COUNT, N_("You get back to where you came from, from every page. Your answers stay.") },
		{ NULL, COMMAND_BACK, COMMAND_COUNT, N_("You get back to where you came from, from every page. Your answers stay.") }, at_question },
	{ N_("Move on the page"), true, SCREEN_COUNT,
		{ NULL, COMMAND_NEXT_PART, COMMAND_COUNT, N_("You go to the next part of the page. The arrow keys go line by line.") },
		{ NULL, 0, COMMAND_COUNT, NULL }, moved },
	{ N_("Write a sentence"), true, SCREEN_DETAILS,
		{ NULL, COMMAND_DETAILS, COMMAND_COUNT, N_("Say in a sentence what supports your grade."), true, COMMAND_NEXT_PART },
		{ NULL, COMMAND_DETAILS, COMMAND_COUNT, N_("Then write what supports your grade. A line with a single full stop ends the text.") }, wrote },
	{ N_("Flag the question"), true, SCREEN_QUESTION,
		{ NULL, COMMAND_BACK, COMMAND_FLAG, N_("A flag marks a question to come back to. Flags are never sent.") },
		{ NULL, COMMAND_BACK, COMMAND_FLAG, N_("A flag marks a question to come back to. In a field, put a slash before a word.") }, flagged },
	{ N_("Undo"), false, SCREEN_COUNT,
		{ NULL, COMMAND_UNDO, COMMAND_COUNT, N_("Undo takes back your last change, here the flag. It works for every change.") },
		{ NULL, COMMAND_UNDO, COMMAND_COUNT, N_("Undo takes back your last change, here the flag. It works for every change.") }, unflagged },
	{ N_("Find another question"), false, SCREEN_SEARCH,
		{ NULL, COMMAND_SEARCH, COMMAND_COUNT, N_("Type a word such as policy."), true, COMMAND_ACTIVATE },
		{ NULL, COMMAND_SEARCH, COMMAND_COUNT, N_("Type a word such as policy. Then type the number of a question that is found.") }, found_another },
	{ N_("Check your answers"), false, SCREEN_TASKS,
		{ NULL, COMMAND_TASKS, COMMAND_COUNT, N_("The task list shows the whole way. Go down to Check your answers there."), true, COMMAND_ACTIVATE },
		{ NULL, COMMAND_TASKS, COMMAND_COUNT, N_("The task list shows the whole way. Type the number of Check your answers there.") }, checks_answers },
	{ N_("Leave"), false, SCREEN_COUNT,
		{ NULL, COMMAND_QUIT, COMMAND_COUNT, N_("In your own assessment you leave like this, and all is saved. Here it ends the tour.") },
		{ NULL, COMMAND_QUIT, COMMAND_COUNT, N_("In your own assessment you leave like this, and all is saved. Here it ends the tour.") }, never },
};
#define STEPS (sizeof steps / sizeof *steps)

static const struct way *way_of(const struct model *model, size_t step)
{
	return model->by_lines ? &steps[step].words : &steps[step].keys;
}

static bool is_told(const struct model *model, size_t step)
{
	return way_of(model, step)->text;
}

/* "step 4 of 9": those that there are in this mode. */
static int count_told(const struct model *model, size_t end)
{
	int n = 0;
	for (size_t i = 0; i < end; i++)
		n += is_told(model, i);
	return n;
}

static void begin_step(struct model *model, size_t step)
{
	model->tour.step = step;
	text_copy(model->tour.focus, sizeof model->tour.focus, model->page.focus ? model->page.focus : "");
}

static size_t next_step(const struct model *model, size_t step)
{
	while (step < STEPS - 1 && !is_told(model, step))
		step++;
	return step;
}

bool tour_watch(struct model *model)
{
	size_t step = next_step(model, model->tour.step);
	if (steps[step].done(model))
		step = next_step(model, step + 1);
	if (step == model->tour.step)
		return false;
	begin_step(model, step);
	return true;
}

/* ---- beginning and leaving ---- */

/* A question with a grade and nothing else to fill in is the easiest to begin with. */
static const struct form_question *first_question(const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	const struct form_question *first = NULL;
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		if (question->value.kind != FIELD_GRADE || !question_is_asked(assessment, question))
			continue;
		if (!question->n_parts)
			return question;
		first = first ? first : question;
	}
	return first;
}

void tour_begin(struct model *model, struct effects *effects)
{
	model->tour = (struct tour){ .question = first_question(model_assessment(model)) };
	if (!model->tour.question)
		return;
	model->tour.on = true;
	go_question(model, model->tour.question, false, effects);
}

void tour_leave(struct model *model, struct effects *effects)
{
	model->tour.left = model->tour.step == STEPS - 1;
	go_back_to(model, SCREEN_HOME, effects);
}

void tour_end(struct model *model)
{
	say(model, "%s", model->tour.left ? _("That was the tour. Nothing of it was kept. You can begin your own assessment now.")
		: _("You left the tour. Nothing of it was kept, and you can take it again at any time."));
	model->tour = (struct tour){ 0 };
}

void tour_hold_back(struct model *model, struct effects *effects)
{
	size_t kept = 0;
	for (size_t i = 0; i < effects->n; i++) {
		enum effect_kind kind = effects->items[i].kind;
		if (kind != EFFECT_PRINT && kind != EFFECT_SEAL && kind != EFFECT_SEND && kind != EFFECT_EDIT) {
			effects->items[kept++] = effects->items[i];
			continue;
		}
		model->sending.active = false;
		say(model, "%s", _("This is practice: no file is written, and nothing is sent."));
	}
	effects->n = kept;
}

/* ---- what is said ---- */

static unsigned context_of(const struct page *page)
{
	struct focusable focus;
	if (!page_focused(page, &focus))
		return CTX_LIST;
	return focus.block->kind == BLOCK_PROSE ? CTX_PROSE : focus.block->kind == BLOCK_LINE ? CTX_LINE : CTX_LIST;
}

static const char *name_of(const struct model *model, int command, unsigned context)
{
	return model->by_lines ? line_word(command) : commands_key(model->keymap, command, key_context(model, command, context));
}

/* Who took a key away is told what its command is called in the key file. */
static const char *name_or_command(const struct model *model, int command, unsigned context)
{
	const char *name = name_of(model, command, context);
	return name && *name ? name : commands[command].name;
}

/* "Press Escape, then f."; where the key was pressed already what ends the step, or "". */
static const char *press_words(const struct model *model, struct page *page, unsigned context)
{
	const struct step *step = &steps[model->tour.step];
	const struct way *way = way_of(model, model->tour.step);
	bool there = is_on(model, step->there);
	if (there && way->then == COMMAND_COUNT)
		return way->ends ? page_printf(page, _("When you have done that, press %s."), name_or_command(model, way->last, context)) : "";
	const char *first = way->literal ? way->literal : name_or_command(model, there ? way->then : way->first, context);
	if (there || way->then == COMMAND_COUNT)
		return page_printf(page, model->by_lines ? _("Type %s.") : _("Press %s."), first);
	return page_printf(page, model->by_lines ? _("Type %s, then %s.") : _("Press %s, then %s."), first, name_or_command(model, way->then, CTX_LIST));
}

/* With the step's title, or what to press. */
static const char *step_words(const struct model *model, struct page *page, const char *words)
{
	return page_printf(page, _("Tour, step %d of %d: %s"), count_told(model, model->tour.step) + 1, count_told(model, STEPS), words);
}

/* At its question, or on the pages that belong to it; from there the way that is told leads on. */
static bool is_lost(const struct model *model)
{
	const struct step *step = &steps[model->tour.step];
	if (!step->here || at_question(model))
		return false;
	bool beside = is_on(model, SCREEN_DETAILS) || is_on(model, SCREEN_GUIDANCE);
	bool known = step->there != SCREEN_COUNT && (is_on(model, step->there) || way_of(model, model->tour.step)->then != COMMAND_COUNT);
	return !beside || !known || place_of(model)->question != model->tour.question;
}

/* Whoever strays is led back, by the way that the tour shows later. */
static const char *way_back(const struct model *model, struct page *page, unsigned context)
{
	if (is_on(model, SCREEN_SEARCH))
		return page_printf(page, _("The tour goes on at %s. Type that to find it."), model->tour.question->id);
	return page_printf(page, model->by_lines ? _("The tour goes on at %s. Type %s, and type that to find it.")
		: _("The tour goes on at %s. Press %s, and type that to find it."), model->tour.question->id, name_or_command(model, COMMAND_SEARCH, context));
}

static const char *leave_words(const struct model *model, struct page *page, unsigned context)
{
	return page_printf(page, model->by_lines ? _("Type %s to end the tour.") : _("%s ends the tour."), name_or_command(model, COMMAND_QUIT, context));
}

/* The last block becomes the first. */
static void move_to_top(struct blocks *blocks)
{
	struct block last = blocks->items[blocks->n - 1];
	memmove(&blocks->items[1], &blocks->items[0], (blocks->n - 1) * sizeof last);
	blocks->items[0] = last;
}

/* What comes of it, and how to leave the tour. */
static const char *why_words(const struct model *model, struct page *page, unsigned context)
{
	const char *why = is_lost(model) ? "" : _(way_of(model, model->tour.step)->text);
	const char *leave = model->tour.step == STEPS - 1 ? "" : leave_words(model, page, context);
	return page_printf(page, "%s%s%s", why, *why && *leave ? " " : "", leave);
}

/*
 * What to press may rest on what has the focus, so that the page is built before this is added. The full screen tells it in the
 * row of messages, which is seen wherever the page is scrolled to; line by line it is said with the rest.
 */
void tour_show(struct model *model, struct page *page)
{
	if (is_on(model, SCREEN_DANGER))
		return;
	unsigned context = context_of(page);
	const char *title = step_words(model, page, _(steps[model->tour.step].title)), *why = why_words(model, page, context);
	const char *what = is_lost(model) ? way_back(model, page, context) : press_words(model, page, context);
	if (model->by_lines) {
		add_notice(page, &page->body, NOTICE_INFO, title, page_printf(page, "%s%s%s", what, *what ? " " : "", why));
		move_to_top(&page->body);
		return;
	}
	add_notice(page, &page->body, NOTICE_INFO, title, why);
	move_to_top(&page->body);
	const char *brief = !*what ? title : is_lost(model) ? what : step_words(model, page, what);
	page->status = page->status ? page_printf(page, "%s %s", page->status, brief) : brief;
}
