/* SPDX-License-Identifier: MIT */
/* PO files: what is read of them, what is refused and where, and what of it goes into a pack. */
#include "base/buf.h"
#include "base/json.h"
#include "form/pack.h"
#include "form/po.h"
#include "harness.h"
#include "sources.h"

#include <stdlib.h>
#include <string.h>

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Language: cy\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"

static void entries_are_read_with_their_lines(void **state)
{
	static const char text[] = "\xef\xbb\xbf# Welsh\n" HEADER "\"X-Read-By-Native-Speaker: Megan Evans\\n\"\n"
		"\n#. a comment\n#: kf1.json:KF1-1\n#| msgid \"Old\"\nmsgid \"One\\n\"\n\"two \\\"q\\\"\\t\\\\\"\nmsgstr \"Un\"\r\n"
		"\n#, fuzzy, python-brace-format\nmsgid \"Maybe\"\nmsgstr \"Efallai\"\n"
		"msgid \"Not yet\"\nmsgstr \"\"\n\n#~ msgid \"Gone\"\n#~ msgstr \"Wedi mynd\"\n";
	struct form_faults faults = { 0 };
	struct po po;
	assert_true(po_read(text, sizeof(text) - 1, "cy.po", &po, &faults));
	assert_string_equal(po.language, "cy");
	assert_string_equal(po.read_by, "Megan Evans");
	assert_int_equal(po.n, 3);
	assert_string_equal(po.items[0].id, "One\ntwo \"q\"\t\\");
	assert_string_equal(po.items[0].text, "Un");
	assert_int_equal(po.items[0].line, 11);
	assert_true(!po.items[0].fuzzy && po.items[1].fuzzy && !po.items[2].fuzzy);
	assert_string_equal(po.items[2].text, "");
	po_release(&po);
	assert_true(po_read("", 0, "cy.po", &po, &faults));
	assert_int_equal(po.n, 0);
	po_release(&po);
	static const char unread[] = HEADER "\"X-Read-By-Native-Speaker: no\\n\"\n";
	assert_true(po_read(unread, sizeof(unread) - 1, "cy.po", &po, &faults));
	assert_string_equal(po.read_by, "");
	po_release(&po);
	form_faults_release(&faults);
}

/* What was doubtful about a text that is gone is none of the next one's. */
static void fuzzy_goes_with_what_is_gone(void **state)
{
	static const char text[] = HEADER "\n#, fuzzy\n#~ msgid \"Gone\"\n#~ msgstr \"Wedi mynd\"\n\nmsgid \"One\"\nmsgstr \"Un\"\n"
		"\n#, fuzzy\n#: kf1.json\nmsgid \"Two\"\nmsgstr \"Dau\"\n";
	struct form_faults faults = { 0 };
	struct po po;
	(void)state;
	assert_true(po_read(text, sizeof(text) - 1, "cy.po", &po, &faults));
	assert_int_equal(po.n, 2);
	assert_false(po.items[0].fuzzy);
	assert_true(po.items[1].fuzzy);
	po_release(&po);
	form_faults_release(&faults);
}

