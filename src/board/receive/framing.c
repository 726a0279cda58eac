/* SPDX-License-Identifier: MIT */
#include "board/receive/framing.h"

#include "base/text.h"
#include "wire/problem.h"

#include <string.h>

#define LENGTH_DIGITS_MAX 12

/* Each may stand once at most. */
static const char *const once[] = { "Host", "Content-Length", "Content-Type", "Content-Digest", "Authorization", "Expect",
	WIRE_SUPERSEDES_HEADER };

static enum refusal check_size(const struct request *request)
{
	if (request->n_headers > REQUEST_HEADERS_MAX || request->header_bytes > REQUEST_HEADER_BYTES_MAX)
		return REFUSAL_HEADERS;
	return strlen(request->target) > REQUEST_TARGET_BYTES_MAX ? REFUSAL_TARGET : REFUSAL_COUNT;
}

static enum refusal check_shape(const struct request *request)
{
	bool newest = strcmp(request->version, "HTTP/1.1") == 0;
	if (!newest && strcmp(request->version, "HTTP/1.0") != 0)
		return REFUSAL_VERSION;
	if (request_count(request, "Transfer-Encoding") > 0)
		return REFUSAL_LENGTH;
	for (size_t i = 0; i < sizeof once / sizeof once[0]; i++)
		if (request_count(request, once[i]) > 1)
			return REFUSAL_MALFORMED;
	return newest && !request_header(request, "Host") ? REFUSAL_MALFORMED : REFUSAL_COUNT;
}

/* Digits and nothing else; *ret -1 if there is no such header. */
static bool read_length(const struct request *request, int64_t *ret)
{
	const char *text = request_header(request, "Content-Length");
	*ret = -1;
	if (!text)
		return true;
	size_t len = strlen(text);
	return len > 0 && len <= LENGTH_DIGITS_MAX && strspn(text, "0123456789") == len && text_to_int(text, 0, INT64_MAX, ret);
}

static bool is_sealed_type(const char *type)
{
	const char *wanted = WIRE_MEDIA_TYPE;
	for (; type && *wanted; wanted++) {
		if (*wanted == ' ')
			continue;
		type += strspn(type, " ");
		if (*wanted != (*type >= 'A' && *type <= 'Z' ? *type - 'A' + 'a' : *type))
			return false;
		type++;
	}
	return type && type[strspn(type, " ")] == '\0';
}

static enum refusal check_body(const struct request *request, int64_t length, int64_t max_body_bytes)
{
	if (length < 0)
		return REFUSAL_LENGTH;
	if (length > max_body_bytes)
		return REFUSAL_TOO_LARGE;
	bool plain = !request_header(request, "Content-Encoding") && is_sealed_type(request_header(request, "Content-Type"));
	return plain ? REFUSAL_COUNT : REFUSAL_TYPE;
}

enum refusal framing_check(const struct request *request, int64_t max_body_bytes, struct framed *ret)
{
	struct framed framed = { 0 };
	enum refusal refusal = check_size(request);
	if (refusal == REFUSAL_COUNT)
		refusal = check_shape(request);
	if (refusal == REFUSAL_COUNT && !read_length(request, &framed.length))
		refusal = REFUSAL_MALFORMED;
	if (refusal == REFUSAL_COUNT && !route_of(request->target, &framed.route))
		refusal = REFUSAL_NOT_FOUND;
	if (refusal != REFUSAL_COUNT)
		return refusal;
	if (strcmp(request->method, route_method(framed.route.kind)) != 0)
		refusal = REFUSAL_METHOD;
	else if (framed.route.kind == ROUTE_REVISION)
		refusal = check_body(request, framed.length, max_body_bytes);
	else if (framed.length > 0)
		refusal = REFUSAL_MALFORMED;
	framed.length = framed.length > 0 ? framed.length : 0;
	*ret = framed;
	return refusal;
}
