/* SPDX-License-Identifier: MIT */
#include "store/state.h"

#include "entry/progress.h"
#include "entry/signoff.h"
#include "store/attempts.h"
#include "store/paths.h"
#include "store/sealed_file.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
	[STATE_DRAFT] = "draft",
	[STATE_COMPLETE] = "complete",
	[STATE_APPROVED] = "approved",
	[STATE_SEALED] = "sealed",
	[STATE_SENDING] = "sending",
	[STATE_RECEIVED] = "received",
	[STATE_ANSWERED] = "answered",
};
static_assert(sizeof names / sizeof names[0] == STATE_COUNT, "one name a state");

const char *assessment_state_name(enum assessment_state state)
{
	return names[state];
}

static bool feedback_is_there(const struct store *store, const char *id, int64_t revision)
{
	char *path = revision_file(store, id, "feedback", revision, ".json");
	bool there = file_exists(path);
	free(path);
	return there;
}

static enum assessment_state state_of_sealed(const struct store *store, const char *id, int64_t revision,
	const struct board_identity *board)
{
	struct receipt receipt;
	struct attempts attempts;
	if (feedback_is_there(store, id, revision))
		return STATE_ANSWERED;
	if (receipt_file_read(store, id, revision, board, &receipt, NULL, NULL))
		return STATE_RECEIVED;
	bool begun = attempts_read(store, id, revision, &attempts, NULL) && attempts.events.begun > 0;
	return begun ? STATE_SENDING : STATE_SEALED;
}

enum assessment_state state_of_draft(const struct assessment *assessment)
{
	struct progress progress;
	if (approval_holds(assessment))
		return STATE_APPROVED;
	progress_of_all(assessment, &progress);
	return progress.asked > 0 && progress.missing == 0 ? STATE_COMPLETE : STATE_DRAFT;
}

enum assessment_state state_of(const struct store *store, const struct assessment *assessment,
	const struct board_identity *board, bool edited)
{
	const char *id = assessment_id(assessment);
	int64_t revision = assessment_revision(assessment);
	if (!edited && sealed_is_there(store, id, revision))
		return state_of_sealed(store, id, revision, board);
	return state_of_draft(assessment);
}

bool begins_next_revision(const struct store *store, const struct assessment *assessment, const struct change *changes, size_t n)
{
	bool content = false, approval = false;
	for (size_t i = 0; i < n; i++) {
		/* Marking a section as done is for the person alone: it is not sent. */
		content |= strncmp(changes[i].subject, "section:", strlen("section:")) != 0;
		approval |= strcmp(changes[i].subject, "approval") == 0;
	}
	if (!content || !sealed_is_there(store, assessment_id(assessment), assessment_revision(assessment)))
		return false;
	return approval || !approval_holds(assessment);
}
