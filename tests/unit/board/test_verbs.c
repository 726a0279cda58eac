/* SPDX-License-Identifier: MIT */
/* The program as a person or a script calls it: what it prints, where, and with which exit status. */
#include "place.h"

#include "base/file.h"
#include "base/json.h"
#include "board/main.h"
#include "wire/invitation.h"
#include "wire/receipt.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGS_MAX 16

/* What one call printed, and its exit status. */
struct result {
	int status;
	struct buf out, err;
};

static void result_release(struct result *result)
{
	buf_release(&result->out);
	buf_release(&result->err);
}

static void read_file(FILE *file, struct buf *to)
{
	char bytes[4096];
	rewind(file);
	for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
		buf_add(to, bytes, n);
	fclose(file);
}

/* With nobody who reads what it prints: its exit status. */
static int call_into_closed_pipe(const char *dir, const char *verb)
{
	const char *argv[] = { "section11-board", "--dir", dir, verb, NULL };
	int status = 0, ends[2];
	assert_int_equal(pipe(ends), 0);
	close(ends[0]); /* before anybody can write: else the parent might still be there to read */
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[1]);
		_exit(board_main(4, (char **)(uintptr_t)argv));
	}
	close(ends[1]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* In a process of its own. `args` ends in NULL. */
static void call(struct result *result, const char *const *args)
{
	const char *argv[ARGS_MAX + 2] = { "section11-board" };
	int argc = 1, status = 0;
	FILE *out = tmpfile(), *err = tmpfile();
	for (; *args; args++)
		argv[argc++] = *args;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(fileno(out), STDOUT_FILENO);
		dup2(fileno(err), STDERR_FILENO);
		exit(board_main(argc, (char **)(uintptr_t)argv));
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	*result = (struct result){ .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .out = BUF(BUF_MIB), .err = BUF(BUF_MIB) };
	read_file(out, &result->out);
	read_file(err, &result->err);
}
#define CALL(result, ...) call(result, (const char *const[]){ __VA_ARGS__, NULL })

static void assert_says(const struct result *result, int status, const char *out, const char *err)
{
	if (result->status != status || !strstr(buf_text(&result->out), out) || !strstr(buf_text(&result->err), err))
		fail_msg("%d\n%s\n%s", result->status, buf_text(&result->out), buf_text(&result->err));
}

/* Calls, expects, forgets. */
#define EXPECT(status, out, err, ...) \
	do { \
		struct result expected; \
		CALL(&expected, __VA_ARGS__); \
		assert_says(&expected, status, out, err); \
		result_release(&expected); \
	} while (0)

/* The ledger is closed while the program works on it: no connection may cross a fork. */
static int make(void **state)
{
	static struct place place;
	place_make(&place);
	ledger_close(place.ledger);
	place.ledger = NULL;
	*state = &place;
	return 0;
}

static int release(void **state)
{
	place_release(*state);
	return 0;
}

static void test_calls_that_cannot_be_meant(void **state)
{
	struct place *place = *state;
	const char *dir = place->dir;
	EXPECT(2, "", "Say what to do.", "--dir", dir);
	EXPECT(2, "", "There is no verb \"fly\".", "--dir", dir, "fly");
	EXPECT(2, "", "Say what to do with agency. There are: agency add, agency import, agency list.", "agency");
	EXPECT(2, "", "There is no verb \"agency fly\". There are: agency add, agency import, agency list.", "agency", "fly");
	EXPECT(2, "", "There is no option \"--fast\" here.", "returns", "--fast");
	EXPECT(2, "", "The option --form needs a value: FILE.", "invite", "x", "--form");
	EXPECT(2, "", "The option --json takes no value.", "returns", "--json=1");
	EXPECT(2, "", "\"more\" is one argument too many.", "returns", "more");
	EXPECT(2, "", "Something is missing: SUBMISSION.", "show");
	EXPECT(2, "", "--revision takes a number from 1 to 999999, not \"x\".", "show", "6f1c", "--revision", "x");
	EXPECT(2, "", "--tls-cert and --tls-key go together.", "--dir", dir, "receive", "--tls-cert", "x");
	EXPECT(2, "", "To see how: section11-board invite --help", "invite", "x");
	EXPECT(66, "", "There is no board in /nowhere.", "--dir", "/nowhere", "returns");
	EXPECT(0, "section11-board 0", "", "--version");
	assert_int_equal(call_into_closed_pipe(dir, "returns"), 141);
	EXPECT(0, "Verbs", "", "--help");
	EXPECT(0, "Verbs", "", "-h");
}

static void test_every_verb_explains_itself(void **state)
{
	static const char *const names[][2] = {
		{ "init", NULL },
		{ "agency", "add" },
		{ "agency", "import" },
		{ "agency", "list" },
		{ "invite", NULL },
		{ "revoke", NULL },
		{ "receive", NULL },
		{ "import", NULL },
		{ "open", NULL },
		{ "returns", NULL },
		{ "show", NULL },
		{ "erase", NULL },
		{ "log", NULL },
		{ "check", NULL },
		{ "backup", NULL },
	};
	for (size_t i = 0; i < LENGTH(names); i++) {
		struct result result;
		if (names[i][1])
			CALL(&result, names[i][0], names[i][1], "--help");
		else
			CALL(&result, names[i][0], "--help");
		assert_says(&result, 0, names[i][0], "");
		assert_says(&result, 0, "--dir DIR", "");
		assert_null(strstr(buf_text(&result.out), "deadline"));
		result_release(&result);
	}
}

static void test_init_refuses_what_is_there(void **state)
{
	struct place *place = *state;
	char dir[128];
	EXPECT(73, "", "", "--dir", place->dir, "init", "--name", "Other", "--endpoint", "https://other.example");
	snprintf(dir, sizeof dir, "%s/new/deep", place->dir);
	EXPECT(2, "", "https://", "--dir", dir, "init", "--name", "Other", "--endpoint", "http://other.example");
	EXPECT(2, "", "https://", "--dir", dir, "init", "--name", "Other", "--endpoint", "https://other.example/path");
	EXPECT(2, "", "--id", "--dir", dir, "init", "--name", "...", "--endpoint", "https://other.example");
	EXPECT(2, "", "small letters", "--dir", dir, "init", "--name", "Other", "--endpoint", "https://other.example", "--id",
		"Not An Id");
	EXPECT(0, "Move it away from the receiver", "", "init", "--name", "Other Board", "--endpoint", "https://other.example",
		"--dir", dir);
	EXPECT(0, "0 receipts were read again", "", "check", "--dir", dir);
	/* A folder of everybody's is neither taken nor closed to them. */
	struct stat status;
	assert_int_equal(mkdir(place_path(place, "open"), 0777), 0);
	assert_int_equal(chmod(place_path(place, "open"), 0777), 0);
	EXPECT(77, "", "", "init", "--name", "Other", "--endpoint", "https://other.example", "--dir", place_path(place, "open"));
	assert_int_equal(stat(place_path(place, "open"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0777);
}

static void test_organisations(void **state)
{
	struct place *place = *state;
	struct result result;
	CALL(&result, "agency", "add", "--name", " Hill Choir ", "--sector", "COM", "--dir", place->dir);
	assert_says(&result, 0, "-", "");
	assert_int_equal(result.out.len, 37);
	result.out.data[36] = '\0';
	assert_true(id_is_uuid(result.out.data));
	result_release(&result);
	EXPECT(73, "", "", "agency", "add", "--name", "Hill Choir", "--sector", "COM", "--dir", place->dir);
	EXPECT(2, "", "capital letters", "agency", "add", "--name", "Hill Choir", "--sector", "com", "--dir", place->dir);
	EXPECT(2, "", "The name is missing.", "agency", "add", "--name", "  ", "--sector", "COM", "--dir", place->dir);
	EXPECT(0, "COM    Hill Choir", "", "agency", "list", "--dir", place->dir);
	EXPECT(0, "\"name\": \"Hill Choir\"", "", "agency", "list", "--json", "--dir", place->dir);
}

static void test_a_list_is_taken_whole_or_not_at_all(void **state)
{
	struct place *place = *state;
	static const char good[] = "sector,name,contact\r\nVCS,\"Club, the\",a@b.example\r\nEYR,Nursery,\r\n";
	static const char bad[] = "name,sector\nFine,VCS\n,VCS\nWrong,vcs\nShort\nOak Street Youth Club,VCS\nFine,VCS\n";
	char path[128];
	snprintf(path, sizeof path, "%s", place_path(place, "list.csv"));
	assert_true(file_create(path, bad, strlen(bad), NULL));
	struct result result;
	CALL(&result, "--dir", place->dir, "agency", "import", path);
	assert_says(&result, 65, "", "list.csv, line 3, name: The name is missing.");
	assert_says(&result, 65, "", "list.csv, line 4, sector: A sector is a code in capital letters");
	assert_says(&result, 65, "", "list.csv, line 5: This row has not as many fields");
	assert_says(&result, 65, "", "list.csv, line 6, name: An organisation of this name");
	assert_says(&result, 65, "", "list.csv, line 7, name: An organisation of this name");
	assert_says(&result, 65, "", "Nothing was added.");
	result_release(&result);
	CALL(&result, "--dir", place->dir, "agency", "list");
	assert_null(strstr(buf_text(&result.out), "Fine"));
	result_release(&result);
	assert_true(file_replace(path, good, strlen(good), NULL));
	EXPECT(0, "2 organisations were added.", "", "--dir", place->dir, "agency", "import", path);
	EXPECT(0, "Club, the", "", "--dir", place->dir, "agency", "list");
	assert_true(file_replace(path, "name\nx\n", 7, NULL));
	EXPECT(65, "", "The columns name and sector are needed.", "--dir", place->dir, "agency", "import", path);
	assert_true(file_replace(path, "name,sector,colour\nx,VCS,red\n", 28, NULL));
	EXPECT(65, "", "list.csv, line 1, colour: The first row names the columns", "--dir", place->dir, "agency", "import", path);
	assert_true(file_replace(path, "", 0, NULL));
	EXPECT(65, "", "The file is empty.", "--dir", place->dir, "agency", "import", path);
	EXPECT(66, "", "", "--dir", place->dir, "agency", "import", "/nowhere.csv");
}

/* As people's spreadsheets write them. */
static void test_lists_of_every_kind(void **state)
{
	static const struct { const char *text; int status; const char *says[3]; } cases[] = {
		{ "Name, SECTOR\nA,VCS\n", 0, { "1 organisation was added." } },
		{ "sector;Name\r\nVCS;B, the first\r\n", 0, { "1 organisation was added." } },
		{ "name,sector\nCaf\xe9,VCS\n", 65, { "list.csv is not UTF-8 text: save the file as CSV UTF-8" } },
		{ "name,sector\n\"C,VCS\nD,vcs\n,VCS\n", 65,
			{ "line 2: a quotation mark is not closed", "line 3, sector: A sector is a code", "line 4, name: The name is missing." } },
		{ "na\"me,sector\nD,vcs\n", 65, { "line 1: a quotation mark inside a field", "Nothing was added." } },
	};
	struct place *place = *state;
	char path[128];
	snprintf(path, sizeof path, "%s", place_path(place, "list.csv"));
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_true(file_replace(path, cases[i].text, strlen(cases[i].text), NULL));
		for (size_t j = 0; j < LENGTH(cases[i].says) && cases[i].says[j]; j++) {
			const char *said = cases[i].says[j];
			EXPECT(cases[i].status, cases[i].status ? "" : said, cases[i].status ? said : "", "--dir", place->dir, "agency",
				"import", path);
		}
	}
}

/* The code stands on one line in groups of four, and is the code again for whoever types it as it stands. */
static void assert_holds_code(const char *letter, const char *code)
{
	char line[128] = "", tidy[ID_CODE_BYTES];
	const char *at = strstr(letter, "sb1_");
	size_t len = at ? strcspn(at, "\n") : 0;
	assert_in_range(len, 1, sizeof line - 1);
	if (at)
		memcpy(line, at, len);
	if (!id_code_tidy(line, tidy) || strcmp(tidy, code) != 0)
		fail_msg("'%s' is not %s", line, code);
	assert_int_equal(strlen(line), strlen("sb1_") + 28 + 6);
	for (size_t i = strlen("sb1_"); line[i]; i++)
		assert_int_equal(line[i] == '-', (i - 4) % 5 == 4);
}

static void assert_fits(const char *letter, size_t cols)
{
	for (const char *at = letter; *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (strcspn(at, "\n") > cols)
			fail_msg("a line is wider than %zu:\n%s", cols, letter);
}

static void test_an_invitation_and_its_letter_hold_all(void **state)
{
	struct place *place = *state;
	struct invitation invitation;
	struct buf bytes = BUF(INVITATION_MAX_BYTES), letter = BUF(BUF_MIB);
	struct result result;
	struct err err = { 0 };
	char out[128], form[128], letter_path[128];
	snprintf(out, sizeof out, "%s", place_path(place, "a.s11invite"));
	snprintf(form, sizeof form, "%s", place_path(place, "form.s11pack"));
	snprintf(letter_path, sizeof letter_path, "%s", place_path(place, "letter.txt"));
	CALL(&result, "--dir", place->dir, "invite", "Oak Street Youth Club", "--form", form, "-o", out, "--letter", letter_path);
	assert_says(&result, 0, "sb1_", "");
	assert_works(file_read(out, &bytes, &err), &err);
	assert_works(invitation_read(bytes.data, bytes.len, place->board.identity.pack_key, "a", &invitation, &err), &err);
	assert_string_equal(invitation.agency_name, "Oak Street Youth Club");
	assert_string_equal(invitation.expires, "2100-03-31");
	assert_non_null(strstr(buf_text(&result.out), invitation.code));
	assert_works(file_read(letter_path, &letter, &err), &err);
	assert_holds_code(buf_text(&letter), invitation.code);
	assert_fits(buf_text(&letter), 72);
	const char *const words[] = { "Practice Partnership", "Oak Street Youth Club", "It is your choice whether you take part.",
		"Treat this letter and the file like keys.", "30 November 2099",
		"31 December 2099", "section11 join a.s11invite" };
	for (size_t i = 0; i < LENGTH(words); i++)
		if (!strstr(buf_text(&letter), words[i]))
			fail_msg("'%s' is missing:\n%s", words[i], buf_text(&letter));
	invitation_release(&invitation);
	result_release(&result);
	EXPECT(73, "", "", "--dir", place->dir, "invite", "Oak Street Youth Club", "--form", form, "-o", out);
	EXPECT(1, "", "", "--dir", place->dir, "invite", "Oak Street Youth Club", "--form", form, "--expires", "2200-01-01",
		"--out", place_path(place, "b.s11invite"));
	EXPECT(0, "2 codes were ended.", "", "--dir", place->dir, "revoke", "Oak Street Youth Club");
	EXPECT(66, "", "Oak Street Youth Club has no valid code.", "--dir", place->dir, "revoke", "Oak Street Youth Club");
	EXPECT(66, "", "no valid code that begins with sb1_XXXX", "--dir", place->dir, "revoke", "sb1_XXXX");
	EXPECT(66, "", "There is no organisation called Oak.", "--dir", place->dir, "revoke", "Oak");
	EXPECT(0, "No valid code", "", "--dir", place->dir, "returns");
	EXPECT(0, "\"valid_code\": false", "", "--dir", place->dir, "returns", "--json");
	EXPECT(66, "", "There is no organisation called Nobody. \"section11-board agency list\" shows them.", "--dir", place->dir,
		"invite", "Nobody", "--form", form);
	EXPECT(2, "", "--expires takes a day from today on", "--dir", place->dir, "invite", "St. Mary's", "--form", form,
		"--expires", "2020-01-01");
	EXPECT(66, "", "", "--dir", place->dir, "invite", "St. Mary's", "--form", "/nowhere.s11pack");
	buf_release(&bytes);
	buf_release(&letter);
}

static void test_a_faulty_form_invites_nobody(void **state)
{
	struct place *place = *state;
	char form[128];
	snprintf(form, sizeof form, "%s", place_path(place, "bad.json"));
	assert_true(file_create(form, "{\"format\": \"section11-form\"}", 28, NULL));
	EXPECT(65, "", "bad.json", "--dir", place->dir, "invite", "St. Mary's", "--form", form);
	EXPECT(65, "", "Nobody was invited.", "--dir", place->dir, "invite", "St. Mary's", "--form", form);
}

static void write_sealed(struct place *place, const char *name, int agency, const char *submission)
{
	struct buf sealed = BUF(BUF_MIB);
	place_seal(place, agency, submission, 1, &sealed);
	assert_true(file_create(place_path(place, name), sealed.data, sealed.len, NULL));
	buf_release(&sealed);
}

static void test_from_the_stick_to_the_screen(void **state)
{
	struct place *place = *state;
	struct buf receipt = BUF(RECEIPT_MAX_BYTES), sealed = BUF(BUF_MIB);
	struct receipt read;
	struct err err = { 0 };
	char a[128], b[128], other[128];
	snprintf(a, sizeof a, "%s", place_path(place, "sealed.1.s11"));
	snprintf(b, sizeof b, "%s", place_path(place, "from-st-marys"));
	snprintf(other, sizeof other, "%s", place_path(place, "form.s11pack"));
	write_sealed(place, "sealed.1.s11", 0, SUBMISSION_A);
	write_sealed(place, "from-st-marys", 1, "7f1c0000-0000-4000-8000-00000000000b");
	EXPECT(65, "sealed.1.s11: Received.", "form.s11pack: This is not a sealed submission", "--dir", place->dir, "import", a,
		other, b);
	assert_works(file_read(place_path(place, "sealed.1.receipt.txt"), &receipt, &err), &err);
	assert_works(file_read(a, &sealed, &err), &err);
	struct receipt_claim claim = { "practice-partnership", place->agencies[0].id, SUBMISSION_A, 1, sealed.data, sealed.len };
	assert_works(receipt_accept(receipt.data, receipt.len, place->board.identity.receipt_key, &claim, &read, &err), &err);
	assert_string_equal(read.notes, "by_file");
	assert_true(file_exists(place_path(place, "from-st-marys.receipt.txt")));
	EXPECT(0, "this is the same receipt", "", "--dir", place->dir, "import", a, "-o", place->dir);
	EXPECT(66, "", "", "--dir", place->dir, "show", "6f1c");
	EXPECT(0, "2 submissions were opened.", "", "--dir", place->dir, "open");
	EXPECT(0, "0 submissions were opened.", "", "--dir", place->dir, "open");
	EXPECT(65, "", "", "--dir", place->dir, "open", "--key", place_path(place, "keys/pack.key"));
	EXPECT(0, "Minutes of June.", "", "--dir", place->dir, "show", "6f1c");
	EXPECT(0, "Partially met", "", "--dir", place->dir, "show", "6f1c", "--format", "text", "--revision", "1");
	EXPECT(0, "Ann Bell, Chief executive", "", "--dir", place->dir, "show", "6f1c");
	EXPECT(66, "", "", "--dir", place->dir, "show", "6f1c", "--revision", "2");
	EXPECT(66, "", "There is no submission called zzzz. \"section11-board returns\" lists them.", "--dir", place->dir, "show", "zzzz");
	EXPECT(2, "", "--format is text or json", "--dir", place->dir, "show", "6f1c", "--format", "pdf");
	EXPECT(0, "Received", "", "--dir", place->dir, "returns");
	EXPECT(0, "read    6f1c0000-0000-4000-8000-00000000000a/1", "", "--dir", place->dir, "log");
	EXPECT(0, "2 receipts were read again", "", "--dir", place->dir, "check");
	buf_release(&receipt);
	buf_release(&sealed);
}

static void import_and_read(struct place *place, const char *name, const char *submission, struct receipt *ret)
{
	char sealed_path[128], receipt_path[128];
	struct buf receipt = BUF(RECEIPT_MAX_BYTES), sealed = BUF(BUF_MIB);
	struct err err = { 0 };
	snprintf(sealed_path, sizeof sealed_path, "%s.s11", place_path(place, name));
	snprintf(receipt_path, sizeof receipt_path, "%s.receipt.txt", place_path(place, name));
	EXPECT(0, "Received.", "", "--dir", place->dir, "import", sealed_path);
	assert_works(file_read(receipt_path, &receipt, &err), &err);
	assert_works(file_read(sealed_path, &sealed, &err), &err);
	struct receipt_claim claim = { "practice-partnership", place->agencies[0].id, submission, 1, sealed.data, sealed.len };
	assert_works(receipt_accept(receipt.data, receipt.len, place->board.identity.receipt_key, &claim, ret, &err), &err);
	buf_release(&receipt);
	buf_release(&sealed);
}

/* Only sticks, no receiver ever: a restored backup is found all the same, and no number is given twice. */
static void test_no_number_is_given_twice_after_a_restore(void **state)
{
	static const char third[] = "6f1c0000-0000-4000-8000-00000000000c";
	struct place *place = *state;
	struct receipt one, two, three;
	char copy[128], ledger[128];
	snprintf(copy, sizeof copy, "%s", place_path(place, "copy.db"));
	snprintf(ledger, sizeof ledger, "%s", place_path(place, "ledger.db"));
	write_sealed(place, "one.s11", 0, SUBMISSION_A);
	write_sealed(place, "two.s11", 0, SUBMISSION_B);
	write_sealed(place, "three.s11", 0, third);
	import_and_read(place, "one", SUBMISSION_A, &one);
	EXPECT(0, "was copied", "", "--dir", place->dir, "backup", copy);
	import_and_read(place, "two", SUBMISSION_B, &two);
	assert_int_equal(two.epoch, one.epoch);
	assert_int_equal(two.sequence, one.sequence + 1);
	assert_int_equal(rename(copy, ledger), 0);
	unlink(place_path(place, "ledger.db-wal"));
	unlink(place_path(place, "ledger.db-shm"));
	import_and_read(place, "three", third, &three);
	assert_int_equal(three.epoch, two.epoch + 1);
	assert_int_equal(three.sequence, 1);
	EXPECT(0, "2 receipts were read again", "", "--dir", place->dir, "check");
}

static void test_what_programs_read_is_json(void **state)
{
	struct place *place = *state;
	struct result result;
	struct json *json;
	struct err err = { 0 };
	int64_t n = 0;
	char a[128];
	snprintf(a, sizeof a, "%s", place_path(place, "a.s11"));
	write_sealed(place, "a.s11", 0, SUBMISSION_A);
	EXPECT(0, "Received.", "", "--dir", place->dir, "import", a);
	EXPECT(0, "1 submission was opened.", "", "--dir", place->dir, "open");
	CALL(&result, "--dir", place->dir, "returns", "--json");
	assert_int_equal(result.status, 0);
	assert_works(json_parse(buf_text(&result.out), result.out.len, &json_default_limits, "returns", &json, &err), &err);
	assert_true(json_get_int(json_get(json, "total"), "received", &n));
	assert_int_equal(n, 1);
	assert_int_equal(json_len(json_get(json, "returns")), 2);
	json_free(json);
	result_release(&result);
	CALL(&result, "--dir", place->dir, "show", "--json", SUBMISSION_A);
	assert_int_equal(result.status, 0);
	assert_works(json_parse(buf_text(&result.out), result.out.len, &json_default_limits, "show", &json, &err), &err);
	const struct json *answers = json_get(json_get(json_get(json, "submission"), "content"), "answers");
	assert_string_equal(json_get_text(json_get(answers, "KF1-1"), "value"), "partly");
	assert_string_equal(json_get_text(json_get(json, "receipt"), "notes"), "by_file");
	json_free(json);
	result_release(&result);
}

/* Two assessments of one organisation, one of them in two revisions: none hides behind another. */
static void test_several_submissions_of_one_organisation(void **state)
{
	static const char *const files[] = { "a.s11", "b.s11", "c.s11" };
	struct place *place = *state;
	struct result result;
	struct json *json;
	struct err err = { 0 };
	struct buf second = BUF(BUF_MIB);
	int64_t n = 0;
	write_sealed(place, "a.s11", 0, SUBMISSION_A);
	write_sealed(place, "b.s11", 0, SUBMISSION_B);
	place_seal(place, 0, SUBMISSION_A, 2, &second);
	assert_true(file_create(place_path(place, "c.s11"), second.data, second.len, NULL));
	for (size_t i = 0; i < LENGTH(files); i++)
		EXPECT(0, "Received.", "", "--dir", place->dir, "import", place_path(place, files[i]));
	CALL(&result, "--dir", place->dir, "returns", "--json");
	assert_works(json_parse(buf_text(&result.out), result.out.len, &json_default_limits, "returns", &json, &err), &err);
	const struct json *row = json_first(json_get(json, "returns")), *list = json_get(row, "submissions");
	assert_true(json_get_int(row, "received", &n));
	assert_int_equal(n, 3);
	assert_int_equal(json_len(list), 2);
	assert_string_equal(json_get_text(json_first(list), "id"), SUBMISSION_A);
	assert_true(json_get_int(json_first(list), "revision", &n));
	assert_int_equal(n, 2);
	assert_string_equal(json_get_text(json_next(json_first(list)), "id"), SUBMISSION_B);
	assert_int_equal(json_len(json_get(json_next(row), "submissions")), 0);
	json_free(json);
	result_release(&result);
	CALL(&result, "--dir", place->dir, "returns");
	assert_says(&result, 0, "2 different submissions", "");
	assert_says(&result, 0, "6f1c0000/2", "");
	assert_says(&result, 0, "6f1c0000/1", "");
	result_release(&result);
	buf_release(&second);
}

static void test_a_submission_has_several_names(void **state)
{
	static const char *const files[] = { "a.s11", "b.s11", "c.s11" };
	struct place *place = *state;
	struct buf second = BUF(BUF_MIB), receipt = BUF(RECEIPT_MAX_BYTES);
	struct result result;
	char reference[16];
	EXPECT(0, "Nothing yet.", "", "--dir", place->dir, "log");
	write_sealed(place, files[0], 0, SUBMISSION_A);
	EXPECT(66, "", "no submission called St. Mary's", "--dir", place->dir, "show", "St. Mary's");
	EXPECT(0, "Received.", "", "--dir", place->dir, "import", place_path(place, files[0]));
	assert_true(file_read(place_path(place, "a.receipt.txt"), &receipt, NULL));
	receipt_reference(receipt.data, receipt.len, reference);
	EXPECT(66, "", "Revision 1 of 6f1c0000 is not opened yet.", "--dir", place->dir, "show", reference);
	EXPECT(0, "1 submission was opened.", "", "--dir", place->dir, "open");
	const char *const names[] = { "6f1c0000/1", SUBMISSION_A, reference, "Oak Street Youth Club" };
	for (size_t i = 0; i < LENGTH(names); i++) {
		EXPECT(0, reference, "", "--dir", place->dir, "show", names[i]);
		EXPECT(1, "of Oak Street Youth Club", "", "--dir", place->dir, "erase", names[i]);
	}
	place_seal(place, 0, SUBMISSION_A, 2, &second);
	assert_true(file_create(place_path(place, files[1]), second.data, second.len, NULL));
	EXPECT(0, "Received.", "", "--dir", place->dir, "import", place_path(place, files[1]));
	CALL(&result, "--dir", place->dir, "show", "6f1c");
	assert_says(&result, 66, "", "Revision 2 of 6f1c0000 is not opened yet.");
	assert_says(&result, 66, "", "Revision 1 is open. To see it: section11-board show 6f1c0000/1");
	assert_int_equal(result.out.len, 0);
	result_release(&result);
	EXPECT(0, reference, "", "--dir", place->dir, "show", "6f1c0000/1");
	EXPECT(66, "", "There is no submission called 6f1c0000/3.", "--dir", place->dir, "show", "6f1c0000/3");
	EXPECT(66, "", "There is no submission called SU-0000-0000.", "--dir", place->dir, "show", "SU-0000-0000");
	write_sealed(place, files[2], 0, SUBMISSION_B);
	EXPECT(0, "Received.", "", "--dir", place->dir, "import", place_path(place, files[2]));
	EXPECT(65, "", "more than one submission", "--dir", place->dir, "show", "Oak Street Youth Club");
	buf_release(&second);
	buf_release(&receipt);
}

static void test_erasing_and_copying(void **state)
{
	struct place *place = *state;
	char a[128], copy[128];
	snprintf(a, sizeof a, "%s", place_path(place, "a.s11"));
	snprintf(copy, sizeof copy, "%s", place_path(place, "copy.db"));
	write_sealed(place, "a.s11", 0, SUBMISSION_A);
	EXPECT(0, "Received.", "", "--dir", place->dir, "import", a);
	EXPECT(0, "was copied", "", "--dir", place->dir, "backup", copy);
	EXPECT(73, "", "", "--dir", place->dir, "backup", copy);
	EXPECT(1, "Add --yes to do it.", "", "--dir", place->dir, "erase", "6f1c");
	EXPECT(0, "was erased", "", "--dir", place->dir, "erase", "6f1c", "--yes");
	EXPECT(66, "", "There is no submission called 6f1c.", "--dir", place->dir, "erase", "6f1c", "--yes");
	EXPECT(0, "Erased", "", "--dir", place->dir, "returns");
	EXPECT(0, "\"erased\": true", "", "--dir", place->dir, "returns", "--json");
	EXPECT(65, "", "erased on request", "--dir", place->dir, "import", a);
	EXPECT(0, "erased  6f1c0000", "", "--dir", place->dir, "log", "--last", "1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, release)

int main(void)
{
	unsetenv("LANGUAGE");
	setenv("LC_ALL", "C.UTF-8", 1);
	const struct CMUnitTest tests[] = {
		TEST(test_calls_that_cannot_be_meant),
		cmocka_unit_test(test_every_verb_explains_itself),
		TEST(test_init_refuses_what_is_there),
		TEST(test_organisations),
		TEST(test_a_list_is_taken_whole_or_not_at_all),
		TEST(test_lists_of_every_kind),
		TEST(test_an_invitation_and_its_letter_hold_all),
		TEST(test_a_faulty_form_invites_nobody),
		TEST(test_from_the_stick_to_the_screen),
		TEST(test_no_number_is_given_twice_after_a_restore),
		TEST(test_what_programs_read_is_json),
		TEST(test_several_submissions_of_one_organisation),
		TEST(test_a_submission_has_several_names),
		TEST(test_erasing_and_copying),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
