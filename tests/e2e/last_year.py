#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Two years of a form from one: last_year.py FORMS OLD NEW

OLD gets FORMS as they were a year ago: another id, year and dates; KF7-6 was called KF7-16; KF8-9 was asked and KF4-3 was not.
NEW gets FORMS as they are, where KF7-6 says that it replaces KF7-16.
"""
import json, pathlib, re, shutil, sys

FORMS, OLD, NEW = map(pathlib.Path, sys.argv[1:4])


def change(path, with_what):
    data = json.loads(path.read_text(encoding='utf-8'))
    data = with_what(data) or data
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding='utf-8')


def a_year_before(form):
    text = json.dumps(form, ensure_ascii=False).replace('2026 to 2027', '2025 to 2026')
    text = re.sub(r'"(202[67])(-\d\d-\d\d)"', lambda day: f'"{int(day[1]) - 1}{day[2]}"', text)
    form = json.loads(text)
    form['id'] = form['id'].replace('2026', '2025')
    form['checks'] = [check for check in form['checks'] if 'KF4-3' not in json.dumps(check)]
    return form


def another_name(section):
    return json.loads(json.dumps(section).replace('KF7-6', 'KF7-16'))


def one_more(section):
    more = dict(next(q for q in section['questions'] if q['id'] == 'KF8-2'), id='KF8-9', short='Keeping concerns apart')
    section['questions'].append(more)


def one_less(section):
    section['questions'] = [q for q in section['questions'] if q['id'] != 'KF4-3']
    section['checks'] = [c for c in section.get('checks', []) if 'KF4-3' not in json.dumps(c)]


def replaces(section):
    next(q for q in section['questions'] if q['id'] == 'KF7-6')['replaces'] = ['KF7-16']


for folder in OLD, NEW:
    shutil.copytree(FORMS, folder)
for form in 'third-sector.json', 'surrey-way.json':
    change(OLD / form, a_year_before)
change(OLD / 'sections/kf7.json', another_name)
change(OLD / 'sections/kf8.json', one_more)
change(OLD / 'sections/kf4.json', one_less)
change(NEW / 'sections/kf7.json', replaces)
