/* SPDX-License-Identifier: MIT */
#include "form/shape.h"

#include "base/json.h"
#include "form/shape_values.h"

#include <string.h>

#define FORM(type, field) AT(type, struct form, field)

static const char *const format_words[] = { "section11-form", NULL };
static const char *const instrument_words[] = { "third-sector", "surrey-way", NULL };
static const char *const grade_words[] = { "fully", "partly", "unmet", NULL };
static const char *const page_words[] = { "what", "why", "next", "who_sees", "dates", "ask", NULL };

static const struct member stage_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, AT(const char *, struct form_stage, id), .id = &id_word },
	{ "title", MEMBER_TEXT, NEEDED, AT(const char *, struct form_stage, title) },
	{ "from", MEMBER_DAY, NEEDED, AT(const char *, struct form_stage, from) },
	{ "to", MEMBER_DAY, NEEDED, AT(const char *, struct form_stage, to) },
	{ "output", MEMBER_TEXT, 0, AT(const char *, struct form_stage, output) },
};

static void finish_stage(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct form_stage *stage = record;
	check_order(reader, at, stage->from, stage->to, "to");
}
static const struct shape stage_shape = { "a stage", MEMBERS(stage_members), sizeof(struct form_stage), .finish = finish_stage };

static const struct member route_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, AT(const char *, struct form_named, id), .id = &id_word },
	{ "title", MEMBER_TEXT, NEEDED, AT(const char *, struct form_named, title) },
	{ "hint", MEMBER_TEXT, 0, AT(const char *, struct form_named, hint) },
};
static const struct shape route_shape = { "a route", MEMBERS(route_members), sizeof(struct form_named) };

static const struct member dates_members[] = {
	{ "opens", MEMBER_DAY, NEEDED, FORM(const char *, opens) },
	{ "asked_for_by", MEMBER_DAY, NEEDED, FORM(const char *, asked_for_by) },
	{ "closes", MEMBER_DAY, NEEDED, FORM(const char *, closes) },
};

static void finish_dates(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct form *form = record;
	check_order(reader, at, form->opens, form->asked_for_by, "asked_for_by");
	check_order(reader, at, form->asked_for_by, form->closes, "closes");
}
static const struct shape dates_shape = { "the dates", MEMBERS(dates_members), sizeof(struct form), .finish = finish_dates };

static const struct member grade_members[] = {
	{ "code", MEMBER_WORD, NEEDED | KEY, AT(const char *, struct form_option, code), .words = grade_words },
	{ "label", MEMBER_TEXT, NEEDED, AT(const char *, struct form_option, label) },
	{ "definition", MEMBER_TEXT, NEEDED, AT(const char *, struct form_option, hint) },
};
const struct shape grade_shape = { "a grade", MEMBERS(grade_members), sizeof(struct form_option) };

static const struct member scale_members[] = {
	{ "", MEMBER_LIST, 0, AT(const struct form_option *, struct form_scale, grades), AT(size_t, struct form_scale, n_grades),
		.shape = &grade_shape, .min = 3, .max = 3 },
};

/* An object: the name of a scale, and its grades. */
static void read_grades(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	struct form *form = record;
	if (!check_kind(reader, at, json, JSON_OBJECT))
		return;
	struct form_scale *scales = arena_array(&form->arena, json_len(json), sizeof(scales[0]));
	for (const struct json *grades = json_first(json); grades != NULL; grades = json_next(grades)) {
		const struct place *here = MEMBER_OF(at, json_key(grades));
		struct form_scale *scale = &scales[form->n_scales++];
		check_id(reader, here, &id_word, json_key(grades));
		scale->id = arena_dup(&form->arena, json_key(grades));
		value_read(reader, here, &scale_members[0], grades, scale);
		for (size_t i = 0; i < scale->n_grades; i++)
			if (scale->grades[i].code != NULL && strcmp(scale->grades[i].code, grade_words[i]) != 0)
				fault_at(reader, ITEM_OF(here, i), "grades stand best first: fully, partly, unmet");
	}
	form->scales = scales;
}

