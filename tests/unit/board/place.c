/* SPDX-License-Identifier: MIT */
#include "place.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "board/keys.h"
#include "entry/assessment.h"
#include "entry/signoff.h"
#include "wire/submission.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char body_text[] =
	"{'form': {'format': 'section11-form', 'format_version': 1, 'id': 'test-2026', 'version': 3, 'year': '2026 to 2027',"
	"'language': 'en', 'instrument': 'third-sector', 'title': 'A test', 'summary': 'A test.', 'audience': 'Testers.',"
	"'voluntary': true, 'dates': {'opens': '2026-11-02', 'asked_for_by': '2099-11-30', 'closes': '2099-12-31'},"
	"'routes': [{'id': 'core', 'title': 'Core'}, {'id': 'full', 'title': 'Full'}],"
	"'grades': {"
	"'practice': [{'code': 'fully', 'label': 'Fully met', 'definition': 'All.'}, {'code': 'partly', 'label': 'Partially met',"
	" 'definition': 'Some.'}, {'code': 'unmet', 'label': 'Unmet', 'definition': 'None.'}],"
	"'document': [{'code': 'fully', 'label': 'Fully met', 'definition': 'All.'}, {'code': 'partly', 'label': 'Partially met',"
	" 'definition': 'Some.'}, {'code': 'unmet', 'label': 'Unmet', 'definition': 'None.'}]},"
	"'sections': ['kf1.json'], 'local': ['glossary.json', 'contacts.json', 'areas.json', 'sectors.json'],"
	"'overview': [{'id': 'what', 'title': 'What', 'text': ['This.']}],"
	"'privacy': {'title': 'Privacy', 'text': ['Kept.']},"
	"'approval': {'id': 'SGN-1', 'text': 'Approved?', 'statement': 'It is fair.'}},"
	"'sections': [{'format': 'section11-section', 'format_version': 1, 'id': 'KF1', 'title': 'Leaders', 'short': 'Leaders',"
	" 'questions': ["
	"  {'id': 'KF1-1', 'text': 'Are children safe?', 'short': 'Safe', 'kind': 'grade', 'core': true},"
	"  {'id': 'KF1-2', 'text': 'What helps?', 'short': 'Help', 'kind': 'text', 'core': true}]}],"
	"'glossary': {'format': 'section11-glossary', 'format_version': 1, 'terms': []},"
	"'contacts': {'format': 'section11-contacts', 'format_version': 1,"
	" 'danger': [{'id': 'emergency', 'title': 'Danger', 'phone': '999', 'text': 'Ring.'}],"
	" 'ask': [{'id': 'team', 'title': 'Ask', 'phone': '', 'email': '', 'text': 'Ask us.'}]},"
	"'areas': {'format': 'section11-areas', 'format_version': 1, 'areas': [{'code': 'north', 'label': 'North'}]},"
	"'sectors': {'format': 'section11-sectors', 'format_version': 1, 'sectors': ["
	" {'code': 'VCS', 'label': 'Voluntary', 'duty': 'none', 'group': 'Third sector'}]}}";

static struct json *json_of(const char *quoted)
{
	struct json *json = NULL;
	struct err err = { 0 };
	char *text = xstrdup(quoted);
	for (char *at = text; *at; at++)
		if (*at == '\'')
			*at = '"';
	assert_works(json_parse(text, strlen(text), &json_default_limits, "place", &json, &err), &err);
	free(text);
	return json;
}

const char *place_path(const struct place *place, const char *name)
{
	static char path[128];
	snprintf(path, sizeof path, "%s/%s", place->dir, name);
	return path;
}

static void make_form(struct place *place)
{
	struct json *body = json_of(body_text);
	struct buf pack = BUF(PACK_MAX_BYTES);
	struct form_faults faults = { 0 };
	struct err err = { 0 };
	pack_build(body, &place->board.identity, &place->pack_pair, &pack);
	assert_works(file_create(place_path(place, "form.s11pack"), pack.data, pack.len, &err), &err);
	assert_works(
		asked_form_read(&place->board, place_path(place, "form.s11pack"), &place->pack_pair, &place->form, &faults, &err),
		&err);
	buf_release(&pack);
	json_free(body);
}

static void make_agency(struct place *place, int i, const char *name)
{
	struct err err = { 0 };
	struct asked asked;
	struct agency *agency = &place->agencies[i];
	id_uuid(agency->id);
	text_copy(agency->name, sizeof agency->name, name);
	text_copy(agency->sector, sizeof agency->sector, "VCS");
	text_copy(agency->added, sizeof agency->added, "2026-11-21T19:02:11Z");
	assert_works(ledger_agency_add(place->ledger, agency, &err), &err);
	assert_works(asked_make(&place->board, place->ledger, agency, &place->form, "2999-12-31", NOW, &place->pack_pair, &asked,
				&err),
		&err);
	text_copy(place->codes[i], sizeof place->codes[i], asked.invitation.code);
	asked_release(&asked);
}

