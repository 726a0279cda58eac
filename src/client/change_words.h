/* SPDX-License-Identifier: MIT */
/* What a change was about, in words. */
#pragma once

struct buf;
struct change;
struct form;

/* Of a change of an answer: "answer", "comment", "flag"; NULL if it is of none of these. */
const char *change_member_words(const struct change *change);
/* Of a change of anything but an answer: "Your list of documents". */
const char *change_subject_words(const char *subject);
/* Either, with the question's id: "KF1-2, answer". Appends. */
void change_words(const struct form *form, const struct change *change, struct buf *out);
