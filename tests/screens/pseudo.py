#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A language that nobody speaks, for pictures: pseudo.py SOURCES OUT DEPFILE

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

# Of two bytes and of three, with the accent in the letter and (for k, m, q, x) as a mark of its own.
PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
ACCENTED = ['á', 'ƀ', 'ç', 'đ', 'é', 'ƒ', 'ğ', 'ĥ', 'í', 'ĵ', 'k̇', 'ł', 'm̃', 'ñ', 'ó', 'ṕ', 'q̈', 'ŕ', 'š', 'ţ', 'ú', 'ṽ', 'ŵ', 'x̌', 'ý', 'ž',
            'Á', 'Ɓ', 'Ç', 'Đ', 'É', 'Ƒ', 'Ğ', 'Ĥ', 'Í', 'Ĵ', 'K̇', 'Ł', 'M̃', 'Ñ', 'Ó', 'Ṕ', 'Q̈', 'Ŕ', 'Š', 'Ţ', 'Ú', 'Ṽ', 'Ŵ', 'X̌', 'Ý', 'Ž']
ACCENTS = dict(zip(PLAIN, ACCENTED))
SECOND = dict(zip('aeiouyAEIOUY', 'âêîôûÿâêîôûÿ'))
SHORT_LETTERS = 10

# What is no word: printf's directives, tokens of a form, escapes of a .po file, keys.
KEPT = re.compile(r'''(%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t)?[diouxXeEfFgGcsp%]|\{[a-z0-9_]+\}|<[^>]*>|\\.
    |(?:Ctrl|Alt|Shift)-\w+|\b(?:Enter|Escape|Esc|Tab|PageDown|PageUp|F\d+)\b)''', re.VERBOSE)
ENDS = re.compile(r'^((?:\\n|\s)*)(.*?)((?:\\n|\s)*)$', re.DOTALL)


def lengthened(text, short):
    """Vowels twice, in short texts three times: words grow, and lines break elsewhere."""
    return ''.join(ACCENTS.get(c, c) + SECOND.get(c, '') * (2 if short else 1) for c in text)


def pseudo(text):
    before, words, after = ENDS.match(text).groups()
    parts = KEPT.split(words)
    letters = sum(c in ACCENTS for part in parts[::2] for c in part)
    if not letters:
        return text
    parts[::2] = [lengthened(part, letters <= SHORT_LETTERS) for part in parts[::2]]
    return f'{before}⟦{"".join(parts)}⟧{after}'


def entries(pot):
    """The entries of a template: flags, msgid and, where there is one, msgid_plural; escaped as they stand there."""
    for entry in pot.split('\n\n'):
        strings, flags = [], ''
        for line in entry.split('\n'):
            if line.startswith('#,'):
                flags = line
            elif line.startswith(('msgid', 'msgstr')):
                strings.append([line.split(' ', 1)[0], ''])
            if line.startswith(('msgid', 'msgstr', '"')):
                strings[-1][1] += line[line.index('"') + 1:-1]
        ids = [text for name, text in strings if name.startswith('msgid')]
        if ids and ids[0]:
            yield flags, ids


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: qps\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def catalogue(root, names):
    pot = subprocess.run(['xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=P_:1,2', '--no-location', '--output=-'] + names,
                         capture_output=True, text=True, cwd=root, check=True).stdout
    out = [HEADER]
    for flags, ids in entries(pot):
        lines = [flags, f'msgid "{ids[0]}"']
        if len(ids) == 1:
            lines.append(f'msgstr "{pseudo(ids[0])}"')
        else:
            lines += [f'msgid_plural "{ids[1]}"', f'msgstr[0] "{pseudo(ids[0])}"', f'msgstr[1] "{pseudo(ids[1])}"']
        out.append('\n'.join(lines) + '\n')
    return '\n'.join(out)


def texts(json_value):
    """Every string; those that are no texts (ids, codes) are never asked for."""
    if isinstance(json_value, str):
        yield json_value
    elif isinstance(json_value, (list, dict)):
        for item in json_value.values() if isinstance(json_value, dict) else json_value:
            yield from texts(item)


def main():
    root, out, depfile = (pathlib.Path(arg) for arg in sys.argv[1:4])
    potfiles = root / 'po' / 'POTFILES'
    sources = potfiles.read_text().split()
    folder = out / 'locale' / 'qps' / 'LC_MESSAGES'
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(['msgfmt', '--check-format', '--output-file', folder / 'section11.mo', '-'], input=catalogue(root, sources), text=True,
                   check=True)
    forms = [path for folder in ('.', 'sections', 'local') for path in sorted((root / 'forms' / folder).glob('*.json'))]
    found = {text for path in forms for text in texts(json.loads(path.read_text()))}
    pairs = [{'from': text, 'to': pseudo(text)} for text in sorted(found) if pseudo(text) != text]
    (out / 'forms.json').write_text(json.dumps(pairs, ensure_ascii=False, indent=1) + '\n')
    made_from = [potfiles] + [root / name for name in sources] + forms
    depfile.write_text(f'{out}/forms.json: ' + ' '.join(str(path).replace(' ', '\\ ') for path in made_from) + '\n')


if __name__ == '__main__':
    main()
