"""Origins of documents: who had the words first, who copies, who repeats."""

from __future__ import annotations

from dataclasses import replace

import pytest
from accounts_factory import contact

from factory import days
from readouts.coding.coding import Imprint
from readouts.interval import ALWAYS, Interval
from readouts.record.accounts.origins import (
    Origins,
    Sheet,
    independent,
    independent_of,
    origin_of,
    shared_words,
    with_origins,
)
from readouts.record.model import Origin, Source, Support
from readouts.span import Span


@pytest.fixture(scope="module")
def origins() -> Origins:
    """With the tables that ship with the package."""
    return Origins.load()


def imprint(*words: int, credits: tuple[str, ...] = ()) -> Imprint:
    """Runs named by numbers; each ten of them stand in a sentence of their own."""
    runs = tuple(sorted(words))
    return Imprint(1, runs, tuple(w // 10 for w in runs), runs, credits)


def sheet(document: str, outlet: str, words: range, published: Interval = ALWAYS, **given: object) -> Sheet:
    """A document with the runs of a range."""
    credits = given.pop("credits", ())
    return Sheet(document, outlet, imprint(*words, credits=credits), published, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fjord Wire", "Fjord"),
        ("the news agency Fjord", "Fjord News Agency"),
        ("FNA", "Fjord News Agency"),
        ("AP", "Associated Press"),
        ("TASS", "ITAR-TASS"),
        ("The Bergen Herald", "Bergen Herald (English edition)"),
    ],
)
def test_names_of_one_outlet(first: str, second: str, origins: Origins) -> None:
    """Generic words, initials and the table of agencies join names of one outlet."""
    assert origins.same_outlet(first, second)
    assert origins.same_outlet(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Bergen Herald", "Oslo Herald"), ("News Agency", "Press Service"), ("FNA", "Fjord Wire"), ("Northern News", "Northern Lights")],
)  # fmt: skip
def test_names_of_two_outlets(first: str, second: str, origins: Origins) -> None:
    """Generic words alone make no outlet, and letters must be all the initials."""
    assert not origins.same_outlet(first, second)


def test_a_copy_counts_with_whoever_was_first(origins: Origins) -> None:
    """Of two copies the earlier is the origin, and says why."""
    early = sheet("d2", "Bergen Herald", range(40), days("2021-03-01"))
    late = sheet("d1", "Oslo Post", range(5, 45), days("2021-03-02"))
    (found,) = origins.group([late, early])
    assert (found.publisher, found.documents) == ("Bergen Herald", ("d1", "d2"))
    assert any("first" in reason for reason in found.because)


@pytest.mark.parametrize("published", [ALWAYS, days("2021-03-01")])
def test_copies_without_an_order_stay_undecided(published: Interval, origins: Origins) -> None:
    """Undated copies, and copies of one day, are one origin whose publisher is not known."""
    pair = [
        sheet("d1", "Oslo Post", range(40), published),
        sheet("d2", "Bergen Herald", range(40), days("2021-03-01")),
    ]
    (found,) = origins.group(pair)
    assert found.publisher is None
    assert independent([found]) == 1
    assert origins.group(pair[::-1]) == (found,)


def test_a_credit_goes_before_the_day(origins: Origins) -> None:
    """A copy that credits an agency is that agency's, however early it appeared."""
    early = sheet("d1", "Bergen Herald", range(40), days("2021-03-01"), credits=("FNA",))
    agency = sheet("d2", "Fjord News Agency", range(100, 140), days("2021-03-02"), agency=True, credits=("Fjord",))
    (found,) = origins.group([early, agency])
    assert found.publisher == "Fjord News Agency"
    assert found.because == ("d1 credits FNA",)


def test_an_agency_signs_its_own_words(origins: Origins) -> None:
    """An agency's dateline names itself, however it writes its name."""
    (found,) = origins.group([sheet("d1", "Andes Prensa", range(40), agency=True, credits=("AP-Andes",))])
    assert (found.publisher, found.because) == ("Andes Prensa", ())


def test_a_repeat_is_no_second_source(origins: Origins) -> None:
    """A report in another outlet's words counts with that outlet."""
    first = sheet("d1", "Fjord News Agency", range(40))
    second = sheet("d2", "Oslo Post", range(100, 140), repeats="the news agency Fjord")
    assert [o.documents for o in origins.group([first, second])] == [("d1", "d2")]


def test_own_reports_stay_apart(origins: Origins) -> None:
    """Reports that share one sentence only are of as many origins as publishers."""
    first = sheet("d1", "Oslo Post", range(50))
    second = sheet("d2", "Bergen Herald", [*range(10), *range(100, 140)])  # type: ignore[arg-type]
    found = origins.group([first, second])
    assert independent(found) == 2
    assert shared_words(first.imprint, second.imprint) is None


def test_copies_are_told_at_a_common_level() -> None:
    """A long text of which every second run was kept is compared with a short one by those runs."""
    short, long = imprint(*range(60)), imprint(*range(0, 200, 2))
    assert shared_words(short, replace(long, level=2)) == 1.0


def test_an_undecided_group_counts_only_where_nobody_of_it_counts() -> None:
    """The copies of a publisher that has a report of its own may all be its own."""
    named = Origin("Oslo Post", ("d1",), ("Oslo Post",))
    copies = Origin(None, ("d2", "d3"), ("Bergen Herald", "Oslo Post"))
    others = Origin(None, ("d4", "d5"), ("Fjord", "Sund"))
    assert [independent([named, copies]), independent([copies]), independent([named, others])] == [1, 1, 2]


def test_a_value_counts_the_origins_behind_it() -> None:
    """Two documents of one origin hold a value once; a contact tells publishers and independent ones apart."""
    sources = tuple(Source(d, Span(0, 1), "x") for d in ("d1", "d2", "d3"))
    made = contact("c", {}, support=(Support("initiator", "NOR", sources[:2]), Support("duration", "60", sources)))
    groups = [Origin("Fjord", ("d1", "d2"), ("Fjord", "Oslo Post")), Origin("Sund", ("d3",), ("Sund",))]
    found = with_origins(made, groups)
    assert [s.independent for s in found.support] == [1, 2]
    assert (found.publishers, found.independent) == (3, 2)


def test_a_document_goes_by_its_origin_and_copies_are_not_independent() -> None:
    """Coverage counts an agency once for all who print it; of undecided copies one stands for all."""
    groups = [Origin("Fjord", ("d1", "d2"), ("Fjord", "Oslo Post")), Origin(None, ("d3", "d4"), ("Sund", "Vik"))]
    made = with_origins(contact("c", {}), groups)
    assert origin_of([made]) == {"d1": "Fjord", "d2": "Fjord", "d3": "d3", "d4": "d3"}
    assert not independent_of(made, "d1", "d2")
    assert independent_of(made, "d1", "d3")
