/* SPDX-License-Identifier: MIT */
/* Packs: what is signed is what is opened, to the byte. */
#include "base/buf.h"
#include "base/json.h"
#include "form/form.h"
#include "form/pack.h"
#include "harness.h"
#include "sources.h"

#include <stdlib.h>
#include <string.h>

static struct crypto_sign_pair board_pair, other_pair;
static struct board_identity board;

static int make_keys(void **state)
{
	assert_true(crypto_start());
	crypto_sign_pair(&board_pair);
	crypto_sign_pair(&other_pair);
	board = (struct board_identity){ .id = "test-board", .name = "The Board", .endpoint = "https://records.example.org" };
	memcpy(board.pack_key, board_pair.public_key, sizeof(board.pack_key));
	crypto_random(board.receipt_key, sizeof(board.receipt_key));
	crypto_random(board.working_key, sizeof(board.working_key));
	crypto_random(board.recovery_key, sizeof(board.recovery_key));
	return 0;
}

static struct buf build(const struct crypto_sign_pair *pair)
{
	struct json *body = join_whole();
	struct buf out = BUF(PACK_MAX_BYTES);
	pack_build(body, &board, pair, &out);
	assert_false(out.full);
	json_free(body);
	return out;
}

static enum err_code open_code(const char *bytes, size_t len, const uint8_t *key)
{
	struct pack pack = { 0 };
	struct err err = { 0 };
	if (!pack_open(bytes, len, key, "test.s11pack", &pack, &err)) {
		assert_null(pack.form);
		return err.code;
	}
	pack_release(&pack);
	return ERR_NONE;
}

static void what_is_built_opens(void **state)
{
	struct buf bytes = build(&board_pair);
	const uint8_t *keys[] = { board_pair.public_key, NULL };
	for (size_t i = 0; i < 2; i++) {
		struct pack pack;
		char sha[CRYPTO_HEX_BYTES];
		assert_true(pack_open(bytes.data, bytes.len, keys[i], "test.s11pack", &pack, NULL));
		assert_memory_equal(&pack.board, &board, sizeof(board));
		crypto_sha256_hex(bytes.data, bytes.len, sha);
		assert_string_equal(pack.sha256, sha);
		assert_string_equal(pack.form->sha256, sha);
		assert_string_equal(pack.form->id, "small-2026");
		assert_int_equal(pack.form->n_questions, 11);
		pack_release(&pack);
		assert_null(pack.form);
	}
	assert_int_equal(bytes.data[bytes.len - 1], '\n');
	buf_release(&bytes);
}

static void equal_bodies_give_equal_bytes(void **state)
{
	struct buf a = build(&board_pair), b = build(&board_pair);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_release(&a);
	buf_release(&b);
}

static bool is_refusal(enum err_code code, bool trusted)
{
	if (code == ERR_SIGNATURE || code == ERR_WRONG_KEY || code == ERR_FORMAT)
		return true;
	/* Without a trusted key the JSON must be read to find the pack's own. */
	return !trusted && (code == ERR_SYNTAX || code == ERR_ENCODING || code == ERR_DUPLICATE_KEY || code == ERR_TOO_BIG);
}

static void a_changed_byte_is_refused(void **state)
{
	struct buf bytes = build(&board_pair);
	static const char bits[] = { 0x01, 0x02, 0x20 };
	for (size_t i = 0; i < bytes.len; i++) {
		char bit = bits[i % sizeof(bits)];
		bytes.data[i] = (char)(bytes.data[i] ^ bit);
		enum err_code trusted = open_code(bytes.data, bytes.len, board_pair.public_key);
		if (!is_refusal(trusted, true))
			fail_msg("byte %zu, trusted: %s", i, err_name(trusted));
		enum err_code first = i % 7 == 0 ? open_code(bytes.data, bytes.len, NULL) : ERR_SIGNATURE;
		if (!is_refusal(first, false))
			fail_msg("byte %zu, first seen: %s", i, err_name(first));
		bytes.data[i] = (char)(bytes.data[i] ^ bit);
	}
	assert_int_equal(open_code(bytes.data, bytes.len, board_pair.public_key), ERR_NONE);
	buf_release(&bytes);
}

static void a_changed_answer_is_named_for_what_it_is(void **state)
{
	struct buf bytes = build(&board_pair);
	char *at = strstr(bytes.data, "Who leads?");
	assert_non_null(at);
	at[0] = 'H';
	assert_int_equal(open_code(bytes.data, bytes.len, board_pair.public_key), ERR_SIGNATURE);
	assert_int_equal(open_code(bytes.data, bytes.len, NULL), ERR_SIGNATURE);
	buf_release(&bytes);
}

