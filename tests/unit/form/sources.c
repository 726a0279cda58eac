/* SPDX-License-Identifier: MIT */
#include "sources.h"

#include "base/buf.h"
#include "base/json.h"
#include "harness.h"

#include <stdlib.h>
#include <string.h>

static const char form_text[] =
	"{\n"
	" \"format\": \"section11-form\",\n"
	" \"format_version\": 1,\n"
	" \"id\": \"small-2026\", \"version\": 3, \"year\": \"2026 to 2027\", \"language\": \"en\", \"instrument\": \"third-sector\",\n"
	" \"title\": \"A small form\", \"summary\": \"For tests.\", \"audience\": \"For everyone in {area}.\", \"voluntary\": true,\n"
	" \"dates\": { \"opens\": \"2026-11-02\", \"asked_for_by\": \"2027-01-29\", \"closes\": \"2027-02-12\" },\n"
	" \"stages\": [ { \"id\": \"launch\", \"title\": \"Launch\", \"from\": \"2026-11-02\", \"to\": \"2026-11-13\", \"output\": \"Letters\" } ],\n"
	" \"routes\": [ { \"id\": \"core\", \"title\": \"Core\", \"hint\": \"Short\" }, { \"id\": \"full\", \"title\": \"Full\", \"hint\": \"Long\" } ],\n"
	" \"suggest_core\": { \"fact\": \"sole\" },\n"
	" \"grades\": {\n"
	"  \"practice\": [ { \"code\": \"fully\", \"label\": \"Fully met\", \"definition\": \"All\" },\n"
	"   { \"code\": \"partly\", \"label\": \"Partially met\", \"definition\": \"Some\" }, { \"code\": \"unmet\", \"label\": \"Unmet\", \"definition\": \"None\" } ],\n"
	"  \"document\": [ { \"code\": \"fully\", \"label\": \"In date\", \"definition\": \"All\" },\n"
	"   { \"code\": \"partly\", \"label\": \"Needs work\", \"definition\": \"Some\" }, { \"code\": \"unmet\", \"label\": \"None\", \"definition\": \"None\" } ] },\n"
	" \"thresholds\": { \"high_percent\": 90, \"medium_percent\": 40 },\n"
	" \"sections\": [\n"
	"  \"org.json\",\n"
	"  { \"file\": \"kf1.json\", \"routes\": [ \"full\" ], \"optional\": true }\n"
	" ],\n"
	" \"local\": [ \"glossary.json\", \"contacts.json\", \"areas.json\", \"sectors.json\" ],\n"
	" \"overview\": [ { \"id\": \"what\", \"title\": \"What\", \"text\": [ \"About {area}.\" ], \"source\": \"us\", \"checked\": \"2026-11-21\" } ],\n"
	" \"privacy\": { \"title\": \"Private\", \"text\": [ \"Yours.\" ] },\n"
	" \"approval\": { \"id\": \"SGN-1\", \"text\": \"Who?\", \"statement\": \"I approve.\", \"hint\": \"The chair.\" },\n"
	" \"not_for\": [ { \"when\": { \"fact\": \"duty\", \"is\": \"s175\" }, \"sections\": [ \"ORG\" ], \"text\": \"Not for you.\" } ],\n"
	" \"checks\": [ { \"id\": \"CHK-01\", \"strength\": \"warning\", \"question\": \"KF1-1\",\n"
	"  \"when\": { \"question\": \"KF1-1\", \"is\": \"fully\" }, \"text\": \"Sure?\" } ]\n"
	"}\n";

