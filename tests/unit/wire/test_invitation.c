/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "base/json.h"
#include "base/mem.h"
#include "wire/invitation.h"

#include <stdlib.h>
#include <string.h>

static struct fixture fixture;

static int make(void **state)
{
	fixture_make(&fixture, NULL);
	return 0;
}

static int release(void **state)
{
	fixture_release(&fixture);
	return 0;
}

static enum err_code read_bytes(const char *bytes, size_t len, const uint8_t *trusted)
{
	struct invitation invitation;
	struct err err = { .code = ERR_NONE };
	if (invitation_read(bytes, len, trusted, "test", &invitation, &err)) {
		assert_int_equal(err.code, ERR_NONE);
		invitation_release(&invitation);
	} else {
		assert_int_not_equal(err.code, ERR_NONE);
	}
	return err.code;
}

static void test_round_trip(void **state)
{
	const uint8_t *const trusted[] = { NULL, fixture.board.pack_key };
	for (size_t i = 0; i < LENGTH(trusted); i++) {
		struct invitation read;
		struct err err = { 0 };
		assert_works(invitation_read(fixture.invitation.data, fixture.invitation.len, trusted[i], "test", &read, &err), &err);
		assert_string_equal(read.agency_id, fixture.agency);
		assert_string_equal(read.agency_name, "Oak Street Youth Club");
		assert_string_equal(read.agency_sector, "VCS");
		assert_string_equal(read.code, fixture.code);
		assert_string_equal(read.expires, "2027-02-28");
		assert_string_equal(read.board.id, fixture.board.id);
		assert_int_equal(read.pack_len, fixture.pack.len);
		assert_memory_equal(read.pack_bytes, fixture.pack.data, fixture.pack.len);
		invitation_release(&read);
	}
}

static void test_damage(void **state)
{
	char *bytes = fixture.invitation.data;
	size_t len = fixture.invitation.len;
	for (size_t cut = 0; cut < len; cut += cut < 300 || cut > len - 300 ? 1 : 37)
		assert_int_not_equal(read_bytes(bytes, cut, NULL), ERR_NONE);
	for (size_t at = 0; at < len; at += at < 300 || at > len - 300 ? 1 : 37) {
		bytes[at] ^= 1;
		assert_int_not_equal(read_bytes(bytes, len, NULL), ERR_NONE);
		bytes[at] ^= 1;
	}
	assert_int_equal(read_bytes(bytes, len, NULL), ERR_NONE);
}

static void test_other_board(void **state)
{
	struct fixture other;
	fixture_make(&other, NULL);
	assert_int_equal(read_bytes(other.invitation.data, other.invitation.len, fixture.board.pack_key), ERR_WRONG_KEY);
	/* Our pack in an invitation that another signed. */
	struct invitation invitation = { .expires = "2027-02-28", .agency_name = "X", .pack_bytes = fixture.pack.data,
		.pack_len = fixture.pack.len };
	struct buf bytes = BUF(INVITATION_MAX_BYTES);
	memcpy(invitation.agency_id, fixture.agency, sizeof invitation.agency_id);
	memcpy(invitation.code, fixture.code, sizeof invitation.code);
	invitation_write(&invitation, &other.pack_pair, &bytes);
	assert_int_equal(read_bytes(bytes.data, bytes.len, NULL), ERR_WRONG_KEY);
	buf_release(&bytes);
	fixture_release(&other);
}

/* Signed by the board, but not what an invitation may say. */
static void test_members(void **state)
{
	static const struct {
		const char *of, *key, *value;
		enum err_code code;
	} cases[] = {
		{ NULL, "format", "section11-pack", ERR_FORMAT },
		{ NULL, "format", NULL, ERR_FORMAT },
		{ NULL, "format_version", NULL, ERR_FORMAT },
		{ NULL, "pack", NULL, ERR_FORMAT },
		{ NULL, "pack", "{}", ERR_FORMAT },
		{ NULL, "code", NULL, ERR_FORMAT },
		{ NULL, "code", "sb1_00000000000000000000000001", ERR_FORMAT },
		{ NULL, "expires", NULL, ERR_FORMAT },
		{ NULL, "expires", "2027-02-30", ERR_FORMAT },
		{ "agency", "id", NULL, ERR_FORMAT },
		{ "agency", "id", "../../etc/passwd", ERR_FORMAT },
		{ "agency", "name", "", ERR_FORMAT },
		{ "agency", "name", NULL, ERR_FORMAT },
		{ "agency", "sector", "SEVENTEEN_LETTERS", ERR_FORMAT },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct json *json;
		struct buf bytes = BUF(INVITATION_MAX_BYTES);
		assert_true(json_parse(fixture.invitation.data, fixture.invitation.len, &json_default_limits, "test", &json, NULL));
		json_remove(json, "signed_by");
		json_remove(json, "signature");
		json_set_text(cases[i].of ? json_get_mut(json, cases[i].of) : json, cases[i].key, cases[i].value);
		signed_json_write(json, INVITATION_DOMAIN, &fixture.pack_pair, &bytes);
		enum err_code code = read_bytes(bytes.data, bytes.len, NULL);
		if (code != cases[i].code)
			fail_msg("%s %s: %s", cases[i].key, cases[i].value ? cases[i].value : "missing", err_name(code));
		buf_release(&bytes);
		json_free(json);
	}
}

static void test_newer(void **state)
{
	struct json *json;
	struct buf bytes = BUF(INVITATION_MAX_BYTES);
	assert_true(json_parse(fixture.invitation.data, fixture.invitation.len, &json_default_limits, "test", &json, NULL));
	json_remove(json, "signed_by");
	json_remove(json, "signature");
	json_set_int(json, "format_version", 2);
	signed_json_write(json, INVITATION_DOMAIN, &fixture.pack_pair, &bytes);
	assert_int_equal(read_bytes(bytes.data, bytes.len, NULL), ERR_NEWER);
	/* Signed for another purpose. */
	buf_clear(&bytes);
	json_set_int(json, "format_version", 1);
	signed_json_write(json, PACK_DOMAIN, &fixture.pack_pair, &bytes);
	assert_int_equal(read_bytes(bytes.data, bytes.len, NULL), ERR_SIGNATURE);
	buf_release(&bytes);
	json_free(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_other_board),
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_newer),
	};
	return cmocka_run_group_tests(tests, make, release);
}
