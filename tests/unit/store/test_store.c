/* SPDX-License-Identifier: MIT */
/* Opening a store, packs, memberships, the list and finding. */
#include "place.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fixture fixture;
static struct place place;

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	place_make(&place, &fixture, true);
	return 0;
}

static int release(void **state)
{
	place_release(&place);
	fixture_release(&fixture);
	return 0;
}

static void test_where(void **state)
{
	static const struct {
		const char *data, *tail;
	} cases[] = {
		{ "%s/data", "data/section11" },
		{ "", "home/.local/share/section11" },
		{ "relative", "home/.local/share/section11" },
		{ NULL, "home/.local/share/section11" },
	};
	char *home = xasprintf("%s/home", place.dir);
	setenv("HOME", home, 1);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct store store;
		struct stat status;
		struct err err = { 0 };
		char *data = xasprintf("%s/data", place.dir), *expected = xasprintf("%s/%s", place.dir, cases[i].tail);
		if (!cases[i].data)
			unsetenv("XDG_DATA_HOME");
		else
			setenv("XDG_DATA_HOME", *cases[i].data == '%' ? data : cases[i].data, 1);
		assert_works(store_open(NULL, &store, &err), &err);
		assert_string_equal(store.dir, expected);
		assert_int_equal(stat(store.dir, &status), 0);
		assert_int_equal(status.st_mode & 0777, 0700);
		store_release(&store);
		free(data);
		free(expected);
	}
	free(home);
}

/* For practice: it changes, undoes and is closed like any other, and no file says that it ever was. */
static void test_kept_nowhere(void **state)
{
	struct pack pack;
	struct err err = { 0 };
	int64_t revision;
	static const struct agency_ref agency = { "00000000-0000-4000-8000-000000000000", "Oak", "VCS" };
	static const struct author author = { "PN", NOW };
	assert_works(store_pack_open(&place.store, place.membership.pack_sha256, &pack, &err), &err);
	struct opened *opened = store_begin_nowhere(&pack, &agency, form_default_route(pack.form), NOW);
	assert_null(pack.form); /* taken */
	assert_int_equal(store_state(opened), STATE_DRAFT);
	assessment_set_section_done(opened->assessment, opened->assessment->form->sections[0].id, true, &author);
	assert_works(store_note(opened, &err) && store_save(opened, &err), &err);
	assert_int_equal(opened->history.n, 1);
	assert_int_equal(opened->assessment->n_pending, 0);
	assert_false(opened->assessment->dirty);
	assert_non_null(history_undoable(&opened->history));
	assert_false(store_seal(opened, NOW, &revision, &err));
	assert_int_equal(err.code, ERR_STATE);
	struct store_entries entries = { 0 };
	assert_works(store_list(&place.store, 0, &entries, &err), &err);
	assert_int_equal(entries.n, 0);
	store_entries_release(&entries);
	store_close(opened);
}

static void test_relative_dir(void **state)
{
	struct store store;
	struct err err = { 0 };
	assert_int_equal(chdir(place.dir), 0);
	assert_works(store_open("stick", &store, &err), &err);
	assert_int_equal(store.dir[0], '/');
	assert_true(file_is_dir(store.dir));
	store_release(&store);
	assert_int_equal(chdir("/"), 0);
}

static void test_open_to_others(void **state)
{
	static const struct {
		mode_t mode;
		bool ok;
	} cases[] = { { 0700, true }, { 0755, true }, { 0770, false }, { 0702, false }, { 0777, false }, { 01777, false } };
	char *dir = xasprintf("%s/shared", place.dir);
	assert_int_equal(mkdir(dir, 0700), 0);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct store store;
		struct err err = { 0 };
		assert_int_equal(chmod(dir, cases[i].mode), 0);
		bool ok = store_open(dir, &store, &err);
		assert_int_equal(ok, cases[i].ok);
		if (ok)
			store_release(&store);
		else
			assert_int_equal(err.code, ERR_PERMISSION);
	}
	struct err err = { 0 };
	struct store store;
	if (geteuid() == 0) {
		assert_int_equal(chmod(dir, 0700), 0);
		assert_int_equal(chown(dir, 65534, 65534), 0);
		assert_false(store_open(dir, &store, &err));
		assert_int_equal(err.code, ERR_PERMISSION);
	}
	free(dir);
	dir = xasprintf("%s/packs/%s.s11pack", place.dir, fixture.pack_sha256);
	assert_false(store_open(dir, &store, &err));
	free(dir);
}

