/* SPDX-License-Identifier: MIT */
#include "board/continuity.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "board/ledger/opened.h"

#include <stdlib.h>
#include <string.h>

#define MARK_FILE "chain.mark"
#define MARK_FIRST_LINE "section11-chain-1"
#define LIST_FILE "erased.list"
#define LIST_MAX_BYTES (64 * BUF_MIB)

/* One blank-separated word of a line; "" at its end. */
static const char *next_word(char **at)
{
	char *word = *at + strspn(*at, " ");
	char *end = word + strcspn(word, " ");
	*at = *end ? end + 1 : end;
	*end = '\0';
	return word;
}

static bool mark_write(const struct board *board, const struct chain *chain, struct err *err)
{
	struct buf text = BUF(512);
	char *path = board_path(board, MARK_FILE);
	buf_printf(&text, MARK_FIRST_LINE " %lld %lld %s\n", (long long)chain->epoch, (long long)chain->sequence, chain->last);
	bool ok = file_replace(path, text.data, text.len, err);
	buf_release(&text);
	free(path);
	return ok;
}

bool continuity_mark(const struct board *board, struct ledger *ledger, int64_t *number, struct err *err)
{
	struct chain chain;
	if (!ledger_begin(ledger, err))
		return false;
	bool ok = ledger_chain(ledger, &chain, err) && (chain.number == *number || mark_write(board, &chain, err));
	ledger_rollback(ledger);
	if (ok)
		*number = chain.number;
	return ok;
}

static bool mark_parse(char *line, struct chain *ret)
{
	struct chain chain = { 0 };
	char *at = line;
	bool ok = strcmp(next_word(&at), MARK_FIRST_LINE) == 0 && text_to_int(next_word(&at), 1, INT64_MAX, &chain.epoch)
		&& text_to_int(next_word(&at), 0, INT64_MAX, &chain.sequence);
	const char *last = next_word(&at);
	if (!ok || !crypto_is_hex(last, 64))
		return false;
	text_copy(chain.last, sizeof chain.last, last);
	*ret = chain;
	return true;
}

/* No mark: a board that has never received anything. */
static bool mark_read(const char *path, bool *ret_found, struct chain *ret, struct err *err)
{
	struct buf text = BUF(512);
	*ret_found = file_exists(path);
	bool ok = !*ret_found || file_read(path, &text, err);
	if (ok && *ret_found) {
		char *line = buf_take(&text);
		line[strcspn(line, "\n")] = '\0';
		ok = mark_parse(line, ret) || err_set(err, ERR_DAMAGED, path, "it does not say how far the chain had come");
		free(line);
	}
	buf_release(&text);
	return ok;
}

/* The mark of the new epoch comes before the ledger's commit: if that fails, the next start finds the ledger behind again. */
static bool resume_locked(const struct board *board, struct ledger *ledger, struct continuity *result, struct err *err)
{
	char *path = board_path(board, MARK_FILE);
	struct chain mark, chain;
	bool found, has = true;
	bool ok = mark_read(path, &found, &mark, err) && ledger_chain(ledger, &chain, err);
	ok = ok && (!found || ledger_has_link(ledger, &mark, &has, err));
	if (ok) {
		bool behind = found && (!has || chain.epoch < mark.epoch);
		result->new_epoch = behind;
		result->epoch = chain.epoch;
		if (behind) {
			result->epoch = (chain.epoch > mark.epoch ? chain.epoch : mark.epoch) + 1;
			ok = ledger_new_epoch(ledger, result->epoch, err) && ledger_chain(ledger, &chain, err) && mark_write(board, &chain, err);
		}
	}
	free(path);
	return ok;
}

static bool resume_chain(const struct board *board, struct ledger *ledger, struct continuity *result, struct err *err)
{
	if (!ledger_begin(ledger, err))
		return false;
	if (resume_locked(board, ledger, result, err))
		return ledger_commit(ledger, err);
	ledger_rollback(ledger);
	return false;
}

/* "STAMP AGENCY SUBMISSION"; a line that was cut short by a crash was not acknowledged and is passed over. */
static bool erase_line(struct ledger *ledger, char *line, int64_t *count, struct err *err)
{
	char *at = line;
	int64_t when;
	const char *stamp = next_word(&at), *agency = next_word(&at), *submission = next_word(&at);
	if (!clock_parse_stamp(stamp, &when) || !id_is_uuid(agency) || !id_is_uuid(submission))
		return true;
	++*count;
	return ledger_erase(ledger, agency, submission, when, err);
}

static bool erase_lines(struct ledger *ledger, char *text, int64_t *count, struct err *err)
{
	bool ok = true;
	for (char *line = text, *next; ok && *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		ok = erase_line(ledger, line, count, err);
	}
	return ok;
}

static bool resume_erasures(const struct board *board, struct ledger *ledger, struct continuity *result, struct err *err)
{
	char *path = board_path(board, LIST_FILE);
	struct buf text = BUF(LIST_MAX_BYTES);
	bool ok = !file_exists(path) || file_read(path, &text, err);
	if (ok && text.len > 0) {
		char *lines = buf_take(&text);
		ok = ledger_begin(ledger, err);
		if (ok && erase_lines(ledger, lines, &result->n_erased, err))
			ok = ledger_commit(ledger, err);
		else if (ok) {
			ok = false;
			ledger_rollback(ledger);
		}
		free(lines);
	}
	buf_release(&text);
	free(path);
	return ok;
}

bool continuity_resume(const struct board *board, struct ledger *ledger, int64_t now, struct continuity *ret, struct err *err)
{
	struct continuity result = { 0 };
	if (!resume_erasures(board, ledger, &result, err) || !resume_chain(board, ledger, &result, err))
		return false;
	struct buf text = BUF(64);
	buf_printf(&text, "epoch %lld", (long long)result.epoch);
	bool ok = !result.new_epoch || ledger_log(ledger, now, "receive", "restored", buf_text(&text), err);
	buf_release(&text);
	if (ok)
		*ret = result;
	return ok;
}

static bool list_add(const struct board *board, const char *agency, const char *submission, int64_t now, struct err *err)
{
	char at[CLOCK_STAMP_BYTES];
	struct buf line = BUF(256);
	char *path = board_path(board, LIST_FILE);
	clock_stamp(now, at);
	buf_printf(&line, "%s %s %s\n", at, agency, submission);
	bool ok = file_append(path, line.data, line.len, err);
	buf_release(&line);
	free(path);
	return ok;
}

static bool erase_opened(const struct board *board, const char *agency, const char *submission, struct err *err)
{
	char *path = board_path(board, "desk/opened.db");
	struct opened_store *store = NULL;
	bool ok = !file_exists(path) || (opened_open(path, &store, err) && opened_erase(store, agency, submission, err));
	opened_close(store);
	free(path);
	return ok;
}

bool continuity_erase(const struct board *board, struct ledger *ledger, const char *agency, const char *submission, int64_t now,
	struct err *err)
{
	if (!list_add(board, agency, submission, now, err) || !erase_opened(board, agency, submission, err)
		|| !ledger_begin(ledger, err))
		return false;
	if (!ledger_erase(ledger, agency, submission, now, err)) {
		ledger_rollback(ledger);
		return false;
	}
	return ledger_commit(ledger, err) && ledger_settle(ledger, err);
}
