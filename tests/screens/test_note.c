/* SPDX-License-Identifier: MIT */
/* A private note is for its writer: with others looking on it is shown to who asks for it, and to nobody else. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "page/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static bool page_says(const struct driver *driver, const char *words)
{
	struct buf text = BUF(BUF_MIB);
	page_write_text(&driver->model.page, 80, &text);
	bool says = strstr(buf_text(&text), words) != NULL;
	buf_release(&text);
	return says;
}

static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start(driver, "third-sector.json");
	driver_keys(driver, "Enter Ctrl-T");
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-4"));
	assert_true(driver_focus_enter(driver, "more:note"));
	driver_type(driver, "Tom is leaving");
	driver_keys(driver, "Escape");
}

static void a_note_is_folded(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_false(page_says(&driver, "Tom"));
	driver_keys(&driver, "F7");
	assert_int_equal(place_of(&driver.model)->screen, SCREEN_DETAILS);
	assert_false(page_says(&driver, "Tom"));
	assert_true(driver_focus_enter(&driver, "show-note"));
	assert_string_equal(driver.model.page.focus, "note");
	assert_true(page_says(&driver, "Tom is leaving"));
	driver_keys(&driver, "Escape F7");
	assert_false(page_says(&driver, "Tom"));
	driver_end(&driver);
}

/* Whoever chooses the note itself sees it, and it stays open while the rest of the page is filled in. */
static void a_chosen_note_is_open(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_true(driver_focus_enter(&driver, "more:note"));
	assert_true(page_says(&driver, "Tom is leaving"));
	assert_true(driver_focus(&driver, "comment"));
	driver_type(&driver, "A comment");
	assert_true(page_says(&driver, "Tom is leaving"));
	driver_end(&driver);
}

/* One that is being written, however the page was come to, is not folded under the writer's hands. */
static void a_new_note_stays_open(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	assert_true(driver_focus_enter(&driver, "more:note"));
	driver_keys(&driver, "Ctrl-A Delete Escape F7");
	assert_true(driver_focus(&driver, "note"));
	driver_type(&driver, "Ask Tom");
	assert_string_equal(driver.model.page.focus, "note");
	assert_true(page_says(&driver, "Ask Tom"));
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_note_is_folded), cmocka_unit_test(a_chosen_note_is_open),
		cmocka_unit_test(a_new_note_stays_open) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
