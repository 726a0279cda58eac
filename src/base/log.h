/* SPDX-License-Identifier: MIT */
/*
 * A program's log: one line an event, to standard error or a file, text made safe, no answers, no codes. Only main
 * programs and the receiver log; rooms below return errors instead.
 */
#pragma once

#include <stdbool.h>

struct err;

enum log_level { LOG_QUIET, LOG_ERROR, LOG_INFO, LOG_DEBUG };
/*
 * Until log_start nothing is logged. A line is "STAMP program: level: text", written at once and in one piece; of a longer
 * event the first 4096 bytes are kept. errno is left alone.
 */
void log_start(const char *program, enum log_level level);
/* From here on into a file (0600, appended) instead of standard error; log_stop ends that. */
__attribute__((warn_unused_result)) bool log_to_file(const char *path, struct err *err);
void log_stop(void);
void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* "doing: no_space: file: detail". */
void log_err(const char *doing, const struct err *err);
