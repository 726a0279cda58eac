/* SPDX-License-Identifier: MIT */
#include "send/attempt.h"

#include "base/clock.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "send/stop.h"
#include "wire/problem.h"
#include "wire/sealed.h"

#include <string.h>

#define DAY_SECONDS 86400
#define YEAR_DAYS 366

/* What stays the same from question to question within one try. */
struct exchange {
	struct courier *courier;
	const struct outbox_item *item;
	struct attempt *attempt;
	const struct buf *sealed;
	const char *code;
	char url[512];
};

static bool is_loopback(const char *endpoint)
{
	return strncmp(endpoint, "http://", strlen("http://")) == 0; /* endpoint_is_allowed lets no other address be http */
}

static bool go_on(void *ctx, int64_t sent, int64_t total)
{
	const struct exchange *exchange = ctx;
	if (total > 0)
		report_progress(exchange->courier->report, exchange->item, sent, total);
	return !stop_asked();
}

static void set_url(struct exchange *exchange, const char *path)
{
	struct buf url = BUF(sizeof exchange->url - 1);
	buf_printf(&url, "%s%s", exchange->item->board.endpoint, path);
	memcpy(exchange->url, buf_text(&url), url.len + 1);
	buf_release(&url);
}

static void set_submission_url(struct exchange *exchange, const char *tail)
{
	char path[160];
	struct buf text = BUF(sizeof path - 1);
	buf_printf(&text, "/v1/submissions/%s/%lld%s", exchange->item->id, (long long)exchange->item->revision, tail);
	memcpy(path, buf_text(&text), text.len + 1);
	buf_release(&text);
	set_url(exchange, path);
}

static void ask(struct exchange *exchange, const char *code, struct http_answer *ret)
{
	struct http_request request = {
		.url = exchange->url, .code = code, .limits = &exchange->courier->limits,
		.loopback = is_loopback(exchange->item->board.endpoint), .go_on = go_on, .ctx = exchange,
	};
	http_do(&request, ret);
}

static void put(struct exchange *exchange, struct http_answer *ret)
{
	const struct outbox_item *item = exchange->item;
	struct buf digest = BUF(128), form = BUF(256), before = BUF(64);
	char value[64];
	content_digest(buf_text(exchange->sealed), exchange->sealed->len, value);
	buf_printf(&digest, "Content-Digest: %s", value);
	buf_printf(&form, WIRE_FORM_HEADER ": %s %s", item->form, item->pack_sha256);
	buf_printf(&before, WIRE_SUPERSEDES_HEADER ": %lld", (long long)item->supersedes);
	struct http_request request = {
		.url = exchange->url, .code = exchange->code, .limits = &exchange->courier->limits,
		.headers = { "Content-Type: " WIRE_MEDIA_TYPE, buf_text(&digest), buf_text(&form),
			item->supersedes ? buf_text(&before) : NULL },
		.body = buf_text(exchange->sealed), .body_len = exchange->sealed->len,
		.loopback = is_loopback(item->board.endpoint), .go_on = go_on, .ctx = exchange,
	};
	http_do(&request, ret);
	buf_release(&digest);
	buf_release(&form);
	buf_release(&before);
}

/* What a store's refusal of a would-be receipt means. */
static enum outcome outcome_of_refusal(enum err_code code)
{
	static const struct {
		enum err_code code;
		enum outcome outcome;
	} refusals[] = {
		{ ERR_FORMAT, OUTCOME_NO_RECEIPT },
		{ ERR_NEWER, OUTCOME_NO_RECEIPT },
		{ ERR_WRONG_KEY, OUTCOME_WRONG_RECEIPT },
		{ ERR_SIGNATURE, OUTCOME_WRONG_RECEIPT },
		{ ERR_MISMATCH, OUTCOME_WRONG_RECEIPT },
		{ ERR_DAMAGED, OUTCOME_DAMAGED },
	};
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		if (refusals[i].code == code)
			return refusals[i].outcome;
	}
	return OUTCOME_NOT_KEPT;
}