/* Of the form as it is now: translations, comments and header stay; what is new is empty; what is gone is kept and comes back. */
static void a_merge_keeps_what_a_translator_wrote(void **state)
{
	static const char text[] = "# Megan, 2026\n#, fuzzy\n" HEADER "\"X-Own: yes\\n\"\n"
		"\n# asked on the phone\n#\n#. old comment\n#: old:1\n#, fuzzy\nmsgid \"Who leads?\"\nmsgstr \"Pwy?\"\n"
		"\n# why it went\nmsgid \"Long gone\"\nmsgstr \"Wedi mynd\"\n\nmsgid \"Never done\"\nmsgstr \"\"\n"
		"\n# it may come back\n#~ msgid \"Letters\"\n#~ msgstr \"\"\n#~ \"Llythyrau\"\n\n#~ msgid \"Older\"\n#~ msgstr \"Hen\"\n"
		"\n#~ msgid_plural \"left out\"\n\nmsgid \"Yes\"\nmsgstr \"Oes\"\n\n# to be read again in spring\n# Megan\n";
	static const char *const kept[] = {
		"# Megan, 2026\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: cy\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Own: yes\\n\"\n\n",
		"\n# asked on the phone\n#\n#. question KF1-1: text\n#: ", "#, fuzzy\nmsgid \"Who leads?\"\nmsgstr \"Pwy?\"\n",
		"msgid \"Yes\"\nmsgstr \"Oes\"\n", "msgid \"What kind?\"\nmsgstr \"\"\n", "\n# it may come back\n#. ", "msgid \"Letters\"\nmsgstr \"Llythyrau\"\n",
		"\n# why it went\n#~ msgid \"Long gone\"\n#~ msgstr \"Wedi mynd\"\n", "\n#~ msgid \"Older\"\n#~ msgstr \"Hen\"\n",
		"\n\n# to be read again in spring\n# Megan\n",
	};
	struct json *body = join_whole();
	struct form_texts texts = { 0 };
	struct form_faults faults = { 0 };
	struct po_merged merged;
	struct po po;
	struct buf out = BUF(PO_MAX_BYTES), again = BUF(PO_MAX_BYTES);
	(void)state;
	assert_true(form_texts_read(body, &texts, NULL));
	assert_true(po_read(text, sizeof(text) - 1, "cy.po", &po, &faults));
	assert_int_equal(po.n_gone, 2);
	form_texts_write_po(&texts, body, "small.json", &po, &merged, &out);
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (strstr(buf_text(&out), kept[i]) == NULL)
			fail_msg("not there:\n%s\nin:\n%s", kept[i], buf_text(&out));
	assert_null(strstr(buf_text(&out), "Never done"));
	assert_null(strstr(buf_text(&out), "old comment"));
	assert_true(merged.n > 20 && merged.n_new == merged.n - 3);
	assert_int_equal(merged.n_gone, 1);
	assert_int_equal(merged.n_back, 1);
	assert_int_equal(merged.n_fuzzy, 1);
	po_release(&po);
	/* A second time nothing changes. */
	assert_true(po_read(buf_text(&out), out.len, "cy.po", &po, &faults));
	form_texts_write_po(&texts, body, "small.json", &po, &merged, &again);
	assert_string_equal(buf_text(&again), buf_text(&out));
	assert_int_equal(merged.n_gone + merged.n_back, 0);
	po_release(&po);
	buf_release(&again);
	buf_release(&out);
	form_texts_release(&texts);
	json_free(body);
}

