#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench.py start|keys|load|save|ingest: measures the programs beside their floors, in the same run, and prints a table.

A figure is a median over interleaved rounds, with the least and the greatest behind it. The last columns are the ratio to
the floor and the goal (docs/PERFORMANCE.md). Nothing fails for being slow: only a benchmark that cannot run ends with an error.

Environment: SECTION11_BUILD (the programs), SECTION11_BENCH (the tools beside this file, built), SECTION11_FORMS (the sources of
the forms), SECTION11_BENCH_ROUNDS (9 without it).
"""
import contextlib, json, os, pathlib, random, re, shutil, statistics, subprocess, sys, tempfile, threading

from ten_times import ten_times

BUILD, TOOLS, FORMS = (pathlib.Path(os.environ.get(name, '.')) for name in ('SECTION11_BUILD', 'SECTION11_BENCH', 'SECTION11_FORMS'))
ROUNDS = int(os.environ.get('SECTION11_BENCH_ROUNDS', '9'))
CLIENT, BOARD, FLOOR = BUILD / 'section11', BUILD / 'section11-board', TOOLS / 'floor'
HELD_OUT = 'SUM-1'  # the prose question that is left open: "Go on" leads to it
MOVES = ','.join(['Down'] * 6 + ['Up'] * 6)
LETTERS = 'a,b,c,d,e,Space'


# The table

def fmt(values, unit):
    if values is None:
        return '-'
    middle, low, high = statistics.median(values), min(values), max(values)
    digits = 0 if middle >= 100 or all(v == int(v) for v in values) else 1 if middle >= 10 else 2
    text = f'{middle:.{digits}f}{unit and " " + unit}'
    return text if low == high else f'{text} ({low:.{digits}f}-{high:.{digits}f})'


def line(what, ours, floor='', ratio='', goal='', verdict=''):
    print(f'{what:<46} {ours:>24} {floor:>24} {ratio:>7} {goal:>9} {verdict}'.rstrip(), flush=True)


def row(what, ours, floor, unit, most=None, least=None, absolute=False):
    """most/least: what the ratio, or the figure itself if absolute, may be."""
    figure = statistics.median(ours)
    ratio = None
    if floor is not None and statistics.median(floor):
        ratio = figure / statistics.median(floor)
    judged = figure if absolute else ratio
    goal, verdict = '', ''
    if judged is not None and (most is not None or least is not None):
        limit, sign = (most, '<=') if most is not None else (least, '>=')
        goal = f'{sign} {limit:g}' + ('' if absolute else 'x')
        verdict = 'good' if (judged <= limit if most is not None else judged >= limit) else 'falls short'
    line(what, fmt(ours, unit), fmt(floor, unit), f'{ratio:.2f}x' if ratio is not None else '', goal, verdict)


def head(title):
    print(f'\n{title}')
    line('what', 'ours (least-greatest)', 'floor (least-greatest)', 'ratio', 'goal')


def spoken(words):
    print(f'  {words}', flush=True)


def p99(values):
    return [sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]]


def thousands(values, by=1000):
    return [value / by for value in values]


# Running things

def ticks():
    """Of all cores since the start: (all, those that worked)."""
    counts = [int(word) for word in pathlib.Path('/proc/stat').read_text().split('\n')[0].split()[1:9]]
    return sum(counts), sum(counts) - counts[3] - counts[4]


class Calm:
    """Other work on the machine spoils times. A run waits for quiet cores, but not for ever; what began in noise is counted."""
    runs = noisy = 0

    @classmethod
    def wait(cls):
        cls.runs += 1
        for _ in range(50):
            before = ticks()
            threading.Event().wait(0.1)
            after = ticks()
            if (after[1] - before[1]) <= 0.2 * (after[0] - before[0]):
                return
        cls.noisy += 1

    @classmethod
    def say(cls):
        if cls.noisy:
            spoken(f'{cls.noisy} of {cls.runs} runs had to begin beside other work on this machine: their times are too long.')


def run(*argv, **more):
    got = subprocess.run([str(a) for a in argv], capture_output=True, text=True, check=False, **more)
    if got.returncode:
        sys.exit(f'{argv[0]} ended with {got.returncode}:\n{got.stdout[-2000:]}{got.stderr[-2000:]}')
    return got.stdout


def probe(program, *steps):
    return json.loads(run(TOOLS / 'probe', *steps, '--', *words_of(program)))


def words_of(program):
    """A program is a list of words, or a function that prepares it and gives them."""
    return program() if callable(program) else program


@contextlib.contextmanager
def workplace():
    """A folder in the build folder: on a disk, which the system's place for temporary files need not be."""
    work = pathlib.Path(tempfile.mkdtemp(prefix='work-', dir=TOOLS))
    os.environ['HOME'] = str(work)
    os.environ.pop('XDG_DATA_HOME', None)
    os.environ.pop('XDG_CONFIG_HOME', None)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


