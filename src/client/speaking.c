/* SPDX-License-Identifier: MIT */
#include "client/speaking.h"

#include "base/text.h"
#include "client/effects.h"
#include "client/messages.h"
#include "client/practice.h"

#include <stdlib.h>
#include <string.h>

void speaking_as_asked(struct store *store)
{
	language_list(store->language);
}

void speaking_start(struct store *store)
{
	char code[LANGUAGE_BYTES];
	speaking_as_asked(store);
	/* What is chosen and said by the environment too needs no catalogue opened anew. */
	if (!store_language(store, code) || strcmp(code, store->language) == 0)
		return;
	messages_use(code);
	speaking_as_asked(store);
}

/* The form once more, in the language that the store now wants; what is practised on comes from its sources. */
static bool open_again(struct worker *worker, bool whole, struct pack *ret, struct err *err)
{
	const char *sha256 = worker->model->opened->pack.sha256;
	if (!*sha256)
		return practice_form(worker->store, ret, err);
	return whole ? store_pack_open_whole(worker->store, sha256, ret, err) : store_pack_open(worker->store, sha256, ret, err);
}

/* The pack is swapped for the form that was: it goes when no page shows it any more. */
static void send_with_pack(struct worker *worker, struct message *message, struct pack *pack)
{
	message->pack = pack->form ? pack : NULL;
	worker_send(worker, message);
	if (pack->form)
		pack_release(pack);
}

void speaking_find(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct pack pack = { 0 };
	struct catalogues catalogues;
	struct message message = message_now(MESSAGE_LANGUAGES);
	catalogues_find(worker->model->linguas, &catalogues);
	message.catalogues = &catalogues;
	message.ok = !worker->model->opened || open_again(worker, true, &pack, &message.err);
	send_with_pack(worker, &message, &pack);
}

void speaking_change(struct worker *worker, const struct effect *effect)
{
	struct pack pack = { 0 };
	struct message message = message_now(MESSAGE_LANGUAGE);
	char before[LANGUAGES_BYTES];
	text_copy(before, sizeof before, worker->store->language);
	text_copy(worker->store->language, sizeof worker->store->language, effect->text);
	message.text = effect->text;
	message.ok = !worker->model->opened || open_again(worker, false, &pack, &message.err);
	if (message.ok) {
		messages_use(effect->text);
		message.n = store_language_keep(worker->store, effect->text, &message.err);
	} else {
		text_copy(worker->store->language, sizeof worker->store->language, before);
	}
	send_with_pack(worker, &message, &pack);
}
