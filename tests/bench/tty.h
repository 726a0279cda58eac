/* SPDX-License-Identifier: MIT */
/*
 * A program in a terminal of its own, for measuring: nothing is drawn, bytes are counted and timed. A paint is over when
 * the line has been quiet for a while; its time is that of its last byte, so the quiet itself costs nothing.
 *
 *     struct tty tty;
 *     tty_start(&tty, argv);
 *     struct paint first = tty_paint(&tty, tty.started_us, "Sections", 20000);
 *     struct paint move = tty_press(&tty, "Down");
 *     struct ending ending = tty_quit(&tty, "Ctrl-Q");
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define TTY_SEEN_BYTES 65536

struct tty {
	int master, pidfd;
	pid_t pid;
	int64_t started_us;       /* just before fork */
	int quiet_ms;             /* how long a quiet line ends a paint */
	bool gone;                /* the program closed its terminal */
	bool application_keys;    /* it asked for ESC O instead of ESC [ */
	int state;                /* private: where in a control sequence the stream is */
	char sequence[32];
	size_t n_sequence;
	char seen[TTY_SEEN_BYTES]; /* what was written as text, a blank for each move of the cursor */
	size_t n_seen;
};
struct paint {
	bool came;                /* a byte came, and the awaited text if there was one */
	int64_t first_us, last_us; /* since the time it is measured from; a pause of 5 ms ends it: what follows came by itself */
	int64_t heard_us;         /* the last byte of all */
	long bytes, reads;
};
struct ending {
	int64_t us;               /* from the key to the end of the process */
	int status;               /* as in a shell; -1: it had to be killed */
	long max_rss_kb;
};

int64_t now_us(void);
/* 80x24, xterm-256color, C.UTF-8 and a small environment. Ends the benchmark if there is no pty. */
void tty_start(struct tty *tty, char *const argv[]);
/* Waits for `text` (NULL: any byte), at most `longest_ms`, and then for quiet. */
struct paint tty_paint(struct tty *tty, int64_t from_us, const char *text, int longest_ms);
/* Takes in what came by itself, sends a key ("Down", "Ctrl-Q", "a"), and waits for its paint. */
struct paint tty_press(struct tty *tty, const char *key);
/* The same with many bytes: reads while it writes. */
struct paint tty_send(struct tty *tty, const char *bytes, size_t len);
/* Lets `ms` go by without a key; what comes is counted. */
struct paint tty_idle(struct tty *tty, int ms);
/* Presses the key that ends it, waits at most 10 seconds. */
struct ending tty_quit(struct tty *tty, const char *key);
/* Forgets what was seen. */
void tty_forget(struct tty *tty);