static void a_cut_or_longer_file_is_refused(void **state)
{
	struct buf bytes = build(&board_pair);
	for (size_t len = 0; len < bytes.len; len += len < bytes.len - 200 ? 13 : 1)
		assert_true(is_refusal(open_code(bytes.data, len, board_pair.public_key), true));
	buf_putc(&bytes, '\n');
	assert_int_equal(open_code(bytes.data, bytes.len, board_pair.public_key), ERR_SIGNATURE);
	buf_release(&bytes);
}

static void another_key_is_refused(void **state)
{
	struct buf bytes = build(&board_pair), forged = build(&other_pair);
	assert_int_equal(open_code(bytes.data, bytes.len, other_pair.public_key), ERR_WRONG_KEY);
	/* Signed by someone else, though it names the board's key as its own. */
	assert_int_equal(open_code(forged.data, forged.len, NULL), ERR_WRONG_KEY);
	assert_int_equal(open_code(forged.data, forged.len, board_pair.public_key), ERR_WRONG_KEY);
	buf_release(&bytes);
	buf_release(&forged);
}

static void a_signature_for_something_else_is_refused(void **state)
{
	struct buf bytes = build(&board_pair);
	assert_true(signed_json_check(bytes.data, bytes.len, PACK_DOMAIN, board_pair.public_key, "test", NULL));
	struct err err = { 0 };
	assert_false(signed_json_check(bytes.data, bytes.len, "section11-invitation-1", board_pair.public_key, "test", &err));
	assert_int_equal(err.code, ERR_SIGNATURE);
	buf_release(&bytes);
}

/* A pack whose JSON is changed before it is signed. */
static struct buf build_changed(const char *within, const char *member, int64_t value)
{
	struct buf whole = build(&board_pair), out = BUF(PACK_MAX_BYTES);
	struct json *json = NULL;
	assert_true(json_parse(whole.data, whole.len, &json_default_limits, "test", &json, NULL));
	json_remove(json, "signed_by");
	json_remove(json, "signature");
	json_set_int(within != NULL ? json_get_mut(json, within) : json, member, value);
	signed_json_write(json, PACK_DOMAIN, &board_pair, &out);
	json_free(json);
	buf_release(&whole);
	return out;
}

static void newer_packs_are_named_so(void **state)
{
	static const struct { const char *within, *member; int64_t value; enum err_code code; } cases[] = {
		{ NULL, "format_version", 1, ERR_NONE }, { NULL, "format_version", 2, ERR_NEWER }, { NULL, "format_version", 0, ERR_FORMAT },
		{ "form", "format_version", 2, ERR_NEWER }, { "glossary", "format_version", 9, ERR_NEWER }, { "form", "voluntary", 1, ERR_INVALID },
		{ "board", "name", 1, ERR_INVALID }, { NULL, "sections", 1, ERR_INVALID }, { NULL, "a_later_member", 1, ERR_NONE },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf bytes = build_changed(cases[i].within, cases[i].member, cases[i].value);
		assert_int_equal(open_code(bytes.data, bytes.len, board_pair.public_key), cases[i].code);
		buf_release(&bytes);
	}
}

static void other_files_are_no_packs(void **state)
{
	static const char *const others[] = { "", "{}", "hello", "{\"format\":\"section11-draft\",\"format_version\":1}\n", "\xef\xbb\xbf{}" };
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(open_code(others[i], strlen(others[i]), NULL), ERR_FORMAT);
	char *large = xcalloc(1, PACK_MAX_BYTES + 1);
	assert_int_equal(open_code(large, PACK_MAX_BYTES + 1, NULL), ERR_TOO_BIG);
	free(large);
}

