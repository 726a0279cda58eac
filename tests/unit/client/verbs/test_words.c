/* SPDX-License-Identifier: MIT */
/* Codes become sentences; cells become harmless. */
#include "base/buf.h"
#include "client/verbs/findings.h"
#include "client/verbs/rows.h"
#include "client/verbs/status.h"
#include "client/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const struct form_column columns[] = { { .id = "from", .label = "From", .kind = FIELD_DATE } };
static const struct form_field parts[] = {
	{ .id = "person", .text = "Who is it?", .kind = FIELD_PERSON }, { .id = "trained", .text = "How many", .kind = FIELD_SHARE },
	{ .id = "month", .text = "When?", .kind = FIELD_DATE, .month_only = true },
	{ .id = "rows", .text = "Which?", .kind = FIELD_TABLE, .columns = columns, .n_columns = 1 },
};
static const struct form_question graded = { .id = "KF1-1", .value = { .kind = FIELD_GRADE }, .parts = parts, .n_parts = 4 };

#define IN(code, strength, part) { FINDING_##code, STRENGTH_##strength, &graded, part, .row = -1 }
#define TYPED(part, typed, row) { FINDING_FORMAT, STRENGTH_FORMAT, &graded, part, typed, row }

static void findings_are_sentences(void **state)
{
	static const struct { struct finding finding; const char *line; } cases[] = {
		{ IN(MISSING, MISSING, NULL), "KF1-1  Choose an answer.\n" },
		{ IN(PART_MISSING, MISSING, "person"), "KF1-1  Who is it? Enter the person's role.\n" },
		{ IN(PART_MISSING, MISSING, NULL), "KF1-1  Choose an answer.\n" },
		{ IN(OTHER_MISSING, WARNING, "rows"), "Look at KF1-1  Which? Say which.\n" },
		{ IN(IDENTIFIES, WARNING, "comment"), "Look at KF1-1  comment: Something here may identify a child. Please take it out.\n" },
		{ IN(SHARE_ORDER, WARNING, "trained"), "Look at KF1-1  How many: The first number is larger than the second. Please check both.\n" },
		{ TYPED("trained", "part.trained.of", -1), "KF1-1  How many: Enter a whole number that fits here, such as 12 or 0.\n" },
		{ TYPED("month", "part.month", -1), "KF1-1  When? Enter a month or a day, such as 5/2026.\n" },
		{ TYPED("rows", "row.rows.0.column.from", 0), "KF1-1  Which? Enter a day, such as 31/5/2026.\n" },
		{ TYPED("next_step", "due", -1), "KF1-1  next step: Enter a month or a day, such as 5/2026.\n" },
		{ { FINDING_FORMAT, STRENGTH_FORMAT, NULL, NULL, "review_due", -1, "d1" }, "-  a date of a document without a title: Enter a month or a day, such as 5/2026.\n" },
		{ { FINDING_FORMAT, STRENGTH_FORMAT, NULL, NULL, "review_due", -1, "d1", .document_title = "Safer recruitment" },
			"-  a date of the document \"Safer recruitment\": Enter a month or a day, such as 5/2026.\n" },
		{ { FINDING_FORM, STRENGTH_CRITICAL, &graded, .row = -1, .text = "The form's own words.", .check_id = "CHK-01" },
			"KF1-1  The form's own words.\n" },
		{ { FINDING_APPROVAL_BROKEN, STRENGTH_WARNING, .row = -1 },
			"Look at -  Something has changed since the sign-off. It must be signed off again.\n" },
		{ { FINDING_NO_EVIDENCE, STRENGTH_WARNING, .row = -1, .suggested = { &graded, &graded } },
			"Look at -  Every grade is Fully met, but nothing supports them. Say what supports, for a start: KF1-1, KF1-1.\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF(1024);
		struct finding finding = cases[i].finding;
		findings_write(&(struct findings){ &finding, 1 }, &out);
		assert_string_equal(buf_text(&out), cases[i].line);
		buf_release(&out);
	}
}

static void every_code_has_a_sentence_and_a_name(void **state)
{
	for (int code = 0; code < FINDING_CODE_COUNT; code++) {
		struct buf out = BUF(1024);
		struct finding finding = { .code = (enum finding_code)code, .question = &graded, .typed = "value", .row = -1 };
		finding_text(&finding, &out);
		assert_true(out.len > 5);
		assert_true(strlen(finding_code_name((enum finding_code)code)) > 3);
		buf_release(&out);
	}
	for (int kind = 0; kind < FIELD_KIND_COUNT; kind++)
		assert_non_null(field_prompt((enum field_kind)kind));
	for (int s = 0; s < STATE_COUNT; s++)
		assert_non_null(state_words((enum assessment_state)s));
	assert_string_equal(answer_state_words(NULL), "Not answered");
	assert_string_equal(answer_state_words("from_the_future"), "from_the_future");
	assert_string_equal(receipt_note_words("of_tomorrow"), "of_tomorrow");
}

static void only_missing_and_critical_block(void **state)
{
	struct finding items[] = { { .strength = STRENGTH_WARNING }, { .strength = STRENGTH_MISSING }, { .strength = STRENGTH_CRITICAL },
		{ .strength = STRENGTH_FORMAT } };
	assert_int_equal(findings_blocking(&(struct findings){ items, 4 }), 3);
	assert_int_equal(findings_blocking(&(struct findings){ items, 1 }), 0);
	assert_int_equal(findings_blocking(&(struct findings){ NULL, 0 }), 0);
}

static void cells_are_quoted_and_harmless(void **state)
{
	static const char *const cases[][2] = {
		{ "", "\"\"" }, { "plain", "\"plain\"" }, { "a \"b\", c", "\"a \"\"b\"\", c\"" }, { "two\nlines", "\"two\nlines\"" },
		{ "=1+1", "\"'=1+1\"" }, { "+44", "\"'+44\"" }, { "-5", "\"'-5\"" }, { "@x", "\"'@x\"" }, { "\tx", "\"'\tx\"" },
		{ "\rx", "\"'\rx\"" }, { "a=1", "\"a=1\"" }, { "\"=1", "\"\"\"=1\"" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF(1024);
		csv_cell(cases[i][0], &out);
		assert_string_equal(buf_text(&out), cases[i][1]);
		buf_release(&out);
	}
}

static void codes_have_exit_statuses(void **state)
{
	static const struct { enum err_code code; int status; } cases[] = {
		{ ERR_NONE, 0 }, { ERR_USAGE, 2 }, { ERR_STATE, 1 }, { ERR_NOT_COMPLETE, 1 }, { ERR_CANCELLED, 1 }, { ERR_INVALID, 65 },
		{ ERR_DAMAGED, 65 }, { ERR_NOT_FOUND, 66 }, { ERR_TERMINAL, 69 }, { ERR_NO_SPACE, 74 }, { ERR_LOCKED, 75 }, { ERR_PERMISSION, 77 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(status_of(cases[i].code), cases[i].status);
	for (int code = 1; code < ERR_COUNT; code++)
		assert_int_not_equal(status_of((enum err_code)code), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_are_sentences),
		cmocka_unit_test(every_code_has_a_sentence_and_a_name),
		cmocka_unit_test(only_missing_and_critical_block),
		cmocka_unit_test(cells_are_quoted_and_harmless),
		cmocka_unit_test(codes_have_exit_statuses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
