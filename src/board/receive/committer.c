/* SPDX-License-Identifier: MIT */
#include "board/receive/committer.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "board/continuity.h"
#include "wire/receipt.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define GROUP_MAX 64
#define MARK_EVERY_MS 10000

struct queue {
	struct job *first, **end;
};
struct committer {
	struct committer_options options;
	struct ledger *ledger;
	struct accepter accepter;
	int64_t marked_ms;        /* when the mark was last written */
	int64_t marked_number;
	pthread_t thread;
	int event_fd;
	pthread_mutex_t mutex;    /* guards what follows */
	pthread_cond_t wake;
	struct queue waiting, done;
	bool stopping;
};

struct job *job_new(enum job_kind kind)
{
	struct job *job = xcalloc(1, sizeof *job);
	job->kind = kind;
	job->receipt = BUF(RECEIPT_MAX_BYTES);
	return job;
}

void job_free(struct job *job)
{
	if (!job)
		return;
	buf_release(&job->body);
	buf_release(&job->receipt);
	free(job);
}

static void queue_init(struct queue *queue)
{
	queue->first = NULL;
	queue->end = &queue->first;
}

static void queue_add(struct queue *queue, struct job *job)
{
	job->next = NULL;
	*queue->end = job;
	queue->end = &job->next;
}

static struct job *queue_take_all(struct queue *queue)
{
	struct job *first = queue->first;
	queue_init(queue);
	return first;
}

static struct job *queue_take(struct queue *queue)
{
	struct job *job = queue->first;
	if (job && !(queue->first = job->next))
		queue->end = &queue->first;
	return job;
}

static bool run_job(struct committer *committer, struct job *job, struct err *err)
{
	if (job->kind == JOB_WITHDRAWAL)
		return ledger_withdraw(committer->ledger, job->agency, job->submission, clock_now(), &job->found, err);
	struct arrival arrival = { .code_sha256 = job->code_sha256, .submission = job->submission, .revision = job->revision,
		.bytes = buf_text(&job->body), .len = job->body.len, .sha256 = job->sha256, .now = clock_now() };
	return ledger_accept(committer->ledger, &committer->accepter, &arrival, &job->outcome, &job->receipt, err);
}

static bool run_group(struct committer *committer, struct job **jobs, size_t n, struct err *err)
{
	struct ledger *ledger = committer->ledger;
	if (!ledger_begin(ledger, err))
		return false;
	bool ok = ledger_accept_begin(ledger, &committer->accepter, err);
	for (size_t i = 0; ok && i < n; i++)
		ok = run_job(committer, jobs[i], err);
	if (ok)
		return ledger_commit(ledger, err);
	ledger_rollback(ledger);
	return false;
}

/* What is wrong with the disk or the database, not with one job of a group. */
static bool is_everybodys(enum err_code code)
{
	return code == ERR_IO || code == ERR_NO_SPACE || code == ERR_READ_ONLY || code == ERR_LOCKED || code == ERR_DAMAGED
		|| code == ERR_STATE;
}

/* After a failing device nothing that the connection believes is worth anything. */
static void reopen(struct committer *committer)
{
	struct ledger *ledger;
	struct err err = { 0 };
	if (!board_ledger(committer->options.board, &ledger, &err)) {
		log_err("opening the ledger again", &err);
		return;
	}
	ledger_close(committer->ledger);
	committer->ledger = ledger;
}

static void fail(struct job **jobs, size_t n, enum err_code code)
{
	for (size_t i = 0; i < n; i++) {
		jobs[i]->failed = code;
		buf_clear(&jobs[i]->receipt);
	}
}

/* All in one transaction; if one spoils it, each in its own. */
static void settle(struct committer *committer, struct job **jobs, size_t n)
{
	struct err err = { 0 };
	if (run_group(committer, jobs, n, &err))
		return;
	if (n > 1 && !is_everybodys(err.code)) {
		for (size_t i = 0; i < n; i++) {
			buf_clear(&jobs[i]->receipt);
			settle(committer, &jobs[i], 1);
		}
		return;
	}
	log_err("storing", &err);
	fail(jobs, n, err.code);
	if (err.code == ERR_IO)
		reopen(committer);
}

