#!/bin/sh
# SPDX-License-Identifier: MIT
# Both papers of both forms, read by somebody else's parser, and by axe-core where chromium, node and AXE_CORE are. paper.sh BUILD
# AXE_CORE=/some/node_modules/axe-core/axe.min.js, with puppeteer-core beside it; nothing is fetched from here.
. "$(dirname "$0")/lib.sh"

expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "http://127.0.0.1:9"
"$HERE/last_year.py" "$ROOT/forms" old new
# begin FOLDER YEAR FORM AGENCY: prints the id of a new assessment.
begin() {
	section11-board --dir B invite "$4" --form "$2/$3.json" -o "$1-$2.s11invite" >/dev/null
	section11 --dir "$1" join "$1-$2.s11invite" --remember >/dev/null
	[ "$2" = new ] && year=2026 || year=2025
	section11 --dir "$1" new --form "$3-$year"
}
OAK=$(section11-board --dir B agency add --name "Oak Street Youth Club" --sector VCS)
CLUB=$(begin club new third-sector "$OAK")
COUNCIL=$(begin council new surrey-way "$(section11-board --dir B agency add --name "Practice Borough Council" --sector LAU)")

python3 - "$ROOT/forms/practice/answers-core.json" club.json <<'PY'
import json, sys
answers = json.load(open(sys.argv[1]))
answers['KF1-2']['next_step'] = {'action': 'The end of this step stands beyond the sixty-fourth byte, and must be on the paper: LASTWORD',
                                 'owner': 'Chair <&>', 'due': '2027-01-31'}
answers['KF1-1']['private_note'] = 'For us alone'
json.dump(answers, open(sys.argv[2], 'w'), ensure_ascii=False)
PY
expect 0 section11 --dir club answer "$CLUB" --from club.json
section11 --dir council show "$COUNCIL" --blank --json | python3 "$HERE/answers-surrey.py" >council.json
expect 0 section11 --dir council answer "$COUNCIL" --from council.json
good "two assessments are answered"

# No earlier year yet: the paper says nothing of one.
expect 0 section11 --dir club print "$CLUB" -o before.txt
! grep -q "Change since last year" before.txt || fail "change since a year that is not there"
LAST=$(begin club old third-sector "$OAK")
python3 - "$ROOT/forms/practice/answers-core.json" last.json <<'PY'
import json, sys
answers = json.load(open(sys.argv[1]))
answers['KF7-16'] = dict(answers.pop('KF7-6'), value='unmet')
del answers['KF4-3']
answers['KF8-9'] = {'value': 'partly'}
answers['KF1-1']['value'] = 'partly'
answers['KF2-1']['value'] = 'fully'
json.dump(answers, open(sys.argv[2], 'w'), ensure_ascii=False)
PY
expect 0 section11 --dir club answer "$LAST" --from last.json

# What must stand there is known from the verbs export and show.
for who in club council; do
	[ "$who" = club ] && id=$CLUB || id=$COUNCIL
	expect 0 section11 --dir "$who" print "$id" --format html -o "$who.html"
	expect 0 section11 --dir "$who" print "$id" --format html --blank -o "$who-blank.html"
	expect 0 section11 --dir "$who" print "$id" --width 80 -o "$who.txt"
	expect 0 section11 --dir "$who" print "$id" --blank --width 80 -o "$who-blank.txt"
	section11 --dir "$who" export "$id" --format json | python3 -c 'import json, sys
for question in sorted({row["question"] for row in json.load(sys.stdin)["rows"]}): print(question)' >"$who.ids"
	section11 --dir "$who" show "$id" --blank --json | python3 -c 'import json, sys
for question in json.load(sys.stdin)["questions"]: question["asked"] and print(question["id"])' >"$who-blank.ids"
done
# Few answers, and each kind of them: the table of grades is at its widest.
FEW=$(section11 --dir club new --form third-sector-2026)
for answer in 'KF1-1 fully' 'KF1-2 unmet' 'KF2-2 --not-sure'; do
	# shellcheck disable=SC2086
	expect 0 section11 --dir club answer "$FEW" $answer