static void wrong_files_are_refused_with_the_line(void **state)
{
	static const struct { const char *text; long line; const char *what; } cases[] = {
		{ "msgid \"a\"\n", 1, "without its msgstr" }, { "msgstr \"a\"\n", 1, "without its msgid" },
		{ "msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", 1, "without its msgstr" },
		{ "msgid \"a\nmsgstr \"\"\n", 1, "does not end" }, { "msgid \"a\" b\nmsgstr \"\"\n", 1, "does not end" },
		{ "msgid \"a\\x41\"\nmsgstr \"\"\n", 1, "backslash" }, { "msgid \"a\\", 1, "backslash" },
		{ "\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"\"\n", 2, "no contexts" },
		{ "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\n", 2, "no plurals" },
		{ "\"lost\"\n", 1, "is not read here" }, { "nonsense\n", 1, "is not read here" }, { "msgid a\n", 1, "is not read here" },
		{ "msgid \"a\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"b\"\n", 4, "at line 1 already" },
		{ "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", 1, "only UTF-8" },
		{ "msgid \"\xff\"\nmsgstr \"\"\n", 0, "not UTF-8" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_faults faults = { 0 };
		struct po po;
		assert_false(po_read(cases[i].text, strlen(cases[i].text), "x.po", &po, &faults));
		assert_string_equal(faults.items[0].file, "x.po");
		assert_int_equal(faults.items[0].line, cases[i].line);
		if (strstr(faults.items[0].what, cases[i].what) == NULL)
			fail_msg("%zu: %s", i, faults.items[0].what);
		form_faults_release(&faults);
	}
}

/* Cut at every byte: either it is read or it is refused with a fault, and never beyond its end (the sanitizer looks). */
static void a_file_that_is_cut_does_no_harm(void **state)
{
	static const char text[] = "# x\n" HEADER "\n#, fuzzy\nmsgid \"One\\n\"\n\"two \\\"q\\\"\"\r\nmsgstr \"Un \xc3\xa2\"\n\n#~ msgid \"old\"\n";
	for (size_t cut = 0; cut < sizeof(text); cut++) {
		struct form_faults faults = { 0 };
		struct po po;
		char *exact = xmalloc(cut + 1);
		memcpy(exact, text, cut);
		exact = xrealloc(exact, cut > 0 ? cut : 1);
		if (po_read(exact, cut, "cut.po", &po, &faults))
			po_release(&po);
		else
			assert_true(faults.n > 0);
		form_faults_release(&faults);
		free(exact);
	}
}

static bool translate(struct json *body, const char *text, struct form_po *ret, struct form_faults *faults)
{
	char file[] = "small.cy.po";
	*ret = (struct form_po){ .language = "cy", .file = file, .bytes = BUF(PO_MAX_BYTES) };
	buf_puts(&ret->bytes, text);
	bool ok = form_translate(body, ret, 1, faults);
	buf_release(&ret->bytes);
	return ok;
}

static void translations_go_into_the_pack_and_out_again(void **state)
{
	struct json *body = join_whole();
	struct form_faults faults = { 0 };
	struct form_po po;
	struct form *form = NULL;
	assert_true(translate(body, HEADER "\"X-Read-By-Native-Speaker: Megan Evans\\n\"\n\n"
		"msgid \"For everyone in {area}.\"\nmsgstr \"I bawb yn {area}.\"\nmsgid \"Who leads?\"\nmsgstr \"Pwy sy'n arwain?\"\n"
		"#, fuzzy\nmsgid \"Launch\"\nmsgstr \"Dechrau\"\nmsgid \"Long gone\"\nmsgstr \"Wedi hen fynd\"\n"
		"msgid \"Letters\"\nmsgstr \"\"\n", &po, &faults));
	assert_int_equal(po.n_fuzzy, 1);
	assert_int_equal(po.n_stale, 1);
	struct board_identity board = { .id = "test", .name = "Test", .endpoint = "https://records.example.org" };
	struct crypto_sign_pair pair;
	struct buf bytes = BUF(PACK_MAX_BYTES);
	struct pack pack;
	crypto_sign_pair(&pair);
	memcpy(board.pack_key, pair.public_key, sizeof(board.pack_key));
	pack_build(body, &board, &pair, &bytes);
	assert_true(pack_open_in(buf_text(&bytes), bytes.len, NULL, "cy_GB:pl", "pack", &pack, NULL));
	form = pack.form;
	assert_string_equal(form->language, "cy");
	assert_string_equal(form->own_language, "en");
	assert_string_equal(form->audience, "I bawb yn Surrey.");
	assert_string_equal(form_question(form, "KF1-1")->text, "Pwy sy'n arwain?");
	assert_string_equal(form->stages[0].title, "Launch");
	assert_int_equal(form->n_languages, 1);
	assert_string_equal(form->languages[0].read_by, "Megan Evans");
	assert_int_equal(form->languages[0].n_texts, 2);
	assert_true(form->n_texts > 50);
	pack_release(&pack);
	buf_release(&bytes);
	json_free(body);
}

static void the_first_language_wanted_that_there_is(void **state)
{
	static const struct { const char *wanted, *got; } cases[] = {
		{ NULL, "en" }, { "", "en" }, { "cy", "cy" }, { "cy_GB", "cy" }, { "pl:cy:en", "cy" }, { "en_GB:cy", "en" }, { "pl", "en" },
		{ "::cy", "cy" }, { "c", "en" },
	};
	struct json *body = join_whole();
	struct form_faults faults = { 0 };
	struct form_po po;
	assert_true(translate(body, HEADER "msgid \"Who leads?\"\nmsgstr \"Pwy?\"\n", &po, &faults));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form *form = NULL;
		assert_true(form_read_in(body, cases[i].wanted, &form, NULL, NULL));
		assert_string_equal(form->language, cases[i].got);
		form_free(form);
	}
	json_free(body);
}