class Home:
    """A client's folder with one assessment: the practice answers but for one prose question, or all of them."""

    def __init__(self, work, name, forms, complete=False):
        self.dir = work / name
        invitation, answers = work / f'{name}.s11invite', work / f'{name}.answers.json'
        given = json.loads((FORMS / 'practice' / 'answers-core.json').read_text())
        if not complete:
            del given[HELD_OUT]
        answers.write_text(json.dumps(given))
        run(TOOLS / 'invite', forms, 'third-sector.json', invitation)
        run(CLIENT, '--dir', self.dir, 'join', invitation)
        self.id = run(CLIENT, '--dir', self.dir, 'new').strip()
        run(CLIENT, '--dir', self.dir, 'answer', self.id, '--from', answers)
        self.pack = next((self.dir / 'packs').iterdir())

    def draft(self):
        return sorted((self.dir / 'assessments' / self.id).glob('draft.*.json'))[-1]

    def client(self, *more):
        return [CLIENT, '--dir', self.dir, *more]

    def opened(self):
        return self.client('--open', self.id)

    def fresh(self):
        """The same in a copy of its own, for a run that types: what it saves must not be there for the next."""
        copy = self.dir.with_name(self.dir.name + '.copy')
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.dir, copy)
        return [CLIENT, '--dir', copy, '--open', self.id]


def rounds(programs, n=None):
    """Runs each once unmeasured, then all of them in turn, in another order each round. {name: [results]}"""
    order, results = list(programs), {name: [] for name in programs}
    for name in order:
        probe(*programs[name])
    for turn in range(n or ROUNDS):
        random.Random(turn).shuffle(order)
        for name in order:
            Calm.wait()
            results[name].append(probe(*programs[name]))
    return results


def each(results, name, *path):
    values = []
    for result in results[name]:
        for key in path:
            result = result[key]
        values += result if isinstance(result, list) else [result]
    return values


