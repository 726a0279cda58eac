/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"
#include "entry/signoff.h"
#include "wire/sealed.h"
#include "wire/submission.h"

#include <stdlib.h>
#include <string.h>

#define UUID "6f1c2f9e-0d6b-4f0a-9c1d-2b7e5a3c4d5e"

static struct fixture fixture;
static struct pack pack;
static struct assessment *assessment;

static int make(void **state)
{
	struct err err = { 0 };
	fixture_make(&fixture, NULL);
	assert_works(pack_open(fixture.pack.data, fixture.pack.len, NULL, "test", &pack, &err), &err);
	const struct agency_ref agency = { fixture.agency, "Oak Street Youth Club", "VCS" };
	assessment = assessment_new(pack.form, UUID, &agency, "core", NOW);
	return 0;
}

static int release(void **state)
{
	assessment_free(assessment);
	pack_release(&pack);
	fixture_release(&fixture);
	return 0;
}

static void test_needs_an_approval(void **state)
{
	struct buf out = BUF(SEALED_MAX_BYTES);
	struct err err = { 0 };
	assert_false(submission_write(assessment, 1, 0, &out, &err));
	assert_int_equal(err.code, ERR_STATE);
	fixture_complete(assessment, NOW);
	assert_works(submission_write(assessment, 1, 0, &out, &err), &err);
	fixture_answer(assessment, "fully", "Changed after the approval.", NOW + 60);
	buf_clear(&out);
	assert_false(submission_write(assessment, 1, 0, &out, &err));
	assert_int_equal(err.code, ERR_STATE);
	assert_int_equal(out.len, 0);
	fixture_complete(assessment, NOW + 120);
	assert_false(submission_write(assessment, 0, 0, &out, &err));
	assert_int_equal(err.code, ERR_INVALID);
	assert_false(submission_write(assessment, 2, 2, &out, &err));
	assert_int_equal(err.code, ERR_INVALID);
	struct buf small = BUF(100);
	assert_false(submission_write(assessment, 1, 0, &small, &err));
	assert_int_equal(err.code, ERR_TOO_BIG);
	assert_int_equal(small.len, 0);
	buf_release(&small);
	buf_release(&out);
}

static void test_content_is_what_was_approved(void **state)
{
	struct buf out = BUF(SEALED_MAX_BYTES), content = BUF(SEALED_MAX_BYTES);
	struct err err = { 0 };
	struct json *json;
	int64_t supersedes;
	fixture_complete(assessment, NOW);
	submission_content(assessment, &content);
	assert_works(submission_write_with_history(assessment, 2, 1, "abcd", &out, &err), &err);
	const char *at = strstr(out.data, ",\"content\":");
	assert_non_null(at);
	assert_memory_equal(at + strlen(",\"content\":"), content.data, content.len);
	assert_works(submission_read(out.data, out.len, &json, &err), &err);
	assert_string_equal(json_get_text(json, "id"), UUID);
	assert_string_equal(json_get_text(json, "history"), "abcd");
	assert_true(json_get_int(json, "supersedes", &supersedes));
	assert_int_equal(supersedes, 1);
	assert_string_equal(json_get_text(json_get(json, "approval"), "name"), "Ann Bell");
	json_free(json);
	buf_release(&out);
	buf_release(&content);
}

/* Sealed again after `find` became `put`: only the approval's digest can notice. */
static enum err_code read_changed(const struct buf *text, const char *find, const char *put)
{
	struct buf changed = BUF(SEALED_MAX_BYTES);
	struct json *json = NULL;
	struct err err = { .code = ERR_NONE };
	char sum[CRYPTO_HEX_BYTES];
	const char *at = strstr(text->data, find), *end = strstr(text->data, ",\"sum\":\"");
	assert_non_null(at);
	buf_add(&changed, text->data, (size_t)(at - text->data));
	buf_puts(&changed, put);
	at += strlen(find);
	buf_add(&changed, at, (size_t)(end - at));
	crypto_sha256_hex(changed.data, changed.len, sum);
	buf_printf(&changed, ",\"sum\":\"%s\"}\n", sum);
	bool ok = submission_read(changed.data, changed.len, &json, &err);
	assert_int_equal(ok, err.code == ERR_NONE);
	json_free(json);
	buf_release(&changed);
	return err.code;
}

static void test_changed_ones(void **state)
{
	static const struct {
		const char *find, *put;
		enum err_code code;
	} cases[] = {
		{ "\"revision\":1", "\"revision\":1", ERR_NONE },
		{ "\"value\":\"partly\"", "\"value\":\"fully\"", ERR_MISMATCH },
		{ "\"content\":{", "\"content\":{ ", ERR_MISMATCH },
		{ ",\"content\":", ",\"fine\":{\"content\":1},\"content\":", ERR_NONE },
		{ ",\"content\":", ", \"content\" : ", ERR_NONE },
		{ "\"content\":", "\"contents\":", ERR_FORMAT },
		{ "\"digest\":\"", "\"digest\":\"0", ERR_MISMATCH },
		{ "\"digest\":", "\"digests\":", ERR_FORMAT },
		{ "\"section11-submission\"", "\"section11-draft\"", ERR_FORMAT },
		{ "\"format_version\":1", "\"format_version\":2", ERR_NEWER },
		{ "\"revision\":1", "\"revision\":0", ERR_FORMAT },
		{ "\"id\":\"6f1c", "\"id\":\"6F1C", ERR_FORMAT },
		{ "\"id\":\"6f1c", "\"id\":\"6f1c\",\"id\":\"6f1c", ERR_DUPLICATE_KEY },
	};
	struct buf text = BUF(SEALED_MAX_BYTES);
	struct err err = { 0 };
	fixture_complete(assessment, NOW);
	assert_works(submission_write(assessment, 1, 0, &text, &err), &err);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		enum err_code code = read_changed(&text, cases[i].find, cases[i].put);
		if (code != cases[i].code)
			fail_msg("%s: %s", cases[i].put, err_name(code));
	}
	buf_release(&text);
}

static void test_every_byte(void **state)
{
	struct buf text = BUF(SEALED_MAX_BYTES);
	struct err err = { 0 };
	struct json *json;
	fixture_complete(assessment, NOW);
	assert_works(submission_write(assessment, 1, 0, &text, &err), &err);
	for (size_t at = 0; at < text.len; at++) {
		text.data[at] ^= 4;
		assert_false(submission_read(text.data, text.len, &json, NULL));
		text.data[at] ^= 4;
		assert_false(submission_read(text.data, at, &json, NULL));
	}
	assert_works(submission_read(text.data, text.len, &json, &err), &err);
	json_free(json);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_needs_an_approval),
		cmocka_unit_test(test_content_is_what_was_approved),
		cmocka_unit_test(test_changed_ones),
		cmocka_unit_test(test_every_byte),
	};
	return cmocka_run_group_tests(tests, make, release);
}
