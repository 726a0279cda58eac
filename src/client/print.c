/* SPDX-License-Identifier: MIT */
#include "client/print.h"

#include "base/buf.h"
#include "base/mem.h"
#include "client/paper_source.h"
#include "client/take_along.h"
#include "client/to_do.h"
#include "client/verbs/to_do_write.h"

#include <stdlib.h>

static void write_paper(struct opened *opened, const struct copies *copies, struct buf *out)
{
	struct paper_source source;
	struct paper_order order;
	paper_source_find(opened, copies->practice, &source, &order);
	order.format = PAPER_HTML;
	paper_write(&order, out);
	paper_source_release(&source);
}

static void write_list(struct opened *opened, const struct copies *copies, to_do_writer *write, struct buf *out)
{
	struct to_dos list;
	to_do_collect(opened->assessment, false, &list);
	write(&(struct to_do_writing){ .assessment = opened->assessment, .list = &list, .now = copies->now }, out);
	to_do_release(&list);
}

static void write_table(struct opened *opened, const struct copies *copies, struct buf *out)
{
	write_list(opened, copies, to_do_write_csv, out);
}

static void write_calendar(struct opened *opened, const struct copies *copies, struct buf *out)
{
	write_list(opened, copies, to_do_write_ics, out);
}

static const struct kind {
	const char *what, *ending;
	void (*write)(struct opened *opened, const struct copies *copies, struct buf *out);
} kinds[PRINT_COUNT] = {
	[PRINT_PAPER] = { "", ".html", write_paper }, [PRINT_TABLE] = { "-to-do", ".csv", write_table },
	[PRINT_CALENDAR] = { "-to-do", ".ics", write_calendar },
};

bool print_write(struct opened *opened, enum print what, const struct copies *copies, char **ret_path, struct err *err)
{
	struct buf out = BUF(16 * BUF_MIB);
	const struct kind *kind = &kinds[what];
	const char *folder = copies->folder ? copies->folder : opened->store->dir;
	char *stem = xasprintf("section11-%.8s%s", opened->id, kind->what);
	kind->write(opened, copies, &out);
	bool ok = out.full ? err_set(err, ERR_TOO_BIG, folder, "result larger than %zu bytes", out.max_bytes)
		: take_along_create(folder, stem, kind->ending, &out, ret_path, err);
	free(stem);
	buf_release(&out);
	return ok;
}
