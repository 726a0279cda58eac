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

void speaking_find(struct worker *worker, const struct effect *effect)
{
	(void)effect;
	struct catalogues catalogues;
	struct message message = message_now(MESSAGE_LANGUAGES);
	catalogues_find(worker->model->linguas, &catalogues);
	message.catalogues = &catalogues;
	worker_send(worker, &message);
}

/* The form once more, in the language that the store now wants; what is practised on comes from its sources. */
static bool open_again(struct worker *worker, struct pack *ret, struct err *err)
{
	const struct opened *opened = worker->model->opened;
	return *opened->pack.sha256 ? store_pack_open(worker->store, opened->pack.sha256, ret, err)
		: practice_form(worker->store, ret, err);
}

void speaking_change(struct worker *worker, const struct effect *effect)
{
	struct pack pack = { 0 };
	struct message message = message_now(MESSAGE_LANGUAGE);
	char before[LANGUAGES_BYTES];
	text_copy(before, sizeof before, worker->store->language);
	text_copy(worker->store->language, sizeof worker->store->language, effect->text);
	message.text = effect->text;
	message.ok = !worker->model->opened || open_again(worker, &pack, &message.err);
	if (message.ok) {
		messages_use(effect->text);
		message.pack = pack.form ? &pack : NULL;
		message.n = store_language_keep(worker->store, effect->text, &message.err);
	} else {
		text_copy(worker->store->language, sizeof worker->store->language, before);
	}
	worker_send(worker, &message);
	/* The form that was, now that no page shows it. */
	if (pack.form)
		pack_release(&pack);
}
