/* SPDX-License-Identifier: MIT */
#include "send/courier.h"

#include "base/clock.h"
#include "base/crypto.h"
#include "base/mem.h"
#include "send/attempt.h"
#include "send/manners.h"
#include "send/stop.h"

#include <stdlib.h>
#include <string.h>

#define PASSES 3
#define PATIENCE_MS 60000
#define BACKOFF_MS 2000

/* One item during this run. */
struct job {
	const struct outbox_item *item;
	struct attempt last;      /* what became of it so far */
	bool open;                /* another try may follow */
	bool ask_first;
	bool tried;               /* in this pass */
	int tries, same;          /* in this run; and how many of the last ones ended alike */
	int64_t not_before_ms;
};

struct run {
	struct courier *courier;
	struct job *jobs;
	size_t n;
	int64_t began_ms;
};

struct courier courier_of(struct store *store, struct report *report)
{
	return (struct courier){
		.store = store, .report = report, .limits = http_default_limits, .now = clock_now,
		.patience_ms = PATIENCE_MS, .backoff_ms = BACKOFF_MS,
	};
}

static void close_job(struct run *run, struct job *job)
{
	int64_t left_ms = job->not_before_ms - clock_monotonic_ms();
	struct report_result result = {
		.outcome = job->last.outcome, .reference = job->last.reference, .detail = job->last.detail, .bytes = job->last.bytes,
		.seconds = outcome_rule(job->last.outcome)->tries != 1 && left_ms > 0 ? (left_ms + 999) / 1000 : 0,
	};
	if (result.outcome == OUTCOME_RECEIVED)
		result.detail = "";
	job->open = false;
	report_result(run->courier->report, job->item, &result);
}

/* Everything else that goes to the same address would fare the same in this pass. */
static void spread(struct run *run, const struct job *from)
{
	for (struct job *job = run->jobs; job < run->jobs + run->n; job++) {
		if (!job->open || job->tried || job == from || strcmp(job->item->board.endpoint, from->item->board.endpoint) != 0)
			continue;
		job->last = from->last;
		job->last.bytes = 0;
		job->tried = true;
		job->not_before_ms = from->not_before_ms;
		if (!from->open)
			close_job(run, job);
	}
}

static void settle(struct run *run, struct job *job)
{
	const struct outcome_rule *rule = outcome_rule(job->last.outcome);
	int64_t wait_ms = backoff_wait_ms(run->courier->backoff_ms, job->tries - 1), asked_ms = job->last.retry_after_seconds * 1000;
	job->not_before_ms = clock_monotonic_ms() + (wait_ms > asked_ms ? wait_ms : asked_ms);
	job->ask_first = leaves_doubt(job->last.outcome, job->ask_first);
	if (rule->tries && job->same >= rule->tries)
		close_job(run, job);
	if (rule->of_network)
		spread(run, job);
}

/* True if the log allows a try now. */
static bool may_try(struct run *run, struct job *job)
{
	struct outbox_attempts attempts;
	struct courier *courier = run->courier;
	if (!outbox_attempts(courier->store, job->item->id, job->item->revision, &attempts, NULL))
		return true; /* an unreadable log stops the attempt itself, with its cause */
	int64_t seconds = polite_wait_seconds(&attempts, courier->now());
	if (seconds == 0)
		return true;
	if (!job->last.begun)
		job->last.outcome = OUTCOME_WAITING;
	job->not_before_ms = clock_monotonic_ms() + seconds * 1000;
	return false;
}

static void pass(struct run *run)
{
	for (size_t i = 0; i < run->n; i++)
		run->jobs[i].tried = false;
	for (size_t i = 0; i < run->n && !stop_asked(); i++) {
		struct job *job = &run->jobs[i];
		if (!job->open || job->tried || job->not_before_ms > clock_monotonic_ms() || !may_try(run, job))
			continue;
		enum outcome before = job->last.outcome;
		job->tried = true;
		job->tries++;
		attempt_run(run->courier, job->item, job->ask_first, &job->last);
		job->same = job->last.outcome == before ? job->same + 1 : 1;
		settle(run, job);
	}
}

/* When the next open job may be tried; false if none is open. */
static bool next_try(const struct run *run, int64_t *ret_ms)
{
	bool any = false;
	for (size_t i = 0; i < run->n; i++) {
		if (run->jobs[i].open && (!any || run->jobs[i].not_before_ms < *ret_ms)) {
			*ret_ms = run->jobs[i].not_before_ms;
			any = true;
		}
	}
	return any;
}

static void say_again(const struct run *run)
{
	int64_t now = clock_monotonic_ms();
	for (size_t i = 0; i < run->n; i++) {
		const struct job *job = &run->jobs[i];
		if (job->open && job->tried)
			report_again(run->courier->report, job->item, job->last.outcome, (job->not_before_ms - now + 999) / 1000);
	}
}

static void pass_until_done(struct run *run)
{
	const struct courier *courier = run->courier;
	int64_t next_ms = 0;
	for (int passes = 1;; passes++) {
		pass(run);
		if (stop_asked() || !next_try(run, &next_ms) || courier->once)
			return;
		if (!courier->watch && (passes == PASSES || next_ms - run->began_ms > courier->patience_ms))
			return;
		say_again(run);
		if (!stop_wait(next_ms - clock_monotonic_ms()))
			return;
	}
}

static int finish(struct run *run)
{
	enum outcome weightiest = OUTCOME_RECEIVED;
	int received = 0;
	for (size_t i = 0; i < run->n; i++) {
		struct job *job = &run->jobs[i];
		if (job->open && stop_asked() && !job->last.begun)
			job->last.outcome = OUTCOME_STOPPED;
		if (job->open)
			close_job(run, job);
		received += job->last.outcome == OUTCOME_RECEIVED;
		if (job->last.outcome > weightiest)
			weightiest = job->last.outcome;
	}
	int status = stop_asked() && received < (int)run->n ? 128 + stop_asked() : outcome_rule(weightiest)->exit_status;
	report_end(run->courier->report, received, (int)run->n - received, weightiest, status);
	return status;
}

static void start_jobs(struct run *run, const struct outbox *outbox, const char *id)
{
	run->jobs = xcalloc(outbox->n + 1, sizeof *run->jobs);
	for (size_t i = 0; i < outbox->n; i++) {
		const struct outbox_item *item = &outbox->items[i];
		if (id && strcmp(item->id, id) != 0)
			continue;
		run->jobs[run->n++] = (struct job){ .item = item, .open = true, .ask_first = item->unclear, .last.outcome = OUTCOME_WAITING };
	}
}

int courier_run(struct courier *courier, const char *id)
{
	struct run run = { .courier = courier, .began_ms = clock_monotonic_ms() };
	struct outbox outbox;
	struct err err;
	int status = 0;
	if (!outbox_list(courier->store, &outbox, &err)) {
		report_trouble(courier->report, OUTCOME_LOCAL, &err);
		return outcome_rule(OUTCOME_LOCAL)->exit_status;
	}
	start_jobs(&run, &outbox, id);
	if (run.n) {
		pass_until_done(&run);
		status = finish(&run);
	} else {
		report_nothing(courier->report);
	}
	free(run.jobs);
	outbox_release(&outbox);
	return status;
}
