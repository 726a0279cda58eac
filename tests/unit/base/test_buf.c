/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

static void test_grows(void **state)
{
	struct buf buf = BUF(BUF_MIB);
	assert_string_equal(buf_text(&buf), "");
	buf_puts(&buf, "a");
	buf_putc(&buf, 'b');
	buf_add(&buf, "c\0d", 3);
	buf_fill(&buf, '-', 3);
	buf_printf(&buf, "%d%s", 12, "x");
	assert_int_equal(buf.len, 11);
	assert_memory_equal(buf.data, "abc\0d---12x", 12);
	assert_false(buf.full);
	for (int i = 0; i < 100000; i++)
		buf_putc(&buf, 'y');
	assert_int_equal(buf.len, 100011);
	assert_int_equal(buf.data[buf.len], '\0');
	buf_release(&buf);
	assert_null(buf.data);
	assert_int_equal(buf.max_bytes, BUF_MIB);
}

static void test_ceiling(void **state)
{
	struct buf buf;
	buf_init(&buf, 5);
	buf_puts(&buf, "12345");
	assert_false(buf.full);
	buf_puts(&buf, "");
	assert_false(buf.full);
	buf_puts(&buf, "6");
	assert_true(buf.full);
	assert_string_equal(buf_text(&buf), "12345");
	assert_true(buf.cap <= 6);
	buf_clear(&buf);
	assert_false(buf.full);
	assert_string_equal(buf_text(&buf), "");
	buf_puts(&buf, "abcdefgh");
	assert_true(buf.full);
	assert_string_equal(buf_text(&buf), "abcde");
	buf_release(&buf);
}

static void test_no_gaps_after_full(void **state)
{
	struct buf buf = BUF(4);
	buf_puts(&buf, "abc");
	buf_puts(&buf, "defg");
	buf_cut(&buf, 2);
	buf_puts(&buf, "x");
	assert_string_equal(buf_text(&buf), "abx");
	buf_fill(&buf, '.', 9);
	buf_putc(&buf, 'z');
	assert_string_equal(buf_text(&buf), "abx.");
	buf_cut(&buf, 9);
	assert_true(buf.full);
	buf_release(&buf);
}

static void test_ceiling_of_nothing(void **state)
{
	struct buf buf = { 0 };
	buf_puts(&buf, "x");
	assert_true(buf.full);
	assert_int_equal(buf.len, 0);
	buf_release(&buf);
}

static void test_print_long(void **state)
{
	struct buf buf = BUF(BUF_MIB), small = BUF(300);
	buf_printf(&buf, "%*d", 255, 1);
	buf_printf(&buf, "%*d", 256, 2);
	buf_printf(&buf, "%*d", 5000, 3);
	assert_int_equal(buf.len, 5511);
	assert_int_equal(buf.data[254], '1');
	assert_int_equal(buf.data[510], '2');
	assert_int_equal(buf.data[5510], '3');
	buf_printf(&small, "%*d", 5000, 4);
	assert_true(small.full);
	assert_int_equal(small.len, 300);
	buf_release(&buf);
	buf_release(&small);
}

static void test_take(void **state)
{
	struct buf buf = BUF(10);
	char *nothing = buf_take(&buf);
	assert_string_equal(nothing, "");
	buf_puts(&buf, "0123456789+");
	char *text = buf_take(&buf);
	assert_string_equal(text, "0123456789");
	assert_false(buf.full);
	assert_int_equal(buf.len, 0);
	buf_puts(&buf, "again");
	assert_string_equal(buf_text(&buf), "again");
	free(nothing);
	free(text);
	buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grows),
		cmocka_unit_test(test_ceiling),
		cmocka_unit_test(test_no_gaps_after_full),
		cmocka_unit_test(test_ceiling_of_nothing),
		cmocka_unit_test(test_print_long),
		cmocka_unit_test(test_take),
	};
	return RUN(tests);
}
