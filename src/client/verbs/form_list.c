/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/verbs/work.h"
#include "page/dates.h"
#include "page/gettext.h"

enum { JSON };

static const struct verb_option options[] = {
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static struct json *membership_json(const struct membership *membership)
{
	struct json *json = json_object();
	json_set_text(json, "agency_id", membership->agency_id);
	json_set_text(json, "agency", membership->agency_name);
	json_set_text(json, "sector", membership->agency_sector);
	json_set_text(json, "form", membership->form_title);
	json_set_text(json, "pack", membership->pack_sha256);
	json_set_text(json, "expires", membership->expires);
	json_set_bool(json, "code_remembered", *membership->code != '\0');
	return json;
}

static int say_json(const struct memberships *all)
{
	struct json *list = json_array();
	for (size_t i = 0; i < all->n; i++)
		json_append(list, membership_json(&all->items[i]));
	return out_json(list);
}

static int say_text(const struct memberships *all)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	char day[DATE_WORDS_BYTES];
	for (size_t i = 0; i < all->n; i++)
		buf_printf(&out, _("%s\n    for %s; the invitation is good until %s\n"), all->items[i].form_title, all->items[i].agency_name,
			date_words_to(all->items[i].expires, day));
	if (!all->n)
		complain(_("There is no invitation yet. Open the one that the board sent you: section11 join FILE"));
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int work(struct call *call, struct store *store)
{
	struct memberships all;
	struct err err;
	if (!store_memberships(store, &all, &err))
		return fail_with(&err);
	int status = call->values[JSON] ? say_json(&all) : say_text(&all);
	memberships_release(&all);
	return status;
}

static int run(struct call *call)
{
	return with_store(call, work);
}

const struct verb verb_form_list = {
	.name = "form list", .operands = "",
	.summary = N_("List the forms that you were invited to fill in."),
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
