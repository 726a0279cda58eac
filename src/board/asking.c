/* SPDX-License-Identifier: MIT */
#include "board/asking.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/po.h"

#include <stdlib.h>
#include <string.h>

#define GRACE_DAYS 90
#define YEAR_DAYS 365

/* A form may only name files below its own folder. */
static bool load(void *ctx, const char *name, struct buf *out, struct err *err)
{
	return file_read_below(ctx, name, out, err);
}

static bool translate(struct json *body, const char *folder, const char *name, struct form_faults *faults, struct err *err)
{
	char *po = xasprintf("%s" FORM_PO_FOLDER, folder);
	struct form_loader loader = { po, load };
	struct file_names names = { 0 };
	struct form_pos pos = { 0 };
	bool ok = file_list_if_there(po, &names, err)
		&& (form_pos_take(&pos, body, name, names.names, names.n, &loader, faults) || err_set(err, ERR_INVALID, po, "faults in translations"));
	form_pos_release(&pos);
	file_names_release(&names);
	free(po);
	return ok;
}

static bool build(const struct board *board, const char *path, const struct crypto_sign_pair *pair, struct buf *out,
	struct form_faults *faults, struct err *err)
{
	const char *slash = strrchr(path, '/');
	char *folder = xstrndup(path, slash ? (size_t)(slash + 1 - path) : 0);
	struct form_loader loader = { folder, load };
	struct json *body = NULL;
	const char *name = path + strlen(folder);
	bool ok = (form_join(&loader, name, &body, faults) || err_set(err, ERR_INVALID, path, "the form's source has faults"))
		&& translate(body, folder, name, faults, err);
	if (ok)
		pack_build(body, &board->identity, pair, out);
	json_free(body);
	free(folder);
	return ok;
}

static bool is_pack_name(const char *path)
{
	const char *dot = strrchr(path, '.');
	return dot && strcmp(dot, ".s11pack") == 0;
}

static void row_fill(const struct pack *pack, struct pack_row *to)
{
	const struct form *form = pack->form;
	struct buf name = BUF(sizeof to->form);
	buf_printf(&name, "%s/%d", form->id, form->version);
	*to = (struct pack_row){ 0 };
	text_copy(to->sha256, sizeof to->sha256, pack->sha256);
	text_copy(to->cycle, sizeof to->cycle, form->id);
	text_copy(to->form, sizeof to->form, buf_text(&name));
	text_copy(to->opens, sizeof to->opens, form->opens ? form->opens : "");
	text_copy(to->asked_for_by, sizeof to->asked_for_by, form->asked_for_by ? form->asked_for_by : "");
	text_copy(to->closes, sizeof to->closes, form->closes ? form->closes : "");
	buf_release(&name);
}

bool asked_form_read(const struct board *board, const char *path, const struct crypto_sign_pair *pair, struct asked_form *ret,
	struct form_faults *faults, struct err *err)
{
	struct asked_form form = { .bytes = BUF(PACK_MAX_BYTES) };
	bool ok = is_pack_name(path) ? file_read(path, &form.bytes, err) : build(board, path, pair, &form.bytes, faults, err);
	ok = ok && (!form.bytes.full || err_set(err, ERR_TOO_BIG, path, "more than %zu bytes", PACK_MAX_BYTES));
	ok = ok && pack_open(form.bytes.data, form.bytes.len, board->identity.pack_key, path, &form.pack, err);
	ok = ok && board_pack_keep(board, form.pack.sha256, &form.bytes, err);
	if (!ok) {
		asked_form_release(&form);
		return false;
	}
	row_fill(&form.pack, &form.row);
	*ret = form;
	return true;
}

void asked_form_release(struct asked_form *form)
{
	pack_release(&form->pack);
	buf_release(&form->bytes);
	*form = (struct asked_form){ 0 };
}

void asked_default_expiry(const struct asked_form *form, int64_t today, char to[LEDGER_DAY_BYTES])
{
	int64_t closes;
	bool dated = clock_parse_day(form->row.closes, &closes) && closes + GRACE_DAYS > today;
	clock_day(dated ? closes + GRACE_DAYS : today + YEAR_DAYS, to);
}

static void invitation_fill(const struct board *board, const struct agency *agency, const struct asked_form *form,
	const char *expires, struct invitation *to)
{
	*to = (struct invitation){ .board = board->identity, .pack_bytes = form->bytes.data, .pack_len = form->bytes.len };
	text_copy(to->agency_id, sizeof to->agency_id, agency->id);
	text_copy(to->agency_name, sizeof to->agency_name, agency->name);
	text_copy(to->agency_sector, sizeof to->agency_sector, agency->sector);
	text_copy(to->expires, sizeof to->expires, expires);
	id_code(to->code);
}

static bool keep(
	struct ledger *ledger, const struct asked_form *form, const struct invitation *invitation, int64_t now, struct err *err)
{
	struct invitation_row row = { 0 };
	char today[CLOCK_DAY_BYTES];
	ledger_code_digest(invitation->code, row.code_sha256, row.mark);
	text_copy(row.agency, sizeof row.agency, invitation->agency_id);
	text_copy(row.pack, sizeof row.pack, form->row.sha256);
	text_copy(row.cycle, sizeof row.cycle, form->row.cycle);
	text_copy(row.expires, sizeof row.expires, invitation->expires);
	clock_stamp(now, row.created);
	clock_day(clock_local_day(now), today);
	if (!ledger_begin(ledger, err))
		return false;
	if (ledger_pack_add(ledger, &form->row, err) && ledger_invitation_add(ledger, &row, today, err))
		return ledger_commit(ledger, err);
	ledger_rollback(ledger);
	return false;
}

bool asked_make(const struct board *board, struct ledger *ledger, const struct agency *agency, const struct asked_form *form,
	const char *expires, int64_t now, const struct crypto_sign_pair *pack_pair, struct asked *ret, struct err *err)
{
	struct asked asked = { .bytes = BUF(INVITATION_MAX_BYTES) };
	invitation_fill(board, agency, form, expires, &asked.invitation);
	invitation_write(&asked.invitation, pack_pair, &asked.bytes);
	bool ok = !asked.bytes.full || err_set(err, ERR_TOO_BIG, "invitation", "more than %zu bytes", INVITATION_MAX_BYTES);
	ok = ok && keep(ledger, form, &asked.invitation, now, err);
	if (ok)
		*ret = asked;
	else
		asked_release(&asked);
	return ok;
}

void asked_release(struct asked *asked)
{
	if (asked->bytes.data)
		crypto_wipe(asked->bytes.data, asked->bytes.len);
	buf_release(&asked->bytes);
	crypto_wipe(asked->invitation.code, sizeof asked->invitation.code);
}