static const char org_text[] =
	"{\n"
	" \"format\": \"section11-section\", \"format_version\": 1,\n"
	" \"id\": \"ORG\", \"title\": \"About you\", \"short\": \"About you\",\n"
	" \"introduction\": [ \"Facts.\" ],\n"
	" \"facts\": {\n"
	"  \"duty\": { \"question\": \"ORG-1\", \"sector\": \"duty\" },\n"
	"  \"group\": { \"question\": \"ORG-1\", \"sector\": \"group\" },\n"
	"  \"contact\": { \"question\": \"ORG-2\" },\n"
	"  \"paid\": { \"question\": \"ORG-3\", \"part\": \"paid\" },\n"
	"  \"sole\": { \"when\": { \"fact\": \"paid\", \"at_most\": 1 } },\n"
	"  \"alone\": { \"when\": { \"all\": [ { \"fact\": \"sole\" }, { \"not\": { \"fact\": \"contact\", \"is\": \"none\" } } ] } }\n"
	" },\n"
	" \"questions\": [\n"
	"  { \"id\": \"ORG-1\", \"text\": \"What kind?\", \"short\": \"Kind\", \"kind\": \"one\", \"options_from\": \"sectors\", \"core\": true },\n"
	"  { \"id\": \"ORG-2\", \"text\": \"How close?\", \"short\": \"Contact\", \"kind\": \"one\",\n"
	"   \"options\": [ { \"code\": \"direct\", \"label\": \"Direct\" }, { \"code\": \"none\", \"label\": \"None\", \"text\": true } ] },\n"
	"  { \"id\": \"ORG-3\", \"text\": \"How many?\", \"short\": \"People\", \"kind\": \"group\", \"parts\": [\n"
	"   { \"id\": \"paid\", \"text\": \"Paid?\", \"kind\": \"number\", \"unit\": \"people\", \"min\": 0, \"max\": 9999, \"core\": true },\n"
	"   { \"id\": \"vols\", \"text\": \"Unpaid?\", \"kind\": \"number\", \"when\": { \"question\": \"ORG-3\", \"part\": \"paid\", \"at_least\": 1 } } ] },\n"
	"  { \"id\": \"ORG-4\", \"text\": \"Where?\", \"short\": \"Areas\", \"kind\": \"many\", \"options_from\": \"areas\" }\n"
	" ]\n"
	"}\n";

static const char kf1_text[] =
	"{\n"
	" \"format\": \"section11-section\", \"format_version\": 1,\n"
	" \"id\": \"KF1\", \"title\": \"Leaders\", \"short\": \"Leaders\",\n"
	" \"introduction\": [ \"Who leads in {area}?\" ],\n"
	" \"questions\": [\n"
	"  { \"id\": \"KF1-1\", \"text\": \"Who leads?\", \"short\": \"Who leads\", \"kind\": \"grade\", \"hint\": \"In {area}.\",\n"
	"   \"guidance\": [ \"Think.\" ], \"evidence\": [ \"Minutes.\" ], \"tags\": [ \"b\" ], \"themes\": [ \"leadership\" ],\n"
	"   \"legal\": { \"text\": \"You must.\", \"source\": \"The Act\", \"date\": \"2004-11-15\" },\n"
	"   \"variants\": [ { \"when\": { \"fact\": \"sole\" }, \"text\": \"Do you lead?\", \"guidance\": [ \"You.\" ] } ],\n"
	"   \"parts\": [ { \"id\": \"lead\", \"text\": \"Who?\", \"kind\": \"person\" },\n"
	"    { \"id\": \"trained\", \"text\": \"When?\", \"kind\": \"date\", \"month_only\": true, \"optional\": true } ] },\n"
	"  { \"id\": \"KF1-2\", \"text\": \"How many know?\", \"short\": \"Know\", \"kind\": \"share\", \"count_label\": \"know\", \"of_label\": \"people\",\n"
	"   \"when\": { \"not\": { \"fact\": \"sole\" } }, \"not_asked\": \"because you work on your own\" },\n"
	"  { \"id\": \"KF1-3\", \"text\": \"Your policy?\", \"short\": \"Policy\", \"kind\": \"grade\", \"scale\": \"document\", \"same_as\": \"KF1-1\",\n"
	"   \"replaces\": [ \"LIB-2\" ], \"changed\": \"reworded\",\n"
	"   \"parts\": [ { \"id\": \"documents\", \"text\": \"Which?\", \"kind\": \"document\" } ] },\n"
	"  { \"id\": \"KF1-4\", \"text\": \"Is it known?\", \"short\": \"Known\", \"kind\": \"yes_no_unknown\", \"allow_not_sure\": false },\n"
	"  { \"id\": \"KF1-5\", \"text\": \"Which ways?\", \"short\": \"Ways\", \"kind\": \"many\", \"options\": [\n"
	"   { \"code\": \"talk\", \"label\": \"Talk\", \"when\": { \"fact\": \"contact\", \"is\": \"direct\" } }, { \"code\": \"write\", \"label\": \"Write\" },\n"
	"   { \"code\": \"none\", \"label\": \"None\", \"alone\": true } ] },\n"
	"  { \"id\": \"KF1-6\", \"text\": \"What else?\", \"short\": \"Else\", \"kind\": \"text\", \"limit\": 600, \"names_warning\": true, \"core_note\": \"Skip it.\" },\n"
	"  { \"id\": \"KF1-7\", \"text\": \"What next?\", \"short\": \"Next\", \"kind\": \"table\", \"rows_max\": 5, \"prefill\": \"help_wanted\", \"columns\": [\n"
	"   { \"id\": \"what\", \"label\": \"What\", \"kind\": \"text\" }, { \"id\": \"sure\", \"label\": \"Sure\", \"kind\": \"yes_no\" },\n"
	"   { \"id\": \"who\", \"label\": \"Who\", \"kind\": \"one\", \"options\": [ { \"code\": \"us\", \"label\": \"Us\" } ] } ] }\n"
	" ],\n"
	" \"checks\": [ { \"id\": \"CHK-KF1-01\", \"strength\": \"critical\", \"question\": \"KF1-2\", \"when\":\n"
	"  { \"question\": \"KF1-2\", \"member\": \"count\", \"more_than\": { \"question\": \"KF1-2\", \"member\": \"of\" } }, \"text\": \"Too many.\" } ]\n"
	"}\n";

