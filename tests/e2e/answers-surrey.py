#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""answers-surrey.py < blank.json: an answer to every question of a form, from nothing but `section11 show ID --blank --json`.

It knows the kinds and no question, but for the few whose words decide what else is asked: so that it also shows that the
listing says all that a script needs.
"""
import json, sys

blank = json.load(sys.stdin)
# A council; direct work with children; records; and nothing that must be put right first.
CHOSEN = {'ORG-02': 'LAU', 'ORG-12': 'direct', 'ORG-13': 'yes', 'KF2-2': 'partly'}


def option(field, at=0):
    options = [o for o in field['options'] if not o.get('alone') and not o.get('asks_text')] or field['options']
    return options[at % len(options)]['code']


def text(field, subject):
    words = f'Answer to {subject}. We look at this each term, write down what we find and change what we do.'
    return words[:field['limit']] if field.get('limit') else words


def row(columns, subject):
    return {c['id']: value(c, f'{subject}/{c["id"]}') for c in columns}


def number(field):
    least, most = field.get('min', 0), field.get('max', 12)
    return max(least, min(12, most))


KINDS = {
    'grade': lambda f, s: option(f, sum(map(ord, s))),
    'yes_no': lambda f, s: 'yes',
    'yes_no_unknown': lambda f, s: 'yes',
    'one': lambda f, s: option(f),
    'many': lambda f, s: [option(f)],
    'number': lambda f, s: number(f),
    'share': lambda f, s: {'count': 9, 'of': 12},
    'date': lambda f, s: '2026-05' if f.get('month_only') else '2026-05-31',
    'text': text,
    'person': lambda f, s: {'role': 'Designated officer', 'name': 'Åsa Ní Dhonnchadha', 'phone': '01632 960105', 'email': 'officer@council.example'},
    'table': lambda f, s: [row(f['columns'], s)],
    'document': lambda f, s: ['d1'],
}


def value(field, subject):
    return KINDS[field['kind']](field, subject)


answers = {}
for question in blank['questions']:
    subject = question['id']
    answer = {}
    if question['kind'] != 'group':
        answer['value'] = CHOSEN.get(subject) or value(question, subject)
    parts = {p['id']: value(p, f'{subject}/{p["id"]}') for p in question.get('parts', [])}
    if parts:
        answer['parts'] = parts
    if question['kind'] == 'grade':
        answer['evidence'] = [{'text': 'Minutes, June 2026'}, {'document': 'd1'}]
        answer['comment'] = 'Tick → "right", “quotes”, =1+1 and a\nsecond line.'
    answers[subject] = answer
json.dump({'answers': answers, 'documents': [{
    'id': 'd1', 'title': 'Safeguarding policy', 'kind': 'policy', 'version': '3', 'approved': '2026-06-01',
    'approved_by': 'Cabinet', 'review_due': '2028-06-01', 'kept_at': 'Intranet', 'sites': 'All'}]},
    sys.stdout, ensure_ascii=False, indent=1)
