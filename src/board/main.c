/* SPDX-License-Identifier: MIT */
#include "board/main.h"

#include "base/crypto.h"
#include "base/language.h"
#include "base/log.h"
#include "base/mem.h"
#include "board/verbs/help.h"
#include "board/verbs/out.h"
#include "board/verbs/status.h"
#include "board/verbs/verb.h"
#include "page/gettext.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>

/* Keys and answers pass through here: no core files, nothing for other users, and a closed pipe is a failed write. */
static void harden(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
}

static void start_messages(void)
{
	language_start();
	if (language_is_english())
		return;
	bindtextdomain("section11", language_folder());
	bind_textdomain_codeset("section11", "UTF-8");
	textdomain("section11");
}

static int run(struct call *call)
{
	if (call->globals[GLOBAL_HELP])
		return help_show(call->verb);
	if (call->globals[GLOBAL_VERSION])
		return help_version();
	if (crypto_start())
		return call->verb->run(call);
	complain("%s", _("This computer gives no random numbers. Nothing was done."));
	return EX_OSERR;
}

int board_main(int argc, char **argv)
{
	struct call call;
	harden();
	out_program("section11-board");
	start_messages();
	log_start("section11-board", LOG_ERROR);
	int status = call_parse(argc, argv, &call) ? run(&call) : STATUS_USAGE;
	call_release(&call);
	return status;
}
