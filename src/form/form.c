/* SPDX-License-Identifier: MIT */
#include "form/form.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {
	"grade", "yes_no", "yes_no_unknown", "one", "many", "number", "share", "date", "text", "person", "table", "document", "group",
};
static_assert(sizeof(kind_names) / sizeof(kind_names[0]) == FIELD_KIND_COUNT, "one name a kind");

const char *field_kind_name(enum field_kind kind)
{
	return kind < FIELD_KIND_COUNT ? kind_names[kind] : "unknown";
}

struct form *form_share(struct form *form)
{
	form->others++;
	return form;
}

void form_free(struct form *form)
{
	if (form == NULL || form->others-- > 0)
		return;
	arena_release(&form->arena);
	free(form);
}

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Every lookup but that of questions walks a short list whose items begin with their id. */
static const void *find_by_id(const void *items, size_t n, size_t size, const char *id)
{
	for (size_t i = 0; i < n; i++) {
		const char *item = (const char *)items + i * size;
		if (same(*(const char *const *)(const void *)item, id))
			return item;
	}
	return NULL;
}

static_assert(offsetof(struct form_section, id) == 0 && offsetof(struct form_field, id) == 0
	&& offsetof(struct form_option, code) == 0 && offsetof(struct form_sector, code) == 0 && offsetof(struct form_term, id) == 0
	&& offsetof(struct form_fact, id) == 0 && offsetof(struct form_scale, id) == 0 && offsetof(struct form_named, id) == 0,
	"find_by_id reads an id first");

const struct form_section *form_section(const struct form *form, const char *id)
{
	return find_by_id(form->sections, form->n_sections, sizeof(*form->sections), id);
}

static int compare_id(const void *id, const void *item)
{
	const struct form_question *const *question = item;
	return strcmp(id, (*question)->id);
}

const struct form_question *form_question(const struct form *form, const char *id)
{
	if (id == NULL || form->n_questions == 0)
		return NULL;
	const struct form_question *const *found = bsearch(id, form->by_id, form->n_questions, sizeof(form->by_id[0]), compare_id);
	return found != NULL ? *found : NULL;
}

const struct form_field *form_part(const struct form_question *question, const char *id)
{
	return find_by_id(question->parts, question->n_parts, sizeof(*question->parts), id);
}

const struct form_option *field_option(const struct form_field *field, const char *code)
{
	return find_by_id(field->options, field->n_options, sizeof(*field->options), code);
}

const struct form_sector *form_sector(const struct form *form, const char *code)
{
	return find_by_id(form->sectors, form->n_sectors, sizeof(*form->sectors), code);
}

const struct form_term *form_term(const struct form *form, const char *id)
{
	return find_by_id(form->terms, form->n_terms, sizeof(*form->terms), id);
}

const struct form_fact *form_fact(const struct form *form, const char *id)
{
	return find_by_id(form->facts, form->n_facts, sizeof(*form->facts), id);
}

const struct form_scale *form_scale(const struct form *form, const char *id)
{
	return find_by_id(form->scales, form->n_scales, sizeof(*form->scales), id);
}

bool section_on_route(const struct form_section *section, const char *route)
{
	bool on = section->n_routes == 0;
	for (size_t i = 0; i < section->n_routes; i++)
		on = on || same(section->routes[i], route);
	return on;
}

bool form_has_route(const struct form *form, const char *route)
{
	return find_by_id(form->routes, form->n_routes, sizeof(*form->routes), route) != NULL;
}

const char *form_default_route(const struct form *form)
{
	if (form->voluntary && form_has_route(form, "core"))
		return "core";
	if (form_has_route(form, "full"))
		return "full";
	return form->n_routes ? form->routes[0].id : "";
}

static size_t count_digits(const char *text)
{
	size_t n = 0;
	for (; text != NULL && *text; text++)
		n += *text >= '0' && *text <= '9';
	return n;
}

/* Days sort as texts do. */
static const char *older(const char *a, const char *b)
{
	return a == NULL || (b != NULL && strcmp(b, a) < 0) ? b : a;
}

/* Fewer digits are an emergency number, which does not change, or hours. */
#define NUMBER_DIGITS 6

const char *form_numbers_checked(const struct form *form)
{
	const char *oldest = NULL;
	for (size_t i = 0; i < form->n_danger; i++)
		if (count_digits(form->danger[i].phone) >= NUMBER_DIGITS)
			oldest = older(oldest, form->danger[i].checked);
	for (size_t i = 0; i < form->n_terms; i++)
		if (count_digits(form->terms[i].text) >= NUMBER_DIGITS)
			oldest = older(oldest, form->terms[i].checked);
	return oldest;
}

const struct form_question *form_ancestor(const struct form *earlier, const struct form_question *question)
{
	const struct form_question *found = form_question(earlier, question->id);
	if (same(question->changed, "new"))
		return NULL;
	for (size_t i = 0; found == NULL && i < question->n_replaces; i++)
		found = form_question(earlier, question->replaces[i]);
	return found;
}
