/* SPDX-License-Identifier: MIT */
#include "face/terminal_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#define RESIZED 'w'
#define CONTINUED 'c'

static int ends[2] = { -1, -1 };

static const struct {
	int number;
	bool caught;              /* else ignored */
} signals[] = { { SIGWINCH, true }, { SIGCONT, true }, { SIGTSTP, false } };
#define N_SIGNALS (sizeof signals / sizeof signals[0])
static struct sigaction before[N_SIGNALS];

static void on_signal(int number)
{
	int saved = errno;
	char byte = number == SIGWINCH ? RESIZED : CONTINUED;
	ssize_t ignored = write(ends[1], &byte, 1); /* a full pipe says it already */
	(void)ignored;
	errno = saved;
}

bool signals_open(struct err *err)
{
	if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return err_sys(err, errno, "pipe", "opening");
	return true;
}

void signals_close(void)
{
	close(ends[0]);
	close(ends[1]);
	ends[0] = ends[1] = -1;
}

void signals_catch(void)
{
	for (size_t i = 0; i < N_SIGNALS; i++) {
		struct sigaction action = { .sa_flags = SA_RESTART };
		action.sa_handler = signals[i].caught ? on_signal : SIG_IGN;
		sigemptyset(&action.sa_mask);
		sigaction(signals[i].number, &action, &before[i]);
	}
}

void signals_release(void)
{
	for (size_t i = 0; i < N_SIGNALS; i++)
		sigaction(signals[i].number, &before[i], NULL);
}

int signals_fd(void)
{
	return ends[0];
}

void signals_read(bool *ret_resized, bool *ret_continued)
{
	char byte;
	while (read(ends[0], &byte, 1) > 0) {
		*ret_resized |= byte == RESIZED;
		*ret_continued |= byte == CONTINUED;
	}
}
