/* SPDX-License-Identifier: MIT */
/*
 * Runs one program once in a terminal and measures it. Prints one JSON object.
 *
 *     probe STEP... -- PROGRAM [ARGUMENT...]
 *
 *     first TEXT          from fork to the last byte of the paint that has this text
 *     wait TEXT KEY       presses the key and waits for the text: not measured
 *     keys NAME N KEYS    presses N keys, in turn from the list with commas, each once the paint before has come to rest
 *     paste BYTES         so many bytes of prose as a terminal pastes them: not measured
 *     rest MS             lets time go by: a save that is due happens
 *     memory NAME         what it holds now
 *     idle NAME MS        how often it wakes while nothing is pressed
 *     quit KEY            from the key to its end
 */
#include "bench/tty.h"
#include "bench/usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_LONGEST_MS 60000
#define KEYS_MAX 32

static struct tty tty;

static void fail(const char *what, const char *which)
{
	fprintf(stderr, "probe: %s %s\nthe program wrote: %.2000s\n", what, which, tty.seen);
	exit(1);
}

static void step_first(char **words)
{
	struct paint paint = tty_paint(&tty, tty.started_us, words[0], FIRST_LONGEST_MS);
	if (!paint.came)
		fail("the first screen never said", words[0]);
	printf("\"first\":{\"byte_us\":%lld,\"us\":%lld,\"bytes\":%ld,\"reads\":%ld}", (long long)paint.first_us, (long long)paint.heard_us,
		paint.bytes, paint.reads);
}

static void step_wait(char **words)
{
	tty_forget(&tty);
	tty_press(&tty, words[1]);
	if (!strstr(tty.seen, words[0]) && !tty_paint(&tty, now_us(), words[0], FIRST_LONGEST_MS).came && !strstr(tty.seen, words[0]))
		fail("nothing showed", words[0]);
	printf("\"waited\":true");
}

static size_t split(char *list, char *to[KEYS_MAX])
{
	size_t n = 0;
	for (char *rest = list; n < KEYS_MAX && (to[n] = strsep(&rest, ","));)
		n++;
	return n;
}

static void step_keys(char **words)
{
	char *list[KEYS_MAX];
	long n = strtol(words[1], NULL, 10), blank = 0;
	size_t n_list = split(words[2], list);
	long *bytes = calloc((size_t)n + 1, sizeof *bytes);
	printf("\"%s\":{\"us\":[", words[0]);
	for (long i = 0; i < n; i++) {
		struct paint paint = tty_press(&tty, list[(size_t)i % n_list]);
		bytes[i] = paint.bytes;
		blank += !paint.came;
		printf("%s%lld", i ? "," : "", (long long)paint.last_us);
	}
	printf("],\"bytes\":[");
	for (long i = 0; i < n; i++)
		printf("%s%ld", i ? "," : "", bytes[i]);
	printf("],\"blank\":%ld}", blank);
	free(bytes);
}

/* Lines of some length, words of some length, so that it wraps as prose does. */
static void step_paste(char **words)
{
	size_t len = strtoul(words[0], NULL, 10), mark = strlen("\033[200~");
	char *bytes = malloc(len + 2 * mark + 1);
	if (!bytes)
		fail("no memory for", words[0]);
	memcpy(bytes, "\033[200~", mark);
	for (size_t i = 0; i < len; i++)
		bytes[mark + i] = i % 317 == 316 ? '\r' : i % 7 == 6 ? ' ' : (char)('a' + i % 23);
	memcpy(bytes + mark + len, "\033[201~", mark);
	struct paint paint = tty_send(&tty, bytes, len + 2 * mark);
	free(bytes);
	printf("\"paste\":{\"us\":%lld}", (long long)paint.heard_us);
}

static void step_rest(char **words)
{
	tty_idle(&tty, (int)strtol(words[0], NULL, 10));
	printf("\"rested\":true");
}

static void step_memory(char **words)
{
	struct usage usage = usage_of(tty.pid);
	printf("\"%s\":{\"rss_kb\":%ld,\"pss_kb\":%ld,\"uss_kb\":%ld,\"known\":%s,\"threads\":%ld}", words[0], usage.rss_kb, usage.pss_kb,
		usage.uss_kb, usage.has_maps ? "true" : "false", usage.threads);
}

static void step_idle(char **words)
{
	struct usage before = usage_of(tty.pid);
	struct paint paint = tty_idle(&tty, (int)strtol(words[1], NULL, 10));
	struct usage after = usage_of(tty.pid);
	printf("\"%s\":{\"wakeups\":%ld,\"bytes\":%ld}", words[0], after.voluntary - before.voluntary, paint.bytes);
}

static void step_quit(char **words)
{
	struct ending ending = tty_quit(&tty, words[0]);
	printf("\"quit\":{\"us\":%lld,\"status\":%d,\"max_rss_kb\":%ld}", (long long)ending.us, ending.status, ending.max_rss_kb);
}

static const struct {
	const char *name;
	int n_words;
	void (*run)(char **words);
} steps[] = {
	{ "first", 1, step_first }, { "wait", 2, step_wait }, { "keys", 3, step_keys }, { "paste", 1, step_paste }, { "rest", 1, step_rest },
	{ "memory", 1, step_memory }, { "idle", 2, step_idle }, { "quit", 1, step_quit },
};

/* Runs the step at words[0]; returns the words after it. */
static char **run_step(char **words)
{
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		if (strcmp(steps[i].name, words[0]) == 0) {
			steps[i].run(words + 1);
			return words + 1 + steps[i].n_words;
		}
	}
	fail("there is no step", words[0]);
	return words;
}

int main(int argc, char **argv)
{
	char **program = argv + 1;
	while (*program && strcmp(*program, "--") != 0)
		program++;
	if (program + 1 >= argv + argc)
		return fprintf(stderr, "probe STEP... -- PROGRAM [ARGUMENT...]\n"), 2;
	tty_start(&tty, program + 1);
	printf("{");
	for (char **at = argv + 1; at < program;) {
		at = run_step(at);
		printf("%s", at < program ? "," : "}\n");
	}
	return 0;
}