static void test_packs(void **state)
{
	struct pack pack;
	struct err err = { 0 };
	assert_works(store_pack_open(&place.store, fixture.pack_sha256, &pack, &err), &err);
	assert_string_equal(pack.sha256, fixture.pack_sha256);
	assert_string_equal(pack.form->id, "test-2026");
	pack_release(&pack);
	assert_works(store_pack_keep(&place.store, fixture.pack.data, fixture.pack.len, &err), &err);
	/* A damaged one is never opened, and keeping the same pack again mends it. */
	char *path = xasprintf("%s/packs/%s.s11pack", place.dir, fixture.pack_sha256);
	for (size_t at = 0; at < fixture.pack.len; at += 101) {
		fixture.pack.data[at] ^= 1;
		spill(path, fixture.pack.data, fixture.pack.len);
		assert_false(store_pack_open(&place.store, fixture.pack_sha256, &pack, &err));
		assert_int_equal(err.code, ERR_DAMAGED);
		assert_false(store_pack_keep(&place.store, fixture.pack.data, fixture.pack.len, NULL));
		fixture.pack.data[at] ^= 1;
	}
	assert_works(store_pack_keep(&place.store, fixture.pack.data, fixture.pack.len, &err), &err);
	assert_works(store_pack_open(&place.store, fixture.pack_sha256, &pack, &err), &err);
	pack_release(&pack);
	/* A file that has been at rest is read once, until it is touched. */
	struct pack again;
	struct file_stamp stamp;
	while (!file_stamp(path, &stamp))
		continue;
	assert_works(store_pack_open(&place.store, fixture.pack_sha256, &pack, &err), &err);
	assert_works(store_pack_open(&place.store, fixture.pack_sha256, &again, &err), &err);
	assert_ptr_equal(pack.form, again.form);
	pack_release(&pack);
	assert_string_equal(again.form->id, "test-2026");
	fixture.pack.data[101] ^= 1;
	spill(path, fixture.pack.data, fixture.pack.len);
	assert_false(store_pack_open(&place.store, fixture.pack_sha256, &pack, &err));
	assert_int_equal(err.code, ERR_DAMAGED);
	fixture.pack.data[101] ^= 1;
	spill(path, fixture.pack.data, fixture.pack.len);
	pack_release(&again);
	assert_false(store_pack_open(&place.store, "../../etc/passwd", &pack, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	free(path);
}

static void test_memberships(void **state)
{
	struct memberships all;
	struct membership one;
	struct err err = { 0 };
	assert_works(store_memberships(&place.store, &all, &err), &err);
	assert_int_equal(all.n, 1);
	assert_string_equal(all.items[0].agency_name, "Oak Street Youth Club");
	assert_string_equal(all.items[0].form_title, "A test");
	assert_string_equal(all.items[0].code, fixture.code);
	memberships_release(&all);
	/* A later invitation, not remembered: the choice made last stands. */
	fixture_invite_again(&fixture);
	assert_works(store_join(&place.store, fixture.invitation.data, fixture.invitation.len, false, &one, &err), &err);
	assert_string_equal(one.code, "");
	assert_true(store_membership_of(&place.store, fixture.agency, fixture.pack_sha256, &one));
	assert_string_equal(one.code, "");
	assert_works(store_join(&place.store, fixture.invitation.data, fixture.invitation.len, true, &one, &err), &err);
	assert_true(store_membership_of(&place.store, fixture.agency, fixture.pack_sha256, &one));
	assert_string_equal(one.code, fixture.code);
	assert_string_equal(one.expires, "2027-02-28");
	assert_false(store_membership_of(&place.store, "x", fixture.pack_sha256, &one));
	assert_false(store_membership_of(&place.store, fixture.agency, fixture.agency, &one));
}

static void test_damaged_membership(void **state)
{
	struct buf bytes = BUF(BUF_MIB);
	struct membership one;
	char *path = xasprintf("%s/invitations/%s.%s.json", place.dir, fixture.agency, fixture.pack_sha256);
	slurp(path, &bytes);
	for (size_t at = 0; at < bytes.len; at++) {
		bytes.data[at] ^= 2;
		spill(path, bytes.data, bytes.len);
		assert_false(store_membership_of(&place.store, fixture.agency, fixture.pack_sha256, &one));
		bytes.data[at] ^= 2;
	}
	spill(path, bytes.data, bytes.len);
	assert_true(store_membership_of(&place.store, fixture.agency, fixture.pack_sha256, &one));
	buf_release(&bytes);
	free(path);
}

/* The same board with other keys: somebody pretends. */
static void test_known_under_another_key(void **state)
{
	struct fixture other;
	struct membership one;
	struct err err = { 0 };
	fixture_make(&other, NULL);
	assert_false(store_join(&place.store, other.invitation.data, other.invitation.len, true, &one, &err));
	assert_int_equal(err.code, ERR_WRONG_KEY);
	assert_false(store_pack_keep(&place.store, other.pack.data, other.pack.len, &err));
	assert_int_equal(err.code, ERR_WRONG_KEY);
	assert_false(store_membership_of(&place.store, other.agency, other.pack_sha256, &one));
	struct pack pack;
	assert_false(store_pack_open(&place.store, other.pack_sha256, &pack, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	fixture_release(&other);
}

static void test_list_and_find(void **state)
{
	struct store_entries entries;
	struct err err = { 0 };
	char first[ID_UUID_BYTES], second[ID_UUID_BYTES], found[ID_UUID_BYTES], prefix[9] = "";
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_int_equal(entries.n, 0);
	store_entries_release(&entries);
	assert_false(store_find(&place.store, "", found, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	place_begin(&place, first, 1);
	assert_works(store_find(&place.store, "", found, &err), &err);
	assert_string_equal(found, first);
	place_begin(&place, second, 3);
	assert_false(store_find(&place.store, "", found, &err));
	assert_int_equal(err.code, ERR_USAGE);
	memcpy(prefix, second, 8);
	assert_works(store_find(&place.store, prefix, found, &err), &err);
	assert_string_equal(found, second);
	assert_false(store_find(&place.store, "abc", found, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_false(store_find(&place.store, "zzzz", found, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	/* A folder that a crash left empty is no row. */
	char *empty = path_of(&place, "11111111-0d6b-4f0a-9c1d-2b7e5a3c4d5e", "");
	assert_int_equal(mkdir(empty, 0700), 0);
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_int_equal(entries.n, 2);
	assert_string_equal(entries.items[0].id, second);
	assert_string_equal(entries.items[0].changed, "2026-11-21T19:02:14Z");
	assert_string_equal(entries.items[0].agency_name, "Oak Street Youth Club");
	assert_string_equal(entries.items[0].form_title, "A test");
	assert_string_equal(entries.items[0].asked_for_by, "2027-01-29");
	assert_int_equal(entries.items[0].asked, 2);
	assert_int_equal(entries.items[0].answered, 1);
	assert_int_equal(entries.items[0].state, STATE_DRAFT);
	assert_int_equal(entries.items[1].answered, 0);
	assert_false(entries.items[1].damaged);
	store_entries_release(&entries);
	/* Without its pack a row says why. */
	char *pack = xasprintf("%s/packs/%s.s11pack", place.dir, fixture.pack_sha256);
	assert_int_equal(unlink(pack), 0);
	assert_works(store_list(&place.store, TODAY, &entries, &err), &err);
	assert_int_equal(entries.items[0].trouble_code, ERR_NOT_FOUND);
	assert_string_not_equal(entries.items[0].trouble, "");
	assert_string_equal(entries.items[0].agency_name, "Oak Street Youth Club");
	store_entries_release(&entries);
	free(pack);
	free(empty);
}

/* The newest of an earlier year: of the same organisation and instrument, whatever else is there. */
static void test_earlier(void **state)
{
	struct err err = { 0 };
	char older[ID_UUID_BYTES], newer[ID_UUID_BYTES], found[ID_UUID_BYTES];
	struct pack pack;
	assert_works(store_pack_open(&place.store, fixture.pack_sha256, &pack, &err), &err);
	struct form next = *pack.form;
	assert_works(store_earlier(&place.store, fixture.agency, &next, found, &err), &err);
	assert_string_equal(found, "");
	place_begin(&place, older, 2);
	place_begin(&place, newer, 3);
	/* The same year is not an earlier one. */
	assert_works(store_earlier(&place.store, fixture.agency, &next, found, &err), &err);
	assert_string_equal(found, "");
	next.opens = "2027-11-01";
	assert_works(store_earlier(&place.store, fixture.agency, &next, found, &err), &err);
	assert_string_equal(found, newer);
	assert_works(store_earlier(&place.store, "3f0c9a52-6d0e-4a67-9a51-0e6d6a1f5b10", &next, found, &err), &err);
	assert_string_equal(found, "");
	next.instrument = "surrey-way";
	assert_works(store_earlier(&place.store, fixture.agency, &next, found, &err), &err);
	assert_string_equal(found, "");
	pack_release(&pack);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_where, make, release), cmocka_unit_test_setup_teardown(test_earlier, make, release),
		cmocka_unit_test_setup_teardown(test_kept_nowhere, make, release),
		cmocka_unit_test_setup_teardown(test_relative_dir, make, release),
		cmocka_unit_test_setup_teardown(test_open_to_others, make, release),
		cmocka_unit_test_setup_teardown(test_packs, make, release),
		cmocka_unit_test_setup_teardown(test_memberships, make, release),
		cmocka_unit_test_setup_teardown(test_damaged_membership, make, release),
		cmocka_unit_test_setup_teardown(test_known_under_another_key, make, release),
		cmocka_unit_test_setup_teardown(test_list_and_find, make, release),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
