"""Terms of office made from lines of the data file."""

from __future__ import annotations

from datetime import date

from readouts.actors.rows import HolderRow
from readouts.actors.terms import build_terms
from readouts.interval import Interval


def row(person: str, start: str | None, end: str | None = None, **given: str | None) -> HolderRow:
    """A line for the foreign minister of Utopia's neighbour."""
    cells: dict[str, object] = {
        "state": "AND", "office": "foreign_minister", "person": person, "title": "Minister", "start": start, "end": end,
        "known_until": None, "doubtful": None, "source": "test", **given,
    }  # fmt: skip
    return HolderRow.model_validate(cells)


def test_next_holder_ends_an_open_term() -> None:
    """The next first day bounds a term without an end; its end stays unknown."""
    first, second = build_terms([row("b", "2010-05"), row("a", "2001", known_until="2003-01-01")])
    assert first.interval == Interval(date(2001, 1, 1), date(2010, 5, 31))
    assert not first.end_known
    assert second.interval == Interval(date(2010, 5, 1), None)


def test_open_term_reaches_as_far_as_its_source_vouches() -> None:
    """An open last term may cover days up to the last for which the source vouches, and none after."""
    (term,) = build_terms([row("a", "2001", known_until="2003-01-01")])
    assert term.may_cover(Interval.day(date(2002, 6, 1)))
    assert not term.may_cover(Interval.day(date(2004, 6, 1)))
    assert term.interval.latest is None


def test_a_person_does_not_end_the_own_term() -> None:
    """A second term of the same person says nothing of the end of the first."""
    first, _ = build_terms([row("a", "2001"), row("a", "2005")])
    assert first.interval.latest is None


def test_president_and_prime_minister_are_two_posts() -> None:
    """Where both stand as heads of government neither ends the other's term."""
    given = {"office": "head_of_government"}
    first, _ = build_terms(
        [row("a", "2001", title="President", **given), row("b", "2002", title="Prime Minister", **given)]
    )
    assert first.interval.latest is None


def test_spokespersons_stand_side_by_side() -> None:
    """A ministry has several spokespersons: a new one does not end another's term."""
    given = {"office": "spokesperson"}
    first, _ = build_terms([row("a", "2001", **given), row("b", "2002", **given)])
    assert first.interval.latest is None


def test_unknown_start_is_open() -> None:
    """A term without a start is open to the left, and says so."""
    (term,) = build_terms([row("a", None, "2005")])
    assert term.interval == Interval(None, date(2005, 12, 31))
    assert not term.start_known


def test_the_next_holder_does_not_vouch_for_the_days_before() -> None:
    """Between the last day that a source knows and the next holder's first, somebody else may have held the office."""
    first, _ = build_terms([row("a", "2001", known_until="2003-01-01"), row("b", "2010-05")])
    assert first.vouched_until == date(2003, 1, 1)
    assert not first.surely_covers(Interval.day(date(2005, 1, 1)))
    assert first.interval.latest == date(2010, 5, 31)


def test_only_sure_days_are_known() -> None:
    """A start known to the month is sure from the month's last day on, an end until the month's first."""
    (term,) = build_terms([row("a", "2001-03", "2003-05")])
    assert term.known == Interval(date(2001, 3, 31), date(2003, 5, 1))
    assert term.interval == Interval(date(2001, 3, 1), date(2003, 5, 31))


def test_a_term_within_a_year_may_have_no_sure_day() -> None:
    """Start and end in one year, and no more known: the holder is named for no day."""
    (term,) = build_terms([row("a", "2001", "2001")])
    assert term.known is None
    assert term.may_cover(Interval.day(date(2001, 6, 1)))
    assert not term.surely_covers(Interval.day(date(2001, 6, 1)))
