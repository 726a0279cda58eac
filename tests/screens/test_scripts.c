/* SPDX-License-Identifier: MIT */
/*
 * An organisation, answers, documents and comments in scripts that are wide, that stand on top of each other, that run from
 * right to left, that join, and that never break: pictures of the pages where they are typed and shown.
 */
#include "harness/screen_test.h"
#include "look.h"
#include "proof.h"
#include "story.h"

static void see(struct driver *driver, const char *name)
{
	static const struct size sizes[] = { { 24, 80 }, { 12, 40 }, { 8, 20 } };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct cells cells;
		look_paint(driver, sizes[i], &cells);
		proof_cells(driver, &cells);
		proof_cursor(driver, &cells);
		proof_caret(driver, &cells);
		cells_release(&cells);
	}
	look_all(driver, name, sizes, sizeof sizes / sizeof *sizes);
}

static const struct audience scripts[] = {
	/* Wide; no blanks between words. */
	{ .prefix = "script_wide_", .see = see, .stories = "scripts.txt",
		.setting = { .agency = "橡树街青年俱乐部（オーク通り青年会）" },
		.words = "儿童保护政策与志愿者轮值表二〇二六年版",
		.prose = "我们每周开一次会，讨论孩子们的安全。子どもの声を聞いて、帰りの集合場所を変えました。保護者の皆さんにも手紙で伝えました。" },
	/* Marks above, below and around; clusters of several letters. */
	{ .prefix = "script_clusters_", .see = see, .stories = "scripts.txt",
		.setting = { .agency = "ओक सडक युवा क्लब, Trường Sồi" },
		.words = "बालबालिका संरक्षण नीति र स्वयंसेवक तालिका",
		.prose = "बालबालिकाको सुरक्षाका लागि हामी हरेक महिना बैठक गर्छौं। अभिभावकले भनेपछि हामीले घर फर्कने समय परिवर्तन गर्‍यौं। क्षेत्रीय समितिलाई पनि जानकारी दियौं।" },
	/* From right to left, with signs that would turn the rest of a row around. */
	{ .prefix = "script_rtl_", .see = see, .stories = "scripts.txt",
		.setting = { .agency = "نادي شارع البلوط \u202eloow\u202c מועדון נוער" },
		.words = "سياسة حماية الطفل \u200f2026\u200f (v2) נוהל הגנה",
		.prose = "نجتمع كل أسبوع ونتحدث عن سلامة الأطفال. Two rooms, 12/5. אנחנו נפגשים עם ההורים פעם בחודש \u2067ושומעים\u2069 מה הם אומרים." },
	/* Several signs that are one, and signs that ask for colour. */
	{ .prefix = "script_emoji_", .see = see, .stories = "scripts.txt",
		.setting = { .agency = "👩‍👩‍👧‍👦 Oak Street 🇬🇧 Club 👍🏽" },
		.words = "👨‍🚒 Rota ❤️ ✅ cafe\u0301 policy 🏴󠁧󠁢󠁷󠁬󠁳󠁿 for 2026",
		.prose = "We ❤️ our volunteers 👩🏽‍🏫👨‍👩‍👧 and asked 🏳️‍🌈 families what they want: 1️⃣ earlier end ⏰, 2️⃣ lights 💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡💡." },
	/* No blank where a line could break. */
	{ .prefix = "script_long_", .see = see, .stories = "scripts.txt",
		.setting = { .agency = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" },
		.words = "https://oak-street.example/policies/2026/safeguarding/final-version-2-agreed-by-committee.pdf",
		.prose = "See https://oak-street.example/policies/2026/safeguarding/final-version-2-agreed-by-the-whole-committee-in-june.pdf\n"
			"LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" },
};

int main(void)
{
	int failed = 0;
	screen_test_locale();
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		failed += stories_play(&scripts[i]);
	return failed;
}
