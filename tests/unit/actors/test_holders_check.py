"""The shipped terms pass the checker, and the checker finds what it is for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from readouts.actors.rows import HolderRow

TOOLS = Path(__file__).parents[3] / "tools"


@pytest.fixture(scope="module")
def checker():
    """The tool as a module."""
    sys.path.insert(0, str(TOOLS))
    try:
        import check_holders  # noqa: PLC0415 - tools are no package
    finally:
        sys.path.remove(str(TOOLS))
    return check_holders


def row(person: str, start: str, end: str | None = None, office: str = "foreign_minister") -> HolderRow:
    """A line for an office of a state."""
    return HolderRow(
        state="AND", office=office, person=person, title="Minister", start=start, end=end, known_until=None, doubtful=None, source="x",
    )  # fmt: skip


def test_the_shipped_terms_have_no_unlisted_overlap(checker, capsys) -> None:
    """In the states most in the news nobody shares an office with another, but for the listed cases; no term ends before it begins."""
    assert checker.main([]) == 0, capsys.readouterr().out
    assert len(checker.checked_states()) >= 60


def test_every_listed_overlap_is_still_one(checker) -> None:
    """A settled case leaves the list."""
    files = checker.read_files()
    names = {p.id: p.name for p in files.people}
    found = list(checker.overlaps(files.holders))
    for known in checker.known_overlaps():
        assert any(checker.is_known(o, names, [known]) for o in found), known


def test_an_overlap_is_found(checker) -> None:
    """Two people for more than a week; not where the days are only possible, and not in an office that several hold."""
    one, two = row("a", "2001-01-01", "2003-01-01"), row("b", "2002-06-01", "2004-01-01")
    assert [o.days for o in checker.overlaps([two, one])] == [214]
    assert list(checker.overlaps([one, row("b", "2003-01-05", "2004-01-01")])) == []
    assert list(checker.overlaps([one, row("b", "2002", "2003")])) == []
    assert list(checker.overlaps([row("a", "2001"), two])) == []
    several = [row("a", "2001", "2003", "spokesperson"), row("b", "2002-01-01", "2004", "spokesperson")]
    assert list(checker.overlaps(several)) == []


def test_impossible_orders_and_open_terms_are_found(checker) -> None:
    """A term that ends before it begins; an open term whose successor is known."""
    assert [r.person for r in checker.impossible([row("a", "2003-05", "2003-04")])] == ["a"]
    assert [
        (a.person, b.person)
        for a, b in checker.ended_by_successor([row("a", "2001"), row("b", "2002"), row("c", "2003")])
    ] == [
        ("a", "b"),
        ("b", "c"),
    ]
