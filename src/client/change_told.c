/* SPDX-License-Identifier: MIT */
#include "client/change_told.h"

#include "base/buf.h"
#include "base/json.h"
#include "page/dates.h"
#include "client/words.h"
#include "entry/value.h"
#include "page/gettext.h"
#include "page/page.h"

#include <string.h>

struct differences {
	const struct assessment *assessment;
	const struct change *change;
	struct page *page;
	struct difference *items;
	size_t n;
};

static bool is_same(const struct change *change, const char *member)
{
	const struct json *from = json_get(change->from, member), *to = json_get(change->to, member);
	return from && to ? json_equal(from, to) : !from && !to;
}

/* Takes what the buffers hold. Two that read the same differ in something that no words tell: nothing is added. */
static void add(struct differences *to, const char *what, struct buf *from, struct buf *now)
{
	if (to->n < DIFFERENCES_MAX && strcmp(buf_text(from), buf_text(now)) != 0)
		to->items[to->n++] = (struct difference){ what, from->len ? page_printf(to->page, "%s", buf_text(from)) : _("nothing"),
			now->len ? page_printf(to->page, "%s", buf_text(now)) : _("nothing") };
	buf_release(from);
	buf_release(now);
}

/* ---- an answer ---- */

/* Appends nothing for an answer that stands in its parts alone. */
static void write_value(const struct assessment *assessment, const struct form_question *question, const struct json *answer, struct buf *out)
{
	const char *state = answer_state(answer);
	if (!state || strcmp(state, "answered"))
		buf_puts(out, answer_state_words(state));
	else
		field_words(assessment, &question->value, answer, out);
}

static void add_value(struct differences *to, const struct form_question *question)
{
	struct buf from = BUF(BUF_MIB), now = BUF(BUF_MIB);
	if (!is_same(to->change, "state") || !is_same(to->change, "value") || !is_same(to->change, "other")) {
		write_value(to->assessment, question, to->change->from, &from);
		write_value(to->assessment, question, to->change->to, &now);
	}
	if (from.len && now.len) {
		add(to, NULL, &from, &now);
		return;
	}
	buf_release(&from);
	buf_release(&now);
}

static void add_parts(struct differences *to, const struct form_question *question)
{
	for (size_t i = 0; i < question->n_parts; i++) {
		const struct form_field *part = &question->parts[i];
		struct buf from = BUF(BUF_MIB), now = BUF(BUF_MIB);
		field_words(to->assessment, part, to->change->from, &from);
		field_words(to->assessment, part, to->change->to, &now);
		add(to, part->text ? part->text : part->id, &from, &now);
	}
}

static void write_text(const struct differences *of, const struct json *member, struct buf *out)
{
	buf_puts(out, json_text(member) ? json_text(member) : "");
}

static void write_yes(const struct differences *of, const struct json *member, struct buf *out)
{
	buf_puts(out, json_is_true(member) ? _("Yes") : _("No"));
}

static void write_evidence(const struct differences *of, const struct json *member, struct buf *out)
{
	for (const struct json *item = json_first(member); item; item = json_next(item)) {
		const char *words = evidence_words(of->assessment, item);
		if (words)
			buf_printf(out, "%s%s", out->len ? "; " : "", words);
	}
}

static void write_step(const struct differences *of, const struct json *member, struct buf *out)
{
	const char *due = json_get_text(member, "due");
	const char *const words[] = { json_get_text(member, "action"), json_get_text(member, "owner"), due ? date_words(of->page, due) : NULL };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i])
			buf_printf(out, "%s%s", out->len ? ", " : "", words[i]);
}

/*
 * An answer's members, in the order in which one of them is named and all of them are told. What has no heading is told as the
 * answer itself.
 */
static const struct {
	const char *member, *words, *heading;
	void (*write)(const struct differences *of, const struct json *member, struct buf *out);
} members[] = {
	{ "value", N_("answer"), NULL, NULL }, { "state", N_("answer"), NULL, NULL }, { "parts", N_("answer"), NULL, NULL },
	{ "other", N_("answer"), NULL, NULL }, { "other_parts", N_("answer"), NULL, NULL }, { "typed", N_("answer"), NULL, NULL },
	{ "reason", N_("reason"), N_("Reason"), write_text }, { "evidence", N_("evidence"), N_("Evidence"), write_evidence },
	{ "comment", N_("comment"), N_("Comment"), write_text }, { "next_step", N_("next step"), N_("Next step"), write_step },
	{ "last_step", N_("next step"), N_("What you planned last time"), write_step },
	{ "help_wanted", N_("asking for help"), N_("Help wanted"), write_yes },
	{ "private_note", N_("private note"), N_("Private note"), write_text }, { "flag", N_("flag"), N_("Flag"), write_yes },
};

