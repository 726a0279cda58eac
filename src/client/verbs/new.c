/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

enum { AGENCY, FORM, ROUTE };

static const struct verb_option options[] = {
	[AGENCY] = { "agency", 0, "NAME", N_("For this organisation: its id, or words from its name.") },
	[FORM] = { "form", 0, "FORM", N_("With this form: its id, or words from its title.") },
	[ROUTE] = { "route", 0, "core|full",
		N_("Which questions are asked. If not given: core where taking part is voluntary and the form has it, else full.") },
};

static bool is_agency(const struct membership *membership, const char *wanted)
{
	return !wanted || !strcmp(membership->agency_id, wanted) || text_lower_contains(membership->agency_name, wanted);
}

/* A pack that cannot be opened is not what was asked for; opening the chosen one says why. */
static bool is_form(struct store *store, const struct membership *membership, const char *wanted)
{
	struct pack pack;
	if (!wanted || text_lower_contains(membership->form_title, wanted))
		return true;
	if (!store_pack_open(store, membership->pack_sha256, &pack, NULL))
		return false;
	bool is = !strcmp(pack.form->id, wanted);
	pack_release(&pack);
	return is;
}

static void add_candidate(struct buf *out, const struct membership *membership)
{
	buf_printf(out, "  %s, %s\n", membership->agency_name, membership->form_title);
}

/* The one membership that fits, or NULL and said why. */
static const struct membership *choose(struct call *call, struct store *store, const struct memberships *all)
{
	const struct membership *found = NULL;
	struct buf candidates = BUF(16 * 1024);
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		if (!is_agency(&all->items[i], call->values[AGENCY]) || !is_form(store, &all->items[i], call->values[FORM]))
			continue;
		found = &all->items[i];
		add_candidate(&candidates, found);
		n++;
	}
	if (n == 0)
		complain(all->n ? _("None of your invitations fits. \"section11 form list\" shows them.")
			: _("There is no invitation yet. Open the one that the board sent you: section11 join FILE"));
	if (n > 1) {
		complain(_("Several invitations fit. Choose one with --agency or --form:"));
		complain_text(&candidates);
	}
	buf_release(&candidates);
	return n == 1 ? found : NULL;
}

/* Core for those who need not take part, until what they answer says more. */
static int begin(struct call *call, struct store *store, const struct membership *membership)
{
	struct opened *opened;
	struct pack pack;
	struct err err;
	char route[32];
	if (!store_pack_open(store, membership->pack_sha256, &pack, &err))
		return fail_with(&err);
	text_copy(route, sizeof route, call->values[ROUTE] ? call->values[ROUTE] : form_default_route(pack.form));
	bool known = !pack.form->n_routes || form_has_route(pack.form, route);
	pack_release(&pack);
	if (!known)
		return misused(call->verb, _("This form has no route \"%s\"."), route);
	if (!store_begin(store, membership, route, call->author.now, &opened, &err))
		return fail_with(&err);
	struct buf line = BUF(64);
	buf_printf(&line, "%s\n", opened->id);
	int status = out_text(&line);
	buf_release(&line);
	store_close(opened);
	return status;
}

static int work(struct call *call, struct store *store)
{
	struct memberships all;
	struct err err;
	if (!store_memberships(store, &all, &err))
		return fail_with(&err);
	const struct membership *membership = choose(call, store, &all);
	int status = !membership ? status_of(all.n ? ERR_USAGE : ERR_NOT_FOUND) : begin(call, store, membership);
	memberships_release(&all);
	return status;
}

static int run(struct call *call)
{
	return with_store(call, work);
}

const struct verb verb_new = {
	.name = "new", .operands = "",
	.summary = N_("Begin an assessment. Its id is printed, and nothing else."),
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