void place_make(struct place *place)
{
	struct err err = { 0 };
	assert_true(crypto_start());
	*place = (struct place){ 0 };
	snprintf(place->dir, sizeof place->dir, "/tmp/section11-board-XXXXXX");
	assert_non_null(mkdtemp(place->dir));
	assert_works(board_create(place->dir, "practice-partnership", "Practice Partnership", "http://127.0.0.1:8011", &err), &err);
	assert_works(board_open(place->dir, &place->board, &err), &err);
	assert_works(key_read_sign(place_path(place, "keys/pack.key"), KEY_PACK, &place->board.identity, &place->pack_pair, &err), &err);
	assert_works(key_read_sign(place_path(place, "keys/receipt.key"), KEY_RECEIPT, &place->board.identity,
				&place->receipt_pair, &err),
		&err);
	assert_works(key_read_opening(place_path(place, "desk/working.key"), &place->board.identity, &place->working, &err), &err);
	assert_works(board_ledger(&place->board, &place->ledger, &err), &err);
	make_form(place);
	make_agency(place, 0, "Oak Street Youth Club");
	make_agency(place, 1, "St. Mary's");
	place->accepter = (struct accepter){ .board_id = place->board.identity.id, .receipt_pair = &place->receipt_pair,
		.quota = accept_default_quota };
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	return remove(path);
}

void place_release(struct place *place)
{
	asked_form_release(&place->form);
	ledger_close(place->ledger);
	board_release(&place->board);
	nftw(place->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void place_plain(
	const struct place *place, int agency, const char *submission, int64_t revision, const char *value, struct buf *out)
{
	const struct agency *of = &place->agencies[agency];
	struct agency_ref ref = { of->id, of->name, of->sector };
	struct author author = { .initials = "AB", .now = NOW };
	struct assessment *assessment = assessment_new(place->form.pack.form, submission, &ref, "core", NOW);
	struct err err = { 0 };
	struct json *answer = json_of("{'state': 'answered', 'value': 'partly', 'comment': 'Minutes of June.'}");
	struct json *text = json_of("{'state': 'answered', 'value': 'Training.'}");
	json_set_text(answer, "value", value);
	assert_works(assessment_set_answer(assessment, form_question(assessment->form, "KF1-1"), answer, &author, &err), &err);
	assert_works(assessment_set_answer(assessment, form_question(assessment->form, "KF1-2"), text, &author, &err), &err);
	assert_works(approval_give(assessment, "Ann Bell", "Chief executive", &author, &err), &err);
	assert_works(submission_write(assessment, revision, revision - 1, out, &err), &err);
	assessment_free(assessment);
}

void place_head(const struct place *place, int agency, const char *submission, int64_t revision, struct sealed_head *ret)
{
	*ret = (struct sealed_head){ .revision = revision };
	text_copy(ret->submission, sizeof ret->submission, submission);
	text_copy(ret->org, sizeof ret->org, place->agencies[agency].id);
	text_copy(ret->board, sizeof ret->board, place->board.identity.id);
	text_copy(ret->form, sizeof ret->form, place->form.row.form);
	text_copy(ret->pack_sha256, sizeof ret->pack_sha256, place->form.row.sha256);
}

void place_seal_as(const struct place *place, const struct sealed_head *head, const void *plain, size_t len, struct buf *out)
{
	struct board_identity identity = place->board.identity;
	struct err err = { 0 };
	text_copy(identity.id, sizeof identity.id, head->board);
	assert_works(sealed_write(head, &identity, plain, len, out, &err), &err);
}

void place_seal(const struct place *place, int agency, const char *submission, int64_t revision, struct buf *out)
{
	struct buf plain = BUF(BUF_MIB);
	struct sealed_head head;
	place_plain(place, agency, submission, revision, "partly", &plain);
	place_head(place, agency, submission, revision, &head);
	place_seal_as(place, &head, plain.data, plain.len, out);
	buf_release(&plain);
}

enum accept_outcome place_accept(struct place *place, int agency, const char *submission, int64_t revision, const void *bytes,
	size_t len, int64_t now, struct buf *receipt)
{
	char sha256[CRYPTO_HEX_BYTES], code[CRYPTO_HEX_BYTES], mark[LEDGER_MARK_BYTES];
	enum accept_outcome outcome = ACCEPT_OUTCOME_COUNT;
	struct buf unused = BUF(4096);
	struct err err = { 0 };
	crypto_sha256_hex(bytes, len, sha256);
	if (agency >= 0)
		ledger_code_digest(place->codes[agency], code, mark);
	struct arrival arrival = { .code_sha256 = agency >= 0 ? code : NULL,
		.submission = submission,
		.revision = revision,
		.bytes = bytes,
		.len = len,
		.sha256 = sha256,
		.now = now };
	assert_works(ledger_begin(place->ledger, &err), &err);
	assert_works(ledger_accept_begin(place->ledger, &place->accepter, &err), &err);
	assert_works(ledger_accept(place->ledger, &place->accepter, &arrival, &outcome, receipt ? receipt : &unused, &err), &err);
	assert_works(ledger_commit(place->ledger, &err), &err);
	buf_release(&unused);
	return outcome;
}
