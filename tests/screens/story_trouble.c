/* SPDX-License-Identifier: MIT */
#include "story_trouble.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "page/gettext.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void disk_full(struct driver *driver, char *rest)
{
	limit_files(64);
}

static void disk_free(struct driver *driver, char *rest)
{
	limit_files(RLIM_INFINITY);
}

static const char *first_assessment(const struct driver *driver)
{
	assert_true(driver->model.home.n > 0);
	return driver->model.home.items[0].id;
}

static void other_window(struct driver *driver, char *rest)
{
	struct err err = { 0 };
	assert_true(store_load(&driver->store, first_assessment(driver), false, clock_local_day(clock_now()), "oak-laptop, process 4711",
		&driver->other, &err));
}

static void other_closed(struct driver *driver, char *rest)
{
	store_close(driver->other);
	driver->other = NULL;
}

/* The newest generation has the name that comes last. */
static void damage(struct driver *driver, char *rest)
{
	struct file_names names = { 0 };
	const char *newest = NULL;
	char dir[200];
	snprintf(dir, sizeof dir, "%s/assessments/%s", driver->store.dir, first_assessment(driver));
	assert_true(file_list(dir, &names, NULL));
	for (size_t i = 0; i < names.n; i++)
		if (!strncmp(names.names[i], "draft.", 6) && (!newest || strcmp(names.names[i], newest) > 0))
			newest = names.names[i];
	assert_non_null(newest);
	char *path = file_join(dir, newest);
	assert_int_equal(truncate(path, 100), 0);
	free(path);
	file_names_release(&names);
}

static void home_unreadable(struct driver *driver, char *rest)
{
	struct message message = message_now(MESSAGE_HOME);
	message.ok = false;
	message.err.code = ERR_IO;
	worker_send(&driver->worker, &message);
}

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

static void received(struct driver *driver, char *rest)
{
	struct receipt receipt = { .board = "practice-partnership", .sequence = 42, .bytes = 65214,
		.sha256 = "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de", .received = "2026-11-21T19:10:31Z" };
	struct message message = message_now(MESSAGE_COURIER_ENDED);
	long long revision = 1;
	assert_true(sscanf(rest, "%lld %63s", &revision, receipt.notes) >= 1);
	receipt.revision = driver->model.sending.revision = revision;
	message.receipt = &receipt;
	message.reference = "SU-4F7K-92QX";
	message.state = STATE_RECEIVED;
	worker_send(&driver->worker, &message);
}

static const struct {
	const char *words;
	void (*happen)(struct driver *driver, char *rest);
} troubles[] = {
	{ "disk full", disk_full }, { "disk free", disk_free }, { "other window closed", other_closed }, { "other window", other_window },
	{ "damage", damage }, { "home unreadable", home_unreadable }, { "sending", sending }, { "courier", courier }, { "progress", progress },
	{ "ended", ended }, { "received", received },
};

bool story_trouble(struct driver *driver, char *words)
{
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		size_t len = strlen(troubles[i].words);
		if (strncmp(words, troubles[i].words, len) || (words[len] && words[len] != ' '))
			continue;
		troubles[i].happen(driver, words + len + (words[len] == ' '));
		return true;
	}
	return false;
}
