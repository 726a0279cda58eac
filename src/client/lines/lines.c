/* SPDX-License-Identifier: MIT */
#include "client/lines/lines.h"

#include "base/clock.h"
#include "base/mem.h"
#include "client/leaving.h"
#include "client/lines/inside.h"
#include "client/verbs/status.h"
#include "page/gettext.h"
#include "page/trouble.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#define OUT_MAX_BYTES (16 * BUF_MIB)

static bool is_readable(int fd)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };
	return poll(&poll_fd, 1, 0) > 0;
}

#define LINES_AT_THE_END 10000

/* Text that was typed when a signal came is kept; commands and choices are not carried out any more. */
static void take_typed_text(struct lines *lines)
{
	char *line;
	for (int i = 0; i < LINES_AT_THE_END && (lines->field[0] || lines->in_prose); i++) {
		enum ear_state state = ear_line(&lines->ear, &line);
		if (state == EAR_LINE && lines_only_writes(lines, line))
			lines_hear(lines, line);
		else if (state == EAR_NOTHING && is_readable(lines->ear.fd))
			ear_read(&lines->ear);
		else
			break;
	}
}

/* Leaves whatever happens: there is nobody left to ask. */
static int leave(struct lines *lines)
{
	struct message message = message_now(MESSAGE_LEAVE);
	bool had = lines->model->opened;
	echo_on();
	take_typed_text(lines);
	lines_end_prose(lines);
	worker_send(lines->worker, &message);
	lines->worker->quit = true;
	if (model_has_unsaved(lines->model)) {
		struct trouble trouble = trouble_of(lines->model->save_error.code);
		lines_sayf(lines, "\n%s %s", trouble.what, trouble.safe);
		return STATUS_IO;
	}
	lines_sayf(lines, "\n%s", had ? _("You have left. Your answers are saved.") : _("You have left."));
	return STATUS_OK;
}

/* The courier speaks while the person listens: only what is new of it, and never how many bytes. */
static void tell_courier(struct lines *lines)
{
	const struct sending *sending = &lines->model->sending;
	if (!lines_is_other_page(lines) && sending->active == lines->sending && strcmp(sending->event, lines->event) == 0)
		return;
	size_t before = lines->out.len;
	buf_putc(&lines->out, '\n');
	if (lines_is_other_page(lines))
		lines_answer(lines, NULL);
	else if (!lines_tell_outcome(lines, NULL))
		buf_cut(&lines->out, before);
	if (lines->out.len > before)
		lines_prompt(lines);
}

static void tick(struct lines *lines)
{
	struct message message = message_now(MESSAGE_TICK);
	worker_send(lines->worker, &message);
	if (lines->model->quiet) {
		lines_keep_prose(lines);
		lines_hide(lines, true);
		lines_flush(lines);
		return;
	}
	if (lines->model->save == lines->save)
		return;
	buf_putc(&lines->out, '\n');
	if (lines->model->page.status)
		lines_say(lines, lines->model->page.status);
	lines_say_state(lines);
	lines_prompt(lines);
}

/* False: a signal came, leave at once. */
static bool wait_for_more(struct lines *lines)
{
	struct worker *worker = lines->worker;
	struct pollfd fds[] = {
		{ .fd = leaving_fd(), .events = POLLIN },
		{ .fd = worker->courier.pid ? worker->courier.fd : -1, .events = POLLIN },
		{ .fd = lines->ear.ended ? -1 : lines->ear.fd, .events = POLLIN },
	};
	if (!lines->hidden)
		lines_flush(lines);
	int n = poll(fds, sizeof fds / sizeof *fds, model_due_ms(lines->model, clock_monotonic_ms()));
	if (n == 0)
		tick(lines);
	if (n <= 0)
		return true;
	if (fds[1].revents) {
		worker_courier(worker);
		tell_courier(lines);
	}
	if (fds[2].revents)
		ear_read(&lines->ear);
	return !fds[0].revents;
}

static void take_line(struct lines *lines, char *line)
{
	echo_on();
	/* Where no terminal shows what was typed, the prompt's line ends here. */
	if (!isatty(lines->ear.fd))
		buf_putc(&lines->out, '\n');
	if (line)
		lines_hear(lines, line);
	else
		lines_say(lines, _("This line is too long, or it is not text. Nothing was changed."));
	if (!lines->worker->quit && lines->model->by_lines)
		lines_prompt(lines);
	if (lines->hidden)
		lines_flush(lines);
}

static int converse(struct lines *lines)
{
	while (!lines->worker->quit && lines->model->by_lines) {
		char *line = NULL;
		enum ear_state state = ear_line(&lines->ear, &line);
		if (state == EAR_LINE || state == EAR_TOO_LONG)
			take_line(lines, line);
		else if (lines->deaf || (state == EAR_ENDED && !lines->worker->courier.pid) || !wait_for_more(lines))
			return leave(lines);
	}
	if (lines->worker->quit)
		lines_say(lines, model_has_unsaved(lines->model) ? _("You have left. Your last changes are not saved.")
			: _("You have left. Your answers are saved."));
	return STATUS_OK;
}

void lines_begin(struct lines *lines, struct worker *worker, int in, int out)
{
	struct message message = message_now(MESSAGE_RESIZED);
	*lines = (struct lines){ .worker = worker, .model = worker->model, .out_fd = out, .ear = { .fd = in, .bytes = BUF(2 * EAR_LINE_MAX_BYTES) },
		.out = BUF(OUT_MAX_BYTES), .before = BUF(8 * BUF_MIB), .where_told = BUF(BUF_MIB), .state_told = BUF(BUF_MIB),
		.things = BUF(BUF_MIB), .fields = BUF(8 * BUF_MIB), .prose = BUF(BUF_MIB), .chosen = BUF(BUF_MIB), .asked = BUF(BUF_MIB),
		.heard = BUF(BUF_MIB) };
	worker->model->by_lines = true;
	worker_send(worker, &message); /* the page is built anew, with words instead of keys */
	if (worker->model->page.status)
		lines_say(lines, worker->model->page.status);
	lines_tell_page(lines);
	lines_choose_field(lines, NULL);
	lines_prompt(lines);
}

void lines_release(struct lines *lines)
{
	struct buf *const all[] = { &lines->ear.bytes, &lines->out, &lines->before, &lines->where_told, &lines->state_told, &lines->things,
		&lines->fields, &lines->prose, &lines->chosen, &lines->asked, &lines->heard };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_release(all[i]);
}

int lines_run(struct worker *worker, int in, int out)
{
	struct lines lines;
	lines_begin(&lines, worker, in, out);
	lines_lend(&lines);
	int status = converse(&lines);
	worker->give_terminal = NULL;
	echo_on();
	lines_flush(&lines);
	lines_release(&lines);
	return status;
}
