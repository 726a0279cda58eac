/* SPDX-License-Identifier: MIT */
#include "send/main.h"

#include "base/crypto.h"
#include "base/language.h"
#include "send/code.h"
#include "send/courier.h"
#include "send/gettext.h"
#include "send/options.h"
#include "send/stop.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define STATUS_USAGE 2
#define PROGRAM "section11-send"

#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif

/* No core file and no other process of this user may show the code or the answers. */
static void hide_memory(void)
{
	const struct rlimit none = { 0 };
	setrlimit(RLIMIT_CORE, &none);
#ifndef WATCHED /* the leak checker looks in from outside */
	prctl(PR_SET_DUMPABLE, 0);
#endif
}

static void start_language(void)
{
	language_start();
	if (language_is_english())
		return;
	bindtextdomain("section11", language_folder());
	bind_textdomain_codeset("section11", "UTF-8");
	textdomain("section11");
}

/* The proxy that the environment names for https, without a password in it; "" if none. */
static void proxy_of(char to[256])
{
	static const char *const names[] = { "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" };
	const char *proxy = NULL;
	for (size_t i = 0; i < sizeof names / sizeof names[0] && !(proxy && *proxy); i++)
		proxy = getenv(names[i]);
	const char *at = proxy ? strrchr(proxy, '@') : NULL;
	struct buf text = BUF(255);
	buf_puts(&text, at ? at + 1 : proxy ? proxy : "");
	memcpy(to, buf_text(&text), text.len + 1);
	buf_release(&text);
}

static int trouble(struct report *report, enum outcome outcome, const struct err *err)
{
	report_trouble(report, outcome, err);
	return outcome_rule(outcome)->exit_status;
}

/* One courier at a time: it is at the store's door, and knows which assessment is meant. */
static int run_locked(struct courier *courier, const struct options *options)
{
	char id[ID_UUID_BYTES], proxy[256];
	struct file_lock lock;
	struct err err;
	if (options->id && !store_find(courier->store, options->id, id, &err)) {
		fprintf(stderr, "%s\n", _("There is no one assessment here whose id begins so."));
		return STATUS_USAGE;
	}
	char *path = file_join(courier->store->dir, "courier.lock");
	bool locked = file_lock(path, PROGRAM, &lock, &err);
	free(path);
	if (!locked)
		return trouble(courier->report, err.code == ERR_LOCKED ? OUTCOME_RUNNING : OUTCOME_LOCAL, &err);
	proxy_of(proxy);
	if (*proxy)
		report_proxy(courier->report, proxy);
	int status = courier_run(courier, options->id ? id : NULL);
	file_unlock(&lock);
	return status;
}

static int run(const struct options *options, struct report *report)
{
	struct store store;
	struct err err;
	if (!store_open(options->dir, &store, &err))
		return trouble(report, OUTCOME_LOCAL, &err);
	struct courier courier = courier_of(&store, report);
	courier.watch = options->watch;
	courier.once = options->once;
	mlock(courier.code, sizeof courier.code);
	bool ok = !options->code_from || code_read(options->code_from, courier.code, &err);
	int status = ok ? run_locked(&courier, options) : trouble(report, OUTCOME_NEEDS_CODE, &err);
	crypto_wipe(courier.code, sizeof courier.code);
	store_release(&store);
	return status;
}

int send_main(int argc, char **argv)
{
	struct options options;
	start_language();
	if (!options_read(argc, argv, &options, stderr))
		return STATUS_USAGE;
	if (options.help)
		options_help(stdout);
	else if (options.version)
		puts(PROGRAM " " SECTION11_VERSION);
	if (options.help || options.version)
		return 0;
	hide_memory();
	stop_start();
	struct report report = { .out = stdout, .json = options.json };
	if (!crypto_start() || !http_start()) {
		struct err err = { .code = ERR_IO, .where = PROGRAM, .detail = "a library could not be started" };
		return trouble(&report, OUTCOME_LOCAL, &err);
	}
	int status = run(&options, &report);
	http_stop();
	return status;
}
