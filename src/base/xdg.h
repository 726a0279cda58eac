/* SPDX-License-Identifier: MIT */
/* The XDG base directory rules: variables that are not set, empty or relative mean the default below the home folder. */
#pragma once

/* $HOME, or what the system has for this user; lives as long as the environment does. NULL if there is neither. */
const char *xdg_home(void);
/* A name below the folder for data ("~/.local/share"), for settings ("~/.config"). The caller frees; NULL without a home. */
char *xdg_data_path(const char *name) __attribute__((warn_unused_result));
char *xdg_config_path(const char *name) __attribute__((warn_unused_result));
