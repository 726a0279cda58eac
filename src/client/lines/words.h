/* SPDX-License-Identifier: MIT */
/* The words of line mode: what is typed there where the full screen has keys. They are not translated, as names of commands are not. */
#pragma once

/* The shortest word of a command; NULL for one that only moves a cursor. */
const char *line_word(int command);
/* The same with a slash before it, as where a text is asked for. */
const char *line_slash_word(int command);
/* The command of a word (its short one, or its name in commands.def; capitals do not matter), or -1. */
int line_command(const char *word);
