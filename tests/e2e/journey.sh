#!/bin/sh
# SPDX-License-Identifier: MIT
# The whole way by the verbs, from an empty folder to a verified receipt and a return that the board reads. journey.sh BUILD
. "$(dirname "$0")/lib.sh"
PORT=$(free_port)
python3 - "$ROOT/forms/practice/answers-core.json" answers.json <<'PY'
import json, sys
answers = json.load(open(sys.argv[1]))
answers['KF1-1'].update(private_note='For us alone', flag=True)
json.dump(answers, open(sys.argv[2], 'w'), ensure_ascii=False, indent=1)
PY

expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "http://127.0.0.1:$PORT"
A=$(section11-board --dir B agency add --name "Oak Street Youth Club" --sector VCS)
expect 0 section11-board --dir B invite "$A" --form "$ROOT/forms/third-sector.json" -o oak.s11invite
start_receiver
good "the board is there, has invited, and listens"

expect 0 section11 --dir C join oak.s11invite --remember
says 'Practice Partnership'
says 'key: +([0-9a-f]{4} ){3}[0-9a-f]{4}'
ID=$(section11 --dir C new)
echo "$ID" | grep -qE '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' || fail "new printed: $ID"
good "joined and begun"

section11 --dir C show "$ID" --blank --json >blank.json
python3 - blank.json <<'PY'
import json, sys
blank = json.load(open(sys.argv[1]))
choosing = {'grade', 'one', 'many', 'yes_no', 'yes_no_unknown'}
assert blank['answers_shape']['values'] and blank['answers_shape']['answer'] and blank['form']['sha256'], 'shape'
assert len(blank['questions']) > 60, len(blank['questions'])
for question in blank['questions']:
    for field in [question, *question.get('parts', [])]:
        assert field['id'] and field['kind'] in blank['answers_shape']['values'], field
        assert field['kind'] not in choosing or all(o['code'] and o['label'] for o in field['options']), field
PY
good "every question with id, kind and options, and the shape of an answer"

expect 1 section11 --dir C check "$ID"
says '^KF1-1  Choose an answer\.$'
expect 1 section11 --dir C approve "$ID" --name "A. Chair" --role "Chair of trustees"
says 'Not approved'
expect 1 section11 --dir C seal "$ID"
expect 1 section11 --dir C receipt "$ID"
good "nothing is approved, sealed or received before it is answered"

expect 0 section11 --dir C answer "$ID" --from answers.json
expect 0 section11 --dir C check "$ID"
expect 0 section11 --dir C approve "$ID" --name "A. Chair" --role "Chair of trustees"
section11 --dir C seal "$ID" >sealed.line && section11-send --dir C >send.out 2>send.err || { cat send.out send.err; fail "section11-send"; }
[ "$(wc -l <sealed.line)" -eq 1 ] && grep -q 'section11-send --dir C' sealed.line || fail "seal said: $(cat sealed.line)"
expect 0 section11 --dir C receipt "$ID" --verify
says '^Reference: +SU-'
says 'Verified'
cp out receipt.first
reference=$(sed -n 's/^Reference: *//p' out)
expect 0 section11 --dir C print "$ID"
says "Reference: $reference"
section11 --dir C list --json | grep -q '"state": "received"' || fail "list does not say that it was received"
expect 0 section11 --dir C actions "$ID" --dates --format ics
says '^COMPLETED:20[0-9]{6}T[0-9]{6}Z'
good "answered, approved, sealed, sent, and the receipt verified"

section11-board --dir B open && section11-board --dir B returns --json >returns.json && section11-board --dir B show "$ID" --json >shown.json
python3 "$HERE/compare.py" shown.json answers.json || fail "what the board reads is not what was given"
python3 - returns.json <<'PY'
import json, sys
assert 'Oak Street Youth Club' in json.dumps(json.load(open(sys.argv[1]))), 'returns'
PY
good "the board reads every answer as it was given"

# People read days in words; programs read the standard form.
for verb in log returns "show $ID" "agency list"; do
	# shellcheck disable=SC2086
	expect 0 section11-board --dir B $verb
	! grep -E '[0-9]{4}-[0-9]{2}-[0-9]{2}' out || fail "section11-board $verb"
