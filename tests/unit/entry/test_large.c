/* SPDX-License-Identifier: MIT */
/* A form of a thousand questions: every answer set, read back, checked. A quadratic step would make this test crawl. */
#include "unit.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/json.h"
#include "entry/progress.h"
#include "entry/signoff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECTIONS 20
#define QUESTIONS 50

/* Each question is asked while the one before it is not graded unmet. */
static struct form *large_form(void)
{
	struct buf text = BUF(4 * BUF_MIB);
	buf_putc(&text, '[');
	for (int i = 0; i < SECTIONS; i++) {
		buf_printf(&text, "%s{'id': 'S%d', 'questions': [", i ? "," : "", i);
		for (int j = 0; j < QUESTIONS; j++) {
			buf_printf(&text, "%s{'id': 'S%d-%d', 'kind': 'grade', 'core': true", j ? "," : "", i, j);
			if (i || j)
				buf_printf(&text, ", 'when': {'not': {'question': 'S%d-%d', 'is': 'unmet'}}", j ? i : i - 1, j ? j - 1 : QUESTIONS - 1);
			buf_puts(&text, ", 'parts': [{'id': 'n', 'text': 'N?', 'kind': 'number', 'core': true, 'optional': true}]}");
		}
		buf_puts(&text, "], 'checks': [");
		for (int j = 0; j < QUESTIONS; j++)
			buf_printf(&text, "%s{'id': 'CHK-%d-%d', 'strength': 'warning', 'question': 'S%d-%d', 'text': 'Large.',"
				" 'when': {'question': 'S%d-%d', 'part': 'n', 'at_least': 100}}", j ? "," : "", i, j, i, j, i, j);
		buf_puts(&text, "]}");
	}
	buf_putc(&text, ']');
	struct form *form = form_of(buf_text(&text), NULL);
	buf_release(&text);
	return form;
}

static void test_large(void **state)
{
	struct form *form = large_form();
	struct assessment *assessment = assessment_of(form, "core"), *read = NULL;
	struct findings findings = { 0 };
	struct progress progress;
	struct buf bytes = BUF(8 * BUF_MIB);
	struct json *json = NULL;
	assert_int_equal(form->n_questions, SECTIONS * QUESTIONS);
	for (size_t i = 0; i < form->n_questions; i++)
		answer_with(assessment, form->questions[i].id, i % 2 ? "{'value':'fully','parts':{'n':100}}" : "{'value':'partly'}");
	assert_int_equal(assessment->last_change, SECTIONS * QUESTIONS);
	progress_of_all(assessment, &progress);
	assert_int_equal(progress.asked, SECTIONS * QUESTIONS);
	assert_int_equal(progress.answered, SECTIONS * QUESTIONS);
	assert_int_equal(progress.problems, SECTIONS * QUESTIONS / 2);
	findings_collect(assessment, &findings);
	assert_int_equal(findings.n, SECTIONS * QUESTIONS / 2);
	for (size_t i = 1; i < findings.n; i++)
		assert_true(findings.items[i].question->index > findings.items[i - 1].question->index);
	/* The second hides the third; what is hidden does not hide, so the fourth and all after it stay. */
	answer_with(assessment, "S0-1", "{'value':'unmet'}");
	assert_false(question_is_asked(assessment, question_of(assessment, "S0-2")));
	assert_true(question_is_asked(assessment, question_of(assessment, "S0-3")));
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair", &ab, NULL));
	assessment_write(assessment, 1, &bytes);
	assert_true(json_parse(bytes.data, bytes.len, &json_default_limits, "draft", &json, NULL));
	assert_true(assessment_from_json(form, json, &read, NULL));
	assert_true(approval_holds(read));
	findings_release(&findings);
	buf_release(&bytes);
	assessment_free(read);
	assessment_free(assessment);
	form_free(form);
}

int main(void)
{
	crypto_start();
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_large) };
	return RUN(tests);
}
