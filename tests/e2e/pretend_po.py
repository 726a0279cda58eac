#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A translation of a form that every test can tell from English: pretend_po.py TEMPLATE LANGUAGE >FILE

Vowels get accents outside {tokens}, so each text keeps its length."""
import re, sys

ACCENTS = str.maketrans('aeiouAEIOU', 'áéíóúÁÉÍÓÚ')


def pretend(text):
    return ''.join(part if part.startswith(('{', '\\')) else part.translate(ACCENTS) for part in re.split(r'(\{\w+\}|\\.)', text))


template, language = open(sys.argv[1], encoding='utf-8').read(), sys.argv[2]
template = template.replace('"Language: \\n"', f'"Language: {language}\\n"')
print(re.sub(r'msgid "((?:[^"\\]|\\.)+)"\nmsgstr ""', lambda m: f'msgid "{m[1]}"\nmsgstr "{pretend(m[1])}"', template), end='')
