/* SPDX-License-Identifier: MIT */
/*
 * Many answers at once from a JSON object: {"KF1-1": {"value": …}, …, "documents": [ … ]}, or the same below a member
 * "answers" with "documents" beside it, as `show --json` prints it. All of it is taken and saved, or none of it:
 * then every fault has been said with its line, its question and its JSON pointer.
 */
#pragma once

struct author;
struct opened;

/* `path` may be "-". Returns the exit status. */
int answers_from(struct opened *opened, const char *path, const struct author *author);