static enum outcome take_receipt(struct exchange *exchange, const struct http_answer *answer)
{
	const struct outbox_item *item = exchange->item;
	struct store *store = exchange->courier->store;
	struct receipt receipt;
	struct err err = { .code = ERR_NONE };
	struct buf kept = BUF(RECEIPT_MAX_BYTES);
	if (!outbox_take_receipt(store, item->id, item->revision, buf_text(&answer->body), answer->body.len, &receipt, &err))
		return outcome_of_refusal(err.code);
	bool ok = outbox_receipt(store, item->id, item->revision, &receipt, &kept, &err);
	if (ok)
		receipt_reference(buf_text(&kept), kept.len, exchange->attempt->reference);
	buf_release(&kept);
	return ok ? OUTCOME_RECEIVED : OUTCOME_NOT_KEPT;
}

/* Today is so far from the form's own dates that the clock must be wrong. */
static bool date_is_odd(const struct exchange *exchange)
{
	int64_t today = exchange->courier->now() / DAY_SECONDS, opens, closes;
	return clock_parse_day(exchange->item->opens, &opens) && clock_parse_day(exchange->item->closes, &closes) &&
		(today < opens - YEAR_DAYS || today > closes + 3 * YEAR_DAYS);
}

static void describe(struct exchange *exchange, const struct http_answer *answer)
{
	char name[64] = "", detail[160] = "", day[CLOCK_DAY_BYTES];
	struct buf text = BUF(sizeof exchange->attempt->detail - 1);
	clock_day(exchange->courier->now() / DAY_SECONDS, day);
	buf_printf(&text, "status %ld, curl %d, %s", answer->status, answer->curl, day);
	if (problem_read(buf_text(&answer->body), answer->body.len, name, sizeof name, detail, sizeof detail))
		buf_printf(&text, ", %s: %s", name, detail);
	text_copy(exchange->attempt->detail, sizeof exchange->attempt->detail, buf_text(&text));
	buf_release(&text);
}

static enum outcome judge(struct exchange *exchange, const struct http_answer *answer)
{
	enum outcome outcome = OUTCOME_NO_RECEIPT;
	describe(exchange, answer);
	exchange->attempt->retry_after_seconds = answer->retry_after_seconds;
	/* A receipt that verifies is proof, however the connection ended. */
	if ((answer->status == 200 || answer->status == 201) && answer->body.len > 0)
		outcome = take_receipt(exchange, answer);
	return outcome == OUTCOME_NO_RECEIPT ? outcome_of(answer, date_is_odd(exchange)) : outcome;
}

/* The board answers for itself: either it no longer speaks our version, or this name is not for whoever has this code. */
static enum outcome outcome_of_about(const struct exchange *exchange, const struct json *about)
{
	const char *board = json_get_text(about, "board");
	int64_t version;
	if (!board || strcmp(board, exchange->item->board.id) != 0)
		return OUTCOME_ADDRESS;
	for (const struct json *known = json_first(json_get(about, "versions")); known; known = json_next(known)) {
		if (json_int(known, &version) && version == 1)
			return OUTCOME_NOT_ALLOWED;
	}
	return OUTCOME_RETIRED;
}

static enum outcome ask_about(struct exchange *exchange)
{
	enum outcome outcome = OUTCOME_ADDRESS;
	struct http_answer answer;
	struct json *json = NULL;
	set_url(exchange, "/v1/about");
	ask(exchange, NULL, &answer);
	if (answer.status == 200 && json_parse(buf_text(&answer.body), answer.body.len, &json_default_limits, "about", &json, NULL))
		outcome = outcome_of_about(exchange, json);
	json_free(json);
	http_answer_release(&answer);
	return outcome;
}

