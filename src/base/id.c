/* SPDX-License-Identifier: MIT */
#include "base/id.h"

#include "base/crypto.h"

#include <stddef.h>
#include <string.h>

static const char hex[] = "0123456789abcdef";
static const char base32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* Crockford's: no I, L, O, U */

#define CODE_PREFIX "sb1_"
#define CODE_PREFIX_TYPED "SB1" /* the prefix as the tidying of what was typed leaves it */
#define CODE_CHARS 26
#define CHECK_CHARS 2
/*
 * The greatest prime below 32^2. Since it is prime and beyond 31 * 31, one wrong character and two neighbours
 * exchanged always change the remainder.
 */
#define CHECK_MODULUS 1021

void id_uuid(char to[ID_UUID_BYTES])
{
	unsigned char random[16];
	crypto_random(random, sizeof random);
	random[6] = (unsigned char)((random[6] & 0x0f) | 0x40); /* version 4 */
	random[8] = (unsigned char)((random[8] & 0x3f) | 0x80); /* variant of RFC 9562 */
	size_t at = 0;
	for (size_t i = 0; i < sizeof random; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			to[at++] = '-';
		to[at++] = hex[random[i] >> 4];
		to[at++] = hex[random[i] & 15];
	}
	to[at] = '\0';
}

bool id_is_uuid(const char *text)
{
	static const char picture[] = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
	if (!text || strnlen(text, sizeof picture) != sizeof picture - 1)
		return false;
	for (size_t i = 0; picture[i]; i++) {
		if (picture[i] == 'h' ? !strchr(hex, text[i]) : text[i] != '-')
			return false;
	}
	return true;
}

/* 0 to 31, or -1. Takes upper case. */
static int base32_value(char c)
{
	const char *at = c ? strchr(base32, c) : NULL;
	return at ? (int)(at - base32) : -1;
}

/* The check characters of the 26 that stand at `code`; false if one of them is no base32. */
static bool check_chars(const char *code, char to[CHECK_CHARS])
{
	unsigned remainder = 0;
	for (int i = 0; i < CODE_CHARS; i++) {
		int value = base32_value(code[i]);
		if (value < 0)
			return false;
		remainder = (remainder * 32 + (unsigned)value) % CHECK_MODULUS;
	}
	to[0] = base32[remainder / 32];
	to[1] = base32[remainder % 32];
	return true;
}

void id_code(char to[ID_CODE_BYTES])
{
	unsigned char random[CODE_CHARS];
	crypto_random(random, sizeof random);
	char *code = to + sizeof CODE_PREFIX - 1;
	memcpy(to, CODE_PREFIX, sizeof CODE_PREFIX);
	for (int i = 0; i < CODE_CHARS; i++)
		code[i] = base32[random[i] & 31];
	check_chars(code, code + CODE_CHARS);
	code[CODE_CHARS + CHECK_CHARS] = '\0';
	crypto_wipe(random, sizeof random);
}

/* A typed character as base32 has it, or 0 for one that only groups. */
static char tidy_char(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (strchr(" \t\r\n-_", c))
		return '\0';
	return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

bool id_code_tidy(const char *typed, char to[ID_CODE_BYTES])
{
	const size_t prefix = sizeof CODE_PREFIX_TYPED - 1, all = prefix + CODE_CHARS + CHECK_CHARS;
	char tidy[ID_CODE_BYTES], check[CHECK_CHARS];
	size_t n = 0;
	for (; *typed && n <= all; typed++) {
		char c = tidy_char(*typed);
		if (c)
			tidy[n++] = c;
	}
	const char *code = tidy + prefix;
	bool fits = n == all && memcmp(tidy, CODE_PREFIX_TYPED, prefix) == 0 && check_chars(code, check) &&
		memcmp(code + CODE_CHARS, check, CHECK_CHARS) == 0;
	if (fits) {
		memcpy(to, CODE_PREFIX, sizeof CODE_PREFIX);
		memcpy(to + sizeof CODE_PREFIX - 1, code, CODE_CHARS + CHECK_CHARS);
		to[sizeof CODE_PREFIX - 1 + CODE_CHARS + CHECK_CHARS] = '\0';
	}
	crypto_wipe(tidy, sizeof tidy);
	return fits;
}
