/* SPDX-License-Identifier: MIT */
/* Every verb, each in a file of its own. */
#pragma once

#include "board/verbs/verb.h"

extern const struct verb verb_agency_add, verb_agency_import, verb_agency_list, verb_backup, verb_check, verb_erase, verb_import,
	verb_init, verb_invite, verb_log, verb_open, verb_receive, verb_returns, verb_revoke, verb_show;
