/* SPDX-License-Identifier: MIT */
#include "client/change_words.h"

#include "base/buf.h"
#include "base/json.h"
#include "entry/assessment.h"
#include "page/gettext.h"

#include <string.h>

/* An answer's members, in the order in which one of them is named. */
static const struct {
	const char *member, *words;
} members[] = {
	{ "value", N_("answer") }, { "state", N_("answer") }, { "parts", N_("answer") }, { "other", N_("answer") },
	{ "other_parts", N_("answer") }, { "typed", N_("answer") }, { "evidence", N_("evidence") }, { "comment", N_("comment") },
	{ "next_step", N_("next step") }, { "help_wanted", N_("asking for help") }, { "private_note", N_("private note") },
	{ "flag", N_("flag") }, { "reason", N_("reason") },
};

/* What else can change, by the beginning of its subject. */
static const struct {
	const char *subject, *words;
} others[] = {
	{ "documents", N_("Your list of documents") }, { "section:", N_("A section marked completed or not") },
	{ "route", N_("The route") }, { "approval", N_("The sign-off") },
};

static bool is_same(const struct change *change, const char *member)
{
	const struct json *from = json_get(change->from, member), *to = json_get(change->to, member);
	return from && to ? json_equal(from, to) : !from && !to;
}

const char *change_member_words(const struct change *change)
{
	bool only_state = is_same(change, "value") && is_same(change, "parts") && is_same(change, "reason");
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		/* A state alone that came with a first comment or flag is no answer. */
		bool by_the_way = only_state && !strcmp(members[i].member, "state") && (!change->from || !change->to);
		if (!by_the_way && !is_same(change, members[i].member))
			return _(members[i].words);
	}
	return only_state && !is_same(change, "state") ? _("answer") : NULL;
}

const char *change_subject_words(const char *subject)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strncmp(subject, others[i].subject, strlen(others[i].subject)))
			return _(others[i].words);
	return subject;
}

void change_words(const struct form *form, const struct change *change, struct buf *out)
{
	const char *member = change_member_words(change);
	if (!form_question(form, change->subject))
		buf_puts(out, change_subject_words(change->subject));
	else if (member)
		/* TRANSLATORS: a question's number, and what of its answer was changed. */
		buf_printf(out, _("%s, %s"), change->subject, member);
	else
		buf_puts(out, change->subject);
}
