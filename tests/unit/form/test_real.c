/* SPDX-License-Identifier: MIT */
/* The forms that are shipped: they join, they read, they fit into a pack, and the pack opens. */
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "form/cond.h"
#include "form/form.h"
#include "form/pack.h"
#include "form/read.h"
#include "harness.h"

#include <stdlib.h>
#include <string.h>

static bool load(void *ctx, const char *name, struct buf *out, struct err *err)
{
	char *path = file_join(ctx, name);
	bool loaded = file_read(path, out, err);
	free(path);
	return loaded;
}

static struct json *join_real(const char *name)
{
	const struct form_loader loader = { .ctx = (void *)(uintptr_t)FORMS_DIR, .load = load };
	struct form_faults faults = { 0 };
	struct json *body = NULL;
	bool joined = form_join(&loader, name, &body, &faults);
	for (size_t i = 0; i < faults.n; i++)
		print_message("%s:%ld: %s %s\n", faults.items[i].file, faults.items[i].line, faults.items[i].pointer, faults.items[i].what);
	form_faults_release(&faults);
	assert_true(joined);
	return body;
}

static void check_form(const struct form *form)
{
	assert_true(form->n_questions > 50);
	assert_true(form_has_route(form, "core") && form_has_route(form, "full"));
	for (size_t i = 0; i < form->n_questions; i++) {
		const struct form_question *question = &form->questions[i];
		assert_ptr_equal(form_question(form, question->id), question);
		assert_null(strchr(question->text, '{'));
		assert_true(text_cols(question->short_text) <= 40);
	}
	static const char *const facts[] = { "sole", "contact", "duty", "group", "casework" };
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		assert_non_null(form_fact(form, facts[i]));
	assert_string_equal(form_fact(form, "duty")->sector_attribute, "duty");
}

static void check_pack(const struct json *body, const char *id)
{
	struct crypto_sign_pair pair;
	struct board_identity board = { .id = "test", .name = "Test", .endpoint = "https://records.example.org" };
	struct buf bytes = BUF(PACK_MAX_BYTES);
	struct pack pack;
	crypto_sign_pair(&pair);
	memcpy(board.pack_key, pair.public_key, sizeof(board.pack_key));
	pack_build(body, &board, &pair, &bytes);
	assert_false(bytes.full);
	assert_true(pack_open(bytes.data, bytes.len, pair.public_key, "test", &pack, NULL));
	assert_string_equal(pack.form->id, id);
	check_form(pack.form);
	pack_release(&pack);
	buf_release(&bytes);
}

static void shipped_forms_are_without_fault(void **state)
{
	struct file_names names;
	size_t n = 0;
	assert_true(crypto_start());
	assert_true(file_list(FORMS_DIR, &names, NULL));
	for (size_t i = 0; i < names.n; i++) {
		size_t len = strlen(names.names[i]);
		if (len < 5 || strcmp(names.names[i] + len - 5, ".json") != 0)
			continue;
		struct json *body = join_real(names.names[i]);
		struct form *form = NULL;
		assert_true(form_read(body, &form, NULL, NULL));
		check_form(form);
		check_pack(body, form->id);
		form_free(form);
		json_free(body);
		n++;
	}
	file_names_release(&names);
	assert_true(n >= 2);
}

static const struct json *value_in(const void *ctx, const char *question, const char *part)
{
	return json_get(json_get(ctx, question), part != NULL ? part : "value");
}

static const char *no_state(const void *ctx, const char *question)
{
	return NULL;
}

/* One person with no helpers: asked for the core route, and not whether other people know who leads. */
static void a_person_alone_meets_fewer_questions(void **state)
{
	static const char alone[] = "{\"ORG-02\":{\"value\":\"VCS\"},\"ORG-10\":{\"paid\":1,\"vols\":0},\"ORG-12\":{\"value\":\"direct\"}}";
	static const char group[] = "{\"ORG-02\":{\"value\":\"VCS\"},\"ORG-10\":{\"paid\":30,\"vols\":9},\"ORG-12\":{\"value\":\"direct\"}}";
	struct json *body = join_real("third-sector.json"), *answers[2] = { NULL, NULL };
	struct form *form = NULL;
	assert_true(form_read(body, &form, NULL, NULL));
	assert_true(json_parse(alone, strlen(alone), &json_default_limits, "test", &answers[0], NULL));
	assert_true(json_parse(group, strlen(group), &json_default_limits, "test", &answers[1], NULL));
	size_t asked[2] = { 0, 0 };
	for (size_t k = 0; k < 2; k++) {
		const struct cond_view view = { .ctx = answers[k], .value = value_in, .state = no_state, .today = 20778 };
		assert_int_equal(cond_holds(form->suggest_core, form, &view), k == 0);
		for (size_t i = 0; i < form->n_questions; i++)
			asked[k] += cond_holds(form->questions[i].when, form, &view);
		json_free(answers[k]);
	}
	assert_true(asked[0] < asked[1] && asked[1] <= form->n_questions);
	form_free(form);
	json_free(body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_forms_are_without_fault), cmocka_unit_test(a_person_alone_meets_fewer_questions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