static const char glossary_text[] =
	"{ \"format\": \"section11-glossary\", \"format_version\": 1,\n"
	" \"terms\": [ { \"id\": \"area\", \"text\": \"Surrey\", \"meaning\": \"The county.\", \"checked\": \"2026-11-21\", \"source\": \"us\" } ] }\n";

static const char contacts_text[] =
	"{ \"format\": \"section11-contacts\", \"format_version\": 1,\n"
	" \"danger\": [ { \"id\": \"police\", \"title\": \"Now\", \"phone\": \"999\", \"hours\": \"Always\", \"text\": \"Ring.\" } ],\n"
	" \"ask\": [ { \"id\": \"team\", \"title\": \"Us\", \"phone\": \"\", \"email\": \"\", \"text\": \"Write.\" } ] }\n";

static const char areas_text[] =
	"{ \"format\": \"section11-areas\", \"format_version\": 1,\n"
	" \"areas\": [ { \"code\": \"woking\", \"label\": \"Woking\", \"gss\": \"E07000217\", \"from\": \"1974-04-01\", \"to\": \"2027-03-31\",\n"
	"  \"followed_by\": \"west\" }, { \"code\": \"west\", \"label\": \"West {area}\", \"gss\": \"\", \"from\": \"2027-04-01\" } ] }\n";

static const char sectors_text[] =
	"{ \"format\": \"section11-sectors\", \"format_version\": 1,\n"
	" \"sectors\": [ { \"code\": \"VCS\", \"label\": \"Charity\", \"hint\": \"Clubs\", \"duty\": \"none\", \"group\": \"Third sector\", \"forum\": \"third\" },\n"
	"  { \"code\": \"EDU\", \"label\": \"School\", \"duty\": \"s175\", \"group\": \"Schools\", \"forum\": \"schools\" } ] }\n";

static const struct { const char *name, *text; } files[] = {
	{ "small.json", form_text }, { "sections/org.json", org_text }, { "sections/kf1.json", kf1_text },
	{ "local/glossary.json", glossary_text }, { "local/contacts.json", contacts_text }, { "local/areas.json", areas_text },
	{ "local/sectors.json", sectors_text },
};

static const char *unchanged(const char *file)
{
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (strcmp(files[i].name, file) == 0)
			return files[i].text;
	return NULL;
}

char *source_text(const char *file, const struct change *change)
{
	const char *text = unchanged(file);
	assert_non_null(text);
	if (change->file == NULL || strcmp(change->file, file) != 0)
		return xstrdup(text);
	const char *at = strstr(text, change->from);
	assert_non_null(at);
	return xasprintf("%.*s%s%s", (int)(at - text), text, change->to, at + strlen(change->from));
}

static bool load(void *ctx, const char *name, struct buf *out, struct err *err)
{
	const struct change *change = ctx;
	bool gone = change->file != NULL && strcmp(change->file, name) == 0 && change->to == NULL;
	if (unchanged(name) == NULL || gone)
		return err_set(err, ERR_NOT_FOUND, name, "no such file");
	char *text = source_text(name, change);
	buf_puts(out, text);
	free(text);
	return true;
}

bool join_changed(const struct change *change, struct json **ret_body, struct form_faults *faults)
{
	struct change own = *change;
	const struct form_loader loader = { .ctx = &own, .load = load };
	return form_join(&loader, "small.json", ret_body, faults);
}

struct json *join_whole(void)
{
	struct json *body = NULL;
	struct form_faults faults = { 0 };
	bool good = join_changed(&(struct change){ 0 }, &body, &faults);
	for (size_t i = 0; i < faults.n; i++)
		print_message("%s:%ld %s %s\n", faults.items[i].file, faults.items[i].line, faults.items[i].pointer, faults.items[i].what);
	assert_true(good);
	form_faults_release(&faults);
	return body;
}

struct form *read_whole(void)
{
	struct json *body = join_whole();
	struct form *form = NULL;
	assert_true(form_read(body, &form, NULL, NULL));
	json_free(body);
	return form;
}
