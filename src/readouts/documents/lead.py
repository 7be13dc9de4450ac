"""An address that a list or a feed names: where a report is, never evidence of what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Lead:
    """An address with what its list says of it. Nothing of this enters the record: only the page itself is read."""

    address: str
    """Where the report or the feed is."""
    where: str
    """Where the list names it: ``list.csv:12``."""
    container: str
    """The list or the feed."""
    kind: Literal["report", "feed"] = "report"
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    country: str | None = None
    """As the list writes it."""
    record: str | None = None
    """The list's own id of it."""
    modified: str | None = None
    """When the list says that it was changed last, as it writes it."""
