/* SPDX-License-Identifier: MIT */
/*
 * Asking an organisation: a form becomes a pack, a code is made, and one signed file says
 * everything a volunteer needs. The code exists in that file and in `asked` alone; the ledger
 * keeps its digest.
 */
#pragma once

#include "base/buf.h"
#include "board/board.h"
#include "board/ledger/ledger.h"
#include "form/read.h"
#include "wire/invitation.h"

/* A form ready to be sent out: its bytes are kept in the board's folder and in the ledger. */
struct asked_form {
	struct pack pack;
	struct buf bytes;
	struct pack_row row;
};
/*
 * `path`: a form's source, joined with the files it names below its folder and the translations in ../po/forms, or a pack
 * (.s11pack) of this board. False with
 * faults where the source is wrong, else with err.
 */
MUST_USE bool asked_form_read(const struct board *board, const char *path, const struct crypto_sign_pair *pack_pair,
	struct asked_form *ret, struct form_faults *faults, struct err *err);
void asked_form_release(struct asked_form *form);

/* The last day of an invitation if none is given: 90 days after the form closes, or a year from today. */
void asked_default_expiry(const struct asked_form *form, int64_t today, char to[LEDGER_DAY_BYTES]);

struct asked {
	struct invitation invitation;  /* its pack bytes belong to `form` */
	struct buf bytes;              /* of the invitation file */
};
/* Keeps pack and code in the ledger. ERR_STATE: two live codes already. */
MUST_USE bool asked_make(const struct board *board, struct ledger *ledger, const struct agency *agency,
	const struct asked_form *form, const char *expires, int64_t now, const struct crypto_sign_pair *pack_pair,
	struct asked *ret, struct err *err);
void asked_release(struct asked *asked);

/* The letter that goes with the file: plain text of 72 columns. It does not hold the code. */
void asked_letter(const struct asked *asked, const struct asked_form *form, const char *file_name, struct buf *out);
