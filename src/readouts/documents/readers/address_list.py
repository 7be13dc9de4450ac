"""Lists of addresses as CSV: GDELT DOC's, Media Cloud's, or any table with a column ``url``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date

from readouts.documents.lead import Lead
from readouts.documents.readers.decoding import check_is_text, decode, lines_of
from readouts.documents.readers.reader import Input
from readouts.errors import InputError

_LONGEST_ROW = 1_000_000
# What lists call the same thing: GDELT DOC first, then Media Cloud, then what people write themselves.
_COLUMNS = {
    "address": ("url", "address", "link"),
    "title": ("title", "headline"),
    "outlet": ("domain", "media_name", "outlet", "publisher"),
    "published": ("seendate", "publish_date", "published", "date"),
    "language": ("language",),
    "country": ("sourcecountry", "country"),
    "record": ("stories_id", "id"),
}


class AddressList:
    """Each row is a lead; a row without an http address is reported."""

    name = "csv"
    suffixes = (".csv", ".tsv")
    media_types = ("text/csv", "text/tab-separated-values")

    def sniff(self, head: bytes) -> bool:
        """A first line with a column ``url`` beside others."""
        cells = (
            head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower().replace(b'"', b"").replace(b"\t", b",").split(b",")
        )
        return len(cells) > 1 and b"url" in [c.strip() for c in cells]

    def read(self, source: Input) -> Iterator[Lead | InputError]:
        """The rows, in the list's order."""
        head = source.head()
        check_is_text(head, source.where)
        first = head.split(b"\n", 1)[0]
        rows = csv.reader(_lines(source), delimiter="\t" if first.count(b"\t") > first.count(b",") else ",")
        try:
            header = [name.strip().lower() for name in next(rows, [])]
            columns = {
                key: next((header.index(n) for n in names if n in header), -1) for key, names in _COLUMNS.items()
            }
            if columns["address"] < 0:
                raise InputError(
                    source.where,
                    f"is a table without addresses (its columns: {', '.join(header)[:200]})",
                    "A list of addresses has a column url, as GDELT DOC and Media Cloud write it.",
                )
            for row in rows:
                if any(row):
                    yield _lead(row, columns, f"{source.where}:{rows.line_num}", source)
        except csv.Error as error:
            raise InputError(source.where, f"breaks off at line {rows.line_num} ({error})", "Mend the line.") from error


def _lines(source: Input) -> Iterator[str]:
    """The lines, decoded one by one.

    Raises:
        InputError: One is longer than a row is, or not UTF-8.
    """
    for number, line in lines_of(source, _LONGEST_ROW):
        if line is None:
            where = f"{source.where}:{number}"
            raise InputError(where, f"is a line of more than {_LONGEST_ROW / 1e6:.0f} MB", "Mend or remove it.")
        yield decode(line, source.where) if line.strip() else "\n"


def _lead(row: list[str], columns: dict[str, int], where: str, source: Input) -> Lead | InputError:
    given = {key: row[at].strip() for key, at in columns.items() if 0 <= at < len(row) and row[at].strip()}
    address = given.get("address", "")
    if not address.startswith(("http://", "https://")) or len(address) > 4_000:
        return InputError(where, "names no http address", "Mend or remove the row.")
    return Lead(
        address=address, where=where, container=source.address or source.where, title=given.get("title"),
        outlet=given.get("outlet"), published=_day(given.get("published")), language=given.get("language"),
        country=given.get("country"), record=given.get("record"),
    )  # fmt: skip


def _day(written: str | None) -> date | None:
    """The day of ``20230307T101500Z``, ``2023-03-07 10:15:00`` or ``2023-03-07``."""
    digits = "".join(c for c in (written or "")[:10] if c.isdigit())[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(digits) == 8 else None
    except ValueError:
        return None
