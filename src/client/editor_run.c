/* SPDX-License-Identifier: MIT */
#include "client/editor.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

/* Who is told to leave waits so long for an editor that was hung up. */
#define LEAVE_WAIT_MS 2000

/* What this program does with signals while it waits; the editor itself has them as they usually are. */
static const struct {
	int number;
	bool caught;              /* else ignored */
} signals[] = { { SIGCHLD, true }, { SIGINT, false }, { SIGQUIT, false } };
#define N_SIGNALS (sizeof signals / sizeof signals[0])
static const int usual[] = { SIGCHLD, SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ, SIGTSTP };

struct before {
	struct sigaction actions[N_SIGNALS];
	sigset_t mask;
};

static void on_child(int number)
{
	(void)number; /* only ends the waiting */
}

/* SIGCHLD comes in while waiting, and never before. */
static void set_signals(struct before *before)
{
	sigset_t child;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, &before->mask);
	for (size_t i = 0; i < N_SIGNALS; i++) {
		struct sigaction action = { .sa_handler = SIG_IGN };
		if (signals[i].caught)
			action.sa_handler = on_child;
		sigaction(signals[i].number, &action, &before->actions[i]);
	}
}

static void restore_signals(const struct before *before)
{
	for (size_t i = 0; i < N_SIGNALS; i++)
		sigaction(signals[i].number, &before->actions[i], NULL);
	sigprocmask(SIG_SETMASK, &before->mask, NULL);
}

/* `failed` closes by itself when the editor runs; else it takes the reason why it does not. */
static void become(char *const words[], const struct before *before, int failed)
{
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		signal(usual[i], SIG_DFL);
	sigprocmask(SIG_SETMASK, &before->mask, NULL);
	execvp(words[0], words);
	ssize_t ignored = write(failed, "x", 1);
	(void)ignored;
	_exit(127);
}

static bool has_failed(int fd)
{
	char byte;
	ssize_t n;
	while ((n = read(fd, &byte, 1)) < 0 && errno == EINTR)
		continue;
	return n != 0;
}

/* The shell has the terminal until both are continued. Where no shell watches nothing stops, and the editor goes on. */
static void stop_too(pid_t pid)
{
	raise(SIGTSTP);
	kill(pid, SIGCONT);
}

/* True once there is something to leave for. */
static bool wait_a_while(const struct before *before, int leaving_fd, int64_t until_ms)
{
	struct pollfd fd = { .fd = until_ms ? -1 : leaving_fd, .events = POLLIN };
	int64_t left = until_ms ? until_ms - clock_monotonic_ms() : 0;
	struct timespec time = { .tv_sec = left > 0 ? left / 1000 : 0, .tv_nsec = left > 0 ? left % 1000 * 1000000 : 0 };
	return ppoll(&fd, 1, until_ms ? &time : NULL, &before->mask) > 0;
}

static void wait_for(pid_t pid, const struct before *before, int leaving_fd, struct editor_end *end)
{
	int status = 0;
	for (int64_t until_ms = 0;;) {
		pid_t got = waitpid(pid, &status, WNOHANG | WUNTRACED);
		if (got == pid && WIFSTOPPED(status))
			stop_too(pid);
		else if (got == pid || (got < 0 && errno != EINTR))
			break;
		end->running = until_ms && clock_monotonic_ms() >= until_ms;
		if (end->running)
			return;
		if (!wait_a_while(before, leaving_fd, until_ms))
			continue;
		end->told_to_leave = true;
		until_ms = clock_monotonic_ms() + LEAVE_WAIT_MS;
		kill(pid, SIGHUP);
	}
	end->by_signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	end->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

/* An editor that minds its jobs itself may have been cut off while the terminal was another's. */
static void take_foreground(void)
{
	sigset_t output, before;
	pid_t now = tcgetpgrp(STDIN_FILENO);
	if (now < 0 || now == getpgrp())
		return;
	sigemptyset(&output);
	sigaddset(&output, SIGTTOU);
	sigprocmask(SIG_BLOCK, &output, &before);
	tcsetpgrp(STDIN_FILENO, getpgrp());
	sigprocmask(SIG_SETMASK, &before, NULL);
}

struct editor_end editor_run(const struct editor *editor, const char *path, int leaving_fd)
{
	struct editor_end end = { .started = false };
	struct before before;
	int failed[2];
	char *words[EDITOR_WORDS_MAX + 2] = { NULL };
	for (size_t i = 0; i < editor->n; i++)
		words[i] = editor->words[i];
	words[editor->n] = (char *)(uintptr_t)path; /* exec changes nothing */
	if (pipe2(failed, O_CLOEXEC))
		return end;
	set_signals(&before);
	pid_t pid = fork();
	if (pid == 0)
		become(words, &before, failed[1]);
	close(failed[1]);
	end.started = pid > 0 && !has_failed(failed[0]);
	close(failed[0]);
	if (pid > 0)
		wait_for(pid, &before, leaving_fd, &end);
	restore_signals(&before);
	take_foreground();
	return end;
}
