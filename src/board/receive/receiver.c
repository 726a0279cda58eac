/* SPDX-License-Identifier: MIT */
#include "board/receive/receiver.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "board/continuity.h"
#include "board/keys.h"
#include "board/ledger/ledger.h"
#include "board/receive/http.h"
#include "board/receive/listen.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define PEM_MAX_BYTES ((size_t)256 * 1024)
#define BODY_BUDGET_BYTES ((int64_t)64 * 1024 * 1024)
#define GRACE_MS 30000 /* for what is under way when the end is asked for */

struct receiver {
	const struct receiver_options *options;
	struct crypto_sign_pair receipt_pair;
	struct buf tls_cert, tls_key;
	struct service service;
	struct committer *committer;
	struct http *http;
	int signal_fd;
	sigset_t old_signals;
};

static bool start_ledger(struct receiver *receiver, struct err *err)
{
	const struct board *board = receiver->options->board;
	struct continuity continuity;
	if (!board_ledger(board, &receiver->service.ledger, err)
		|| !continuity_resume(board, receiver->service.ledger, clock_now(), &continuity, err))
		return false;
	if (continuity.new_epoch)
		log_error("the ledger was restored from a backup: epoch %lld begins", (long long)continuity.epoch);
	return true;
}

static bool read_tls(struct receiver *receiver, struct err *err)
{
	const struct receiver_options *options = receiver->options;
	receiver->tls_cert = receiver->tls_key = BUF(PEM_MAX_BYTES);
	return !options->tls_cert
		|| (file_read(options->tls_cert, &receiver->tls_cert, err)
			&& file_read(options->tls_key, &receiver->tls_key, err));
}

static void service_init(struct service *service, const struct receiver_options *options)
{
	*service = (struct service){ .board = options->board, .max_body_bytes = options->max_body_bytes,
		.disk_floor_bytes = options->disk_floor_bytes, .body_budget_bytes = BODY_BUDGET_BYTES };
	limiter_init(&service->limiter);
}

static bool start_http(struct receiver *receiver, struct err *err)
{
	const struct receiver_options *options = receiver->options;
	bool tls = options->tls_cert != NULL;
	struct http_options http = { .service = &receiver->service,
		.committer = receiver->committer,
		.deadline_ms = options->deadline_ms,
		.tls_cert = tls ? buf_text(&receiver->tls_cert) : NULL,
		.tls_key = tls ? buf_text(&receiver->tls_key) : NULL };
	char text[LISTEN_TEXT_BYTES];
	if (!listen_on(options->listen, &http.listen_fd, text, err))
		return false;
	if (!http_start(&http, &receiver->http, err)) {
		close(http.listen_fd);
		return false;
	}
	char *address = xasprintf("%s://%s", tls ? "https" : "http", text);
	options->ready(options->ctx, address);
	free(address);
	return true;
}

/* Signals are read as data, so that nothing is ever interrupted; SIGPIPE and SIGXFSZ become plain failures. */
static bool take_signals(struct receiver *receiver, struct err *err)
{
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGHUP);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	pthread_sigmask(SIG_BLOCK, &signals, &receiver->old_signals);
	receiver->signal_fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	return receiver->signal_fd >= 0 || err_sys(err, errno, "signalfd", "starting");
}

/* A signal that was not taken would end the program once it is let through again. */
static bool take_signal(int signal_fd)
{
	struct signalfd_siginfo info;
	bool came = false;
	while (read(signal_fd, &info, sizeof info) == (ssize_t)sizeof info)
		came = true;
	return came;
}

static bool start(struct receiver *receiver, struct err *err)
{
	const struct receiver_options *options = receiver->options;
	service_init(&receiver->service, options);
	if (!key_read_sign(options->receipt_key, KEY_RECEIPT, &options->board->identity, &receiver->receipt_pair, err)
		|| !read_tls(receiver, err) || !take_signals(receiver, err) || !start_ledger(receiver, err))
		return false;
	struct committer_options committer = {
		.board = options->board, .receipt_pair = &receiver->receipt_pair, .quota = accept_default_quota
	};
	return committer_start(&committer, &receiver->committer, err) && start_http(receiver, err);
}

static bool stdin_ended(const struct pollfd *input)
{
	char bytes[256];
	return input->revents && read(input->fd, bytes, sizeof bytes) <= 0;
}

enum { WATCH_HTTP, WATCH_COMMITTER, WATCH_SIGNAL, WATCH_INPUT, WATCH_COUNT };

/* Until the end is asked for; then until nothing is under way, but not for longer than the grace. */
static bool serve(struct receiver *receiver, struct err *err)
{
	struct pollfd watch[WATCH_COUNT] = {
		[WATCH_HTTP] = { http_poll_fd(receiver->http), POLLIN, 0 },
		[WATCH_COMMITTER] = { committer_event_fd(receiver->committer), POLLIN, 0 },
		[WATCH_SIGNAL] = { receiver->signal_fd, POLLIN, 0 },
		[WATCH_INPUT] = { receiver->options->until_stdin_closes ? STDIN_FILENO : -1, POLLIN, 0 },
	};
	int64_t end_ms = INT64_MAX;
	while (end_ms == INT64_MAX || (http_busy(receiver->http) > 0 && clock_monotonic_ms() < end_ms)) {
		int wait = http_turn(receiver->http);
		if (end_ms != INT64_MAX && (wait < 0 || wait > 100))
			wait = 100;
		int n = poll(watch, WATCH_COUNT, wait);
		if (n < 0 && errno != EINTR)
			return err_sys(err, errno, "poll", "waiting");
		if (n > 0 && end_ms == INT64_MAX
			&& ((watch[WATCH_SIGNAL].revents && take_signal(receiver->signal_fd))
				|| stdin_ended(&watch[WATCH_INPUT]))) {
			end_ms = clock_monotonic_ms() + GRACE_MS;
			watch[WATCH_SIGNAL].fd = watch[WATCH_INPUT].fd = -1;
			http_quiesce(receiver->http);
		}
	}
	return true;
}

/* What the committer still has comes back first: it must find its connection. */
static void stop(struct receiver *receiver)
{
	struct pollfd done = { receiver->committer ? committer_event_fd(receiver->committer) : -1, POLLIN, 0 };
	while (receiver->http && http_waiting(receiver->http) > 0 && poll(&done, 1, -1) >= 0)
		http_turn(receiver->http);
	http_stop(receiver->http);
	committer_stop(receiver->committer);
	ledger_close(receiver->service.ledger);
	if (receiver->signal_fd >= 0) {
		take_signal(receiver->signal_fd);
		close(receiver->signal_fd);
		pthread_sigmask(SIG_SETMASK, &receiver->old_signals, NULL);
	}
	if (receiver->tls_key.data)
		crypto_wipe(receiver->tls_key.data, receiver->tls_key.len);
	buf_release(&receiver->tls_key);
	buf_release(&receiver->tls_cert);
	crypto_wipe(&receiver->receipt_pair, sizeof receiver->receipt_pair);
}

bool receiver_run(const struct receiver_options *options, struct err *err)
{
	struct receiver receiver = { .options = options, .signal_fd = -1 };
	bool ok = start(&receiver, err) && serve(&receiver, err);
	stop(&receiver);
	return ok;
}
