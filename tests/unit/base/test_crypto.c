/* SPDX-License-Identifier: MIT */
#include "base/crypto.h"

#include "base/buf.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static void test_sha256(void **state)
{
	static const struct {
		const char *text;
		const char *hex;
	} cases[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char hex[CRYPTO_HEX_BYTES];
		crypto_sha256_hex(cases[i].text, strlen(cases[i].text), hex);
		assert_string_equal(hex, cases[i].hex);
		assert_true(crypto_is_hex(hex, 64));
	}
}

/* RFC 9530, appendix A and B: the digest of {"hello": "world"} with its line end. */
static void test_content_digest(void **state)
{
	static const char with_newline[] = "{\"hello\": \"world\"}\n", without[] = "{\"hello\": \"world\"}";
	static const char *const digests[] = { "RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
		"X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=" };
	uint8_t sum[32];
	struct buf text = BUF(100);
	crypto_sha256(with_newline, sizeof with_newline - 1, sum);
	crypto_to_base64(sum, sizeof sum, &text);
	assert_string_equal(buf_text(&text), digests[0]);
	buf_clear(&text);
	crypto_sha256(without, sizeof without - 1, sum);
	crypto_to_base64(sum, sizeof sum, &text);
	assert_string_equal(buf_text(&text), digests[1]);
	buf_release(&text);
}

/* RFC 4648, section 10. */
static void test_base64(void **state)
{
	static const char *const pairs[][2] = {
		{ "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" },
		{ "foobar", "Zm9vYmFy" }, { "\xff\xfe\xfd", "//79" }, { "\xfb\xef\xbe", "++++" },
	};
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		struct buf text = BUF(100), bytes = BUF(100);
		buf_putc(&text, '>');
		crypto_to_base64(pairs[i][0], strlen(pairs[i][0]), &text);
		assert_string_equal(buf_text(&text) + 1, pairs[i][1]);
		assert_true(crypto_from_base64(pairs[i][1], &bytes));
		assert_string_equal(buf_text(&bytes), pairs[i][0]);
		buf_release(&text);
		buf_release(&bytes);
	}
}

static void test_bad_base64(void **state)
{
	static const char *const bad[] = {
		"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "Zm9v=", "Zm9v====", "Zg==Zg==", "Zm 9v", "Zm9v\n", " Zm9v",
		"Zm9v ", "Zm-_",
		"=", "==", "====", "Zm9\xc3", "Z===", "Zm=v",
	};
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct buf bytes = BUF(100);
		buf_puts(&bytes, "kept");
		if (crypto_from_base64(bad[i], &bytes))
			fail_msg("taken: %s", bad[i]);
		assert_string_equal(buf_text(&bytes), "kept");
		buf_release(&bytes);
	}
	struct buf small = BUF(5);
	assert_false(crypto_from_base64("Zm9vYmFy", &small));
	assert_int_equal(small.len, 0);
	buf_release(&small);
}

static void test_is_hex(void **state)
{
	assert_true(crypto_is_hex("0123456789abcdef", 16));
	assert_true(crypto_is_hex("", 0));
	assert_false(crypto_is_hex("0123456789abcde", 16));
	assert_false(crypto_is_hex("0123456789abcdef0", 16));
	assert_false(crypto_is_hex("0123456789ABCDEF", 16));
	assert_false(crypto_is_hex("0123456789abcdeg", 16));
	assert_false(crypto_is_hex(NULL, 16));
}

static void test_random_same_wipe(void **state)
{
	uint8_t a[32] = { 0 }, b[32] = { 0 };
	assert_true(crypto_same(a, b, sizeof a));
	crypto_random(a, sizeof a);
	assert_false(crypto_same(a, b, sizeof a));
	crypto_wipe(a, sizeof a);
	assert_true(crypto_same(a, b, sizeof a));
}

static void test_key_text(void **state)
{
	struct crypto_sign_pair pair;
	char text[CRYPTO_PUBLIC_TEXT_BYTES], id[CRYPTO_KEY_ID_BYTES], sum[CRYPTO_HEX_BYTES];
	uint8_t key[32] = { 7 };
	crypto_sign_pair(&pair);
	crypto_key_text(pair.public_key, text);
	assert_int_equal(strlen(text), CRYPTO_PUBLIC_TEXT_BYTES - 1);
	assert_false(crypto_key_from_text("", key));
	assert_false(crypto_key_from_text(NULL, key));
	assert_false(crypto_key_from_text(text + 1, key));
	assert_false(crypto_key_from_text("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=", key));
	assert_false(crypto_key_from_text("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", key));
	assert_int_equal(key[0], 7);
	assert_true(crypto_key_from_text(text, key));
	assert_memory_equal(key, pair.public_key, 32);
	crypto_key_id(pair.public_key, id);
	crypto_sha256_hex(pair.public_key, 32, sum);
	assert_memory_equal(id, sum, 16);
	assert_int_equal(strlen(id), 16);
}

