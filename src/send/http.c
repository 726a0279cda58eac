/* SPDX-License-Identifier: MIT */
#include "send/http.h"

#include "base/crypto.h"
#include "base/mem.h"
#include "base/text.h"

#include <curl/curl.h>

#include <stdlib.h>
#include <string.h>

#define EXPECT_FROM_BYTES ((size_t)1024 * 1024)
#define RETRY_AFTER_MAX_SECONDS ((int64_t)24 * 60 * 60)
/* OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED. */
#define VERIFY_NOT_YET 9
#define VERIFY_EXPIRED 10

const struct http_limits http_default_limits = {
	.connect_ms = 15000, .total_ms = 60000, .kib_ms = 1000, .slow_bytes = 64, .slow_seconds = 30,
};

static const struct {
	CURLcode code;
	enum http_result result;
} meanings[] = {
	{ CURLE_OK, HTTP_ANSWERED },
	{ CURLE_COULDNT_RESOLVE_PROXY, HTTP_UNREACHED },
	{ CURLE_COULDNT_RESOLVE_HOST, HTTP_UNREACHED },
	{ CURLE_COULDNT_CONNECT, HTTP_UNREACHED },
	{ CURLE_OPERATION_TIMEDOUT, HTTP_UNCLEAR },
	{ CURLE_GOT_NOTHING, HTTP_UNCLEAR },
	{ CURLE_SEND_ERROR, HTTP_UNCLEAR },
	{ CURLE_RECV_ERROR, HTTP_UNCLEAR },
	{ CURLE_HTTP2, HTTP_UNCLEAR },
	{ CURLE_PARTIAL_FILE, HTTP_UNCLEAR },
	{ CURLE_HTTP2_STREAM, HTTP_UNCLEAR },
	{ CURLE_HTTP3, HTTP_UNCLEAR },
	{ CURLE_SSL_CONNECT_ERROR, HTTP_HANDSHAKE },
	{ CURLE_PROXY, HTTP_PROXY },
	{ CURLE_PEER_FAILED_VERIFICATION, HTTP_CERTIFICATE },
	{ (CURLcode)51, HTTP_CERTIFICATE }, /* the older number for the same */
	{ CURLE_SSL_PINNEDPUBKEYNOTMATCH, HTTP_PIN },
	{ CURLE_UNSUPPORTED_PROTOCOL, HTTP_NOT_OURS },
	{ CURLE_WEIRD_SERVER_REPLY, HTTP_NOT_OURS },
	{ CURLE_WRITE_ERROR, HTTP_NOT_OURS }, /* our own ceilings */
	{ CURLE_BAD_CONTENT_ENCODING, HTTP_NOT_OURS },
	{ CURLE_FILESIZE_EXCEEDED, HTTP_NOT_OURS },
	{ CURLE_TOO_MANY_REDIRECTS, HTTP_NOT_OURS },
	{ (CURLcode)100, HTTP_NOT_OURS }, /* too large, of later versions */
	{ CURLE_ABORTED_BY_CALLBACK, HTTP_STOPPED },
};

enum http_result http_result_of(int curl)
{
	for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
		if ((int)meanings[i].code == curl)
			return meanings[i].result;
	}
	return HTTP_LOCAL;
}

/* One request while it runs. */
struct transfer {
	const struct http_request *request;
	struct http_answer *answer;
	CURL *curl;
	struct curl_slist *headers;
	size_t read_bytes, head_bytes;
};

