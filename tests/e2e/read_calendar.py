#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What `section11 actions` wrote, read by somebody else's readers: read_calendar.py FOLDER, with list.json, list.csv, list.ics, events.ics.

Exit status 77 where python3-icalendar is not installed.
"""
import csv, datetime, json, pathlib, sys

try:
    import icalendar
except ImportError:
    sys.exit(77)

FOLDER = pathlib.Path(sys.argv[1])


def calendar(name):
    raw = (FOLDER / name).read_bytes()
    assert raw.endswith(b'END:VCALENDAR\r\n') and b'\n' not in raw.replace(b'\r\n', b''), 'CRLF'
    for line in raw.split(b'\r\n'):
        assert len(line) <= 75, line
        line.decode('utf-8')
    read = icalendar.Calendar.from_ical(raw)
    assert read['version'] == '2.0' and read['prodid'], 'calendar'
    return read


def last_day(due):
    if len(due) == 10:
        return datetime.date.fromisoformat(due)
    year, month = map(int, due.split('-'))
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


def summary(action):
    asked = action['kind'] in ('next_step', 'no_next_step')
    return f"{action['id']}: {action['action']}" if asked else action['action']


def same_text(read, wanted):
    assert str(read).replace('\r\n', '\n') == wanted, (str(read), wanted)


def main():
    told = json.loads((FOLDER / 'list.json').read_text())
    actions = told['actions']
    assert {'next_step', 'no_next_step', 'review', 'date', 'stage'} <= {a['kind'] for a in actions}, 'kinds'

    days = [last_day(a['due']) for a in actions if 'due' in a]
    assert days == sorted(days) and all('due' in a for a in actions[:len(days)]), 'the earliest first, those without a day last'

    raw = (FOLDER / 'list.csv').read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf') and raw.endswith(b'\r\n'), 'BOM and CRLF'
    rows = list(csv.DictReader((FOLDER / 'list.csv').open(encoding='utf-8-sig', newline=''), strict=True))
    assert len(rows) == len(actions), (len(rows), len(actions))
    for row, action in zip(rows, actions):
        for column, cell in row.items():
            wanted = action.get(column, '')
            assert cell == ("'" + wanted if wanted[:1] in ('=', '+', '-', '@', '\t', '\r') and wanted else wanted), (column, cell, wanted)
            assert not cell.startswith(('=', '+', '-', '@', '\t', '\r')), cell

    todos = calendar('list.ics').walk('VTODO')
    wanted = [a for a in actions if a['kind'] != 'stage']
    assert len(todos) == len(wanted), (len(todos), len(wanted))
    for todo, action in zip(todos, wanted):
        same_text(todo['summary'], summary(action))
        assert todo['status'] == 'NEEDS-ACTION', todo
        assert told['id'] in todo['uid'] and action['id'] in todo['uid'], todo['uid']
        assert todo['dtstamp'].dt.utcoffset() == datetime.timedelta(0), todo['dtstamp'].dt
        assert ('due' in todo) == ('due' in action), todo
        if 'due' in action:
            assert type(todo['due'].dt) is datetime.date and todo['due'].dt == last_day(action['due']), todo
        about = [f"Who: {action['owner']}"] if 'owner' in action else []
        about += [action['about']] if 'about' in action else []
        same_text(todo.get('description', ''), '\n'.join(about))

    both = calendar('events.ics')
    events = both.walk('VEVENT')
    assert len(both.walk('VTODO')) == len(todos) and len(events) == len([a for a in actions if 'due' in a]), len(events)
    for event in events:
        assert event['dtstart'].dt < event['dtend'].dt, event
    stages = [a for a in actions if a['kind'] == 'stage']
    for stage in stages:
        event = next(e for e in events if e['summary'] == stage['action'])
        assert event['dtstart'].dt == last_day(stage['from']), event
        assert event['dtend'].dt == last_day(stage['due']) + datetime.timedelta(days=1), event
    uids = [c['uid'] for c in both.walk() if 'uid' in c]
    assert len(uids) == len(set(uids)), 'each UID once'
    assert [str(t['uid']) for t in todos] == [str(t['uid']) for t in both.walk('VTODO')], 'UIDs stay'


main()
