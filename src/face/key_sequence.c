/* SPDX-License-Identifier: MIT */
/*
 * ECMA-48 key sequences as xterm, the Linux console, rxvt, screen and VT terminals send them: CSI (ESC [ numbers letter),
 * SS3 (ESC O letter), and Esc before a key for Alt.
 */
#include "face/key_reader.h"

#include "base/text.h"

#include <string.h>

#define ESC '\033'
#define NUMBERS 3
#define LONGEST 64

struct named_key {
	int name;              /* final letter or number */
	enum key_code code;
	int n;
	uint8_t mods;
};

static const struct named_key letters[] = {
	{ 'A', KEY_UP_ARROW }, { 'B', KEY_DOWN_ARROW }, { 'C', KEY_RIGHT_ARROW }, { 'D', KEY_LEFT_ARROW },
	{ 'H', KEY_HOME_KEY }, { 'F', KEY_END_KEY }, { 'Z', KEY_BACK_TAB },
	{ 'P', KEY_FUNCTION, 1 }, { 'Q', KEY_FUNCTION, 2 }, { 'R', KEY_FUNCTION, 3 }, { 'S', KEY_FUNCTION, 4 },
	{ 'a', KEY_UP_ARROW, 0, KEYMOD_SHIFT }, { 'b', KEY_DOWN_ARROW, 0, KEYMOD_SHIFT },
	{ 'c', KEY_RIGHT_ARROW, 0, KEYMOD_SHIFT }, { 'd', KEY_LEFT_ARROW, 0, KEYMOD_SHIFT },
};

static const struct named_key numbers[] = {
	{ 1, KEY_HOME_KEY }, { 2, KEY_INSERT }, { 3, KEY_DELETE_FORWARD }, { 4, KEY_END_KEY }, { 5, KEY_PAGE_UP },
	{ 6, KEY_PAGE_DOWN }, { 7, KEY_HOME_KEY }, { 8, KEY_END_KEY },
	{ 11, KEY_FUNCTION, 1 }, { 12, KEY_FUNCTION, 2 }, { 13, KEY_FUNCTION, 3 }, { 14, KEY_FUNCTION, 4 }, { 15, KEY_FUNCTION, 5 },
	{ 17, KEY_FUNCTION, 6 }, { 18, KEY_FUNCTION, 7 }, { 19, KEY_FUNCTION, 8 }, { 20, KEY_FUNCTION, 9 }, { 21, KEY_FUNCTION, 10 },
	{ 23, KEY_FUNCTION, 11 }, { 24, KEY_FUNCTION, 12 },
};

/* The keypad in application mode sends ESC O and one of these for the sign at the same place in the second text. */
static const char keypad_letters[] = "jklmnopqrstuvwxyX", keypad_signs[] = "*+,-./0123456789=";

/* Keys that come as the number of their character (CSI u and modifyOtherKeys). */
static const struct named_key characters[] = {
	{ 8, KEY_BACKSPACE }, { 9, KEY_TAB }, { 13, KEY_ENTER }, { 27, KEY_ESCAPE }, { 127, KEY_BACKSPACE }, { 57414, KEY_ENTER },
};

#define FIND(table, name) find(table, sizeof (table) / sizeof (table)[0], name)
static struct key find(const struct named_key *table, size_t n, int name)
{
	for (size_t i = 0; i < n; i++) {
		if (table[i].name == name)
			return (struct key){ .code = table[i].code, .n = table[i].n, .mods = table[i].mods };
	}
	return (struct key){ .code = KEY_NONE };
}

static struct key text_key(struct key_reader *reader, char c, uint8_t mods)
{
	reader->text[0] = c;
	reader->text[1] = '\0';
	return (struct key){ .code = KEY_TEXT, .mods = mods, .text = reader->text, .len = 1 };
}

static struct key control_key(struct key_reader *reader, unsigned char c)
{
	if (c == '\n')
		return (struct key){ .code = KEY_ENTER };
	struct key key = FIND(characters, c);
	if (key.code == KEY_NONE && c < ' ')
		key = text_key(reader, c == 0 ? ' ' : (char)(c < 27 ? c + 'a' - 1 : c + '@'), KEYMOD_CTRL);
	return key;
}

static struct key character_key(struct key_reader *reader, int c, uint8_t mods)
{
	struct key key = FIND(characters, c);
	if (key.code == KEY_TAB && mods & KEYMOD_SHIFT)
		return (struct key){ .code = KEY_BACK_TAB, .mods = (uint8_t)(mods & ~KEYMOD_SHIFT) };
	if (key.code == KEY_NONE && c >= ' ' && c < 0x7f) {
		bool lower = mods & KEYMOD_CTRL && c >= 'A' && c <= 'Z';
		return text_key(reader, (char)(lower ? c - 'A' + 'a' : c), (uint8_t)(mods & ~KEYMOD_SHIFT));
	}
	key.mods |= mods;
	return key;
}