/* A private note is shown to who asks for it, on its own page: here stands only that there was one. */
static void veil(struct buf *from, struct buf *now)
{
	bool same = !strcmp(buf_text(from), buf_text(now)), before = from->len, after = now->len;
	buf_clear(from);
	buf_clear(now);
	if (same)
		return;
	buf_puts(from, before ? _("a note") : "");
	buf_puts(now, !after ? "" : before ? _("another note") : _("a note"));
}

static void add_besides(struct differences *to)
{
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		struct buf from = BUF(BUF_MIB), now = BUF(BUF_MIB);
		if (!members[i].heading)
			continue;
		members[i].write(to, json_get(to->change->from, members[i].member), &from);
		members[i].write(to, json_get(to->change->to, members[i].member), &now);
		if (!strcmp(members[i].member, "private_note"))
			veil(&from, &now);
		add(to, _(members[i].heading), &from, &now);
	}
}

/* ---- anything else ---- */

static void write_titles(const struct differences *of, const struct json *list, struct buf *out)
{
	for (const struct json *item = json_first(list); item; item = json_next(item))
		buf_printf(out, "%s%s", out->len ? "; " : "", json_get_text(item, "title") ? json_get_text(item, "title") : _("no title yet"));
}

static void write_done(const struct differences *of, const struct json *done, struct buf *out)
{
	buf_puts(out, json_is_true(done) ? _("Completed") : _("Not completed"));
}

static void write_route(const struct differences *of, const struct json *route, struct buf *out)
{
	const struct form *form = of->assessment->form;
	for (size_t i = 0; json_text(route) && i < form->n_routes; i++)
		if (!strcmp(form->routes[i].id, json_text(route)))
			buf_puts(out, form->routes[i].title);
}

static void write_approval(const struct differences *of, const struct json *approval, struct buf *out)
{
	const char *name = json_get_text(approval, "name"), *role = json_get_text(approval, "role");
	if (name)
		buf_printf(out, "%s%s%s", name, role ? ", " : "", role ? role : "");
}

static const struct other {
	const char *subject;            /* its beginning */
	const char *words, *heading;    /* what was undone; what it was about */
	void (*write)(const struct differences *of, const struct json *json, struct buf *out);
} others[] = {
	{ "documents", N_("Your list of documents"), N_("Your list of documents"), write_titles },
	{ "section:", N_("A section marked completed or not"), N_("Section"), write_done },
	{ "route", N_("The route"), N_("The route"), write_route }, { "approval", N_("The sign-off"), N_("The sign-off"), write_approval },
};

static const struct other *other_of(const char *subject)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strncmp(subject, others[i].subject, strlen(others[i].subject)))
			return &others[i];
	return NULL;
}

size_t change_differences(const struct assessment *assessment, const struct change *change, struct page *page,
	struct difference to[DIFFERENCES_MAX])
{
	struct differences all = { assessment, change, page, to, 0 };
	const struct form_question *question = form_question(assessment->form, change->subject);
	const struct other *other = question ? NULL : other_of(change->subject);
	if (question) {
		add_value(&all, question);
		add_parts(&all, question);
		add_besides(&all);
	}
	if (other) {
		struct buf from = BUF(BUF_MIB), now = BUF(BUF_MIB);
		other->write(&all, change->from, &from);
		other->write(&all, change->to, &now);
		add(&all, NULL, &from, &now);
	}
	return all.n;
}

const char *change_subject(const struct assessment *assessment, const struct change *change, struct page *page)
{
	const struct form *form = assessment->form;
	const struct form_question *question = form_question(form, change->subject);
	const char *code = strchr(change->subject, ':');
	const struct form_section *section = code ? form_section(form, code + 1) : NULL;
	const struct other *other = other_of(change->subject);
	if (question)
		return page_printf(page, "%s  %s", question->id, question->short_text ? question->short_text : question_text(assessment, question));
	if (section)
		/* TRANSLATORS: %s is a section's short name. */
		return page_printf(page, _("Section “%s”"), section->short_title);
	return other ? _(other->heading) : change->subject;
}

const char *change_when(const struct change *change, struct page *page)
{
	const char *when = date_words(page, change->at);
	/* TRANSLATORS: here a day and time, and who it was. */
	return change->by[0] ? page_printf(page, _("%s, %s"), when, change->by) : when;
}

/* NULL if it is of none of these. */
static const char *member_words(const struct change *change)
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

void change_words(const struct form *form, const struct change *change, struct buf *out)
{
	bool question = form_question(form, change->subject);
	const char *member = question ? member_words(change) : NULL;
	const struct other *other = question ? NULL : other_of(change->subject);
	if (member)
		/* TRANSLATORS: a question's number, and what of its answer was changed. */
		buf_printf(out, _("%s, %s"), change->subject, member);
	else
		buf_puts(out, other ? _(other->words) : change->subject);
}
