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

static const struct form_field person = { .id = "person", .text = "Who is it?", .kind = FIELD_PERSON };
static const struct form_question graded = { .id = "KF1-1", .value = { .kind = FIELD_GRADE }, .parts = &person, .n_parts = 1 };

static void findings_are_sentences(void **state)
{
	static const struct { struct finding finding; const char *line; } cases[] = {
		{ { FINDING_MISSING, STRENGTH_MISSING, &graded, NULL, NULL, NULL }, "KF1-1  Choose an answer\n" },
		{ { FINDING_PART_MISSING, STRENGTH_MISSING, &graded, "person", NULL, NULL }, "KF1-1  Fill in: Who is it?\n" },
		{ { FINDING_PART_MISSING, STRENGTH_WARNING, &graded, "other", NULL, NULL }, "Look at KF1-1  Fill in: the words for \"other\"\n" },
		{ { FINDING_PART_MISSING, STRENGTH_MISSING, &graded, NULL, NULL, NULL },
			"KF1-1  Something that is needed here is not filled in\n" },
		{ { FINDING_IDENTIFIES, STRENGTH_WARNING, &graded, "comment", NULL, NULL },
			"Look at KF1-1  Something here may identify a child. Please take it out: comment\n" },
		{ { FINDING_FORM, STRENGTH_CRITICAL, &graded, NULL, "The form's own words.", "CHK-01" }, "KF1-1  The form's own words.\n" },
		{ { FINDING_APPROVAL_BROKEN, STRENGTH_WARNING, NULL, NULL, NULL, NULL },
			"Look at -  Something has changed since the approval. It must be approved again\n" },
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
		struct finding finding = { .code = (enum finding_code)code, .question = &graded };
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
	struct finding items[] = { { .strength = STRENGTH_WARNING }, { .strength = STRENGTH_MISSING }, { .strength = STRENGTH_CRITICAL } };
	assert_int_equal(findings_blocking(&(struct findings){ items, 3 }), 2);
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
