#!/bin/sh
# SPDX-License-Identifier: MIT
# Languages: every program speaks one without a locale of it on this computer. languages.sh BUILD
. "$(dirname "$0")/lib.sh"
SECTION11_LOCALEDIR=$BUILD/po
export SECTION11_LOCALEDIR

# in_welsh COMMAND...: said in Welsh, by each way of asking for it.
in_welsh() {
	pattern=$1
	shift
	expect 0 env LC_ALL=cy_GB.UTF-8 "$@"
	says "$pattern"
	expect 0 env LC_ALL= LANG=en_GB.UTF-8 LANGUAGE=cy:en "$@"
	says "$pattern"
	expect 0 env LC_ALL=C.UTF-8 LANGUAGE=cy "$@"
	says "$pattern"
}

# in_english COMMAND...: not Welsh, where it was not asked for, or by a script.
in_english() {
	pattern=$1
	shift
	expect 0 "$@"
	says "$pattern"
	expect 0 env LC_ALL=C LANGUAGE=cy "$@"
	says "$pattern"
}

for program in section11 section11-send section11-board; do
	in_english 'Exit status: 0|which version' $program --help
	in_welsh 'Statws gorffen: 0|pa fersiwn' $program --help
	good "$program speaks Welsh without a Welsh locale"
done

echo "$PASSED things hold"
