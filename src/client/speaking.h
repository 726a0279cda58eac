/* SPDX-License-Identifier: MIT */
/* The language of screen and form while the program runs: what is chosen here stays chosen in this folder. */
#pragma once

struct effect;
struct store;
struct worker;

/* At the start of a screen: what was chosen in this folder, else what the environment says. */
void speaking_start(struct store *store);
/* For verbs, which follow the environment alone. */
void speaking_as_asked(struct store *store);

/* Effects: which languages there are; and from now on that one. */
void speaking_find(struct worker *worker, const struct effect *effect);
void speaking_change(struct worker *worker, const struct effect *effect);
