/* SPDX-License-Identifier: MIT */
#include "client/effects.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "client/earlier.h"
#include "client/loop.h"
#include "client/practice.h"
#include "client/print.h"
#include "client/received.h"
#include "client/rescue.h"
#include "client/speaking.h"
#include "page/gettext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct message message_now(enum message_kind kind)
{
	return (struct message){ .kind = kind, .now = clock_now(), .now_ms = clock_monotonic_ms(), .ok = true };
}

static void send_with_state(struct worker *worker, struct message *message, const struct opened *opened);

static void load_home(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct store_entries entries = { 0 };
	struct memberships memberships = { 0 };
	struct message message = message_now(MESSAGE_HOME);
	message.ok = store_list(worker->store, clock_local_day(message.now), &entries, &message.err)
		&& store_memberships(worker->store, &memberships, &message.err);
	message.home = &entries;
	message.memberships = &memberships;
	worker_send(worker, &message);
	store_entries_release(&entries);
	memberships_release(&memberships);
	worker->litter = true;
}

static void join(struct worker *worker, const struct effect *effect)
{
	struct membership membership;
	struct buf file = BUF(INVITATION_MAX_BYTES);
	struct message message = message_now(MESSAGE_JOINED);
	message.ok = file_read(effect->text, &file, &message.err)
		&& store_join(worker->store, file.data, file.len, effect->n, &membership, &message.err);
	buf_release(&file);
	worker_send(worker, &message);
}

static void give_opened(struct worker *worker, struct message *message, int64_t just_begun)
{
	struct receipt receipt;
	char reference[16] = "", earlier[EARLIER_TITLE_BYTES];
	message->n = just_begun;
	if (message->ok) {
		if (earlier_title(worker->store, message->opened->assessment, earlier))
			message->earlier = earlier;
		if (received_newest(message->opened, &receipt, reference)) {
			message->receipt = &receipt;
			message->reference = reference;
		}
		assessment_set_today(message->opened->assessment, clock_local_day(message->now));
	}
	send_with_state(worker, message, message->ok ? message->opened : NULL);
}

/* The route is the form's own default until the person chooses on the page that asks. */
MUST_USE static bool begin_on(struct store *store, const struct membership *membership, struct message *message)
{
	struct pack pack;
	if (!store_pack_open(store, membership->pack_sha256, &pack, &message->err))
		return false;
	bool ok = store_begin(store, membership, form_default_route(pack.form), message->now, &message->opened, &message->err);
	pack_release(&pack);
	return ok;
}

static void begin(struct worker *worker, const struct effect *effect)
{
	const struct memberships *memberships = &worker->model->memberships;
	struct message message = message_now(MESSAGE_OPENED);
	if (effect->n < 0 || (size_t)effect->n >= memberships->n)
		return;
	message.ok = begin_on(worker->store, &memberships->items[effect->n], &message);
	give_opened(worker, &message, 1);
}

static void begin_tour(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct message message = message_now(MESSAGE_TOUR);
	message.ok = practice_begin(worker->store, message.now, &message.opened, &message.err);
	give_opened(worker, &message, 0);
}

static const char *holder_words(char *to, size_t size)
{
	char host[128] = "";
	if (gethostname(host, sizeof host - 1))
		host[0] = '\0';
	snprintf(to, size, "%s, process %ld", host, (long)getpid());
	return to;
}

static void open_it(struct worker *worker, const struct effect *effect)
{
	char holder[200];
	struct message message = message_now(MESSAGE_OPENED);
	message.ok = store_load(worker->store, effect->text, false, clock_local_day(message.now), holder_words(holder, sizeof holder),
		&message.opened, &message.err);
	worker->litter = true;
	give_opened(worker, &message, 0);
}

/* The earlier year's is only lent: update() takes from it what it wants. */
static void carry(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct message message = message_now(MESSAGE_EARLIER);
	struct opened *earlier = earlier_open(worker->store, worker->model->opened->assessment);
	message.opened = earlier;
	message.ok = earlier != NULL;
	worker_send(worker, &message);
	store_close(earlier);
}

static void save(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct opened *opened = worker->model->opened;
	struct message message = message_now(MESSAGE_SAVED);
	if (!opened || opened->read_only)
		return;
	message.ok = store_save(opened, &message.err);
	send_with_state(worker, &message, opened);
}

static void close_it(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct opened *opened = worker->model->opened;
	struct message message = message_now(MESSAGE_CLOSED);
	if (!opened)
		return;
	if (model_has_unsaved(worker->model))
		message.ok = store_save(opened, &message.err);
	worker_send(worker, &message);
}