done
expect 0 section11 --dir club answer "$FEW" KF1-4 --not-applicable "There are no staff."
expect 0 section11 --dir club print "$FEW" --width 80 -o few.txt
expect 0 section11 --dir club print "$FEW" --format html -o few.html
grep -Eq '^KF2 Clear +0 +0 +0 +0 +1 +4$' few.txt || fail "the widest table of grades is not one table"
grep -q 'There is no receipt yet' few.txt || fail "the paper does not say that nothing was sent"
! grep -q 'Practice:' few.txt || fail "this is no practice"
printf '{"ORG-14": {"state": "not_sure", "parts": {"sites": 4171}}}' | expect 0 section11 --dir club answer "$FEW" --from -
expect 0 section11 --dir club print "$FEW" -o unsure.txt
grep -q 'Not sure yet' unsure.txt || fail "an answer is not on the paper"
! grep -q 4171 unsure.txt || fail "what is not sent beside \"not sure\" is on the paper"
: >club/practice
expect 0 section11 --dir club print "$FEW" -o practice.txt
grep -q 'Practice: these answers are made up' practice.txt || fail "practice is not marked"
rm club/practice
! grep -q 'For us alone' ./*.html ./*.txt || fail "a private note is on the paper"
tr -s ' \n' ' ' <club.txt | grep -q 'must be on the paper: LASTWORD' || fail "the end of a step is not on the paper"
grep -q 'By when: 31 January 2027' club.txt || fail "the day of a step is not in words"
tr -s ' \n' ' ' <council.txt | grep -q 'LIB-13 Practice review' || fail "the grades of the documents are not on the paper"
for paper in ./*.txt; do
	python3 - "$paper" <<'PY' || fail "$paper"
import re, sys
for line in open(sys.argv[1], encoding='utf-8'):
    line = line.rstrip('\n')
    assert len(line) <= 80 and line == line.rstrip(), line
    assert not re.search(r': \d{4}-\d{2}(-\d{2})?$', line), line
PY
done
good "plain text keeps to 80 columns and says its dates in words"

# What got better, worse, is new or gone, in words; the renamed question is the same one.
for line in 'KF1-1 Who answers at the top Partially met Fully met Better' 'KF2-1 Your own written policy Fully met Partially met Worse' \
	'KF4-3 Children know whom to talk to Not asked Fully met New this year' 'KF8-9 Keeping concerns apart Partially met Not asked No longer asked'; do
	tr -s ' \n' ' ' <club.txt | grep -qF "$line" || fail "the paper does not say: $line"
done
grep -q 'KF7-6  In touch with the partnership (KF7-16 last time)' club.txt || fail "a renamed question is not compared"
grep -q 'Better: 2 grades' club.txt || fail "what got better is not counted"
! grep -q 'Change since last year' council.txt || fail "the council had no earlier year"
good "change since last year, by feature and in words"

# What check says stands on the paper in the same words, and every id of the form stands somewhere.
for who in club council; do
	[ "$who" = club ] && id=$CLUB || id=$COUNCIL
	section11 --dir "$who" check "$id" --json >found.json || true
	section11 --dir "$who" show "$id" --blank --json >all.json
	python3 - "$who.txt" <<'PY' || fail "$who.txt"
import json, re, sys
paper = ' '.join(open(sys.argv[1], encoding='utf-8').read().split())
findings = [f for f in json.load(open('found.json'))['findings'] if f['strength'] != 'missing']
for finding in findings:
    assert paper.count(' '.join(finding['text'].split())) >= 2, finding
missing = [q['id'] for q in json.load(open('all.json'))['questions'] if not re.search(rf"\b{q['id']}\b", paper)]
assert not missing, missing
PY
done
grep -q '^Picture: # Fully met, = Partially met, . Unmet' club.txt || fail "no bars in the plain text"
good "what check says, every id, and bars in plain text"

# Last year's answers brought over: none counts before it is confirmed, and what is gone is said.
CARRIED=$(section11 --dir club new --form third-sector-2026 --from "$LAST" 2>said) || fail "new --from"
grep -q 'answers are brought over' said || fail "nobody said how many answers came over"
grep -q 'Left out: KF8-9  Keeping concerns apart: it is no longer asked' said || fail "what is gone is not said"
expect 1 section11 --dir club check "$CARRIED"
says '^KF7-6  This answer is from last time'
section11 --dir club show "$CARRIED" --json | grep -q '"KF7-16"' || fail "nobody knows where a renamed answer came from"
section11 --dir club print "$CARRIED" | grep -q 'Answer: From last time, to be confirmed' || fail "the paper does not say what is to be confirmed"
expect 0 section11 --dir club answer "$CARRIED" KF7-6 --confirm
expect 1 section11 --dir club check "$CARRIED"
! grep -q '^KF7-6  This answer is from last time' out || fail "a confirmed answer still waits"
expect 1 section11 --dir club answer "$CARRIED" KF7-6 --confirm
before=$(section11 --dir club list | wc -l)
expect 66 section11 --dir club new --form third-sector-2026 --from 00000000
[ "$(section11 --dir club list | wc -l)" -eq "$before" ] || fail "something was begun though there is nothing to bring over"
good "last year's answers, brought over by a verb and confirmed"

checked=0
"$HERE/read_paper.py" club.html club.ids "Summary of grades" "Change since last year" "Next steps" "No next step yet" >out 2>&1 || checked=$?
if [ "$checked" -eq 77 ]; then
	echo "left out: python3-lxml is not installed, so no other parser read the HTML"
else
	[ "$checked" -eq 0 ] || fail "club.html"
	"$HERE/read_paper.py" council.html council.ids "Summary of grades" "Your documents" >out 2>&1 || fail "council.html"
	for who in club council; do
		"$HERE/read_paper.py" "$who-blank.html" "$who-blank.ids" "About your organisation" >out 2>&1 || fail "$who-blank.html"
	done
	good "well-formed, in order, every question, nothing from outside"
fi

CHROMIUM=$(command -v chromium || true)
if [ -z "$CHROMIUM" ] || ! command -v node >/dev/null || [ ! -f "${AXE_CORE:-}" ]; then
	echo "left out: axe-core did not look at the paper; that needs chromium, node and AXE_CORE"
else
	node "$HERE/axe_paper.js" "$CHROMIUM" "$AXE_CORE" club.html club-blank.html council.html council-blank.html few.html >out 2>err || fail "axe-core found something"
	good "axe-core found nothing, wide or narrow"
fi
echo "paper: $PASSED passed"
