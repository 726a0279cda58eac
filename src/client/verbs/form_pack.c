/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "client/verbs/form_source.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "form/pack.h"
#include "page/gettext.h"

#include <stdlib.h>
#include <string.h>

enum { BOARD, OUTPUT };

static const struct verb_option options[] = {
	[BOARD] = { "board", 0, "FOLDER", N_("The board's folder: its board.json, and keys/pack.key, which signs.") },
	[OUTPUT] = { "output", 'o', "FILE", N_("The pack to write, such as third-sector-2026.s11pack.") },
};

/* Who signs. */
struct signer {
	struct board_identity board;
	struct crypto_sign_pair pair;
};

static bool read_json(const char *folder, const char *name, struct json **ret_json, struct err *err)
{
	struct buf text = BUF((size_t)64 * 1024);
	char *path = file_join(folder, name);
	bool ok = file_read(path, &text, err) && json_parse(buf_text(&text), text.len, &json_default_limits, path, ret_json, err);
	if (text.data)
		crypto_wipe(text.data, text.len);
	buf_release(&text);
	free(path);
	return ok;
}

/* The key file of a board: {"format": "section11-key", "purpose": "pack", "public", "secret"} (docs/FORMATS.md). */
static bool take_key(const struct json *json, struct signer *signer, struct err *err)
{
	struct buf secret = BUF(sizeof signer->pair.secret_key + 1);
	const char *purpose = json_get_text(json, "purpose"), *public = json_get_text(json, "public");
	const char *text = json_get_text(json, "secret");
	bool ok = purpose && !strcmp(purpose, "pack") && public && crypto_key_from_text(public, signer->pair.public_key) &&
		text && crypto_from_base64(text, &secret) && secret.len == sizeof signer->pair.secret_key;
	if (ok)
		memcpy(signer->pair.secret_key, secret.data, secret.len);
	if (secret.data)
		crypto_wipe(secret.data, secret.len);
	buf_release(&secret);
	if (!ok)
		return err_set(err, ERR_FORMAT, "keys/pack.key", "no key that signs packs");
	return crypto_same(signer->pair.public_key, signer->board.pack_key, 32) ||
		err_set(err, ERR_WRONG_KEY, "keys/pack.key", "the key of another board");
}

static bool read_signer(const char *folder, struct signer *signer, struct err *err)
{
	struct json *board = NULL, *key = NULL;
	bool ok = read_json(folder, "board.json", &board, err) &&
		board_identity_from_json(json_get(board, "board"), &signer->board, err) &&
		read_json(folder, "keys/pack.key", &key, err) && take_key(key, signer, err);
	json_free(board);
	json_free(key);
	return ok;
}

/* The pack is read back before it is said to be one. */
static int write_pack(const struct call *call, const struct buf *pack)
{
	struct pack opened;
	struct err err;
	const char *path = call->values[OUTPUT];
	if (!pack_open(buf_text(pack), pack->len, NULL, path, &opened, &err))
		return fail_with(&err);
	struct buf line = BUF(1024);
	buf_printf(&line, "%s\n", opened.sha256);
	pack_release(&opened);
	int status = out_file(pack, path);
	if (status == STATUS_OK)
		status = out_text(&line);
	buf_release(&line);
	return status;
}

static int build(const struct call *call, const struct json *body)
{
	struct signer signer;
	struct err err;
	int status;
	if (read_signer(call->values[BOARD], &signer, &err)) {
		struct buf pack = BUF(PACK_MAX_BYTES);
		pack_build(body, &signer.board, &signer.pair, &pack);
		status = write_pack(call, &pack);
		buf_release(&pack);
	} else {
		status = fail_with(&err);
	}
	crypto_wipe(&signer, sizeof signer);
	return status;
}

static int run(struct call *call)
{
	struct form_faults faults = { 0 };
	struct form_pos pos = { 0 };
	struct json *body = NULL;
	if (!call->values[BOARD] || !call->values[OUTPUT])
		return misused(call->verb, _("Say who signs, with --board, and which file to write, with -o."));
	int status = form_source_join(call->operands[0], &body, &faults);
	if (status == STATUS_OK)
		status = form_source_translate(call->operands[0], body, &pos, &faults);
	if (status == STATUS_OK)
		status = build(call, body);
	else if (faults.n)
		status = form_faults_say(call->operands[0], &faults);
	json_free(body);
	form_pos_release(&pos);
	form_faults_release(&faults);
	return status;
}

const struct verb verb_form_pack = {
	.name = "form pack", .operands = "FILE",
	.summary = N_("Join a form and all it names into one signed pack. Its SHA-256 is printed."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
