/* SPDX-License-Identifier: MIT */
/* A list of things to do, in the formats of `actions`. Each appends to `out`. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct to_dos;
struct assessment;
struct buf;

struct to_do_writing {
	const struct assessment *assessment;
	const struct to_dos *list;
	int64_t now;
	bool events;      /* ics: what has a day is there as an event too */
	int64_t received; /* ics: when the board took in what stands here, in seconds: then sending is done; 0: it has not */
};

typedef void to_do_writer(const struct to_do_writing *writing, struct buf *out);
/* For people: a day, an id and what to do, and below it what it is about. */
to_do_writer to_do_write_text;
/* RFC 4180 as in rows.h: kind, id, about, action, owner, due. */
to_do_writer to_do_write_csv;
/* {"format": "section11-actions", "format_version": 1, …, "actions": [ … ]} */
to_do_writer to_do_write_json;
/* RFC 5545: a to-do each, but for stages, which are events. The UID is the subject and the assessment's id: the same each time. */
to_do_writer to_do_write_ics;
