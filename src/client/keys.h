/* SPDX-License-Identifier: MIT */
/* What the files about keys share. */
#pragma once

#include "client/model.h"

/*
 * A key in a text field: typed, pasted, or one of commands_typing.def. `*command` is the command of the key in `context`, or -1. True if
 * the field took it. Else *command may have become what the key means where the field has no use for it: the first row's
 * Up leaves the field.
 */
bool keys_type(struct model *model, struct edit *edit, const struct key *key, unsigned context, int *command);
/*
 * Letters where none can be typed. True if the key follows one so closely that somebody seems to write: it does nothing then, unless
 * its `command` is to be heard always. Else the key is noted once it was carried out; `means`: it is a command here.
 */
bool keys_letter_held(struct model *model, const struct key *key, int command);
void keys_note_letter(struct model *model, const struct key *key, bool means);
/* The page went by itself: text that was typed ahead for it sets nothing off on the next. */
void keys_hold_typed_ahead(struct model *model);
/* A digit that chooses something, or means something to the screen: true. */
bool keys_digit(struct model *model, const struct focusable *focus, const struct key *key, struct effects *effects);
/* As by Enter on `id`: what was typed is carried over, then the screen answers. */
void keys_activate(struct model *model, const char *id, struct effects *effects);
/* One of several (`single`) was chosen by its digit: the cursor goes on to what is asked next, so that no key is spent on it. */
void keys_go_on_after(struct model *model, const char *chosen, bool single, struct effects *effects);
/* What was typed goes into the assessment; the page is built anew if it changed shape by that. */
void keys_commit(struct model *model, struct effects *effects);
/* Typing here would change an assessment that may only be read. */
bool keys_only_read(const struct model *model);
/* Text did not go into a field: says why, and that nothing was changed. */
void keys_say_refused(struct model *model, enum edit_refusal why);
