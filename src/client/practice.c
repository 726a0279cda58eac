/* SPDX-License-Identifier: MIT */
#include "client/practice.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "client/verbs/form_source.h"
#include "client/verbs/status.h"
#include "entry/assessment.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FORM "third-sector.json"
#define AGENCY "practice/agency.json"
#define AGENCY_MAX_BYTES ((size_t)64 * 1024)

static bool holds_form(const char *dir)
{
	char *path = file_join(dir, FORM);
	bool there = file_exists(path);
	free(path);
	return there;
}

/* So that a program on a stick has its forms with it. NULL if it has none. */
static char *beside_program(void)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	if (n <= 0)
		return NULL;
	self[n] = '\0';
	for (int i = 0; i < 2; i++) { /* the program's name, then bin */
		char *slash = strrchr(self, '/');
		if (!slash)
			return NULL;
		*slash = '\0';
	}
	char *dir = file_join(self, "share/section11/forms");
	if (holds_form(dir))
		return dir;
	free(dir);
	return NULL;
}

static char *forms_dir(void)
{
	const char *wanted = getenv("SECTION11_FORMS");
	if (wanted && *wanted)
		return xstrdup(wanted);
	char *beside = beside_program();
	return beside ? beside : file_join(SECTION11_DATADIR, "forms");
}

/* Where a translation has a fault the form is practised on as it was written. */
static void translate(const char *path, struct json *body)
{
	struct form_faults faults = { 0 };
	struct form_pos pos = { 0 };
	if (form_source_translate(path, body, &pos, &faults) != STATUS_OK)
		json_remove(body, "translations");
	form_pos_release(&pos);
	form_faults_release(&faults);
}

MUST_USE static bool read_form(const char *dir, const char *language, struct pack *ret, struct err *err)
{
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	struct pack pack = { 0 };
	char *path = file_join(dir, FORM);
	bool ok = (file_exists(path) && form_source_join(path, &body, &faults) == STATUS_OK)
		|| err_set(err, ERR_NOT_FOUND, dir, "no form to practise on");
	if (ok)
		translate(path, body);
	ok = ok && form_read_in(body, language, &pack.form, NULL, err);
	json_free(body);
	form_faults_release(&faults);
	free(path);
	if (ok)
		*ret = pack;
	return ok;
}

bool practice_form(const struct store *store, struct pack *ret, struct err *err)
{
	char *dir = forms_dir();
	bool ok = read_form(dir, store->language, ret, err);
	free(dir);
	return ok;
}

MUST_USE static bool read_agency(const char *dir, struct json **ret, struct err *err)
{
	struct buf text = BUF(AGENCY_MAX_BYTES);
	char *path = file_join(dir, AGENCY);
	bool ok = file_read(path, &text, err) && json_parse(text.data, text.len, &json_default_limits, AGENCY, ret, err);
	buf_release(&text);
	free(path);
	return ok;
}

static const char *text_or(const struct json *json, const char *member, const char *otherwise)
{
	const char *text = json_get_text(json, member);
	return text ? text : otherwise;
}

MUST_USE static bool begin_with_forms(const struct store *store, int64_t now, struct opened **ret, struct err *err)
{
	struct pack pack = { 0 };
	struct json *json = NULL;
	char *dir = forms_dir();
	bool ok = read_form(dir, store->language, &pack, err);
	if (ok && (ok = read_agency(dir, &json, err))) {
		const struct agency_ref agency = { "00000000-0000-4000-8000-000000000000", text_or(json, "name", ""), text_or(json, "sector", "VCS") };
		*ret = store_begin_nowhere(&pack, &agency, form_default_route(pack.form), now);
	} else if (pack.form) {
		pack_release(&pack);
	}
	json_free(json);
	free(dir);
	return ok;
}

MUST_USE static bool begin_with_invitation(struct store *store, int64_t now, struct opened **ret)
{
	struct memberships memberships = { 0 };
	struct pack pack;
	bool ok = store_memberships(store, &memberships, NULL) && memberships.n && store_pack_open(store, memberships.items[0].pack_sha256, &pack, NULL);
	if (ok) {
		const struct membership *from = &memberships.items[0];
		const struct agency_ref agency = { from->agency_id, from->agency_name, from->agency_sector };
		*ret = store_begin_nowhere(&pack, &agency, form_default_route(pack.form), now);
	}
	memberships_release(&memberships);
	return ok;
}

bool practice_begin(struct store *store, int64_t now, struct opened **ret, struct err *err)
{
	return begin_with_forms(store, now, ret, err) || begin_with_invitation(store, now, ret);
}
