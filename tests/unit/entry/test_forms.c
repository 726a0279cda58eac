/* SPDX-License-Identifier: MIT */
/* The real forms, with the practice organisation's answers. */
#include "real.h"
#include "unit.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/file.h"
#include "base/json.h"
#include "entry/progress.h"
#include "entry/signoff.h"
#include "form/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void apply(struct assessment *assessment, const struct json *answers)
{
	for (const struct json *answer = json_first(answers); answer; answer = json_next(answer)) {
		struct err err = { 0 };
		const struct form_question *question = form_question(assessment->form, json_key(answer));
		if (!question)
			fail_msg("the form has no question %s", json_key(answer));
		if (!assessment_set_answer(assessment, question, json_dup(answer), &ab, &err))
			fail_msg("%s%s: %s", question->id, err.where, err.detail);
	}
}

static void test_practice_answers(void **state)
{
	struct form *form = read_form("third-sector.json");
	struct assessment *assessment = assessment_of(form, "core");
	struct json *answers = read_json("practice/answers-core.json");
	struct progress progress;
	progress_of_all(assessment, &progress);
	assert_true(progress.missing > 30);
	apply(assessment, answers);
	struct findings findings = { 0 };
	findings_collect(assessment, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		if (findings.items[i].strength == STRENGTH_MISSING)
			print_error("%s %s\n", findings.items[i].question->id, findings.items[i].part ? findings.items[i].part : "");
	}
	progress_of_all(assessment, &progress);
	assert_int_equal(progress.missing, 0);
	assert_null(progress_next_missing(assessment, NULL));
	for (size_t i = 0; i < form->n_sections; i++) {
		if (section_is_asked(assessment, &form->sections[i]))
			assert_int_equal(section_status(assessment, &form->sections[i]), SECTION_READY);
	}
	assert_true(approval_give(assessment, "Margaret Ellis", "Chair of trustees", &ab, NULL));
	assert_true(approval_holds(assessment));
	/* The full route asks for more; nothing that was answered is lost. */
	assessment_set_route(assessment, "full", &ab);
	progress_of_all(assessment, &progress);
	assert_true(progress.missing > 10);
	assert_false(approval_holds(assessment));
	findings_release(&findings);
	json_free(answers);
	assessment_free(assessment);
	form_free(form);
}

/* No contact with children: facts and a signature, with one sentence why. */
static void test_not_for(void **state)
{
	struct form *form = read_form("third-sector.json");
	struct assessment *assessment = assessment_of(form, "full");
	assert_true(section_is_asked(assessment, form_section(form, "KF1")));
	answer_with(assessment, "ORG-12", "{'value':'none','other':'We only lend rooms to adults.'}");
	assert_true(section_is_asked(assessment, form_section(form, "ORG")));
	assert_false(section_is_asked(assessment, form_section(form, "KF1")));
	assert_non_null(question_not_asked(assessment, question_of(assessment, "KF1-1")));
	assessment_free(assessment);
	form_free(form);
}

static void test_surrey_way(void **state)
{
	struct form *form = read_form("surrey-way.json");
	struct assessment *assessment = assessment_of(form, "full");
	struct progress progress;
	char digest[65];
	progress_of_all(assessment, &progress);
	assert_true(progress.asked > 50);
	submission_digest(assessment, digest);
	assert_true(crypto_is_hex(digest, 64));
	assessment_free(assessment);
	form_free(form);
}

int main(void)
{
	crypto_start();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_practice_answers), cmocka_unit_test(test_not_for), cmocka_unit_test(test_surrey_way),
	};
	return RUN(tests);
}
