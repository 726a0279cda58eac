/* SPDX-License-Identifier: MIT */
#include "wire/problem.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"

#include <string.h>

#define PROBLEM_PATH "/problems/"
#define DIGEST_KEY "sha-256"

void problem_write(const struct problem *problem, const char *endpoint, struct buf *out)
{
	struct json *json = json_object();
	struct buf type = BUF(1024);
	buf_printf(&type, "%s" PROBLEM_PATH "%s", endpoint, problem->name);
	json_set_text(json, "type", buf_text(&type));
	json_set_text(json, "title", problem->title);
	json_set_int(json, "status", problem->status);
	json_set_text(json, "detail", problem->detail);
	json_write(json, false, out);
	buf_putc(out, '\n');
	json_free(json);
	buf_release(&type);
}

/* The last part of a type, if it is one of our names. */
static const char *name_of_type(const char *type)
{
	const char *at = type ? strstr(type, PROBLEM_PATH) : NULL;
	const char *name = at ? at + strlen(PROBLEM_PATH) : "";
	return name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] ? "" : name;
}

static void copy_safe(char *to, size_t size, const char *text)
{
	struct buf safe = BUF(4096);
	text_safe(&safe, text, strlen(text), false);
	text_copy(to, size, buf_text(&safe));
	buf_release(&safe);
}

bool problem_read(const char *bytes, size_t len, char *name, size_t name_size, char *detail, size_t detail_size)
{
	static const struct json_limits limits = { .max_bytes = 64 * 1024, .max_text = 16 * 1024, .max_nodes = 1000, .max_depth = 16 };
	struct json *json;
	if (!json_parse(bytes, len, &limits, "problem", &json, NULL))
		return false;
	const char *type = json_get_text(json, "type"), *title = json_get_text(json, "title"), *more = json_get_text(json, "detail");
	bool ok = json_kind(json) == JSON_OBJECT && (type || title || more);
	if (ok) {
		copy_safe(name, name_size, name_of_type(type));
		copy_safe(detail, detail_size, more ? more : title ? title : "");
	}
	json_free(json);
	return ok;
}

static void write_digest(const uint8_t sha256[32], char to[64])
{
	struct buf text = BUF(63);
	buf_puts(&text, DIGEST_KEY "=:");
	crypto_to_base64(sha256, 32, &text);
	buf_putc(&text, ':');
	memcpy(to, buf_text(&text), text.len + 1);
	buf_release(&text);
}

void content_digest(const void *bytes, size_t len, char to[64])
{
	uint8_t sum[32];
	crypto_sha256(bytes, len, sum);
	write_digest(sum, to);
}

/* One member of the dictionary, without the blanks round it. */
static const char *next_member(const char **at, size_t *ret_len)
{
	*at += strspn(*at, " \t,");
	const char *member = *at;
	size_t len = strcspn(member, ",");
	*at = member + len;
	while (len > 0 && strchr(" \t", member[len - 1]))
		len--;
	*ret_len = len;
	return len ? member : NULL;
}

bool content_digest_is(const char *header, const uint8_t sha256[32])
{
	char ours[64];
	size_t member_len, found = 0;
	write_digest(sha256, ours);
	for (const char *member; (member = next_member(&header, &member_len));) {
		if (strncmp(member, DIGEST_KEY "=", sizeof DIGEST_KEY) != 0)
			continue;
		if (++found > 1 || member_len != strlen(ours) || memcmp(member, ours, member_len) != 0)
			return false;
	}
	return found == 1;
}

bool content_digest_fits(const char *header, const void *bytes, size_t len)
{
	uint8_t sum[32];
	crypto_sha256(bytes, len, sum);
	return content_digest_is(header, sum);
}
