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

mkdir -p po/forms
cp -r "$ROOT/forms" forms
expect 0 section11 form pot forms/third-sector.json -o third-sector.pot
expect 0 msgfmt --check-format -o /dev/null third-sector.pot
python3 "$HERE/pretend_po.py" third-sector.pot cy >po/forms/third-sector.cy.po
expect 0 msgfmt --check -o /dev/null po/forms/third-sector.cy.po
msginit -i third-sector.pot -o po/forms/third-sector.pl.po -l pl --no-translator --no-wrap 2>/dev/null
good "translators' own tools take the template and what they make of it"

for form in "$ROOT"/forms/*.json; do
	expect 0 section11 form check "$form"
done
for po in "$ROOT"/po/forms/*.po; do
	expect 0 msgfmt --check -o /dev/null "$po"
done
good "the translations that are shipped have no fault"

expect 0 section11 form check forms/third-sector.json
says 'nothing is wrong'
python3 - out <<'PY'
import re, sys
said = re.search(r'Cymraeg \(cy\): (\d+) of (\d+) texts are translated', open(sys.argv[1]).read())
assert said and said[1] == said[2] and int(said[1]) > 1000, said
PY
says 'Cymraeg.*Not yet read by a native speaker'
expect 0 section11 form check forms/third-sector.json --missing cy
[ ! -s out ] || fail "something is missing"
expect 0 section11 form check forms/third-sector.json --missing pl
says '^sections/kf1.json:KF1-1: question KF1-1: text: Who'
sed 's/^"X-Read-By-Native-Speaker: no/"X-Read-By-Native-Speaker: Megan Evans/' po/forms/third-sector.cy.po >read.po
mv read.po po/forms/third-sector.cy.po
expect 0 section11 form check forms/third-sector.json
! grep -q 'Cymraeg.*Not yet read' out || fail "who read it is not heeded"
good "what is translated and what is missing is said"

line=$(grep -n '^msgid "For voluntary.*{area}' po/forms/third-sector.cy.po | cut -d: -f1)
cp po/forms/third-sector.cy.po whole.po
sed "$((line + 1))s/{area}/{ardal}/" whole.po >po/forms/third-sector.cy.po
expect 65 section11 form check forms/third-sector.json
says "^forms/../po/forms/third-sector.cy.po:$line: the glossary has no token {ardal}"
sed "$((line + 1))s/{area}//" whole.po >po/forms/third-sector.cy.po
expect 65 section11 form check forms/third-sector.json
says "^forms/../po/forms/third-sector.cy.po:$line: leaves out {area}"
expect 0 section11-board --dir B init --name "Practice Partnership" --endpoint "https://board.example:8443"
A=$(section11-board --dir B agency add --name "Oak Street Youth Club" --sector VCS)
expect 65 section11-board --dir B invite "$A" --form forms/third-sector.json -o oak.s11invite
says "third-sector.cy.po:$line: leaves out {area}"
[ ! -e oak.s11invite ] || fail "an invitation in spite of a fault"
cp whole.po po/forms/third-sector.cy.po
good "a translation that breaks a token is refused with its line, and nobody is invited"

# The form changes: a translation is brought up to it without gettext's tools, and back again.
cp forms/sections/kf1.json kept.json
chmod 644 po/forms/third-sector.cy.po
printf '\n# to be read again in spring\n' >>po/forms/third-sector.cy.po
sed 's/"short": "Who answers at the top"/"short": "Who answers now"/' kept.json >forms/sections/kf1.json
expect 0 section11 form merge forms/third-sector.json po/forms/third-sector.cy.po
says '^1 text is new'
says '^1 text is gone. Its translation is kept as obsolete'
expect 0 msgfmt --check -o /dev/null po/forms/third-sector.cy.po
grep -q '^#~ msgid "Who answers at the top"' po/forms/third-sector.cy.po || fail "what is gone is lost"
[ "$(tail -1 po/forms/third-sector.cy.po)" = "# to be read again in spring" ] || fail "a comment at the end is lost"
[ "$(stat -c %a po/forms/third-sector.cy.po)" = 644 ] || fail "others can no longer read the translation"
expect 0 section11 form check forms/third-sector.json --missing cy
[ "$(wc -l <out)" -eq 1 ] || fail "not one text is missing"
cp kept.json forms/sections/kf1.json
expect 0 section11 form merge forms/third-sector.json po/forms/third-sector.cy.po
says '^1 text came back with its translation'
expect 0 msgfmt --check -o /dev/null po/forms/third-sector.cy.po
! grep -q '^#~' po/forms/third-sector.cy.po || fail "what came back is obsolete still"
expect 0 section11 form check forms/third-sector.json --missing cy
[ ! -s out ] || fail "a merge lost a translation"
before=$(ls -i po/forms/third-sector.cy.po)
expect 0 section11 form merge forms/third-sector.json po/forms/third-sector.cy.po
[ "$(ls -i po/forms/third-sector.cy.po)" = "$before" ] || fail "a file was written anew that did not change"
for po in "$ROOT"/po/forms/*.po; do
	cp "$po" merged.po
	expect 0 section11 form merge forms/third-sector.json merged.po
	expect 0 msgfmt --check -o /dev/null merged.po
	msgattrib --no-obsolete --translated "$po" | grep -c '^msgstr' >translated.before
	msgattrib --no-obsolete --translated merged.po | grep -c '^msgstr' >translated.after
	same translated.after translated.before "$po: translations were lost"
done
expect 66 section11 form merge forms/third-sector.json nothing.po
printf 'msgid "a\nmsgstr ""\n' >broken.po
expect 65 section11 form merge forms/third-sector.json broken.po
says 'broken.po:1: '
good "a translation is brought up to its form, and nothing in it is lost"

# A text that only English has, with a word in it that is long in Welsh: too wide there, and found wherever a pack is made.
cp forms/sections/kf1.json kept.json
sed 's/"short": "Who answers at the top"/"short": "Who leads in {area}"/' kept.json >narrow.json
! cmp -s narrow.json kept.json || fail "no short name to change"
cp narrow.json forms/sections/kf1.json
line=$(grep -n '^msgid "Surrey"' po/forms/third-sector.cy.po | cut -d: -f1)
sed "$((line + 1))s/.*/msgstr \"Sir Surrey a phob un o'i hardaloedd hi\"/" whole.po >po/forms/third-sector.cy.po
expect 65 section11 form check forms/third-sector.json
says 'question KF1-1: short name, for lists: in "cy" it takes'
expect 65 section11 form pack forms/third-sector.json --board B -o wide.s11pack
expect 65 section11-board --dir B invite "$A" --form forms/third-sector.json -o wide.s11invite
says 'question KF1-1: short name, for lists: in "cy" it takes'
[ ! -e wide.s11pack ] && [ ! -e wide.s11invite ] || fail "a pack in spite of a fault"
cp kept.json forms/sections/kf1.json
cp whole.po po/forms/third-sector.cy.po

