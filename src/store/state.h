/* SPDX-License-Identifier: MIT */
/* Private to this room: what state an assessment is in, from which files exist and verify. */
#pragma once

#include "store/store.h"

/* `edited`: the assessment differs from its sealed revision by changes not yet saved. */
enum assessment_state state_of(const struct store *store, const struct assessment *assessment,
	const struct board_identity *board, bool edited);
/* What the draft alone says: draft, complete or approved. */
enum assessment_state state_of_draft(const struct assessment *assessment);
/* The draft's revision is sealed, and these changes make it another one: they belong to the next revision. */
bool begins_next_revision(const struct store *store, const struct assessment *assessment, const struct change *changes, size_t n);
