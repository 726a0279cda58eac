/* SPDX-License-Identifier: MIT */
#include "board/receive/request.h"

#include "base/text.h"

const char *request_header(const struct request *request, const char *name)
{
	for (size_t i = 0; i < request->n_headers && i < REQUEST_HEADERS_MAX; i++)
		if (text_casecmp(request->headers[i].name, name) == 0)
			return request->headers[i].value;
	return NULL;
}

size_t request_count(const struct request *request, const char *name)
{
	size_t n = 0;
	for (size_t i = 0; i < request->n_headers && i < REQUEST_HEADERS_MAX; i++)
		n += text_casecmp(request->headers[i].name, name) == 0;
	return n;
}

void answer_release(struct answer *answer)
{
	buf_release(&answer->body);
}

void answer_header(struct answer *answer, const char *name, const char *value)
{
	size_t n = sizeof answer->extra / sizeof answer->extra[0];
	for (size_t i = 0; i < n; i++)
		if (!answer->extra[i].name) {
			answer->extra[i] = (struct header){ name, value };
			return;
		}
}
