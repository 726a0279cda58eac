/* SPDX-License-Identifier: MIT */
#include "face/key_reader.h"

#include "harness/pty_keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names of the keys in order; text in quotes, a paste in braces, the mouse as @row,col, drags ~, the wheel ^ or v. */
static void write_key(const struct key *key, struct buf *out)
{
	char name[64];
	if (out->len)
		buf_putc(out, ' ');
	if (key->code == KEY_PASTE) {
		buf_printf(out, "{%.*s}", (int)key->len, key->text);
	} else if (key->code == KEY_MOUSE_CLICK || key->code == KEY_MOUSE_DRAG) {
		buf_printf(out, "%c%d,%d", key->code == KEY_MOUSE_CLICK ? '@' : '~', key->row, key->col);
	} else if (key->code == KEY_WHEEL) {
		buf_printf(out, "%c%d,%d", key->n < 0 ? '^' : 'v', key->row, key->col);
	} else {
		key_to_name(key, name, sizeof name);
		buf_puts(out, name);
	}
}

static void take_keys(struct key_reader *reader, bool waited, struct buf *out)
{
	struct key key;
	enum key_step step;
	while ((step = key_reader_next(reader, waited, &key)) == KEYS_KEY)
		write_key(&key, out);
	assert_true(!waited || step == KEYS_NONE);
}

/* All at once, and byte by byte: the same keys. */
static void check(const char *bytes, size_t len, const char *expected)
{
	for (int by_byte = 0; by_byte < 2; by_byte++) {
		struct key_reader reader;
		struct buf out = BUF(1 << 20);
		key_reader_init(&reader);
		key_reader_learn(&reader, "\033!up", KEY_UP_ARROW, 0);
		for (size_t i = 0; i < len; i += by_byte ? 1 : len) {
			key_reader_feed(&reader, bytes + i, by_byte ? 1 : len);
			take_keys(&reader, false, &out);
		}
		take_keys(&reader, true, &out);
		if (strcmp(buf_text(&out), expected) != 0)
			fail_msg("\"%s\" is not \"%s\" (%s)", buf_text(&out), expected, by_byte ? "byte by byte" : "at once");
		buf_release(&out);
		key_reader_release(&reader);
	}
}