/* The modifiers as xterm counts them: one more than shift 1, alt 2, ctrl 4, meta 8. */
static uint8_t modifiers(int number)
{
	unsigned bits = number > 1 ? (unsigned)number - 1 : 0;
	return (uint8_t)((bits & 1 ? KEYMOD_SHIFT : 0) | (bits & (2 | 8) ? KEYMOD_ALT : 0) | (bits & 4 ? KEYMOD_CTRL : 0));
}

#define WHEEL_ROWS 3

/* Shift, Alt and Ctrl change nothing. The end of a drag is where it was last; releases say nothing new. */
static struct key mouse_key(int button, int col, int row, bool press)
{
	struct key key = { .code = KEY_NONE, .row = row - 1, .col = col - 1 };
	switch (press ? button & ~(4 | 8 | 16) : -1) {
	case 0: key.code = KEY_MOUSE_CLICK; break;
	case 32: key.code = KEY_MOUSE_DRAG; break;
	case 64: key.code = KEY_WHEEL; key.n = -WHEEL_ROWS; break;
	case 65: key.code = KEY_WHEEL; key.n = WHEEL_ROWS; break;
	default: break;
	}
	return key;
}

/* A control sequence, cut into its parts. */
struct csi {
	char mark;                 /* '<' or '?' before the numbers, or NUL */
	int number[NUMBERS];
	char final;
};

static uint8_t rxvt_modifiers(char final)
{
	return final == '^' ? KEYMOD_CTRL : final == '$' ? KEYMOD_SHIFT : final == '@' ? KEYMOD_CTRL | KEYMOD_SHIFT : 0;
}

static void csi_key(struct key_reader *reader, const struct csi *csi, struct sequence *ret)
{
	const int *number = csi->number;
	if (csi->mark == '<')
		ret->key = mouse_key(number[0], number[1], number[2], csi->final == 'M');
	else if (csi->mark)
		ret->key.code = KEY_NONE;
	else if (csi->final == 'u')
		ret->key = character_key(reader, number[0], modifiers(number[1]));
	else if (csi->final == '~' && number[0] == 27)
		ret->key = character_key(reader, number[2], modifiers(number[1]));
	else if (csi->final == '~' && number[0] == 200)
		ret->paste = true;
	else if (strchr("~^$@", csi->final)) {
		ret->key = FIND(numbers, number[0]);
		ret->key.mods |= modifiers(number[1]) | rxvt_modifiers(csi->final);
	} else {
		ret->key = FIND(letters, csi->final);
		ret->key.mods |= modifiers(number[1]);
	}
	if (ret->key.code == KEY_BACK_TAB)
		ret->key.mods &= (uint8_t)~KEYMOD_SHIFT;
}

/* Reads "<0;12;3M". Returns its bytes; 0 if it goes on. A byte that has no place ends it, with nothing meant. */
static size_t csi_parse(const char *bytes, size_t len, struct csi *csi)
{
	size_t at = 0, n = 0;
	*csi = (struct csi){ .mark = '\0' };
	if (at < len && strchr("<=>?", bytes[at]))
		csi->mark = bytes[at++];
	for (; at < len && at < LONGEST; at++) {
		char c = bytes[at];
		if (c >= '0' && c <= '9' && n < NUMBERS && csi->number[n] < 100000)
			csi->number[n] = 10 * csi->number[n] + c - '0';
		else if (c == ';')
			n++;
		else if ((c >= '@' && c <= '~') || (c == '$' && !csi->mark)) {
			csi->final = c;
			return at + 1;
		} else if (c < ' ' || c > '?') {
			csi->mark = '?';
			return at;
		}
	}
	csi->mark = '?';
	return at == LONGEST ? at : 0;
}

/* Behind "ESC [". */
static size_t take_csi(struct key_reader *reader, const char *bytes, size_t len, struct sequence *ret)
{
	if (len > 0 && bytes[0] == '[') { /* the Linux console's F1 to F5 */
		if (len > 1 && bytes[1] >= 'A' && bytes[1] <= 'E')
			ret->key = (struct key){ .code = KEY_FUNCTION, .n = bytes[1] - 'A' + 1 };
		return len > 1 ? 2 : 0;
	}
	if (len > 0 && bytes[0] == 'M') { /* the mouse of old: three bytes, each 32 more than it means */
		if (len >= 4)
			ret->key = mouse_key((unsigned char)bytes[1] - 32, (unsigned char)bytes[2] - 32, (unsigned char)bytes[3] - 32, true);
		return len >= 4 ? 4 : 0;
	}
	struct csi csi;
	size_t n = csi_parse(bytes, len, &csi);
	if (n)
		csi_key(reader, &csi, ret);
	return n;
}

