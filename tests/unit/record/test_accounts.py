from __future__ import annotations

from dataclasses import replace

from accounts_factory import BILDT, SPOKESMAN, STORRE, UNNAMED, point, report

from readouts.coding.coding import Statement
from readouts.record.accounts.gathering import accounts_of, confirming_sides
from readouts.span import Span


def statement(id: str, medium: str) -> Statement:
    return Statement(id, SPOKESMAN, None, None, (Span(0, 1),), "x", False, medium)


def test_points_are_grouped_by_side_and_speaker_named_before_unnamed() -> None:
    """Each speaker of a side has an account of their own; the outlets' own voice comes last."""
    found = accounts_of([
        ("d1", report(
            point("it rained", None),
            point("cod quotas must rise", "SWE", BILDT, at=10),
            point("she sounded tired", "NOR", UNNAMED, at=20),
            point("quotas were discussed", "NOR", SPOKESMAN, at=30),
        )),
    ])  # fmt: skip
    assert [(a.side, a.speaker) for a in found] == [
        ("NOR", SPOKESMAN), ("NOR", UNNAMED), ("SWE", BILDT), (None, None),
    ]  # fmt: skip


def test_a_point_of_two_documents_keeps_both_sources_side_by_side() -> None:
    """Wire copy printed twice is one point with two documents, whatever its quotation marks."""
    twice = [
        ("d2", report(point("“quotas” were discussed", "NOR", SPOKESMAN), point("nothing was signed", "NOR", SPOKESMAN, at=40))),
        ("d1", report(point('"quotas"  were discussed', "NOR", SPOKESMAN, at=3))),
    ]  # fmt: skip
    (account,) = accounts_of(twice)
    assert [(p.document, p.point.span.start) for p in account.points] == [("d1", 3), ("d2", 0), ("d2", 40)]


def test_a_repetition_in_one_document_stands_once() -> None:
    """The same words twice in one document make one point, at their first place."""
    (account,) = accounts_of(
        [("d1", report(point("cod", "NOR", SPOKESMAN, at=9), point("cod", "NOR", SPOKESMAN, at=2)))]
    )
    assert [p.point.span.start for p in account.points] == [2]


def test_order_of_reports_does_not_matter() -> None:
    """The record is a function of the set of reports."""
    reports = [
        ("d1", report(point("cod", "NOR", SPOKESMAN), point("herring", "SWE", BILDT, at=9))),
        ("d2", report(point("mackerel", "NOR", SPOKESMAN))),
        ("d3", report(point("cod", "NOR", replace(SPOKESMAN, role=None)))),
    ]
    assert accounts_of(reports) == accounts_of(reports[::-1])


def test_the_fullest_description_names_the_speaker() -> None:
    """A speaker whom one document gives without a role keeps the role of the other."""
    (account,) = accounts_of([
        ("d1", report(point("cod", "NOR", replace(SPOKESMAN, role=None)))),
        ("d2", report(point("herring", "NOR", SPOKESMAN))),
    ])  # fmt: skip
    assert account.speaker == SPOKESMAN


def test_medium_is_the_most_frequent_one() -> None:
    """An account says how it was given; with two media the more frequent one, then the first by name."""
    points = [point(t, "NOR", SPOKESMAN, at=n, statement=t) for n, t in enumerate("abc")]
    found = {"a": statement("a", "statement"), "b": statement("b", "briefing"), "c": statement("c", "statement")}
    assert accounts_of([("d", report(*points))], found)[0].medium == "statement"
    assert accounts_of([("d", report(*points[:2]))], found)[0].medium == "briefing"
    assert accounts_of([("d", report(*points))])[0].medium is None


def test_a_side_confirms_by_its_own_words_only() -> None:
    """What an outlet tells of a side, and a denial, confirm nothing; outsiders cannot confirm."""
    assert confirming_sides([("d", report(point("cod", "NOR", SPOKESMAN)))]) == ("NOR",)
    assert confirming_sides([("d", report(point("cod", "NOR", STORRE, statement=None)))]) == ()
    assert confirming_sides([("d", report(point("no call took place", "SWE", BILDT, kind="denied")))]) == ()
    assert confirming_sides([("d", report(point("good", "DNK")))]) == ()
    assert confirming_sides([("d", report(confirmed_by=("SWE",))), ("e", report(point("cod", "NOR")))]) == (
        "NOR",
        "SWE",
    )
    assert confirming_sides([("d", report(point("hope to talk", "NOR"), status="planned"))]) == ()


def test_words_on_the_other_sides_page_confirm_nothing() -> None:
    """Norway's readout may say what Sweden's minister said; that is no word of Sweden's own."""
    guest = point("quotas must rise", "SWE", BILDT, at=9, told_by="NOR")
    assert confirming_sides([("d1", report(point("we spoke", "NOR", SPOKESMAN), guest))]) == ("NOR",)