static void test_keys(void **state)
{
	static const struct {
		const char *bytes, *keys;
	} cases[] = {
		/* typing */
		{ "ab", "a b" }, { "\r", "Enter" }, { "\n", "Enter" }, { "\t", "Tab" }, { "\177", "Backspace" }, { "\b", "Backspace" },
		{ " ", "Space" }, { "\001\023\032", "Ctrl-A Ctrl-S Ctrl-Z" }, { "\034\037", "Ctrl-\\ Ctrl-_" }, { "\xc3\xa9", "\xc3\xa9" },
		{ "日本", "日 本" }, { "👍", "👍" },
		/* what is no text */
		{ "a\xff" "b", "a b" }, { "a\xc2\x9b" "b", "a b" }, { "\xc3", "" }, { "\xe6\x97", "" },
		/* Esc, alone and as Alt */
		{ "\033", "Esc" }, { "\033x", "Alt-x" }, { "\033\r", "Alt-Enter" }, { "\033\177", "Alt-Backspace" },
		{ "\033\xc3\xa9", "Alt-\xc3\xa9" },
		{ "\033\001", "Ctrl-Alt-A" },
		/* xterm, normal and application mode */
		{ "\033[A\033[B\033[C\033[D", "Up Down Right Left" }, { "\033OA\033OB\033OC\033OD", "Up Down Right Left" },
		{ "\033[H\033[F\033OH\033OF", "Home End Home End" }, { "\033[Z", "Shift-Tab" }, { "\033[1;2Z", "Shift-Tab" },
		{ "\033[2~\033[3~\033[5~\033[6~", "Insert Delete PageUp PageDown" },
		{ "\033[1~\033[4~\033[7~\033[8~", "Home End Home End" },
		{ "\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4" }, { "\033[15~\033[17~\033[24~", "F5 F6 F12" }, { "\033[11~", "F1" },
		{ "\033[1;5A\033[1;3D\033[1;2C\033[1;6B", "Ctrl-Up Alt-Left Shift-Right Ctrl-Shift-Down" }, { "\033[3;5~", "Ctrl-Delete" },
		{ "\033[1;2P", "Shift-F1" }, { "\033[1;9D", "Alt-Left" },
		/* the Linux console, rxvt, the keypad */
		{ "\033[[A\033[[E", "F1 F5" },
		{ "\033[a\033Oa\033[5^\033[5$\033[5@", "Shift-Up Ctrl-Up Ctrl-PageUp Shift-PageUp Ctrl-Shift-PageUp" },
		{ "\033OM\033Op\033Ok", "Enter 0 +" },
		/* keys as numbers */
		{ "\033[97;5u\033[13;2u\033[27;5;115~\033[9;2u", "Ctrl-A Shift-Enter Ctrl-S Shift-Tab" }, { "\033[65;5u", "Ctrl-A" },
		{ "\033[57414u", "Enter" },
		/* Alt before a sequence */
		{ "\033\033[A", "Alt-Up" }, { "\033\033OP", "Alt-F1" }, { "\033\033x", "Esc Alt-x" },
		/* from the terminal's description */
		{ "\033!upx", "Up x" },
		/* swallowed: answers, focus reports, cut and endless sequences */
		{ "a\033[?1;2cb", "a b" }, { "a\033[Ib\033[Oc", "a b c" }, { "\033[12", "" }, { "a\033[99~b", "a b" },
		{ "a\033[?2026;1$yb", "a b" },
		{ "a\033[1\033[Bb", "a Down b" }, { "a\033[1\rb", "a Enter b" },
		/* the mouse: clicks, drags and the wheel; releases, other buttons and movement alone are nothing */
		{ "\033[<0;5;3M\033[<0;5;3m", "@2,4" }, { "\033[<2;5;3M\033[<34;5;3M\033[<35;5;3M", "" },
		{ "\033[<64;1;1M\033[<65;7;2M", "^0,0 v1,6" }, { "\033[<32;5;3M\033[<0;5;3m", "~2,4" },
		{ "\033[<16;5;3M\033[<48;6;3M", "@2,4 ~2,5" }, { "\033[M`!!x", "^0,0 x" },
		{ "\033[M !!x", "@0,0 x" },
		/* pastes */
		{ "\033[200~one\rtwo\033[201~x", "{one\ntwo} x" }, { "\033[200~a\r\nb\nc\td\033[201~", "{a\nb\nc d}" },
		{ "\033[200~\033[A\033[20\033[201~", "{[A[20}" }, { "\033[200~\033[201~y", "y" },
		{ "\033[200~never ended", "{never ended}" },
		{ "\033[200~bad \xff\x07 \xe2\x80\xae\033[201~", "{bad \xef\xbf\xbd \xef\xbf\xbd}" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		/* Two Esc and a letter, byte by byte, are told apart only by time. */
		check(cases[i].bytes, strlen(cases[i].bytes), cases[i].keys);
	}
	check("\0", 1, "Ctrl-Space");
}

/* A grapheme that came in one read is one key. */
static void test_grapheme(void **state)
{
	struct key_reader reader;
	struct key key;
	key_reader_init(&reader);
	key_reader_feed(&reader, "e\xcc\x81x", 4);
	assert_int_equal(key_reader_next(&reader, false, &key), KEYS_KEY);
	assert_int_equal(key.len, 3);
	assert_memory_equal(key.text, "e\xcc\x81", 3);
	key_reader_release(&reader);
}

static void test_partial(void **state)
{
	static const char *const partial[] = {
		"\033", "\033[", "\033[1;", "\033O", "\033\033", "\xc3", "\xe6\x97", "\033[200~abc", "\033[<0;1", "\033!u",
	};
	for (size_t i = 0; i < sizeof partial / sizeof partial[0]; i++) {
		struct key_reader reader;
		struct key key;
		key_reader_init(&reader);
		key_reader_learn(&reader, "\033!up", KEY_UP_ARROW, 0);
		key_reader_feed(&reader, partial[i], strlen(partial[i]));
		if (key_reader_next(&reader, false, &key) != KEYS_PARTIAL)
			fail_msg("%zu", i);
		key_reader_release(&reader);
	}
}

static void test_paste_has_a_ceiling(void **state)
{
	struct key_reader reader;
	struct key key;
	char many[KEY_READ_BYTES];
	memset(many, 'x', sizeof many);
	key_reader_init(&reader);
	key_reader_feed(&reader, "\033[200~", 6);
	for (size_t sent = 0; sent < 2 * KEY_PASTE_MAX_BYTES; sent += sizeof many) {
		assert_int_equal(key_reader_next(&reader, false, &key), KEYS_PARTIAL);
		key_reader_feed(&reader, many, sizeof many);
	}
	assert_int_equal(key_reader_next(&reader, false, &key), KEYS_PARTIAL);
	key_reader_feed(&reader, "\033[201~z", 7);
	assert_int_equal(key_reader_next(&reader, false, &key), KEYS_KEY);
	assert_int_equal(key.code, KEY_PASTE);
	assert_int_equal(key.len, KEY_PASTE_MAX_BYTES);
	assert_true(key.cut);
	assert_int_equal(key_reader_next(&reader, false, &key), KEYS_KEY);
	assert_memory_equal(key.text, "z", 1);
	/* The next paste is whole again. */
	key_reader_feed(&reader, "\033[200~small\033[201~", 17);
	assert_int_equal(key_reader_next(&reader, false, &key), KEYS_KEY);
	assert_false(key.cut);
	assert_int_equal(key.len, 5);
	key_reader_release(&reader);
}

/* What the harness presses is what is read: each key there and back. */
static void test_there_and_back(void **state)
{
	static const char *const names[] = {
		"Enter", "Tab", "Shift-Tab", "Esc", "Backspace", "Delete", "Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End",
		"Insert", "F1", "F5", "F12", "a", "Space", "Ctrl-S", "Alt-x", "Alt-Left", "Ctrl-Right", "Shift-Up", "Ctrl-Delete", "Shift-F3",
	};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct key key;
		struct buf bytes = BUF(64);
		assert_true(key_from_name(names[i], &key));
		assert_true(pty_key_bytes(&key, &bytes));
		check(buf_text(&bytes), bytes.len, names[i]);
		buf_release(&bytes);
	}
}

/* Any bytes at all: it ends, and text is text. */
static void test_noise(void **state)
{
	unsigned seed = 7;
	for (int round = 0; round < 300; round++) {
		struct key_reader reader;
		struct buf out = BUF(1 << 20);
		char bytes[512];
		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1103515245 + 12345;
			unsigned r = seed >> 16;
			bytes[i] = r % 4 == 0 ? '\033' : r % 4 == 1 ? "[O<0123;~Mu$?"[r / 4 % 13] : (char)(r / 4);
		}
		key_reader_init(&reader);
		key_reader_feed(&reader, bytes, sizeof bytes);
		take_keys(&reader, false, &out);
		take_keys(&reader, true, &out);
		buf_release(&out);
		key_reader_release(&reader);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_grapheme),
		cmocka_unit_test(test_partial),
		cmocka_unit_test(test_paste_has_a_ceiling),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_noise),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
