/* SPDX-License-Identifier: MIT */
/* A page with something of every kind, for the tests of the writers. */
#pragma once

#include "page/page.h"

struct sample {
	struct page page;
	struct edit *people, *code, *empty, *prose, *unwritten;
};

void sample_init(struct sample *sample);
void sample_release(struct sample *sample);