static void test_sign(void **state)
{
	struct crypto_sign_pair pair, other;
	char sig[CRYPTO_SIG_TEXT_BYTES], message[] = "board: surrey\nsequence: 42\n";
	size_t len = sizeof message - 1;
	crypto_sign_pair(&pair);
	crypto_sign_pair(&other);
	crypto_sign(&pair, "receipt-1", message, len, sig);
	assert_int_equal(strlen(sig), CRYPTO_SIG_TEXT_BYTES - 1);
	assert_true(crypto_verify(pair.public_key, "receipt-1", message, len, sig));
	assert_false(crypto_verify(other.public_key, "receipt-1", message, len, sig));
	assert_false(crypto_verify(pair.public_key, "receipt-2", message, len, sig));
	assert_false(crypto_verify(pair.public_key, "receipt-1", message, len - 1, sig));
	assert_false(crypto_verify(pair.public_key, "receipt-1", message, len, NULL));
	assert_false(crypto_verify(pair.public_key, "receipt-1", message, len, ""));
	/* The NUL between domain and message: neither can borrow letters from the other. */
	assert_false(crypto_verify(pair.public_key, "receipt-1b", message + 1, len - 1, sig));
	for (size_t bit = 0; bit < len * 8; bit++) {
		message[bit / 8] = (char)(message[bit / 8] ^ (1 << bit % 8));
		assert_false(crypto_verify(pair.public_key, "receipt-1", message, len, sig));
		message[bit / 8] = (char)(message[bit / 8] ^ (1 << bit % 8));
	}
	for (size_t at = 0; at < CRYPTO_SIG_TEXT_BYTES - 1; at++) {
		char right = sig[at];
		sig[at] = right == 'A' ? 'B' : 'A';
		assert_false(crypto_verify(pair.public_key, "receipt-1", message, len, sig));
		sig[at] = right;
	}
	crypto_sign(&pair, "empty", NULL, 0, sig);
	assert_true(crypto_verify(pair.public_key, "empty", NULL, 0, sig));
}

/* RFC 8032: the same key, domain and message give the same signature. */
static void test_sign_is_deterministic(void **state)
{
	struct crypto_sign_pair pair;
	char a[CRYPTO_SIG_TEXT_BYTES], b[CRYPTO_SIG_TEXT_BYTES];
	crypto_sign_pair(&pair);
	crypto_sign(&pair, "d", "message", 7, a);
	crypto_sign(&pair, "d", "message", 7, b);
	assert_string_equal(a, b);
}

static void test_wrap(void **state)
{
	struct crypto_seal_pair board, other;
	uint8_t key[32], wrapped[CRYPTO_WRAPPED_BYTES], got[32] = { 9 };
	static const uint8_t nobody[32];
	crypto_seal_pair(&board);
	crypto_seal_pair(&other);
	crypto_random(key, sizeof key);
	assert_true(crypto_wrap(key, board.public_key, wrapped));
	assert_false(crypto_unwrap(wrapped, &other, got));
	for (size_t at = 0; at < sizeof wrapped; at++) {
		wrapped[at] ^= 1;
		assert_false(crypto_unwrap(wrapped, &board, got));
		wrapped[at] ^= 1;
	}
	assert_int_equal(got[0], 9);
	assert_true(crypto_unwrap(wrapped, &board, got));
	assert_memory_equal(got, key, sizeof key);
	assert_false(crypto_wrap(key, nobody, wrapped));
	assert_false(crypto_unwrap(wrapped, &board, got));
}

static const uint8_t file_key[32] = { 1, 2, 3 };

static void test_encrypt_sizes(void **state)
{
	static const size_t sizes[] = { 0, 1, 17, 65535, 65536, 65537, 131072, 200000 };
	char *plain = calloc(1, 200000);
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct buf sealed = BUF(BUF_MIB), opened = BUF(BUF_MIB);
		struct err err;
		memset(plain, 'a' + (int)i, 200000);
		crypto_encrypt(file_key, "b", 1, plain, sizes[i], &sealed);
		assert_int_equal(sealed.len, sizes[i] + 24 + 17 * (sizes[i] ? (sizes[i] + 65535) / 65536 : 1));
		buf_puts(&opened, "x");
		assert_true(crypto_decrypt(file_key, "b", 1, sealed.data, sealed.len, &opened, &err));
		assert_int_equal(opened.len, sizes[i] + 1);
		assert_memory_equal(opened.data + 1, plain, sizes[i]);
		buf_release(&sealed);
		buf_release(&opened);
	}
	free(plain);
}

