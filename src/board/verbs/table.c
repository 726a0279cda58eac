/* SPDX-License-Identifier: MIT */
#include "board/verbs/list_of_verbs.h"

/* In the order in which a business team needs them. */
const struct verb *const verbs[] = {
	&verb_init, &verb_agency_add, &verb_agency_import, &verb_agency_list, &verb_invite, &verb_revoke, &verb_receive, &verb_import,
	&verb_open, &verb_returns, &verb_show, &verb_erase, &verb_log, &verb_check, &verb_backup, NULL,
};
