/* SPDX-License-Identifier: MIT */
/* Which files are a form's translations, and what they leave out. */
#include "form/po.h"

#include "base/json.h"
#include "base/language.h"
#include "base/text.h"
#include "form/reader.h"

#include <stdlib.h>
#include <string.h>

bool form_po_language(const char *form_name, const char *po_name, char ret_language[16])
{
	size_t base = strlen(form_name), len = strlen(po_name);
	char code[LANGUAGE_BYTES];
	if (base > 5 && strcmp(form_name + base - 5, ".json") == 0)
		base -= 5;
	if (len < base + 5 || strncmp(form_name, po_name, base) != 0 || po_name[base] != '.' || strcmp(po_name + len - 3, ".po") != 0)
		return false;
	size_t n = len - 3 - (base + 1);
	if (n >= sizeof(code))
		return false;
	memcpy(code, po_name + base + 1, n);
	code[n] = '\0';
	if (!language_is_code(code))
		return false;
	memcpy(ret_language, code, n + 1);
	return true;
}

static bool load(struct form_po *po, const struct form_loader *loader, const char *name, struct form_faults *faults)
{
	struct err err = { 0 };
	po->bytes = BUF(PO_MAX_BYTES);
	if (loader->load(loader->ctx, name, &po->bytes, &err) && !po->bytes.full)
		return true;
	faults_add(faults, po->file, "", 0, xasprintf("cannot be read: %s", *err.detail != '\0' ? err.detail : err_name(err.code)));
	return false;
}

bool form_pos_load(struct form_pos *pos, const char *form_name, const char *label, char *const *names, size_t n,
	const struct form_loader *loader, struct form_faults *faults)
{
	bool good = true;
	pos->items = xcalloc(n + 1, sizeof(pos->items[0]));
	for (size_t i = 0; i < n; i++) {
		struct form_po *po = &pos->items[pos->n];
		if (!form_po_language(form_name, names[i], po->language))
			continue;
		pos->n++;
		po->file = xasprintf("%s%s", label, names[i]);
		good = load(po, loader, names[i], faults) && good;
	}
	return good;
}

bool form_pos_take(struct form_pos *pos, struct json *body, const char *form_name, char *const *names, size_t n,
	const struct form_loader *loader, struct form_faults *faults)
{
	return form_pos_load(pos, form_name, FORM_PO_FOLDER, names, n, loader, faults) && form_translate(body, pos->items, pos->n, faults);
}

void form_pos_release(struct form_pos *pos)
{
	for (size_t i = 0; i < pos->n; i++) {
		free(pos->items[i].file);
		buf_release(&pos->items[i].bytes);
	}
	free(pos->items);
	*pos = (struct form_pos){ 0 };
}

/* ---- what is missing ---- */

/* The texts that this list translates, sorted, so that form_texts_have can be asked. */
static struct form_texts translated_texts(const struct json *list)
{
	struct form_texts known = { 0 };
	known.items = arena_array(&known.arena, json_len(list), sizeof(known.items[0]));
	for (const struct json *pair = json_first(list); pair != NULL; pair = json_next(pair))
		known.items[known.n++].text = json_get_text(pair, "from");
	form_texts_once(&known);
	return known;
}

static bool stands_earlier(const struct form_texts *texts, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(texts->items[j].text, texts->items[i].text) == 0)
			return true;
	return false;
}

static void say_missing(const struct json *body, const struct form_text *text, const char *name, struct buf *out)
{
	form_text_refer(body, name, text->pointer, out);
	buf_puts(out, ": ");
	form_text_describe(body, text->pointer, out);
	buf_puts(out, ": ");
	text_safe(out, text->text, strlen(text->text), false);
	buf_putc(out, '\n');
}

size_t form_missing(const struct json *body, const struct form_texts *texts, const char *name, const char *language,
	struct buf *out)
{
	struct form_texts known = translated_texts(json_get(json_get(body, "translations"), language));
	size_t n = 0;
	for (size_t i = 0; i < texts->n; i++) {
		if (form_texts_have(&known, texts->items[i].text) || stands_earlier(texts, i))
			continue;
		say_missing(body, &texts->items[i], name, out);
		n++;
	}
	form_texts_release(&known);
	return n;
}
