/* SPDX-License-Identifier: MIT */
#include "board/receive/route.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

#define SUBMISSIONS "/v1/submissions/"

static const char *const methods[] = {
	[ROUTE_ABOUT] = "GET", [ROUTE_REVISION] = "PUT", [ROUTE_RECEIPT] = "GET", [ROUTE_SUBMISSION] = "DELETE",
};
static_assert(sizeof methods / sizeof methods[0] == ROUTE_KIND_COUNT, "a method for every route");

const char *route_method(enum route_kind kind)
{
	return methods[kind];
}

/* "/{revision}" in its one spelling, and what may follow it. */
static bool take_revision(const char *at, struct route *route)
{
	char digits[8];
	size_t len = strspn(at, "0123456789");
	if (len == 0 || len >= sizeof digits || at[0] == '0')
		return false;
	memcpy(digits, at, len);
	digits[len] = '\0';
	route->kind = at[len] ? ROUTE_RECEIPT : ROUTE_REVISION;
	return (at[len] == '\0' || strcmp(at + len, "/receipt") == 0) && text_to_int(digits, 1, ROUTE_REVISION_MAX, &route->revision);
}

bool route_of(const char *target, struct route *ret)
{
	struct route route = { .kind = ROUTE_ABOUT };
	size_t start = strlen(SUBMISSIONS);
	if (strcmp(target, "/v1/about") == 0) {
		*ret = route;
		return true;
	}
	if (strncmp(target, SUBMISSIONS, start) != 0 || strlen(target) < start + ID_UUID_BYTES - 1)
		return false;
	memcpy(route.submission, target + start, ID_UUID_BYTES - 1);
	const char *rest = target + start + ID_UUID_BYTES - 1;
	route.kind = ROUTE_SUBMISSION;
	if (!id_is_uuid(route.submission) || (*rest != '\0' && (*rest != '/' || !take_revision(rest + 1, &route))))
		return false;
	*ret = route;
	return true;
}
