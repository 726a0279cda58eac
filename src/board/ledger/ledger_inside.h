/* SPDX-License-Identifier: MIT */
/* What the ledger's own files share. */
#pragma once

#include "board/ledger/db.h"
#include "board/ledger/ledger.h"

#define LEDGER_SCHEMA_VERSION "1"
#define LEDGER_NO_LINK "0000000000000000000000000000000000000000000000000000000000000000"

struct ledger {
	struct db *db;
};
/* Statements that make an empty ledger, NULL at the end. */
extern const char *const ledger_schema[];
/* The columns of a submission_row in the order in which submission_row_read takes them. */
#define SUBMISSION_COLUMNS \
	"number, epoch, sequence, agency, submission, revision, cycle, form, pack, sha256, bytes, received, notes, state, reason"
void submission_row_read(const struct rows *rows, struct submission_row *to);
/* The beginning of an id as a pattern for LIKE: hex digits and hyphens only, at least four; else false. */
bool ledger_prefix_pattern(const char *prefix, char to[ID_UUID_BYTES + 1]);
