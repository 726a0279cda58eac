/* SPDX-License-Identifier: MIT */
#include "face/terminal_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#define RESIZED 'w'
#define CONTINUED 'c'
#define STOP 's'

static int ends[2] = { -1, -1 };

static const struct {
	int number;
	char byte;
} signals[] = { { SIGWINCH, RESIZED }, { SIGCONT, CONTINUED }, { SIGTSTP, STOP } };
#define N_SIGNALS (sizeof signals / sizeof signals[0])
static struct sigaction before[N_SIGNALS];

static void on_signal(int number)
{
	int saved = errno;
	for (size_t i = 0; i < N_SIGNALS; i++) {
		ssize_t ignored = signals[i].number == number ? write(ends[1], &signals[i].byte, 1) : 0; /* a full pipe says it already */
		(void)ignored;
	}
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
		action.sa_handler = on_signal;
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

struct signals signals_read(void)
{
	char byte;
	struct signals seen = { .resized = false };
	while (read(ends[0], &byte, 1) > 0) {
		seen.resized |= byte == RESIZED;
		seen.continued |= byte == CONTINUED;
		seen.stop |= byte == STOP;
	}
	return seen;
}