def instructions(program, *steps):
    """From exec to exit, in millions."""
    with tempfile.NamedTemporaryFile(dir=TOOLS) as log:
        probe(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', f'--log-file={log.name}', *words_of(program)], *steps)
        return int(re.findall(r'Collected : (\d+)', pathlib.Path(log.name).read_text())[-1]) / 1e6


def system_calls(program, *steps):
    with tempfile.NamedTemporaryFile(dir=TOOLS) as log:
        probe(['strace', '-y', '-o', log.name, *words_of(program)], *steps)
        calls = [text for text in pathlib.Path(log.name).read_text(errors='replace').splitlines() if re.match(r'\w+\(', text)]
    # The client has a way of its own to the terminal, beside standard output: what counts is where it leads.
    writes = sum(bool(re.match(r'write\(\d+</dev/(pts|tty)', text)) for text in calls)
    return {'all': len(calls), 'opens': sum(text.startswith('open') for text in calls), 'writes': writes}


def needs(tool, for_what):
    if shutil.which(tool):
        return True
    spoken(f'{tool} is not installed, so {for_what} are not counted.')
    return False


# The benchmarks

def bench_start(work):
    home = Home(work, 'home', FORMS)
    rest = ['memory', 'memory', 'idle', 'idle', '3000', 'quit', 'Ctrl-Q']
    floor = [FLOOR, home.pack]
    programs = {
        'home': (home.client(), 'first', 'self-assessments', 'quit', 'Ctrl-Q'),
        'opened': (home.opened(), 'first', 'Sections', 'quit', 'Ctrl-Q'),
        'floor': (floor, 'first', 'Task list', 'quit', 'Ctrl-Q'),
    }
    if shutil.which('dialog'):
        form = [text for i in range(1, 13) for text in (f'Question {i}', str(i), '1', '', str(i), '20', '20', '0')]
        programs['dialog'] = (['dialog', '--form', 'Section 11', '20', '70', '12', *form], 'first', 'Cancel', 'quit', 'Escape')
    got = rounds(programs, 3 * ROUNDS)
    kept = rounds({name: (programs[name][0], *programs[name][1:3], *rest) for name in ('opened', 'floor')}, 2)

    head(f'Start: a pack of {home.pack.stat().st_size / 1000:.0f} KB, a draft of {home.draft().stat().st_size / 1000:.0f} KB')
    paint = {name: thousands(each(got, name, 'first', 'us')) for name in programs}
    row('first paint, home with one assessment', paint['home'], paint['floor'], 'ms', most=1.2)
    row('first paint, straight into the assessment', paint['opened'], paint['floor'], 'ms', most=1.2)
    if 'dialog' in paint:
        row('first paint, home; beside dialog --form', paint['home'], paint['dialog'], 'ms', most=1)
    else:
        spoken('dialog is not installed.')
    row('bytes of the first screen, home', each(got, 'home', 'first', 'bytes'), each(got, 'floor', 'first', 'bytes'), '', most=1.1)
    row('bytes of the first screen, assessment', each(got, 'opened', 'first', 'bytes'), each(got, 'floor', 'first', 'bytes'), '', most=1.1)
    row('leaving with nothing changed', thousands(each(got, 'home', 'quit', 'us')), thousands(each(got, 'floor', 'quit', 'us')), 'ms', most=2)
    show_memory(kept)
    row('wake-ups in 3 s of idling', each(kept, 'opened', 'idle', 'wakeups'), each(kept, 'floor', 'idle', 'wakeups'), '', most=0, absolute=True)
    row('threads', each(kept, 'opened', 'memory', 'threads'), each(kept, 'floor', 'memory', 'threads'), '', most=1, absolute=True)
    show_libraries()
    show_counts(home, floor)


def show_memory(kept):
    mb = lambda name, key: thousands(each(kept, name, 'memory', key), 1024)
    row('resident with the assessment open, RSS', mb('opened', 'rss_kb'), mb('floor', 'rss_kb'), 'MB', most=1.25)
    if not all(each(kept, 'opened', 'memory', 'known')):
        spoken('the kernel shows shared and private pages to root alone here.')
        return
    row('the same, PSS', mb('opened', 'pss_kb'), mb('floor', 'pss_kb'), 'MB')
    row('the same, USS', mb('opened', 'uss_kb'), mb('floor', 'uss_kb'), 'MB', most=1.4)


def show_libraries():
    if not needs('ldd', 'libraries'):
        return
    libraries = {program: run('ldd', program).split('\n')[:-1] for program in (CLIENT, FLOOR)}
    row('libraries at the start (lines of ldd)', [len(libraries[CLIENT])], [len(libraries[FLOOR])], '')
    row('of them libcurl or TLS', [sum(bool(re.search(r'libcurl|libssl|gnutls', text)) for text in libraries[CLIENT])], None, '', most=0, absolute=True)
    if shutil.which('strip'):
        size = {}
        for program in (CLIENT, FLOOR):
            with tempfile.NamedTemporaryFile(dir=TOOLS) as copy:
                run('strip', '-o', copy.name, program)
                size[program] = [os.stat(copy.name).st_size / 1000]
        row('size of the program, stripped', size[CLIENT], size[FLOOR], 'KB', most=150, absolute=True)


def show_counts(home, floor):
    ready = {'opened': (home.client(), 'first', 'self-assessments'), 'floor': (floor, 'first', 'Task list')}
    if needs('strace', 'system calls'):
        calls = {name: system_calls(*ready[name], 'quit', 'Ctrl-Q') for name in ready}
        row('system calls, start to end', [calls['opened']['all']], [calls['floor']['all']], '', most=1)
        row('of them opens', [calls['opened']['opens']], [calls['floor']['opens']], '', most=1)
        row('writes to the terminal, start to end', [calls['opened']['writes']], [calls['floor']['writes']], '')
    if needs('valgrind', 'instructions'):
        count = {name: [instructions(*ready[name], 'quit', 'Ctrl-Q')] for name in ready}
        row('instructions, start to end', count['opened'], count['floor'], 'M', most=1.2)


def bench_keys(work):
    home, sent = Home(work, 'home', FORMS), Home(work, 'sent', FORMS, complete=True)
    ten = Home(work, 'ten', ten_times(FORMS, work / 'forms'))
    run(CLIENT, '--dir', sent.dir, 'approve', sent.id, '--name', 'A. Chair', '--role', 'Chair of trustees')
    run(CLIENT, '--dir', sent.dir, 'seal', sent.id)
    begin, floor_begin = ['first', 'Sections'], ['first', 'Task list']
    listing = ['keys', 'warm', '3', 'Down', 'keys', 'move', '60', MOVES, 'keys', 'page', '20', 'PageDown,PageUp']
    typing, letters = ['wait', 'Your answer', 'Enter', 'keys', 'warm', '3', 'a'], ['keys', 'letter', '60', LETTERS]
    full = ['paste', '60000', 'rest', '1500']
    programs = {name: (program, *steps, 'quit', 'Ctrl-Q') for name, (program, *steps) in {
        'list': (home.opened(), *begin, *listing),
        'sent': (sent.opened(), *begin, *listing),
        'list10': (ten.opened(), *begin, *listing),
        'empty': (home.fresh, *begin, *typing, *letters),
        'full': (home.fresh, *begin, *typing, *full, *letters),
        'floor': ([FLOOR, home.pack], *floor_begin, *listing, *letters),
        'floor10': ([FLOOR, ten.pack], *floor_begin, *listing),
    }.items()}
    got = rounds(programs, max(3, ROUNDS // 2))
    pairs = [('Down or Up on the task list', 'list', 'floor', 'move'), ('the same, signed off and sealed', 'sent', 'floor', 'move'),
             ('the same, a form ten times the size', 'list10', 'floor10', 'move'), ('a letter, field empty', 'empty', 'floor', 'letter'),
             ('a letter, after 60 KB of text', 'full', 'floor', 'letter'), ('PageDown or PageUp', 'list', 'floor', 'page')]
    head('Key to paint')
    for what, ours, floor, key in pairs:
        times = {name: thousands(each(got, name, key, 'us')) for name in (ours, floor)}
        row(f'{what}: median', times[ours], times[floor], 'ms', most=1.3)
        row(f'{what}: p99', p99(times[ours]), p99(times[floor]), 'ms', most=2)
        blank = sum(each(got, ours, key, 'blank'))
        if blank:
            spoken(f'{blank} keys of these painted nothing.')
    head('Bytes a key')
    size = lambda name, key: each(got, name, key, 'bytes')
    row('a move', size('list', 'move'), size('floor', 'move'), '', most=20, absolute=True)
    row('a letter, field empty', size('empty', 'letter'), size('floor', 'letter'), '', most=2, absolute=True)
    row('a letter, after 60 KB of text', size('full', 'letter'), size('floor', 'letter'), '', most=2, absolute=True)
    row('a page', size('list', 'page'), size('floor', 'page'), '')
    count_keys(home)


def count_keys(home):
    floor, ready = [FLOOR, home.pack], ['first', 'Task list']
    listing, typing = ['first', 'Sections'], ['first', 'Sections', 'wait', 'Your answer', 'Enter']
    moves, letters = ['keys', 'k', '24', MOVES], ['keys', 'k', '24', LETTERS]
    ways = {
        'a move': (home.opened(), listing, moves, 'move'),
        'a letter, field empty': (home.fresh, typing, letters, 'letter'),
        'a letter, after 60 KB of text': (home.fresh, [*typing, 'paste', '60000', 'rest', '1500'], letters, 'letter'),
    }
    floors = {'move': (floor, ready, moves), 'letter': (floor, ready, letters)}

    def a_key(count, program, before, keys, member=None):
        ends = ['quit', 'Ctrl-Q']
        values = [got[member] if member else got for got in (count(program, *before, *ends), count(program, *before, *keys, *ends))]
        return [(values[1] - values[0]) / 24]

    if needs('strace', 'writes and system calls'):
        head('Writes and system calls a key')
        for member, name in (('writes', 'writes'), ('all', 'system calls')):
            least = {key: a_key(system_calls, *floors[key], member) for key in floors}
            for what, (*way, key) in ways.items():
                row(f'{name}, {what}', a_key(system_calls, *way, member), least[key], '', most=1 if member == 'writes' else None, absolute=True)
    if needs('valgrind', 'instructions'):
        head('Instructions a key')
        least = {key: thousands(a_key(instructions, *floors[key]), 0.001) for key in floors}
        for what, (*way, key) in ways.items():
            row(what, thousands(a_key(instructions, *way), 0.001), least[key], 'k', most=1.3)


def bench_load(work):
    homes = {'once': Home(work, 'home', FORMS), 'ten': Home(work, 'ten', ten_times(FORMS, work / 'forms'))}
    medians = {}
    for name, home in homes.items():
        args = (TOOLS / 'load', home.dir, home.id, home.pack, home.draft())
        run(*args, 3)
        Calm.wait()
        got = {key: thousands(values) for key, values in json.loads(run(*args, 10 * ROUNDS)).items()}
        head(f'Opening a form of {questions_of(home.pack)} questions, a pack of {home.pack.stat().st_size / 1000:.0f} KB')
        row('pack_open; floor: cJSON_Parse', got['pack_open'], got['pack_cjson'], 'ms')
        row('store_load; floor: read and parse', got['store_load'], got['store_cjson'], 'ms')
        row('store_list; floor: read and parse', got['store_list'], got['store_cjson'], 'ms')
        medians[name] = {key: [statistics.median(values)] for key, values in got.items()}
    head('Ten times the size beside once')
    small, large = (medians[name] for name in homes)
    for key in ('pack_open', 'store_load', 'store_list', 'pack_cjson'):
        row(f'{key}: ten times; floor: once', large[key], small[key], 'ms', most=11)


def questions_of(pack):
    return sum(len(section['questions']) for section in json.loads(pack.read_text())['sections'])


def bench_save(work):
    home = Home(work, 'home', FORMS)
    (work / 'hand').mkdir()
    Calm.wait()
    got = json.loads(run(TOOLS / 'save', home.dir, home.id, work / 'hand', 50 * ROUNDS))
    head(f'Saving a draft of {home.draft().stat().st_size / 1000:.0f} KB')
    row('a save; floor: one new file, synced', got['save'], got['plain'], 'us')
    row('the same: p99', p99(got['save']), p99(got['plain']), 'us')
    row('a save; floor: the same work by hand', got['save'], got['by_hand'], 'us', most=1.2)
    row('the same: p99', p99(got['save']), p99(got['by_hand']), 'us')
    row('a note; floor: 256 bytes appended, synced', got['note'], got['append'], 'us', most=1.2)
    row('the same: p99', p99(got['note']), p99(got['append']), 'us')


BODY_BYTES = 50_000
COUNTS = {1: 400, 16: 1600}
AGENCIES = 64


class Board:
    """A board that listens, with invitations for some organisations: none may send more than its share."""

    def __init__(self, work):
        self.dir = work / 'board'
        run(BOARD, '--dir', self.dir, 'init', '--name', 'Practice Partnership', '--endpoint', 'http://127.0.0.1:8011')
        self.invitations = [self.invite(work, n) for n in range(AGENCIES)]
        self.process = subprocess.Popen([BOARD, '--dir', self.dir, 'receive', '--listen', '127.0.0.1:0', '--until-stdin-closes', '--disk-floor', '100'],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = self.process.stdout.readline().rsplit(':', 1)[1].strip()

    def invite(self, work, n):
        path = work / f'agency-{n}.s11invite'
        agency = run(BOARD, '--dir', self.dir, 'agency', 'add', '--name', f'Agency {n}', '--sector', 'VCS').strip()
        run(BOARD, '--dir', self.dir, 'invite', agency, '--form', FORMS / 'third-sector.json', '--out', path, '--letter', work / f'letter-{n}.txt')
        return path

    def peak_mb(self):
        status = pathlib.Path(f'/proc/{self.process.pid}/status').read_text()
        return int(re.search(r'VmHWM:\s*(\d+)', status)[1]) / 1024

    def end(self):
        self.process.stdin.close()
        self.process.wait(30)
        shutil.rmtree(self.dir)


def ingest_round(work, turn):
    """The board and its floor with each number of connections. {(name, connections): result}"""
    got, folder = {}, work / f'turn-{turn}'
    for connections, count in COUNTS.items():
        here = folder / str(connections)
        here.mkdir(parents=True)
        board = Board(here)
        Calm.wait()
        got['board', connections] = json.loads(run(TOOLS / 'flood', board.port, connections, count, BODY_BYTES, *board.invitations))
        got['peak', connections] = board.peak_mb()
        board.end()
        Calm.wait()
        got['rows', connections] = json.loads(run(TOOLS / 'rows', here / 'rows.db', count, BODY_BYTES, connections))
    shutil.rmtree(folder)
    return got


def bench_ingest(work):
    if not BOARD.exists() or not (TOOLS / 'rows').exists():
        spoken('section11-board is not built.')
        return
    turns = [ingest_round(work, turn) for turn in range(max(3, ROUNDS // 3))]
    head(f'Taking in sealed submissions of {BODY_BYTES // 1000} KB; floor: SQLite, as many rows a commit as connections')
    for connections, count in COUNTS.items():
        least = {1: 0.56, 16: 0.75}[connections]
        rate = {name: [count / turn[name, connections]['seconds'] for turn in turns] for name in ('board', 'rows')}
        row(f'a second, {connections} connection{"s" if connections > 1 else ""}', rate['board'], rate['rows'], '', least=least)
        times = thousands([us for turn in turns for us in turn['board', connections]['times']['latency']])
        commits = thousands([us for turn in turns for us in turn['rows', connections]['times']['commit']])
        row('the same, one answer; floor: one commit: median', [statistics.median(times)], [statistics.median(commits)], 'ms')
        row('the same, one answer; floor: one commit: p99', p99(times), p99(commits), 'ms')
        row('the same, memory of the board at its peak', [turn['peak', connections] for turn in turns], None, 'MB', most=18, absolute=True)
        refused = sum(turn['board', connections]['refused'] for turn in turns)
        if refused:
            spoken(f'{refused} of these were refused.')


def main():
    bench = globals().get('bench_' + (sys.argv[1] if len(sys.argv) > 1 else ''))
    if not bench or 'SECTION11_BENCH' not in os.environ:
        sys.exit(__doc__)
    if os.environ.get('SECTION11_BENCH_NOTE'):
        spoken(os.environ['SECTION11_BENCH_NOTE'])
    with workplace() as work:
        bench(work)
    Calm.say()


if __name__ == '__main__':
    main()
