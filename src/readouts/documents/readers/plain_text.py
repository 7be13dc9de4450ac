"""One document in a text file."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.readers.decoding import check_length, decode, longest_text
from readouts.documents.readers.reader import Input
from readouts.errors import InputError


class PlainText:
    """A text file (UTF-8) is one document."""

    name = "text"
    suffixes = (".txt", ".text")
    media_types = ("text/plain",)

    def sniff(self, head: bytes) -> bool:
        """Any text is plain text; the reader is asked last."""
        return b"\0" not in head[:8192]

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The document."""
        text = decode(source.read(longest_text(source)), source.where)
        check_length(text, source.where, source.limits.characters)
        yield build_document(text, path=source.where)
