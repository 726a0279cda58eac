/* SPDX-License-Identifier: MIT */
#include "board/receive/service.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "wire/problem.h"
#include "wire/receipt.h"

#include <assert.h>
#include <string.h>
#include <sys/statvfs.h>

#define CODE_PREFIX_BYTES 12 /* "sb1_4F7K92Q": what failures of one code are counted under */

static void refuse(struct service *service, struct visit *visit, enum refusal refusal)
{
	visit->next = VISIT_ANSWER;
	answer_refuse(&visit->answer, refusal, service->board->identity.endpoint);
	if (refusal == REFUSAL_METHOD)
		answer_header(&visit->answer, "Allow", route_method(visit->framed.route.kind));
}

/* From behind a proxy on this computer, the other side is who the proxy says it is: the last address in its list. */
static void find_address(const struct request *request, char to[REQUEST_ADDRESS_BYTES])
{
	const char *list = request_header(request, "X-Forwarded-For");
	bool proxied = list && (strncmp(request->address, "127.", 4) == 0 || strcmp(request->address, "::1") == 0);
	const char *last = proxied ? strrchr(list, ',') : NULL;
	last = last ? last + 1 : list;
	if (proxied)
		last += strspn(last, " ");
	bool whole = proxied && *last && last[strspn(last, "0123456789abcdefABCDEF.:")] == '\0';
	text_copy(to, REQUEST_ADDRESS_BYTES, whole ? last : request->address);
}

static void refuse_code(struct service *service, struct visit *visit, const struct request *request, const char *code)
{
	char address[REQUEST_ADDRESS_BYTES], prefix[CODE_PREFIX_BYTES];
	int64_t now = clock_monotonic_ms();
	find_address(request, address);
	text_copy(prefix, sizeof prefix, code);
	bool address_over = limiter_fail(&service->limiter, 'a', address, now);
	bool code_over = *prefix && limiter_fail(&service->limiter, 'c', prefix, now);
	refuse(service, visit, address_over || code_over ? REFUSAL_TOO_OFTEN : REFUSAL_UNAUTHORISED);
}

static const char *bearer(const struct request *request)
{
	char scheme[8];
	const char *value = request_header(request, "Authorization");
	if (!value || strlen(value) < 8)
		return "";
	memcpy(scheme, value, 7);
	scheme[7] = '\0';
	return text_casecmp(scheme, "Bearer ") == 0 ? value + 7 : "";
}

/* True if the code is live; else the visit has its answer. */
static bool authorise(struct service *service, struct visit *visit, const struct request *request)
{
	const char *code = bearer(request);
	char mark[LEDGER_MARK_BYTES], today[CLOCK_DAY_BYTES];
	struct invitation_row invitation;
	bool live = false;
	ledger_code_digest(code, visit->code_sha256, mark);
	clock_day(clock_local_day(clock_now()), today);
	if (!ledger_invitation_live(service->ledger, visit->code_sha256, today, &live, &invitation, NULL)) {
		refuse(service, visit, REFUSAL_BUSY);
		return false;
	}
	if (!live) {
		refuse_code(service, visit, request, code);
		return false;
	}
	text_copy(visit->agency, sizeof visit->agency, invitation.agency);
	return true;
}

static void answer_about(struct service *service, struct visit *visit)
{
	const struct board_identity *board = &service->board->identity;
	char key_id[CRYPTO_KEY_ID_BYTES], now[CLOCK_STAMP_BYTES];
	struct json *json = json_object(), *versions = json_array(), *keys = json_array();
	crypto_key_id(board->receipt_key, key_id);
	clock_stamp(clock_now(), now);
	json_append(versions, json_from_int(1));
	json_append(keys, json_from_text(key_id));
	json_set_text(json, "format", "section11-about");
	json_set_int(json, "format_version", 1);
	json_set(json, "versions", versions);
	json_set_text(json, "oldest_client", "0.1.0");
	json_set_text(json, "board", board->id);
	json_set(json, "receipt_keys", keys);
	json_set_int(json, "max_body_bytes", service->max_body_bytes);
	json_set_text(json, "time", now);
	visit->answer = (struct answer){ .status = 200, .type = "application/json", .body = BUF(4096) };
	json_write(json, false, &visit->answer.body);
	buf_putc(&visit->answer.body, '\n');
	json_free(json);
}

