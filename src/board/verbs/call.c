/* SPDX-License-Identifier: MIT */
/* What every verb needs of its call: the folder, the board, numbers, who is asking. */
#include "board/verbs/verb.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/xdg.h"
#include "board/board.h"
#include "board/ledger/ledger.h"
#include "board/verbs/out.h"
#include "page/gettext.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *call_dir(const struct call *call)
{
	const char *dir = call->globals[GLOBAL_DIR];
	char *usual = dir && *dir ? xstrdup(dir) : xdg_data_path("section11-board");
	return usual ? usual : xstrdup("/.local/share/section11-board");
}

bool call_open(const struct call *call, struct board *ret_board, struct ledger **ret_ledger, int *ret_status)
{
	struct err err = { 0 };
	char *dir = call_dir(call);
	bool ok = board_open(dir, ret_board, &err);
	if (ok && ret_ledger && !board_ledger(ret_board, ret_ledger, &err)) {
		board_release(ret_board);
		ok = false;
	}
	if (!ok)
		*ret_status = fail_with(&err);
	if (!ok && err.code == ERR_NOT_FOUND)
		complain(_("There is no board in %s. \"section11-board init\" makes one."), dir);
	free(dir);
	return ok;
}

bool call_number(const struct call *call, size_t option, int64_t min, int64_t max, int64_t otherwise, int64_t *ret)
{
	const char *text = call->values[option];
	int64_t number = otherwise;
	if (text && !text_to_int(text, min, max, &number)) {
		misused(call->verb, _("--%s takes a number from %lld to %lld, not \"%s\"."), call->verb->options[option].name, (long long)min,
			(long long)max, text);
		return false;
	}
	*ret = number;
	return true;
}

char *call_who(void)
{
	char space[4096];
	struct passwd entry, *found = NULL;
	if (getpwuid_r(getuid(), &entry, space, sizeof space, &found) == 0 && found && found->pw_name)
		return xstrdup(found->pw_name);
	return xasprintf("user %ld", (long)getuid());
}
