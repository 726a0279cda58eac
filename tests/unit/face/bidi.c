/* SPDX-License-Identifier: MIT */
#include "bidi.h"

#include "face/cells.h"

#include <stdint.h>
#include <unistr.h>
#include <unictype.h>

#define COLS_MAX 400

static int class_of(const struct cell *cell)
{
	ucs4_t c;
	return u8_strmbtouc(&c, (const uint8_t *)cell->text) > 0 ? uc_bidi_category(c) : UC_BIDI_ON;
}

static bool is_strong(int class)
{
	return class == UC_BIDI_L || class == UC_BIDI_R || class == UC_BIDI_AL;
}

static bool is_neutral(int class)
{
	return class == UC_BIDI_B || class == UC_BIDI_S || class == UC_BIDI_WS || class == UC_BIDI_ON;
}

/* W1 to W7, with `base` for what stands before the row. */
static void resolve_weak(int *class, int n, int base)
{
	int strong = base;
	for (int i = 0; i < n; i++) /* W1 */
		if (class[i] == UC_BIDI_NSM)
			class[i] = i ? class[i - 1] : base;
	for (int i = 0; i < n; i++) { /* W2 */
		if (is_strong(class[i]))
			strong = class[i];
		if (class[i] == UC_BIDI_EN && strong == UC_BIDI_AL)
			class[i] = UC_BIDI_AN;
	}
	for (int i = 0; i < n; i++) /* W3 */
		class[i] = class[i] == UC_BIDI_AL ? UC_BIDI_R : class[i];
	for (int i = 1; i + 1 < n; i++) { /* W4 */
		bool same = class[i - 1] == class[i + 1];
		if (same && class[i - 1] == UC_BIDI_EN && (class[i] == UC_BIDI_ES || class[i] == UC_BIDI_CS))
			class[i] = UC_BIDI_EN;
		else if (same && class[i - 1] == UC_BIDI_AN && class[i] == UC_BIDI_CS)
			class[i] = UC_BIDI_AN;
	}
	for (int i = 0; i < n; i++) { /* W5 */
		int end = i;
		while (end < n && class[end] == UC_BIDI_ET)
			end++;
		bool joins = (i > 0 && class[i - 1] == UC_BIDI_EN) || (end < n && class[end] == UC_BIDI_EN);
		for (; i < end; i++)
			class[i] = joins ? UC_BIDI_EN : UC_BIDI_ET;
	}
	for (int i = 0; i < n; i++) /* W6 */
		if (class[i] == UC_BIDI_ES || class[i] == UC_BIDI_ET || class[i] == UC_BIDI_CS)
			class[i] = UC_BIDI_ON;
	strong = base;
	for (int i = 0; i < n; i++) { /* W7 */
		if (is_strong(class[i]))
			strong = class[i];
		if (class[i] == UC_BIDI_EN && strong == UC_BIDI_L)
			class[i] = UC_BIDI_L;
	}
}

static int side_of(int class)
{
	return class == UC_BIDI_L ? UC_BIDI_L : UC_BIDI_R; /* numbers count as from right to left here */
}

/* N1 and N2 */
static void resolve_neutral(int *class, int n, int base)
{
	for (int i = 0; i < n; i++) {
		if (!is_neutral(class[i]))
			continue;
		int end = i, before = i ? side_of(class[i - 1]) : base;
		while (end < n && is_neutral(class[end]))
			end++;
		int behind = end < n ? side_of(class[end]) : base;
		for (; i < end; i++)
			class[i] = before == behind ? before : base;
	}
}

/* I1, I2 */
static int level_of(int class, int base)
{
	if (base == UC_BIDI_L)
		return class == UC_BIDI_R ? 1 : class == UC_BIDI_L ? 0 : 2;
	return class == UC_BIDI_R ? 1 : 2;
}

static int base_of(const int *class, int n, bool guess)
{
	for (int i = 0; guess && i < n; i++)
		if (is_strong(class[i]))
			return class[i] == UC_BIDI_L ? UC_BIDI_L : UC_BIDI_R;
	return UC_BIDI_L;
}

/* L1: blanks at the end of a row go with it. L2: from the highest level down, runs are turned round. */
void bidi_order(const struct cell *row, int cols, bool guess, int *ret_cells)
{
	int class[COLS_MAX], level[COLS_MAX], end = cols;
	for (int i = 0; i < cols; i++) {
		class[i] = row[i].cols ? class_of(&row[i]) : UC_BIDI_NSM;
		ret_cells[i] = i;
	}
	int base = base_of(class, cols, guess);
	while (end > 0 && class[end - 1] == UC_BIDI_WS)
		end--;
	resolve_weak(class, end, base);
	resolve_neutral(class, end, base);
	for (int i = 0; i < cols; i++)
		level[i] = i < end ? level_of(class[i], base) : base == UC_BIDI_R;
	for (int depth = 2; depth > 0; depth--) {
		for (int i = 0; i < cols; i++) {
			int to = i;
			while (to < cols && level[to] >= depth)
				to++;
			for (int a = i, b = to - 1; a < b; a++, b--) {
				int kept = ret_cells[a];
				ret_cells[a] = ret_cells[b];
				ret_cells[b] = kept;
			}
			i = to > i ? to : i;
		}
	}
}