static void answer_receipt(struct visit *visit, int status, const struct buf *receipt)
{
	visit->answer = (struct answer){ .status = status, .type = "text/plain; charset=utf-8", .body = BUF(RECEIPT_MAX_BYTES) };
	buf_add(&visit->answer.body, receipt->data, receipt->len);
	content_digest(receipt->data, receipt->len, visit->answer.digest);
}

static void begin_about(struct service *service, struct visit *visit, const struct request *request)
{
	answer_about(service, visit);
}

static void begin_receipt(struct service *service, struct visit *visit, const struct request *request)
{
	const struct route *route = &visit->framed.route;
	struct buf receipt = BUF(RECEIPT_MAX_BYTES);
	bool found = false;
	if (!ledger_receipt(service->ledger, visit->agency, route->submission, route->revision, &found, &receipt, NULL))
		refuse(service, visit, REFUSAL_BUSY);
	else if (!found)
		refuse(service, visit, REFUSAL_NOT_FOUND);
	else
		answer_receipt(visit, 200, &receipt);
	buf_release(&receipt);
}

static struct job *new_job(const struct visit *visit, enum job_kind kind)
{
	struct job *job = job_new(kind);
	text_copy(job->code_sha256, sizeof job->code_sha256, visit->code_sha256);
	text_copy(job->agency, sizeof job->agency, visit->agency);
	text_copy(job->submission, sizeof job->submission, visit->framed.route.submission);
	job->revision = visit->framed.route.revision;
	return job;
}

static void begin_withdrawal(struct service *service, struct visit *visit, const struct request *request)
{
	visit->job = new_job(visit, JOB_WITHDRAWAL);
	visit->next = VISIT_COMMIT;
}

static bool disk_has_room(const struct service *service)
{
	struct statvfs disk;
	return statvfs(service->board->dir, &disk) == 0
		&& (uint64_t)disk.f_bavail * disk.f_frsize >= (uint64_t)service->disk_floor_bytes;
}

static void begin_revision(struct service *service, struct visit *visit, const struct request *request)
{
	const char *digest = request_header(request, "Content-Digest");
	if (!digest || strlen(digest) >= sizeof visit->content_digest) {
		refuse(service, visit, digest ? REFUSAL_MALFORMED : REFUSAL_NO_DIGEST);
	} else if (!disk_has_room(service)) {
		refuse(service, visit, REFUSAL_NO_SPACE);
	} else if (service->bodies_bytes + visit->framed.length > service->body_budget_bytes) {
		refuse(service, visit, REFUSAL_BUSY);
	} else {
		text_copy(visit->content_digest, sizeof visit->content_digest, digest);
		visit->reserved_bytes = visit->framed.length;
		service->bodies_bytes += visit->reserved_bytes;
		visit->next = VISIT_BODY;
	}
}

static const struct {
	bool needs_code;
	void (*begin)(struct service *service, struct visit *visit, const struct request *request);
} routes[] = {
	[ROUTE_ABOUT] = { false, begin_about },
	[ROUTE_REVISION] = { true, begin_revision },
	[ROUTE_RECEIPT] = { true, begin_receipt },
	[ROUTE_SUBMISSION] = { true, begin_withdrawal },
};
static_assert(sizeof routes / sizeof routes[0] == ROUTE_KIND_COUNT, "a beginning for every route");

