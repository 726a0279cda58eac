/* SPDX-License-Identifier: MIT */
#include "client/loop.h"

#include "client/effects.h"
#include "client/key_file.h"
#include "client/leaving.h"
#include "client/lines/lines.h"
#include "client/mouse.h"
#include "client/rescue.h"
#include "client/settings.h"
#include "client/verbs/status.h"
#include "client/view.h"
#include "face/cells.h"
#include "face/terminal.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "page/gettext.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct terminal *open_terminal; /* for the out-of-memory hook alone */

static void give_terminal_back(void)
{
	terminal_close(open_terminal);
}

static void paint(struct model *model, struct terminal *terminal, struct view *view, struct cells *cells)
{
	terminal_size(terminal, &view->rows, &view->cols);
	view->options.signs = terminal_signs(terminal);
	if (cells->rows != view->rows || cells->cols != view->cols)
		cells_resize(cells, view->rows, view->cols);
	view_paint(view, model, cells);
	terminal_show(terminal, cells);
}

static void paint_and_tidy(struct worker *worker, struct terminal *terminal, struct view *view, struct cells *cells)
{
	if (worker->redraw)
		terminal_forget(terminal);
	worker->redraw = false;
	paint(worker->model, terminal, view, cells);
	if (worker->litter)
		mem_tidy();
	worker->litter = false;
}

static void take_event(struct worker *worker, const struct event *event, struct view *view)
{
	struct message message = message_now(MESSAGE_TICK);
	switch (event->kind) {
	case EVENT_KEY:
		if (mouse_take(worker, view, &event->key))
			return;
		message.kind = event->key.code == KEY_RESIZED ? MESSAGE_RESIZED : MESSAGE_KEY;
		message.key = event->key;
		break;
	case EVENT_WAKE:
		if (event->wake == 1) {
			worker_courier(worker);
			return;
		}
		message.kind = MESSAGE_LEAVE;
		break;
	case EVENT_GONE:
		message.kind = MESSAGE_LEAVE;
		break;
	case EVENT_PAINT:
		return;
	case EVENT_TIMEOUT:
		break;
	}
	worker_send(worker, &message);
}

static void begin(struct worker *worker)
{
	struct message message = message_now(MESSAGE_START);
	struct effects effects = { .n = 0 };
	worker_send(worker, &message);
	if (worker->options->invitation)
		effect_add(&effects, EFFECT_JOIN, 0, worker->options->invitation);
	if (worker->options->tour)
		effect_add(&effects, EFFECT_TOUR, 0, NULL);
	if (worker->options->open_id)
		effect_add(&effects, EFFECT_OPEN, 0, worker->options->open_id);
	for (size_t i = 0; i < effects.n; i++)
		worker_do(worker, &effects.items[i]);
}

static void run(struct worker *worker, struct terminal *terminal)
{
	struct view view;
	struct cells cells;
	view_init(&view, worker->model);
	cells_init(&cells, 24, 80);
	while (!worker->quit && !worker->model->by_lines) {
		/* All that was typed is taken before painting: on a slow line one paint serves many keys. */
		if (!terminal_more(terminal))
			paint_and_tidy(worker, terminal, &view, &cells);
		int fds[2] = { leaving_fd(), worker->courier.fd };
		struct event event = terminal_wait(terminal, fds, worker->courier.pid ? 2 : 1, model_due_ms(worker->model, clock_monotonic_ms()));
		take_event(worker, &event, &view);
		/* There is nobody to ask, whether it could be saved or not (leave_unsaved). */
		if (event.kind == EVENT_GONE || (event.kind == EVENT_WAKE && event.wake == 0))
			worker->quit = true;
	}
	cells_release(&cells);
	view_release(&view);
}

/* The screen while another program has the terminal. */
struct lent {
	struct terminal *terminal;
	const struct model *model;
};

/* An editor with a window of its own leaves the terminal as it is: that says what to do. */
static void lend(void *ctx)
{
	const struct lent *lent = ctx;
	terminal_suspend(lent->terminal);
	dprintf(STDOUT_FILENO, "%s\n", lent->model->status);
}

static void take_back(void *ctx)
{
	const struct lent *lent = ctx;
	terminal_resume(lent->terminal);
}

