"""What a page says of itself: title, byline, outlet, day, place; and which of its text is the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic import TypeAdapter

from readouts.documents.document import Furniture, FurnitureKind
from readouts.documents.furniture import LONGEST_FURNITURE, FurnitureRules, read_byline, reads_as_paragraph, zones
from readouts.documents.lines import Line, markup_spans, split_lines
from readouts.resources.files import read_yaml
from readouts.span import Span

_MONTHS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAYS = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    # Day first where points part the numbers, or where the first cannot be a month; 03/04/2021 is left alone.
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<day>1[3-9]|2\d|3[01])/(?P<number>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH},?\s(?P<year>\d{{4}})\b", re.IGNORECASE),
)
# What may stand around the day on a page's date line: weekday, time of day, zone, a word that says what the day is.
_DATE_LINE_REST = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|date|on|at|by|release[d]?|for immediate release)\b|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|[ap]\.?m\.?\b|[A-Z]{2,5}T?\b|"
    r"(?:moscow|kyiv|beijing|local|eastern|london|central european)(?: standard| summer)? time|[\s,.;:|/()\-–—+]|\d{1,2}\s?(?=[ap]m))*",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z’'.\- ]{2,40}[A-Z.](?:/[A-Z][A-Z’'.\- ]{2,40})?(?:,\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)[A-Z][\w.’' ]{2,30}?)?)"
    r"(?P<day>,\s(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?"
    r"(?:,?\s?\((?P<agency>[A-Z][\w. /-]{1,30}|dpa)\))?"
    r"\s?(?:[—–]|--?|:)\s+(?=[\"“‘'A-Z0-9«])"
)
# Agencies of states write the place as in prose; then their own name has to follow it.
_AGENCY_LINE = re.compile(
    r"(?P<place>[A-Z][\w’'.\-]{1,40}(?:\s[A-Z][\w’'.\-]{1,40}){0,2})"
    r"(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?"
    r",?\s?\((?P<agency>[A-Z]{2,12})\)\s?(?:[—–]|--?|:)\s+(?=[\"“‘'A-Z0-9«])"
)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|by|of))*\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s)?"
    r"(?P<name>[A-Z][\w&.’' -]{1,60}?)"
    r"(?:,?\s(?:Limited|Ltd|Inc|LLC|plc|PLC|GmbH|AG|Company|Co|Corporation|Corp|Group|S\.?A|B\.?V|Pty|Media Group)\b\.?)*"
    r"(?:[\s,]*\d{4}.*|\s*[.,|].*|\s*[-–]\s.*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was recognised on a page."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    place: str | None = None
    day: date | None = None
    day_words: str | None = None
    furniture: tuple[Furniture, ...] = ()


def read_day(words: str) -> date | None:
    """The day that a date line states, if the line says nothing else; None for prose with a date in it.

    >>> read_day("Friday, March 3, 2023 17:05 GMT")
    datetime.date(2023, 3, 3)
    """
    for pattern in _DAYS:
        found = pattern.search(words)
        if not found:
            continue
        rest = words[: found.start()] + words[found.end() :]
        if not _DATE_LINE_REST.fullmatch(rest):
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"][:3].lower()]
        try:
            return date(int(parts["year"]), month, int(parts["day"]))
        except ValueError:
            continue
    return None


def copyright_holder(words: str) -> str | None:
    """The publisher that a copyright line names, without its legal form.

    >>> copyright_holder("Copyright The Daily Example Limited 2024. All rights reserved.")
    'Daily Example'
    """
    found = _HOLDER.match(words) if len(words) <= LONGEST_FURNITURE else None
    if not found:
        return None
    name = re.sub(r"^(?:the)\s", "", found["name"].strip(" .,"), flags=re.IGNORECASE)
    return None if re.fullmatch(r"(?i)all rights reserved|\d*", name) else name


class PageReader:
    """Recognises what is furniture, and what the furniture says."""

    def __init__(self, rules: FurnitureRules, agencies: dict[str, str]) -> None:
        self._rules, self._agencies = rules, agencies

    @classmethod
    def load(cls) -> PageReader:
        """The reader with the rules that ship with the package."""
        return cls(FurnitureRules.load(), read_yaml("documents/agencies.yaml", TypeAdapter(dict[str, str])))

    def read(self, text: str) -> Page:
        """What the page says of itself."""
        markup = markup_spans(text)
        lines = split_lines(text, markup)
        first, last = zones(lines, self._rules)
        page = Page(furniture=tuple(Furniture(s, "markup") for s in markup))
        page = self._head(page, lines[:first])
        page = self._body(page, text, lines[first:last])
        return self._foot(page, lines[last:])

    def _head(self, page: Page, lines: Sequence[Line]) -> Page:
        unnamed: list[Line] = []
        labelled: list[Line] = []
        for line in lines:
            byline, day = read_byline(line.words), read_day(line.words)
            rule = self._rules.rule_for(line.words, "head")
            if day:
                page = replace(_with(page, line, "date"), day=page.day or day, day_words=page.day_words or line.words)
            elif byline:
                page = replace(_with(page, line, "byline"), byline=page.byline + byline.names)
            elif rule and rule.kind == "navigation" and ":" in line.words and line.count >= 4:
                labelled.append(line)
            elif rule:
                page = self._named(page, line, rule.kind)
            else:
                unnamed.append(line)
        # "Analysis: what the two said" is a link elsewhere, but the title of a page that has no other.
        if not unnamed:
            unnamed, labelled = labelled, []
        for line in labelled:
            page = self._named(page, line, "navigation")
        return _titled(page, unnamed)

    def _body(self, page: Page, text: str, lines: Sequence[Line]) -> Page:
        for i, line in enumerate(lines):
            rule = self._rules.rule_for(line.words, "body")
            # Within the report a long sentence that begins like an invitation ("Register offices were …") is a sentence.
            if rule and not (reads_as_paragraph(line) and line.count > 25 and rule.kind != "copyright"):
                page = self._named(page, line, rule.kind)
            elif _is_crosshead(line, lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None):
                page = _with(page, line, "section")
        opening = next((line for line in lines if not _taken(page, line)), None)
        if opening is not None and (found := _dateline(text, opening.span)):
            agency = self._agencies.get(found["agency"] or "")
            page = replace(
                page,
                place=found["place"].title() if found["place"].isupper() else found["place"],
                outlet=page.outlet or agency,
                furniture=(*page.furniture, Furniture(Span(*found.span()), "dateline")),
            )
        return page

    def _foot(self, page: Page, lines: Sequence[Line]) -> Page:
        for line in lines:
            rule = self._rules.rule_for(line.words, "foot")
            kind: FurnitureKind = rule.kind if rule else "note"
            page = self._named(page, line, kind)
            if rule and rule.id == "contributors":
                names = read_byline(
                    "By " + re.sub(r"^.*?\b(?:by|from)\s", "", line.words, count=1, flags=re.IGNORECASE)
                )
                page = replace(page, contributors=page.contributors + (names.names if names else ()))
        return page

    def _named(self, page: Page, line: Line, kind: FurnitureKind) -> Page:
        page = _with(page, line, kind)
        if kind == "copyright" and not page.outlet:
            page = replace(page, outlet=copyright_holder(line.words))
        return page


def _with(page: Page, line: Line, kind: FurnitureKind) -> Page:
    return replace(page, furniture=(*page.furniture, Furniture(line.span, kind)))


def _dateline(text: str, line: Span) -> re.Match[str] | None:
    """The place, the day and the agency before the first words of a report."""
    return _DATELINE.match(text, line.start, line.end) or _AGENCY_LINE.match(text, line.start, line.end)


def _taken(page: Page, line: Line) -> bool:
    return any(f.span == line.span for f in page.furniture)


def _titled(page: Page, lines: Sequence[Line]) -> Page:
    """Of the head's unnamed lines, the title is the first; but a label of few words above a longer line is a section."""
    if not lines:
        return page
    at = 0
    if len(lines) > 1 and lines[0].count <= 4 and lines[1].count >= 6 and not lines[0].ends_sentence:
        page = _with(page, lines[0], "section")
        at = 1
    page = replace(_with(page, lines[at], "title"), title=lines[at].words)
    for line in lines[at + 1 :]:
        page = _with(page, line, "standfirst")
    return page


def _is_crosshead(line: Line, before: Line | None, after: Line | None) -> bool:
    """A heading between paragraphs: short, no sentence, its neighbours whole sentences."""
    # What is cheap to see first: most lines of a report are sentences, and counting words takes longest.
    if line.ends_sentence or not line.words[:1].isupper() or after is None:
        return False
    return line.count <= 8 and (before is None or before.ends_sentence) and after.count >= 9
