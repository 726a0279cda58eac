/* SPDX-License-Identifier: MIT */
#include "board/receive/http.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "board/receive/guests.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IDLE_SECONDS 15U
#define POOL_BYTES ((size_t)32 * 1024) /* a connection's: its headers, and a piece of its body at a time */
#define TLS_PRIORITIES "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

struct http {
	struct http_options options;
	struct MHD_Daemon *daemon;
	struct guests guests;
	int epoll_fd;
	bool quiet;                /* quiesced */
	size_t n_waiting;          /* jobs with the committer */
};

/* One request on its way, from its first line to its answer. */
struct exchange {
	struct http *http;
	struct guest *guest;
	struct MHD_Connection *connection;
	char *target;
	bool begun, ended;
	struct visit visit;
	struct buf body;
};

static struct guest *guest_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info ? info->socket_context : NULL;
}

static const struct sockaddr *address_of(struct MHD_Connection *connection)
{
	return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
}

static enum MHD_Result on_accept(void *ctx, const struct sockaddr *address, socklen_t len)
{
	const struct http *http = ctx;
	return guests_admit(&http->guests, address) ? MHD_YES : MHD_NO;
}

static void on_connection(
	void *ctx, struct MHD_Connection *connection, void **socket_context, enum MHD_ConnectionNotificationCode code)
{
	struct http *http = ctx;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		int fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
		*socket_context = guest_new(&http->guests, fd, address_of(connection), clock_monotonic_ms());
	} else {
		guest_free(&http->guests, *socket_context);
		*socket_context = NULL;
	}
}

/* The first line is here, raw. What is returned is the request's context from now on. */
static void *on_target(void *ctx, const char *target, struct MHD_Connection *connection)
{
	struct exchange *exchange = xcalloc(1, sizeof *exchange);
	exchange->http = ctx;
	exchange->connection = connection;
	exchange->guest = guest_of(connection);
	exchange->target = xstrdup(target);
	if (exchange->guest)
		guest_begin(&exchange->http->guests, exchange->guest, clock_monotonic_ms());
	return exchange;
}

static void on_completed(void *ctx, struct MHD_Connection *connection, void **context, enum MHD_RequestTerminationCode code)
{
	struct http *http = ctx;
	struct exchange *exchange = *context;
	*context = NULL;
	if (!exchange)
		return;
	if (exchange->guest)
		guest_answered(&http->guests, exchange->guest, clock_monotonic_ms());
	visit_release(http->options.service, &exchange->visit);
	buf_release(&exchange->body);
	free(exchange->target);
	free(exchange);
}

/* A path is what it was on the wire: no escape is undone. */
static size_t on_unescape(void *ctx, struct MHD_Connection *connection, char *text)
{
	return strlen(text);
}

static enum MHD_Result take_header(void *ctx, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct request *request = ctx;
	if (request->n_headers > REQUEST_HEADERS_MAX)
		return MHD_NO;
	request->headers[request->n_headers++] = (struct header){ name, value ? value : "" };
	return MHD_YES;
}

static void describe(struct exchange *exchange, const char *method, const char *version, struct request *to)
{
	const union MHD_ConnectionInfo *size = MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	*to = (struct request){ .method = method, .target = exchange->target, .version = version,
		.header_bytes = size ? size->header_size : 0 };
	if (exchange->guest)
		text_copy(to->address, sizeof to->address, exchange->guest->address);
	MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, take_header, to);
}

static enum MHD_Result send_answer(struct exchange *exchange)
{
	const struct answer *answer = &exchange->visit.answer;
	struct MHD_Response *response = MHD_create_response_from_buffer(answer->body.len, answer->body.data, MHD_RESPMEM_MUST_COPY);
	if (!response)
		return MHD_NO;
	MHD_add_response_header(response, "Content-Type", answer->type);
	MHD_add_response_header(response, "Cache-Control", "no-store");
	if (*answer->digest)
		MHD_add_response_header(response, "Content-Digest", answer->digest);
	for (size_t i = 0; i < sizeof answer->extra / sizeof answer->extra[0] && answer->extra[i].name; i++)
		MHD_add_response_header(response, answer->extra[i].name, answer->extra[i].value);
	if (answer->close || exchange->http->quiet)
		MHD_add_response_header(response, "Connection", "close");
	enum MHD_Result result = MHD_queue_response(exchange->connection, (unsigned)answer->status, response);
	MHD_destroy_response(response);
	log_info("%s: %d", exchange->target, answer->status);
	exchange->ended = true;
	return result;
}

static enum MHD_Result begin(struct exchange *exchange, const char *method, const char *version)
{
	struct http *http = exchange->http;
	struct request request;
	exchange->begun = true;
	describe(exchange, method, version, &request);
	service_begin(http->options.service, &request, &exchange->visit);
	if (exchange->guest)
		guest_expect(&http->guests, exchange->guest, exchange->visit.framed.length, clock_monotonic_ms());
	if (exchange->visit.next == VISIT_BODY)
		exchange->body = BUF((size_t)exchange->visit.framed.length);
	/* Who asks first (Expect: 100-continue) is told before the body; who sends at once is heard out, so that the answer is read. */
	bool asks = request_header(&request, "Expect") != NULL;
	bool refused = exchange->visit.next == VISIT_ANSWER && (exchange->visit.answer.at_once || asks);
	return refused ? send_answer(exchange) : MHD_YES;
}