/* What is committed, read back: a group that failed has moved the accepter's own idea of it. */
static void mark(struct committer *committer)
{
	struct err err = { 0 };
	if (!continuity_mark(committer->options.board, committer->ledger, &committer->marked_number, &err))
		log_err("noting the chain", &err);
	committer->marked_ms = clock_monotonic_ms();
}

static void give_back(struct committer *committer, struct job **jobs, size_t n)
{
	const uint64_t one = 1;
	pthread_mutex_lock(&committer->mutex);
	for (size_t i = 0; i < n; i++)
		queue_add(&committer->done, jobs[i]);
	pthread_mutex_unlock(&committer->mutex);
	while (write(committer->event_fd, &one, sizeof one) < 0 && errno == EINTR)
		continue;
}

/* Waits for work. 0: the end. */
static size_t next_group(struct committer *committer, struct job *jobs[GROUP_MAX])
{
	size_t n = 0;
	pthread_mutex_lock(&committer->mutex);
	while (!committer->waiting.first && !committer->stopping)
		pthread_cond_wait(&committer->wake, &committer->mutex);
	while (n < GROUP_MAX && (jobs[n] = queue_take(&committer->waiting)))
		n++;
	pthread_mutex_unlock(&committer->mutex);
	return n;
}

static void *work(void *ctx)
{
	struct committer *committer = ctx;
	struct job *jobs[GROUP_MAX];
	for (size_t n; (n = next_group(committer, jobs)) > 0;) {
		settle(committer, jobs, n);
		give_back(committer, jobs, n);
		if (clock_monotonic_ms() - committer->marked_ms >= MARK_EVERY_MS)
			mark(committer);
	}
	mark(committer);
	return NULL;
}

static void committer_free(struct committer *committer)
{
	for (struct job *job = queue_take_all(&committer->done), *next; job; job = next) {
		next = job->next;
		job_free(job);
	}
	ledger_close(committer->ledger);
	if (committer->event_fd >= 0)
		close(committer->event_fd);
	pthread_mutex_destroy(&committer->mutex);
	pthread_cond_destroy(&committer->wake);
	free(committer);
}

bool committer_start(const struct committer_options *options, struct committer **ret, struct err *err)
{
	struct committer *committer = xcalloc(1, sizeof *committer);
	committer->options = *options;
	committer->accepter = (struct accepter){ .board_id = options->board->identity.id, .receipt_pair = options->receipt_pair,
		.quota = options->quota };
	committer->marked_ms = clock_monotonic_ms();
	pthread_mutex_init(&committer->mutex, NULL);
	pthread_cond_init(&committer->wake, NULL);
	queue_init(&committer->waiting);
	queue_init(&committer->done);
	committer->event_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	bool ok = committer->event_fd >= 0 || err_sys(err, errno, "eventfd", "starting");
	ok = ok && board_ledger(options->board, &committer->ledger, err);
	int failed = ok ? pthread_create(&committer->thread, NULL, work, committer) : 0;
	if (failed)
		ok = err_sys(err, failed, "thread", "starting");
	if (ok)
		*ret = committer;
	else
		committer_free(committer);
	return ok;
}

int committer_event_fd(const struct committer *committer)
{
	return committer->event_fd;
}

void committer_push(struct committer *committer, struct job *job)
{
	pthread_mutex_lock(&committer->mutex);
	queue_add(&committer->waiting, job);
	pthread_cond_signal(&committer->wake);
	pthread_mutex_unlock(&committer->mutex);
}

struct job *committer_take_done(struct committer *committer)
{
	uint64_t n;
	while (read(committer->event_fd, &n, sizeof n) < 0 && errno == EINTR)
		continue;
	pthread_mutex_lock(&committer->mutex);
	struct job *first = queue_take_all(&committer->done);
	pthread_mutex_unlock(&committer->mutex);
	return first;
}

void committer_stop(struct committer *committer)
{
	if (!committer)
		return;
	pthread_mutex_lock(&committer->mutex);
	committer->stopping = true;
	pthread_cond_signal(&committer->wake);
	pthread_mutex_unlock(&committer->mutex);
	pthread_join(committer->thread, NULL);
	committer_free(committer);
}
