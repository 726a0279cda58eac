#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual and the completions name every verb and option that the program knows. manual.sh BUILD
. "$(dirname "$0")/lib.sh"

section11 --help >help
verbs=$(sed -n '/^Verbs/,/^ID is/s/^  \([a-z]\{1,\}\( [a-z]\{1,\}\)\{0,1\}\)\( .*\)\{0,1\}$/\1/p' help)
[ "$(echo "$verbs" | wc -l)" -ge 14 ] || fail "verbs: $verbs"
echo "$verbs" | while read -r verb; do
	grep -q "^\*$verb\*" "$ROOT/docs/man/section11.1.scd" || fail "section11.1 does not describe $verb"
	# shellcheck disable=SC2086
	for option in $(section11 $verb --help | sed -n '/^Options/,$s/^ *\(-[a-zA-Z], \)\{0,1\}--\([a-z-]*\).*/\2/p'); do
		grep -q -- "--$option\*\|-[a-zA-Z]\*, \*--$option\*\|\*-o\*" "$ROOT/docs/man/section11.1.scd" || fail "section11.1 does not describe --$option"
		for file in section11.bash _section11; do
			grep -q -- "--$option" "$ROOT/docs/completions/$file" || fail "$file does not know --$option of $verb"
		done
		grep -q -- "-l $option " "$ROOT/docs/completions/section11.fish" || fail "section11.fish does not know --$option of $verb"
	done
	for file in section11.bash _section11 section11.fish; do
		grep -qw "${verb%% *}" "$ROOT/docs/completions/$file" || fail "$file does not know $verb"
	done
done
good "every verb and option"
sed -n 's/^CMD([A-Z_0-9]*, "\([a-z-]*\)".*/\1/p' "$ROOT/src/client/commands.def" "$ROOT/src/client/commands_typing.def" >commands
[ "$(wc -l <commands)" -ge 20 ] || fail "commands: $(cat commands)"
while read -r command; do
	grep -q "\*$command\*" "$ROOT/docs/man/section11.1.scd" || fail "section11.1 does not name the command $command"
done <commands
good "every command that a key can have"
for program in section11-send section11-board; do
	page=$ROOT/docs/man/$program.1.scd
	[ -f "$page" ] || continue
	for option in $($program --help | grep -oE -- '--[a-z][a-z-]*' | sort -u); do
		grep -q -- "$option" "$page" || fail "$program.1 does not describe $option"
	done
done
good "what the other programs' help says stands in their manual"
if command -v scdoc >/dev/null; then
	for page in "$ROOT"/docs/man/*.scd; do
		scdoc <"$page" >page || fail "$page"
		! command -v mandoc >/dev/null || mandoc -T lint -W error page || fail "$page"
	done
	good "the manual is well-formed"
fi
echo "manual: $PASSED passed"
