"""PDF files: pages in order with their places, broken lines joined, and a clear word about what cannot be read."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from readouts.documents.document import Document
from readouts.documents.readers.pdf import Pdf
from readouts.documents.readers.reader import Input, Limits
from readouts.errors import InputError

PAGES = [
    [
        "Joint statement",
        "The two ministers spoke by tele-",
        "phone on Monday about the",
        "border.",
        "They agreed to meet.",
    ],
    ["A second page follows here."],
]


def pdf(pages=PAGES):
    """A PDF of text lines, written by hand: small enough to see through."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{p:010} 00000 n \n" for p in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def read(data, **given):
    return list(Pdf().read(Input.of("a.pdf", data, **given)))


def test_pages_and_their_places():
    """Words broken over lines are whole, sentences too; each page's span holds its text."""
    (document,) = read(pdf())
    assert "spoke by telephone on Monday about the border." in document.text
    first, second = document.origin.pages
    assert first.text_of(document.text).startswith("Joint statement")
    assert second.text_of(document.text) == "A second page follows here."


def test_what_cannot_be_read_is_named():
    """Broken, locked, scanned, too long."""
    locked = PdfWriter()
    locked.append(io.BytesIO(pdf()))
    locked.encrypt("secret")
    out = io.BytesIO()
    locked.write(out)
    for data, says in ((b"%PDF-1.4 nothing", "broken PDF"), (out.getvalue(), "locked"), (pdf([[""]]), "without text")):
        with pytest.raises(InputError, match=says):
            read(data)
    with pytest.raises(InputError, match="characters"):
        read(pdf(), limits=Limits(characters=20))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200), st.integers(0, 1200), st.integers(0, 200))
def test_arbitrary_bytes_do_no_harm(data, place, cut):
    """Bytes put into a PDF or taken out of it: a document or an error."""
    whole = pdf()
    for body in (b"%PDF-1.4\n" + data, whole[:place] + data + whole[place + cut :]):
        try:
            items = read(body)
        except InputError:
            items = []
        assert all(isinstance(i, Document) for i in items)
