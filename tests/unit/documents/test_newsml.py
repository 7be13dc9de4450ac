"""NewsML-G2: items with their text, guid, version and terms; hostile and broken XML is an error."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readouts.documents.document import Document
from readouts.documents.readers.newsml import NewsMl
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import all_readers, reader_for
from readouts.errors import InputError

FIRST = "Kenya's foreign minister telephoned his Tanzanian counterpart on Monday, the ministry said."
SECOND = "They spoke about the border &amp; the price of maize, and about a visit that is planned for the autumn."
XHTML = f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>'
NITF = f"<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><byline>By X</byline></body.head><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf></inlineXML>"
PLAIN = f'<inlineData contenttype="text/plain">{FIRST}\n{SECOND}</inlineData>'


def item(content, guid="urn:newsml:agency.example:20230307:1", outer=' xmlns="http://iptc.org/std/nar/2006-10-01/"'):
    return f"""<newsItem{outer} guid="{guid}" version="3" standard="NewsML-G2" standardversion="2.30"><rightsInfo>
<copyrightHolder literal="Lake Agency"/><usageTerms>For subscribers.</usageTerms></rightsInfo><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="lake"><name>Lake Agency</name></provider><versionCreated>2023-03-07T10:00:00+03:00</versionCreated>
<firstCreated>2023-03-06T23:30:00-05:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><by>Ann Lake</by>
<headline>Ministers speak</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


def read(data, name="a.xml"):
    return list(NewsMl().read(Input.of(name, data if isinstance(data, bytes) else data.encode())))


@pytest.mark.parametrize("content", [XHTML, NITF, PLAIN], ids=["xhtml", "nitf", "plain"])
def test_an_item(content):
    """Text, day by the item's own clock, provider, byline, guid, version, status and terms."""
    (document,) = read(item(content))
    assert document.text.split("\n")[0] == FIRST
    assert document.text.rstrip().endswith("for the autumn.")
    assert "border & the" in document.text
    assert (document.title, document.outlet, document.kind, document.byline) == (
        "Ministers speak",
        "Lake Agency",
        "wire",
        ("Ann Lake",),
    )
    assert document.stated.earliest == date(2023, 3, 6)
    assert document.origin.record == "urn:newsml:agency.example:20230307:1"
    assert document.origin.modified == datetime(2023, 3, 7, 7, tzinfo=UTC)
    notes = dict(document.origin.notes)
    assert (notes["version"], notes["pubstatus"], notes["usageterms"]) == ("3", "stat:usable", "For subscribers.")


def test_a_message_with_several_items():
    """Each item with its place; one without text (a picture) is an error of its own."""
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item(XHTML, outer="")}{item("", "urn:p", "")}</itemSet></newsMessage>'
    document, error = read(message)
    assert document.origin.container == "a.xml"
    assert (error.where, "without text (ninat:text)" in error.found) == ("a.xml:2", True)
    assert reader_for(Input.of("m.xml", message.encode()), all_readers()).name == "newsml"


@pytest.mark.parametrize(
    "data",
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + item("&x;"), "<rss/>", "<newsItem>", "<newsItem>" + "<a>" * 100_000, ""],
    ids=["entity", "other", "open", "deep", "empty"],
)  # fmt: skip
def test_hostile_and_broken_items_are_refused(data):
    """A clear error for that input."""
    with pytest.raises(InputError):
        read(data)


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=200), st.tuples(st.integers(0, 900), st.binary(max_size=6)).map(
    lambda cut: item(XHTML).encode()[: cut[0]] + cut[1] + item(XHTML).encode()[cut[0] :])))  # fmt: skip
def test_any_bytes_are_items_or_errors(data):
    """Nothing but an InputError is raised."""
    try:
        assert all(isinstance(i, Document | InputError) for i in read(data))
    except InputError as error:
        assert error.do
