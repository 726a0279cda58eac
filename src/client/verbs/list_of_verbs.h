/* SPDX-License-Identifier: MIT */
/* Every verb, one file each. */
#pragma once

#include "client/verbs/verb.h"

extern const struct verb verb_new, verb_list, verb_show, verb_answer, verb_check, verb_approve, verb_seal, verb_receipt,
	verb_print, verb_export, verb_join, verb_form_check, verb_form_list, verb_form_merge, verb_form_pack, verb_form_pot, verb_actions, verb_doctor, verb_tour;
