/* SPDX-License-Identifier: MIT */
#include "client/main.h"

#include "base/crypto.h"
#include "client/messages.h"
#include "client/verbs/help.h"
#include "client/verbs/out.h"
#include "client/verbs/status.h"
#include "client/verbs/verb.h"
#include "page/gettext.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>

/* A closed pipe and a file-size limit are errors of a write, no death; and answers never end in a core file. */
static void harden(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
}

static int run(int argc, char **argv)
{
	struct call call;
	bool ok = call_parse(argc, argv, &call);
	if (ok && call.globals[GLOBAL_HELP])
		return help_show(call.verb);
	if (ok && call.globals[GLOBAL_VERSION])
		return help_version();
	if (!ok)
		return STATUS_USAGE;
	if (crypto_start())
		return call.verb->run(&call);
	complain("%s", _("This computer gives no random numbers. Nothing was done."));
	return EX_OSERR;
}

int client_main(int argc, char **argv)
{
	harden();
	messages_start();
	return run(argc, argv);
}
