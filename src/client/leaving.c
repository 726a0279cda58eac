/* SPDX-License-Identifier: MIT */
#include "client/leaving.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int signal_pipe[2] = { -1, -1 };

static void on_signal(int number)
{
	int kept = errno;
	ssize_t n = write(signal_pipe[1], &(char){ (char)number }, 1);
	(void)n;
	errno = kept;
}

bool leaving_catch(struct err *err)
{
	static const int numbers[] = { SIGHUP, SIGTERM, SIGINT };
	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK))
		return err_sys(err, errno, "signals", "pipe");
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sigaction(numbers[i], &(struct sigaction){ .sa_handler = on_signal }, NULL);
	return true;
}

int leaving_fd(void)
{
	return signal_pipe[0];
}