static enum MHD_Result take(struct exchange *exchange, const char *bytes, size_t *len)
{
	if (exchange->visit.next == VISIT_BODY)
		buf_add(&exchange->body, bytes, *len);
	if (exchange->guest)
		guest_took(exchange->guest, *len);
	*len = 0;
	return MHD_YES;
}

static enum MHD_Result finish(struct exchange *exchange)
{
	struct service *service = exchange->http->options.service;
	if (exchange->visit.next == VISIT_BODY)
		service_body(service, &exchange->visit, &exchange->body);
	if (exchange->visit.next == VISIT_ANSWER)
		return send_answer(exchange);
	exchange->visit.job->owner = exchange;
	if (exchange->guest)
		guest_wait(exchange->guest);
	MHD_suspend_connection(exchange->connection);
	struct job *job = exchange->visit.job;
	exchange->visit.job = NULL;
	exchange->http->n_waiting++;
	committer_push(exchange->http->options.committer, job);
	return MHD_YES;
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *url, const char *method,
	const char *version, const char *upload, size_t *upload_len, void **context)
{
	struct exchange *exchange = *context;
	if (!exchange)
		return MHD_NO;
	if (!exchange->begun)
		return begin(exchange, method, version);
	if (*upload_len > 0)
		return take(exchange, upload, upload_len);
	return exchange->ended ? MHD_YES : finish(exchange);
}

static void take_done(struct http *http)
{
	for (struct job *job = committer_take_done(http->options.committer), *next; job; job = next) {
		struct exchange *exchange = job->owner;
		next = job->next;
		exchange->visit.job = job;
		http->n_waiting--;
		service_end(http->options.service, &exchange->visit);
		MHD_resume_connection(exchange->connection);
	}
}

bool http_start(const struct http_options *options, struct http **ret, struct err *err)
{
	struct http *http = xcalloc(1, sizeof *http);
	http->options = *options;
	http->guests.base_ms = options->deadline_ms;
	unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | (options->tls_cert ? MHD_USE_TLS : 0U);
	const struct MHD_OptionItem tls[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)options->tls_cert },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)options->tls_key },
		{ MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)TLS_PRIORITIES },
		{ MHD_OPTION_END, 0, NULL },
	};
	const struct MHD_OptionItem none[] = { { MHD_OPTION_END, 0, NULL } };
	http->daemon = MHD_start_daemon(flags, 0, on_accept, http, on_request, http,
		MHD_OPTION_LISTEN_SOCKET, (MHD_socket)options->listen_fd, MHD_OPTION_CONNECTION_MEMORY_LIMIT, POOL_BYTES,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)GUESTS_MAX, MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS,
		MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK, on_target, http,
		MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, http, MHD_OPTION_NOTIFY_COMPLETED, on_completed, http,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, http, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
		MHD_OPTION_ARRAY, options->tls_cert ? tls : none, MHD_OPTION_END);
	if (!http->daemon) {
		free(http);
		return err_set(err, ERR_NETWORK, "receiver", "libmicrohttpd does not start%s",
			options->tls_cert ? "; look at the certificate and its key" : "");
	}
	http->epoll_fd = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
	*ret = http;
	return true;
}

int http_poll_fd(const struct http *http)
{
	return http->epoll_fd;
}

int http_turn(struct http *http)
{
	MHD_UNSIGNED_LONG_LONG library_ms;
	size_t before;
	take_done(http);
	/* At its limit the library looks for newcomers only at the beginning of a run: once more whenever somebody left. */
	do {
		before = http->guests.n;
		MHD_run(http->daemon);
	} while (http->guests.n < before);
	int64_t now = clock_monotonic_ms(), next = guests_sweep(&http->guests, now);
	int64_t wait = next == INT64_MAX ? -1 : next > now ? next - now : 0;
	if (MHD_get_timeout(http->daemon, &library_ms) == MHD_YES && (wait < 0 || (int64_t)library_ms < wait))
		wait = (int64_t)library_ms;
	return wait > 60000 ? 60000 : (int)wait;
}

void http_quiesce(struct http *http)
{
	if (!http->quiet) {
		int fd = MHD_quiesce_daemon(http->daemon);
		if (fd >= 0)
			close(fd);
	}
	http->quiet = true;
	guests_end_idle(&http->guests);
}

size_t http_busy(const struct http *http)
{
	return http->guests.n_busy;
}

size_t http_waiting(const struct http *http)
{
	return http->n_waiting;
}

void http_stop(struct http *http)
{
	if (!http)
		return;
	MHD_stop_daemon(http->daemon);
	free(http);
}
