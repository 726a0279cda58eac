/* SPDX-License-Identifier: MIT */
/* Whether to begin with an earlier year's answers, and what came of it. */
#include "client/screen.h"

#include "page/gettext.h"

#include <string.h>

#define POINTS_MAX 200

/* One point a line. */
static void add_left_out(struct model *model, struct page *page)
{
	const char *points[POINTS_MAX];
	size_t n = 0;
	for (const char *at = model->left_out; at && *at && n < POINTS_MAX; n++) {
		size_t len = strcspn(at, "\n");
		points[n] = page_printf(page, "%.*s", (int)len, at);
		at += len + (at[len] == '\n');
	}
	if (!n)
		return;
	add_heading(page, model->body, 2, _("Left out"));
	add_points(page, model->body, points, n);
}

static void build_done(struct model *model, struct page *page)
{
	int n = (int)model->carried;
	page_title(page, "carry", _("From last time"));
	add_notice(page, model->body, NOTICE_SUCCESS, page_printf(page, P_("%d answer is brought over", "%d answers are brought over", n), n),
		_("What is brought over does not count yet. On each question, say that it is still true, or change it."));
	add_left_out(model, page);
	add_action(page, add_actions(page, model->body), "on", _("Continue"), true);
}

static void build(struct model *model, struct page *page)
{
	if (model->left_out) {
		build_done(model, page);
		return;
	}
	page_title(page, "carry", _("Begin with what you answered last time?"));
	add_text(page, model->body, page_printf(page, _("Your answers to \"%s\" are on this computer."), model->earlier));
	add_text(page, model->body, _("They can be brought over, with evidence, comments and documents. Each waits until you say that it is still true."));
	struct block *actions = add_actions(page, model->body);
	add_action(page, actions, "carry", _("Bring them over"), true);
	add_action(page, actions, "on", _("Go on without them"), false);
}

static bool activate(struct model *model, const char *id, struct effects *effects)
{
	if (!strcmp(id, "carry") && !model_is_read_only(model))
		effect_add(effects, EFFECT_CARRY, 0, NULL);
	else if (!strcmp(id, "on"))
		go_back(model, effects);
	return true;
}

const struct screen screen_carry = {
	.id = "carry",
	.help = N_("Here you choose whether to begin with the answers of an earlier year. None of them counts before you say that it is "
		"still true."),
	.build = build, .activate = activate,
};
