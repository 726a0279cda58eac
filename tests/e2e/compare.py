#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""compare.py SHOWN GIVEN: every answer that was given stands in what the board opened, member for member, and nothing private does."""
import json, sys

shown, given = (json.load(open(name)) for name in sys.argv[1:3])


def find_answers(node):
    if isinstance(node, dict):
        if isinstance(node.get('answers'), dict):
            return node['answers']
        for value in node.values():
            found = find_answers(value)
            if found is not None:
                return found
    return None


def filled(node):
    """Without what is empty: nothing filled in has one spelling on its way."""
    if isinstance(node, dict):
        return {name: filled(value) for name, value in node.items() if value not in ('', [], {})}
    return [filled(item) for item in node] if isinstance(node, list) else node


def members(text):
    """Names of all members, at any depth."""
    if isinstance(text, dict):
        return set(text) | {name for value in text.values() for name in members(value)}
    if isinstance(text, list):
        return {name for value in text for name in members(value)}
    return set()


answers = find_answers(shown)
given = given.get('answers', given)
faults = []
if answers is None:
    sys.exit('no answers in what was shown')
for question, answer in given.items():
    if question == 'documents':
        continue
    if question not in answers:
        faults.append(f'{question} did not arrive')
        continue
    for name, value in answer.items():
        if name in ('private_note', 'flag', 'change', 'by', 'at'):
            continue
        if filled(answers[question].get(name)) != filled(value):
            faults.append(f'{question}/{name}: {answers[question].get(name)!r} instead of {value!r}')
for question in answers:
    if question not in given:
        faults.append(f'{question} arrived and was never given')
private = members(answers) & {'private_note', 'flag', 'place'}
if private:
    faults.append(f'private members arrived: {private}')
print('\n'.join(faults))
print(f'{len(given)} answers compared, {len(faults)} differ')
sys.exit(bool(faults))
