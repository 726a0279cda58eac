/* SPDX-License-Identifier: MIT */
/* --help and --version, made from the tables that the parser reads. */
#pragma once

struct verb;

/* The program's own help for NULL and for the full screen. Returns the exit status. */
int help_show(const struct verb *verb);
int help_version(void);
