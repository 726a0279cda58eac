/* SPDX-License-Identifier: MIT */
/* The terminal of line mode, lent to a program of the person's own. */
#include "client/lines/inside.h"

#include <termios.h>

/* However the program leaves it, lines are typed as before. */
static struct termios kept;

static void lend(void *ctx)
{
	struct lines *lines = ctx;
	echo_on();
	lines_say(lines, lines->model->status);
	lines_flush(lines);
	if (tcgetattr(lines->ear.fd, &kept))
		kept = (struct termios){ 0 };
}

static void take_back(void *ctx)
{
	const struct lines *lines = ctx;
	if (kept.c_lflag)
		tcsetattr(lines->ear.fd, TCSADRAIN, &kept);
}

void lines_lend(struct lines *lines)
{
	lines->worker->give_terminal = lend;
	lines->worker->take_terminal = take_back;
	lines->worker->terminal = lines;
}
