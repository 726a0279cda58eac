/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/file.h"
#include "base/text.h"
#include "board/agency_check.h"
#include "board/board.h"
#include "board/csv.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define IMPORT_MAX_BYTES (16 * BUF_MIB)

enum { COLUMN_NAME, COLUMN_SECTOR, COLUMN_AREA, COLUMN_CONTACT, COLUMN_COUNT };
static const char *const column_names[COLUMN_COUNT] = { "name", "sector", "area", "contact" };

/* A file being taken in. Every fault is said; one is enough that nothing counts. */
struct import {
	const char *path;
	struct ledger *ledger;
	struct csv csv;
	int place[COLUMN_COUNT]; /* of a column in the file, or -1 */
	int64_t now;
	long added, faults;
};

/* `column` NULL: it is about the row. */
static void say_fault(struct import *import, const char *column, const char *what)
{
	import->faults++;
	if (column)
		complain(_("%s, line %ld, %s: %s"), import->path, import->csv.line, column, what);
	else
		complain(_("%s, line %ld: %s"), import->path, import->csv.line, what);
}

/* "Name" and " NAME " as well. */
static int column_named(const char *words)
{
	char *name = text_trim(words);
	int found = -1;
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (strcasecmp(column_names[i], name) == 0)
			found = i;
	free(name);
	return found;
}

/* The first row names the columns, in any order. */
static void take_header(struct import *import)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		import->place[i] = -1;
	for (size_t i = 0; i < import->csv.n_fields; i++) {
		int column = column_named(import->csv.fields[i]);
		if (column < 0 || import->place[column] >= 0)
			say_fault(import, import->csv.fields[i],
				_("The first row names the columns: name, sector, area, contact, each once."));
		else
			import->place[column] = (int)i;
	}
	if (import->place[COLUMN_NAME] < 0 || import->place[COLUMN_SECTOR] < 0)
		say_fault(import, NULL, _("The columns name and sector are needed."));
}

static const char *field(const struct import *import, int column)
{
	int place = import->place[column];
	return place >= 0 ? import->csv.fields[place] : NULL;
}

static bool take_row(struct import *import, size_t n_columns, struct err *err)
{
	struct agency_words words = { field(import, COLUMN_NAME), field(import, COLUMN_SECTOR), field(import, COLUMN_AREA),
		field(import, COLUMN_CONTACT) };
	struct agency agency;
	struct err cause = { 0 };
	struct agency_fault fault;
	if (import->csv.n_fields != n_columns) {
		say_fault(import, NULL, _("This row has not as many fields as the first one."));
	} else if (!agency_from_words(&words, import->now, &agency, &fault)) {
		say_fault(import, fault.column, fault.words);
	} else if (ledger_agency_add(import->ledger, &agency, &cause)) {
		import->added++;
	} else if (cause.code == ERR_EXISTS) {
		say_fault(import, column_names[COLUMN_NAME], _("An organisation of this name is on the list of this sector already."));
	} else {
		*err = cause;
		return false;
	}
	return true;
}

/* The next row; a row that cannot be read is a fault, and hides none that come after. */
static bool next_row(struct import *import)
{
	struct err fault = { 0 };
	while (!csv_next(&import->csv, &fault)) {
		if (fault.code == ERR_NONE)
			return false;
		say_fault(import, NULL, _(fault.detail));
		csv_resume(&import->csv);
		fault = (struct err){ 0 };
	}
	return true;
}

static bool take_rows(struct import *import, struct err *err)
{
	bool ok = true;
	size_t n_columns = 0;
	while (ok && next_row(import)) {
		if (n_columns == 0 && import->faults)
			return true;
		if (n_columns == 0) {
			n_columns = import->csv.n_fields;
			take_header(import);
			if (import->faults)
				return true;
		} else {
			ok = take_row(import, n_columns, err);
		}
	}
	if (ok && n_columns == 0 && import->faults == 0)
		say_fault(import, NULL, _("The file is empty."));
	return ok;
}

static int take_file(struct import *import, const struct buf *bytes)
{
	struct err err = { 0 };
	if (!ledger_begin(import->ledger, &err))
		return fail_with(&err);
	csv_init(&import->csv, buf_text(bytes), bytes->len);
	bool ok = take_rows(import, &err);
	csv_release(&import->csv);
	if (ok && import->faults == 0 && ledger_commit(import->ledger, &err))
		return out_line(P_("%ld organisation was added.", "%ld organisations were added.", import->added), import->added);
	ledger_rollback(import->ledger);
	if (!ok || import->faults == 0)
		return fail_with(&err);
	complain("%s", _("Nothing was added. Mend these rows, then import the whole file again."));
	return STATUS_DATA;
}

static int run(struct call *call)
{
	struct import import = { .path = call->operands[0], .now = call->now };
	struct buf bytes = BUF(IMPORT_MAX_BYTES);
	struct board board;
	struct err err = { 0 };
	int status;
	if (!file_read(import.path, &bytes, &err)) {
		status = fail_with(&err);
	} else if (!text_valid(buf_text(&bytes), bytes.len)) {
		complain(_("%s is not UTF-8 text: save the file as CSV UTF-8, then import it again."), import.path);
		status = STATUS_DATA;
	} else if (call_open(call, &board, &import.ledger, &status)) {
		status = take_file(&import, &bytes);
		ledger_close(import.ledger);
		board_release(&board);
	}
	buf_release(&bytes);
	return status;
}

const struct verb verb_agency_import = {
	.name = "agency import",
	.operands = "FILE.csv",
	.summary = N_("Put all organisations of a CSV file on the list, or none."),
	.details = N_("The first row names the columns: name, sector, and if you like area and contact. Every faulty row is "
		"named with its line."),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