static void seal(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct message message = message_now(MESSAGE_SEALED);
	message.ok = store_save(worker->model->opened, &message.err)
		&& store_seal(worker->model->opened, message.now, &message.n, &message.err);
	send_with_state(worker, &message, worker->model->opened);
}

static void start_courier(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct model *model = worker->model;
	struct message message = message_now(MESSAGE_COURIER_ENDED);
	message.text = model->opened->id;
	if (worker->courier.pid) {
		say(model, "%s", _("Another assessment is being sent just now. Wait a little, then try again."));
		model->sending.active = false;
		model_build(model);
		return;
	}
	text_copy(worker->sending_id, sizeof worker->sending_id, model->opened->id);
	if (courier_start(&worker->courier, worker->options->send_program, worker->store->dir, model->opened->id, model->code, &message.err))
		return;
	message.ok = false;
	send_with_state(worker, &message, model->opened);
}

static void cancel_courier(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	courier_cancel(&worker->courier);
}

static void print_it(struct worker *worker, const struct effect *effect)
{
	char *path = NULL;
	struct message message = message_now(MESSAGE_PRINTED);
	const struct copies copies = { .folder = worker->options->copies_folder, .practice = worker->model->practice, .now = message.now };
	message.ok = print_write(worker->model->opened, (enum print)effect->n, &copies, &path, &message.err);
	message.text = path;
	worker_send(worker, &message);
	free(path);
}

static void rescue(struct worker *worker, const struct effect *effect)
{
	char *path = NULL;
	struct message message = message_now(MESSAGE_RESCUED);
	const struct opened *opened = worker->model->opened;
	if (!opened)
		return;
	message.ok = effect->text[0] ? rescue_into(opened, effect->text, &path, &message.err) : rescue_anywhere(opened, &path, &message.err);
	message.text = path;
	worker_send(worker, &message);
	free(path);
}

static void redraw(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	worker->redraw = true;
}

static void suspend(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	if (worker->suspend)
		worker->suspend();
}

static void quit(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	worker->quit = worker->model->quitting;
}

static void (*const carry_out[])(struct worker *worker, const struct effect *effect) = {
	[EFFECT_LOAD_HOME] = load_home, [EFFECT_JOIN] = join, [EFFECT_BEGIN] = begin, [EFFECT_OPEN] = open_it, [EFFECT_TOUR] = begin_tour,
	[EFFECT_CLOSE] = close_it, [EFFECT_SAVE] = save, [EFFECT_SEAL] = seal, [EFFECT_SEND] = start_courier, [EFFECT_CANCEL_SEND] = cancel_courier,
	[EFFECT_LANGUAGES] = speaking_find, [EFFECT_LANGUAGE] = speaking_change,
	[EFFECT_PRINT] = print_it, [EFFECT_CARRY] = carry, [EFFECT_QUIT] = quit, [EFFECT_EDIT] = worker_edit, [EFFECT_SWEEP] = worker_sweep,
	[EFFECT_RESCUE] = rescue,
	[EFFECT_REDRAW] = redraw,
	[EFFECT_SUSPEND] = suspend,
};

void worker_do(struct worker *worker, const struct effect *effect)
{
	carry_out[effect->kind](worker, effect);
}

/* update() asks no file: what the files say of the open assessment goes with every message that follows an effect. */
static void send_with_state(struct worker *worker, struct message *message, const struct opened *opened)
{
	if (opened)
		message->state = store_state(opened);
	worker_send(worker, message);
}

void worker_send(struct worker *worker, const struct message *message)
{
	struct effects effects = { .n = 0 };
	update(worker->model, message, &effects);
	for (size_t i = 0; i < effects.n; i++)
		worker_do(worker, &effects.items[i]);
}

static void take_line(void *ctx, const char *line, size_t len)
{
	struct worker *worker = ctx;
	struct json *json = NULL;
	if (!json_parse(line, len, &json_default_limits, "section11-send", &json, NULL))
		return;
	struct message message = message_now(MESSAGE_COURIER);
	message.json = json;
	send_with_state(worker, &message, worker->model->opened);
	json_free(json);
}

void worker_courier(struct worker *worker)
{
	int status;
	struct receipt receipt;
	char reference[16] = "";
	if (courier_read(&worker->courier, take_line, worker, &status))
		return;
	struct message message = message_now(MESSAGE_COURIER_ENDED);
	struct opened *opened = worker->model->opened;
	message.n = status;
	message.ok = status == 0;
	message.text = worker->sending_id;
	if (opened && !strcmp(opened->id, worker->sending_id) && received_newest(opened, &receipt, reference)) {
		message.receipt = &receipt;
		message.reference = reference;
	}
	send_with_state(worker, &message, opened);
}
