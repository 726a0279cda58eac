/* SPDX-License-Identifier: MIT */
#include "client/verbs/list_of_verbs.h"

/* In the order in which a person needs them. */
const struct verb *const verbs[] = {
	&verb_tour, &verb_join, &verb_new, &verb_list, &verb_show, &verb_answer, &verb_check, &verb_approve, &verb_seal, &verb_receipt,
	&verb_print, &verb_export, &verb_actions, &verb_doctor, &verb_form_list, &verb_form_check, &verb_form_pack,
	&verb_form_pot, &verb_form_merge, NULL,
};
