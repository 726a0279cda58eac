# SPDX-License-Identifier: MIT
"""A form ten times its size: every section ten times, with ids of its own for questions, facts and checks."""
import json

TIMES = 10


def rename_in(value, ids, facts, mark):
    """Conditions and references of a section to itself; those to other sections stay."""
    if isinstance(value, list):
        return [rename_in(item, ids, facts, mark) for item in value]
    if not isinstance(value, dict):
        return value
    value = {key: rename_in(item, ids, facts, mark) for key, item in value.items()}
    for key, known, new in (('question', ids, lambda i: i.replace('-', mark + '-')), ('same_as', ids, lambda i: i.replace('-', mark + '-')),
                            ('fact', facts, lambda i: i + mark.lower())):
        if isinstance(value.get(key), str) and value[key] in known:
            value[key] = new(value[key])
    return value


def copy_of(section, n):
    mark = f'X{n}'
    ids, facts = {question['id'] for question in section['questions']}, set(section.get('facts', {}))
    copy = rename_in(section, ids, facts, mark)
    copy['id'] += mark
    for question in copy['questions']:
        question['id'] = question['id'].replace('-', mark + '-')
        question.pop('replaces', None)
    if facts:
        copy['facts'] = {name + mark.lower(): fact for name, fact in copy['facts'].items()}
    for check in copy.get('checks', []):
        check['id'] += mark
    return copy


def ten_times(forms, to, name='third-sector.json'):
    """Writes the sources into the folder `to` and gives it."""
    form = json.loads((forms / name).read_text())
    (to / 'sections').mkdir(parents=True)
    (to / 'local').symlink_to(forms / 'local')
    entries = []
    for n in range(1, TIMES + 1):
        for entry in form['sections']:
            file = entry if isinstance(entry, str) else entry['file']
            section = json.loads((forms / 'sections' / file).read_text())
            new = file if n == 1 else file.replace('.json', f'.x{n}.json')
            (to / 'sections' / new).write_text(json.dumps(section if n == 1 else copy_of(section, n)))
            entries.append(new if isinstance(entry, str) else {**entry, 'file': new})
    form['sections'] = entries
    (to / name).write_text(json.dumps(form))
    return to
