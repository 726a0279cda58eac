/* SPDX-License-Identifier: MIT */
#include "board/ledger/judge.h"

#include "base/clock.h"
#include "base/text.h"
#include "board/ledger/ledger_inside.h"

#include <string.h>

static bool pack_find(struct ledger *ledger, const char *sha256, bool *ret_known, struct pack_row *ret, struct err *err)
{
	struct rows rows;
	if (!db_query(ledger->db, "SELECT sha256, cycle, form, opens, asked_for_by, closes FROM pack WHERE sha256 = $1",
		PARAMS(cell_text(sha256)), &rows, err))
		return false;
	*ret_known = rows_next(&rows);
	if (*ret_known) {
		rows_copy(&rows, 0, ret->sha256, sizeof ret->sha256);
		rows_copy(&rows, 1, ret->cycle, sizeof ret->cycle);
		rows_copy(&rows, 2, ret->form, sizeof ret->form);
		rows_copy(&rows, 3, ret->opens, sizeof ret->opens);
		rows_copy(&rows, 4, ret->asked_for_by, sizeof ret->asked_for_by);
		rows_copy(&rows, 5, ret->closes, sizeof ret->closes);
	}
	return rows_end(&rows, err);
}

/* The first thing that does not fit; "" if all does. */
static const char *what_is_odd(const struct judge_case *is, bool known, const struct pack_row *pack)
{
	const struct sealed_head *head = is->head;
	if (!head)
		return "the head of the sealed file cannot be read";
	if (strcmp(head->board, is->board_id) != 0)
		return "it is sealed for another board";
	if (strcmp(head->org, is->agency) != 0)
		return "it names another organisation";
	if (strcmp(head->submission, is->submission) != 0 || head->revision != is->revision)
		return "it names another submission or revision";
	if (!known)
		return "its form was never sent out";
	if (strcmp(pack->form, head->form) != 0)
		return "it names a form that is not the one in the pack";
	if (is->invitation && strcmp(pack->cycle, is->invitation->cycle) != 0)
		return "the invitation was for another form";
	return "";
}

static bool is_late(const struct pack_row *pack, int64_t now)
{
	int64_t closes;
	return clock_parse_day(pack->closes, &closes) && clock_local_day(now) > closes;
}

bool ledger_judge(struct ledger *ledger, const struct judge_case *is, struct judged *ret, struct err *err)
{
	const char *sha256 = is->head ? is->head->pack_sha256 : is->invitation->pack;
	struct pack_row pack = { 0 };
	struct judged judged = { 0 };
	bool known;
	if (!pack_find(ledger, sha256, &known, &pack, err))
		return false;
	const char *form = is->head ? is->head->form : pack.form;
	judged.late = is_late(&pack, is->now);
	judged.reason = what_is_odd(is, known, &pack);
	judged.quarantined = *judged.reason != '\0';
	text_copy(judged.form, sizeof judged.form, form);
	text_copy(judged.pack, sizeof judged.pack, sha256);
	if (is->invitation)
		text_copy(judged.cycle, sizeof judged.cycle, is->invitation->cycle);
	else
		text_copy(judged.cycle, sizeof judged.cycle, known ? pack.cycle : form);
	*strchrnul(judged.cycle, '/') = '\0';
	*ret = judged;
	return true;
}
