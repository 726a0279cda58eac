#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The lints that keep the house: house.py LINT [BUILD-FOLDER], run from the project's root.

layers    who may include whom (docs/ARCHITECTURE.md has the table in words)
headers   every header compiles alone
sizes     files of 600 lines, functions of 60, at most
banned    calls that have no place here
map       every source stands in docs/ARCHITECTURE.md once, and nothing else does
sentences no sentence for users is longer than 25 words
readme    each picture in README.md is one of the golden screens
licence   every source begins with its SPDX line
manuals   the manual pages are well-formed, the desktop file valid
spelling  no common misspelling in what people read
shell     the scripts pass shellcheck
catalogues every catalogue in po/LINGUAS is whole, well-formed, and as new as the sources
"""
import itertools, pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / 'src'

MAY = {
    'base': set(), 'form': {'base'}, 'entry': {'base', 'form'}, 'wire': {'base', 'form', 'entry'},
    'store': {'base', 'form', 'entry', 'wire'}, 'page': {'base'}, 'face': {'base', 'page'},
    'client': {'base', 'form', 'entry', 'wire', 'store', 'page', 'face'}, 'send': {'base', 'form', 'wire', 'store'},
    'board': {'base', 'form', 'entry', 'wire', 'page', 'face'},
}
# What comes from outside, and the only files that may ask for it.
ONLY = {
    r'cjson/|cJSON': ['base/json.c', 'base/json_build.c'], r'sodium': ['base/crypto.c'],
    r'uni(str|gbrk|lbrk|wbrk|case|norm|width|ctype)\.h': ['base/text'], r'curl/': ['send/http.c'], r'n?curses|term\.h': ['face/curses.c'],
    r'microhttpd': ['board/receive/'], r'sqlite3|libpq': ['board/ledger/'],
}
NEVER = {
    'libintl.h': ['page/gettext.h', 'send/', 'client/verbs/', 'client/main.c', 'client/setup.c', 'board/'],
}
BANNED = r'\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|strncpy|system|popen|tmpnam|mktemp|alloca)\s*\('
RESERVED = {'form.h', 'menu.h', 'panel.h', 'term.h', 'curses.h'}


def sources(*endings):
    return sorted(p for p in SRC.rglob('*') if p.suffix in endings)


def rel(path):
    return path.relative_to(SRC).as_posix()


def lint_layers(faults, _):
    for path in sources('.c', '.h', '.def'):
        room = rel(path).split('/')[0]
        for n, line in enumerate(path.read_text().splitlines(), 1):
            ours = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            theirs = re.match(r'\s*#\s*include\s+<([^>]+)>', line)
            if ours:
                other = ours.group(1).split('/')[0]
                if '/' not in ours.group(1):
                    faults.append(f'{rel(path)}:{n}: includes go by path from src/: {ours.group(1)}')
                elif other != room and other not in MAY[room]:
                    faults.append(f'{rel(path)}:{n}: {room} may not include {ours.group(1)}')
            if theirs:
                for pattern, allowed in ONLY.items():
                    if re.match(pattern, theirs.group(1)) and not any(rel(path).startswith(a) for a in allowed):
                        faults.append(f'{rel(path)}:{n}: only {", ".join(allowed)} may include <{theirs.group(1)}>')
                for name, allowed in NEVER.items():
                    if theirs.group(1) == name and not any(rel(path).startswith(a) for a in allowed):
                        faults.append(f'{rel(path)}:{n}: <{name}> does not belong here')


def lint_headers(faults, build):
    reserved = [p for p in SRC.glob('*.h') if p.name in RESERVED]
    faults += [f'{rel(p)}: a name that curses owns, at an include root' for p in reserved]
    for path in sources('.h'):
        got = subprocess.run(['cc', '-std=c17', '-D_GNU_SOURCE', '-fsyntax-only', '-Wall', '-Wextra', '-Werror', '-Wno-unused-function',
                              f'-I{SRC}', '-include', rel(path), '-x', 'c', '/dev/null'], capture_output=True, text=True)
        if got.returncode:
            faults.append(f'{rel(path)} does not compile alone:\n{got.stderr.strip()[:400]}')


def functions():
    for path in sources('.c'):
        got = subprocess.run(['ctags', '-f', '-', '--fields=+ne', '--c-kinds=f', str(path)], capture_output=True, text=True)
        for line in got.stdout.splitlines():
            at, end = re.search(r'\tline:(\d+)', line), re.search(r'\tend:(\d+)', line)
            if at and end:
                yield rel(path), line.split('\t')[0], int(end.group(1)) - int(at.group(1))


def middle(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def lint_sizes(faults, _):
    files = {rel(p): len(p.read_text().splitlines()) for p in sources('.c', '.h')}
    faults += [f'{name}: {n} lines, more than 600' for name, n in files.items() if n > 600]
    lengths = []
    for path, name, n in functions():
        lengths.append(n)
        if n > 60:
            faults.append(f'{path}: {name} has {n} lines, more than 60')
    code = [n for name, n in files.items() if name.endswith('.c')]
    print(f'files {len(code)}: median {middle(code, .5)}, longest {max(code)}; '
          f'functions {len(lengths)}: median {middle(lengths, .5)}, p90 {middle(lengths, .9)}, longest {max(lengths)}')
    if middle(code, .5) > 180 or middle(lengths, .5) > 12 or middle(lengths, .9) > 35:
        faults.append('the house grows: median of files over 180, of functions over 12, or p90 of functions over 35')


def strip_comments(text):
    return re.sub(r'/\*.*?\*/|"(\\.|[^"\\])*"', lambda m: re.sub(r'[^\n]', ' ', m.group(0)), text, flags=re.S)


def lint_banned(faults, _):
    for path in list(sources('.c', '.h')) + sorted((ROOT / 'tests').rglob('*.c')):
        for n, line in enumerate(strip_comments(path.read_text()).splitlines(), 1):
            hit = re.search(BANNED, line) or ('tests' in path.parts and re.search(r'\b(sleep|usleep)\s*\(', line))
            if hit:
                faults.append(f'{path.relative_to(ROOT)}:{n}: {hit.group(0).strip("( ")} is not used here')


def lint_map(faults, _):
    text = (ROOT / 'docs' / 'ARCHITECTURE.md').read_text()
    listed = set(re.findall(r'^[|\s-]*`([a-z_/0-9]+\.(?:c|h|def))`', text, flags=re.M))
    have = {rel(p) for p in sources('.c', '.h', '.def')}
    faults += [f'docs/ARCHITECTURE.md does not list {name}' for name in sorted(have - listed)]
    faults += [f'docs/ARCHITECTURE.md lists {name}, which is not there' for name in sorted(listed - have)]
    faults += [f'docs/ARCHITECTURE.md lists {name} more than once' for name in sorted(listed) if text.count(f'\n| `{name}`') > 1]


def messages():
    """Texts marked for translation, with where they stand."""
    call = re.compile(r'\b(?:_|N_|P_)\(\s*((?:"(?:\\.|[^"\\])*"\s*)+)')
    for path in sources('.c', '.h', '.def'):
        text = path.read_text()
        for hit in call.finditer(text):
            parts = re.findall(r'"((?:\\.|[^"\\])*)"', hit.group(1))
            yield f'{rel(path)}:{text[:hit.start()].count(chr(10)) + 1}', ''.join(parts).replace('\\n', '\n')


def lint_sentences(faults, _):
    for where, text in messages():
        for sentence in re.split(r'(?<=[.!?:])\s+|\n', text):
            if len(sentence.split()) > 25:
                faults.append(f'{where}: {len(sentence.split())} words: {sentence}')


def pictures():
    """What the golden screens show at 80x24, as text."""
    for path in sorted((ROOT / 'tests' / 'screens').glob('*.screen')):
        _, found, rest = ('\n' + path.read_text()).partition('\n80x24\n')
        rows = itertools.takewhile(lambda row: row.startswith('|'), rest.split('\n')) if found else []
        yield '\n'.join(row[1:-1].rstrip() for row in rows)


def lint_readme(faults, _):
    shown = set(pictures())
    for picture in re.findall(r'```text\n(.*?)\n```', (ROOT / 'README.md').read_text(), re.S):
        if picture not in shown:
            faults.append(f'README.md: no golden screen looks like the picture that begins with "{picture.strip().splitlines()[0]}"')


def lint_licence(faults, _):
    for path in list(sources('.c', '.h', '.def')) + sorted(ROOT.glob('tests/**/*.[ch]')):
        if 'SPDX-License-Identifier: MIT' not in path.read_text()[:80]:
            faults.append(f'{path.relative_to(ROOT)}: no SPDX line')


def run(faults, command, what):
    got = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    said = (got.stdout + got.stderr).strip()
    if got.returncode:
        faults.append(f'{what}:\n{said[:3000]}')
    return said


def lint_manuals(faults, build):
    for page in sorted((ROOT / 'docs' / 'man').glob('*.scd')):
        got = subprocess.run(['scdoc'], input=page.read_text(), capture_output=True, text=True)
        if got.returncode:
            faults.append(f'{page.name}: {got.stderr.strip()}')
            continue
        said = subprocess.run(['mandoc', '-T', 'lint', '-W', 'error'], input=got.stdout, capture_output=True, text=True)
        if said.returncode:
            faults.append(f'{page.name}: {said.stdout.strip()[:600]}')
    for desktop in (ROOT / 'docs').glob('*.desktop'):
        run(faults, ['desktop-file-validate', str(desktop)], desktop.name)


def lint_spelling(faults, _):
    run(faults, ['codespell', '--skip', '*.po,*.svg', '--ignore-words-list', 'ans,nd,te,parms', 'src', 'forms', 'docs', 'README.md',
                 'CHANGELOG.md', 'start', 'check'], 'codespell')


def lint_shell(faults, _):
    scripts = ['start', 'check', '.ci/run'] + [p.relative_to(ROOT).as_posix() for p in sorted((ROOT / 'tests').rglob('*.sh'))]
    run(faults, ['shellcheck', '-x', '-P', 'SCRIPTDIR', '-S', 'warning', '-e', 'SC1091', '-s', 'sh'] + scripts, 'shellcheck')


def template():
    """The messages of the sources, as xgettext finds them now."""
    names = (ROOT / 'po' / 'POTFILES').read_text().split()
    got = subprocess.run(['xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=P_:1,2', '--output=-'] + names,
                         capture_output=True, text=True, cwd=ROOT)
    return got.stdout


def lint_catalogues(faults, build):
    marked = {p.relative_to(ROOT).as_posix() for p in sources('.c', '.h', '.def') if re.search(r'\b(_|N_|P_)\("', p.read_text())}
    named = set((ROOT / 'po' / 'POTFILES').read_text().split())
    faults += [f'po/POTFILES does not name {name}' for name in sorted(marked - named)]
    faults += [f'po/POTFILES names {name}, which has nothing to translate' for name in sorted(named - marked)]
    pot = pathlib.Path(build or '/tmp') / 'section11-now.pot'
    pot.write_text(template())
    for language in (ROOT / 'po' / 'LINGUAS').read_text().split():
        po = f'po/{language}.po'
        run(faults, ['msgfmt', '--check', '--output-file=/dev/null', po], po)
        said = subprocess.run(['msgcmp', '--no-fuzzy-matching', po, str(pot)], capture_output=True, text=True, cwd=ROOT)
        if said.returncode:
            lacking = [line for line in said.stderr.splitlines() if 'error' in line or 'not translated' in line or 'fuzzy' in line
                       or 'message' in line]
            faults.append(f'{po}: {len(lacking)} messages are missing, fuzzy or untranslated:\n' + '\n'.join(lacking[:20]))
        header = (ROOT / po).read_text()[:1500]
        if 'not yet read by a native speaker' not in header and not re.search(r'X-Read-By-Native-Speaker: (?!no\\n)\w', header):
            faults.append(f'{po}: its header does not say whether a native speaker has read it')


def main():
    lint = globals().get('lint_' + (sys.argv[1] if len(sys.argv) > 1 else ''))
    if not lint:
        print(__doc__)
        return 2
    faults = []
    lint(faults, sys.argv[2] if len(sys.argv) > 2 else None)
    print('\n'.join(faults))
    print(f'{sys.argv[1]}: {len(faults)} faults')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())
