/* SPDX-License-Identifier: MIT */
#include "form/pack.h"

#include "base/text.h"

#include <string.h>

#define DIGITS "0123456789"
#define HOST_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS "-"
#define LABEL_MAX_BYTES 63

/* ":" and a number from 1 to 65535, or nothing. */
static bool port_is_right(const char *text)
{
	int64_t port;
	if (*text == '\0')
		return true;
	return *text == ':' && strspn(text + 1, DIGITS) == strlen(text + 1) && text_to_int(text + 1, 1, 65535, &port);
}

/* One number of an address: 0 to 255, no zero before it. */
static bool octet_is_right(const char *text, size_t len)
{
	char digits[4] = "";
	int64_t n;
	if (len == 0 || len > 3 || (len > 1 && text[0] == '0'))
		return false;
	memcpy(digits, text, len);
	return text_to_int(digits, 0, 255, &n);
}

static bool is_ipv4(const char *host, size_t len)
{
	size_t dots = 0, start = 0;
	for (size_t i = 0; i <= len; i++) {
		if (i < len && host[i] != '.')
			continue;
		if (!octet_is_right(host + start, i - start))
			return false;
		start = i + 1;
		dots++;
	}
	return dots == 4;
}

/* Labels of letters, digits and inner hyphens. A name that ends in a number must be an address. */
static bool is_name(const char *host, size_t len)
{
	size_t start = 0;
	bool numeric = false;
	for (size_t i = 0; i <= len; i++) {
		if (i < len && host[i] != '.')
			continue;
		size_t label = i - start;
		if (label == 0 || label > LABEL_MAX_BYTES || host[start] == '-' || host[i - 1] == '-')
			return false;
		numeric = strspn(host + start, DIGITS) >= label;
		start = i + 1;
	}
	return !numeric;
}

static bool is_loopback(const char *host, size_t len)
{
	return (len == strlen("localhost") && memcmp(host, "localhost", len) == 0)
		|| (len > 4 && memcmp(host, "127.", 4) == 0 && is_ipv4(host, len));
}

bool endpoint_is_allowed(const char *endpoint)
{
	struct board_identity sized;
	if (strlen(endpoint) >= sizeof(sized.endpoint))
		return false;
	bool tls = strncmp(endpoint, "https://", 8) == 0;
	if (!tls && strncmp(endpoint, "http://", 7) != 0)
		return false;
	const char *host = endpoint + (tls ? 8 : 7);
	if (strncmp(host, "[::1]", 5) == 0)
		return port_is_right(host + 5);
	size_t len = strspn(host, HOST_LETTERS ".");
	if (len == 0 || len > 253 || !port_is_right(host + len))
		return false;
	return is_loopback(host, len) || (tls && (is_ipv4(host, len) || is_name(host, len)));
}
