"""Documents and codings as HTML: evidence marked by more than colour, and nothing of a text that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import readouts
from factory import Paper, person
from readouts.documents.build import build_document
from readouts.errors import UsageError
from readouts.notebook import load_ipython_extension
from readouts.notebook.showing import CodedDocument, ShownCoding
from readouts.slots import replace

HOSTILE = "<script>alert(1)</script> & <img src=x onerror=alert(2)> \u202e“quoted” 'it' " + "x" * 200


def coded(text):
    paper = Paper("p", published="2023-03-07")
    paper.contact([person("<b>Ada</b>", "MLT"), person("Ben Costa", "OMN")], "2023-03-06")
    paper.event("THREATEN", [person("Ada Brandt", "MLT")])
    document = build_document(text, title="A “title” <i>")
    return document, replace(paper.coding(), digest=document.digest)


class Seen(HTMLParser):
    """Tags, and the text of the document's own part without the letters."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self._inside, self._letter, self._depth = [], "", False, False, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if self._inside:
            self._depth += 1
        if ("class", "text") in attrs:
            self._inside, self._depth = True, 1
        self._letter = self._inside and (dict(attrs).get("class") or "").startswith("k ")

    def handle_endtag(self, tag):
        self._letter = False
        if self._inside:
            self._depth -= 1
            self._inside = self._depth > 0

    def handle_data(self, data):
        if self._inside and not self._letter:
            self.words += data


def test_the_text_stands_there_untouched_and_cannot_act():
    """Every character of the text, escaped; no tag of it becomes one; titles and names are escaped too."""
    document, coding = coded(HOSTILE)
    seen = Seen(CodedDocument(document, coding)._repr_html_())
    assert seen.words == HOSTILE
    assert not {tag for tag, _ in seen.tags} & {"script", "img", "i"}
    assert not [a for _, given in seen.tags for a in given if a.startswith("on")]


def test_evidence_is_marked_by_a_letter_and_an_underline():
    """Each mark opens with its letter and has its kind's class; the legend names and counts the kinds."""
    document, coding = coded(HOSTILE)
    html = CodedDocument(document, coding)._repr_html_()
    assert re.search(r'<span class="k k-contact"[^>]*>C</span>', html)
    assert re.search(r'<span class="m m-event" title="E: THREATEN">', html)
    assert "text-decoration-style:double" in html


def test_a_coding_alone_is_tables():
    """Without its text there are the contacts and events in rows."""
    html = ShownCoding(coded("x" * 300)[1])._repr_html_()
    assert "Contacts" in html
    assert "&lt;b&gt;Ada&lt;/b&gt;" in html


def test_show_takes_what_can_be_shown():
    """A document with its own coding, a coding, a comparison; another document's coding is refused."""
    document, coding = coded("x" * 300)
    assert readouts.show(document, coding) == CodedDocument(document, coding)
    assert readouts.show(coding) == ShownCoding(coding)
    with pytest.raises(UsageError, match="another document's"):
        readouts.show(build_document("Something else."), coding)
    with pytest.raises(UsageError, match="str is nothing that is shown"):
        readouts.show("a text")  # type: ignore[arg-type]


def test_the_extension_tells_jupyter_how_codings_look():
    """%load_ext readouts.notebook gives plain codings their HTML."""

    class Html:
        def __init__(self):
            self.known = {}

        def for_type(self, kind, function):
            self.known[kind] = function

    html = Html()
    shell = type("Shell", (), {"display_formatter": type("D", (), {"formatters": {"text/html": html}})()})()
    load_ipython_extension(shell)
    coding = coded("x" * 300)[1]
    assert html.known[readouts.Coding](coding) == ShownCoding(coding)._repr_html_()
