/* SPDX-License-Identifier: MIT */
/*
 * Sources into one body. The body is read like any other; a fault's pointer into it begins
 * with where a file was put, and so leads back to the file and its line.
 */
#include "base/buf.h"
#include "base/json.h"
#include "form/pack.h"
#include "form/reader.h"

#include <stdlib.h>
#include <string.h>

struct source {
	char *name;
	char *prefix;      /* its pointer in the body */
	struct buf bytes;
};

struct joiner {
	const struct form_loader *loader;
	struct form_faults *faults;
	struct json *body;
	struct source *sources; /* the form first */
	size_t n_sources;
	bool incomplete;
};

static struct source *add_source(struct joiner *joiner, char *name, char *prefix)
{
	joiner->sources = xreallocarray(joiner->sources, joiner->n_sources + 1, sizeof(joiner->sources[0]));
	struct source *source = &joiner->sources[joiner->n_sources++];
	*source = (struct source){ name, prefix, BUF(PACK_MAX_BYTES) };
	return source;
}

static bool load(struct joiner *joiner, struct source *source, struct json **ret_json)
{
	struct err err = { 0 };
	bool loaded = joiner->loader->load(joiner->loader->ctx, source->name, &source->bytes, &err) && !source->bytes.full;
	if (loaded && json_parse(buf_text(&source->bytes), source->bytes.len, &json_default_limits, source->name, ret_json, &err))
		return true;
	joiner->incomplete = true;
	const char *detail = *err.detail != '\0' ? err.detail : err_name(err.code);
	char *what = xasprintf("%s: %s", loaded ? "is not right JSON" : "cannot be read", detail);
	faults_add(joiner->faults, source->name, "", err.line, what);
	return false;
}

/* The file's own words name its folder only if they hold a slash. */
static char *file_name(const char *folder, const char *name)
{
	return strchr(name, '/') != NULL ? xstrdup(name) : xasprintf("%s/%s", folder, name);
}

static void join_section(struct joiner *joiner, const struct json *entry, struct json *sections)
{
	const char *name = json_kind(entry) == JSON_TEXT ? json_text(entry) : json_get_text(entry, "file");
	struct json *section = NULL;
	char *prefix = xasprintf("/sections/%zu", json_len(sections));
	if (name == NULL) {
		joiner->incomplete = true; /* the reader says what is wrong with the entry */
		free(prefix);
	} else if (load(joiner, add_source(joiner, file_name("sections", name), prefix), &section)) {
		json_append(sections, section);
	}
	if (section == NULL)
		json_append(sections, json_null());
}

static const char *const local_formats[][2] = {
	{ "section11-glossary", "glossary" }, { "section11-contacts", "contacts" }, { "section11-areas", "areas" },
	{ "section11-sectors", "sectors" },
};

/* Where a local file goes, by its own word for what it is; NULL if it is none of them. */
static const char *local_place(const struct json *json)
{
	const char *format = json_get_text(json, "format");
	for (size_t i = 0; format != NULL && i < sizeof(local_formats) / sizeof(local_formats[0]); i++)
		if (strcmp(local_formats[i][0], format) == 0)
			return local_formats[i][1];
	return NULL;
}

static void join_local(struct joiner *joiner, const struct json *entry)
{
	struct json *json = NULL;
	if (json_text(entry) == NULL)
		return;
	struct source *source = add_source(joiner, file_name("local", json_text(entry)), NULL);
	if (!load(joiner, source, &json))
		return;
	const char *place = local_place(json);
	if (place != NULL && json_get(joiner->body, place) == NULL) {
		source->prefix = xasprintf("/%s", place);
		json_set(joiner->body, place, json);
		return;
	}
	char *what = place != NULL ? xasprintf("is a second file of %s for this form", place)
		: xstrdup("is no glossary, contacts, areas or sectors; its \"format\" says which it is");
	faults_add(joiner->faults, source->name, "/format", json_line(buf_text(&source->bytes), source->bytes.len, "/format"), what);
	json_free(json);
}

static const struct json *first_name(const struct json *form, const char *list)
{
	const struct json *names = json_get(form, list);
	return json_kind(names) == JSON_ARRAY ? json_first(names) : NULL;
}

static void join_files(struct joiner *joiner, struct json *form)
{
	struct json *sections = json_array();
	json_set(joiner->body, "form", form);
	size_t n = 0;
	const struct json *entry = first_name(form, "sections");
	for (; entry != NULL && n < READER_MAX_SECTIONS; entry = json_next(entry), n++)
		join_section(joiner, entry, sections);
	json_set(joiner->body, "sections", sections);
	entry = first_name(form, "local");
	for (; entry != NULL && n < 2 * READER_MAX_SECTIONS; entry = json_next(entry), n++)
		join_local(joiner, entry);
}

/* The pointer within the source, or NULL if the place in the body is not the source's. */
static const char *within(const struct source *source, const char *pointer)
{
	size_t len = source->prefix != NULL ? strlen(source->prefix) : 0;
	if (len == 0 || strncmp(pointer, source->prefix, len) != 0 || (pointer[len] != '\0' && pointer[len] != '/'))
		return NULL;
	return pointer + len;
}

static void trace_fault(const struct joiner *joiner, struct form_fault *fault)
{
	const struct source *source = &joiner->sources[0];
	const char *pointer = "/sections";
	for (size_t i = 0; i < joiner->n_sources; i++) {
		const char *inside = within(&joiner->sources[i], fault->pointer);
		if (inside == NULL)
			continue;
		source = &joiner->sources[i];
		pointer = inside;
	}
	long line = json_line(buf_text(&source->bytes), source->bytes.len, pointer);
	faults_add(joiner->faults, source->name, pointer, line, fault->what);
	fault->what = NULL;
}

static void check_body(struct joiner *joiner)
{
	struct form *form = NULL;
	struct form_faults found = { 0 };
	const struct read_options options = { .incomplete = joiner->incomplete };
	if (form_read_with(joiner->body, &options, &form, &found, NULL))
		form_free(form);
	for (size_t i = 0; i < found.n; i++)
		trace_fault(joiner, &found.items[i]);
	form_faults_release(&found);
}

static void joiner_release(struct joiner *joiner)
{
	for (size_t i = 0; i < joiner->n_sources; i++) {
		free(joiner->sources[i].name);
		free(joiner->sources[i].prefix);
		buf_release(&joiner->sources[i].bytes);
	}
	free(joiner->sources);
	json_free(joiner->body);
}

bool form_join(const struct form_loader *loader, const char *name, struct json **ret_body, struct form_faults *faults)
{
	struct joiner joiner = { .loader = loader, .faults = faults, .body = json_object() };
	struct json *form = NULL;
	size_t before = faults->n;
	if (load(&joiner, add_source(&joiner, xstrdup(name), xstrdup("/form")), &form)) {
		join_files(&joiner, form);
		check_body(&joiner);
	}
	bool good = faults->n == before;
	if (good) {
		*ret_body = joiner.body;
		joiner.body = NULL;
	}
	joiner_release(&joiner);
	return good;
}