# Translations that cannot be read are not the same as none.
mv po/forms po/aside
expect 0 section11 form check forms/third-sector.json
: >po/forms
expect 66 section11 form check forms/third-sector.json
expect 66 section11 form pack forms/third-sector.json --board B -o wide.s11pack
expect 66 section11-board --dir B invite "$A" --form forms/third-sector.json -o wide.s11invite
[ ! -e wide.s11pack ] && [ ! -e wide.s11invite ] || fail "a pack without the translations that are there"
rm po/forms
mv po/aside po/forms
good "too wide in one language is found, and translations that cannot be read are no none"

expect 0 section11 form pack forms/third-sector.json --board B -o third-sector.s11pack
expect 0 section11 form check third-sector.s11pack
says 'Cymraeg'
! grep -q 'Polski' out || fail "a language of which nothing is translated was packed"
expect 0 section11-board --dir B invite "$A" --form forms/third-sector.json -o oak.s11invite
good "translations go into packs and invitations"

expect 0 section11 --dir C join oak.s11invite --remember
ID=$(section11 --dir C new)
expect 0 section11 --dir C answer "$ID" --from "$ROOT/forms/practice/answers-core.json"
expect 0 env LANGUAGE=cy section11 --dir C show "$ID"
says 'Whó át thé véry tóp'
expect 0 env LANGUAGE=cy section11 --dir C print "$ID" --format html
says '<html lang="cy">'
says 'Whó át thé véry tóp'
expect 0 section11 --dir C show "$ID"
says 'Who at the very top'
good "the form follows the person's language"

# state: of the only assessment.
state() {
	section11 --dir C list --json | sed -n 's/.*"state": "\([a-z]*\)".*/\1/p'
}
expect 0 env LANGUAGE=cy section11 --dir C approve "$ID" --name "Margaret Ellis" --role "Chair of trustees"
[ "$(state)" = approved ] || fail "approved in Welsh, but not in English: $(state)"
expect 0 env LANGUAGE=cy section11 --dir C seal "$ID" -o return.s11
[ "$(state)" = sealed ] || fail "sealed in Welsh, but not in English: $(state)"
expect 0 section11-board --dir B import return.s11
expect 0 section11-board --dir B open
expect 0 section11-board --dir B show "$ID" --json
python3 - out <<'PY'
import json, sys
text = open(sys.argv[1], encoding='utf-8').read()
content = json.loads(text)['submission']['content']
assert content['not_asked'] and {item['because'] for item in content['not_asked']} <= {'condition', 'not_for'}, content['not_asked']
assert 'á' not in text, 'the translation was sent'
PY
good "approved and sealed in Welsh, read by the board"

printf 'language\n2\nquit\n' >words
expect 0 sh -c 'section11 --dir C --lines <words'
says 'Polski'
says 'Eich hunanasesiadau'
[ "$(cat C/language)" = cy ] || fail "the choice was not written down"
expect 0 sh -c 'echo quit | section11 --dir C --lines'
says 'Eich hunanasesiadau'
says 'Kééping|Kéépíng'
expect 0 section11 --dir C list
says 'Keeping'
good "chosen by lines and remembered; verbs go by the environment"

echo "$PASSED things hold"
