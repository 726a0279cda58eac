/* SPDX-License-Identifier: MIT */
#include "client/verbs/findings.h"

#include "base/buf.h"
#include "base/json.h"
#include "client/finding_place.h"
#include "client/words.h"
#include "page/gettext.h"

int findings_blocking(const struct findings *findings)
{
	int n = 0;
	for (size_t i = 0; i < findings->n; i++)
		n += findings->items[i].strength != STRENGTH_WARNING;
	return n;
}

void findings_write(const struct findings *findings, struct buf *out)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->items[i];
		const char *id = finding->question ? finding->question->id : "-";
		if (finding->strength == STRENGTH_WARNING)
			/* TRANSLATORS: the gap is the id of a question, as in "Look at KF1-1". */
			buf_printf(out, _("Look at %s"), id);
		else
			buf_puts(out, id);
		buf_puts(out, "  ");
		finding_line(finding, out);
		buf_putc(out, '\n');
	}
}

static struct json *finding_json(const struct finding *finding)
{
	struct buf text = BUF(16 * 1024), where = BUF(8 * 1024);
	struct json *json = json_object();
	finding_text(finding, &text);
	finding_where(finding, &where);
	json_set_text(json, "question", finding->question ? finding->question->id : NULL);
	json_set_text(json, "part", finding->part);
	json_set_text(json, "strength", strength_name(finding->strength));
	json_set_text(json, "code", finding_code_name(finding->code));
	json_set_text(json, "check", finding->check_id);
	json_set_text(json, "document", finding->document);
	json_set_text(json, "place", where.len ? buf_text(&where) : NULL);
	json_set_text(json, "text", buf_text(&text));
	buf_release(&text);
	buf_release(&where);
	return json;
}

struct json *findings_json(const struct findings *findings)
{
	struct json *list = json_array();
	for (size_t i = 0; i < findings->n; i++)
		json_append(list, finding_json(&findings->items[i]));
	return list;
}
