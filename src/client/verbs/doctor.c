/* SPDX-License-Identifier: MIT */
#include "client/verbs/doctor.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "client/verbs/list_of_verbs.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

#include <stdarg.h>
#include <string.h>

#define NOTE_BYTES 1024
#define TITLE_COLS 14

enum { JSON };

static const struct verb_option options[] = {
	[JSON] = { "json", 0, NULL, N_("As JSON, for a program.") },
};

static const struct check {
	const char *name, *title;
	doctor_check *run;
	bool needs_folder;
} checks[] = {
	{ "program", N_("Program"), doctor_check_program, false },
	{ "terminal", N_("Terminal"), doctor_check_terminal, false },
	{ "language", N_("Language"), doctor_check_language, false },
	{ "clock", N_("Clock"), doctor_check_clock, false },
	{ "folder", N_("Folder"), doctor_check_folder, false },
	{ "space", N_("Disk space"), doctor_check_space, true },
	{ "packs", N_("Forms"), doctor_check_packs, true },
	{ "dates", N_("Dates"), doctor_check_dates, true },
	{ "assessments", N_("Assessments"), doctor_check_assessments, true },
	{ "boards", N_("Boards"), doctor_check_boards, true },
	{ "courier", N_("Sending"), doctor_check_courier, false },
	{ "keys", N_("Keys"), doctor_check_keys, false },
	{ "proxy", N_("Proxy"), doctor_check_proxy, false },
	{ "key_log", N_("Key log"), doctor_check_key_log, false },
};

static void note(struct doctor *doctor, bool look, const char *fmt, va_list ap) __attribute__((format(printf, 3, 0)));
static void note(struct doctor *doctor, bool look, const char *fmt, va_list ap)
{
	struct buf text = BUF(NOTE_BYTES), safe = BUF(4 * NOTE_BYTES);
	struct json *json = json_object();
	buf_vprintf(&text, fmt, ap);
	text_safe(&safe, buf_text(&text), text.len, false);
	json_set_text(json, "check", doctor->check);
	json_set_bool(json, "look", look);
	json_set_text(json, "text", buf_text(&safe));
	json_append(doctor->notes, json);
	doctor->n_look += look;
	buf_release(&text);
	buf_release(&safe);
}

void doctor_fine(struct doctor *doctor, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	note(doctor, false, fmt, ap);
	va_end(ap);
}

void doctor_look(struct doctor *doctor, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	note(doctor, true, fmt, ap);
	va_end(ap);
}

static const char *title_of(const char *name)
{
	for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++)
		if (!strcmp(checks[i].name, name))
			return _(checks[i].title);
	return name;
}

static int tell_text(const struct doctor *doctor)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	const char *before = "";
	for (const struct json *json = json_first(doctor->notes); json; json = json_next(json)) {
		const char *check = json_get_text(json, "check"), *title = strcmp(check, before) ? title_of(check) : "";
		int cols = text_cols(title);
		buf_puts(&out, title);
		buf_fill(&out, ' ', cols < TITLE_COLS ? (size_t)(TITLE_COLS - cols) : 1);
		if (json_get_true(json, "look"))
			buf_printf(&out, "%s ", _("Look at this:"));
		buf_printf(&out, "%s\n", json_get_text(json, "text"));
		before = check;
	}
	buf_putc(&out, '\n');
	if (doctor->n_look)
		buf_printf(&out, P_("%zu thing to look at.", "%zu things to look at.", doctor->n_look), doctor->n_look);
	else
		buf_puts(&out, _("All is well."));
	buf_putc(&out, '\n');
	int status = out_text(&out);
	buf_release(&out);
	return status;
}

static int tell_json(struct doctor *doctor)
{
	struct json *json = json_object();
	json_set_text(json, "format", "section11-doctor");
	json_set_int(json, "format_version", 1);
	json_set_text(json, "version", SECTION11_VERSION);
	json_set_bool(json, "well", doctor->n_look == 0);
	json_set(json, "notes", json_dup(doctor->notes));
	return out_json(json);
}

static int run(struct call *call)
{
	struct store store = { .dir = NULL };
	struct doctor doctor = { .call = call, .store = &store, .notes = json_array() };
	for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
		doctor.check = checks[i].name;
		if (!checks[i].needs_folder || store.dir)
			checks[i].run(&doctor);
	}
	int status = call->values[JSON] ? tell_json(&doctor) : tell_text(&doctor);
	json_free(doctor.notes);
	store_release(&store);
	return status == STATUS_OK && doctor.n_look ? STATUS_NO : status;
}

const struct verb verb_doctor = {
	.name = "doctor", .operands = "",
	.summary = N_("Look over the program, this computer and the folder."),
	.details = N_("What it says holds no answers, codes, names or paths: you can mail it to who helps you. "
		"Nothing is sent, and no answer is changed."),
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
