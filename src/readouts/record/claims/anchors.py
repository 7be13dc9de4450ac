"""Anchors of claims that are offices taken ("the first since she came to power"): the table of actors knows the days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Anchor, Claim, Coding
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.dating.terms import TermBook, term_start
from readouts.record.sides import is_named_person, plain
from readouts.resources.files import read_yaml

_LEAST_NAME = 3


class AnchorFile(BaseModel):
    """The data file ``record/anchors.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    taking_office: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words, ready for looking them up in a claim."""

    taking_office: re.Pattern[str]

    @classmethod
    def load(cls) -> ClaimWords:
        """The words that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        return cls(_any_of(read_yaml("record/anchors.yaml", AnchorFile).taking_office))

    def with_offices(self, coding: Coding, book: TermBook) -> Coding:
        """The coding; claims that count from the day on which somebody took office, with that day.

        >>> from readouts.record.claims.anchors import ClaimWords
        >>> bool(ClaimWords.load().taking_office.search("since Ms Brandt took office"))
        True
        """
        claims = tuple(self._with_office(c, coding, book) for c in coding.claims)
        return coding if claims == coding.claims else replace(coding, claims=claims)

    def _with_office(self, claim: Claim, coding: Coding, book: TermBook) -> Claim:
        anchor = claim.anchor
        if anchor is None or anchor.contact or anchor.interval or not self.taking_office.search(anchor.text.casefold()):
            return claim
        about = next((r for r in coding.contacts if r.id == claim.about), None)
        latest = (about.date.interval.latest if about else None) or coding.published.interval.latest
        people = (*claim.participants, *(about.participants if about else ()))
        start = _start(people, anchor, book, latest) if latest else None
        if start is None:
            return claim
        days = Interval.day(start)
        told = coding.times[anchor.expression].interval if anchor.expression is not None else None
        # "Came to power in 2019" may mean an earlier office than the present one: then the words' own time stands.
        if told is not None and not told.touches(days):
            return claim
        return replace(claim, anchor=replace(anchor, interval=days, expression=None))


def _start(people: Iterable[Actor], anchor: Anchor, book: TermBook, latest: date) -> date | None:
    """The day on which the person whom the anchor names took office; None where it names nobody of the claim, or two."""
    words = set(re.split(r"[^\w]+", plain(anchor.text)))
    named = {
        a.id: a
        for a in people
        if is_named_person(a)
        and a.id
        and any(len(w) >= _LEAST_NAME and w in words for w in plain(a.name or "").split())
    }
    starts = {term_start(book, a, latest) for a in named.values() if a.office}
    return starts.pop() if len(starts) == 1 else None


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in listed)})\b", re.IGNORECASE)
