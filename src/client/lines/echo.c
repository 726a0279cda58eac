/* SPDX-License-Identifier: MIT */
#include "client/lines/inside.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>

/* One for the process, as the terminal is: signal handlers reach nothing else. */
static volatile sig_atomic_t is_off;
static int terminal_fd = -1;
static struct termios kept, silent;

static void give_back(void)
{
	if (is_off)
		tcsetattr(terminal_fd, TCSANOW, &kept);
}

static void on_end(int number)
{
	int before = errno;
	give_back();
	errno = before;
	raise(number); /* SA_RESETHAND: it ends the program once this returns */
}

static void on_stop(int number);

static void catch_stop(void)
{
	struct sigaction action = { .sa_handler = on_stop, .sa_flags = SA_RESTART };
	sigaction(SIGTSTP, &action, NULL);
}

/* Stops in the middle of this, unless nobody could wake it: then it goes on at once. */
static void on_stop(int number)
{
	int before = errno;
	sigset_t stop, others;
	give_back();
	signal(number, SIG_DFL);
	raise(number);
	sigemptyset(&stop);
	sigaddset(&stop, number);
	sigprocmask(SIG_UNBLOCK, &stop, &others);
	sigprocmask(SIG_SETMASK, &others, NULL);
	catch_stop();
	if (is_off)
		tcsetattr(terminal_fd, TCSANOW, &silent);
	errno = before;
}

/* SIGHUP, SIGINT and SIGTERM leave in order (leaving.h). */
static void catch_the_others(void)
{
	struct sigaction end = { .sa_handler = on_end, .sa_flags = (int)SA_RESETHAND };
	sigaction(SIGQUIT, &end, NULL);
	sigaction(SIGABRT, &end, NULL);
	catch_stop();
}

static void let_the_others(void)
{
	static const int numbers[] = { SIGQUIT, SIGABRT, SIGTSTP };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		signal(numbers[i], SIG_DFL);
}

void echo_off(int fd)
{
	static bool registered;
	if (is_off || tcgetattr(fd, &kept))
		return;
	terminal_fd = fd;
	silent = kept;
	silent.c_lflag &= (tcflag_t)~ECHO;
	silent.c_lflag |= ECHONL; /* the prompt's line ends all the same */
	if (!registered)
		registered = atexit(give_back) == 0;
	catch_the_others();
	is_off = 1;
	tcsetattr(fd, TCSADRAIN, &silent);
}

void echo_on(void)
{
	if (!is_off)
		return;
	give_back();
	is_off = 0;
	let_the_others();
}
