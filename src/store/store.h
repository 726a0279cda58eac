/* SPDX-License-Identifier: MIT */
/*
 * Where it is kept: one folder that holds everything (DESIGN: $XDG_DATA_HOME/section11 or --dir).
 *
 *	packs/<sha256>.s11pack
 *	invitations/<agency>.<pack sha256>.json     what an invitation said; the code only if "remember here" was chosen
 *	trusted/<board id>.key                      the pack key first seen from a board
 *	courier.lock                                held by the courier while it sends
 *	language                                    chosen on the screen: a code and a newline; without it the environment says
 *	practice                                    empty; if it is there, all of this is practice
 *	assessments/<uuid>/
 *	  draft.<generation>.json  newest 3 kept; the number orders, never the clock
 *	  history.jsonl
 *	  lock
 *	  sealed.<revision>.s11    frozen; what travels
 *	  attempts.<revision>.log  a line before each first byte is sent
 *	  receipt.<revision>.txt
 *	  feedback.<revision>.json
 *	  editor/                  while a text is open in an editor of the person's own (editing.h)
 *
 * Invariants
 *  1 A file once written is never changed in place (the two logs only grow).
 *  2 A draft's generation number is greater than that of every file there was, damaged ones included.
 *  3 A draft that does not verify is never shown and never deleted by pruning.
 *  4 State is derived from which files exist and verify. There is no status field.
 *  5 Nothing is removed before what replaces it is durable.
 *  6 A receipt file exists only after receipt_accept.
 *  7 One writer: draft, history and seal need the lock.
 *  8 A change is kept once its line stands in the history, synced. The newest generation may lack it; loading brings it in.
 *    A history line that does not vouch for itself is never believed.
 *  9 A sealed file has its name only when it is whole; the attempts log holds its digest from before that moment on.
 * 10 The store's own folder is writable by its owner alone, unless the medium keeps no permissions.
 *
 * Calling sequence: store_open; store_join once for an invitation; store_begin or store_load; changes through entry/;
 * store_note while typing and store_save soon after; store_seal; store_close; store_release.
 */
#pragma once

#include "base/err.h"
#include "base/file.h"
#include "base/id.h"
#include "base/language.h"
#include "entry/history.h"
#include "form/pack.h"
#include "wire/invitation.h"
#include "wire/receipt.h"

struct assessment;

struct store {
	char *dir;              /* absolute */
	bool medium_is_open;    /* FAT and the like: warn once */
	struct kept_pack *kept; /* private: the pack that was opened last, for the next time; NULL if none was */
	char language[LANGUAGES_BYTES]; /* languages wanted, best first, for the form of a pack; "", as after opening: its own */
};

/* `dir` NULL: the XDG place. Creates what is missing; refuses a folder that others may write to (ERR_PERMISSION). */
MUST_USE bool store_open(const char *dir, struct store *ret, struct err *err);
void store_release(struct store *store);

/* A file "practice" in its folder says that all in it is made up (./start puts it there). */
bool store_is_practice(const struct store *store);

/* The language that was chosen here; false if none was. Choosing does not change store->language. */
bool store_language(const struct store *store, char ret_code[LANGUAGE_BYTES]);
MUST_USE bool store_language_keep(const struct store *store, const char *code, struct err *err);

/* Packs. store_pack_keep verifies first and is idempotent. */
MUST_USE bool store_pack_keep(struct store *store, const char *bytes, size_t len, struct err *err);
/* Opened twice in a row it is read and verified once, as long as nobody touched its file. */
MUST_USE bool store_pack_open(struct store *store, const char *sha256, struct pack *ret, struct err *err);

/* The same, with every translation read and checked again: form->languages lists all there are. */
MUST_USE bool store_pack_open_whole(struct store *store, const char *sha256, struct pack *ret, struct err *err);

/* What joining an invitation left. `code` is "" unless remembered. */
struct membership {
	char agency_id[ID_UUID_BYTES], agency_name[200], agency_sector[16];
	char pack_sha256[CRYPTO_HEX_BYTES];
	char code[ID_CODE_BYTES];
	char expires[11];
	char form_title[600];     /* in the language of the store, if the form has it */
};
struct memberships { struct membership *items; size_t n; };
/* Keeps pack, key and membership. ERR_WRONG_KEY if this board is known under another key. */
MUST_USE bool store_join(struct store *store, const char *bytes, size_t len, bool remember_code, struct membership *ret,
	struct err *err);
MUST_USE bool store_memberships(struct store *store, struct memberships *ret, struct err *err);
void memberships_release(struct memberships *memberships);
/* The membership an assessment belongs to (agency and pack); false without a cause if unknown. */
bool store_membership_of(struct store *store, const char *agency_id, const char *pack_sha256, struct membership *ret);

