#!/bin/sh
# SPDX-License-Identifier: MIT
# ./start in a terminal: says each step, lets nothing typed meanwhile through, and its last words are commands that work. Building
# itself is left out: the programs are there, and a ninja that takes its time stands in. start.sh BUILD
. "$(dirname "$0")/lib.sh"

mkdir -p tree/build/src bin
cp "$ROOT/start" "$ROOT/.prepare" tree/
ln -s "$ROOT/forms" tree/forms
ln -s "$BUILD/section11" "$BUILD/section11-board" "$BUILD/section11-send" "$BUILD/po" tree/build/
: >tree/build/build.ninja
cat >bin/ninja <<'SH'
#!/bin/sh
case " $* " in *" -n "*) exit 0 ;; esac
# Builds until the test has typed.
read -r _ <"$WORK/typed"
SH
cat >bin/dpkg-query <<'SH'
#!/bin/sh
shift 3
for package; do echo "$package installed"; done
SH
chmod +x bin/ninja bin/dpkg-query
mkfifo typed
export WORK
PATH=$PWD/bin:$PATH "$HERE/start_by_keys.py" tree/start typed >said 2>&1 || { cat said; fail "./start"; }
good "a line a step, a sign of life, and what was typed meanwhile does nothing"

practice=$HOME/.local/share/section11-practice/practice
[ -f "$practice/client/practice" ] || fail "the practice folder does not say so"
grep '^  "' said | tr -d '\r' >commands
[ "$(wc -l <commands)" -eq 3 ] || { cat said; fail "not three commands at the end"; }
section11 --dir "$practice/client" list >/dev/null
# Nothing was sent: open and returns work, show says that there is nothing.
sh -ec "$(sed -n 1p commands)" >out 2>&1 || fail "the first of the last words"
sh -ec "$(sed -n 2p commands)" >out 2>&1 || fail "the second of the last words"
says 'Oak Street Youth Club'
sh -c "$(sed -n 3p commands)" >out 2>&1 && fail "something was sent"
says 'section11-board: '
! grep -q -- '--help' out || fail "the last of the last words is no command"
good "the last words are commands that work"
echo "start: $PASSED passed"
