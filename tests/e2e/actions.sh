#!/bin/sh
# SPDX-License-Identifier: MIT
# What there is to do, as text, spreadsheet, calendar and JSON, read again by Python's csv and Debian's icalendar. actions.sh BUILD
. "$(dirname "$0")/lib.sh"

python3 - "$ROOT/forms/practice/answers-core.json" answers.json <<'PY'
import json, sys
answers = json.load(open(sys.argv[1]))
graded = [q for q, a in answers.items() if a.get('value') in ('partly', 'unmet')]
wide = 'Übung; mit, allem \\ "drin"\nund 字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字 😀 – zu Ende'
answers[graded[0]]['next_step'] = {'action': '=1+1 ' + wide, 'owner': '@Chair', 'due': '2027-02'}
answers[graded[1]].pop('next_step', None)
answers[graded[1]]['private_note'] = 'For us alone'
answers[graded[2]]['next_step'] = {'action': 'Without a day'}
json.dump({**answers, 'documents': [
    {'id': 'd1', 'title': 'Policy, "new"; second', 'kind': 'policy', 'review_due': '2027-05'},
    {'id': 'd2', 'title': 'No review', 'kind': 'policy'}]} if 'documents' not in answers else answers,
    open(sys.argv[2], 'w'), ensure_ascii=False)
PY
expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "http://127.0.0.1:9"
A=$(section11-board --dir B agency add --name "Oak Street Youth Club" --sector VCS)
expect 0 section11-board --dir B invite "$A" --form "$ROOT/forms/third-sector.json" -o oak.s11invite
expect 0 section11 --dir C join oak.s11invite --remember
ID=$(section11 --dir C new)
expect 0 section11 --dir C actions "$ID"
says 'nothing to do yet'
expect 0 section11 --dir C answer "$ID" --from answers.json
good "begun and answered"

expect 0 section11 --dir C actions "$ID"
says 'No next step yet'
says 'Review the document: '
says '^28 February 2027|^February 2027'
says '^no day .*Without a day'
! grep -q 'Send the self-assessment' out || fail "dates without --dates"
cp out list.txt
expect 0 section11 --dir C actions "$ID" --dates
says 'Send the self-assessment'
good "text for people"

expect 2 section11 --dir C actions "$ID" --format xls
expect 2 section11 --dir C actions "$ID" --format csv --events
expect 66 section11 --dir C actions 99999999
good "called wrongly"

mkdir read
expect 0 section11 --dir C actions "$ID" --dates --format json -o read/list.json
expect 0 section11 --dir C actions "$ID" --dates --format csv -o read/list.csv
expect 0 section11 --dir C actions "$ID" --dates --format ics -o read/list.ics
expect 0 section11 --dir C actions "$ID" --dates --events --format ics -o read/events.ics
! grep -q 'For us alone' list.txt read/* || fail "a private note left the draft"
checked=0
"$HERE/read_calendar.py" read || checked=$?
[ "$checked" -eq 0 ] || [ "$checked" -eq 77 ] || fail "other readers do not read what was written"
[ "$checked" -ne 0 ] || good "Python's csv and icalendar read every row as it was given"
echo "actions: $PASSED passed"