static void a_file_without_translations_changes_nothing(void **state)
{
	struct json *body = join_whole();
	struct form_faults faults = { 0 };
	struct form_po po;
	assert_true(translate(body, HEADER "msgid \"Who leads?\"\nmsgstr \"\"\n", &po, &faults));
	assert_null(json_get(body, "translations"));
	assert_true(form_translate(body, NULL, 0, &faults));
	json_free(body);
}

/* Each is said at its file and line, whichever language a person reads. */
static void translations_that_do_not_fit_are_refused(void **state)
{
	static const struct { const char *from, *to, *what; } cases[] = {
		{ "For everyone in {area}.", "I bawb.", "leaves out {area}" },
		{ "For everyone in {area}.", "I bawb yn {ardal}.", "no token {ardal}" },
		{ "For everyone in {area}.", "I bawb yn {area", "does not end" },
		{ "Who leads?", "Pwy yn {area}?", "has {area}, which the text" },
		{ "Surrey", "{area}", "has {area}, which the text" },
		{ "Who leads?", "Pwy\\nsy'n arwain?", "lines where the text" },
		{ "Who leads?", "Pwy\x1b[2J?", "control character" },
		{ "Who leads?", "Pwy \xe2\x80\xae?", "control character" },
		{ "Who leads", "Pwy sy'n arwain yma, a phwy sy'n arwain acw", "columns; it may take 40" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json *body = join_whole();
		struct form_faults faults = { 0 };
		struct form_po po;
		struct buf text = BUF(BUF_MIB);
		buf_printf(&text, HEADER "\nmsgid \"%s\"\nmsgstr \"%s\"\n", cases[i].from, cases[i].to);
		assert_false(translate(body, buf_text(&text), &po, &faults));
		assert_string_equal(faults.items[0].file, "small.cy.po");
		assert_int_equal(faults.items[0].line, 6);
		bool found = false;
		for (size_t j = 0; j < faults.n; j++)
			found = found || strstr(faults.items[j].what, cases[i].what) != NULL;
		if (!found)
			fail_msg("%zu: %s", i, faults.items[0].what);
		form_faults_release(&faults);
		buf_release(&text);
		json_free(body);
	}
}

static void too_long_is_refused(void **state)
{
	static const struct { const char *from; size_t bytes; bool fits; } cases[] = {
		{ "Surrey", 400, true }, { "Surrey", 401, false }, { "Who leads?", 4000, true }, { "Who leads?", 4001, false },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json *body = join_whole();
		struct form_faults faults = { 0 };
		struct form_po po;
		struct buf text = BUF(BUF_MIB);
		buf_printf(&text, HEADER "\nmsgid \"%s\"\nmsgstr \"", cases[i].from);
		buf_fill(&text, 'a', cases[i].bytes);
		buf_puts(&text, "\"\n");
		assert_int_equal(translate(body, buf_text(&text), &po, &faults), cases[i].fits);
		if (!cases[i].fits)
			assert_int_equal(faults.items[0].line, 6);
		form_faults_release(&faults);
		buf_release(&text);
		json_free(body);
	}
}

static void a_header_of_another_language_is_refused(void **state)
{
	struct json *body = join_whole();
	struct form_faults faults = { 0 };
	char file[] = "small.pl.po";
	struct form_po po = { .language = "pl", .file = file, .bytes = BUF(PO_MAX_BYTES) };
	buf_puts(&po.bytes, HEADER);
	assert_false(form_translate(body, &po, 1, &faults));
	buf_release(&po.bytes);
	assert_non_null(strstr(faults.items[0].what, "Language: cy"));
	form_faults_release(&faults);
	json_free(body);
}

static void the_name_says_form_and_language(void **state)
{
	static const struct { const char *form, *po, *language; } cases[] = {
		{ "third-sector.json", "third-sector.cy.po", "cy" }, { "third-sector.json", "third-sector.pt_BR.po", "pt_BR" },
		{ "third-sector.json", "surrey-way.cy.po", NULL }, { "third-sector.json", "third-sector.po", NULL },
		{ "third-sector.json", "third-sector.cy.po~", NULL }, { "third-sector.json", "third-sector.CY.po", NULL },
		{ "third-sector.json", "third-sector..po", NULL }, { "third.json", "third-sector.cy.po", NULL }, { "a.json", "a.po", NULL },
		{ "third-sector.json", "third-sector.abcdefghijklmnopqrst.po", NULL },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char language[16] = "";
		assert_int_equal(form_po_language(cases[i].form, cases[i].po, language), cases[i].language != NULL);
		if (cases[i].language != NULL)
			assert_string_equal(language, cases[i].language);
	}
}

static bool load_one(void *ctx, const char *name, struct buf *out, struct err *err)
{
	if (strcmp(name, "small.cy.po") != 0)
		return err_set(err, ERR_NOT_FOUND, name, "no such file");
	buf_puts(out, HEADER "msgid \"Who leads?\"\nmsgstr \"Pwy?\"\n");
	return true;
}

static void files_of_the_form_are_found_by_their_names(void **state)
{
	char files[][24] = { "LINGUAS", "other.cy.po", "small.cy.po", "small.cy.po~", "small.pl.po" };
	char *names[] = { files[0], files[1], files[2], files[3], files[4] };
	const struct form_loader loader = { NULL, load_one };
	struct form_faults faults = { 0 };
	struct form_pos pos = { 0 };
	assert_true(form_pos_load(&pos, "small.json", "po/", names, 4, &loader, &faults));
	assert_int_equal(pos.n, 1);
	assert_string_equal(pos.items[0].file, "po/small.cy.po");
	struct json *body = join_whole();
	assert_true(form_translate(body, pos.items, pos.n, &faults));
	json_free(body);
	form_pos_release(&pos);
	assert_false(form_pos_load(&pos, "small.json", "po/", names, 5, &loader, &faults));
	assert_string_equal(faults.items[0].file, "po/small.pl.po");
	form_pos_release(&pos);
	form_faults_release(&faults);
}

static void what_is_missing_is_listed_with_its_place(void **state)
{
	struct json *body = join_whole();
	struct form_faults faults = { 0 };
	struct form_texts texts;
	struct form_po po;
	struct buf out = BUF(BUF_MIB);
	assert_true(translate(body, HEADER "msgid \"Who leads?\"\nmsgstr \"Pwy?\"\n", &po, &faults));
	assert_true(form_texts_read(body, &texts, NULL));
	size_t n = form_missing(body, &texts, "small.json", "cy", &out);
	assert_null(strstr(buf_text(&out), "Who leads?\n"));
	assert_non_null(strstr(buf_text(&out), "sections/kf1.json:KF1-1: question KF1-1: short name, for lists: Who leads\n"));
	assert_true(strstr(buf_text(&out), "small.json:launch") < strstr(buf_text(&out), "sections/org.json")); /* in reading order */
	const char *once = strstr(buf_text(&out), ": About you\n");
	assert_null(strstr(once + 1, ": About you\n"));
	form_texts_once(&texts);
	assert_int_equal(n, texts.n - 1);
	buf_release(&out);
	form_texts_release(&texts);
	json_free(body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_are_read_with_their_lines), cmocka_unit_test(a_merge_keeps_what_a_translator_wrote), cmocka_unit_test(wrong_files_are_refused_with_the_line),
		cmocka_unit_test(a_file_that_is_cut_does_no_harm),
		cmocka_unit_test(fuzzy_goes_with_what_is_gone),
		cmocka_unit_test(translations_go_into_the_pack_and_out_again), cmocka_unit_test(the_first_language_wanted_that_there_is),
		cmocka_unit_test(a_file_without_translations_changes_nothing), cmocka_unit_test(translations_that_do_not_fit_are_refused),
		cmocka_unit_test(too_long_is_refused), cmocka_unit_test(a_header_of_another_language_is_refused),
		cmocka_unit_test(the_name_says_form_and_language), cmocka_unit_test(files_of_the_form_are_found_by_their_names),
		cmocka_unit_test(what_is_missing_is_listed_with_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
