/* SPDX-License-Identifier: MIT */
#include "send/options.h"

#include "send/gettext.h"

#include <getopt.h>

enum { OPTION_DIR = 1, OPTION_ID, OPTION_CODE_FROM, OPTION_JSON, OPTION_WATCH, OPTION_ONCE, OPTION_HELP, OPTION_VERSION,
	OPTION_CODE };

static const struct option table[] = {
	{ "dir", required_argument, NULL, OPTION_DIR },
	{ "id", required_argument, NULL, OPTION_ID },
	{ "code-from", required_argument, NULL, OPTION_CODE_FROM },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "watch", no_argument, NULL, OPTION_WATCH },
	{ "once", no_argument, NULL, OPTION_ONCE },
	{ "help", no_argument, NULL, OPTION_HELP },
	{ "version", no_argument, NULL, OPTION_VERSION },
	{ "code", required_argument, NULL, OPTION_CODE }, /* refused by name: else it would pass for --code-from */
	{ 0 },
};

static void take(struct options *options, int option)
{
	const struct {
		int option;
		const char **text;
		bool *flag;
	} places[] = {
		{ OPTION_DIR, &options->dir, NULL }, { OPTION_ID, &options->id, NULL }, { OPTION_CODE_FROM, &options->code_from, NULL },
		{ OPTION_JSON, NULL, &options->json }, { OPTION_WATCH, NULL, &options->watch }, { OPTION_ONCE, NULL, &options->once },
		{ OPTION_HELP, NULL, &options->help }, { OPTION_VERSION, NULL, &options->version },
	};
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		if (places[i].option == option && places[i].text)
			*places[i].text = optarg;
		if (places[i].option == option && places[i].flag)
			*places[i].flag = true;
	}
}

bool options_read(int argc, char **argv, struct options *ret, FILE *errors)
{
	struct options options = { 0 };
	bool ok = true, has_code = false;
	optind = 0; /* a fresh start also when a test calls twice */
	opterr = 0;
	for (int option; ok && (option = getopt_long(argc, argv, "", table, NULL)) != -1;) {
		has_code = option == OPTION_CODE;
		ok = option != '?' && !has_code;
		take(&options, option);
	}
	if (has_code)
		fprintf(errors, "%s\n", _("A code is never given on the command line, where others can see it. Use --code-from."));
	else if (!ok)
		fprintf(errors, "%s\n", _("There is no such option, or its value is missing."));
	else if (optind < argc)
		fprintf(errors, "%s\n", _("Only options are understood here."));
	else if (options.watch && options.once)
		fprintf(errors, "%s\n", _("Choose --watch or --once, not both."));
	else {
		*ret = options;
		return true;
	}
	fprintf(errors, "%s\n", _("Try: section11-send --help"));
	return false;
}

void options_help(FILE *out)
{
	fputs(_("Usage: section11-send [OPTIONS]\n"
		"Sends what is sealed to the board and brings the signed receipts back.\n"
		"\n"
		"  --dir DIR         where your assessments are kept\n"
		"  --id ID           only this assessment; the beginning of its id is enough\n"
		"  --code-from FILE  read the invitation code from a file only you can read, or - for standard input\n"
		"  --once            one try each\n"
		"  --watch           keep trying until everything has its receipt\n"
		"  --json            one JSON object a line\n"
		"  --help, --version\n"
		"\n"
		"Without --once or --watch it tries up to three times within a minute.\n"
		"Exit status: 0 all received or nothing to send, 2 wrong usage, 65 refused, 66 a code is needed,\n"
		"69 not reachable, 74 a fault on this computer, 75 try later, 77 code refused, 130 stopped.\n"), out);
}
