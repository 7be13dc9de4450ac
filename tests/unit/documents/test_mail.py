"""Messages of press lists: text, sender, day and id; each message of a mailbox for itself."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readouts.documents.document import Document
from readouts.documents.readers.mail import Mail, Mailbox
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import all_readers, reader_for
from readouts.errors import InputError

TEXT = "Readout of the call\n\nThe minister spoke by telephone with her colleague this morning.\nFrom here they go to Lima.\n"


def message(text=TEXT, page=None, **headers):
    made = EmailMessage()
    given = {"From": "Press Office <press@ministry.example>", "Subject": "Readout of the call", "Date": "Tue, 07 Mar 2023 09:12:00 +0300",
             "Message-ID": "<1@ministry.example>", **headers}  # fmt: skip
    for name, value in given.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    if page is not None:
        made.add_alternative(page, subtype="html") if text is not None else made.set_content(page, subtype="html")
    return made.as_bytes()


def read(data, reader=None, name="a.eml"):
    return list((reader or Mail()).read(Input.of(name, data)))


def test_a_message():
    """The plain text, the sender as outlet, the day in the sender's zone, and the Message-ID."""
    (document,) = read(message(page="<p>other</p>"))
    assert document.text == TEXT
    assert (document.outlet, document.title) == ("Press Office", "Readout of the call")
    assert document.stated.earliest == date(2023, 3, 7)
    assert document.origin.record == "<1@ministry.example>"


def test_a_message_that_is_a_page():
    """Where there is no plain text, the article of the page."""
    body = "<html><body><p>The minister spoke by telephone with her colleague this morning, her office said in Lima.</p></body></html>"
    (document,) = read(message(text=None, page=body))
    assert "spoke by telephone" in document.text
    assert "<" not in document.text


def test_a_message_without_text_is_named():
    """An attachment alone is no document."""
    made = EmailMessage()
    made["From"], made["Subject"] = "a@b.example", "Photo"
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(InputError, match="without text"):
        read(made.as_bytes())


def test_a_mailbox():
    """Messages in order; a line that begins with From inside one does not part it; a broken one is reported with its number."""
    box = b"".join(
        b"From press@ministry.example Tue Mar  7 09:12:00 2023\n"
        + data.replace(b"\nFrom here", b"\n>From here")
        + b"\n"
        for data in (message(), b"\xff\xfe\n\n", message(Subject="Second"))
    )
    first, broken, second = read(box, Mailbox(), "a.mbox")
    assert "\nFrom here they go" in first.text
    assert isinstance(broken, InputError)
    assert "a.mbox:2" in str(broken)
    assert second.title == "Second"
    with pytest.raises(InputError, match="no messages"):
        read(b"hello\n", Mailbox(), "b.mbox")


def test_messages_are_known_by_their_look():
    """Headers at the beginning, or an envelope line; prose with a colon is plain text."""
    readers = all_readers()
    assert reader_for(Input.of("x", message()), readers).name == "mail"
    assert reader_for(Input.of("x", b"From a@b.example Tue Mar  7 09:12:00 2023\n" + message()), readers).name == "mbox"
    assert reader_for(Input.of("x", b"Minister: we will talk.\n\nFrom: Lima"), readers).name == "text"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 400))
def test_arbitrary_bytes_do_no_harm(data, place):
    """Whatever is in it: a document or an error."""
    whole = message()
    for reader, body in (
        (Mail(), data),
        (Mail(), whole[:place] + data + whole[place:]),
        (Mailbox(), b"From a Tue Mar  7 09:12:00 2023\n" + data),
    ):
        try:
            items = read(body, reader)
        except InputError:
            items = []
        assert all(isinstance(i, Document | InputError) for i in items)
