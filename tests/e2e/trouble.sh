#!/bin/sh
# SPDX-License-Identifier: MIT
# What goes wrong is said in plain sentences, nothing is lost, and nothing crashes. trouble.sh BUILD
. "$(dirname "$0")/lib.sh"

expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "http://127.0.0.1:$(free_port)"
A=$(section11-board --dir B agency add --name "Oak Street Youth Club" --sector VCS)
expect 0 section11-board --dir B invite "$A" --form "$ROOT/forms/third-sector.json" -o oak.s11invite
expect 0 section11 --dir C join oak.s11invite
ID=$(section11 --dir C new)
DRAFTS=C/assessments/$ID

# Called wrongly.
expect 2 section11 frobnicate
expect 2 section11 form
expect 2 section11 new --frobnicate
expect 2 section11 answer
expect 2 section11 answer "$ID" KF1-1
expect 2 section11 answer "$ID" KF1-1 partly --not-sure
expect 2 section11 list too many
expect 2 section11 --dir
expect 2 section11 --by TOOLONGINITIALS list
expect 2 section11 --dir C print "$ID" --format pdf
expect 2 section11 --dir C new --route scenic
expect 2 section11 --dir C approve "$ID"
expect 0 section11 --help
expect 0 section11 answer --help
expect 0 section11 --version
expect 0 section11 --dir C list -- 
expect 66 section11 --dir C show 0000
good "called wrongly"

# Questions and answers that the form does not have.
expect 65 section11 --dir C answer "$ID" KF99-1 partly
says 'KF99-1'
expect 65 section11 --dir C answer "$ID" KF1-1 splendid
expect 65 section11 --dir C answer "$ID" KF1-1 --part nobody x
expect 65 section11 --dir C answer "$ID" ORG-01 "$(printf '\377\376')"
expect 65 section11 --dir C answer "$ID" ORG-01 x --comment "$(printf 'a\377')"
cat >bad.json <<'JSON'
{
 "KF1-1": { "value": "splendid" },
 "KF99-1": { "value": "partly" },
 "ORG-01": { "value": "Oak Street" },
 "ORG-10": { "parts": { "paid": "many" } },
 "KF1-2": "partly"
}
JSON
section11 --dir C show "$ID" --json >before.json
expect 65 section11 --dir C answer "$ID" --from bad.json
says '^bad.json:2: KF1-1: /KF1-1/value: '
says '^bad.json:3: KF99-1: /KF99-1: '
says '^bad.json:5: ORG-10: /ORG-10/parts/paid: '
says '^bad.json:6: KF1-2: /KF1-2: '
[ "$(grep -c '^bad.json' err)" -eq 4 ] || fail "not every fault, or too many"
section11 --dir C show "$ID" --json >after.json
same before.json after.json "a file with faults changed something"
for bad in '{"KF1-1": {"value": "partly"}' '[]' '"x"' '{"KF1-1": {}, "KF1-1": {}}' '{"KF1-1": {"value": 1.5}}' '' '{"answers": 3}' '{"documents": 3}'; do
	printf '%s' "$bad" | expect 65 section11 --dir C answer "$ID" --from -
done
expect 66 section11 --dir C answer "$ID" --from nowhere.json
good "answers that the form does not allow: all faults, nothing saved"

