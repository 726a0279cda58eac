/* SPDX-License-Identifier: MIT */
#include "form/pack.h"

#include "base/json.h"
#include "base/text.h"

#include <stddef.h>
#include <string.h>

static bool id_is_right(const char *id)
{
	return *id != '\0' && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
}

static bool name_is_right(const char *name)
{
	return *name != '\0';
}

/* The members of a board, texts and keys, with their places in the record. */
static const struct text_member {
	const char *name, *pointer;
	size_t at, size;
	bool (*is_right)(const char *text);
} texts[] = {
	{ "id", "/board/id", offsetof(struct board_identity, id), sizeof(((struct board_identity *)0)->id), id_is_right },
	{ "name", "/board/name", offsetof(struct board_identity, name), sizeof(((struct board_identity *)0)->name), name_is_right },
	{ "endpoint", "/board/endpoint", offsetof(struct board_identity, endpoint), sizeof(((struct board_identity *)0)->endpoint),
		endpoint_is_allowed },
};
static const struct key_member {
	const char *name, *pointer;
	size_t at;
} keys[] = {
	{ "pack", "/board/keys/pack", offsetof(struct board_identity, pack_key) },
	{ "receipt", "/board/keys/receipt", offsetof(struct board_identity, receipt_key) },
	{ "working", "/board/keys/working", offsetof(struct board_identity, working_key) },
	{ "recovery", "/board/keys/recovery", offsetof(struct board_identity, recovery_key) },
};
#define N(table) (sizeof(table) / sizeof((table)[0]))

struct json *board_identity_to_json(const struct board_identity *board)
{
	struct json *json = json_object(), *pairs = json_object();
	for (size_t i = 0; i < N(texts); i++)
		json_set_text(json, texts[i].name, (const char *)board + texts[i].at);
	for (size_t i = 0; i < N(keys); i++) {
		char text[CRYPTO_PUBLIC_TEXT_BYTES];
		crypto_key_text((const uint8_t *)board + keys[i].at, text);
		json_set_text(pairs, keys[i].name, text);
	}
	json_set(json, "keys", pairs);
	return json;
}

bool board_identity_from_json(const struct json *json, struct board_identity *ret_board, struct err *err)
{
	struct board_identity board = { 0 };
	for (size_t i = 0; i < N(texts); i++) {
		const char *text = json_get_text(json, texts[i].name);
		if (text == NULL || strlen(text) >= texts[i].size || !texts[i].is_right(text))
			return err_set(err, ERR_INVALID, texts[i].pointer, "is not what a board's %s must be", texts[i].name);
		text_copy((char *)&board + texts[i].at, texts[i].size, text);
	}
	for (size_t i = 0; i < N(keys); i++) {
		const char *text = json_get_text(json_get(json, "keys"), keys[i].name);
		if (text == NULL || !crypto_key_from_text(text, (uint8_t *)&board + keys[i].at))
			return err_set(err, ERR_INVALID, keys[i].pointer, "is not a public key in base64");
	}
	*ret_board = board;
	return true;
}
