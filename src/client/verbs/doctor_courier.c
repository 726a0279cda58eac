/* SPDX-License-Identifier: MIT */
#include "client/verbs/doctor.h"

#include "client/courier.h"
#include "page/gettext.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAIT_MS 5000
#define VERSION_BYTES 64
#define NOT_FOUND 127

static void run_child(const char *program, int out)
{
	const int null = open("/dev/null", O_RDWR);
	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDERR_FILENO);
	}
	dup2(out, STDOUT_FILENO);
	signal(SIGPIPE, SIG_DFL);
	execlp(program, program, "--version", (char *)NULL);
	_exit(NOT_FOUND);
}

/* All it says, cut to `size` - 1 bytes; false if it takes too long. */
static bool read_all(int fd, char *to, size_t size)
{
	size_t len = 0;
	for (;;) {
		struct pollfd ready = { .fd = fd, .events = POLLIN };
		int n = poll(&ready, 1, WAIT_MS);
		if (n < 0 && errno == EINTR)
			continue;
		ssize_t got = n > 0 ? read(fd, to + len, size - 1 - len) : -1;
		if (got > 0)
			len += (size_t)got;
		if (got <= 0 || len == size - 1) {
			to[len] = '\0';
			return n > 0;
		}
	}
}

/* Its exit status, or -1 if it could not be run at all or did not end. */
static int run_version(const char *program, char *version, size_t size)
{
	int from[2], status = 0;
	if (pipe2(from, O_CLOEXEC))
		return -1;
	pid_t pid = fork();
	if (pid == 0)
		run_child(program, from[1]);
	close(from[1]);
	bool ended = pid > 0 && read_all(from[0], version, size);
	close(from[0]);
	if (pid > 0 && !ended)
		kill(pid, SIGKILL);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void doctor_check_courier(struct doctor *doctor)
{
	char version[VERSION_BYTES] = "";
	char *program = courier_program();
	int status = run_version(program, version, sizeof version);
	free(program);
	version[strcspn(version, "\n")] = '\0';
	if (status == NOT_FOUND)
		doctor_look(doctor, "%s", _("section11-send was not found, so nothing can be sent from here."));
	else if (status != 0)
		doctor_look(doctor, "%s", _("section11-send is there but does not run."));
	else if (strcmp(version, "section11-send " SECTION11_VERSION) != 0)
		doctor_look(doctor, _("%s is of another version than this program."), version);
	else
		doctor_fine(doctor, _("%s was found. It was not asked to connect."), version);
}
