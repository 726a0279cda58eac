/* SPDX-License-Identifier: MIT */
/* The local files of a form: what changes from place to place. Each is read straight into struct form. */
#include "form/shape.h"

#include <string.h>

#define TERM(type, field) AT(type, struct form_term, field)
#define CONTACT(type, field) AT(type, struct form_contact, field)
#define AREA(type, field) AT(type, struct form_area, field)
#define SECTOR(type, field) AT(type, struct form_sector, field)
#define FORM(type, field) AT(type, struct form, field)

static const char *const glossary_words[] = { "section11-glossary", NULL };
static const char *const contacts_words[] = { "section11-contacts", NULL };
static const char *const areas_words[] = { "section11-areas", NULL };
static const char *const sectors_words[] = { "section11-sectors", NULL };
static const char *const duty_words[] = { "s11", "s175", "eyfs", "none", NULL };

/* Terms replace tokens, so they hold none themselves. */
static const struct member term_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, TERM(const char *, id), .id = &id_word },
	{ "text", MEMBER_TERM, NEEDED, TERM(const char *, text), .max = (int64_t)READER_MAX_TERM_BYTES },
	{ "meaning", MEMBER_TERM, NEEDED, TERM(const char *, meaning) },
	{ "checked", MEMBER_DAY, 0, TERM(const char *, checked) },
	{ "source", MEMBER_TERM, 0, TERM(const char *, source) },
};
static const struct shape term_shape = { "a term", MEMBERS(term_members), sizeof(struct form_term) };

static const struct member glossary_members[] = {
	{ "format", MEMBER_FORMAT, NEEDED, .words = glossary_words },
	{ "format_version", MEMBER_VERSION, NEEDED },
	{ "terms", MEMBER_LIST, NEEDED, FORM(const struct form_term *, terms), FORM(size_t, n_terms), .shape = &term_shape },
};
const struct shape glossary_shape = { "a glossary", MEMBERS(glossary_members), sizeof(struct form) };

static const struct member contact_members[] = {
	{ "id", MEMBER_ID, NEEDED | KEY, CONTACT(const char *, id), .id = &id_word },
	{ "title", MEMBER_TEXT, NEEDED, CONTACT(const char *, title) },
	{ "phone", MEMBER_RAW, EMPTY_OK, CONTACT(const char *, phone) },
	{ "hours", MEMBER_TEXT, EMPTY_OK, CONTACT(const char *, hours) },
	{ "email", MEMBER_RAW, EMPTY_OK, CONTACT(const char *, email) },
	{ "text", MEMBER_TEXT, NEEDED, CONTACT(const char *, text) },
	{ "checked", MEMBER_DAY, 0, CONTACT(const char *, checked) },
	{ "source", MEMBER_TEXT, 0, CONTACT(const char *, source) },
};
static const struct shape contact_shape = { "a contact", MEMBERS(contact_members), sizeof(struct form_contact) };

static const struct member contacts_members[] = {
	{ "format", MEMBER_FORMAT, NEEDED, .words = contacts_words },
	{ "format_version", MEMBER_VERSION, NEEDED },
	{ "danger", MEMBER_LIST, NEEDED, FORM(const struct form_contact *, danger), FORM(size_t, n_danger),
		.shape = &contact_shape, .min = 1 },
	{ "ask", MEMBER_LIST, NEEDED, FORM(const struct form_contact *, ask), FORM(size_t, n_ask), .shape = &contact_shape,
		.min = 1 },
};
const struct shape contacts_shape = { "a list of contacts", MEMBERS(contacts_members), sizeof(struct form) };

static const struct member area_members[] = {
	{ "code", MEMBER_ID, NEEDED | KEY, AREA(const char *, code), .id = &id_word },
	{ "label", MEMBER_TEXT, NEEDED, AREA(const char *, label) },
	{ "gss", MEMBER_RAW, EMPTY_OK, AREA(const char *, gss) },
	{ "from", MEMBER_DAY, 0, AREA(const char *, from) },
	{ "to", MEMBER_DAY, 0, AREA(const char *, to) },
	{ "followed_by", MEMBER_ID, 0, AREA(const char *, followed_by), .id = &id_word },
};

static void finish_area(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct form_area *area = record;
	check_order(reader, at, area->from, area->to, "to");
}
static const struct shape area_shape = { "an area", MEMBERS(area_members), sizeof(struct form_area), .finish = finish_area };

static bool has_area(const struct form *form, const char *code)
{
	for (size_t i = 0; i < form->n_areas; i++)
		if (form->areas[i].code != NULL && strcmp(form->areas[i].code, code) == 0)
			return true;
	return false;
}

static void finish_areas(struct reader *reader, const struct place *at, const struct json *json, void *record)
{
	const struct form *form = record;
	for (size_t i = 0; i < form->n_areas; i++) {
		const char *code = form->areas[i].followed_by;
		if (code != NULL && !has_area(form, code))
			fault_at(reader, MEMBER_OF(ITEM_OF(MEMBER_OF(at, "areas"), i), "followed_by"), "no area has the code \"%s\"", code);
	}
}

static const struct member areas_members[] = {
	{ "format", MEMBER_FORMAT, NEEDED, .words = areas_words },
	{ "format_version", MEMBER_VERSION, NEEDED },
	{ "areas", MEMBER_LIST, NEEDED, FORM(const struct form_area *, areas), FORM(size_t, n_areas), .shape = &area_shape,
		.min = 1 },
};
const struct shape areas_shape = { "a list of areas", MEMBERS(areas_members), sizeof(struct form), .finish = finish_areas };

/* Conditions and the board's reports name the group, so it is never translated. */
static const struct member sector_members[] = {
	{ "code", MEMBER_ID, NEEDED | KEY, SECTOR(const char *, code), .id = &id_sector },
	{ "label", MEMBER_TEXT, NEEDED, SECTOR(const char *, label) },
	{ "hint", MEMBER_TEXT, 0, SECTOR(const char *, hint) },
	{ "duty", MEMBER_WORD, NEEDED, SECTOR(const char *, duty), .words = duty_words },
	{ "group", MEMBER_RAW, 0, SECTOR(const char *, group) },
	{ "forum", MEMBER_ID, 0, SECTOR(const char *, forum), .id = &id_word },
};
static const struct shape sector_shape = { "a sector", MEMBERS(sector_members), sizeof(struct form_sector) };

static const struct member sectors_members[] = {
	{ "format", MEMBER_FORMAT, NEEDED, .words = sectors_words },
	{ "format_version", MEMBER_VERSION, NEEDED },
	{ "sectors", MEMBER_LIST, NEEDED, FORM(const struct form_sector *, sectors), FORM(size_t, n_sectors),
		.shape = &sector_shape, .min = 1 },
};
const struct shape sectors_shape = { "a list of sectors", MEMBERS(sectors_members), sizeof(struct form) };
