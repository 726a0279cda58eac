/* SPDX-License-Identifier: MIT */
/* Long text in an editor of the person's own: what comes back, what is said, what is kept, and that nothing stays behind. */
#include "driver.h"
#include "harness/screen_test.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void begin(struct driver *driver)
{
	screen_test_locale();
	driver_start(driver, "surrey-way.json");
	driver_keys(driver, "Enter");
	while (place_of(&driver->model)->screen != SCREEN_TASKS)
		driver_keys(driver, "Escape");
	assert_true(driver_focus_enter(driver, "section:KF1"));
	assert_true(driver_focus_enter(driver, "question:KF1-3"));
	assert_true(driver_focus(driver, "value"));
	driver_type(driver, "As it was.");
}

/* A script that is the editor; the file is its $1. */
static void set_editor(const struct driver *driver, const char *script)
{
	char *path = file_join(driver->dir, "editor.sh"), *words;
	assert_true(file_replace(path, script, strlen(script), NULL));
	assert_true(asprintf(&words, "sh '%s'", path) > 0);
	unsetenv("VISUAL");
	setenv("EDITOR", words, 1);
	free(words);
	free(path);
}

static const char *text_of(struct driver *driver, const char *slot)
{
	return edit_text(record_slot(&driver->model.record, slot)->edit);
}

static const char *stored(const struct driver *driver)
{
	const struct assessment *assessment = driver->model.opened->assessment;
	const char *text = json_text(answer_value(assessment_answer(assessment, form_question(assessment->form, "KF1-3"))));
	return text ? text : "";
}

/* How many files in the store's own folder hold what was not taken, and what the last of them reads. */
static size_t count_kept(const struct driver *driver, struct buf *last)
{
	struct file_names names = { 0 };
	size_t n = 0;
	assert_true(file_list(driver->store.dir, &names, NULL));
	for (size_t i = 0; i < names.n; i++) {
		if (strncmp(names.names[i], "section11-", 10) != 0)
			continue;
		char *path = file_join(driver->store.dir, names.names[i]);
		buf_clear(last);
		assert_true(file_read(path, last, NULL));
		file_remove(path);
		free(path);
		n++;
	}
	file_names_release(&names);
	return n;
}

static void expect_no_folder(const struct driver *driver)
{
	char *path;
	assert_true(asprintf(&path, "%s/assessments/%s/editor", driver->store.dir, driver->model.opened->id) > 0);
	assert_false(file_exists(path));
	free(path);
}

static const struct {
	const char *script, *text, *said, *kept; /* kept NULL: nothing is */
} cases[] = {
	{ "printf 'Better.\\n' >\"$1\"", "Better.", "Your text came back from the editor. Ctrl-Z brings back", NULL },
	{ "printf 'One.\\r\\n\\r\\nTwo.\\r\\n' >\"$1\"", "One.\n\nTwo.", "came back", NULL },
	{ "printf 'No end' >\"$1\"", "No end", "came back", NULL },
	{ "printf 'A\\tb \\033[31mred' >\"$1\"", "A b [31mred", "came back", NULL },
	{ "printf '\\357\\273\\277Marked.\\n' >\"$1\"", "Marked.", "came back", NULL },
	{ ": >\"$1\"", "", "came back", NULL },
	{ "exit 0", "As it was.", "Nothing was changed in the editor.", NULL },
	{ "printf 'As it was.' >\"$1\"", "As it was.", "Nothing was changed in the editor.", NULL },
	{ "exit 4", "As it was.", "sh ended with fault 4. Your text is as it was.", NULL },
	{ "printf 'Lost?\\n' >\"$1\"; exit 4", "As it was.", "What you wrote there is kept in ", "Lost?\n" },
	{ "printf 'Lost?\\n' >\"$1\"; kill -9 $$", "As it was.", "sh was cut off. Your text is as it was. What you wrote there is kept in ", "Lost?\n" },
	{ "kill -9 $$", "As it was.", "sh was cut off. Your text is as it was.", NULL },
	{ "rm \"$1\"", "As it was.", "sh left no file behind. Your text is as it was.", NULL },
	{ "printf 'caf\\351\\n' >\"$1\"", "As it was.", "What sh wrote is not text in UTF-8. Your text is as it was. What you", "caf\351\n" },
	{ "printf 'a\\000b\\n' >\"$1\"", "As it was.", "is not text in UTF-8", "a" },
	{ "head -c 65537 /dev/zero | tr '\\0' x >\"$1\"", "As it was.", "What sh wrote is too long for this field. Your text is as it was.", "x" },
	{ "head -c 900000 /dev/zero | tr '\\0' x >\"$1\"", "As it was.", "too long for this field", "x" },
	{ "rm \"$1\"; mkdir \"$1\"", "As it was.", "", "" },
	{ "touch \"$1~\" \"$(dirname \"$1\")/.$(basename \"$1\").swp\"; printf 'Better.\\n' >\"$1\"", "Better.", "came back", NULL },
};