bool http_start(void)
{
	unsetenv("SSLKEYLOGFILE"); /* libcurl would write the secrets of the connection to it */
	return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

void http_stop(void)
{
	curl_global_cleanup();
}

static size_t read_body(char *to, size_t size, size_t n, void *ctx)
{
	struct transfer *transfer = ctx;
	size_t left = transfer->request->body_len - transfer->read_bytes, len = size * n < left ? size * n : left;
	if (len)
		memcpy(to, (const char *)transfer->request->body + transfer->read_bytes, len);
	transfer->read_bytes += len;
	return len;
}

static int seek_body(void *ctx, curl_off_t offset, int origin)
{
	struct transfer *transfer = ctx;
	if (origin != SEEK_SET || offset < 0 || (uint64_t)offset > transfer->request->body_len)
		return CURL_SEEKFUNC_FAIL;
	transfer->read_bytes = (size_t)offset;
	return CURL_SEEKFUNC_OK;
}

static size_t take_body(char *bytes, size_t size, size_t n, void *ctx)
{
	struct transfer *transfer = ctx;
	buf_add(&transfer->answer->body, bytes, size * n);
	return transfer->answer->body.full ? 0 : size * n;
}

static size_t take_head(char *bytes, size_t size, size_t n, void *ctx)
{
	struct transfer *transfer = ctx;
	transfer->head_bytes += size * n;
	return transfer->head_bytes > HTTP_HEAD_MAX_BYTES ? 0 : size * n;
}

static int watch(void *ctx, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
	const struct transfer *transfer = ctx;
	const struct http_request *request = transfer->request;
	return request->go_on && !request->go_on(request->ctx, up, (int64_t)request->body_len);
}

static void add_header(struct transfer *transfer, const char *line)
{
	struct curl_slist *longer = curl_slist_append(transfer->headers, line);
	if (longer)
		transfer->headers = longer;
}

static void add_headers(struct transfer *transfer)
{
	const struct http_request *request = transfer->request;
	for (size_t i = 0; i < sizeof request->headers / sizeof request->headers[0] && request->headers[i]; i++)
		add_header(transfer, request->headers[i]);
	/* A proxy that ignores it costs a second; for large bodies it is worth it, as refusals then come first. */
	if (request->body_len <= EXPECT_FROM_BYTES)
		add_header(transfer, "Expect:");
	if (request->code) {
		char *line = xasprintf("Authorization: Bearer %s", request->code);
		add_header(transfer, line);
		crypto_wipe(line, strlen(line));
		free(line);
	}
}

static void set_trust(struct transfer *transfer)
{
	CURL *curl = transfer->curl;
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, transfer->request->loopback ? "http,https" : "https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
	curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
	if (transfer->request->loopback)
		curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
}

static void set_limits(struct transfer *transfer)
{
	const struct http_limits *limits = transfer->request->limits;
	CURL *curl = transfer->curl;
	int64_t total_ms = limits->total_ms + (int64_t)(transfer->request->body_len / 1024) * limits->kib_ms;
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)limits->connect_ms);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)total_ms);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)limits->slow_bytes);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)limits->slow_seconds);
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)HTTP_BODY_MAX_BYTES);
}

static void set_request(struct transfer *transfer)
{
	const struct http_request *request = transfer->request;
	CURL *curl = transfer->curl;
	curl_easy_setopt(curl, CURLOPT_URL, request->url);
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "section11-send/" SECTION11_VERSION);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, transfer->headers);
	curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_head);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, transfer);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	if (!request->body)
		return;
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)request->body_len);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_body);
	curl_easy_setopt(curl, CURLOPT_READDATA, transfer);
	curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, seek_body);
	curl_easy_setopt(curl, CURLOPT_SEEKDATA, transfer);
}

/* What a number alone does not say: dates of a certificate, a proxy that refuses the tunnel, a request that never began. */
static enum http_result refine(CURL *curl, enum http_result result)
{
	long verify = 0, tunnel = 0, sent = 0;
	curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &verify);
	curl_easy_getinfo(curl, CURLINFO_HTTP_CONNECTCODE, &tunnel);
	curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &sent);
	if (result == HTTP_CERTIFICATE && (verify == VERIFY_NOT_YET || verify == VERIFY_EXPIRED))
		return HTTP_CERTIFICATE_DATES;
	if (result == HTTP_UNCLEAR && tunnel >= 300)
		return HTTP_PROXY;
	if (result == HTTP_LOCAL && sent > 0)
		return HTTP_UNCLEAR; /* whatever failed here, something may have arrived there */
	return result == HTTP_UNCLEAR && sent == 0 ? HTTP_UNREACHED : result;
}

static void read_answer(CURL *curl, struct http_answer *answer)
{
	const char *type = NULL;
	curl_off_t wait = 0;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
	curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
	curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
	text_copy(answer->type, sizeof answer->type, type ? type : "");
	if (wait > 0 && wait <= RETRY_AFTER_MAX_SECONDS)
		answer->retry_after_seconds = wait;
}

void http_do(const struct http_request *request, struct http_answer *ret)
{
	struct transfer transfer = { .request = request, .answer = ret, .curl = curl_easy_init() };
	*ret = (struct http_answer){ .result = HTTP_LOCAL, .curl = CURLE_FAILED_INIT, .body = BUF(HTTP_BODY_MAX_BYTES) };
	if (!transfer.curl)
		return;
	add_headers(&transfer);
	set_trust(&transfer);
	set_limits(&transfer);
	set_request(&transfer);
	ret->curl = curl_easy_perform(transfer.curl);
	ret->result = refine(transfer.curl, http_result_of(ret->curl));
	read_answer(transfer.curl, ret);
	for (const struct curl_slist *header = transfer.headers; header; header = header->next)
		crypto_wipe(header->data, strlen(header->data));
	curl_slist_free_all(transfer.headers);
	curl_easy_cleanup(transfer.curl);
}

void http_answer_release(struct http_answer *answer)
{
	buf_release(&answer->body);
}
