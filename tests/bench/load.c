/* SPDX-License-Identifier: MIT */
/*
 * How long opening takes: a pack, and an assessment with its pack, draft and history; and cJSON alone on the same bytes.
 *
 *     load HOME ASSESSMENT PACK DRAFT ROUNDS
 */
#include "bench/samples.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "entry/assessment.h"
#include "store/store.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

enum { PACK_OPEN, PACK_CJSON, STORE_LOAD, STORE_CJSON, STORE_LIST, MEASURED };

static void fail(const struct err *err)
{
	fprintf(stderr, "load: %s: %s: %s\n", err->where, err_name(err->code), err->detail);
	exit(1);
}

static void read_all(const char *path, struct buf *to)
{
	struct err err = { 0 };
	if (!file_read(path, to, &err))
		fail(&err);
}

static void open_pack(struct samples *samples, const struct buf *bytes)
{
	struct pack pack;
	struct err err = { 0 };
	double from = samples_now_us();
	if (!pack_open(bytes->data, bytes->len, NULL, "pack", &pack, &err))
		fail(&err);
	samples_add(samples, samples_now_us() - from);
	pack_release(&pack);
}

/* Reads them from disk as well if `read`: what opening an assessment cannot do without. */
static void parse_alone(struct samples *samples, const char *const paths[], size_t n, bool read)
{
	double from = 0, us = 0;
	cJSON *trees[2];
	struct buf bytes[2];
	for (size_t i = 0; i < n; i++) {
		bytes[i] = BUF(PACK_MAX_BYTES);
		from = samples_now_us();
		read_all(paths[i], &bytes[i]);
		us += read ? samples_now_us() - from : 0;
		from = samples_now_us();
		trees[i] = cJSON_ParseWithLength(bytes[i].data, bytes[i].len);
		us += samples_now_us() - from;
	}
	samples_add(samples, us);
	for (size_t i = 0; i < n; i++) {
		cJSON_Delete(trees[i]);
		buf_release(&bytes[i]);
	}
}

static void open_assessment(struct samples *samples, struct store *store, const char *id)
{
	struct opened *opened;
	struct err err = { 0 };
	double from = samples_now_us();
	if (!store_load(store, id, false, clock_now() / 86400, "bench", &opened, &err))
		fail(&err);
	samples_add(samples, samples_now_us() - from);
	store_close(opened);
}

static void list(struct samples *samples, struct store *store)
{
	struct store_entries entries;
	struct err err = { 0 };
	double from = samples_now_us();
	if (!store_list(store, clock_now() / 86400, &entries, &err))
		fail(&err);
	samples_add(samples, samples_now_us() - from);
	store_entries_release(&entries);
}

int main(int argc, char **argv)
{
	struct samples samples[MEASURED] = { [PACK_OPEN] = { .name = "pack_open" }, [PACK_CJSON] = { .name = "pack_cjson" },
		[STORE_LOAD] = { .name = "store_load" }, [STORE_CJSON] = { .name = "store_cjson" }, [STORE_LIST] = { .name = "store_list" } };
	struct store store;
	struct err err = { 0 };
	struct buf pack = BUF(PACK_MAX_BYTES);
	if (argc != 6 || !crypto_start())
		return fprintf(stderr, "load HOME ASSESSMENT PACK DRAFT ROUNDS\n"), 2;
	const char *const files[] = { argv[3], argv[4] };
	if (!store_open(argv[1], &store, &err))
		fail(&err);
	read_all(files[0], &pack);
	for (long i = strtol(argv[5], NULL, 10); i > 0; i--) {
		open_pack(&samples[PACK_OPEN], &pack);
		parse_alone(&samples[PACK_CJSON], files, 1, false);
		open_assessment(&samples[STORE_LOAD], &store, argv[2]);
		parse_alone(&samples[STORE_CJSON], files, 2, true);
		list(&samples[STORE_LIST], &store);
	}
	buf_release(&pack);
	store_release(&store);
	samples_print(samples, MEASURED);
	return 0;
}
