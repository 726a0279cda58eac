#!/bin/sh
# SPDX-License-Identifier: MIT
# The year-long template by the verbs, every question answered by a script that knows only the listing; carried on a stick both ways.
. "$(dirname "$0")/lib.sh"
PORT=$(free_port)

expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "http://127.0.0.1:$PORT"
A=$(section11-board --dir B agency add --name "Guildshire Council" --sector LAU)
expect 0 section11-board --dir B invite "$A" --form "$ROOT/forms/surrey-way.json" -o council.s11invite
mkdir stick

expect 0 section11 --dir C join council.s11invite
says 'not kept'
ID=$(section11 --dir C new --agency guildshire --form surrey-way-2026)
section11 --dir C show "$ID" --blank --json >blank.json
python3 "$HERE/answers-surrey.py" <blank.json >answers.json
expect 0 section11 --dir C answer "$ID" --from answers.json
good "$(cat out)"
section11 --dir C show "$ID" --blank --json >asked.json
expect 0 section11 --dir C check "$ID"
good "nothing is missing"
expect 0 section11 --dir C approve "$ID" --name "Ada Chief" --role "Chief executive"
expect 0 section11 --dir C seal "$ID" -o stick/return.s11
says 'stick/return.s11'
same stick/return.s11 "$(ls C/assessments/"$ID"/sealed.1.s11)" "the copy on the stick differs"

expect 0 section11-board --dir B import stick/return.s11
expect 0 section11 --dir C receipt --take stick/return.receipt.txt
expect 0 section11 --dir C receipt "$ID" --verify
says 'not over the network'
good "sealed, carried, imported, and the receipt taken in"

section11-board --dir B open && section11-board --dir B show "$ID" --json >shown.json
python3 - <<'PY'
import json
asked = {q['id']: {p['id'] for p in q.get('parts', []) if p['asked']} for q in json.load(open('asked.json'))['questions'] if q['asked']}
given = json.load(open('answers.json'))['answers']
assert len(asked) > 60, len(asked)
kept = {}
for question, parts in asked.items():
    kept[question] = dict(given[question])
    if 'parts' in kept[question]:
        kept[question]['parts'] = {k: v for k, v in kept[question]['parts'].items() if k in parts}
json.dump(kept, open('expected.json', 'w'))
print(len(asked), 'of', len(given), 'are asked')
PY
python3 "$HERE/compare.py" shown.json expected.json || fail "what the board reads is not what was given"
python3 - <<'PY'
import json
content, given = json.load(open('shown.json'))['submission']['content'], json.load(open('answers.json'))
assert content['documents'] == given['documents'], content['documents']
hidden = set(given['answers']) - set(content['answers'])
assert hidden == {q['question'] for q in content['not_asked'] if q['question'] in given['answers']}, (hidden, content['not_asked'])
PY
good "the board reads every answer and document as it was given, and what was not asked"

# The same file a second time is the same row and the same receipt.
cp stick/return.receipt.txt first.txt
expect 0 section11-board --dir B import stick/return.s11
same stick/return.receipt.txt first.txt "the second import gave another receipt"
section11-board --dir B returns --json >returns.json
python3 - "$ID" <<'PY' || fail "the same file stands twice, or not at all"
import json, sys
row, = json.load(open('returns.json'))['returns']
assert row['received'] == 1 and [s['id'] for s in row['submissions']] == [sys.argv[1]], row
PY
python3 -c 'import json; json.dump(json.load(open("shown.json"))["submission"], open("submission.json", "w"))'
valid submission submission.json
valid draft "$(ls C/assessments/"$ID"/draft.*.json | tail -1)"
echo "stick: $PASSED passed"
