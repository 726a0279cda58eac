/* SPDX-License-Identifier: MIT */
#include "client/mouse.h"

#include "base/text.h"

static bool point_in(const struct worker *worker, const struct view *view, const struct key *key, const char *id, struct text_point *ret)
{
	return painter_point(&worker->model->page, &view->options, &view->state, view->rows, view->cols, key->row, key->col, id, ret);
}

static void send_point(struct worker *worker, const char *id, const struct text_point *point, bool select)
{
	struct message message = message_now(MESSAGE_POINT);
	message.id = id;
	message.point = (struct field_point){ .row = point->row, .col = point->col, .cols = point->cols, .select = select };
	worker_send(worker, &message);
}

/* In a field the cursor goes there; anything else is chosen. */
static void click(struct worker *worker, struct view *view, const struct key *key)
{
	struct model *model = worker->model;
	struct text_point point;
	char id[sizeof view->dragged];
	const char *hit = painter_hit(&model->page, &view->options, &view->state, view->rows, view->cols, key->row, key->col);
	view->dragged[0] = '\0';
	if (!hit)
		return;
	text_copy(id, sizeof id, hit); /* the page is built anew below */
	if (point_in(worker, view, key, id, &point)) {
		send_point(worker, id, &point, false);
		text_copy(view->dragged, sizeof view->dragged, id);
		return;
	}
	struct message message = message_now(MESSAGE_CHOOSE);
	message.id = id;
	worker_send(worker, &message);
}

/* From the click on, all of it belongs to the field where that was. */
static void drag(struct worker *worker, struct view *view, const struct key *key)
{
	struct text_point point;
	if (view->dragged[0] && point_in(worker, view, key, view->dragged, &point))
		send_point(worker, view->dragged, &point, true);
}

/* Over the text that is being written, if there is more of it than is seen: that moves. Else the page does. */
static void wheel(struct worker *worker, struct view *view, const struct key *key)
{
	struct model *model = worker->model;
	struct text_point point;
	const char *hit = painter_hit(&model->page, &view->options, &view->state, view->rows, view->cols, key->row, key->col);
	struct message message = message_now(MESSAGE_WHEEL);
	message.n = key->n;
	if (hit && hit == model->page.focus && point_in(worker, view, key, hit, &point) && point.overflows) {
		worker_send(worker, &message);
		return;
	}
	painter_scroll(&model->page, &view->options, &view->state, view->rows, view->cols, key->col, key->n);
}

bool mouse_take(struct worker *worker, struct view *view, const struct key *key)
{
	switch (key->code) {
	case KEY_MOUSE_CLICK: click(worker, view, key); return true;
	case KEY_MOUSE_DRAG: drag(worker, view, key); return true;
	case KEY_WHEEL: wheel(worker, view, key); return true;
	default: return false;
	}
}
