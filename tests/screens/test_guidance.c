/* SPDX-License-Identifier: MIT */
/* What stands behind each question: all of it is said on the page of guidance, and beside the question it fits where there is room. */
#include "harness/screen_test.h"
#include "look.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void begin(struct driver *driver, const char *form)
{
	screen_test_locale();
	driver_start(driver, form);
	driver_keys(driver, "Enter Ctrl-T");
}

static void open_question(struct driver *driver, const struct form_question *question)
{
	struct effects effects = { .n = 0 };
	go_question(&driver->model, question, place_of(&driver->model)->screen == SCREEN_QUESTION, &effects);
	model_build(&driver->model);
}

static const struct form *form_of(const struct driver *driver)
{
	return model_assessment(&driver->model)->form;
}

static void expect(const char *text, const char *wanted, const char *question)
{
	if (!strstr(text, wanted))
		fail_msg("%s does not say \"%s\":\n%s", question, wanted, text);
}

/* The rule comes with the day of its edition and the day when somebody looked; whom to ask with the day of the numbers. */
static void every_question_says_it_all(void **state)
{
	static const char *const forms[] = { "third-sector.json", "surrey-way.json" };
	(void)state;
	for (size_t k = 0; k < 2; k++) {
		struct driver driver;
		begin(&driver, forms[k]);
		for (size_t i = 0; i < form_of(&driver)->n_questions; i++) {
			const struct form_question *question = &form_of(&driver)->questions[i];
			struct buf text = BUF(BUF_MIB);
			open_question(&driver, question);
			driver_keys(&driver, "F2");
			look_tell(&driver, &text);
			expect(buf_text(&text), "\nPart: Why it is asked\n", question->id);
			expect(buf_text(&text), "\nPart: Where to ask\n", question->id);
			expect(buf_text(&text), "last checked on 21 November 2026.", question->id);
			if (question->value.kind == FIELD_GRADE)
				expect(buf_text(&text), "\nPart: What good looks like\n", question->id);
			if (question->legal)
				expect(buf_text(&text), "\nPart: The rule behind it\n", question->id);
			buf_release(&text);
			driver_keys(&driver, "F2");
			assert_int_equal(place_of(&driver.model)->screen, SCREEN_QUESTION);
		}
		driver_end(&driver);
	}
}

/* Whoever is spoken of in the question can be called: the number stands there. */
static void numbers_of_who_is_spoken_of(void **state)
{
	static const struct { const char *question, *says; } cases[] = {
		{ "KF7-2", "0300 470 9100, Monday to Friday, 9am to 5pm" }, { "KF6-5", "designated officer" },
	};
	struct driver driver;
	(void)state;
	begin(&driver, "third-sector.json");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf text = BUF(BUF_MIB);
		open_question(&driver, form_question(form_of(&driver), cases[i].question));
		driver_keys(&driver, "F2");
		look_tell(&driver, &text);
		expect(strstr(buf_text(&text), "\nPart: Where to ask\n"), cases[i].says, cases[i].question);
		driver_keys(&driver, "F2");
		buf_release(&text);
	}
	driver_end(&driver);
}

static bool shows(const struct cells *cells, const char *wanted)
{
	for (int row = 0; row < cells->rows; row++) {
		struct buf line = BUF(BUF_MIB);
		for (int col = 0; col < cells->cols; col++)
			buf_puts(&line, cells->cell[row * cells->cols + col].text);
		bool found = strstr(buf_text(&line), wanted);
		buf_release(&line);
		if (found)
			return true;
	}
	return false;
}

/* At 120x40 the end of it is seen beside nearly every question of the core route. */
static void it_fits_beside_the_question(void **state)
{
	static const struct size size = { 40, 120 };
	struct driver driver;
	struct cells cells;
	int asked = 0, cut = 0;
	(void)state;
	begin(&driver, "third-sector.json");
	for (size_t i = 0; i < form_of(&driver)->n_questions; i++) {
		const struct form_question *question = &form_of(&driver)->questions[i];
		if (!question_is_asked(model_assessment(&driver.model), question))
			continue;
		open_question(&driver, question);
		look_paint(&driver, size, &cells);
		asked++;
		cut += shows(&cells, "│ more below");
		cells_release(&cells);
	}
	print_message("%d of %d are cut\n", cut, asked);
	assert_in_range(cut, 0, asked / 6);
	open_question(&driver, form_question(form_of(&driver), "KF1-4"));
	look_all(&driver, "guidance_beside", &size, 1);
	open_question(&driver, form_question(form_of(&driver), "KF7-2"));
	look_all(&driver, "guidance_beside_numbers", &size, 1);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_question_says_it_all), cmocka_unit_test(numbers_of_who_is_spoken_of),
		cmocka_unit_test(it_fits_beside_the_question),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
