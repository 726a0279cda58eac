#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A language that nobody speaks, for pictures: pseudo.py SOURCES OUT DEPFILE SECTION11

Every message of the program and every text of the forms, with each letter accented, made longer as translations are, and
put between brackets. A letter without an accent was never translated; a bracket that does not close was cut.

OUT/locale/qps/LC_MESSAGES/section11.mo   the program's messages
OUT/forms.json                            the forms' texts: a list of {"from", "to"}, as a pack's "translations" has it
DEPFILE                                   what both were made from, for the build
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

# Of two bytes and of three, with the accent in the letter and (for k, m, q, x) as a mark of its own.
PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
ACCENTED = ['á', 'ƀ', 'ç', 'đ', 'é', 'ƒ', 'ğ', 'ĥ', 'í', 'ĵ', 'k̇', 'ł', 'm̃', 'ñ', 'ó', 'ṕ', 'q̈', 'ŕ', 'š', 'ţ', 'ú', 'ṽ', 'ŵ', 'x̌', 'ý', 'ž',
            'Á', 'Ɓ', 'Ç', 'Đ', 'É', 'Ƒ', 'Ğ', 'Ĥ', 'Í', 'Ĵ', 'K̇', 'Ł', 'M̃', 'Ñ', 'Ó', 'Ṕ', 'Q̈', 'Ŕ', 'Š', 'Ţ', 'Ú', 'Ṽ', 'Ŵ', 'X̌', 'Ý', 'Ž']
ACCENTS = dict(zip(PLAIN, ACCENTED))
SECOND = dict(zip('aeiouyAEIOUY', 'âêîôûÿâêîôûÿ'))
SHORT_LETTERS = 10

# What is no word: printf's directives, tokens of a form, escapes of a .po file, keys.
KEPT = re.compile(r'''(%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t)?[diouxXeEfFgGcsp%]|\{[a-z0-9_]+\}|<[^>]*>|\\.
    |(?:Ctrl|Alt|Shift)-\w+|[A-Z]+\d*-\d+|\b(?:Enter|Escape|Esc|Tab|Ctrl|Alt|PageDown|PageUp|F\d+)\b)''', re.VERBOSE)
ENDS = re.compile(r'^((?:\\n|\s)*)(.*?)((?:\\n|\s)*)$', re.DOTALL)


def lengthened(text, times):
    """Vowels once, twice or three times: words grow, and lines break elsewhere."""
    return ''.join(ACCENTS.get(c, c) + SECOND.get(c, '') * (times - 1) for c in text)


def pseudo(text, times=None):
    before, words, after = ENDS.match(text).groups()
    parts = KEPT.split(words)
    letters = sum(c in ACCENTS for part in parts[::2] for c in part)
    if not letters:
        return text
    times = times or (3 if letters <= SHORT_LETTERS else 2)
    parts[::2] = [lengthened(part, times) for part in parts[::2]]
    return f'{before}⟦{"".join(parts)}⟧{after}'


def columns(text):
    return sum(not unicodedata.combining(c) for c in text)


def pseudo_within(text, max_cols):
    """A form says how long some of its texts may be; a translator finds other words, here the end goes."""
    tries = [pseudo(text)] + [pseudo(text[:n], times) for n in range(len(text), 0, -1) for times in (2, 1)]
    return next(said for said in tries if not max_cols or columns(said) <= max_cols)


def entries(pot):
    """The entries of a template: its comments, msgid and, where there is one, msgid_plural; escaped as they stand there."""
    for entry in pot.split('\n\n'):
        strings, comments = [], []
        for line in entry.split('\n'):
            if line.startswith('#'):
                comments.append(line)
            elif line.startswith(('msgid', 'msgstr')):
                strings.append([line.split(' ', 1)[0], ''])
            if line.startswith(('msgid', 'msgstr', '"')):
                strings[-1][1] += line[line.index('"') + 1:-1]
        ids = [text for name, text in strings if name.startswith('msgid')]
        if ids and ids[0]:
            yield comments, ids


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: qps\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def catalogue(root, names):
    pot = subprocess.run(['xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=P_:1,2', '--no-location', '--output=-'] + names,
                         capture_output=True, text=True, cwd=root, check=True).stdout
    out = [HEADER]
    for comments, ids in entries(pot):
        lines = [line for line in comments if line.startswith('#,')] + [f'msgid "{ids[0]}"']
        if len(ids) == 1:
            lines.append(f'msgstr "{pseudo(ids[0])}"')
        else:
            lines += [f'msgid_plural "{ids[1]}"', f'msgstr[0] "{pseudo(ids[0])}"', f'msgstr[1] "{pseudo(ids[1])}"']
        out.append('\n'.join(lines) + '\n')
    return '\n'.join(out)


def texts_of_form(program, form):
    """Its texts and their translations, by way of the template that translators get."""
    pot = subprocess.run([program, 'form', 'pot', form], capture_output=True, text=True, check=True).stdout
    for comments, ids in entries(pot):
        most = re.search(r'At most (\d+) columns', '\n'.join(comments))
        text = json.loads(f'"{ids[0]}"')
        yield text, pseudo_within(text, int(most.group(1)) if most else 0)


def main():
    root, out, depfile = (pathlib.Path(arg) for arg in sys.argv[1:4])
    program = pathlib.Path(sys.argv[4]).resolve()
    potfiles = root / 'po' / 'POTFILES'
    sources = potfiles.read_text().split()
    folder = out / 'locale' / 'qps' / 'LC_MESSAGES'
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(['msgfmt', '--check-format', '--output-file', folder / 'section11.mo', '-'], input=catalogue(root, sources), text=True,
                   check=True)
    forms = sorted((root / 'forms').glob('*.json'))
    pairs = sorted({pair for form in forms for pair in texts_of_form(program, form)})
    (out / 'forms.json').write_text(json.dumps([{'from': text, 'to': said} for text, said in pairs], ensure_ascii=False, indent=1) + '\n')
    forms += sorted((root / 'forms').glob('*/*.json'))
    made_from = [potfiles] + [root / name for name in sources] + forms
    depfile.write_text(f'{out}/forms.json: ' + ' '.join(str(path).replace(' ', '\\ ') for path in made_from) + '\n')


if __name__ == '__main__':
    main()
