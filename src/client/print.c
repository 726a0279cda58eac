/* SPDX-License-Identifier: MIT */
#include "client/print.h"

#include "base/buf.h"
#include "base/file.h"
#include "client/earlier.h"
#include "client/paper.h"
#include "client/to_do.h"
#include "client/verbs/to_do_write.h"

#include <stdio.h>
#include <stdlib.h>

static void write_paper(struct store *store, const struct assessment *assessment, int64_t now, struct buf *out)
{
	(void)now;
	struct opened *earlier = earlier_open(store, assessment);
	paper_write(assessment, earlier ? earlier->assessment : NULL, PAPER_HTML, 80, out);
	store_close(earlier);
}

static void write_list(const struct assessment *assessment, int64_t now, to_do_writer *write, struct buf *out)
{
	struct to_dos list;
	to_do_collect(assessment, false, &list);
	write(&(struct to_do_writing){ .assessment = assessment, .list = &list, .now = now }, out);
	to_do_release(&list);
}

static void write_table(struct store *store, const struct assessment *assessment, int64_t now, struct buf *out)
{
	(void)store;
	write_list(assessment, now, to_do_write_csv, out);
}

static void write_calendar(struct store *store, const struct assessment *assessment, int64_t now, struct buf *out)
{
	(void)store;
	write_list(assessment, now, to_do_write_ics, out);
}

static const struct {
	const char *ending;
	void (*write)(struct store *store, const struct assessment *assessment, int64_t now, struct buf *out);
} kinds[PRINT_COUNT] = {
	[PRINT_PAPER] = { ".html", write_paper }, [PRINT_TABLE] = { "-to-do.csv", write_table },
	[PRINT_CALENDAR] = { "-to-do.ics", write_calendar },
};

bool print_write(const struct store *store, const struct opened *opened, enum print what, int64_t now, char **ret_path,
	struct err *err)
{
	struct buf out = BUF(16 * BUF_MIB);
	char name[64];
	snprintf(name, sizeof name, "section11-%.8s%s", opened->id, kinds[what].ending);
	char *path = file_join(store->dir, name);
	kinds[what].write(opened->store, opened->assessment, now, &out);
	bool ok = out.full ? err_set(err, ERR_TOO_BIG, path, "result larger than %zu bytes", out.max_bytes)
		: file_replace(path, out.data, out.len, err);
	buf_release(&out);
	if (ok)
		*ret_path = path;
	else
		free(path);
	return ok;
}
