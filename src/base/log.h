/* SPDX-License-Identifier: MIT */
/*
 * A program's log: one line an event, to standard error or a file, text made safe, no answers, no codes. Only main
 * programs and the receiver log; rooms below return errors instead.
 */
#pragma once

#include <stdbool.h>

struct err;

enum log_level { LOG_QUIET, LOG_ERROR, LOG_INFO, LOG_DEBUG };
void log_start(const char *program, enum log_level level);
void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_err(const char *doing, const struct err *err);
