/* SPDX-License-Identifier: MIT */
#include "driver.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "form/read.h"
#include "page/gettext.h"
#include "wire/invitation.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AGENCY_ID "3f0c9a52-6d0e-4a67-9a51-0e6d6a1f5b10"
#define PSEUDO "qps"

static void die(const char *what, const struct err *err)
{
	fprintf(stderr, "driver: %s: %s %s %s\n", what, err ? err_name(err->code) : "", err ? err->where : "", err ? err->detail : "");
	exit(1);
}

static bool load_source(void *ctx, const char *name, struct buf *out, struct err *err)
{
	char *path = file_join(ctx, name);
	bool ok = file_read(path, out, err);
	free(path);
	return ok;
}

/* The forms' texts in the language that nobody speaks. */
static void add_translations(struct json *body)
{
	const char *dir = getenv("SECTION11_PSEUDO");
	struct buf text = BUF(8 * BUF_MIB);
	struct json *pairs = NULL, *languages = json_object();
	struct err err = { 0 };
	char *path = file_join(dir ? dir : "SECTION11_PSEUDO is not set", "forms.json");
	if (!file_read(path, &text, &err) || !json_parse(buf_text(&text), text.len, &json_default_limits, path, &pairs, &err))
		die("translations", &err);
	json_set(languages, PSEUDO, pairs);
	json_set(body, "translations", languages);
	buf_release(&text);
	free(path);
}

/* The words of the program are those of the whole process: LANGUAGE is asked, since no machine has such a locale. */
static void speak_pseudo(void)
{
	char *dir = file_join(getenv("SECTION11_PSEUDO"), "locale");
	setenv("LANGUAGE", PSEUDO, 1);
	if (!setlocale(LC_MESSAGES, "C.UTF-8") || !bindtextdomain("section11", dir) || !bind_textdomain_codeset("section11", "UTF-8")
		|| !textdomain("section11"))
		die("language", NULL);
	free(dir);
}

/* A board that exists only for this test. Fixed keys would change no picture: none shows one. */
static void make_board(struct driver *driver)
{
	struct crypto_seal_pair working, recovery;
	struct board_identity *board = &driver->board;
	*board = (struct board_identity){ .id = "practice-partnership", .name = "Practice Partnership", .endpoint = "http://127.0.0.1:9" };
	crypto_sign_pair(&driver->pack_pair);
	crypto_sign_pair(&driver->receipt_pair);
	crypto_seal_pair(&working);
	crypto_seal_pair(&recovery);
	memcpy(board->pack_key, driver->pack_pair.public_key, 32);
	memcpy(board->receipt_key, driver->receipt_pair.public_key, 32);
	memcpy(board->working_key, working.public_key, 32);
	memcpy(board->recovery_key, recovery.public_key, 32);
}

/* The form as its pack will have it; the caller frees. */
static struct json *form_body(const struct driver *driver, const char *form)
{
	const char *forms = getenv("SECTION11_FORMS");
	struct form_loader loader = { .ctx = (void *)(uintptr_t)forms, .load = load_source };
	struct json *body = NULL;
	struct form_faults faults = { 0 };
	if (!forms || !form_join(&loader, form, &body, &faults))
		die(faults.n ? faults.items[0].what : "SECTION11_FORMS is not set", NULL);
	if (driver->setting.pseudo || driver->setting.translated)
		add_translations(body);
	form_faults_release(&faults);
	return body;
}

static void write_invitation(struct driver *driver, const struct json *body)
{
	struct err err = { 0 };
	struct invitation invitation = { .board = driver->board, .agency_id = AGENCY_ID, .agency_sector = "VCS", .expires = "2028-12-31" };
	struct buf pack = BUF(PACK_MAX_BYTES), file = BUF(INVITATION_MAX_BYTES);
	text_copy(invitation.agency_name, sizeof invitation.agency_name, driver->setting.agency ? driver->setting.agency : "Oak Street Youth Club");
	id_code(invitation.code);
	pack_build(body, &driver->board, &driver->pack_pair, &pack);
	invitation.pack_bytes = pack.data;
	invitation.pack_len = pack.len;
	invitation_write(&invitation, &driver->pack_pair, &file);
	snprintf(driver->invitation, sizeof driver->invitation, "%s/oak.s11invite", driver->dir);
	remove(driver->invitation);
	if (!file_create(driver->invitation, file.data, file.len, &err))
		die("invitation", &err);
	buf_release(&pack);
	buf_release(&file);
}

