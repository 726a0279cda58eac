/* SPDX-License-Identifier: MIT */
#include "place.h"

#include "board/csv.h"

#include <string.h>

/* All rows as one text: fields joined by '|', rows ended by ';', a fault as "!line". */
static void read_all(const char *bytes, size_t len, struct buf *out)
{
	struct csv csv;
	struct err err = { 0 };
	csv_init(&csv, bytes, len);
	while (csv_next(&csv, &err)) {
		for (size_t i = 0; i < csv.n_fields; i++)
			buf_printf(out, "%s%s", i ? "|" : "", csv.fields[i]);
		buf_printf(out, "@%ld;", csv.line);
	}
	if (err.code != ERR_NONE)
		buf_printf(out, "!%ld", err.line);
	csv_release(&csv);
}

static void test_rows(void **state)
{
	static const struct { const char *text, *rows; } cases[] = {
		{ "", "" }, { "\n\r\n\n", "" }, { "a,b", "a|b@1;" }, { "a,b\r\nc,d\r\n", "a|b@1;c|d@2;" }, { "a,b\nc,d\n", "a|b@1;c|d@2;" },
		{ "\xef\xbb\xbf" "a,b\n", "a|b@1;" }, { ",\n", "|@1;" }, { "a,\n", "a|@1;" }, { "\"a,b\",c\n", "a,b|c@1;" },
		{ "\"say \"\"hi\"\"\"\n", "say \"hi\"@1;" }, { "\"\"\n", "@1;" }, { "\"two\nlines\",x\ny\n", "two\nlines|x@1;y@3;" },
		{ "\"two\r\nlines\",x\r\ny\r\n", "two\r\nlines|x@1;y@3;" }, { "a\n\n\nb\n", "a@1;b@4;" }, { " a , b \n", " a | b @1;" },
		{ "a\nb\"c\n", "a@1;!2" }, { "a\n\"open\n", "a@1;!2" }, { "\"a\"b\n", "!1" }, { "a\rb\n", "!1" }, { "x\n\"a\" ,b\n", "x@1;!2" },
		{ "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33\n", "!1" },
		{ "a;b\nc,d;\"e;f\"\n", "a|b@1;c,d|e;f@2;" }, { "a,b;c\nd;e,f\n", "a|b;c@1;d;e|f@2;" },
		{ "S\xc3\xbc" "d,x\n", "S\xc3\xbc" "d|x@1;" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buf out = BUF(4096);
		read_all(cases[i].text, strlen(cases[i].text), &out);
		if (strcmp(buf_text(&out), cases[i].rows) != 0)
			fail_msg("case %zu: %s", i, buf_text(&out));
		buf_release(&out);
	}
}

static void test_a_row_has_a_ceiling(void **state)
{
	struct buf text = BUF(BUF_MIB), out = BUF(BUF_MIB);
	buf_puts(&text, "a\n");
	buf_fill(&text, 'x', 70000);
	read_all(buf_text(&text), text.len, &out);
	assert_string_equal(buf_text(&out), "a@1;!2");
	buf_release(&text);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows), cmocka_unit_test(test_a_row_has_a_ceiling) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
