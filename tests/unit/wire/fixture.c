/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "base/json.h"
#include "base/mem.h"
#include "entry/assessment.h"
#include "entry/signoff.h"
#include "wire/invitation.h"

#include <stdlib.h>
#include <string.h>

static const char body_text[] =
	"{'form': {'format': 'section11-form', 'format_version': 1, 'id': 'test-2026', 'version': 3, 'year': '2026 to 2027',"
	"'language': 'en', 'instrument': 'third-sector', 'title': 'A test', 'summary': 'A test.', 'audience': 'Testers.',"
	"'voluntary': true, 'dates': {'opens': '2026-11-02', 'asked_for_by': '2027-01-29', 'closes': '2027-02-12'},"
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
	for (char *at = text; *at; at++) {
		if (*at == '\'')
			*at = '"';
	}
	assert_works(json_parse(text, strlen(text), &json_default_limits, "fixture", &json, &err), &err);
	free(text);
	return json;
}

static void copy(char *to, size_t size, const char *from)
{
	assert_true(strlen(from) < size);
	memcpy(to, from, strlen(from) + 1);
}

static void make_board(struct fixture *fixture, const char *endpoint)
{
	struct board_identity *board = &fixture->board;
	crypto_sign_pair(&fixture->pack_pair);
	crypto_sign_pair(&fixture->receipt_pair);
	crypto_seal_pair(&fixture->working);
	crypto_seal_pair(&fixture->recovery);
	copy(board->id, sizeof board->id, "practice-partnership");
	copy(board->name, sizeof board->name, "Practice Partnership");
	copy(board->endpoint, sizeof board->endpoint, endpoint ? endpoint : "https://board.example");
	memcpy(board->pack_key, fixture->pack_pair.public_key, 32);
	memcpy(board->receipt_key, fixture->receipt_pair.public_key, 32);
	memcpy(board->working_key, fixture->working.public_key, 32);
	memcpy(board->recovery_key, fixture->recovery.public_key, 32);
}

void fixture_invite_again(struct fixture *fixture)
{
	struct invitation invitation = { .board = fixture->board, .expires = "2027-02-28" };
	id_code(fixture->code);
	copy(invitation.agency_id, sizeof invitation.agency_id, fixture->agency);
	copy(invitation.agency_name, sizeof invitation.agency_name, "Oak Street Youth Club");
	copy(invitation.agency_sector, sizeof invitation.agency_sector, "VCS");
	copy(invitation.code, sizeof invitation.code, fixture->code);
	invitation.pack_bytes = fixture->pack.data;
	invitation.pack_len = fixture->pack.len;
	buf_clear(&fixture->invitation);
	invitation_write(&invitation, &fixture->pack_pair, &fixture->invitation);
}

void fixture_make(struct fixture *fixture, const char *endpoint)
{
	struct json *body = json_of(body_text);
	assert_true(crypto_start());
	*fixture = (struct fixture){ .pack = BUF(PACK_MAX_BYTES), .invitation = BUF(INVITATION_MAX_BYTES) };
	make_board(fixture, endpoint);
	pack_build(body, &fixture->board, &fixture->pack_pair, &fixture->pack);
	assert_false(fixture->pack.full);
	crypto_sha256_hex(fixture->pack.data, fixture->pack.len, fixture->pack_sha256);
	id_uuid(fixture->agency);
	fixture_invite_again(fixture);
	json_free(body);
}

void fixture_release(struct fixture *fixture)
{
	buf_release(&fixture->pack);
	buf_release(&fixture->invitation);
}

struct receipt fixture_receipt(const struct fixture *fixture, const char *submission, int64_t revision, const void *sealed,
	size_t len)
{
	struct receipt receipt = { .epoch = 1, .sequence = 42, .revision = revision, .bytes = (int64_t)len };
	copy(receipt.board, sizeof receipt.board, fixture->board.id);
	copy(receipt.org, sizeof receipt.org, fixture->agency);
	copy(receipt.submission, sizeof receipt.submission, submission);
	crypto_sha256_hex(sealed, len, receipt.sha256);
	copy(receipt.form, sizeof receipt.form, "test-2026/3");
	copy(receipt.pack_sha256, sizeof receipt.pack_sha256, fixture->pack_sha256);
	copy(receipt.received, sizeof receipt.received, "2026-11-21T19:02:11Z");
	memset(receipt.prev, '0', sizeof receipt.prev - 1);
	return receipt;
}

void fixture_answer(struct assessment *assessment, const char *grade, const char *comment, int64_t now)
{
	struct err err = { 0 };
	struct author author = { .initials = "AB", .now = now };
	struct json *answer = json_object();
	json_set_text(answer, "state", "answered");
	json_set_text(answer, "value", grade);
	json_set_text(answer, "comment", comment);
	assert_works(assessment_set_answer(assessment, form_question(assessment->form, "KF1-1"), answer, &author, &err), &err);
}

void fixture_complete(struct assessment *assessment, int64_t now)
{
	struct err err = { 0 };
	struct author author = { .initials = "AB", .now = now };
	struct json *text = json_of("{'state': 'answered', 'value': 'Training.'}");
	fixture_answer(assessment, "partly", "Minutes of June.", now);
	assert_works(assessment_set_answer(assessment, form_question(assessment->form, "KF1-2"), text, &author, &err), &err);
	assert_works(approval_give(assessment, "Ann Bell", "Chief executive", &author, &err), &err);
}