static void take_invitation(struct driver *driver)
{
	struct err err = { 0 };
	struct membership membership;
	struct buf file = BUF(INVITATION_MAX_BYTES);
	if (!file_read(driver->invitation, &file, &err) || !store_join(&driver->store, file.data, file.len, true, &membership, &err))
		die("join", &err);
	buf_release(&file);
}

static void begin(struct driver *driver)
{
	struct message message = message_now(MESSAGE_START);
	model_init(&driver->model);
	driver->model.linguas = "cy"; /* whichever come later */
	text_copy(driver->model.language, sizeof driver->model.language, driver->store.language);
	driver->worker = (struct worker){ .model = &driver->model, .store = &driver->store, .options = &driver->options, .courier = { .fd = -1 } };
	view_init(&driver->view, &driver->model);
	worker_send(&driver->worker, &message);
}

void driver_start(struct driver *driver, const char *form)
{
	driver_start_as(driver, form, &(struct driver_setting){ 0 });
}

void driver_start_as(struct driver *driver, const char *form, const struct driver_setting *setting)
{
	struct err err = { 0 };
	*driver = (struct driver){ .dir = "/tmp/section11-screens-XXXXXX", .typed = BUF(BUF_MIB), .setting = *setting };
	if (!crypto_start() || !mkdtemp(driver->dir))
		die("folder", NULL);
	make_board(driver);
	struct json *body = form_body(driver, form);
	write_invitation(driver, body);
	json_free(body);
	if (setting->pseudo)
		speak_pseudo();
	char *home = file_join(driver->dir, "home");
	if (!store_open(home, &driver->store, &err))
		die("home", &err);
	if (setting->pseudo)
		text_copy(driver->store.language, sizeof driver->store.language, PSEUDO);
	take_invitation(driver);
	free(home);
	begin(driver);
}

/* Without the question of that id. */
static void drop_question(struct json *body, const char *id)
{
	for (const struct json *section = json_first(json_get(body, "sections")); section; section = json_next(section)) {
		struct json *kept = json_array();
		for (const struct json *question = json_first(json_get(section, "questions")); question; question = json_next(question))
			if (strcmp(json_get_text(question, "id"), id))
				json_append(kept, json_dup(question));
		json_set((struct json *)(uintptr_t)section, "questions", kept);
	}
}

void driver_next_year(struct driver *driver, const char *form)
{
	struct json *body = form_body(driver, form), *head = json_get_mut(body, "form"), *dates = json_get_mut(head, "dates");
	json_set_text(head, "id", "next-2027");
	json_set_text(head, "year", "2027 to 2028");
	json_set_text(head, "title", "Section 11 survey 2027 to 2028");
	json_set_text(dates, "opens", "2027-11-01");
	json_set_text(dates, "asked_for_by", "2028-01-28");
	json_set_text(dates, "closes", "2028-02-11");
	drop_question(body, "KF1-4");
	write_invitation(driver, body);
	json_free(body);
	take_invitation(driver);
	driver_restart(driver);
}

void driver_restart(struct driver *driver)
{
	view_release(&driver->view);
	model_release(&driver->model);
	begin(driver);
}

static void remove_tree(const char *path)
{
	struct file_names names = { 0 };
	if (file_is_dir(path) && file_list(path, &names, NULL)) {
		for (size_t i = 0; i < names.n; i++) {
			char *child = file_join(path, names.names[i]);
			remove_tree(child);
			free(child);
		}
		file_names_release(&names);
	}
	remove(path);
}