static void what_comes_of_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct driver driver;
		struct buf kept = BUF(BUF_MIB);
		print_message("%s\n", cases[i].script);
		begin(&driver);
		set_editor(&driver, cases[i].script);
		driver_keys(&driver, "Ctrl-E");
		assert_string_equal(text_of(&driver, "value"), cases[i].text);
		assert_string_equal(stored(&driver), cases[i].text);
		if (!strstr(driver.model.status, cases[i].said))
			fail_msg("said \"%s\"", driver.model.status);
		if (cases[i].kept && *cases[i].kept) {
			assert_int_equal(count_kept(&driver, &kept), 1);
			assert_memory_equal(kept.data, cases[i].kept, strlen(cases[i].kept));
		}
		if (!cases[i].kept)
			assert_int_equal(count_kept(&driver, &kept), 0);
		expect_no_folder(&driver);
		buf_release(&kept);
		driver_end(&driver);
	}
}

/* One change, whatever was done in the editor: one undo brings the old text back, in the field and beyond. */
static void one_step_of_undo(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	set_editor(&driver, "printf 'Quite\\n\\nanother text.\\n' >\"$1\"");
	driver_keys(&driver, "Ctrl-E");
	assert_int_equal(driver.model.save, SAVE_SAVED);
	driver_keys(&driver, "Ctrl-Z");
	assert_string_equal(text_of(&driver, "value"), "As it was.");
	driver_keys(&driver, "Ctrl-Y");
	assert_string_equal(text_of(&driver, "value"), "Quite\n\nanother text.");
	driver_keys(&driver, "Tab Ctrl-Z");
	assert_string_equal(stored(&driver), "As it was.");
	driver_end(&driver);
}

/* The editor gets what is in the field, as its last letter was typed, in a file that nobody else may read. */
static void what_goes_out(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	set_editor(&driver, "{ cat \"$1\"; stat -c %a \"$1\" \"$(dirname \"$1\")\"; basename \"$1\"; } >\"$1.new\"; mv \"$1.new\" \"$1\"");
	driver_type(&driver, " And more.");
	driver_keys(&driver, "Ctrl-E");
	assert_string_equal(text_of(&driver, "value"), "As it was. And more.\n600\n700\nKF1-3-value.txt");
	driver_end(&driver);
}

/* Which text is meant where the cursor is in none; and where there is none, nothing happens. */
static void which_text(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	set_editor(&driver, "printf 'Theirs.\\n' >\"$1\"");
	assert_true(driver_focus(&driver, "next"));
	driver_keys(&driver, "Ctrl-E");
	assert_string_equal(text_of(&driver, "value"), "Theirs.");
	assert_string_equal(driver.model.page.focus, "value");
	driver_keys(&driver, "Ctrl-O");
	assert_true(driver_focus(&driver, "comment"));
	driver_keys(&driver, "Ctrl-E");
	assert_string_equal(text_of(&driver, "comment"), "Theirs.");
	assert_string_equal(text_of(&driver, "note"), "");
	driver_keys(&driver, "Ctrl-T Ctrl-E");
	assert_string_equal(driver.model.status, "");
	driver_end(&driver);
}