#define THRESHOLD(name, least, most) \
	{ #name, MEMBER_INT, 0, AT(int, struct form_thresholds, name), .min = (least), .max = (most) }
static const struct member threshold_members[] = {
	THRESHOLD(high_percent, 1, 100), THRESHOLD(medium_percent, 1, 100), THRESHOLD(sample_percent, 1, 100),
	THRESHOLD(smallest_group, 1, 1000), THRESHOLD(training_years, 1, 50), THRESHOLD(contact_months, 1, 600),
	THRESHOLD(review_days, 1, 400),
};
static const struct shape threshold_shape = { "the thresholds", MEMBERS(threshold_members), sizeof(struct form_thresholds) };

#define PAGE(type, field) AT(type, struct form_page, field)
static const struct member page_members[] = {
	{ "id", MEMBER_WORD, NEEDED | KEY, PAGE(const char *, id), .words = page_words },
	{ "title", MEMBER_TEXT, NEEDED, PAGE(const char *, title) },
	{ "text", MEMBER_TEXTS, NEEDED, PAGE(const char *const *, text), PAGE(size_t, n_text), .min = 1 },
	{ "source", MEMBER_TEXT, 0, PAGE(const char *, source) },
	{ "checked", MEMBER_DAY, 0, PAGE(const char *, checked) },
};
static const struct shape page_shape = { "a page of the overview", MEMBERS(page_members), sizeof(struct form_page) };
static const struct shape privacy_shape = { "the privacy page", page_members + 1, 4, sizeof(struct form_page) };

static const struct member approval_members[] = {
	{ "id", MEMBER_ID, NEEDED, FORM(const char *, approval.id), .id = &id_question },
	{ "text", MEMBER_TEXT, NEEDED, FORM(const char *, approval.text) },
	{ "statement", MEMBER_TEXT, NEEDED, FORM(const char *, approval.statement) },
	{ "hint", MEMBER_TEXT, 0, FORM(const char *, approval.hint) },
	{ "same_as", MEMBER_QUESTION, 0, FORM(const char *, approval.same_as) },
};
static const struct shape approval_shape = { "the approval", MEMBERS(approval_members), sizeof(struct form) };

static void run_section(struct reader *reader, const struct job *job)
{
	if (form_section(reader->form, job->text) == NULL)
		fault_at(reader, &(const struct place){ .pointer = job->pointer }, "no section has the id \"%s\"", job->text);
}

static void finish_not_for(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct form_not_for *not_for = record;
	const struct place *sections = MEMBER_OF(at, "sections");
	for (size_t i = 0; i < not_for->n_sections; i++)
		if (not_for->sections[i] != NULL)
			reader_put_off(reader, ITEM_OF(sections, i), (struct job){ .run = run_section, .text = not_for->sections[i] });
}

#define NOT_FOR(type, field) AT(type, struct form_not_for, field)
static const struct member not_for_members[] = {
	{ "when", MEMBER_COND, NEEDED, NOT_FOR(const struct cond *, when) },
	{ "sections", MEMBER_IDS, NEEDED, NOT_FOR(const char *const *, sections), NOT_FOR(size_t, n_sections), .id = &id_section,
		.min = 1 },
	{ "text", MEMBER_TEXT, NEEDED, NOT_FOR(const char *, text) },
};
static const struct shape not_for_shape = {
	"a case of not_for", MEMBERS(not_for_members), sizeof(struct form_not_for), .finish = finish_not_for,
};

/* Conditions of the form itself may look anywhere. */
static void begin_form(struct reader *reader, void *record)
{
	struct form *form = record;
	reader->limit = SIZE_MAX;
	form->thresholds = (struct form_thresholds){
		.high_percent = 80, .medium_percent = 50, .sample_percent = 33, .smallest_group = 5,
		.training_years = 2, .contact_months = 12, .review_days = 60,
	};
}

static void finish_form(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct form *form = record;
	if (form->thresholds.medium_percent > form->thresholds.high_percent)
		fault_at(reader, MEMBER_OF(MEMBER_OF(at, "thresholds"), "medium_percent"), "is larger than \"high_percent\"");
}

static const struct member form_members[] = {
	{ "format", MEMBER_FORMAT, NEEDED, .words = format_words },
	{ "format_version", MEMBER_VERSION, NEEDED },
	{ "id", MEMBER_ID, NEEDED, FORM(const char *, id), .id = &id_form },
	{ "version", MEMBER_INT, NEEDED, FORM(int, version), .min = 1, .max = 1000000 },
	{ "year", MEMBER_TEXT, NEEDED, FORM(const char *, year) },
	{ "language", MEMBER_ID, NEEDED, FORM(const char *, language), .id = &id_language },
	{ "instrument", MEMBER_WORD, NEEDED, FORM(const char *, instrument), .words = instrument_words },
	{ "title", MEMBER_TEXT, NEEDED, FORM(const char *, title) },
	{ "short", MEMBER_TEXT, 0, FORM(const char *, short_title), .max = 40 },
	{ "summary", MEMBER_TEXT, NEEDED, FORM(const char *, summary) },
	{ "audience", MEMBER_TEXT, NEEDED, FORM(const char *, audience) },
	{ "voluntary", MEMBER_FLAG, NEEDED, FORM(bool, voluntary) },
	{ "dates", MEMBER_OBJECT, NEEDED, .shape = &dates_shape },
	{ "stages", MEMBER_LIST, 0, FORM(const struct form_stage *, stages), FORM(size_t, n_stages), .shape = &stage_shape },
	{ "routes", MEMBER_LIST, NEEDED, FORM(const struct form_named *, routes), FORM(size_t, n_routes), .shape = &route_shape,
		.min = 1 },
	{ "suggest_core", MEMBER_COND, 0, FORM(const struct cond *, suggest_core) },
	{ "grades", MEMBER_CUSTOM, NEEDED, .custom = read_grades },
	{ "thresholds", MEMBER_OBJECT, 0, FORM(struct form_thresholds, thresholds), .shape = &threshold_shape },
	{ "sections", MEMBER_CUSTOM, NEEDED, .custom = entries_read },
	{ "local", MEMBER_CUSTOM, NEEDED, .custom = local_names_read },
	{ "overview", MEMBER_LIST, NEEDED, FORM(const struct form_page *, overview), FORM(size_t, n_overview),
		.shape = &page_shape, .min = 1 },
	{ "privacy", MEMBER_OBJECT, NEEDED, FORM(struct form_page, privacy), .shape = &privacy_shape },
	{ "approval", MEMBER_OBJECT, NEEDED, .shape = &approval_shape },
	{ "not_for", MEMBER_LIST, 0, FORM(const struct form_not_for *, not_for), FORM(size_t, n_not_for), .shape = &not_for_shape },
	{ "checks", MEMBER_CUSTOM, .custom = checks_read },
};
const struct shape form_shape = { "a form", MEMBERS(form_members), sizeof(struct form), begin_form, finish_form };
