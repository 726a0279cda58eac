#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""wait_port.py PORT PID: 0 as soon as something listens there, 1 when the process is gone or after 20 seconds."""
import os, selectors, socket, sys, time

port, pid = int(sys.argv[1]), int(sys.argv[2])
deadline = time.monotonic() + 20
while time.monotonic() < deadline:
    try:
        socket.create_connection(('127.0.0.1', port), 1).close()
        sys.exit(0)
    except OSError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        sys.exit(1)
    selectors.DefaultSelector().select(0.02)
sys.exit(1)
