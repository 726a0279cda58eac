/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/verbs/work.h"
#include "client/words.h"
#include "entry/assessment.h"
#include "entry/carry.h"
#include "page/gettext.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400

enum { AGENCY, FORM, ROUTE, FROM };

static const struct verb_option options[] = {
	[AGENCY] = { "agency", 0, "NAME", N_("For this organisation: its id, or words from its name.") },
	[FORM] = { "form", 0, "FORM", N_("With this form: its id, or words from its title.") },
	[ROUTE] = { "route", 0, "core|full",
		N_("Which questions are asked. If not given: core where taking part is voluntary and the form has it, else full.") },
	[FROM] = { "from", 0, "ID", N_("Bring over the answers of this assessment. Each counts once it is confirmed: answer --confirm.") },
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

/* What could not be brought over is said; the id alone goes to standard output. */
static void report_carried(const struct carry_report *report)
{
	struct buf lines = BUF(OUT_MAX_BYTES);
	int n = (int)report->carried;
	complain(P_("%d answer is brought over. It counts once it is confirmed.", "%d answers are brought over. Each counts once it is confirmed.", n), n);
	for (size_t i = 0; i < report->n_losses; i++) {
		buf_puts(&lines, _("Left out: "));
		carry_loss_text(&report->losses[i], &lines);
		buf_putc(&lines, '\n');
	}
	complain_text(&lines);
	buf_release(&lines);
}

/* The other assessment must be of the same organisation and instrument, so that its questions mean the same. */
static bool check_origin(const struct assessment *from, const struct membership *membership, const struct form *form, struct err *err)
{
	if (strcmp(assessment_agency_id(from), membership->agency_id) || strcmp(from->form->instrument, form->instrument))
		return err_set(err, ERR_MISMATCH, "--from", "the assessment is of another organisation or another kind of form");
	return true;
}

/* The one to take the answers from; NULL is fine where none was asked for. */
static bool open_origin(struct call *call, struct store *store, const struct membership *membership, const struct form *form,
	struct opened **ret, struct err *err)
{
	char id[ID_UUID_BYTES];
	struct opened *from = NULL;
	if (call->values[FROM] && (!store_find(store, call->values[FROM], id, err)
		|| !store_load(store, id, true, call->author.now / DAY_SECONDS, "", &from, err)))
		return false;
	if (from && !check_origin(from->assessment, membership, form, err)) {
		store_close(from);
		return false;
	}
	*ret = from;
	return true;
}

static bool carry(struct call *call, const struct opened *from, struct opened *opened, struct err *err)
{
	struct carry_report report;
	if (!from)
		return true;
	carry_over(opened->assessment, from->assessment, &call->author, &report);
	report_carried(&report);
	carry_report_release(&report);
	return store_save(opened, err);
}

/* Core for those who need not take part, until what they answer says more. False: said. */
static bool choose_route(struct call *call, const struct form *form, char ret[32])
{
	text_copy(ret, 32, call->values[ROUTE] ? call->values[ROUTE] : form_default_route(form));
	if (!form->n_routes || form_has_route(form, ret))
		return true;
	misused(call->verb, _("This form has no route \"%s\"."), ret);
	return false;
}

static int print_id(const struct opened *opened)
{
	struct buf line = BUF(64);
	buf_printf(&line, "%s\n", opened->id);
	int status = out_text(&line);
	buf_release(&line);
	return status;
}

/* Nothing is begun where --from names what cannot be taken. */
static int begin(struct call *call, struct store *store, const struct membership *membership, const struct form *form)
{
	struct opened *opened = NULL, *from = NULL;
	struct err err;
	char route[32];
	if (!choose_route(call, form, route))
		return STATUS_USAGE;
	bool ok = open_origin(call, store, membership, form, &from, &err)
		&& store_begin(store, membership, route, call->author.now, &opened, &err) && carry(call, from, opened, &err);
	int status = ok ? print_id(opened) : fail_with(&err);
	store_close(from);
	store_close(opened);
	return status;
}

static int begin_with_pack(struct call *call, struct store *store, const struct membership *membership)
{
	struct pack pack;
	struct err err;
	if (!store_pack_open(store, membership->pack_sha256, &pack, &err))
		return fail_with(&err);
	int status = begin(call, store, membership, pack.form);
	pack_release(&pack);
	return status;
}

static int work(struct call *call, struct store *store)
{
	struct memberships all;
	struct err err;
	if (!store_memberships(store, &all, &err))
		return fail_with(&err);
	const struct membership *membership = choose(call, store, &all);
	int status = !membership ? status_of(all.n ? ERR_USAGE : ERR_NOT_FOUND) : begin_with_pack(call, store, membership);
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