static void no_editor(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	driver_keys(&driver, "Ctrl-E");
	assert_non_null(strstr(driver.model.status, "No editor is set. Add the line export EDITOR=nano"));
	setenv("EDITOR", "/no/such/editor -w", 1);
	driver_keys(&driver, "Ctrl-E");
	assert_non_null(strstr(driver.model.status, "/no/such/editor could not be started. Set VISUAL or EDITOR"));
	expect_no_folder(&driver);
	driver_end(&driver);
}

static void read_only(void **state)
{
	struct driver driver;
	(void)state;
	begin(&driver);
	set_editor(&driver, "printf 'Theirs.\\n' >\"$1\"");
	driver_keys(&driver, "Tab Shift-Tab");
	driver.model.opened->read_only = true;
	driver_keys(&driver, "Ctrl-E");
	assert_non_null(strstr(driver.model.status, "You can only read this"));
	assert_string_equal(text_of(&driver, "value"), "As it was.");
	driver.model.opened->read_only = false;
	driver_end(&driver);
}

/* The file cannot be made: what is said is the disk's word, and the text is there. */
static void no_file(void **state)
{
	char *path;
	struct driver driver;
	(void)state;
	begin(&driver);
	set_editor(&driver, "printf 'Theirs.\\n' >\"$1\"");
	assert_true(asprintf(&path, "%s/assessments/%s/editor", driver.store.dir, driver.model.opened->id) > 0);
	assert_true(file_create(path, "", 0, NULL));
	driver_keys(&driver, "Ctrl-E");
	assert_string_not_equal(driver.model.status, "");
	assert_string_equal(text_of(&driver, "value"), "As it was.");
	free(path);
	driver_end(&driver);
}

/* The program was cut off: at the next start what was written is kept and said, and the folder is gone. */
static void after_a_crash(void **state)
{
	char *dir, *path;
	struct driver driver;
	struct buf kept = BUF(BUF_MIB);
	(void)state;
	begin(&driver);
	driver_keys(&driver, "Ctrl-T");
	assert_true(asprintf(&dir, "%s/assessments/%s/editor", driver.store.dir, driver.model.opened->id) > 0);
	assert_true(asprintf(&path, "%s/copy", driver.store.dir) > 0);
	/* As it is while the editor runs. */
	set_editor(&driver, "cp -r \"$(dirname \"$1\")\" \"$(dirname \"$1\")/../../../copy\"; printf 'x' >\"$(dirname \"$1\")/../../../copy/KF1-3-value.txt\"");
	driver_keys(&driver, "Escape");
	driver_keys(&driver, "Home Enter");
	assert_true(driver_focus_enter(&driver, "section:KF1"));
	assert_true(driver_focus_enter(&driver, "question:KF1-3"));
	driver_keys(&driver, "Ctrl-E");
	assert_int_equal(rename(path, dir), 0);
	driver_restart(&driver);
	assert_non_null(strstr(driver.model.status, "The program was cut off while your editor was open. What you wrote there is kept in "));
	assert_false(file_exists(dir));
	assert_int_equal(count_kept(&driver, &kept), 1);
	assert_string_equal(buf_text(&kept), "x");
	driver_restart(&driver);
	assert_string_equal(driver.model.status, "");
	free(path);
	free(dir);
	buf_release(&kept);
	driver_end(&driver);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_comes_of_it), cmocka_unit_test(one_step_of_undo), cmocka_unit_test(what_goes_out), cmocka_unit_test(which_text),
		cmocka_unit_test(no_editor), cmocka_unit_test(read_only), cmocka_unit_test(no_file), cmocka_unit_test(after_a_crash),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