# A copy of everything, as it is written where saving failed: what was removed there is removed here.
COPIED=$(section11 --dir C new)
OTHER=$(section11 --dir C new)
expect 0 section11 --dir C answer "$COPIED" KF1-1 partly --comment "Not written down."
expect 0 section11 --dir C answer "$COPIED" KF1-5 partly
expect 0 section11 --dir C answer "$COPIED" KF1-6 --not-applicable "We have no committee."
python3 - "$(ls C/assessments/"$COPIED"/draft.*.json | tail -1)" <<'PY'
import json, sys
draft = json.load(open(sys.argv[1]))
answers = draft['answers']
del answers['KF1-1']['comment'], answers['KF1-5'], answers['KF1-6']['reason']
answers['KF1-6'].update(state='answered', value='fully')
draft['route'] = 'core' if draft['route'] != 'core' else 'full'
draft['completed_sections'] = ['KF1']
draft['approval'] = {'name': 'A. Chair', 'role': 'Chair', 'day': '2026-11-22', 'digest': '0' * 64, 'at': '2026-11-22T10:00:00Z', 'by': ''}
json.dump(draft, open("a copy.json", 'w'))
PY
expect 65 section11 --dir C answer "$OTHER" --from "a copy.json"
says 'belongs to something else'
expect 0 section11 --dir C answer "$COPIED" --from "a copy.json"
says '^3 answers taken in'
says 'approval in the copy is not taken in'
section11 --dir C show "$COPIED" --json >shown.json
python3 - "$(ls C/assessments/"$COPIED"/draft.*.json | tail -1)" <<'PY' || fail "it is not as in the copy"
import json, sys
shown, copy, draft = json.load(open('shown.json')), json.load(open('a copy.json')), json.load(open(sys.argv[1]))
own = ('change', 'by', 'at')
plain = lambda answers: {q: {k: v for k, v in a.items() if k not in own} for q, a in answers.items()}
assert plain(shown['answers']) == plain(copy['answers']), shown['answers']
assert shown['route'] == copy['route'] and shown['approval'] is None, shown
assert draft['completed_sections'] == ['KF1'], draft
PY
rm -r C/assessments/"$COPIED" C/assessments/"$OTHER"
good "a copy of everything takes the place of what is there, removals, route and sections too"

# Single answers of each kind, and their states.
expect 0 section11 --dir C --by AB answer "$ID" ORG-01 "Oak Street"
expect 0 section11 --dir C answer "$ID" KF1-1 "Partially met" --comment "Not written down."
expect 0 section11 --dir C answer "$ID" KF1-1 "Vice-chair; Sam; 01632 960101" --part person
expect 0 section11 --dir C answer "$ID" KF1-2 --not-applicable "We have no committee."
expect 0 section11 --dir C answer "$ID" KF1-4 --not-sure
expect 2 section11 --dir C answer "$ID" KF1-4 --not-applicable ""
printf 'line one\nline two\n' | expect 0 section11 --dir C answer "$ID" ORG-04 -
section11 --dir C show "$ID" --json >answers.json
python3 - <<'PY'
import json
answers = json.load(open('answers.json'))['answers']
assert answers['KF1-1']['value'] == 'partly' and answers['KF1-1']['comment'] == 'Not written down.', answers['KF1-1']
assert answers['KF1-1']['parts']['person'] == {'role': 'Vice-chair', 'name': 'Sam', 'phone': '01632 960101'}, answers['KF1-1']
assert answers['KF1-2']['state'] == 'not_applicable' and answers['KF1-2']['reason'] == 'We have no committee.', answers['KF1-2']
assert answers['KF1-4']['state'] == 'not_sure', answers['KF1-4']
assert answers['ORG-01']['by'] == 'AB', answers['ORG-01']
assert answers['ORG-04']['value'] == 'line one\nline two', answers['ORG-04']
PY
expect 0 section11 --dir C answer "$ID" KF1-2 partly
expect 0 section11 --dir C answer "$ID" KF1-4 --clear
section11 --dir C show "$ID" --json >answers.json
python3 - <<'PY'
import json
answers = json.load(open('answers.json'))['answers']
assert answers['KF1-2']['value'] == 'partly' and 'reason' not in answers['KF1-2'], answers['KF1-2']
assert 'KF1-4' not in answers, answers['KF1-4']
PY
# What was put aside once is not brought back by a later "not sure".
printf '{"KF1-5": {"state": "not_sure", "aside": {"value": "partly"}}}' | expect 0 section11 --dir C answer "$ID" --from -
expect 0 section11 --dir C answer "$ID" KF1-5 fully
expect 0 section11 --dir C answer "$ID" KF1-5 --not-sure
section11 --dir C show "$ID" --json >answers.json
! grep -q '"aside"' answers.json || fail "an old value is kept aside"
expect 0 section11 --dir C answer "$ID" KF1-5 --clear
expect 65 section11 --dir C answer "$ID" KF1-1 partly --comment "$(printf '\033[31mred\033[0m')"
expect 2 section11 "$(printf '\033[31mred\033[0m')"
! grep -q "$(printf '\033')" out err || fail "an escape sequence reached the terminal"
good "single answers, and nothing in them drives the terminal"