void driver_end(struct driver *driver)
{
	view_release(&driver->view);
	model_release(&driver->model);
	buf_release(&driver->typed);
	store_close(driver->other);
	store_release(&driver->store);
	remove_tree(driver->dir);
}

static void press(struct driver *driver, const struct key *key)
{
	struct message message = message_now(MESSAGE_KEY);
	const struct place before = *place_of(&driver->model), *now;
	message.now_ms += driver->passed_ms;
	message.key = *key;
	worker_send(&driver->worker, &message);
	now = place_of(&driver->model);
	driver->touched = now->screen == before.screen && now->section == before.section && now->question == before.question;
}

void driver_keys(struct driver *driver, const char *names)
{
	while (*names) {
		char name[32];
		size_t len = strcspn(names, " ");
		struct key key;
		snprintf(name, sizeof name, "%.*s", (int)len, names);
		if (len && !key_from_name(name, &key))
			die(name, NULL);
		if (len)
			press(driver, &key);
		names += len + (names[len] == ' ');
	}
}

void driver_type(struct driver *driver, const char *text)
{
	size_t len;
	for (const char *at = text; *at; at++)
		buf_printf(&driver->typed, at == text ? " %c" : "%c", *at == '\n' ? ' ' : *at);
	for (; (len = strlen(text)); text += len) {
		len = 1;
		while (((unsigned char)text[len] & 0xC0) == 0x80)
			len++;
		press(driver, &(struct key){ .code = *text == '\n' ? KEY_ENTER : KEY_TEXT, .text = text, .len = len });
	}
}

void driver_paste(struct driver *driver, const char *text)
{
	size_t len = strlen(text);
	bool cut = len > KEY_PASTE_MAX_BYTES;
	press(driver, &(struct key){ .code = KEY_PASTE, .text = text, .len = cut ? KEY_PASTE_MAX_BYTES : len, .cut = cut });
}

void driver_wait(struct driver *driver, int ms)
{
	struct message message = message_now(MESSAGE_TICK);
	driver->passed_ms += ms;
	message.now_ms += driver->passed_ms;
	worker_send(&driver->worker, &message);
}

bool driver_focus(struct driver *driver, const char *id)
{
	static const struct key down = { .code = KEY_TAB }, arrow = { .code = KEY_DOWN_ARROW };
	struct focusable all[2000];
	size_t n = page_focusables(&driver->model.page, all, 2000), at = 0, now = 0;
	size_t len = strcspn(id, "*");
	while (at < n && (strncmp(all[at].id, id, len) || (!id[len] && all[at].id[len])))
		at++;
	while (now < n && driver->model.page.focus && strcmp(all[now].id, driver->model.page.focus))
		now++;
	if (at >= n)
		return false;
	char wanted[64];
	text_copy(wanted, sizeof wanted, all[at].id);
	for (size_t steps = 0; steps < 2 * n && strcmp(driver->model.page.focus, wanted); steps++) {
		bool field = all[now].block->kind == BLOCK_PROSE;
		struct key key = at > now ? (field ? down : arrow) : (struct key){ .code = field ? KEY_BACK_TAB : KEY_UP_ARROW };
		press(driver, &key);
		n = page_focusables(&driver->model.page, all, 2000);
		for (now = 0; now < n && strcmp(all[now].id, driver->model.page.focus);)
			now++;
	}
	return driver->model.page.focus && !strcmp(driver->model.page.focus, wanted);
}

bool driver_focus_enter(struct driver *driver, const char *id)
{
	const struct viewer *viewer = &driver->model.viewer;
	if (!driver_focus(driver, id))
		return false;
	/* On a long page Enter reads on until the thing is seen. */
	for (int i = 0; i < 50 && !viewer->focus_is_shown(viewer->ctx); i++)
		driver_keys(driver, "Enter");
	driver_keys(driver, "Enter");
	return true;
}

void driver_paint(struct driver *driver, struct cells *cells, bool ascii)
{
	driver->view.options.signs = ascii ? SIGNS_ASCII : SIGNS_DRAWN;
	view_paint(&driver->view, &driver->model, cells);
}
