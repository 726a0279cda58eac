/* SPDX-License-Identifier: MIT */
#include "client/verbs/doctor.h"

#include "base/clock.h"
#include "base/text.h"
#include "client/clock_doubt.h"
#include "client/verbs/verb.h"
#include "form/form.h"
#include "page/gettext.h"
#include "page/trouble.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#define SHORT_BYTES 9
#define MIB ((uint64_t)1024 * 1024)
#define SPACE_LEAST_MIB 50
#define DAY_SECONDS 86400
#define PACK_SUFFIX ".s11pack"

static void say_mode(struct doctor *doctor, const char *dir)
{
	struct stat status;
	if (stat(dir, &status) != 0)
		return;
	unsigned mode = status.st_mode & 0777;
	if (doctor->store->medium_is_open)
		doctor_look(doctor, "%s", _("Its medium keeps no permissions: whoever holds it can read the answers."));
	else if (mode & 077)
		doctor_look(doctor, _("Its rights are %04o, so others can look in. \"chmod 700\" mends it."), mode);
	else
		doctor_fine(doctor, _("Its rights are %04o: yours alone."), mode);
}

void doctor_check_folder(struct doctor *doctor)
{
	struct err err;
	if (!store_open(doctor->call->globals[GLOBAL_DIR], doctor->store, &err)) {
		const struct trouble trouble = trouble_of(err.code);
		doctor_look(doctor, _("The folder cannot be used (%s). %s"), err_name(err.code), trouble.what);
		return;
	}
	const char *xdg = getenv("XDG_DATA_HOME");
	bool in_xdg = xdg && xdg[0] == '/';
	if (doctor->call->globals[GLOBAL_DIR])
		doctor_fine(doctor, "%s", _("The folder is the one given with --dir."));
	else
		doctor_fine(doctor, "%s", in_xdg ? _("The folder is in XDG_DATA_HOME.") : _("The folder is the usual one."));
	say_mode(doctor, doctor->store->dir);
}

void doctor_check_space(struct doctor *doctor)
{
	struct statvfs status;
	if (statvfs(doctor->store->dir, &status) != 0) {
		doctor_look(doctor, "%s", _("The disk does not say how much is free."));
		return;
	}
	uint64_t free_mib = (uint64_t)status.f_bavail * status.f_frsize / MIB;
	if (free_mib < SPACE_LEAST_MIB)
		doctor_look(doctor, _("Only %" PRIu64 " MiB are free. Please make room."), free_mib);
	else
		doctor_fine(doctor, _("%" PRIu64 " MiB are free."), free_mib);
}

/* Takes every pack that is there and opens, and counts those that do not. */
struct pack_walk {
	struct doctor *doctor;
	void (*take)(struct pack_walk *walk, const struct pack *pack);
	void (*refuse)(struct pack_walk *walk, const char *sha256, const struct err *err);
	size_t n;
	int64_t last_close;   /* the latest day on which one closes */
};

static void walk_name(struct pack_walk *walk, const char *name)
{
	char sha256[CRYPTO_HEX_BYTES];
	struct pack pack;
	struct err err;
	const char *suffix = strstr(name, PACK_SUFFIX);
	if (!suffix || suffix[strlen(PACK_SUFFIX)])
		return;
	snprintf(sha256, sizeof sha256, "%.*s", (int)(suffix - name), name);
	if (store_pack_open_whole(walk->doctor->store, sha256, &pack, &err)) {
		walk->n++;
		if (walk->take)
			walk->take(walk, &pack);
		pack_release(&pack);
	} else if (walk->refuse) {
		walk->refuse(walk, sha256, &err);
	}
}

static void walk_packs(struct pack_walk *walk)
{
	char *dir = file_join(walk->doctor->store->dir, "packs");
	struct file_names names = { .n = 0 };
	if (file_is_dir(dir) && file_list(dir, &names, NULL)) {
		for (size_t i = 0; i < names.n; i++)
			walk_name(walk, names.names[i]);
		file_names_release(&names);
	}
	free(dir);
}

static void refuse_pack(struct pack_walk *walk, const char *sha256, const struct err *err)
{
	const struct trouble trouble = trouble_of(err->code);
	doctor_look(walk->doctor, _("The form %.8s does not verify (%s). %s"), sha256, err_name(err->code), trouble.what);
}

