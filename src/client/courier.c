/* SPDX-License-Identifier: MIT */
#include "client/courier.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "section11-send"

/* Beside this program, so that a build folder or a stick works without installing. */
char *courier_program(void)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	if (n > 0) {
		self[n] = '\0';
		char *slash = strrchr(self, '/');
		if (slash) {
			*slash = '\0';
			char *path = file_join(self, PROGRAM);
			if (file_exists(path))
				return path;
			free(path);
		}
	}
	return xstrdup(PROGRAM);
}

static void run_child(const char *program, const char *dir, const char *id, int in, int out)
{
	const int null = open("/dev/null", O_WRONLY);
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	if (null >= 0)
		dup2(null, STDERR_FILENO);
	signal(SIGPIPE, SIG_DFL);
	execlp(program, program, "--dir", dir, "--id", id, "--json", "--code-from", "-", (char *)NULL);
	_exit(127);
}

MUST_USE static bool open_pipes(int to[2], int from[2], struct err *err)
{
	if (pipe2(to, O_CLOEXEC))
		return err_sys(err, errno, PROGRAM, "pipe");
	if (pipe2(from, O_CLOEXEC)) {
		close(to[0]);
		close(to[1]);
		return err_sys(err, errno, PROGRAM, "pipe");
	}
	return true;
}

static void give_code(int fd, const char *code)
{
	size_t len = strlen(code);
	if (len && (write(fd, code, len) != (ssize_t)len || write(fd, "\n", 1) != 1))
		errno = 0; /* the courier then says that it has no code */
	close(fd);
}

bool courier_start(struct courier *courier, const char *program, const char *dir, const char *id, const char *code, struct err *err)
{
	int to[2], from[2];
	char *path = program ? xstrdup(program) : courier_program();
	if (!open_pipes(to, from, err)) {
		free(path);
		return false;
	}
	pid_t pid = fork();
	if (pid == 0)
		run_child(path, dir, id, to[0], from[1]);
	free(path);
	close(to[0]);
	close(from[1]);
	if (pid < 0) {
		close(to[1]);
		close(from[0]);
		return err_sys(err, errno, PROGRAM, "fork");
	}
	give_code(to[1], code);
	fcntl(from[0], F_SETFL, O_NONBLOCK);
	*courier = (struct courier){ .pid = pid, .fd = from[0] };
	return true;
}

void courier_cancel(struct courier *courier)
{
	if (courier->pid > 0)
		kill(courier->pid, SIGTERM);
}

static void take_lines(struct courier *courier, void (*take)(void *ctx, const char *line, size_t len), void *ctx)
{
	char *newline;
	while ((newline = memchr(courier->line, '\n', courier->len))) {
		size_t len = (size_t)(newline - courier->line);
		take(ctx, courier->line, len);
		memmove(courier->line, newline + 1, courier->len - len - 1);
		courier->len -= len + 1;
	}
	if (courier->len == sizeof courier->line)
		courier->len = 0; /* no line of ours is so long */
}

bool courier_read(struct courier *courier, void (*take)(void *ctx, const char *line, size_t len), void *ctx, int *ret_status)
{
	int status = 0;
	for (;;) {
		ssize_t n = read(courier->fd, courier->line + courier->len, sizeof courier->line - courier->len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return true;
		if (n == 0)
			break;
		courier->len += (size_t)n;
		take_lines(courier, take, ctx);
	}
	close(courier->fd);
	while (waitpid(courier->pid, &status, 0) < 0 && errno == EINTR)
		;
	*courier = (struct courier){ .fd = -1 };
	*ret_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return false;
}