# A draft that was cut short: the one before it is shown, and said. Nothing is thrown away.
newest=$(ls "$DRAFTS"/draft.*.json | tail -1)
size=$(wc -c <"$newest")
for part in 0 1 $((size / 2)) $((size - 1)); do
	cp "$newest" whole
	chmod u+w "$newest"
	head -c "$part" whole >"$newest"
	cp "$newest" cut
	expect 0 section11 --dir C show "$ID"
	says 'damaged'
	cmp -s "$newest" cut || fail "the damaged draft was touched"
	cp whole "$newest"
done
mkdir drafts
cp "$DRAFTS"/draft.*.json drafts
for draft in "$DRAFTS"/draft.*.json; do
	chmod u+w "$draft"
	printf '{"format":"section11-draft","format_version":1' >"$draft"
done
expect 65 section11 --dir C show "$ID"
says 'damaged'
expect 65 section11 --dir C answer "$ID" KF1-1 fully
expect 0 section11 --dir C list
cp drafts/* "$DRAFTS"
expect 0 section11 --dir C show "$ID"
good "a draft that was cut short"

# Files from strangers.
size=$(wc -c <oak.s11invite)
for part in 0 1 40 $((size / 3)) $((size - 2)); do
	head -c "$part" oak.s11invite >cut.s11invite
	expect 65 section11 --dir D join cut.s11invite
done
sed 's/Oak Street Youth Club/Elm Street Youth Club/' oak.s11invite >forged.s11invite
expect 65 section11 --dir D join forged.s11invite
printf 'sb1_0000000000000000000000000000' | expect 65 section11 --dir D join oak.s11invite --code-from -
[ -z "$(ls D/invitations 2>/dev/null)" ] || fail "a bad invitation left something"
expect 0 section11-board --dir B2 init --name "Practice Partnership" --endpoint "http://127.0.0.1:1"
A2=$(section11-board --dir B2 agency add --name "Oak Street Youth Club" --sector VCS)
expect 0 section11-board --dir B2 invite "$A2" --form "$ROOT/forms/third-sector.json" -o other.s11invite
expect 65 section11 --dir C join other.s11invite
good "invitations that are cut, changed, or from somebody else"

pack=$(ls C/packs/*.s11pack)
cp "$pack" whole
chmod u+w "$pack"
head -c 5000 whole >"$pack"
expect 65 section11 --dir C show "$ID"
cp whole "$pack"
expect 0 section11 form check "$ROOT/forms/third-sector.json"
expect 0 section11 form check "$ROOT/forms/surrey-way.json" --json
expect 0 section11 form pack "$ROOT/forms/third-sector.json" --board B -o own.s11pack
expect 0 section11 form check own.s11pack
sed 's/Fully met/Fully done/' own.s11pack >forged.s11pack
expect 65 section11 form check forged.s11pack
cp -r "$ROOT/forms" forms
sed -i 's/"kind": "grade"/"kind": "gradde"/; s/"fact": "sole"/"fact": "soul"/' forms/sections/kf1.json
expect 65 section11 form check forms/third-sector.json
says '^forms/sections/kf1.json:[0-9]+: /questions/0/kind: '
[ "$(wc -l <out)" -gt 5 ] || fail "not every fault was found"
sed -i 's|"kf1.json"|"../../../../../etc/passwd"|' forms/third-sector.json
expect 65 section11 form check forms/third-sector.json
! grep -q root: out err || fail "a form read a file outside its folder"
expect 66 section11 form check nowhere.json
good "packs and forms with faults"

# Somebody else is writing.
expect 75 flock "$DRAFTS/lock" section11 --dir C answer "$ID" KF1-1 fully
expect 0 flock "$DRAFTS/lock" section11 --dir C show "$ID"
good "somebody else is writing"

# No rights. As root nothing is refused, so somebody else tries.
mkdir -p closed
chmod 700 closed
if [ "$(id -u)" -ne 0 ]; then
	chmod 000 closed
	expect 77 section11 --dir closed list
	chmod 700 closed
elif command -v setpriv >/dev/null && chmod 755 "$WORK" && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$BUILD/section11"; then
	expect 77 setpriv --reuid=65534 --regid=65534 --clear-groups section11 --dir "$WORK/closed" list
	expect 77 setpriv --reuid=65534 --regid=65534 --clear-groups section11 --dir "$WORK/closed/deeper" new
fi
mkdir open
chmod 777 open
expect 77 section11 --dir open list
good "a folder without rights, and one with too many"

# No room: a limit on the size of files, and a disk that is full.
section11 --dir C show "$ID" --json >before.json
expect 74 sh -c "ulimit -f 1; exec section11 --dir C answer $ID KF1-1 fully --comment late"
section11 --dir C show "$ID" --json >after.json
python3 - <<'PY'
import json
before, after = (json.load(open(f))['answers'] for f in ('before.json', 'after.json'))
for question, answer in before.items():
    assert question == 'KF1-1' or after[question] == answer, question
PY
if [ "$(id -u)" -eq 0 ] && mkdir full && mount -t tmpfs -o size=4m,mode=700 tmpfs full 2>/dev/null; then
	MOUNTED=$WORK/full
	expect 0 section11 --dir full join oak.s11invite
	FULL=$(section11 --dir full new)
	expect 0 section11 --dir full answer "$FULL" KF1-1 partly
	head -c 8388608 /dev/zero >full/ballast 2>/dev/null || true
	expect 74 section11 --dir full answer "$FULL" KF1-2 partly
	expect 0 section11 --dir full show "$FULL"
	expect 74 section11 --dir full new
	rm full/ballast
	expect 0 section11 --dir full answer "$FULL" KF1-2 partly
	expect 0 section11 --dir full show "$FULL" --json
	grep -q '"KF1-1"' out || fail "an answer was lost on a full disk"
	umount full
	MOUNTED=
fi
expect 74 sh -c "section11 --dir C print $ID >/dev/full"
good "no room: nothing that was saved is lost"

# Whoever reads has gone: as a shell says it of SIGPIPE, and not a word.
unread() {
	want=$1
	shift
	python3 - "$@" <<'PY' || fail "$*: another status than $want, or something was said"
import os, subprocess, sys
reader, writer = os.pipe()
os.close(reader)
done = subprocess.run(sys.argv[1:], stdout=writer, stderr=subprocess.PIPE)
sys.exit(0 if done.returncode == 141 and not done.stderr else 1)
PY
}
for verb in "print $ID" "show $ID" "show $ID --json" "show $ID --blank --json" "export $ID --format csv" "actions $ID" list "list --json" doctor "form list" "form pot $ROOT/forms/third-sector.json" --help --version "answer --help"; do
	# shellcheck disable=SC2086
	unread 141 section11 --dir C $verb
done
good "nobody reads any more"

# Odd surroundings.
expect 0 env LC_ALL=xx_YY.UTF-8 section11 --dir C list
expect 0 env LC_ALL=C section11 --dir C show "$ID"
expect 0 env LC_ALL=de_DE.UTF-8 LANGUAGE=de SECTION11_LOCALEDIR=/nowhere section11 --dir C list
expect 0 env -i "PATH=$PATH" "HOME=$HOME" section11 list
expect 0 env XDG_DATA_HOME=relative section11 list
[ ! -e relative ] || fail "a relative XDG_DATA_HOME was used"
good "locales that do not exist, and an empty environment"
echo "trouble: $PASSED passed"
