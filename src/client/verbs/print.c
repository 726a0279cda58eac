/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

#include "base/buf.h"
#include "base/text.h"
#include "client/paper_source.h"
#include "client/verbs/work.h"
#include "page/gettext.h"

#include <string.h>

enum { FORMAT, OUTPUT, BLANK, WIDTH };

#define WIDTH_COLS 78

static const struct verb_option options[] = {
	[FORMAT] = { "format", 0, "text|html", N_("Plain text (if not given), or one HTML file.") },
	[OUTPUT] = { "output", 'o', "FILE", N_("Into this file. If not given: standard output.") },
	[BLANK] = { "blank", 0, NULL, N_("The empty form with all its guidance, to fill in by hand.") },
	[WIDTH] = { "width", 0, "COLUMNS", N_("How wide plain text is. If not given: 78.") },
};

static int cols_of(const struct call *call)
{
	int64_t cols = WIDTH_COLS;
	if (call->values[WIDTH] && !text_to_int(call->values[WIDTH], 30, 500, &cols))
		return 0;
	return (int)cols;
}

static bool is_html(const struct call *call)
{
	return call->values[FORMAT] && !strcmp(call->values[FORMAT], "html");
}

static int work(struct call *call, struct opened *opened)
{
	struct buf out = BUF(OUT_MAX_BYTES);
	struct paper_source source;
	struct paper_order order;
	paper_source_find(opened, false, &source, &order);
	order.format = is_html(call) ? PAPER_HTML : PAPER_TEXT;
	order.cols = cols_of(call);
	if (call->values[BLANK])
		paper_write_blank(&order, &out);
	else
		paper_write(&order, &out);
	paper_source_release(&source);
	int status = out_file(&out, call->values[OUTPUT]);
	buf_release(&out);
	return status;
}

static int run(struct call *call)
{
	if (call->values[FORMAT] && !is_html(call) && strcmp(call->values[FORMAT], "text") != 0)
		return misused(call->verb, _("There is no format \"%s\" here."), call->values[FORMAT]);
	if (!cols_of(call))
		return misused(call->verb, _("The width is a number from 30 to 500."));
	return with_assessment(call, false, work);
}

const struct verb verb_print = {
	.name = "print", .operands = "ID",
	.summary = N_("Print the assessment, or the empty form with --blank. Private notes are left out."),
	.min_operands = 1, .max_operands = 1,
	.options = options, .n_options = sizeof options / sizeof options[0],
	.run = run,
};
