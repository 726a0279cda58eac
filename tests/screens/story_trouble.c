/* SPDX-License-Identifier: MIT */
#include "story_trouble.h"

#include "base/clock.h"
#include "base/file.h"
#include "client/verbs/answers_from.h"
#include "story_inside.h"

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

/* Everything that the form asks, from a file beside it. */
static void answers(struct driver *driver, char *rest)
{
	char path[400];
	snprintf(path, sizeof path, "%s/%s", getenv("SECTION11_FORMS"), rest);
	assert_true(file_read(path, &driver->typed, NULL));
	assert_int_equal(answers_from(driver->model.opened, path, &driver->model.author), 0);
	driver_keys(driver, "Ctrl-S");
}

/* The code was not to be remembered. */
static void forget_code(struct driver *driver, char *rest)
{
	for (size_t i = 0; i < driver->model.memberships.n; i++)
		driver->model.memberships.items[i].code[0] = '\0';
}

static void practice(struct driver *driver, char *rest)
{
	driver->model.practice = true;
	model_build(&driver->model);
}

static void next_year(struct driver *driver, char *rest)
{
	driver_next_year(driver, rest);
}

static const struct happening happenings[] = {
	{ "disk full", disk_full }, { "disk free", disk_free }, { "other window closed", other_closed }, { "other window", other_window },
	{ "damage", damage }, { "home unreadable", home_unreadable }, { "answers", answers }, { "forget code", forget_code },
	{ "practice", practice }, { "next year", next_year },
};

static bool happen(const struct happening *list, size_t n, struct driver *driver, char *words)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(list[i].words);
		if (strncmp(words, list[i].words, len) || (words[len] && words[len] != ' '))
			continue;
		list[i].happen(driver, words + len + (words[len] == ' '));
		return true;
	}
	return false;
}

bool story_trouble(struct driver *driver, char *words)
{
	return happen(happenings, sizeof happenings / sizeof *happenings, driver, words)
		|| happen(board_happenings, n_board_happenings, driver, words);
}
