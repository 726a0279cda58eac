/* SPDX-License-Identifier: MIT */
#include "client/screen.h"

#include "base/clock.h"
#include "base/text.h"
#include "client/clock_doubt.h"
#include "client/key_words.h"
#include "client/language_names.h"
#include "client/lines/words.h"
#include "client/sent.h"
#include "client/words.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <stdlib.h>
#include <string.h>

/* "69 days left", "today is the last day", "3 days late; you can still send it". */
static const char *days_left(struct page *page, const char *asked_for_by, int64_t today)
{
	int64_t day;
	if (!clock_parse_day(asked_for_by, &day))
		return "";
	long long left = day - today;
	if (left == 0)
		return _("today is the last day");
	if (left > 0)
		return page_printf(page, P_("%lld day left", "%lld days left", left), left);
	return page_printf(page, P_("%lld day late, you can still send it", "%lld days late, you can still send it", -left), -left);
}

/* How far it is; and, where something was received, that it was, whatever has been changed since. */
static const char *how_far_words(const struct model *model, struct page *page, const struct store_entry *entry)
{
	bool sent = entry->state >= STATE_RECEIVED;
	if (entry->trouble[0])
		return entry->trouble;
	if (sent && entry->received[0])
		return sent_words(page, entry->received, entry->reference, false);
	const char *answered = page_printf(page, _("%d of %d answered"), entry->answered, entry->asked);
	if (entry->received[0])
		/* TRANSLATORS: "30 of 61 answered", then when it was received. */
		return page_printf(page, _("%s. %s"), answered, sent_words(page, entry->received, entry->reference, true));
	const char *left = sent ? "" : days_left(page, entry->asked_for_by, clock_local_day(model->now));
	/* TRANSLATORS: "30 of 61 answered", then "69 days left". */
	return *left ? page_printf(page, _("%s, %s"), answered, left) : answered;
}

static void add_entry(struct model *model, struct page *page, struct block *tasks, const struct store_entry *entry)
{
	/* TRANSLATORS: the form's title, then how far it is. */
	add_task(page, tasks, page_printf(page, "open:%s", entry->id), entry->agency_name, state_words(entry->state),
		page_printf(page, _("%s. %s"), entry->form_title, how_far_words(model, page, entry)), entry->state >= STATE_RECEIVED);
}

static void show_trouble(const struct model *model, struct page *page)
{
	if (model->home_error.code == ERR_NONE)
		return;
	struct trouble trouble = trouble_of(model->home_error.code);
	add_notice(page, model->body, NOTICE_ERROR, trouble.what, page_printf(page, "%s %s", trouble.safe, trouble.next));
}

/* What ought to be put right before anything is done here. */
static void show_doubts(const struct model *model, struct page *page)
{
	const char *clock = clock_doubt(model, page);
	if (clock)
		add_notice(page, model->body, NOTICE_WARNING, _("Is the clock of this computer right?"), clock);
	if (!model->key_faults)
		return;
	int n = (int)model->n_key_faults;
	/* TRANSLATORS: the key file is where a person sets keys of their own. */
	add_notice(page, model->body, NOTICE_WARNING, page_printf(page, P_("%d line of your key file was left out", "%d lines of your key file were left out", n), n),
		/* TRANSLATORS: what is wrong, in sentences; a command. */
		page_printf(page, _("%s The other lines hold. To see all: section11 doctor"), model->key_faults));
}

/* There is one already: a second would stand beside it at the partnership, so that is said. */
static bool has_begun(const struct model *model, const struct membership *membership)
{
	for (size_t i = 0; i < model->home.n; i++)
		if (!strcmp(model->home.items[i].pack_sha256, membership->pack_sha256)
			&& !strcmp(model->home.items[i].agency_name, membership->agency_name))
			return true;
	return false;
}

static void add_invitation(const struct model *model, struct page *page, struct block *tasks, size_t i, bool begun)
{
	const struct membership *membership = &model->memberships.items[i];
	add_task(page, tasks, page_printf(page, "begin:%zu", i), page_printf(page, begun ? _("Begin another one for %s") : _("Begin for %s"), membership->agency_name), "",
		membership->form_title, false);
}