/* As the terminal's own key would: whoever started us, such as a script, stops too. The terminal is given back in terminal_wait. */
static void suspend(void)
{
	kill(0, SIGTSTP);
}

MUST_USE static bool run_screen(struct worker *worker, struct err *err)
{
	const struct run_options *options = worker->options;
	struct terminal *terminal = NULL;
	struct terminal_options wanted = { .theme = options->theme, .ascii = options->ascii, .mouse = worker->model->mouse };
	if (!terminal_open(&wanted, &terminal, err))
		return false;
	struct lent lent = { terminal, worker->model };
	open_terminal = terminal;
	mem_on_exhaustion(give_terminal_back);
	worker->give_terminal = lend;
	worker->take_terminal = take_back;
	worker->terminal = &lent;
	worker->suspend = suspend;
	run(worker, terminal);
	worker->give_terminal = NULL;
	worker->suspend = NULL;
	open_terminal = NULL;
	terminal_close(terminal);
	return true;
}

static bool on_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* At the start it is most often a new kind of terminal whose description is not on this computer. */
static void say_why_lines(struct model *model, bool told, const struct err *err)
{
	if (told)
		say_trouble(model, err);
	else
		/* TRANSLATORS: "TERM=xterm section11" is typed as it stands. */
		say(model, _("This computer does not know your terminal (%s), so the pages are told line by line. "
			"For the full screen, leave and try: TERM=xterm section11"), err->where);
}

/* From the full screen to line mode and back, as often as the person likes. */
MUST_USE static bool run_both(struct worker *worker, int *ret_status, struct err *err)
{
	bool told = false;
	while (!worker->quit) {
		if (worker->model->by_lines) {
			*ret_status = lines_run(worker, STDIN_FILENO, STDOUT_FILENO);
			told = true;
		} else if (!run_screen(worker, err)) {
			if (!told && (err->code != ERR_TERMINAL || !on_terminal()))
				return false;
			worker->model->by_lines = true; /* no screen here after all: line mode works, and says why */
			say_why_lines(worker->model, told, err);
		}
	}
	return true;
}

static bool is_set(const char *value)
{
	return value && *value;
}

/* Asked for, or all that this terminal can do. */
static bool wants_lines(const struct run_options *options)
{
	const char *term = getenv("TERM");
	bool dumb = !is_set(term) || !strcmp(term, "dumb");
	return options->lines || is_set(getenv("ACCESSIBLE")) || (dumb && on_terminal());
}

static void take_settings(struct model *model, const struct run_options *options)
{
	struct settings settings = settings_usual();
	struct buf faults = BUF(16 * 1024);
	model->n_key_faults = key_file_take(model->keymap, &settings, &faults);
	model->key_faults = model->n_key_faults ? buf_take(&faults) : NULL;
	buf_release(&faults);
	settings_from_environment(&settings);
	model->mouse = settings.mouse && !options->no_mouse;
	model->idle_ms = (int64_t)(options->idle_minutes < 0 ? settings.idle_minutes : options->idle_minutes) * 60 * 1000;
}

/* The terminal is as it was before: what is lost, and where a copy is, stands there when the program is gone. */
static int leave_unsaved(const struct model *model)
{
	rescue_at_the_end(model->opened, model_copy_of_all(model), model->unsaved.given_up);
	return STATUS_IO;
}

int client_run(struct store *store, const struct run_options *options, struct err *err)
{
	int status = 0;
	struct model model;
	struct worker worker = { .model = &model, .store = store, .options = options, .courier = { .fd = -1 } };
	if (!leaving_catch(err))
		return -1;
	model_init(&model);
	take_settings(&model, options);
	model.practice = options->practice || store_is_practice(store);
	text_copy(model.language, sizeof model.language, store->language);
	model.by_lines = wants_lines(options);
	text_copy(model.author.initials, sizeof model.author.initials, options->initials ? options->initials : "");
	/* What the first page shows is read before the terminal opens, so that nothing flickers. */
	begin(&worker);
	bool ok = run_both(&worker, &status, err);
	if (model_has_unsaved(&model))
		status = leave_unsaved(&model);
	/* The courier goes on by itself: it is a program of its own, and its outcome stands in the attempts log. */
	model_release(&model);
	return ok ? status : -1;
}
