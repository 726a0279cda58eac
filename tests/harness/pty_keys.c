/* SPDX-License-Identifier: MIT */
#include "harness/pty_keys.h"

#include "base/buf.h"
#include "face/keymap.h"

/* Keys of one byte. */
static const char bytes[KEY_CODE_COUNT] = {
	[KEY_ENTER] = '\r', [KEY_TAB] = '\t', [KEY_ESCAPE] = '\033', [KEY_BACKSPACE] = '\177',
};
/* ESC [ letter, or ESC [ 1 ; modifiers letter */
static const char letters[KEY_CODE_COUNT] = {
	[KEY_UP_ARROW] = 'A', [KEY_DOWN_ARROW] = 'B', [KEY_RIGHT_ARROW] = 'C', [KEY_LEFT_ARROW] = 'D', [KEY_HOME_KEY] = 'H',
	[KEY_END_KEY] = 'F', [KEY_BACK_TAB] = 'Z',
};
/* ESC [ number ~ */
static const unsigned char numbers[KEY_CODE_COUNT] = {
	[KEY_INSERT] = 2, [KEY_DELETE_FORWARD] = 3, [KEY_PAGE_UP] = 5, [KEY_PAGE_DOWN] = 6,
};
static const unsigned char function_numbers[] = { 0, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24 };

static bool text_bytes(const struct key *key, struct buf *out)
{
	if (key->mods & KEYMOD_ALT)
		buf_putc(out, '\033');
	if (key->mods & KEYMOD_CTRL)
		buf_putc(out, (char)(*key->text & 0x1f));
	else
		buf_add(out, key->text, key->len);
	return true;
}

static void add_sequence(struct buf *out, int number, int modifiers, char final)
{
	if (modifiers > 1)
		buf_printf(out, "\033[%d;%d%c", number ? number : 1, modifiers, final);
	else if (number)
		buf_printf(out, "\033[%d%c", number, final);
	else
		buf_printf(out, "\033[%c", final);
}

bool pty_key_bytes(const struct key *key, struct buf *out)
{
	int modifiers = 1 + (key->mods & KEYMOD_SHIFT ? 1 : 0) + (key->mods & KEYMOD_ALT ? 2 : 0) + (key->mods & KEYMOD_CTRL ? 4 : 0);
	if (key->code == KEY_TEXT)
		return text_bytes(key, out);
	if (bytes[key->code]) {
		if (key->mods & KEYMOD_ALT)
			buf_putc(out, '\033');
		buf_putc(out, bytes[key->code]);
	} else if (letters[key->code]) {
		add_sequence(out, 0, modifiers, letters[key->code]);
	} else if (numbers[key->code]) {
		add_sequence(out, numbers[key->code], modifiers, '~');
	} else if (key->code == KEY_FUNCTION && key->n >= 1 && key->n <= 12) {
		add_sequence(out, function_numbers[key->n], modifiers, '~');
	} else {
		return false;
	}
	return true;
}
