/* SPDX-License-Identifier: MIT */
/*
 * How long a save takes: a whole generation of a draft, and a note in the history alone; beside the same bytes written by hand.
 *
 *     save HOME ASSESSMENT FOLDER ROUNDS
 *
 * FOLDER is for the floors and stands on the same disk. What is written there is as long as a draft of this assessment.
 */
#include "bench/samples.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOTE_BYTES 256
#define KEPT 3

enum { SAVE, NOTE, BY_HAND, PLAIN, APPEND, MEASURED };

static void fail(const struct err *err)
{
	fprintf(stderr, "save: %s: %s: %s\n", err->where, err_name(err->code), err->detail);
	exit(1);
}

static void check(bool ok, const char *what)
{
	struct err err = { 0 };
	if (!ok) {
		err_sys(&err, errno, what, "writing");
		fail(&err);
	}
}

/* ---- ours ---- */

static void change_something(struct assessment *assessment, long round)
{
	static const struct author author = { .initials = "AB", .now = 1795287731 };
	struct err err = { 0 };
	char comment[40];
	const struct form_question *question = form_question(assessment->form, "KF1-1");
	struct json *answer = question ? json_dup(assessment_answer(assessment, question)) : NULL;
	if (!answer)
		answer = json_object();
	snprintf(comment, sizeof comment, "Minutes of meeting %ld", round);
	json_set_text(answer, "comment", comment);
	if (!question || !assessment_set_answer(assessment, question, answer, &author, &err))
		fail(&err);
}

static void save(struct samples *samples, struct opened *opened, long round)
{
	struct err err = { 0 };
	change_something(opened->assessment, 2 * round);
	double from = samples_now_us();
	if (!store_save(opened, &err))
		fail(&err);
	samples_add(samples, samples_now_us() - from);
}

static void note(struct samples *samples, struct opened *opened, long round)
{
	struct err err = { 0 };
	change_something(opened->assessment, 2 * round + 1);
	double from = samples_now_us();
	if (!store_note(opened, &err))
		fail(&err);
	samples_add(samples, samples_now_us() - from);
}

/* ---- by hand ---- */

struct hand {
	const char *dir;
	int dir_fd, log_fd;
	char *bytes;
	size_t len;
	long number;
};

static void append(struct hand *hand)
{
	check(write(hand->log_fd, hand->bytes, NOTE_BYTES) == NOTE_BYTES && fdatasync(hand->log_fd) == 0, "log");
}

static void create(struct hand *hand)
{
	char name[40];
	snprintf(name, sizeof name, "draft.%ld", ++hand->number);
	int fd = openat(hand->dir_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	check(fd >= 0 && write(fd, hand->bytes, hand->len) == (ssize_t)hand->len && fsync(fd) == 0 && close(fd) == 0, name);
	check(fsync(hand->dir_fd) == 0, hand->dir);
}

static void remove_oldest(struct hand *hand)
{
	char name[40];
	snprintf(name, sizeof name, "draft.%ld", hand->number - KEPT);
	if (hand->number > KEPT)
		check(unlinkat(hand->dir_fd, name, 0) == 0, name);
}

static void by_hand(struct samples *samples, struct hand *hand)
{
	double from = samples_now_us();
	append(hand);
	create(hand);
	remove_oldest(hand);
	samples_add(samples, samples_now_us() - from);
}

static void plain(struct samples *samples, struct hand *hand)
{
	double from = samples_now_us();
	create(hand);
	samples_add(samples, samples_now_us() - from);
	remove_oldest(hand);
}

static void append_alone(struct samples *samples, struct hand *hand)
{
	double from = samples_now_us();
	append(hand);
	samples_add(samples, samples_now_us() - from);
}

static void hand_open(struct hand *hand, const char *dir, const struct opened *opened)
{
	struct buf draft = BUF(json_default_limits.max_bytes);
	assessment_write(opened->assessment, 1, &draft);
	*hand = (struct hand){ .dir = dir, .dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), .len = draft.len };
	check(hand->dir_fd >= 0, dir);
	hand->log_fd = openat(hand->dir_fd, "log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	check(hand->log_fd >= 0 && draft.len >= NOTE_BYTES, "log");
	hand->bytes = buf_take(&draft);
}

static void hand_close(struct hand *hand)
{
	close(hand->log_fd);
	close(hand->dir_fd);
	free(hand->bytes);
}

int main(int argc, char **argv)
{
	struct samples samples[MEASURED] = { [SAVE] = { .name = "save" }, [NOTE] = { .name = "note" }, [BY_HAND] = { .name = "by_hand" },
		[PLAIN] = { .name = "plain" }, [APPEND] = { .name = "append" } };
	struct store store;
	struct opened *opened;
	struct hand hand;
	struct err err = { 0 };
	if (argc != 5 || !crypto_start())
		return fprintf(stderr, "save HOME ASSESSMENT FOLDER ROUNDS\n"), 2;
	if (!store_open(argv[1], &store, &err) || !store_load(&store, argv[2], false, clock_now() / 86400, "bench", &opened, &err))
		fail(&err);
	hand_open(&hand, argv[3], opened);
	for (long i = 0, n = strtol(argv[4], NULL, 10); i < n; i++) {
		save(&samples[SAVE], opened, i);
		by_hand(&samples[BY_HAND], &hand);
		note(&samples[NOTE], opened, i);
		append_alone(&samples[APPEND], &hand);
		plain(&samples[PLAIN], &hand);
	}
	hand_close(&hand);
	store_close(opened);
	store_release(&store);
	samples_print(samples, MEASURED);
	return 0;
}