/* Behind "ESC O". */
static size_t take_ss3(struct key_reader *reader, const char *bytes, size_t len, struct sequence *ret)
{
	if (len == 0)
		return 0;
	const char *pad = strchr(keypad_letters, bytes[0]);
	ret->key = FIND(letters, bytes[0]);
	if (bytes[0] == 'M')
		ret->key.code = KEY_ENTER;
	else if (bytes[0] >= 'a' && bytes[0] <= 'd')
		ret->key.mods = KEYMOD_CTRL;
	else if (pad && *pad)
		ret->key = text_key(reader, keypad_signs[pad - keypad_letters], 0);
	return 1;
}

static size_t take_learned(const struct key_reader *reader, const char *bytes, size_t len, struct sequence *ret)
{
	size_t longest = 0;
	for (size_t i = 0; i < reader->n_learned; i++) {
		size_t n = strlen(reader->learned[i].sequence);
		if (n <= longest || n > len || memcmp(reader->learned[i].sequence, bytes, n) != 0)
			continue;
		longest = n;
		ret->key = (struct key){ .code = reader->learned[i].code, .n = reader->learned[i].n };
	}
	return longest;
}

/* True if more bytes could make it one. */
static bool begins_learned(const struct key_reader *reader, const char *bytes, size_t len)
{
	for (size_t i = 0; len > 1 && i < reader->n_learned; i++) {
		if (strlen(reader->learned[i].sequence) > len && memcmp(reader->learned[i].sequence, bytes, len) == 0)
			return true;
	}
	return false;
}

static size_t take_text(const char *bytes, size_t len, bool waited, struct sequence *ret)
{
	unsigned char c = (unsigned char)bytes[0];
	size_t need = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	if (need > len && !waited && c >= 0xc0)
		return 0;
	size_t n = text_grapheme_bytes(bytes, len);
	bool c1 = n == 2 && c == 0xc2 && (unsigned char)bytes[1] < 0xa0;
	if (text_valid(bytes, n) && !c1)
		ret->key = (struct key){ .code = KEY_TEXT, .text = bytes, .len = n };
	return n;
}

/* One key that is not a longer sequence. */
static size_t take_plain(struct key_reader *reader, const char *bytes, size_t len, bool waited, struct sequence *ret)
{
	unsigned char c = (unsigned char)bytes[0];
	if (c >= ' ' && c != 0x7f)
		return take_text(bytes, len, waited, ret);
	ret->key = control_key(reader, c);
	return 1;
}

/* bytes[0] is Esc and something follows. Returns 0 if the sequence is not whole. */
static size_t take_escaped(struct key_reader *reader, const char *bytes, size_t len, bool waited, struct sequence *ret)
{
	size_t n = 0;
	if (bytes[1] == '[' || bytes[1] == 'O') {
		n = bytes[1] == '[' ? take_csi(reader, bytes + 2, len - 2, ret) : take_ss3(reader, bytes + 2, len - 2, ret);
		n += n ? 2 : 0;
		if (n || !waited || len > 2)
			return n;
	}
	if (bytes[1] == ESC && len > 2 && (bytes[2] == '[' || bytes[2] == 'O'))
		n = take_escaped(reader, bytes + 1, len - 1, waited, ret);
	else if (bytes[1] == ESC)
		return 0;
	else
		n = take_plain(reader, bytes + 1, len - 1, waited, ret);
	ret->key.mods |= ret->key.code == KEY_NONE ? 0 : KEYMOD_ALT;
	return n ? n + 1 : 0;
}

size_t key_sequence(struct key_reader *reader, const char *bytes, size_t len, bool waited, struct sequence *ret)
{
	*ret = (struct sequence){ .key.code = KEY_NONE };
	size_t n = take_learned(reader, bytes, len, ret);
	if (n || (!waited && begins_learned(reader, bytes, len)))
		return n;
	if (bytes[0] != ESC)
		return take_plain(reader, bytes, len, waited, ret);
	if (len > 1)
		n = take_escaped(reader, bytes, len, waited, ret);
	bool twice = len > 2 && bytes[1] == ESC && bytes[2] != '[' && bytes[2] != 'O';
	if (n || (!waited && !twice))
		return n;
	/* Nothing more came: the Esc key, or the rest of a sequence that was cut, which is no text. */
	bool cut = len > 2 && (bytes[1] == '[' || bytes[1] == 'O');
	*ret = (struct sequence){ .key.code = cut ? KEY_NONE : KEY_ESCAPE };
	return cut ? len : 1;
}
