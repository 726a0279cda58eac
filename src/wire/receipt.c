/* SPDX-License-Identifier: MIT */
#include "wire/receipt.h"

#include "base/buf.h"
#include "wire/line_format.h"

#include <string.h>

#define RECEIPT_TITLE "section11-receipt-1" /* of the text, and the domain of the signature */
#define SIG_KEY "sig: "
#define SIG_CHARS (CRYPTO_SIG_TEXT_BYTES - 1)

const char *const receipt_notes[] = { "late", "quarantined", "by_file", NULL };

#define PART(kind, member) LINE_PART(kind, struct receipt, member)
static const struct line_field fields[] = {
	{ "board", { PART(LINE_SLUG, board) } },
	{ "epoch", { PART(LINE_NUMBER, epoch) } },
	{ "sequence", { PART(LINE_NUMBER, sequence) } },
	{ "org", { PART(LINE_UUID, org) } },
	{ "submission", { PART(LINE_UUID, submission) } },
	{ "revision", { PART(LINE_NUMBER, revision) } },
	{ "sha256", { PART(LINE_HEX64, sha256) } },
	{ "bytes", { PART(LINE_NUMBER, bytes) } },
	{ "form", { PART(LINE_FORM, form), PART(LINE_HEX64, pack_sha256) } },
	{ "received", { PART(LINE_STAMP, received) } },
	{ "notes", { PART(LINE_NOTES, notes) } },
	{ "prev", { PART(LINE_HEX64, prev) } },
	{ "key", { PART(LINE_KEY_ID, key_id) } },
};
static const struct line_table table = { RECEIPT_TITLE, fields, sizeof fields / sizeof fields[0] };

void receipt_write(const struct receipt *receipt, const struct crypto_sign_pair *pair, struct buf *out)
{
	struct receipt signed_by = *receipt;
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	char sig[CRYPTO_SIG_TEXT_BYTES];
	crypto_key_id(pair->public_key, signed_by.key_id);
	if (lines_write(&table, &signed_by, &text, NULL)) {
		crypto_sign(pair, RECEIPT_TITLE, buf_text(&text), text.len, sig);
		buf_printf(out, "%s" SIG_KEY "%s\n", buf_text(&text), sig);
	}
	buf_release(&text);
}

/* Parses all of it; *ret_signed is how many bytes the signature covers, `sig` its text. */
static bool parse(const char *bytes, size_t len, struct receipt *ret, size_t *ret_signed, char sig[CRYPTO_SIG_TEXT_BYTES],
	struct err *err)
{
	const size_t key = strlen(SIG_KEY);
	if (len > RECEIPT_MAX_BYTES)
		return err_set(err, ERR_FORMAT, RECEIPT_TITLE, "%zu bytes are too many", len);
	if (!lines_read(&table, bytes, len, ret, ret_signed, err))
		return false;
	const char *tail = bytes + *ret_signed;
	if (len - *ret_signed != key + SIG_CHARS + 1 || memcmp(tail, SIG_KEY, key) != 0 || bytes[len - 1] != '\n')
		return err_set(err, ERR_FORMAT, "sig", "this line does not end the receipt");
	memcpy(sig, tail + key, SIG_CHARS);
	sig[SIG_CHARS] = '\0';
	return true;
}

bool receipt_parse(const char *bytes, size_t len, struct receipt *ret, struct err *err)
{
	struct receipt receipt = { 0 };
	char sig[CRYPTO_SIG_TEXT_BYTES];
	size_t covered;
	if (!parse(bytes, len, &receipt, &covered, sig, err))
		return false;
	*ret = receipt;
	return true;
}

bool receipt_read(const char *bytes, size_t len, const uint8_t public_key[32], struct receipt *ret, struct err *err)
{
	struct receipt receipt = { 0 };
	char sig[CRYPTO_SIG_TEXT_BYTES], key_id[CRYPTO_KEY_ID_BYTES];
	size_t covered;
	if (!parse(bytes, len, &receipt, &covered, sig, err))
		return false;
	crypto_key_id(public_key, key_id);
	if (strcmp(key_id, receipt.key_id) != 0)
		return err_set(err, ERR_WRONG_KEY, "key", "it is signed with %s, not with %s", receipt.key_id, key_id);
	if (!crypto_verify(public_key, RECEIPT_TITLE, bytes, covered, sig))
		return err_set(err, ERR_SIGNATURE, "sig", "the signature does not fit");
	*ret = receipt;
	return true;
}

bool receipt_accept(const char *bytes, size_t len, const uint8_t public_key[32], const struct receipt_claim *claim,
	struct receipt *ret, struct err *err)
{
	struct receipt receipt;
	char sha256[CRYPTO_HEX_BYTES];
	if (!receipt_read(bytes, len, public_key, &receipt, err))
		return false;
	crypto_sha256_hex(claim->sealed, claim->sealed_len, sha256);
	const struct {
		const char *what;
		bool same;
	} checks[] = {
		{ "board", strcmp(receipt.board, claim->board) == 0 },
		{ "org", strcmp(receipt.org, claim->org) == 0 },
		{ "submission", strcmp(receipt.submission, claim->submission) == 0 },
		{ "revision", receipt.revision == claim->revision },
		{ "sha256", strcmp(receipt.sha256, sha256) == 0 },
		{ "bytes", receipt.bytes == (int64_t)claim->sealed_len },
	};
	for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
		if (!checks[i].same)
			return err_set(err, ERR_MISMATCH, checks[i].what, "the receipt is about something else");
	}
	*ret = receipt;
	return true;
}

void receipt_reference(const char *bytes, size_t len, char to[16])
{
	static const char base32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* Crockford's: read out without mistakes */
	uint8_t sum[32];
	uint64_t bits = 0;
	char chars[8];
	crypto_sha256(bytes, len, sum);
	for (size_t i = 0; i < 5; i++)
		bits = bits << 8 | sum[i];
	for (size_t i = 0; i < sizeof chars; i++)
		chars[i] = base32[bits >> (35 - 5 * i) & 31];
	memcpy(to, "SU-", 3);
	memcpy(to + 3, chars, 4);
	to[7] = '-';
	memcpy(to + 8, chars + 4, 4);
	to[12] = '\0';
}
