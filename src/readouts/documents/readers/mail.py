"""Messages of press lists: .eml and .mbox, as plain text, with sender, day and Message-ID."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from readouts.documents.build import build_document
from readouts.documents.document import Document, Origin
from readouts.documents.readers.decoding import check_length, is_charset
from readouts.documents.readers.html import Html
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

_LARGEST_MESSAGE = 50_000_000
_FROM_LINE = re.compile(rb"^From [^\n]{0,500}\d{4}\r?$", re.MULTILINE)
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,60}:", re.MULTILINE)
_LONGEST_PIECE = 1_000_000
# A header that runs over more characters is an attack on those who take it apart: it takes quadratic time.
_LONGEST_HEADER = 20_000
_MOST_PARTS, _MOST_MARKED_LINES = 2_000, 50_000
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, UnicodeError, AssertionError)


class Mail:
    """One message."""

    name = "mail"
    suffixes = (".eml",)
    media_types = ("message/rfc822",)

    def sniff(self, head: bytes) -> bool:
        """Headers of a message at the beginning."""
        first = head[:4096].split(b"\n\n")[0].split(b"\r\n\r\n")[0].lower()
        names = (b"from:", b"message-id:", b"date:", b"received:")
        return bool(_HEADER.match(head)) and sum(b"\n" + n in b"\n" + first for n in names) >= 2

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The message."""
        yield message_document(source.read(), source, source.where)


class Mailbox:
    """The messages of an mbox, in its order; one that cannot be read is reported with its number."""

    name = "mbox"
    suffixes = (".mbox",)
    media_types = ("application/mbox",)

    def sniff(self, head: bytes) -> bool:
        """An envelope line at the beginning."""
        return bool(_FROM_LINE.match(head))

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """Each message."""
        found = False
        for number, data in enumerate(_messages(source), start=1):
            found = True
            try:
                yield message_document(data, source, f"{source.where}:{number}", container=source.where)
            except InputError as error:
                yield error
        if not found:
            raise InputError(source.where, "holds no messages", "A mailbox has a line “From …” before each message.")


def _messages(source: Input) -> Iterator[bytes]:
    """The messages of a mailbox without their envelope lines, read line by line; quoted envelope lines are put back."""
    lines: list[bytes] = []
    size, inside, blank = 0, False, True
    with source.open() as stream:
        begins = True
        while piece := stream.readline(_LONGEST_PIECE):
            # A line may come in pieces: only its first can be an envelope line.
            line, begun, begins = piece, begins, piece.endswith(b"\n")
            if begun and blank and _FROM_LINE.match(line.rstrip(b"\n")):
                if inside:
                    yield b"".join(lines)
                lines, size, inside = [], 0, True
            elif inside and size <= _LARGEST_MESSAGE:
                size += len(line)
                lines.append(line[1:] if begun and re.match(rb">+From ", line) else line)
            blank = begun and not line.strip()
    if inside:
        yield b"".join(lines)


def message_document(data: bytes, source: Input, where: str, container: str | None = None) -> Document:
    """A message as a document.

    Raises:
        InputError: It is too large, or holds no text.
    """
    if len(data) > _LARGEST_MESSAGE:
        raise InputError(where, f"is a message of {len(data) / 1e6:.0f} MB", "Save its text alone.")
    try:
        _check_structure(data, where)
        message = message_from_bytes(data, policy=policy.default)
        text, kind = _text(message, source, where)
        subject, sender = _header(message, "Subject"), _header(message, "From")
        moment, key = _moment(_header(message, "Date")), _header(message, "Message-ID")
    except _FAULTS as error:
        raise InputError(where, f"cannot be read as a message ({error})", "Save its text as plain text.") from error
    if sender is None and subject is None and moment is None:
        raise InputError(
            where, "is no message (it has neither sender nor subject nor date)", "Save its text as plain text."
        )
    if not text.strip():
        raise InputError(where, "is a message without text", "Save its attachment and give that.")
    check_length(text, where, source.limits.characters)
    name = next((n or a for n, a in getaddresses([sender or ""]) if n or a), None)
    return build_document(
        text,
        published=moment.date() if moment else None,
        outlet=name,
        title=subject,
        path=where,
        origin=Origin(
            media_type="message/rfc822",
            extractor=f"email, {kind}",
            digest=hashlib.sha256(data).hexdigest(),
            record=key,
            retrieved=_in_utc(moment),
            container=container,
        ),
    )


def _in_utc(moment: datetime | None) -> datetime | None:
    try:
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except OverflowError:
        return None


_MARKED_LINE = re.compile(rb"^--", re.MULTILINE)


def _check_structure(data: bytes, where: str) -> None:
    """Refuse what would take quadratic time to take apart: endless headers, parts without number, encodings that are no
    character sets. A first, simple reading of the message tells: it takes no header apart.

    Raises:
        InputError: It is such a message.
    """
    if sum(1 for _ in _MARKED_LINE.finditer(data)) > _MOST_MARKED_LINES:
        raise InputError(where, "is a message of too many parts", "Save its text as plain text.")
    for number, part in enumerate(message_from_bytes(data).walk(), start=1):
        if number > _MOST_PARTS:
            raise InputError(where, f"is a message of more than {_MOST_PARTS:,} parts", "Save its text as plain text.")
        if any(len(str(value)) > _LONGEST_HEADER for value in part.values()):
            found = f"has a header of more than {_LONGEST_HEADER:,} characters"
            raise InputError(where, found, "Save its text as plain text.")
        charset = part.get_content_charset()
        if charset and not is_charset(charset):
            raise InputError(where, f"names {charset[:60]!r}, which is no character set", "Save its text as UTF-8.")


def _text(message: EmailMessage, source: Input, where: str) -> tuple[str, str]:
    """The message's plain text, else its page's article; and which of the two it was."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", "no text"
    content = part.get_content()
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)
    if part.get_content_type() == "text/html":
        page = Input.of(where, text.encode("utf-8", "replace"), source.limits, charset="utf-8")
        return Html().document(page.read(), page).text, "text/html"
    return text.replace("\r\n", "\n"), "text/plain"


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _moment(value: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, IndexError):
        return None
