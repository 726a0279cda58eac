/* SPDX-License-Identifier: MIT */
/* Where a text stands, for a translator: the walk along its pointer, with the ids of what is passed. */
#include "form/texts.h"

#include "base/buf.h"
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

#define KEY_BYTES 48

/* One step of a pointer. Keys of forms hold no "~" and no "/". */
struct walk {
	const char *rest;      /* of the pointer, from the next "/" on */
	char key[KEY_BYTES];   /* the member or index that led here */
	const struct json *at;
	const struct json *up;
};

static bool walk_on(struct walk *walk)
{
	if (*walk->rest != '/')
		return false;
	size_t len = strcspn(walk->rest + 1, "/");
	if (len >= sizeof(walk->key))
		return false;
	memcpy(walk->key, walk->rest + 1, len);
	walk->key[len] = '\0';
	walk->rest += len + 1;
	walk->up = walk->at;
	walk->at = json_kind(walk->up) == JSON_ARRAY ? json_at(walk->up, strtoul(walk->key, NULL, 10)) : json_get(walk->up, walk->key);
	return walk->at != NULL;
}

static const char *id_of(const struct json *object)
{
	const char *id = json_get_text(object, "id");
	return id != NULL ? id : json_get_text(object, "code");
}

/* What an item of a list is called; a list that is not here is called as its member is. */
static const char *const nouns[][2] = {
	{ "sections", "section" }, { "questions", "question" }, { "parts", "part" }, { "options", "choice" }, { "columns", "column" },
	{ "checks", "check" }, { "terms", "term" }, { "areas", "area" }, { "sectors", "sector" }, { "stages", "stage" },
	{ "routes", "route" }, { "overview", "page" }, { "variants", "variant" }, { "danger", "contact" }, { "ask", "contact" },
	{ "practice", "grade" }, { "document", "grade of a document" },
};
/* What is good to know of some members. */
static const char *const members[][2] = {
	{ "short", "short name, for lists" }, { "hint", "hint, shown below" }, { "guidance", "think about" },
	{ "evidence", "what could support this" }, { "not_asked", "why it is not asked" },
	{ "count_label", "label of the first number" }, { "of_label", "label of the second number" },
	{ "core_note", "note for the core route" }, { "kind", "fixed choice" }, { "statement", "what is signed" },
};

static const char *word_for(const char *const (*table)[2], size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table[i][0], word) == 0)
			return table[i][1];
	return word;
}
#define WORD_FOR(table, word) word_for((table), sizeof(table) / sizeof((table)[0]), (word))

/* A place within a question says so without its section. */
static void begin_anew(struct buf *out, size_t start, const char *list)
{
	if (strcmp(list, "questions") == 0)
		buf_cut(out, start);
}

static void add_item(struct buf *out, size_t start, const char *list, const struct walk *walk)
{
	const char *id = id_of(walk->at);
	begin_anew(out, start, list);
	buf_puts(out, out->len > start ? ", " : "");
	buf_puts(out, WORD_FOR(nouns, list));
	if (id != NULL)
		buf_printf(out, " %s", id);
	else
		buf_printf(out, " %lu", strtoul(walk->key, NULL, 10) + 1);
}

void form_text_describe(const struct json *body, const char *pointer, struct buf *out)
{
	struct walk walk = { .rest = pointer, .at = body };
	char list[KEY_BYTES] = "";
	size_t start = out->len;
	while (walk_on(&walk)) {
		bool item = json_kind(walk.up) == JSON_ARRAY, leaf = *walk.rest == '\0';
		if (item && !leaf)
			add_item(out, start, list, &walk);
		else if (item)
			buf_printf(out, "%s%s %lu", out->len > start ? ": " : "", WORD_FOR(members, list), strtoul(walk.key, NULL, 10) + 1);
		else if (leaf)
			buf_printf(out, "%s%s", out->len > start ? ": " : "", WORD_FOR(members, walk.key));
		else if (json_kind(walk.at) == JSON_OBJECT && walk.up != body)
			buf_printf(out, "%s%s", out->len > start ? ", " : "", walk.key);
		memcpy(list, walk.key, sizeof(list));
	}
}

/* The file that the form names for its n-th section. */
static void add_section_file(const struct json *body, const char *index, struct buf *out)
{
	const struct json *entry = json_at(json_get(json_get(body, "form"), "sections"), strtoul(index, NULL, 10));
	const char *file = json_text(entry) != NULL ? json_text(entry) : json_get_text(entry, "file");
	if (file != NULL)
		buf_printf(out, "%s%s", strchr(file, '/') != NULL ? "" : "sections/", file);
}

void form_text_refer(const struct json *body, const char *name, const char *pointer, struct buf *out)
{
	struct walk walk = { .rest = pointer, .at = body };
	if (!walk_on(&walk))
		return;
	if (strcmp(walk.key, "sections") == 0 && walk_on(&walk))
		add_section_file(body, walk.key, out);
	else
		buf_puts(out, strcmp(walk.key, "form") == 0 ? name : walk.key);
	char list[KEY_BYTES], first[KEY_BYTES] = "";
	const char *id = json_get_text(json_kind(walk.up) == JSON_ARRAY ? walk.at : NULL, "id");
	bool question = false;
	do {
		memcpy(list, walk.key, sizeof(list));
		if (!walk_on(&walk))
			break;
		if (*first == '\0')
			memcpy(first, walk.key, sizeof(first));
		question = strcmp(list, "questions") == 0;
		if (json_kind(walk.up) == JSON_ARRAY && id_of(walk.at) != NULL)
			id = id_of(walk.at);
	} while (!question);
	buf_printf(out, ":%s", id != NULL ? id : first);
}
