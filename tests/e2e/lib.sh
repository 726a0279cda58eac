# SPDX-License-Identifier: MIT
# For the scripts here: `. lib.sh` with the build folder as $1. A folder of its own, the programs on the path, a receiver that ends.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
BUILD=$(cd "$1" && pwd)
WORK=$(mktemp -d)
PATH=$BUILD:$PATH
HOME=$WORK/home
LC_ALL=C.UTF-8
export PATH HOME LC_ALL
unset XDG_DATA_HOME XDG_CONFIG_HOME LANGUAGE http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy 2>/dev/null || true
mkdir -p "$HOME"
cd "$WORK"
RECEIVER=
MOUNTED=
PASSED=0

finish() {
	status=$?
	[ -z "$RECEIVER" ] || { kill "$RECEIVER" 2>/dev/null || true; wait "$RECEIVER" 2>/dev/null || true; }
	[ -z "$MOUNTED" ] || umount "$MOUNTED" 2>/dev/null || true
	if [ "$status" -ne 0 ]; then
		for log in "$WORK"/out "$WORK"/err "$WORK"/receiver.log; do
			[ ! -s "$log" ] || { echo "--- $(basename "$log")"; tail -40 "$log"; }
		done
	fi
	cd /
	rm -rf "$WORK"
	exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

# One thing holds.
good() {
	PASSED=$((PASSED + 1))
	echo "ok $PASSED $*"
}

# expect STATUS COMMAND...: runs it into out and err; the exit status must be that one, and nobody may have crashed.
expect() {
	wanted=$1
	shift
	got=0
	"$@" >"$WORK/out" 2>"$WORK/err" || got=$?
	! grep -qE 'AddressSanitizer|LeakSanitizer|runtime error' "$WORK/err" || fail "a sanitizer spoke: $*"
	[ "$got" -eq "$wanted" ] || fail "exit status $got, not $wanted: $*"
}

# says PATTERN: what the last command said, on either stream.
says() {
	grep -qE -- "$1" "$WORK/out" "$WORK/err" || fail "nobody said: $1"
}

# same FILE FILE WHAT
same() {
	cmp -s "$1" "$2" || { diff "$1" "$2" | head -20; fail "$3"; }
}

free_port() {
	python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# The receiver of board B on a free port (PORT), started and listening. Somebody else may take the port in between: then another.
start_receiver() {
	for _try in 1 2 3 4 5; do
		section11-board --dir B receive --listen "127.0.0.1:$PORT" >"$WORK/receiver.log" 2>&1 &
		RECEIVER=$!
		if python3 "$HERE/wait_port.py" "$PORT" "$RECEIVER"; then
			return 0
		fi
		wait "$RECEIVER" 2>/dev/null || true
		RECEIVER=
	done
	fail "the receiver does not listen on port $PORT"
}

# valid SCHEMA FILE, where the independent validator is installed.
valid() {
	checked=0
	"$ROOT/tests/lint/schemas.py" --schema "$1" "$2" >"$WORK/out" 2>&1 || checked=$?
	[ "$checked" -eq 0 ] || [ "$checked" -eq 77 ] || fail "$(basename "$2") does not fit the schema of a $1"
	[ "$checked" -ne 0 ] || good "$(basename "$2") fits the schema of a $1"
}
