"""TimeML files: the text, the day on which it was made, and the TIMEX3 marks in it.

Only marks inside ``<TEXT>`` count; spans are code points of the text without marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from readouts.errors import InputError
from readouts.evaluation.times import Timex
from readouts.span import Span, trimmed


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One TimeML file."""

    name: str
    text: str
    created: date | None
    """The document creation time, where it names a day."""
    marks: tuple[Timex, ...]


def read_timeml(path: Path) -> MarkedText:
    """The file as text and marks.

    Raises:
        InputError: It is not TimeML.
    """
    raw = path.read_text("utf-8", errors="replace")
    try:
        root = ElementTree.fromstring(raw[raw.find("<") :])
    except ElementTree.ParseError as error:
        raise InputError(str(path), f"is not XML ({error})", "Gold for times is a folder of TimeML files.") from error
    body = root.find(".//TEXT")
    if body is None:
        raise InputError(str(path), "has no <TEXT>", "Gold for times is a folder of TimeML files.")
    pieces: list[str] = []
    marks: list[Timex] = []
    _walk(body, 0, pieces, marks)
    text = "".join(pieces)
    kept = [Timex(trimmed(text, m.span), m.value) for m in marks]
    return MarkedText(
        path.stem, text, _created(root), tuple(sorted((m for m in kept if len(m.span)), key=lambda m: m.span))
    )


def _walk(element: ElementTree.Element, start: int, pieces: list[str], marks: list[Timex]) -> int:
    """Collect text and marks below an element that starts there; returns where it ends."""
    pieces.append(element.text or "")
    position = start + len(element.text or "")
    for child in element:
        position = _walk(child, position, pieces, marks)
        pieces.append(child.tail or "")
        position += len(child.tail or "")
    if element.tag == "TIMEX3":
        marks.append(Timex(Span(start, position), element.get("value")))
    return position


def _created(root: ElementTree.Element) -> date | None:
    value = next((t.get("value") for d in root.iter("DCT") for t in d.iter("TIMEX3")), None)
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None  # a month or a year: the text is read as one that does not name its day
