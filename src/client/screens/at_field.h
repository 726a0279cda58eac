/* SPDX-License-Identifier: MIT */
/*
 * Findings at the field that they are about. A screen with fields shows its slots through this; what is about no one field
 * of the page stands at its top. What is only missing is not said before somebody comes from a list that says so.
 */
#pragma once

#include "client/model.h"

/* The slot's block, after what was noticed there. */
void show_slot(struct model *model, struct page *page, const struct slot *slot);
/* What was noticed at the thing of the page with that id: "add:people" (a table), "document:documents". */
void show_findings_at(struct model *model, struct page *page, const char *id);
/* What belongs on this page and to no slot, table or button for documents. */
void show_findings_above(struct model *model, struct page *page);
/* One finding as a notice. */
void show_finding(struct model *model, struct page *page, const struct finding *finding);
/* From a list of findings to where one is put right. */
void go_finding(struct model *model, const struct finding *finding, struct effects *effects);
