/* SPDX-License-Identifier: MIT */
#include "board/ledger/ledger_inside.h"

#include "base/buf.h"
#include "base/text.h"
#include "wire/receipt.h"

#include <stdio.h>
#include <string.h>

/* One link of the chain as it is stored; an erased one has no receipt. */
struct link {
	int64_t number, epoch, sequence;
	char sha256[CRYPTO_HEX_BYTES];
	struct buf receipt;
	char body_sha256[CRYPTO_HEX_BYTES]; /* as the row has it */
	bool erased;
};

static void link_read(const struct rows *rows, struct link *to)
{
	to->number = rows_int(rows, 0);
	to->epoch = rows_int(rows, 1);
	to->sequence = rows_int(rows, 2);
	rows_copy(rows, 3, to->sha256, sizeof to->sha256);
	buf_clear(&to->receipt);
	buf_puts(&to->receipt, rows_text(rows, 4));
	rows_copy(rows, 5, to->body_sha256, sizeof to->body_sha256);
	to->erased = to->receipt.len == 0;
}

/* What is wrong with a link's place behind `before`; NULL if nothing is. */
static const char *place_fault(const struct link *link, const struct chain *before)
{
	bool new_epoch = link->epoch > before->epoch;
	if (link->epoch < before->epoch)
		return "an earlier epoch follows a later one";
	if (link->sequence != (new_epoch ? 1 : before->sequence + 1))
		return "a receipt is missing before it";
	return NULL;
}

static const char *receipt_fault(const struct link *link, const struct chain *before, const uint8_t key[32])
{
	struct receipt receipt;
	char sha256[CRYPTO_HEX_BYTES];
	crypto_sha256_hex(link->receipt.data, link->receipt.len, sha256);
	if (strcmp(sha256, link->sha256) != 0)
		return "the receipt was altered";
	if (!receipt_read(link->receipt.data, link->receipt.len, key, &receipt, NULL))
		return "the receipt's signature does not verify";
	if (receipt.epoch != link->epoch || receipt.sequence != link->sequence || strcmp(receipt.sha256, link->body_sha256) != 0)
		return "the receipt is about something else";
	return strcmp(receipt.prev, link->sequence == 1 ? LEDGER_NO_LINK : before->last) == 0
		? NULL
		: "the receipt names another one before it";
}

static bool body_fault(struct ledger *ledger, const struct link *link, struct buf *body, const char **ret_fault, struct err *err)
{
	char sha256[CRYPTO_HEX_BYTES];
	buf_clear(body);
	if (!ledger_sealed(ledger, link->number, body, err))
		return false;
	crypto_sha256_hex(body->data, body->len, sha256);
	*ret_fault = strcmp(sha256, link->body_sha256) == 0 ? NULL : "the stored bytes were altered";
	return true;
}

static bool check_link(struct ledger *ledger, const struct link *link, const struct chain *before, const uint8_t key[32],
	struct buf *body, struct ledger_check *result, struct err *err)
{
	const char *fault = place_fault(link, before);
	if (!fault && !link->erased)
		fault = receipt_fault(link, before, key);
	if (!fault && !link->erased && !body_fault(ledger, link, body, &fault, err))
		return false;
	result->links++;
	result->erased += link->erased;
	if (fault) {
		result->bad = link->number;
		text_copy(result->what, sizeof result->what, fault);
	}
	return true;
}

static void step(struct chain *before, const struct link *link)
{
	before->number = link->number;
	before->epoch = link->epoch;
	before->sequence = link->sequence;
	text_copy(before->last, sizeof before->last, link->sha256);
}

static bool check_end(struct ledger *ledger, const struct chain *before, struct ledger_check *result, struct err *err)
{
	struct chain end;
	if (!ledger_chain(ledger, &end, err))
		return false;
	bool fits = end.sequence == 0 ? end.epoch > before->epoch || result->links == 0
		: end.epoch == before->epoch && end.sequence == before->sequence && strcmp(end.last, before->last) == 0;
	if (!fits && !result->bad) {
		result->bad = before->number + 1;
		text_copy(result->what, sizeof result->what, "the newest receipt is missing");
	}
	return true;
}

bool ledger_check(struct ledger *ledger, const uint8_t receipt_key[32], struct ledger_check *ret, struct err *err)
{
	struct ledger_check result = { 0 };
	struct link link = { .receipt = BUF(RECEIPT_MAX_BYTES) };
	struct chain before = { .epoch = 1 };
	struct buf body = BUF(16 * BUF_MIB);
	struct rows rows;
	bool ok = db_query(ledger->db, "SELECT number, epoch, sequence, receipt_sha256, receipt, sha256 FROM submission"
		" UNION ALL SELECT number, epoch, sequence, receipt_sha256, '', '' FROM bare_link ORDER BY number", NO_PARAMS, &rows, err);
	if (!ok)
		return false;
	while (ok && !result.bad && rows_next(&rows)) {
		link_read(&rows, &link);
		ok = check_link(ledger, &link, &before, receipt_key, &body, &result, err);
		step(&before, &link);
	}
	ok = rows_end(&rows, ok ? err : NULL) && ok && check_end(ledger, &before, &result, err);
	buf_release(&link.receipt);
	buf_release(&body);
	if (ok)
		*ret = result;
	return ok;
}
