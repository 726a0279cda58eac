/* SPDX-License-Identifier: MIT */
#include "place.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void place_make(struct place *place, struct fixture *fixture, bool remember_code)
{
	struct err err = { 0 };
	*place = (struct place){ .dir = "/tmp/section11-test-XXXXXX" };
	assert_non_null(mkdtemp(place->dir));
	assert_works(store_open(place->dir, &place->store, &err), &err);
	assert_works(store_join(&place->store, fixture->invitation.data, fixture->invitation.len, remember_code, &place->membership,
		&err),
		&err);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
	return remove(path);
}

void place_release(struct place *place)
{
	store_release(&place->store);
	nftw(place->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void place_begin(struct place *place, char ret_id[ID_UUID_BYTES], int generations)
{
	struct err err = { 0 };
	struct opened *opened;
	char comment[32];
	assert_works(store_begin(&place->store, &place->membership, "core", NOW, &opened, &err), &err);
	for (int i = 2; i <= generations; i++) {
		snprintf(comment, sizeof comment, "generation %d", i);
		fixture_answer(opened->assessment, "partly", comment, NOW + i);
		assert_works(store_save(opened, &err), &err);
	}
	memcpy(ret_id, opened->id, ID_UUID_BYTES);
	store_close(opened);
}

void place_seal(struct place *place, char ret_id[ID_UUID_BYTES])
{
	struct err err = { 0 };
	struct opened *opened;
	int64_t revision = 0;
	assert_works(store_begin(&place->store, &place->membership, "core", NOW, &opened, &err), &err);
	fixture_complete(opened->assessment, NOW);
	assert_works(store_seal(opened, NOW, &revision, &err), &err);
	assert_int_equal(revision, 1);
	memcpy(ret_id, opened->id, ID_UUID_BYTES);
	store_close(opened);
}

struct opened *place_load(struct place *place, const char *id)
{
	struct err err = { 0 };
	struct opened *opened = NULL;
	assert_works(store_load(&place->store, id, false, TODAY, "test", &opened, &err), &err);
	return opened;
}

const char *comment_of(const struct opened *opened)
{
	const struct assessment *assessment = opened->assessment;
	return json_get_text(assessment_answer(assessment, form_question(assessment->form, "KF1-1")), "comment");
}

char *path_of(const struct place *place, const char *id, const char *name)
{
	return xasprintf("%s/assessments/%s/%s", place->dir, id, name);
}

void slurp(const char *path, struct buf *out)
{
	struct err err = { 0 };
	assert_works(file_read(path, out, &err), &err);
}

void spill(const char *path, const void *bytes, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), (ssize_t)len);
	close(fd);
}

size_t count_files(const struct place *place, const char *id, const char *beginning)
{
	struct file_names names;
	struct err err = { 0 };
	char *dir = path_of(place, id, "");
	size_t n = 0;
	assert_works(file_list(dir, &names, &err), &err);
	for (size_t i = 0; i < names.n; i++)
		n += strncmp(names.names[i], beginning, strlen(beginning)) == 0;
	file_names_release(&names);
	free(dir);
	return n;
}