/* True if the board says that it has nothing under this name; else *ret_outcome. */
static bool is_missing(struct exchange *exchange, enum outcome *ret_outcome)
{
	struct http_answer answer;
	set_submission_url(exchange, "/receipt");
	ask(exchange, exchange->code, &answer);
	enum outcome outcome = judge(exchange, &answer);
	bool missing = answer.result == HTTP_ANSWERED && answer.status == 404;
	http_answer_release(&answer);
	if (!missing)
		*ret_outcome = outcome;
	return missing;
}

static enum outcome deliver(struct exchange *exchange, bool ask_first)
{
	enum outcome outcome;
	struct http_answer answer;
	if (ask_first && !is_missing(exchange, &outcome))
		return outcome;
	set_submission_url(exchange, "");
	put(exchange, &answer);
	outcome = judge(exchange, &answer);
	http_answer_release(&answer);
	return outcome == OUTCOME_ADDRESS ? ask_about(exchange) : outcome;
}

static void note(struct exchange *exchange, bool ask_first)
{
	struct courier *courier = exchange->courier;
	const struct outbox_item *item = exchange->item;
	const struct attempt *attempt = exchange->attempt;
	const struct outcome_rule *rule = outcome_rule(attempt->outcome);
	const char *event = leaves_doubt(attempt->outcome, ask_first) ? "unclear" : rule->event;
	struct buf detail = BUF(512);
	buf_printf(&detail, "%s, %s", rule->name, attempt->detail);
	/* If this fails the log ends with "begin", which is read as doubt. */
	bool ok = outbox_note(courier->store, item->id, item->revision, courier->now(), event, buf_text(&detail), NULL);
	buf_clear(&detail);
	buf_printf(&detail, "%lld", (long long)attempt->retry_after_seconds);
	if (ok && attempt->retry_after_seconds &&
		!outbox_note(courier->store, item->id, item->revision, courier->now(), "wait", buf_text(&detail), NULL))
		exchange->attempt->retry_after_seconds = 0;
	buf_release(&detail);
}

/* Everything that must hold before the first byte; false with the outcome that says what does not. */
static bool prepare(struct exchange *exchange, struct buf *sealed)
{
	const struct outbox_item *item = exchange->item;
	struct courier *courier = exchange->courier;
	struct attempt *attempt = exchange->attempt;
	struct err err = { .code = ERR_NONE };
	attempt->outcome = OUTCOME_DAMAGED;
	if (item->trouble || !endpoint_is_allowed(item->board.endpoint))
		text_copy(attempt->detail, sizeof attempt->detail, item->trouble ? err_name(item->trouble) : "address");
	else if (!*exchange->code)
		attempt->outcome = OUTCOME_NEEDS_CODE;
	else if (!outbox_read(courier->store, item->id, item->revision, sealed, &err))
		text_copy(attempt->detail, sizeof attempt->detail, err.detail);
	else if (outbox_note(courier->store, item->id, item->revision, courier->now(), "begin", NULL, &err))
		return true;
	else {
		attempt->outcome = OUTCOME_LOCAL;
		text_copy(attempt->detail, sizeof attempt->detail, err.detail);
	}
	return false;
}

void attempt_run(struct courier *courier, const struct outbox_item *item, bool ask_first, struct attempt *ret)
{
	struct buf sealed = BUF(SEALED_MAX_BYTES);
	struct exchange exchange = {
		.courier = courier, .item = item, .attempt = ret, .sealed = &sealed, .code = *courier->code ? courier->code : item->code,
	};
	*ret = (struct attempt){ .outcome = OUTCOME_LOCAL };
	if (prepare(&exchange, &sealed)) {
		ret->begun = true;
		ret->bytes = (int64_t)sealed.len;
		report_begin(courier->report, item, ret->bytes);
		ret->outcome = deliver(&exchange, ask_first);
		note(&exchange, ask_first);
	}
	buf_release(&sealed);
}