void doctor_check_packs(struct doctor *doctor)
{
	struct pack_walk walk = { .doctor = doctor, .refuse = refuse_pack };
	struct memberships memberships;
	struct err err;
	walk_packs(&walk);
	if (walk.n)
		doctor_fine(doctor, P_("%zu form verifies.", "%zu forms verify.", walk.n), walk.n);
	else
		doctor_fine(doctor, "%s", _("There is no form yet that verifies."));
	if (!store_memberships(doctor->store, &memberships, &err)) {
		doctor_look(doctor, _("The invitations cannot be read (%s)."), err_name(err.code));
		return;
	}
	doctor_fine(doctor, P_("%zu invitation was accepted.", "%zu invitations were accepted.", memberships.n), memberships.n);
	memberships_release(&memberships);
}

static void take_dates(struct pack_walk *walk, const struct pack *pack)
{
	int64_t opens, closes;
	const int64_t today = walk->doctor->call->today;
	if (pack->form->opens && clock_parse_date(pack->form->opens, &opens) && today < opens - CLOCK_FAR_DAYS)
		doctor_look(walk->doctor, _("The clock is more than a year before the form %.8s opens, on %s. Is the clock right?"), pack->sha256,
			pack->form->opens);
	if (pack->form->closes && clock_parse_date(pack->form->closes, &closes) && closes > walk->last_close)
		walk->last_close = closes;
}

void doctor_check_dates(struct doctor *doctor)
{
	struct pack_walk walk = { .doctor = doctor, .take = take_dates };
	char day[CLOCK_DAY_BYTES];
	size_t before = doctor->n_look;
	walk_packs(&walk);
	clock_day(walk.last_close, day);
	if (walk.last_close && doctor->call->today > walk.last_close + CLOCK_FAR_DAYS)
		doctor_look(doctor, _("The last form closed more than a year ago, on %s. Is the clock right?"), day);
	else if (walk.n && doctor->n_look == before)
		doctor_fine(doctor, "%s", _("The clock fits the dates of the forms."));
}

static void take_board(struct pack_walk *walk, const struct pack *pack)
{
	char host[256];
	host_of(pack->board.endpoint, host, sizeof host);
	doctor_fine(walk->doctor, _("Answers to the form %.8s go to %s."), pack->sha256, host);
}

void doctor_check_boards(struct doctor *doctor)
{
	struct pack_walk walk = { .doctor = doctor, .take = take_board };
	walk_packs(&walk);
	if (!walk.n)
		doctor_fine(doctor, "%s", _("No board is known yet."));
}

static void look_at(struct doctor *doctor, const struct store_entry *entry)
{
	char id[SHORT_BYTES];
	int64_t changed;
	text_copy(id, sizeof id, entry->id);
	if (*entry->trouble) {
		const struct trouble trouble = trouble_of(entry->trouble_code);
		doctor_look(doctor, _("The assessment %s cannot be opened (%s). %s"), id, err_name(entry->trouble_code), trouble.what);
	} else if (entry->damaged) {
		doctor_look(doctor, _("A file of the assessment %s is damaged. The newest that is whole is used."), id);
	}
	if (clock_parse_stamp(entry->changed, &changed) && changed > doctor->call->author.now + DAY_SECONDS)
		doctor_look(doctor, _("The assessment %s was saved on %s, which is still to come. Is the clock right?"), id, entry->changed);
}

void doctor_check_assessments(struct doctor *doctor)
{
	struct store_entries entries;
	struct err err;
	size_t before = doctor->n_look;
	if (!store_list(doctor->store, doctor->call->today, &entries, &err)) {
		doctor_look(doctor, _("The assessments cannot be listed (%s)."), err_name(err.code));
		return;
	}
	for (size_t i = 0; i < entries.n; i++)
		look_at(doctor, &entries.items[i]);
	doctor_fine(doctor, P_("There is %zu assessment.", "There are %zu assessments.", entries.n), entries.n);
	if (entries.n && doctor->n_look == before)
		doctor_fine(doctor, "%s", _("No file of them is damaged."));
	store_entries_release(&entries);
}
