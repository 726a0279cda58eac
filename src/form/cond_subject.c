/* SPDX-License-Identifier: MIT */
#include "form/cond_subject.h"

#include "base/json.h"
#include "form/cond.h"

#include <assert.h>
#include <string.h>

static const char *const share_members[] = { "count", "of", "percent", NULL };
static const char *const document_members[] = { "review_due", "approved", NULL };

static const struct of_kind {
	enum subject_kind kind;
	const char *const *members;     /* what "member" may be… */
	enum subject_kind member_kind;  /* …and what can be said of those */
} of_kinds[] = {
	[FIELD_GRADE] = { SUBJECT_CODES }, [FIELD_YES_NO] = { SUBJECT_CODES }, [FIELD_YES_NO_UNKNOWN] = { SUBJECT_CODES },
	[FIELD_ONE] = { SUBJECT_CODES }, [FIELD_MANY] = { SUBJECT_CODES }, [FIELD_NUMBER] = { SUBJECT_NUMBER },
	[FIELD_SHARE] = { SUBJECT_OTHER, share_members, SUBJECT_NUMBER }, [FIELD_DATE] = { SUBJECT_DATE },
	[FIELD_TEXT] = { SUBJECT_OTHER }, [FIELD_PERSON] = { SUBJECT_OTHER }, [FIELD_TABLE] = { SUBJECT_OTHER },
	[FIELD_DOCUMENT] = { SUBJECT_OTHER, document_members, SUBJECT_DATE }, [FIELD_GROUP] = { SUBJECT_OTHER },
};
static_assert(sizeof(of_kinds) / sizeof(of_kinds[0]) == FIELD_KIND_COUNT, "something can be said of each kind");

/* The text of a member that may be missing; false if it is something else. */
static bool optional_text(struct reader *reader, const struct place *at, const struct json *json, const char *name,
	const char **ret)
{
	const struct json *value = json_get(json, name);
	if (value != NULL && !check_kind(reader, MEMBER_OF(at, name), value, JSON_TEXT))
		return false;
	*ret = arena_dup(&reader->form->arena, json_text(value));
	return true;
}

static bool find_member_kind(struct reader *reader, const struct place *at, const char *member, struct subject *subject)
{
	/* A field whose own kind was at fault: nothing more can be said. */
	if (subject->field->kind >= FIELD_KIND_COUNT)
		return false;
	const struct of_kind *of = &of_kinds[subject->field->kind];
	subject->kind = of->kind;
	if (member == NULL)
		return true;
	for (size_t i = 0; of->members != NULL && of->members[i] != NULL; i++) {
		if (strcmp(of->members[i], member) == 0) {
			subject->kind = of->member_kind;
			return true;
		}
	}
	fault_at(reader, MEMBER_OF(at, "member"), "%s has no member \"%s\"", subject->name, member);
	return false;
}

static bool find_field(struct reader *reader, const struct place *at, const char *id, const char *part_id,
	const struct form_question **ret_question, const struct form_field **ret_part)
{
	const struct form *form = reader->form;
	const struct form_question *question = form_question(form, id);
	if (question == NULL) {
		const char *const *names = names_of(reader, form->questions, form->n_questions, sizeof(form->questions[0]));
		fault_at(reader, MEMBER_OF(at, "question"), "no question has the id \"%s\"%s", id,
			did_you_mean(reader, id, names, form->n_questions));
		return false;
	}
	const struct form_field *part = part_id != NULL ? form_part(question, part_id) : NULL;
	if (part_id != NULL && part == NULL) {
		const char *const *names = names_of(reader, question->parts, question->n_parts, sizeof(question->parts[0]));
		fault_at(reader, MEMBER_OF(at, "part"), "%s has no part \"%s\"%s", id, part_id,
			did_you_mean(reader, part_id, names, question->n_parts));
		return false;
	}
	*ret_question = question;
	*ret_part = part;
	return true;
}

