#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What `section11 print --format html` wrote, read by somebody else's parsers: read_paper.py PAPER.html QUESTIONS.txt [TITLE...]

libxml2 reads it as XML, so that nothing is left open, and as HTML. QUESTIONS.txt holds the ids that must stand there, one a line;
each TITLE must be a heading. Exit status 77 where python3-lxml is not installed.
"""
import pathlib, re, sys

try:
    from lxml import etree, html
except ImportError:
    sys.exit(77)

MONTHS = 'January February March April May June July August September October November December'.split()
VOID = re.compile(r'<(meta)( [^>]*[^/])>')
FETCHES = {'src', 'srcset', 'href', 'action', 'data', 'poster', 'background', 'cite', 'formaction', 'manifest', 'ping', 'xlink:href'}


def words(element):
    return ' '.join(element.text_content().split())


def well_formed(text):
    body = VOID.sub(r'<\1\2/>', re.sub(r'^<!DOCTYPE html>\n', '', text))
    etree.fromstring(body.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def headings(page):
    found = [(int(h.tag[1]), words(h)) for h in page.iter('h1', 'h2', 'h3', 'h4', 'h5', 'h6')]
    assert found[0][0] == 1 and [level for level, _ in found].count(1) == 1, 'one h1, and it comes first'
    for (level, _), (below, text) in zip(found, found[1:]):
        assert below <= level + 1, f'a heading skips a level: {text}'
        assert text, 'an empty heading'
    return [text for _, text in found]


def alone(page):
    """Nothing is fetched, run or sent."""
    for element in page.iter(etree.Element):
        assert element.tag not in ('script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base'), element.tag
        wrong = [name for name in element.attrib if name in FETCHES or name.startswith('on')]
        assert not wrong, (element.tag, wrong)
    style = ''.join(s.text for s in page.iter('style')) + ''.join(e.get('style', '') for e in page.iter(etree.Element))
    assert 'url(' not in style and '@import' not in style, 'the style sheet fetches something'


def names(page):
    ids = page.xpath('//@id')
    assert len(ids) == len(set(ids)), 'an id stands twice'
    for name in page.xpath('//@aria-labelledby'):
        assert name in ids, f'nothing is called {name}'
    for table in page.iter('table'):
        columns = len(table.xpath('./thead/tr/th[@scope="col"]'))
        assert columns, 'a table without headings'
        for row in table.xpath('./tbody/tr'):
            assert len(row) == columns and row[0].get('scope') == 'row', words(row)


def dates(page):
    for element in page.xpath('//dd|//td'):
        assert not re.fullmatch(r'\d{4}-\d{2}(-\d{2})?', words(element)), f'a date without words: {words(element)}'
    assert any(re.search(rf'\b{month} \d{{4}}\b', words(page)) for month in MONTHS), 'no date in words'


def main():
    text = pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')
    well_formed(text)
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding='utf-8'))
    assert re.fullmatch(r'[a-z]{2,3}(-[A-Z]{2})?', page.get('lang', '')), 'lang'
    assert words(page.find('.//title')) and len(page.xpath('//main')) == 1, 'title and main'
    found = headings(page)
    alone(page)
    names(page)
    dates(page)
    asked = pathlib.Path(sys.argv[2]).read_text().split()
    assert len(asked) > 40, len(asked)
    missing = [q for q in asked if not any(h.split(' ', 1)[0] == q for h in found)]
    assert not missing, f'questions that are not there: {missing}'
    for title in sys.argv[3:]:
        assert title in found, f'no heading: {title}'


main()
