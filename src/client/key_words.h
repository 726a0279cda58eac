/* SPDX-License-Identifier: MIT */
/*
 * What a message tells a person to press; line by line, to type. A person may have taken a command's keys away: then there is
 * no such key, and the message goes without it.
 */
#pragma once

struct model;

/*
 * The context whose keys do the command on the page in front. On a page that lies over another (screen.h) a letter that leaves the
 * program goes back to that one: there only keys that are no letters leave, as in a text field.
 */
unsigned key_context(const struct model *model, int command, unsigned context);
/* The first key of the command that works where the focus is; in line mode its word. NULL if there is none. */
const char *key_for(const struct model *model, int command);
/* The same in a text field, wherever the focus is. */
const char *key_in_field(const struct model *model, int command);
/* Says that, and then how to take the change back: "KF1-4: “Partially met”. Ctrl-Z takes it back." */
void say_with_undo(struct model *model, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