/* True if it is refused as damaged and nothing is left in the buffer. */
static bool refused(const uint8_t key[32], const char *bound, const char *bytes, size_t len)
{
	struct buf opened = BUF(BUF_MIB);
	struct err err = { .code = ERR_NONE };
	buf_puts(&opened, "x");
	bool ok = crypto_decrypt(key, bound, strlen(bound), bytes, len, &opened, &err);
	bool clean = opened.len == 1 && !opened.full;
	buf_release(&opened);
	return !ok && clean && err.code == ERR_DAMAGED;
}

static void test_tamper_every_byte(void **state)
{
	static const char plain[] = "Do you have a policy? partly";
	static const uint8_t wrong_key[32] = { 1, 2, 4 };
	struct buf sealed = BUF(BUF_MIB);
	crypto_encrypt(file_key, "header", 6, plain, sizeof plain, &sealed);
	assert_false(refused(file_key, "header", sealed.data, sealed.len));
	assert_true(refused(wrong_key, "header", sealed.data, sealed.len));
	assert_true(refused(file_key, "Header", sealed.data, sealed.len));
	assert_true(refused(file_key, "", sealed.data, sealed.len));
	for (size_t bit = 0; bit < sealed.len * 8; bit++) {
		sealed.data[bit / 8] = (char)(sealed.data[bit / 8] ^ (1 << bit % 8));
		assert_true(refused(file_key, "header", sealed.data, sealed.len));
		sealed.data[bit / 8] = (char)(sealed.data[bit / 8] ^ (1 << bit % 8));
	}
	for (size_t len = 0; len < sealed.len; len++)
		assert_true(refused(file_key, "header", sealed.data, len));
	buf_puts(&sealed, "more");
	assert_true(refused(file_key, "header", sealed.data, sealed.len));
	buf_release(&sealed);
}

/* Cut at a chunk's end, chunks exchanged, a chunk twice, two payloads in a row. */
static void test_tamper_chunks(void **state)
{
	const size_t chunk = 65536 + 17;
	char *plain = calloc(3, 65536);
	struct buf sealed = BUF(BUF_MIB), mixed = BUF(BUF_MIB);
	crypto_encrypt(file_key, "h", 1, plain, (size_t)3 * 65536, &sealed);
	assert_int_equal(sealed.len, 24 + 3 * chunk);
	assert_false(refused(file_key, "h", sealed.data, sealed.len));
	assert_true(refused(file_key, "h", sealed.data, 24 + 2 * chunk));
	assert_true(refused(file_key, "h", sealed.data, 24 + chunk));
	assert_true(refused(file_key, "h", sealed.data, 24));
	buf_add(&mixed, sealed.data, 24);
	buf_add(&mixed, sealed.data + 24 + chunk, chunk);
	buf_add(&mixed, sealed.data + 24, chunk);
	buf_add(&mixed, sealed.data + 24 + 2 * chunk, chunk);
	assert_true(refused(file_key, "h", mixed.data, mixed.len));
	buf_clear(&mixed);
	buf_add(&mixed, sealed.data, sealed.len);
	buf_add(&mixed, sealed.data + 24 + 2 * chunk, chunk);
	assert_true(refused(file_key, "h", mixed.data, mixed.len));
	buf_release(&sealed);
	buf_release(&mixed);
	free(plain);
}

static void test_decrypt_ceiling(void **state)
{
	struct buf sealed = BUF(1000), exact = BUF(10), small = BUF(9);
	struct err err = { .code = ERR_NONE };
	crypto_encrypt(file_key, NULL, 0, "0123456789", 10, &sealed);
	assert_true(crypto_decrypt(file_key, NULL, 0, sealed.data, sealed.len, &exact, &err));
	assert_int_equal(err.code, ERR_NONE);
	assert_string_equal(buf_text(&exact), "0123456789");
	assert_false(crypto_decrypt(file_key, NULL, 0, sealed.data, sealed.len, &small, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	assert_int_equal(small.len, 0);
	buf_release(&sealed);
	buf_release(&exact);
	buf_release(&small);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sha256),
		cmocka_unit_test(test_content_digest),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_bad_base64),
		cmocka_unit_test(test_is_hex),
		cmocka_unit_test(test_random_same_wipe),
		cmocka_unit_test(test_key_text),
		cmocka_unit_test(test_sign),
		cmocka_unit_test(test_sign_is_deterministic),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_encrypt_sizes),
		cmocka_unit_test(test_tamper_every_byte),
		cmocka_unit_test(test_tamper_chunks),
		cmocka_unit_test(test_decrypt_ceiling),
	};
	return crypto_start() ? RUN(tests) : 1;
}
