/* SPDX-License-Identifier: MIT */
#include "wire/submission.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "entry/assessment.h"
#include "entry/signoff.h"
#include "wire/sealed.h"

#include <string.h>

#define SUBMISSION_FORMAT "section11-submission"
#define SUBMISSION_VERSION 1

static struct json *approval_json(const struct approval *approval)
{
	struct json *json = json_object();
	json_set_text(json, "name", approval->name);
	json_set_text(json, "role", approval->role);
	json_set_text(json, "day", approval->day);
	json_set_text(json, "digest", approval->digest);
	json_set_text(json, "at", approval->at);
	return json;
}

/* What stands round the content. */
struct front {
	struct approval approval;
	int64_t revision, supersedes;
	const char *history_last;
};

/* Every member before "content", without the closing brace. */
static void write_front(const struct assessment *assessment, const struct front *front, struct buf *out)
{
	struct json *json = json_object();
	json_set_text(json, "format", SUBMISSION_FORMAT);
	json_set_int(json, "format_version", SUBMISSION_VERSION);
	json_set_text(json, "id", assessment_id(assessment));
	json_set_int(json, "revision", front->revision);
	if (front->supersedes)
		json_set_int(json, "supersedes", front->supersedes);
	json_set(json, "approval", approval_json(&front->approval));
	if (front->history_last && *front->history_last)
		json_set_text(json, "history", front->history_last);
	json_write(json, false, out);
	json_free(json);
	buf_cut(out, out->len - 1);
}

/* The whole text, with the content as it is, byte for byte, and the sum at the end. */
static bool write_whole(const struct assessment *assessment, const struct front *front, const struct buf *content,
	struct buf *out,
	struct err *err)
{
	struct buf text = BUF(SEALED_MAX_BYTES);
	char sum[CRYPTO_HEX_BYTES];
	write_front(assessment, front, &text);
	buf_puts(&text, ",\"content\":");
	buf_add(&text, buf_text(content), content->len);
	crypto_sha256_hex(buf_text(&text), text.len, sum);
	buf_printf(&text, ",\"sum\":\"%s\"}\n", sum);
	bool ok = !content->full && !text.full && !out->full && text.len <= out->max_bytes - out->len;
	if (ok)
		buf_add(out, text.data, text.len);
	if (text.data)
		crypto_wipe(text.data, text.len);
	buf_release(&text);
	return ok || err_set(err, ERR_TOO_BIG, "content", "it does not fit into a submission");
}

bool submission_write_with_history(const struct assessment *assessment, int64_t revision, int64_t supersedes,
	const char *history_last, struct buf *out, struct err *err)
{
	struct front front = { .revision = revision, .supersedes = supersedes, .history_last = history_last };
	struct buf content = BUF(SEALED_MAX_BYTES);
	char digest[CRYPTO_HEX_BYTES];
	if (revision < 1 || supersedes < 0 || supersedes >= revision)
		return err_set(err, ERR_INVALID, "revision", "%lld after %lld", (long long)revision, (long long)supersedes);
	if (!approval_get(assessment, &front.approval))
		return err_set(err, ERR_STATE, "approval", "it has not been approved");
	submission_content(assessment, &content);
	crypto_sha256_hex(buf_text(&content), content.len, digest);
	bool ok = (front.approval.digest && strcmp(digest, front.approval.digest) == 0) ||
		err_set(err, ERR_STATE, "approval", "what was approved is not what would be sent");
	ok = ok && write_whole(assessment, &front, &content, out, err);
	if (content.data)
		crypto_wipe(content.data, content.len);
	buf_release(&content);
	return ok;
}

bool submission_write(const struct assessment *assessment, int64_t revision, int64_t supersedes, struct buf *out, struct err *err)
{
	return submission_write_with_history(assessment, revision, supersedes, NULL, out, err);
}

/* The end of the string that begins with the quote at `at`, in JSON that has passed the gate. */
static const char *past_string(const char *at)
{
	for (at++; *at != '"'; at++)
		at += *at == '\\';
	return at + 1;
}

/* The end of the value at `at`: where a comma or a closing bracket of its own container stands. */
static const char *past_value(const char *at, const char *end)
{
	int depth = 0;
	while (at < end && (depth > 0 || !strchr(",}]", *at))) {
		if (*at == '"') {
			at = past_string(at);
			continue;
		}
		depth += *at == '{' || *at == '[';
		depth -= *at == '}' || *at == ']';
		at++;
	}
	return at;
}

static const char *past_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* The bytes of a top member's value as they stand. The whole object has passed the gate. */
static bool span_of(const char *bytes, size_t len, const char *key, const char **ret_at, size_t *ret_len)
{
	const char *at = past_blanks(bytes), *end = bytes + len;
	size_t key_len = strlen(key);
	while (at < end && *at != '}') {
		const char *name = past_blanks(at + 1), *past = past_string(name);
		const char *value = past_blanks(past_blanks(past) + 1);
		at = past_value(value, end);
		if ((size_t)(past - name) == key_len + 2 && memcmp(name + 1, key, key_len) == 0) {
			*ret_at = value;
			*ret_len = (size_t)(at - value);
			return true;
		}
	}
	return false;
}

static bool check(const struct json *json, const char *bytes, size_t len, struct err *err)
{
	const char *format = json_get_text(json, "format"), *approved = json_get_text(json_get(json, "approval"), "digest"), *content;
	char digest[CRYPTO_HEX_BYTES];
	int64_t version = 0, revision = 0;
	size_t content_len;
	if (!format || strcmp(format, SUBMISSION_FORMAT) != 0 || !json_get_int(json, "format_version", &version))
		return err_set(err, ERR_FORMAT, "format", "not a submission");
	if (version > SUBMISSION_VERSION)
		return err_set(err, ERR_NEWER, "format_version", "submission format %lld", (long long)version);
	if (!id_is_uuid(json_get_text(json, "id")) || !json_get_int(json, "revision", &revision) || revision < 1)
		return err_set(err, ERR_FORMAT, "revision", "no id or no revision");
	if (!approved || json_kind(json_get(json, "content")) != JSON_OBJECT || !span_of(bytes, len, "content", &content, &content_len))
		return err_set(err, ERR_FORMAT, "content", "no content or no approval");
	crypto_sha256_hex(content, content_len, digest);
	return strcmp(digest, approved) == 0 || err_set(err, ERR_MISMATCH, "approval", "its digest is not that of the content");
}

bool submission_read(const char *bytes, size_t len, struct json **ret_json, struct err *err)
{
	struct json *json;
	if (!json_check_seal(bytes, len, "submission", err) || !json_parse(bytes, len, &json_default_limits, "submission", &json, err))
		return false;
	if (!check(json, bytes, len, err)) {
		json_free(json);
		return false;
	}
	*ret_json = json;
	return true;
}
