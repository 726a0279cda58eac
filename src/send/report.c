/* SPDX-License-Identifier: MIT */
#include "send/report.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "send/gettext.h"
#include "send/words.h"

#include <string.h>

#define PROGRESS_MS 1000
#define LINE_MAX_BYTES ((size_t)16 * 1024)

static void print_json(struct report *report, struct json *json)
{
	struct buf line = BUF(LINE_MAX_BYTES);
	json_write(json, false, &line);
	fprintf(report->out, "%s\n", buf_text(&line));
	fflush(report->out);
	buf_release(&line);
	json_free(json);
}

static struct json *event_of(const char *event, const struct outbox_item *item)
{
	struct json *json = json_object();
	json_set_text(json, "event", event);
	if (item) {
		json_set_text(json, "id", item->id);
		json_set_int(json, "revision", item->revision);
	}
	return json;
}

static void set_words(struct json *json, struct words words)
{
	json_set_text(json, "what", words.what);
	json_set_text(json, "safe", words.safe);
	json_set_text(json, "next", words.next);
}

static void say_words(struct report *report, struct words words)
{
	fprintf(report->out, "%s\n%s\n%s\n", words.what, words.safe, words.next);
	fflush(report->out);
}

/* What strangers wrote goes to the terminal only after this. */
static void say_safe(struct report *report, const char *front, const char *text)
{
	struct buf safe = BUF(LINE_MAX_BYTES);
	text_safe(&safe, text, strlen(text), false);
	fprintf(report->out, "%s %s\n", front, buf_text(&safe));
	fflush(report->out);
	buf_release(&safe);
}

void report_begin(struct report *report, const struct outbox_item *item, int64_t total)
{
	report->last_progress_ms = clock_monotonic_ms();
	if (report->json) {
		struct json *json = event_of("begin", item);
		json_set_int(json, "bytes", 0);
		json_set_int(json, "total", total);
		print_json(report, json);
		return;
	}
	say_safe(report, _("Sending to:"), item->board.name);
	say_safe(report, _("From:"), *item->agency_name ? item->agency_name : item->id);
	fprintf(report->out, _("Revision %lld, %lld bytes.\n"), (long long)item->revision, (long long)total);
	fflush(report->out);
}

void report_progress(struct report *report, const struct outbox_item *item, int64_t bytes, int64_t total)
{
	int64_t now = clock_monotonic_ms();
	if (now - report->last_progress_ms < PROGRESS_MS || bytes == 0)
		return;
	report->last_progress_ms = now;
	if (report->json) {
		struct json *json = event_of("progress", item);
		json_set_int(json, "bytes", bytes);
		json_set_int(json, "total", total);
		print_json(report, json);
		return;
	}
	fprintf(report->out, _("%lld of %lld bytes are sent.\n"), (long long)bytes, (long long)total);
	fflush(report->out);
}

void report_again(struct report *report, const struct outbox_item *item, enum outcome outcome, int64_t seconds)
{
	struct words words = words_of(outcome);
	if (report->json) {
		struct json *json = event_of("again", item);
		json_set_text(json, "outcome", outcome_rule(outcome)->name);
		json_set_int(json, "seconds", seconds);
		set_words(json, words);
		print_json(report, json);
		return;
	}
	fprintf(report->out, "%s\n", words.what);
	fprintf(report->out, P_("It is tried again in %lld second.\n", "It is tried again in %lld seconds.\n", seconds), (long long)seconds);
	fflush(report->out);
}

static void result_as_json(struct report *report, const struct outbox_item *item, const struct report_result *result)
{
	const struct outcome_rule *rule = outcome_rule(result->outcome);
	struct json *json = event_of(rule->event ? rule->event : rule->name, item);
	json_set_text(json, "outcome", rule->name);
	if (result->bytes)
		json_set_int(json, "bytes", result->bytes);
	if (result->seconds)
		json_set_int(json, "seconds", result->seconds);
	if (*result->reference)
		json_set_text(json, "reference", result->reference);
	if (*result->detail)
		json_set_text(json, "detail", result->detail);
	set_words(json, words_of(result->outcome));
	print_json(report, json);
}

void report_result(struct report *report, const struct outbox_item *item, const struct report_result *result)
{
	if (report->json) {
		result_as_json(report, item, result);
		return;
	}
	say_words(report, words_of(result->outcome));
	if (*result->reference)
		say_safe(report, _("Your reference:"), result->reference);
	if (*result->detail)
		say_safe(report, _("For support:"), result->detail);
	if (result->seconds)
		fprintf(report->out, P_("The next try may be in %lld second.\n", "The next try may be in %lld seconds.\n", result->seconds),
			(long long)result->seconds);
	fflush(report->out);
}

void report_proxy(struct report *report, const char *proxy)
{
	if (report->json) {
		struct json *json = event_of("proxy", NULL);
		json_set_text(json, "detail", proxy);
		print_json(report, json);
		return;
	}
	say_safe(report, _("The settings of this computer name a proxy:"), proxy);
}

void report_nothing(struct report *report)
{
	if (report->json) {
		struct json *json = event_of("nothing", NULL);
		set_words(json, words_of_nothing());
		print_json(report, json);
		return;
	}
	say_words(report, words_of_nothing());
}

void report_end(struct report *report, int received, int left, enum outcome weightiest, int status)
{
	if (!report->json)
		return;
	struct json *json = event_of("end", NULL);
	json_set_int(json, "received", received);
	json_set_int(json, "left", left);
	json_set_int(json, "exit", status);
	set_words(json, words_of(weightiest));
	print_json(report, json);
}

void report_trouble(struct report *report, enum outcome outcome, const struct err *err)
{
	struct buf detail = BUF(LINE_MAX_BYTES), safe = BUF(LINE_MAX_BYTES);
	buf_printf(&detail, "%s: %s %s", err_name(err->code), err->where, err->detail);
	text_safe(&safe, buf_text(&detail), detail.len, false);
	struct report_result result = { .outcome = outcome, .reference = "", .detail = buf_text(&safe) };
	report_result(report, NULL, &result);
	buf_release(&detail);
	buf_release(&safe);
}
