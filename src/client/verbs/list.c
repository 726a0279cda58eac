/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/verbs/work.h"
#include "client/words.h"
#include "page/dates.h"
#include "page/gettext.h"

enum { JSON };

static const struct verb_option options[] = {
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static struct json *entry_json(const struct store_entry *entry)
{
	struct json *json = json_object();
	json_set_text(json, "id", entry->id);
	json_set_text(json, "agency", entry->agency_name);
	json_set_text(json, "form", entry->form_title);
	json_set_text(json, "pack", entry->pack_sha256);
	json_set_text(json, "state", assessment_state_name(entry->state));
	json_set_int(json, "answered", entry->answered);
	json_set_int(json, "asked", entry->asked);
	json_set_int(json, "sealed_revision", entry->revision);
	json_set_text(json, "asked_for_by", entry->asked_for_by);
	json_set_text(json, "closes", entry->closes);
	json_set_text(json, "changed", entry->changed);
	json_set_bool(json, "damaged", entry->damaged);
	if (*entry->trouble)
		json_set_text(json, "trouble", entry->trouble);
	return json;
}

static int list_json(const struct store_entries *entries)
{
	struct json *list = json_array();
	for (size_t i = 0; i < entries->n; i++)
		json_append(list, entry_json(&entries->items[i]));
	return out_json(list);
}

static void add_padded(struct buf *out, const char *words, int cols)
{
	int used = text_cols(words);
	buf_puts(out, words);
	buf_fill(out, ' ', used < cols ? (size_t)(cols - used) : 1);
}

static void add_entry(struct buf *out, const struct store_entry *entry)
{
	char id[9], day[DATE_WORDS_BYTES];
	text_copy(id, sizeof id, entry->id);
	add_padded(out, id, 10);
	add_padded(out, state_words(entry->state), 26);
	buf_printf(out, _("%3d of %3d answered"), entry->answered, entry->asked);
	buf_printf(out, "  %s  %s, %s\n", date_words_to(entry->asked_for_by, day), entry->agency_name, entry->form_title);
	if (*entry->trouble)
		buf_printf(out, "          %s\n", entry->trouble);
	else if (entry->damaged)
		buf_printf(out, "          %s\n", _("A file of it is damaged. What is shown is the newest that is whole."));
}

static int list_text(const struct store_entries *entries)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	for (size_t i = 0; i < entries->n; i++)
		add_entry(&out, &entries->items[i]);
	if (!entries->n)
		complain(_("There is no assessment yet. To begin one: section11 new"));
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int work(struct call *call, struct store *store)
{
	struct store_entries entries;
	struct err err;
	if (!store_list(store, call->today, &entries, &err))
		return fail_with(&err);
	int status = call->values[JSON] ? list_json(&entries) : list_text(&entries);
	store_entries_release(&entries);
	return status;
}

static int run(struct call *call)
{
	return with_store(call, work);
}

const struct verb verb_list = {
	.name = "list", .operands = "",
	.summary = N_("List the assessments: id, state, how far, asked for by, organisation, form."),
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
