/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

#include "base/log.h"
#include "base/mem.h"
#include "board/board.h"
#include "board/keys.h"
#include "board/receive/receiver.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "page/gettext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BODY_DEFAULT_BYTES ((int64_t)1024 * 1024)
#define BODY_CEILING_BYTES ((int64_t)8 * 1024 * 1024)
#define FLOOR_DEFAULT_MB 500
#define DEADLINE_DEFAULT_MS 30000

enum { OPTION_LISTEN, OPTION_KEY, OPTION_TLS_CERT, OPTION_TLS_KEY, OPTION_MAX_BODY, OPTION_DISK_FLOOR, OPTION_READY_FD,
	OPTION_UNTIL_STDIN, OPTION_VERBOSE, OPTION_DEADLINE };

static const struct verb_option options[] = {
	[OPTION_LISTEN] = { "listen", 0, "ADDRESS:PORT",
		N_("Where to listen, 127.0.0.1:8011 without it. Port 0: any free one, which is printed.") },
	[OPTION_KEY] = { "receipt-key", 0, "FILE",
		N_("The key that signs receipts. Without it: keys/receipt.key of the board.") },
	[OPTION_TLS_CERT] = { "tls-cert", 0, "FILE", N_("Speak TLS with this certificate (PEM), where no proxy does it.") },
	[OPTION_TLS_KEY] = { "tls-key", 0, "FILE", N_("The certificate's key (PEM).") },
	[OPTION_MAX_BODY] = { "max-body", 0, "BYTES", N_("The largest submission taken: 1048576 without it, 8388608 at most.") },
	[OPTION_DISK_FLOOR] = { "disk-floor", 0, "MB", N_("Take nothing more when less than this is free: 500 without it.") },
	[OPTION_READY_FD] = { "ready-fd", 0, "N",
		N_("Write the address to this open descriptor once it listens, then close it.") },
	[OPTION_UNTIL_STDIN] = { "until-stdin-closes", 0, NULL,
		N_("End when standard input ends: for a receiver that another program started.") },
	[OPTION_VERBOSE] = { "verbose", 'v', NULL, N_("Log every request, without codes or contents.") },
	[OPTION_DEADLINE] = { "deadline-ms", 0, "N", NULL },
};

static void say_ready(void *ctx, const char *address)
{
	const int *fd = ctx;
	/* Programs read this line: it is not translated. */
	printf("Listening on %s\n", address);
	fflush(stdout);
	if (*fd >= 0) {
		dprintf(*fd, "%s\n", address);
		close(*fd);
	}
}

/* What page/trouble says of a network is meant for those who send. */
static int say_failed(const struct receiver_options *receiver, const struct err *err)
{
	if (err->code != ERR_NETWORK)
		return fail_with(err);
	complain(_("The receiver cannot serve %s: %s. Nothing was changed."), receiver->listen, err->detail);
	return status_of(err->code);
}

static bool read_numbers(const struct call *call, struct receiver_options *to, int *ret_fd)
{
	int64_t floor_mb, fd;
	bool ok = call_number(call, OPTION_MAX_BODY, 1024, BODY_CEILING_BYTES, BODY_DEFAULT_BYTES, &to->max_body_bytes)
		&& call_number(call, OPTION_DISK_FLOOR, 0, 1 << 30, FLOOR_DEFAULT_MB, &floor_mb)
		&& call_number(call, OPTION_READY_FD, 0, 1 << 20, -1, &fd)
		&& call_number(call, OPTION_DEADLINE, 1, 3600000, DEADLINE_DEFAULT_MS, &to->deadline_ms);
	if (ok) {
		to->disk_floor_bytes = floor_mb * 1000000;
		*ret_fd = (int)fd;
	}
	return ok;
}

static int run(struct call *call)
{
	const char *const *values = call->values;
	struct receiver_options receiver = { .listen = values[OPTION_LISTEN] ? values[OPTION_LISTEN] : "127.0.0.1:8011",
		.tls_cert = values[OPTION_TLS_CERT],
		.tls_key = values[OPTION_TLS_KEY],
		.until_stdin_closes = values[OPTION_UNTIL_STDIN] != NULL,
		.ready = say_ready };
	struct board board;
	struct err err = { 0 };
	int status, ready_fd;
	if (!read_numbers(call, &receiver, &ready_fd))
		return STATUS_USAGE;
	if (!receiver.tls_cert != !receiver.tls_key)
		return misused(call->verb, _("--tls-cert and --tls-key go together."));
	if (!call_open(call, &board, NULL, &status))
		return status;
	log_start("section11-board", values[OPTION_VERBOSE] ? LOG_INFO : LOG_ERROR);
	char *key = values[OPTION_KEY] ? xstrdup(values[OPTION_KEY]) : board_path(&board, key_file_name(KEY_RECEIPT));
	receiver.board = &board;
	receiver.receipt_key = key;
	receiver.ctx = &ready_fd;
	status = receiver_run(&receiver, &err) ? STATUS_OK : say_failed(&receiver, &err);
	free(key);
	board_release(&board);
	return status;
}

const struct verb verb_receive = {
	.name = "receive",
	.operands = "",
	.summary = N_("Take in what organisations send, until told to end."),
	.details = N_("It stores sealed bytes that it cannot read, and answers with a signed receipt once they are safe on the disk. "
		"Put a proxy in front that speaks TLS; the manual shows how."),
	.options = options,
	.n_options = sizeof options / sizeof options[0],
	.run = run,
};
