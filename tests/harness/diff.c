/* SPDX-License-Identifier: MIT */
#include "harness/diff.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define AROUND 2

struct lines {
	const char **start;
	size_t *len;
	size_t n;
};

static struct lines split(const char *text)
{
	struct lines lines = { .n = 0 };
	for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n')
		lines.n++;
	lines.start = xcalloc(lines.n + 1, sizeof *lines.start);
	lines.len = xcalloc(lines.n + 1, sizeof *lines.len);
	size_t i = 0;
	for (const char *at = text; *at; at += *at == '\n', i++) {
		lines.start[i] = at;
		lines.len[i] = strcspn(at, "\n");
		at += lines.len[i];
	}
	return lines;
}

static bool equal(const struct lines *a, size_t i, const struct lines *b, size_t j)
{
	return a->len[i] == b->len[j] && memcmp(a->start[i], b->start[j], a->len[i]) == 0;
}

/* How many lines the tails from (i, j) on have in common, for every i and j: the longest common subsequence. */
static unsigned *common(const struct lines *a, const struct lines *b)
{
	size_t width = b->n + 1;
	unsigned *table = xcalloc((a->n + 1) * width, sizeof *table);
	for (size_t i = a->n; i-- > 0;) {
		for (size_t j = b->n; j-- > 0;) {
			unsigned skip_a = table[(i + 1) * width + j], skip_b = table[i * width + j + 1];
			table[i * width + j] = equal(a, i, b, j) ? table[(i + 1) * width + j + 1] + 1 : skip_a > skip_b ? skip_a : skip_b;
		}
	}
	return table;
}

/* The difference as a list: sign and line. */
struct edit_step {
	char sign;
	const char *start;
	size_t len;
};

static size_t list_steps(const struct lines *a, const struct lines *b, struct edit_step *steps)
{
	unsigned *table = common(a, b);
	size_t i = 0, j = 0, n = 0, width = b->n + 1;
	while (i < a->n || j < b->n) {
		if (i < a->n && j < b->n && equal(a, i, b, j)) {
			steps[n++] = (struct edit_step){ ' ', a->start[i], a->len[i] };
			i++;
			j++;
		} else if (j == b->n || (i < a->n && table[(i + 1) * width + j] >= table[i * width + j + 1])) {
			steps[n++] = (struct edit_step){ '-', a->start[i], a->len[i] };
			i++;
		} else {
			steps[n++] = (struct edit_step){ '+', b->start[j], b->len[j] };
			j++;
		}
	}
	free(table);
	return n;
}

static bool is_near(const struct edit_step *steps, size_t n, size_t at)
{
	for (size_t i = at > AROUND ? at - AROUND : 0; i < n && i <= at + AROUND; i++) {
		if (steps[i].sign != ' ')
			return true;
	}
	return false;
}

void diff_lines(const char *was, const char *is, struct buf *out)
{
	struct lines a = split(was), b = split(is);
	struct edit_step *steps = xcalloc(a.n + b.n + 1, sizeof *steps);
	size_t n = list_steps(&a, &b, steps);
	for (size_t i = 0; i < n; i++) {
		if (is_near(steps, n, i))
			buf_printf(out, "%c %.*s\n", steps[i].sign, (int)steps[i].len, steps[i].start);
		else if (i > 0 && is_near(steps, n, i - 1))
			buf_puts(out, "  ...\n");
	}
	free(steps);
	free(a.start);
	free(a.len);
	free(b.start);
	free(b.len);
}