void service_begin(struct service *service, const struct request *request, struct visit *visit)
{
	*visit = (struct visit){ .next = VISIT_ANSWER };
	enum refusal refusal = framing_check(request, service->max_body_bytes, &visit->framed);
	if (refusal != REFUSAL_COUNT) {
		/* How much follows cannot be trusted, or is too much to read for nothing. */
		refuse(service, visit, refusal);
		visit->answer.at_once = visit->answer.close = true;
		return;
	}
	enum route_kind kind = visit->framed.route.kind;
	if (!routes[kind].needs_code || authorise(service, visit, request))
		routes[kind].begin(service, visit, request);
}

static void give_back_room(struct service *service, struct visit *visit)
{
	service->bodies_bytes -= visit->reserved_bytes;
	visit->reserved_bytes = 0;
}

static void write_hex(const uint8_t sha256[32], char to[CRYPTO_HEX_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < 32; i++) {
		to[2 * i] = digits[sha256[i] >> 4];
		to[2 * i + 1] = digits[sha256[i] & 15];
	}
	to[64] = '\0';
}

/* One digest serves the header and the ledger: it is most of the work that one upload costs here. */
void service_body(struct service *service, struct visit *visit, struct buf *body)
{
	uint8_t sha256[32];
	crypto_sha256(buf_text(body), body->len, sha256);
	if (!content_digest_is(visit->content_digest, sha256)) {
		refuse(service, visit, REFUSAL_DIGEST);
		return;
	}
	visit->job = new_job(visit, JOB_ARRIVAL);
	write_hex(sha256, visit->job->sha256);
	visit->job->body = *body;
	*body = (struct buf){ 0 };
	visit->next = VISIT_COMMIT;
}

/* What an outcome is over HTTP; STORED and REPEATED are not refusals. */
static enum refusal refusal_of(enum accept_outcome outcome)
{
	static const enum refusal refusals[] = {
		[ACCEPT_STORED] = REFUSAL_COUNT, [ACCEPT_REPEATED] = REFUSAL_COUNT, [ACCEPT_CONFLICT] = REFUSAL_CONFLICT,
		[ACCEPT_ERASED] = REFUSAL_ERASED, [ACCEPT_UNAUTHORISED] = REFUSAL_UNAUTHORISED, [ACCEPT_QUOTA] = REFUSAL_QUOTA,
		[ACCEPT_FOREIGN] = REFUSAL_NOT_FOUND,
	};
	static_assert(sizeof refusals / sizeof refusals[0] == ACCEPT_OUTCOME_COUNT, "an answer for every outcome");
	return refusals[outcome];
}

static void end_withdrawal(struct service *service, struct visit *visit)
{
	if (!visit->job->found) {
		refuse(service, visit, REFUSAL_NOT_FOUND);
		return;
	}
	visit->answer = (struct answer){ .status = 202, .type = "application/json", .body = BUF(256) };
	buf_puts(&visit->answer.body, "{\"format\":\"section11-withdrawal\",\"format_version\":1,\"state\":\"queued\"}\n");
}

static void end_arrival(struct service *service, struct visit *visit)
{
	enum refusal refusal = refusal_of(visit->job->outcome);
	if (refusal != REFUSAL_COUNT)
		refuse(service, visit, refusal);
	else
		answer_receipt(visit, visit->job->outcome == ACCEPT_STORED ? 201 : 200, &visit->job->receipt);
}

void service_end(struct service *service, struct visit *visit)
{
	enum err_code failed = visit->job->failed;
	visit->next = VISIT_ANSWER;
	if (failed != ERR_NONE)
		refuse(service, visit, failed == ERR_NO_SPACE ? REFUSAL_NO_SPACE : REFUSAL_BUSY);
	else if (visit->job->kind == JOB_WITHDRAWAL)
		end_withdrawal(service, visit);
	else
		end_arrival(service, visit);
	job_free(visit->job);
	visit->job = NULL;
	give_back_room(service, visit);
}

void visit_release(struct service *service, struct visit *visit)
{
	give_back_room(service, visit);
	job_free(visit->job);
	visit->job = NULL;
	answer_release(&visit->answer);
}
