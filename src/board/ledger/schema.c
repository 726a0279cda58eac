/* SPDX-License-Identifier: MIT */
/*
 * The ledger's tables. INTEGER is 64 bits, BLOB bytes; another driver says those two its own way. Days and stamps are
 * text as everywhere else, so that they sort and need no time zone.
 */
#include "board/ledger/ledger_inside.h"

#include <stddef.h>

const char *const ledger_schema[] = {
	"CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",

	"CREATE TABLE chain (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL, epoch INTEGER NOT NULL,"
	" sequence INTEGER NOT NULL, last TEXT NOT NULL)",

	"CREATE TABLE agency (id TEXT PRIMARY KEY, name TEXT NOT NULL, sector TEXT NOT NULL, area TEXT NOT NULL,"
	" contact TEXT NOT NULL, added TEXT NOT NULL, UNIQUE (name, sector))",

	"CREATE TABLE pack (sha256 TEXT PRIMARY KEY, cycle TEXT NOT NULL, form TEXT NOT NULL, opens TEXT NOT NULL,"
	" asked_for_by TEXT NOT NULL, closes TEXT NOT NULL)",

	"CREATE TABLE invitation (code_sha256 TEXT PRIMARY KEY, mark TEXT NOT NULL, agency TEXT NOT NULL REFERENCES agency (id),"
	" pack TEXT NOT NULL REFERENCES pack (sha256), cycle TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL,"
	" revoked TEXT, last_used TEXT)",
	"CREATE INDEX invitation_agency ON invitation (agency, cycle)",

	"CREATE TABLE submission (number INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,"
	" agency TEXT NOT NULL REFERENCES agency (id), submission TEXT NOT NULL, revision INTEGER NOT NULL, cycle TEXT NOT NULL,"
	" form TEXT NOT NULL, pack TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, received TEXT NOT NULL,"
	" notes TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, receipt TEXT NOT NULL, receipt_sha256 TEXT NOT NULL,"
	" UNIQUE (agency, submission, revision))",

	/* Apart from its row, so that counting and listing never reads what was sent. */
	"CREATE TABLE sealed (number INTEGER PRIMARY KEY REFERENCES submission (number), body BLOB NOT NULL)",

	"CREATE TABLE tombstone (agency TEXT NOT NULL, submission TEXT NOT NULL, erased TEXT NOT NULL,"
	" PRIMARY KEY (agency, submission))",

	/* What stays of an erased receipt, so that the chain can still be walked. */
	"CREATE TABLE bare_link (number INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,"
	" receipt_sha256 TEXT NOT NULL)",

	"CREATE TABLE withdrawal (agency TEXT NOT NULL, submission TEXT NOT NULL, requested TEXT NOT NULL,"
	" PRIMARY KEY (agency, submission))",

	"CREATE TABLE log (number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"
	" subject TEXT NOT NULL)",
	NULL,
};
