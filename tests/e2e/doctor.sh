#!/bin/sh
# SPDX-License-Identifier: MIT
# `section11 doctor`: well where all is well, and each thing that is not is said; nothing in it that may not be mailed. doctor.sh BUILD
. "$(dirname "$0")/lib.sh"
unset SSLKEYLOGFILE NO_COLOR
SECTION11_NOW=2026-11-21T12:00:00Z
TERM=xterm
export SECTION11_NOW TERM

# looks PATTERN COMMAND...: exit status 1, and this is what to look at.
looks() {
	pattern=$1
	shift
	expect 1 "$@"
	says "Look at this: .*$pattern"
}

expect 0 section11 --dir C doctor
says 'All is well'
says 'no form yet'
good "well before anything is there"

expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "https://board.example:8443"
A=$(section11-board --dir B agency add --name "Oak Street Youth Club" --sector VCS)
expect 0 section11-board --dir B invite "$A" --form "$ROOT/forms/third-sector.json" -o oak.s11invite
expect 0 section11 --dir C join oak.s11invite --remember
ID=$(section11 --dir C new)
expect 0 section11 --dir C answer "$ID" --from "$ROOT/forms/practice/answers-core.json"
expect 0 section11 --dir C doctor
says '1 form verifies'
says 'There is 1 assessment'
says 'go to board\.example\.$'
says 'section11-send .* was found'
says 'rights are 0700'
cp out well.txt
expect 0 section11 --dir C doctor --json
python3 - out <<'PY'
import json, sys
said = json.load(open(sys.argv[1]))
assert said['format'] == 'section11-doctor' and said['well'] is True, said
checks = {n['check'] for n in said['notes']}
assert checks == {'program', 'terminal', 'language', 'clock', 'folder', 'space', 'packs', 'dates', 'assessments', 'boards', 'courier',
                  'keys', 'proxy', 'key_log'}, checks
assert not any(n['look'] for n in said['notes']), said
PY
cp out well.json
good "well with an invitation and answers"

code=$(python3 -c 'import glob, json; print(json.load(open(glob.glob("C/invitations/*.json")[0]))["code"])')
[ -n "$code" ] || fail "no code is remembered"
expect 0 env https_proxy=http://sam:hunter2@proxy.example:3128/way section11 --dir C doctor
says 'https_proxy leads to proxy\.example\.$'
cat out >>well.txt
for secret in "$code" "Oak Street" "Practice Partnership" Okafor hunter2 "sam:" "$WORK" 01632; do
	! grep -qF -- "$secret" well.txt well.json || fail "doctor tells: $secret"
done
good "no answers, code, names, paths or passwords"

looks 'SSLKEYLOGFILE is set' env SSLKEYLOGFILE=/tmp/x section11 --dir C doctor
looks 'does not know that terminal' env TERM=no-such-terminal section11 --dir C doctor
says 'try: TERM=xterm section11'
looks 'cannot place its cursor' env TERM=dumb section11 --dir C doctor
looks 'not UTF-8' env LC_ALL=C section11 --dir C doctor
looks 'before this program was made' env SECTION11_NOW=2020-01-01T00:00:00Z section11 --dir C doctor
says 'more than a year before the form'
says 'still to come'
looks 'closed more than a year ago' env SECTION11_NOW=2031-01-01T00:00:00Z section11 --dir C doctor
expect 0 env TERM=xterm-no-such-one section11 --dir C doctor
says 'treats it as "xterm"'
says 'bold letters instead of colours'
says 'It has the keys F1 to F12'
expect 0 env TERM=xterm-256color section11 --dir C doctor
says 'uses a few colours'
says 'draws lines and signs'
expect 0 env TERM=xterm-256color NO_COLOR=1 TMUX=x section11 --dir C doctor
says 'NO_COLOR is set'
says 'tmux may hold the Esc key back'
expect 0 env TERM=linux section11 --dir C doctor
says 'draws lines only'
expect 0 env TERM=vt100 section11 --dir C doctor
says 'plain characters only'
says 'does not have all the keys from F1 to F12'
good "environment and clock"

mkdir -p "$HOME/.config/section11"
printf '# mine\nCtrl-G next-unanswered\nCtrl-G no-such\nNo-Key quit\n' >"$HOME/.config/section11/keys"
looks 'In line 3 of your key file: There is no command "no-such"' section11 --dir C doctor
says 'In line 4 of your key file: There is no key "No-Key"'
printf 'Ctrl-G next-unanswered\n' >"$HOME/.config/section11/keys"
expect 0 section11 --dir C doctor
says 'sets 1 key'
good "the key file"

chmod 755 C
looks 'others can look in' section11 --dir C doctor
chmod 777 C
looks 'folder cannot be used .permission' section11 --dir C doctor
chmod 700 C
expect 1 section11 --dir oak.s11invite doctor
says 'folder cannot be used'
good "the folder"

mkdir alone
cp "$BUILD/section11" alone/section11
looks 'section11-send was not found' env PATH=/usr/bin:/bin alone/section11 --dir C doctor
printf '#!/bin/sh\necho section11-send 9.9\n' >alone/section11-send
chmod +x alone/section11-send
looks 'section11-send 9.9 is of another version' alone/section11 --dir C doctor
printf '#!/bin/sh\nexit 3\n' >alone/section11-send
looks 'does not run' alone/section11 --dir C doctor
good "the program that sends"

draft=$(find C/assessments -name 'draft.*.json' | sort | tail -n 1)
chmod u+w "$draft"
printf 'x' >>"$draft"
looks 'is damaged' section11 --dir C doctor
pack=$(ls C/packs/*.s11pack)
chmod u+w "$pack"
printf 'x' >>"$pack"
looks 'does not verify .damaged' section11 --dir C doctor
expect 1 section11 --dir C doctor --json
python3 -c 'import json, sys; said = json.load(open("out")); sys.exit(said["well"] or not any(n["look"] for n in said["notes"]))' || fail "JSON"
good "damaged files"
echo "doctor: $PASSED passed"