static void add_invited(const struct model *model, struct page *page)
{
	struct block *tasks = NULL;
	for (size_t i = 0; i < model->memberships.n; i++) {
		if (has_begun(model, &model->memberships.items[i]))
			continue;
		if (!tasks)
			tasks = add_tasks(page, model->body, _("You are invited to"));
		add_invitation(model, page, tasks, i, false);
	}
}

/* Whoever looks for Polish looks for "Polski". */
static const char *language_names(const struct model *model, struct page *page)
{
	char code[LANGUAGE_BYTES];
	const char *names = language_own_name("en");
	for (size_t i = 0; catalogue_language(model->linguas, i, code); i++)
		names = page_printf(page, "%s, %s", names, language_own_name(code));
	return names;
}

static void add_others(const struct model *model, struct page *page)
{
	struct block *tasks = add_tasks(page, model->body, _("Also here"));
	add_task(page, tasks, "join", _("Take in an invitation file"), "", NULL, false);
	add_task(page, tasks, "tour", _("Take a five-minute tour"), "", _("practice, nothing is kept or sent"), false);
	add_task(page, tasks, "danger", _("A child is in danger now: what to do"), "", NULL, false);
	for (size_t i = 0; i < model->memberships.n; i++)
		if (has_begun(model, &model->memberships.items[i]))
			add_invitation(model, page, tasks, i, true);
	add_task(page, tasks, "language", _("Language"), "", language_names(model, page), false);
	add_task(page, tasks, "quit", _("Leave"), "", NULL, false);
}

static void build(struct model *model, struct page *page)
{
	page_title(page, "home", _("Your Section 11 self-assessments"));
	show_trouble(model, page);
	show_doubts(model, page);
	if (!model->home.n)
		add_text(page, model->body, _("Here you check how well your organisation keeps children safe. You do it in your own time, and offline."));
	if (!model->home.n && !model->memberships.n)
		add_text(page, model->body, _("To begin, you need the invitation file from your safeguarding partnership. Its name ends in .s11invite."));
	else
		add_text(page, model->body, _("Your answers stay on this computer until you send them."));
	if (model->home.n) {
		struct block *tasks = add_tasks(page, model->body, _("Open"));
		for (size_t i = 0; i < model->home.n; i++)
			add_entry(model, page, tasks, &model->home.items[i]);
	}
	add_invited(model, page);
	add_others(model, page);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	const char *rest;
	int64_t n;
	if ((rest = after_prefix(id, "open"))) {
		effect_add(effects, EFFECT_OPEN, 0, rest);
	} else if ((rest = after_prefix(id, "begin")) && text_to_int(rest, 0, (int64_t)model->memberships.n - 1, &n)) {
		effect_add(effects, EFFECT_BEGIN, n, NULL);
	} else if (!strcmp(id, "join")) {
		go(model, SCREEN_JOIN, effects);
	} else if (!strcmp(id, "tour")) {
		effect_add(effects, EFFECT_TOUR, 0, NULL);
	} else if (!strcmp(id, "danger")) {
		go(model, SCREEN_DANGER, effects);
	} else if (!strcmp(id, "language")) {
		model_command(model, COMMAND_LANGUAGE, effects);
	} else if (!strcmp(id, "quit")) {
		model->quitting = true;
		effect_add(effects, EFFECT_QUIT, 0, NULL);
	}
	return true;
}

/* Nothing is behind the home screen, so Escape stays. */
static bool command(struct model *model, int command_id, struct effects *effects)
{
	const char *key = key_for(model, COMMAND_QUIT);
	(void)effects;
	if (command_id != COMMAND_BACK)
		return false;
	if (model->by_lines)
		/* TRANSLATORS: the word that is typed. */
		say(model, _("This is the first page. Type %s to leave."), line_word(COMMAND_QUIT));
	else if (key)
		/* TRANSLATORS: the key that is pressed. */
		say(model, _("This is the first page. Choose Leave, or press %s, to leave."), key);
	else
		say(model, "%s", _("This is the first page. Choose Leave to leave."));
	return true;
}

static const unsigned char footer[] = { COMMAND_ACTIVATE, COMMAND_HELP, COMMAND_DANGER, COMMAND_QUIT, COMMAND_COUNT };
const struct screen screen_home = {
	.id = "home",
	.help = N_("Here are your self-assessments and your invitations. Choose an assessment to go on with it, or an "
		"invitation to begin one. Everything stays on this computer until you send it."),
	.build = build, .activate = activate, .command = command, .footer = footer,
};
