#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs ./start in a terminal of 80x24 and types while it builds: start_by_keys.py START TYPED-FIFO. Prints all that was said."""
import fcntl, os, pty, re, select, struct, sys, termios, time

start, typed = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.environ['TERM'] = 'xterm'
    os.execv(start, [start])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
said = b''


def fail(what):
    print(said.decode(errors='replace'))
    sys.exit(what)


def read_until(pattern, seconds=60):
    global said
    end = time.monotonic() + seconds
    begin = len(said)
    while not re.search(pattern, said[begin:]):
        if time.monotonic() > end or not select.select([fd], [], [], end - time.monotonic())[0]:
            fail(f'nobody said {pattern!r}')
        try:
            said += os.read(fd, 65536)
        except OSError:
            fail(f'it ended before it said {pattern!r}')


read_until(rb'Building section11')
read_until(rb'\.')
os.write(fd, b'\nq\ny')
# A line typed in the meantime waits in the terminal already: the build ends after it.
with open(typed, 'w') as fifo:
    fifo.write('\n')
read_until(rb'tour')
read_until(rb'Oak Street')
if b'\x1b[?1049l' in said:
    fail('what was typed before left the client')
os.write(fd, b'q')
read_until(rb'This was practice')
while True:
    try:
        more = os.read(fd, 65536)
    except OSError:
        break
    if not more:
        break
    said += more
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stdout.write(said.decode(errors='replace'))
sys.exit(status)