enum assessment_state {
	STATE_DRAFT, STATE_COMPLETE, STATE_APPROVED, STATE_SEALED, STATE_SENDING, STATE_RECEIVED, STATE_ANSWERED,
	STATE_COUNT
};
const char *assessment_state_name(enum assessment_state state); /* "draft" */

/* One row of the home screen. */
struct store_entry {
	char id[ID_UUID_BYTES];
	char agency_name[200], form_title[600], pack_sha256[CRYPTO_HEX_BYTES];
	char opens[11], asked_for_by[11], closes[11];
	enum assessment_state state;
	int64_t revision;           /* the newest sealed one, 0 if none */
	char received[21], reference[16]; /* of the newest receipt that verifies; "" if there is none */
	int answered, asked;
	char changed[21];           /* when the draft was last saved */
	bool damaged;               /* some file did not verify; what is shown is the newest that does */
	char trouble[200];          /* "" or why it cannot be opened: the detail of its error, for a log */
	enum err_code trouble_code; /* ERR_NONE, or what to look up the words for */
};
struct store_entries { struct store_entry *items; size_t n; };
/* Those last changed first. One that cannot be opened is a row with its trouble. */
MUST_USE bool store_list(struct store *store, int64_t today, struct store_entries *ret, struct err *err);
void store_entries_release(struct store_entries *entries);

/* An open assessment. */
struct opened {
	struct store *store;        /* NULL: kept nowhere */
	struct pack pack;
	struct assessment *assessment;
	struct history history;
	char id[ID_UUID_BYTES];
	struct file_lock lock;
	bool read_only;             /* someone else holds the lock, or a newer program wrote it */
	char holder[120];           /* who holds the lock */
	int64_t went_back_to;       /* 0, or the generation shown because newer ones were damaged */
	char went_back_at[21];      /* its time */
	int64_t lost_typing;        /* history records newer than the draft that were applied again */
	enum err_code why_read_only; /* ERR_LOCKED, ERR_NEWER, or why the lock could not be had; ERR_NONE when writable or as asked */
	bool history_unreadable;    /* the file is there and could not be read: undo knows nothing from before */
	int64_t newest_generation;  /* private: the greatest number there was */
};
/* Begins a new one: folder, lock, first generation on disk before it returns. */
MUST_USE bool store_begin(struct store *store, const struct membership *membership, const char *route, int64_t now,
	struct opened **ret, struct err *err);
/*
 * Begins one to practise on, which is kept nowhere: saving it writes no byte and succeeds, sealing it is ERR_STATE. Takes the
 * pack. Never NULL.
 */
struct opened *store_begin_nowhere(struct pack *pack, const struct agency_ref *agency, const char *route, int64_t now);
/* Opens for writing, or read-only where it must. ERR_NOT_FOUND, ERR_DAMAGED (nothing verifies). Writes no byte but the lock. */
MUST_USE bool store_load(struct store *store, const char *id, bool read_only, int64_t today, const char *holder,
	struct opened **ret, struct err *err);
void store_close(struct opened *opened); /* NULL is allowed; saves nothing */
/*
 * Changes the form for the same one in another language: `pack` is the pack of the same digest, and holds afterwards what was
 * there before. Answers, changes and place stay; pointers into the form that was are those of `pack`.
 */
void store_take_form(struct opened *opened, struct pack *pack);

/*
 * Pending changes to the history, then a new generation, synced; then pruning. On failure nothing is lost and a later call
 * tries again. Nothing changed: true at once. Read-only: the code that says why. ERR_LOCKED also if, where locks do not
 * exist, another program turns out to have saved here.
 */
MUST_USE bool store_save(struct opened *opened, struct err *err);
/* The cheap promise between generations: pending changes to the history alone, synced. store_load applies them again. */
MUST_USE bool store_note(struct opened *opened, struct err *err);

/*
 * Sealing: needs an approval that holds (ERR_STATE). Saves, then writes sealed.<rev>.s11 (proven to open, read again from disk)
 * and gives the revision. Afterwards edits begin a new revision. Sealed already and not edited since: gives that
 * revision again, or, if its file is damaged, seals the next one.
 */
MUST_USE bool store_seal(struct opened *opened, int64_t now, int64_t *ret_revision, struct err *err);
enum assessment_state store_state(const struct opened *opened);
/*
 * The newest assessment of an earlier year: the same organisation and instrument, whatever the pack, and a form that opened before
 * `form` did. "" if there is none; what cannot be opened is none.
 */
MUST_USE bool store_earlier(struct store *store, const char *agency_id, const struct form *form, char ret_id[ID_UUID_BYTES],
	struct err *err);
/*
 * Finds the assessment by unique beginning of its id (at least 4 characters), or the only one there is for "". ERR_NOT_FOUND;
 * ERR_USAGE if it is too short or fits several.
 */
MUST_USE bool store_find(struct store *store, const char *prefix, char ret_id[ID_UUID_BYTES], struct err *err);
