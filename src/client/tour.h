/* SPDX-License-Identifier: MIT */
/*
 * A tour of five minutes: no slides, but the real pages of an assessment to practise on (practice.h). Each step says one thing to do at
 * the top of the page, sees for itself when it was done, and gives way to the next. It can be left at any time; nothing of it is kept, so
 * that it always begins anew.
 *
 * update() calls these; none of them is called while no tour is on, but tour_begin.
 */
#pragma once

#include "client/model.h"

/* The assessment to practise on was just opened: its task list is in front. */
void tour_begin(struct model *model, struct effects *effects);
/* After each message, when the page was built: true if a step was done, and the page says something else now. */
bool tour_watch(struct model *model);
/* What is to be done, at the top of a page that is built already, and in short in the status line. */
void tour_show(struct model *model, struct page *page);
/* The person wants to leave: back to the first page instead. */
void tour_leave(struct model *model, struct effects *effects);
/* The assessment was closed: the tour is over, and that is said. */
void tour_end(struct model *model);
/* Files and sending are not for practice: takes such effects back, and says so. */
void tour_hold_back(struct model *model, struct effects *effects);
