/* SPDX-License-Identifier: MIT */
/* The courier and the board, as a story needs them: no network, but real files and real signatures. */
#include "story_inside.h"

#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "page/gettext.h"
#include "store/outbox.h"
#include "wire/sealed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As if the courier had been started: none is, since it would go to the network. */
static void sending(struct driver *driver, char *rest)
{
	driver->model.sending = (struct sending){ .active = true, .revision = 1 };
	model_build(&driver->model);
}

static void send_json(struct driver *driver, struct json *json)
{
	struct message message = message_now(MESSAGE_COURIER);
	message.json = json;
	message.state = driver->model.state;
	worker_send(&driver->worker, &message);
	json_free(json);
}

static void courier(struct driver *driver, char *rest)
{
	static const char *const members[] = { "what", "safe", "next" };
	struct json *json = json_object();
	char *at, *event = strtok_r(rest, "|", &at);
	json_set_text(json, "event", event);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		const char *sentence = strtok_r(NULL, "|", &at);
		json_set_text(json, members[i], sentence ? gettext(sentence) : NULL);
	}
	send_json(driver, json);
}

static void progress(struct driver *driver, char *rest)
{
	struct json *json = json_object();
	long long bytes = 0, total = 0;
	assert_int_equal(sscanf(rest, "%lld %lld", &bytes, &total), 2);
	json_set_text(json, "event", "progress");
	json_set_int(json, "bytes", bytes);
	json_set_int(json, "total", total);
	send_json(driver, json);
}

static void ended(struct driver *driver, char *rest)
{
	struct message message = message_now(MESSAGE_COURIER_ENDED);
	message.state = driver->model.state;
	message.ok = false;
	worker_send(&driver->worker, &message);
}

/* The board's receipt for what was sealed: the real bytes, signed with its key. */
static void sign_receipt(struct driver *driver, int64_t revision, const char *notes, struct buf *out)
{
	const struct opened *opened = driver->model.opened;
	struct receipt receipt = { .epoch = 1, .sequence = 42, .revision = revision, .received = "2026-11-21T19:10:31Z" };
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	struct err err = { 0 };
	assert_true(outbox_read(&driver->store, opened->id, revision, &sealed, &err));
	receipt.bytes = (int64_t)sealed.len;
	crypto_sha256_hex(sealed.data, sealed.len, receipt.sha256);
	text_copy(receipt.board, sizeof receipt.board, opened->pack.board.id);
	text_copy(receipt.org, sizeof receipt.org, json_get_text(json_get(opened->assessment->draft, "agency"), "id"));
	text_copy(receipt.submission, sizeof receipt.submission, opened->id);
	snprintf(receipt.form, sizeof receipt.form, "%s/%d", opened->assessment->form->id, opened->assessment->form->version);
	text_copy(receipt.pack_sha256, sizeof receipt.pack_sha256, opened->pack.sha256);
	text_copy(receipt.notes, sizeof receipt.notes, notes);
	memset(receipt.prev, '0', sizeof receipt.prev - 1);
	receipt_write(&receipt, &driver->receipt_pair, out);
	buf_release(&sealed);
}

/* Sealed, sent, and received: the files are there afterwards. */
static void received(struct driver *driver, char *rest)
{
	struct opened *opened = driver->model.opened;
	struct message message = message_now(MESSAGE_COURIER_ENDED);
	struct buf text = BUF(RECEIPT_MAX_BYTES);
	struct receipt receipt;
	struct err err = { 0 };
	int64_t revision;
	if (!store_seal(opened, message.now, &revision, &err) || !outbox_note(&driver->store, opened->id, revision, message.now, "begin", NULL, &err))
		fail_msg("%s %s %s", err_name(err.code), err.where, err.detail);
	sign_receipt(driver, revision, rest, &text);
	if (!outbox_take_receipt(&driver->store, opened->id, revision, text.data, text.len, &receipt, &err))
		fail_msg("%s %s %s", err_name(err.code), err.where, err.detail);
	buf_release(&text);
	driver->model.sending.revision = revision;
	message.receipt = &receipt;
	message.reference = "SU-4F7K-92QX";
	message.state = store_state(opened);
	worker_send(&driver->worker, &message);
}

const struct happening board_happenings[] = {
	{ "sending", sending }, { "courier", courier }, { "progress", progress }, { "ended", ended }, { "received", received },
};
const size_t n_board_happenings = sizeof board_happenings / sizeof *board_happenings;