static void a_pack_opens_in_its_languages(void **state)
{
	struct json *body = join_whole(), *languages = json_object(), *pairs = json_array(), *pair = json_object();
	struct buf out = BUF(PACK_MAX_BYTES);
	json_set_text(pair, "from", "Who leads?");
	json_set_text(pair, "to", "Kto kieruje?");
	json_append(pairs, pair);
	json_set(languages, "pl", pairs);
	json_set(body, "translations", languages);
	pack_build(body, &board, &board_pair, &out);
	json_free(body);
	static const struct { const char *language, *text; } cases[] = {
		{ NULL, "Who leads?" }, { "pl", "Kto kieruje?" }, { "cy", "Who leads?" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pack pack;
		assert_true(pack_open_in(out.data, out.len, NULL, cases[i].language, "test", &pack, NULL));
		assert_string_equal(form_question(pack.form, "KF1-1")->text, cases[i].text);
		pack_release(&pack);
	}
	buf_release(&out);
}

static struct json *one_pair(const char *to)
{
	struct json *pairs = json_array(), *pair = json_object();
	json_set_text(pair, "from", "Who leads?");
	json_set_text(pair, "to", to);
	json_append(pairs, pair);
	return pairs;
}

/* Bytes that are known already: of the translations only what is wanted is read, whatever stands in the texts. */
static void a_known_pack_is_read_in_what_is_wanted(void **state)
{
	static const struct { const char *wanted, *language, *text; size_t n; } cases[] = {
		{ NULL, "en", "Who leads?", 0 }, { "en_GB:cy", "en", "Who leads?", 1 }, { "cy", "cy", "Pwy \"}]\\ [?", 1 },
		{ "cy_GB:pl", "cy", "Pwy \"}]\\ [?", 1 }, { "fr:pl:cy", "pl", "Kto?", 1 }, { "pt_BR", "pt_BR", "Quem?", 1 },
		{ "fr", "en", "Who leads?", 0 }, { "/pl:~0:\":::", "en", "Who leads?", 0 }, { "cy:cy", "cy", "Pwy \"}]\\ [?", 1 },
	};
	struct json *body = join_whole(), *languages = json_object();
	struct buf out = BUF(PACK_MAX_BYTES);
	char sha256[CRYPTO_HEX_BYTES];
	json_set(languages, "pl", one_pair("Kto?"));
	json_set(languages, "cy", one_pair("Pwy \"}]\\ [?"));
	json_set(languages, "pt_BR", one_pair("Quem?"));
	json_set(body, "translations", languages);
	pack_build(body, &board, &board_pair, &out);
	json_free(body);
	crypto_sha256_hex(out.data, out.len, sha256);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pack pack;
		struct err err = { 0 };
		if (!pack_open_known(out.data, out.len, sha256, cases[i].wanted, "test", &pack, &err))
			fail_msg("%zu: %s %s", i, err.where, err.detail);
		assert_string_equal(pack.form->language, cases[i].language);
		assert_string_equal(form_question(pack.form, "KF1-1")->text, cases[i].text);
		assert_int_equal(pack.form->n_languages, cases[i].n);
		pack_release(&pack);
	}
	out.data[out.len / 2] ^= 1;
	struct pack pack;
	assert_false(pack_open_known(out.data, out.len, sha256, "cy", "test", &pack, NULL));
	buf_release(&out);
}

static void a_pack_without_room_is_not_cut(void **state)
{
	struct json *body = join_whole();
	struct buf small = BUF(1000);
	pack_build(body, &board, &board_pair, &small);
	assert_true(small.full);
	assert_int_equal(small.len, 0);
	buf_release(&small);
	json_free(body);
}

static void a_board_goes_through_json(void **state)
{
	struct json *json = board_identity_to_json(&board);
	struct board_identity back;
	assert_true(board_identity_from_json(json, &back, NULL));
	assert_memory_equal(&back, &board, sizeof(board));
	static const struct { const char *member, *text, *where; } cases[] = {
		{ "id", "Test Board", "/board/id" }, { "id", "", "/board/id" }, { "name", "", "/board/name" }, { "name", NULL, "/board/name" },
		{ "endpoint", "http://records.example.org", "/board/endpoint" }, { "keys", "none", "/board/keys/pack" },
		{ "id", "a234567890123456789012345678901234567890123456789012345678901234567890", "/board/id" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json *changed = json_dup(json);
		struct err err = { 0 };
		json_set_text(changed, cases[i].member, cases[i].text);
		assert_false(board_identity_from_json(changed, &back, &err));
		assert_int_equal(err.code, ERR_INVALID);
		assert_string_equal(err.where, cases[i].where);
		json_free(changed);
	}
	json_set_text(json_get_mut(json, "keys"), "recovery", "AAAA");
	assert_false(board_identity_from_json(json, &back, NULL));
	assert_false(board_identity_from_json(NULL, &back, NULL));
	json_free(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_built_opens), cmocka_unit_test(equal_bodies_give_equal_bytes), cmocka_unit_test(a_changed_byte_is_refused),
		cmocka_unit_test(a_changed_answer_is_named_for_what_it_is), cmocka_unit_test(a_cut_or_longer_file_is_refused),
		cmocka_unit_test(another_key_is_refused), cmocka_unit_test(a_signature_for_something_else_is_refused),
		cmocka_unit_test(newer_packs_are_named_so), cmocka_unit_test(other_files_are_no_packs),
		cmocka_unit_test(a_pack_opens_in_its_languages), cmocka_unit_test(a_known_pack_is_read_in_what_is_wanted), cmocka_unit_test(a_pack_without_room_is_not_cut),
		cmocka_unit_test(a_board_goes_through_json),
	};
	return cmocka_run_group_tests(tests, make_keys, NULL);
}
