/* SPDX-License-Identifier: MIT */
/*
 * A disk that gives back other bytes than were written. The linker puts __wrap_file_read in place of file_read, so that one
 * name is read wrongly.
 */
#include "place.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

static struct fixture fixture;
static struct place place;
static const char *spoilt;      /* how the path of the file ends; NULL: the disk is sound */
static int times_spoilt;

bool __real_file_read(const char *path, struct buf *out, struct err *err);
bool __wrap_file_read(const char *path, struct buf *out, struct err *err);

bool __wrap_file_read(const char *path, struct buf *out, struct err *err)
{
	size_t ending = spoilt ? strlen(spoilt) : 0, len = strlen(path), before = out->len;
	bool ok = __real_file_read(path, out, err);
	if (ok && ending && len >= ending && strcmp(path + len - ending, spoilt) == 0 && out->len > before) {
		out->data[before + (out->len - before) / 2] ^= 1;
		times_spoilt++;
	}
	return ok;
}

/* Nothing counts as sealed until the disk has given back what was written. */
static void test_a_sealed_file_is_read_back(void **state)
{
	struct opened *opened;
	struct err err = { 0 };
	int64_t revision = 0;
	fixture_make(&fixture, NULL);
	place_make(&place, &fixture, true);
	assert_works(store_begin(&place.store, &place.membership, "core", NOW, &opened, &err), &err);
	fixture_complete(opened->assessment, NOW);
	spoilt = ".sealed.1.new";
	assert_false(store_seal(opened, NOW, &revision, &err));
	assert_int_equal(err.code, ERR_IO);
	assert_int_equal(times_spoilt, 1);
	assert_int_equal(revision, 0);
	assert_int_equal(store_state(opened), STATE_APPROVED);
	assert_int_equal(count_files(&place, opened->id, "sealed."), 0);
	assert_int_equal(count_files(&place, opened->id, ".sealed."), 0);
	assert_int_equal(count_files(&place, opened->id, "attempts."), 0);
	spoilt = NULL;
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(revision, 1);
	assert_int_equal(store_state(opened), STATE_SEALED);
	store_close(opened);
	place_release(&place);
	fixture_release(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_sealed_file_is_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
