/* SPDX-License-Identifier: MIT */
/* --help and --version. Both give the exit status. */
#pragma once

struct verb;

int help_show(const struct verb *verb); /* NULL: the whole program */
int help_version(void);
