/* SPDX-License-Identifier: MIT */
#include "send/stop.h"

#include "base/clock.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t asked;

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
#define N_SIGNALS (sizeof signals / sizeof signals[0])

static void on_signal(int signal)
{
	asked = signal;
}

void stop_start(void)
{
	struct sigaction mark = { .sa_handler = on_signal }, ignore = { .sa_handler = SIG_IGN };
	asked = 0;
	for (size_t i = 0; i < N_SIGNALS; i++)
		sigaction(signals[i], &mark, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
}

int stop_asked(void)
{
	return asked;
}

bool stop_wait(int64_t ms)
{
	sigset_t ours, before;
	int64_t until = clock_monotonic_ms() + ms;
	sigemptyset(&ours);
	for (size_t i = 0; i < N_SIGNALS; i++)
		sigaddset(&ours, signals[i]);
	/* Blocked but inside ppoll, so that no signal falls between the look and the wait. */
	sigprocmask(SIG_BLOCK, &ours, &before);
	for (int64_t left = ms; !asked && left > 0; left = until - clock_monotonic_ms()) {
		struct timespec wait = { .tv_sec = (time_t)(left / 1000), .tv_nsec = (long)(left % 1000) * 1000000 };
		ppoll(NULL, 0, &wait, &before);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return !asked;
}
