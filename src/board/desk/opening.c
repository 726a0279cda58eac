/* SPDX-License-Identifier: MIT */
#include "board/desk/opening.h"

#include "base/json.h"
#include "base/text.h"
#include "board/desk/content.h"
#include "wire/sealed.h"
#include "wire/submission.h"

#include <string.h>

/* One submission between its sealed bytes and the desk. */
struct opened_one {
	const struct submission_row *row;
	struct buf sealed, plain;
	struct json *json;
	char reason[256];  /* "" if it fits */
};

/* Packs are few and submissions many: the last one stays open. */
struct pack_cache {
	struct pack pack;
};

static bool set_aside(struct opened_one *one, const char *what, const struct err *err)
{
	struct buf reason = BUF(sizeof one->reason - 1);
	struct buf safe = BUF(sizeof one->reason * 4);
	buf_puts(&reason, what);
	if (err && err->code != ERR_NONE)
		buf_printf(&reason, ": %s%s%s", err->where, *err->where ? ": " : "", err->detail);
	text_safe(&safe, buf_text(&reason), reason.len, false);
	text_copy(one->reason, sizeof one->reason, buf_text(&safe));
	buf_release(&reason);
	buf_release(&safe);
	return false;
}

static bool unseal(struct opened_one *one, const struct opening *opening)
{
	const struct submission_row *row = one->row;
	struct sealed_head head;
	struct err err = { 0 };
	if (!sealed_open(one->sealed.data, one->sealed.len, opening->pair, &head, &one->plain, &err))
		return set_aside(one, err.code == ERR_WRONG_KEY ? "it is sealed for other keys" : "it does not open", &err);
	if (strcmp(head.submission, row->submission) != 0 || head.revision != row->revision || strcmp(head.org, row->agency) != 0)
		return set_aside(one, "its head names something else than its place in the ledger", NULL);
	if (strcmp(head.board, opening->board->identity.id) != 0)
		return set_aside(one, "it is sealed for another board", NULL);
	return true;
}

static bool read_json(struct opened_one *one)
{
	const struct submission_row *row = one->row;
	struct err err = { 0 };
	int64_t revision;
	if (!submission_read(buf_text(&one->plain), one->plain.len, &one->json, &err))
		return set_aside(one, "what is inside cannot be read", &err);
	const struct json *content = json_get(one->json, "content");
	const char *id = json_get_text(one->json, "id"), *agency = json_get_text(json_get(content, "agency"), "id");
	const char *pack = json_get_text(json_get(content, "pack"), "sha256");
	if (!id || strcmp(id, row->submission) != 0 || !json_get_int(one->json, "revision", &revision) || revision != row->revision)
		return set_aside(one, "what is inside is another submission or revision", NULL);
	if (!agency || strcmp(agency, row->agency) != 0)
		return set_aside(one, "what is inside is of another organisation", NULL);
	if (!pack || strcmp(pack, row->pack) != 0)
		return set_aside(one, "what is inside was given under another form", NULL);
	return true;
}

static bool find_form(struct opened_one *one, const struct opening *opening, struct pack_cache *cache)
{
	struct err err = { 0 };
	if (cache->pack.form && strcmp(cache->pack.sha256, one->row->pack) == 0)
		return true;
	pack_release(&cache->pack);
	cache->pack = (struct pack){ 0 };
	return board_pack(opening->board, one->row->pack, &cache->pack, &err) || set_aside(one, "its form is not here", &err);
}

static bool check_answers(struct opened_one *one, const struct pack_cache *cache)
{
	struct err err = { 0 };
	return content_check(cache->pack.form, json_get(one->json, "content"), &err)
		|| set_aside(one, "an answer does not fit the form", &err);
}

/* The readable copy first: a crash in between leaves work to be done again, never a state without its content. */
static bool keep(struct opening *opening, struct opened_one *one, struct err *err)
{
	const struct submission_row *row = one->row;
	bool fits = *one->reason == '\0';
	struct buf subject = BUF(160);
	buf_printf(&subject, "%s/%lld", row->submission, (long long)row->revision);
	bool ok = (!fits || opened_put(opening->store, row, one->plain.data, one->plain.len, opening->who, opening->now, err))
		&& ledger_begin(opening->ledger, err);
	if (ok && ledger_set_state(opening->ledger, row->number, fits ? SUBMISSION_OPENED : SUBMISSION_QUARANTINED, one->reason, err)
		&& ledger_log(opening->ledger, opening->now, opening->who, fits ? "opened" : "set aside", buf_text(&subject), err))
		ok = ledger_commit(opening->ledger, err);
	else if (ok) {
		ledger_rollback(opening->ledger);
		ok = false;
	}
	buf_release(&subject);
	return ok;
}

static bool open_one(struct opening *opening, const struct submission_row *row, struct pack_cache *cache, struct err *err)
{
	struct opened_one one = { .row = row, .sealed = BUF(2 * SEALED_MAX_BYTES), .plain = BUF(2 * SEALED_MAX_BYTES) };
	bool ok = ledger_sealed(opening->ledger, row->number, &one.sealed, err);
	if (ok) {
		bool fits = unseal(&one, opening) && read_json(&one) && find_form(&one, opening, cache) && check_answers(&one, cache);
		ok = keep(opening, &one, err);
		if (ok) {
			opening->n_opened += fits;
			opening->n_quarantined += !fits;
			if (opening->told)
				opening->told(opening->ctx, row, one.reason);
		}
	}
	json_free(one.json);
	if (one.plain.data)
		crypto_wipe(one.plain.data, one.plain.len);
	buf_release(&one.plain);
	buf_release(&one.sealed);
	return ok;
}

static bool open_state(struct opening *opening, enum submission_state state, struct pack_cache *cache, struct err *err)
{
	struct submission_rows rows;
	if (!ledger_submissions(opening->ledger, state, &rows, err))
		return false;
	bool ok = true;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = open_one(opening, &rows.items[i], cache, err);
	submission_rows_release(&rows);
	return ok;
}

bool opening_run(struct opening *opening, struct err *err)
{
	struct pack_cache cache = { 0 };
	bool ok = (!opening->again || open_state(opening, SUBMISSION_QUARANTINED, &cache, err))
		&& open_state(opening, SUBMISSION_WAITING, &cache, err);
	pack_release(&cache.pack);
	return ok;
}
