"""Accounts of a contact: the points of all its reports, by side and speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from readouts.coding.coding import ContactReport, Point, Statement
from readouts.language.reading import Actor
from readouts.record.model import Account, AccountPoint

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

Report = tuple[str, ContactReport]
"""Id of a document, and what it reports of the contact."""


def accounts_of(reports: Sequence[Report], statements: Mapping[str, Statement] | None = None) -> tuple[Account, ...]:
    """What each speaker of each side says of a contact, over all its reports.

    A point that several documents report in the same words stands once for each of them, one after the other, so
    that no source is lost. Sides come in the order of their codes, the outlets' own voice last; in a side, named
    speakers come before unnamed ones. The result does not depend on the order of ``reports``.

    Args:
        reports: The merged reports, each with its document.
        statements: The statements of these documents by id; they give each account its medium.
    """
    found: dict[tuple[str | None, str | None], list[AccountPoint]] = {}
    for document, report in reports:
        for point in report.points:
            key = (point.side, point.speaker.key if point.speaker else None)
            found.setdefault(key, []).append(AccountPoint(point, document))
    accounts = [
        Account(
            side=side,
            speaker=_fullest([p.point.speaker for p in points if p.point.speaker]),
            medium=_medium(points, statements or {}),
            points=_grouped(points),
        )
        for (side, _), points in found.items()
    ]
    return tuple(sorted(accounts, key=_place))


def confirming_sides(reports: Sequence[Report]) -> tuple[str, ...]:
    """The states among the participants whose own words say that the contact took place, in any of the documents.

    A side that speaks of what was said there confirms it as much as one that says "we spoke". What an outlet tells
    in its own voice confirms nothing, and what the other side's page lets somebody say confirms nothing for them.
    """
    sides: set[str | None] = {state for _, report in reports for state in report.confirmed_by}
    for _, report in reports:
        if report.status == "held":
            sides |= {
                p.side
                for p in report.points
                if p.side and p.statement and not p.told_by and p.kind not in ("denied", "not_mentioned")
            }
    taking_part = {actor.state for _, report in reports for actor in report.participants}
    return tuple(sorted(side for side in sides & taking_part if side))


def same_words(point: Point) -> str:
    """The words of a point for comparing: white space, case and the shape of quotation marks don't matter."""
    plain = point.text.translate(_STRAIGHT)
    return " ".join(plain.split()).casefold().strip(" .,;:\"'")


def _grouped(points: Sequence[AccountPoint]) -> tuple[AccountPoint, ...]:
    """The points in the order of their documents, a repeated one beside its first; one document's repetition goes."""
    groups: dict[str, dict[str, AccountPoint]] = {}
    for found in sorted(points, key=lambda p: (p.document, p.point.span, p.point.id)):
        groups.setdefault(same_words(found.point), {}).setdefault(found.document, found)
    return tuple(found for group in groups.values() for found in group.values())


def _fullest(speakers: Sequence[Actor]) -> Actor | None:
    """Of several descriptions of one speaker the one that tells most."""
    if not speakers:
        return None
    return max(speakers, key=lambda a: (bool(a.name), bool(a.role), len(a.name or ""), len(a.role or ""), repr(a)))


def _medium(points: Sequence[AccountPoint], statements: Mapping[str, Statement]) -> str | None:
    """The medium in which most of the points were made; the first by name where two are as frequent."""
    said_in = (statements.get(p.point.statement or "") for p in points)
    counted = Counter(s.medium for s in said_in if s and s.medium)
    return min(counted, key=lambda medium: (-counted[medium], medium), default=None)


def _place(account: Account) -> tuple[bool, str, bool, str]:
    speaker = account.speaker
    return (
        account.side is None,
        account.side or "",
        speaker is None or not speaker.named,
        speaker.key if speaker else "",
    )
