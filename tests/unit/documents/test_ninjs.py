"""ninjs of both manners: the text, the day, who holds the rights; items without text are named."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from readouts.documents.document import Document
from readouts.documents.readers.newsjson import Ninjs
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import all_readers, reader_for
from readouts.errors import InputError

TEXT = (
    "NAIROBI (LW) — Kenya's foreign minister telephoned his Tanzanian counterpart on Monday.\n\nThey spoke for an hour."
)
FIRST = {
    "uri": "https://lakewire.example/id/7", "type": "text", "versioncreated": "2023-03-07T09:12:00+03:00", "version": "2", "pubstatus": "usable",
    "usageterms": "Subscribers only", "headline": "Nairobi calls Dodoma", "byline": "Jane Wambui", "copyrightholder": "Lake Wire",
    "body_text": TEXT, "body_xhtml": "<p>other</p>",
}  # fmt: skip
SECOND = {
    "uri": "urn:lakewire:8", "standard": {"name": "ninjs", "version": "2.1"}, "firstCreated": "2023-03-07T09:12:00Z", "pubStatus": "usable",
    "headlines": [{"role": "main", "value": "Nairobi calls Dodoma"}], "bylines": [{"byline": "Jane Wambui"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>" + TEXT.replace("\n\n", "</p><p>") + "</p>"}],
}  # fmt: skip


def read(data, name="a.ninjs"):
    return list(Ninjs().read(Input.of(name, data if isinstance(data, bytes) else json.dumps(data).encode())))


def test_first_manner():
    """Fixed keys with body_text; the agency is the outlet; rights and status are kept."""
    (document,) = read(FIRST)
    assert document.text == TEXT
    assert (document.title, document.outlet, document.kind, document.byline) == (
        "Nairobi calls Dodoma",
        "Lake Wire",
        "wire",
        ("Jane Wambui",),
    )
    assert document.stated.earliest == date(2023, 3, 7)
    assert dict(document.origin.notes)["usageterms"] == "Subscribers only"
    assert document.origin.record == document.url == FIRST["uri"]


def test_second_manner():
    """Lists of bodies and headlines; the marked-up body is read as a page."""
    (document,) = read(SECOND)
    assert "They spoke for an hour." in document.text
    assert "<" not in document.text
    assert (document.title, document.byline) == ("Nairobi calls Dodoma", ("Jane Wambui",))


def test_lists_lines_and_items_without_text():
    """A list, or an item a line; a picture is reported, the others are read."""
    picture = {"uri": "urn:lakewire:9", "type": "picture", "headline": "A handshake"}
    for data in ([FIRST, picture, SECOND], "\n".join(json.dumps(i) for i in (FIRST, picture, SECOND)).encode()):
        first, error, second = read(data)
        assert isinstance(first, Document) and isinstance(second, Document)
        assert "type picture without text" in str(error)


def test_it_is_known_by_its_keys():
    """JSON with a uri and a body; JSON lines with a text stay JSON lines."""
    readers = all_readers()
    assert reader_for(Input.of("x", json.dumps(FIRST).encode()), readers).name == "ninjs"
    assert reader_for(Input.of("x", b'{"id": "a", "text": "They met."}\n'), readers).name == "jsonl"


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(["uri", "body_text", "bodies", "value", "headline", "headlines", "byline", "versioncreated", "copyrightholder"]), inner, max_size=5), max_leaves=12)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.one_of(JSON.map(lambda v: json.dumps(v).encode()), st.binary(max_size=200)))
def test_arbitrary_items_do_no_harm(data):
    """Keys of any type, bytes of any kind: documents and errors."""
    try:
        items = read(data)
    except InputError:
        items = []
    assert all(isinstance(i, Document | InputError) for i in items)
