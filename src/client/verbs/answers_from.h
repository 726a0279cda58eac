/* SPDX-License-Identifier: MIT */
/*
 * Many answers at once from a JSON object: {"KF1-1": {"value": …}, …, "documents": [ … ]}, or the same below a member
 * "answers" with "documents" beside it, as `show --json` prints it. All of it is taken and saved, or none of it:
 * then every fault has been said with its line, its question and its JSON pointer. A whole draft, as client/rescue.h writes it, is
 * no merge: all is as in that copy afterwards (entry/take_over.h), but for an approval, which is given where it holds.
 */
#pragma once

struct author;
struct opened;

/* `path` may be "-". Returns the exit status. */
int answers_from(struct opened *opened, const char *path, const struct author *author);
