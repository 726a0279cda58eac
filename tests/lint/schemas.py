#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks JSON files against docs/schema/.

schemas.py                        every file in forms/, by the format that it names; the schemas themselves; and that they
                                  and the program's tables (src/form/shape_*.c) name the same members
schemas.py --schema NAME FILE...  these files against one schema ("draft", "submission", "pack", …)
"""
import argparse
import json
import pathlib
import re
import sys

try:
  from jsonschema import Draft202012Validator, FormatChecker, RefResolver
except ImportError:
  print('python3-jsonschema is not installed')
  sys.exit(77)  # meson: skipped

ROOT = pathlib.Path(__file__).resolve().parents[2]
BASE = 'https://section11.example/schema/'
BY_FORMAT = {
  'section11-form': 'form', 'section11-section': 'section', 'section11-glossary': 'local', 'section11-contacts': 'local',
  'section11-areas': 'local', 'section11-sectors': 'local', 'section11-draft': 'draft', 'section11-submission': 'submission',
  'section11-pack': 'pack', 'section11-invitation': 'invitation',
}

# What a schema must refuse: a name of a file in forms/, where in it, and what is put there (None takes it out).
REFUSED = [
  ('forms/third-sector.json', ['titel'], 'A typo'),
  ('forms/third-sector.json', ['dates', 'opens'], '2026-02-30'),
  ('forms/third-sector.json', ['suggest_core'], {'fact': 'sole', 'is': 'a', 'in': ['b']}),
  ('forms/third-sector.json', ['grades', 'practice', 0, 'code'], 'unmet'),
  ('forms/sections/org.json', ['questions', 0, 'hnt'], 'A typo'),
  ('forms/sections/org.json', ['questions', 0, 'kind'], 'textt'),
  ('forms/sections/org.json', ['questions', 0, 'options_from'], 'areas'),
  ('forms/sections/org.json', ['questions', 0, 'short'], None),
  ('forms/sections/org.json', ['questions', 2, 'parts', 0, 'options', 0, 'lable'], 'A typo'),
  ('forms/local/glossary.json', ['terms', 0, 'text'], 'about {area}'),
  ('forms/local/sectors.json', ['sectors', 0, 'duty'], 's12'),
]


def load(path):
  return json.loads(path.read_text(encoding='utf-8'))


def validators():
  schemas = {path.name.split('.')[0]: load(path) for path in sorted((ROOT / 'docs' / 'schema').glob('*.schema.json'))}
  store = {}
  for name, schema in schemas.items():
    Draft202012Validator.check_schema(schema)
    if schema['$id'] != BASE + name:
      raise SystemExit(f'{name}.schema.json: $id is not {BASE}{name}')
    store[schema['$id']] = schema

  def make(schema):
    resolver = RefResolver(schema['$id'], schema, store=store)
    return Draft202012Validator(schema, resolver=resolver, format_checker=FormatChecker())
  return {name: make(schema) for name, schema in schemas.items()}


def deepest(error):
  """The most telling of the errors below one that offers a choice."""
  while error.context:
    error = max(error.context, key=lambda e: len(e.absolute_path))
  return error


def faults_of(path, document, validator):
  faults = []
  for error in validator.iter_errors(document):
    error = deepest(error)
    pointer = ''.join(f'/{step}' for step in error.absolute_path)
    faults.append(f'{path}: {pointer} {error.message[:200]}')
  return faults


def put(document, steps, value):
  for step in steps[:-1]:
    document = document[step]
  if value is None:
    del document[steps[-1]]
  else:
    document[steps[-1]] = value


def check_forms(by_name):
  faults = []
  files = sorted((ROOT / 'forms').rglob('*.json'))
  for path in files:
    document = load(path)
    if 'practice' in path.parts and 'format' not in document:
      continue  # answers and agencies to play with; entry's own tests read them
    name = BY_FORMAT.get(document.get('format'))
    if name is None:
      faults.append(f'{path}: names no known format')
    else:
      faults += faults_of(path.relative_to(ROOT), document, by_name[name])
  for name, steps, value in REFUSED:
    document = load(ROOT / name)
    validator = by_name[BY_FORMAT[document['format']]]
    put(document, steps, value)
    if not faults_of(name, document, validator):
      faults.append(f'{name}: the schema lets {steps} be {value!r}')
  return faults, len(files)


def properties_of(schema, names):
  if isinstance(schema, dict):
    names |= set(schema.get('properties', {}))
  for inside in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else []:
    properties_of(inside, names)
  return names


def check_tables():
  """The reader's tables are what is really allowed."""
  tables, schemas = set(), set()
  for name in ['shape_form.c', 'shape_field.c', 'shape_local.c', 'shape_question.c', 'shape_section.c', 'entries.c', 'facts.c']:
    text = (ROOT / 'src' / 'form' / name).read_text(encoding='utf-8')
    tables |= set(re.findall(r'\{ "(\w+)", MEMBER_', text)) | set(re.findall(r'THRESHOLD\((\w+), \d', text))
  for name in ['form', 'section', 'local']:
    properties_of(load(ROOT / 'docs' / 'schema' / f'{name}.schema.json'), schemas)
  faults = [f'no schema in docs/schema/ has the member "{name}", which src/form/ reads' for name in sorted(tables - schemas)]
  return faults + [f'src/form/ does not read "{name}", which docs/schema/ has' for name in sorted(schemas - tables)]


def main():
  parser = argparse.ArgumentParser(description='Checks JSON files against docs/schema/.')
  parser.add_argument('--schema', metavar='NAME', help='without it, every file says by its "format" what it is')
  parser.add_argument('files', metavar='FILE', nargs='*', type=pathlib.Path)
  asked = parser.parse_args()
  by_name = validators()
  if asked.schema and asked.schema not in by_name:
    parser.error(f'no schema {asked.schema}: {", ".join(by_name)}')
  if asked.files:
    faults, n = [], len(asked.files)
    for path in asked.files:
      document = load(path)
      faults += faults_of(path, document, by_name[asked.schema or BY_FORMAT[document['format']]])
  else:
    faults, n = check_forms(by_name)
    faults += check_tables()
  print('\n'.join(faults) if faults else f'{n} files fit their schemas')
  return bool(faults)


sys.exit(main())