static bool of_question(struct reader *reader, const struct place *at, size_t limit, const struct cond_operand *operand,
	struct subject *subject)
{
	const struct form_question *question;
	const struct form_field *part;
	if (!find_field(reader, at, operand->question, operand->part, &question, &part))
		return false;
	if (field_ordinal(reader, question, part) >= limit) {
		fault_at(reader, MEMBER_OF(at, "question"), "looks forward: %s comes later in the form", operand->question);
		return false;
	}
	subject->name = question->id;
	subject->field = part != NULL ? part : &question->value;
	return find_member_kind(reader, at, operand->member, subject);
}

static bool of_fact(struct reader *reader, const struct place *at, size_t limit, const struct cond_operand *operand,
	struct subject *subject)
{
	const struct form *form = reader->form;
	const struct form_fact *fact = form_fact(form, operand->fact);
	if (fact == NULL) {
		const char *const *names = names_of(reader, form->facts, form->n_facts, sizeof(form->facts[0]));
		fault_at(reader, MEMBER_OF(at, "fact"), "there is no fact \"%s\"%s", operand->fact,
			did_you_mean(reader, operand->fact, names, form->n_facts));
		return false;
	}
	if (reader->facts_settled && reader->fact_infos[fact - reader->facts].reach > limit) {
		fault_at(reader, MEMBER_OF(at, "fact"), "looks forward: \"%s\" rests on a later question", operand->fact);
		return false;
	}
	subject->name = fact->id;
	subject->attribute = fact->sector_attribute;
	subject->kind = fact->question == NULL ? SUBJECT_TRUTH : SUBJECT_CODES;
	if (fact->question == NULL || fact->sector_attribute != NULL)
		return true;
	/* What is wrong with the fact itself has been said where it stands. */
	const struct form_question *question = form_question(form, fact->question);
	const struct form_field *part = question != NULL && fact->part != NULL ? form_part(question, fact->part) : NULL;
	if (question == NULL || (fact->part != NULL && part == NULL))
		return false;
	subject->field = part != NULL ? part : &question->value;
	return find_member_kind(reader, at, operand->member, subject);
}

bool subject_read(struct reader *reader, const struct place *at, const struct json *json, size_t limit,
	struct cond_operand *ret_operand, struct subject *ret_subject)
{
	struct cond_operand *operand = ret_operand;
	*ret_subject = (struct subject){ .kind = SUBJECT_OTHER };
	if (!optional_text(reader, at, json, "question", &operand->question)
		|| !optional_text(reader, at, json, "part", &operand->part)
		|| !optional_text(reader, at, json, "member", &operand->member)
		|| !optional_text(reader, at, json, "fact", &operand->fact))
		return false;
	if ((operand->question == NULL) == (operand->fact == NULL) || (operand->fact != NULL && operand->part != NULL)) {
		fault_at(reader, at, "compares a \"question\" (with its \"part\") or a \"fact\", one of the two");
		return false;
	}
	if (operand->fact != NULL)
		return of_fact(reader, at, limit, operand, ret_subject);
	return of_question(reader, at, limit, operand, ret_subject);
}

static bool is_duty(const char *code)
{
	return strcmp(code, "s11") == 0 || strcmp(code, "s175") == 0 || strcmp(code, "eyfs") == 0 || strcmp(code, "none") == 0;
}

static bool is_group(const struct form *form, const char *code)
{
	for (size_t i = 0; i < form->n_sectors; i++)
		if (form->sectors[i].group != NULL && strcmp(form->sectors[i].group, code) == 0)
			return true;
	return false;
}

bool subject_has_code(struct reader *reader, const struct place *at, const struct subject *subject, const char *code)
{
	const struct form_field *field = subject->field;
	if (subject->attribute != NULL ? strcmp(subject->attribute, "duty") == 0 ? is_duty(code) : is_group(reader->form, code)
		: field_option(field, code) != NULL)
		return true;
	const char *nearest = "";
	if (field != NULL)
		nearest = did_you_mean(reader, code, names_of(reader, field->options, field->n_options, sizeof(field->options[0])),
			field->n_options);
	fault_at(reader, at, "%s has no option \"%s\"%s", subject->name, code, nearest);
	return false;
}