done
expect 0 section11-board --dir B log --json
says '"at": "[0-9]{4}-[0-9]{2}-[0-9]{2}T'
for verb in list "form list" "receipt $ID"; do
	# shellcheck disable=SC2086
	expect 0 section11 --dir C $verb
	! grep -E '[0-9]{4}-[0-9]{2}-[0-9]{2}' out || fail "section11 $verb"
done
good "days are in words"

# Sending again, with nothing to send; a receipt that is damaged; the sealed file again.
expect 0 section11-send --dir C
expect 0 section11 --dir C seal "$ID"
says 'the board has it'
kept=$(ls C/assessments/"$ID"/receipt.*.txt)
cp "$kept" receipt.txt
sed 's/^sequence: .*/sequence: 999/' receipt.txt >forged.txt
expect 65 section11 --dir C receipt --take forged.txt
expect 0 section11 --dir C receipt --take receipt.txt
expect 0 section11 --dir C receipt "$ID" --verify
same out receipt.first "the receipt changed"
sealed=$(ls C/assessments/"$ID"/sealed.*.s11)
cp "$sealed" sealed.copy
chmod u+w "$sealed"
printf 'x' >>"$sealed"
expect 65 section11 --dir C receipt "$ID" --verify
cp sealed.copy "$sealed"
expect 0 section11 --dir C receipt "$ID" --verify
good "a forged receipt and a changed sealed file are noticed"

# A later change breaks the approval and begins revision 2; the receipt of revision 1 stays.
expect 0 section11 --dir C --by AB answer "$ID" KF1-1 partly --comment "We looked again."
expect 1 section11 --dir C seal "$ID"
expect 0 section11 --dir C receipt "$ID"
expect 0 section11 --dir C print "$ID"
says "changed since: this"
expect 0 section11 --dir C actions "$ID" --dates --format ics
! grep -q COMPLETED out || fail "what changed since is not sent, and the calendar says it is"
expect 0 section11 --dir C approve "$ID" --name "A. Chair" --role "Chair of trustees"
expect 0 section11 --dir C seal "$ID"
says 'revision 2'
expect 0 section11-send --dir C
expect 0 section11 --dir C receipt "$ID" --verify
says '^Revision: +2$'
good "a change is a new revision with a receipt of its own"

# Paper and tables.
expect 0 section11 --dir C print "$ID" --format text
says 'KF1-1'
says 'We looked again'
expect 0 section11 --dir C print "$ID" --format html -o paper.html
grep -q '<html lang="en' paper.html || fail "no HTML"
expect 0 section11 --dir C print "$ID" --blank
expect 0 section11 --dir C export "$ID" --format csv -o answers.csv
expect 0 section11 --dir C export "$ID" --format json -o answers.export.json
python3 - <<'PY'
import csv, json
raw = open('answers.csv', 'rb').read()
assert raw.startswith(b'\xef\xbb\xbf') and b'\r\n' in raw, 'BOM and CRLF'
rows = list(csv.DictReader(open('answers.csv', encoding='utf-8-sig', newline='')))
assert any(r['question'] == 'KF1-1' and r['value'] == 'partly' and r['comment'] == 'We looked again.' for r in rows), 'KF1-1'
same = json.load(open('answers.export.json'))['rows']
assert len(same) == len(rows), (len(same), len(rows))
PY
! grep -q 'For us alone' paper.html answers.csv answers.export.json shown.json || fail "a private note left the draft"
expect 0 section11 --dir C show "$ID"
section11 --dir C show "$ID" --json >all.json
grep -q 'For us alone' all.json || fail "the private note is gone"
OTHER=$(section11 --dir C new)
expect 0 section11 --dir C answer "$OTHER" --from all.json
expect 0 section11 --dir C check "$OTHER"
good "printed, exported, and taken in again by another assessment"

valid draft "$(ls C/assessments/"$ID"/draft.*.json | tail -1)"
valid pack "$(ls C/packs/*.s11pack | head -1)"
valid invitation oak.s11invite
python3 -c 'import json; json.dump(json.load(open("shown.json"))["submission"], open("submission.json", "w"))'
valid submission submission.json
echo "journey: $PASSED passed"
