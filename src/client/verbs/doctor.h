/* SPDX-License-Identifier: MIT */
/*
 * What `doctor` looks at. Each check adds notes: short sentences that may be mailed to anybody, so without answers, codes,
 * names or paths. doctor.c holds the table of checks.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct call;
struct json;
struct store;

struct doctor {
	const struct call *call;
	struct store *store;      /* its `dir` is NULL as long as the folder is not open */
	const char *check;        /* name of the check that runs */
	struct json *notes;       /* {"check", "look", "text"} each */
	size_t n_look;            /* notes with "look" */
};

/* All is well here; something to look at. */
void doctor_fine(struct doctor *doctor, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void doctor_look(struct doctor *doctor, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

typedef void doctor_check(struct doctor *doctor);

/* doctor_computer.c */
doctor_check doctor_check_program, doctor_check_terminal, doctor_check_language, doctor_check_clock, doctor_check_proxy,
	doctor_check_key_log;
/* doctor_folder.c: the first opens the store, the others need it open */
doctor_check doctor_check_folder, doctor_check_space, doctor_check_packs, doctor_check_dates, doctor_check_boards,
	doctor_check_assessments;
/* doctor_keys.c */
doctor_check doctor_check_keys;
/* doctor_courier.c */
doctor_check doctor_check_courier;

/* The host in "https://user:secret@host:8443/way" or "host:8443", at most `size` - 1 bytes; "" if there is none. */
void host_of(const char *address, char *to, size_t size);
