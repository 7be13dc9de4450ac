from __future__ import annotations

import pytest
from accounts_factory import BILDT, SPOKESMAN, contact, point

from readouts.record.accounts.compare import compare_contacts, compare_sides
from readouts.record.model import AlignedPoint, Comparison, Conflict, ConflictValue, Source, Support
from readouts.span import Span


def texts(points: tuple[AlignedPoint, ...]) -> list[str]:
    return [p.text for p in points]


def only(comparison: Comparison, column: str) -> list[str]:
    return texts(dict(comparison.only)[column])


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("called for a truce along the river", "urged a ceasefire"),
        ("agreed to stay in touch", "the importance of keeping channels of communication open"),
        ("the situation in Sudan was discussed", "exchanged views on the situation in Sudan"),
        ("asked Stockholm to lift the ban on cod exports", "that Norway wants the cod ban lifted"),
        ("He proposed a swap of prisoners", "a prisoner exchange was offered"),
        ("The call lasted forty minutes", "the call lasted forty minutes"),
    ],
)
def test_paraphrases_stand_in_both(mine: str, yours: str) -> None:
    """Two ways to say one thing are one point of both sides."""
    got = compare_sides(contact("c", {"d1": [point(mine, "NOR", SPOKESMAN), point(yours, "SWE", BILDT, at=90)]}))
    assert len(got.both) == 1
    assert [column for column, _ in got.both[0].points] == ["NOR", "SWE"]
    assert not only(got, "NOR") and not only(got, "SWE")


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("urged a ceasefire in Sudan", "the situation in Sudan was discussed"),
        ("urged restraint", "urged a ceasefire"),
        ("questions of regional security were discussed", "the situation in Sudan was discussed"),
        ("thanked Norway for its help", "asked Norway to wait"),
        ("the two discussed cod", "the two discussed herring"),
    ],
)
def test_shared_names_and_diplomatic_words_do_not_make_one_point(mine: str, yours: str) -> None:
    """Names and words of every communiqué leave two points apart."""
    got = compare_sides(contact("c", {"d1": [point(mine, "NOR", SPOKESMAN), point(yours, "SWE", BILDT, at=90)]}))
    assert not got.both
    assert only(got, "NOR") == [mine]
    assert only(got, "SWE") == [yours]


def test_columns_are_the_states_that_take_part_even_without_an_account() -> None:
    """A side that says nothing has an empty column, not none."""
    got = compare_sides(contact("c", {"d1": [point("cod", "NOR", SPOKESMAN), point("rain fell", None, at=9)]}))
    assert got.columns == ("NOR", "SWE", "outlets")
    assert only(got, "SWE") == []
    assert only(got, "outlets") == ["rain fell"]


def test_two_contacts_are_compared_with_all_their_sides() -> None:
    """What any side said in both calls stands in both; what was dropped stands in one."""
    may = contact("may", {"d1": [
        point("demanded an immediate end to hostilities", "NOR", SPOKESMAN),
        point("stressed the need to keep lines of communication open", "NOR", SPOKESMAN, at=60),
    ]})  # fmt: skip
    july = contact("july", {"d2": [point("We intend to stay in touch", "SWE", BILDT)]})
    got = compare_contacts(may, july)
    assert got.columns == ("may", "july")
    assert texts(got.both) == ["stressed the need to keep lines of communication open"]
    assert only(got, "may") == ["demanded an immediate end to hostilities"]
    assert only(got, "july") == []


def test_slots_that_differ_between_contacts_come_with_their_words() -> None:
    """Who asked for the call is a difference where both are known; what one leaves open is none."""
    words = Source("d1", Span(0, 9), "Oslo rang")
    first = contact("a", {}, initiator="NOR", duration_minutes=30, support=(Support("initiator", "NOR", (words,)),))
    second = contact("b", {}, initiator="SWE")
    (conflict,) = compare_contacts(first, second).differing
    assert conflict.about == "initiator"
    assert [(v.value, v.sources) for v in conflict.values] == [("NOR", (words,)), ("SWE", ())]


def test_a_figure_that_the_sides_give_differently_is_a_difference() -> None:
    """Both sides speak of the prisoners, with different numbers: their words are shown beside each other."""
    got = compare_sides(contact("c", {"d1": [
        point("offered to free 40 prisoners", "NOR", SPOKESMAN), point("Oslo would free 25 prisoners", "SWE", BILDT, at=50),
    ]}))  # fmt: skip
    (conflict,) = got.differing
    assert [(v.value, v.sources[0].side) for v in conflict.values] == [("25", "SWE"), ("40", "NOR")]


def test_the_same_figure_in_other_words_is_no_difference() -> None:
    """An hour and a half is ninety minutes."""
    got = compare_sides(contact("c", {"d1": [
        point("the call lasted an hour and a half", "NOR", SPOKESMAN), point("the call lasted 90 minutes", "SWE", BILDT, at=50),
    ]}))  # fmt: skip
    assert not got.differing


def test_what_a_side_leaves_out_is_an_absence_with_words() -> None:
    """An absence is not a point of the side; it names the other side's points that it can mean."""
    got = compare_sides(contact("c", {"d1": [
        point("complained of the blockade of Narvik", "NOR", SPOKESMAN),
        point("Stockholm's readout makes no mention of Narvik's blockade", "SWE", None, at=50, kind="not_mentioned", topic="Narvik's blockade"),
    ]}))  # fmt: skip
    assert only(got, "SWE") == []
    ((column, (absence,)),) = got.absent
    assert column == "SWE"
    assert [(c, p.point.side) for c, p in absence.points] == [("SWE", "SWE"), ("NOR", "NOR")]


def test_groups_do_not_chain() -> None:
    """A list that touches two unlike points joins one of them, not both into one."""
    got = compare_sides(contact("c", {"d1": [
        point("herring quotas near Lofoten banks", "NOR", SPOKESMAN),
        point("herring quotas", "SWE", BILDT, at=50),
        point("the railway bridge", "NOR", SPOKESMAN, at=90),
    ]}))  # fmt: skip
    assert [len(p.points) for p in got.both] == [2]
    assert only(got, "NOR") == ["the railway bridge"]


def test_words_on_the_other_sides_page_are_told_by_that_side_alone() -> None:
    """What Norway's page lets Sweden say stands with Sweden, as words of one account, not in both."""
    got = compare_sides(contact("c", {"d1": [
        point("quotas must rise at once", "NOR", BILDT), point("quotas must rise at once", "SWE", BILDT, told_by="NOR"),
    ]}))  # fmt: skip
    assert not got.both
    assert only(got, "NOR") == []
    assert only(got, "SWE") == ["quotas must rise at once"]


def test_words_that_both_tell_stand_in_both_whoever_else_tells_them() -> None:
    """Sweden's own words beside Norway's page make a point of both."""
    got = compare_sides(contact("c", {
        "d1": [point("quotas must rise at once", "SWE", BILDT, told_by="NOR")],
        "d2": [point("quotas must rise at once", "SWE", BILDT)],
    }))  # fmt: skip
    assert len(got.both) == 1


@pytest.mark.parametrize(
    ("mine", "yours", "about"),
    [
        ("agreed to a ban on trawlers", "did not agree to a ban on trawlers", "statement"),
        ("they will meet again on 3 May in Visby", "are to meet on 5 May in Visby", "day"),
        ("the call lasted forty minutes", "they spoke for an hour", "duration"),
    ],
)
def test_sides_that_say_otherwise_differ(mine: str, yours: str, about: str) -> None:
    """A denial, another day, another length of one matter is a difference with both sides' words."""
    got = compare_sides(contact("c", {"d1": [point(mine, "NOR", SPOKESMAN), point(yours, "SWE", BILDT, at=90)]}))
    (conflict,) = got.differing
    assert conflict.about == about
    assert {s.text for v in conflict.values for s in v.sources} == {mine, yours}


def test_a_side_that_says_both_denies_nothing() -> None:
    """Where one side has both words, nothing is set against the other."""
    got = compare_sides(contact("c", {"d1": [
        point("agreed to a ban on trawlers", "NOR", SPOKESMAN), point("did not agree to a ban on trawlers", "NOR", SPOKESMAN, at=90),
        point("agreed to a ban on trawlers", "SWE", BILDT, at=180),
    ]}))  # fmt: skip
    assert not got.differing


def test_words_that_hold_different_values_are_not_in_both() -> None:
    """Two sides that each name themselves as the caller differ, though their sentences are alike but for a name."""
    ours = point("the call took place at the request of the Norwegian side", "NOR", SPOKESMAN)
    theirs = point("the call took place at the request of the Swedish side", "SWE", BILDT, at=80)
    values = tuple(
        ConflictValue(state, (Source("d1", p.span, p.text),)) for state, p in (("NOR", ours), ("SWE", theirs))
    )
    alike = compare_sides(contact("c", {"d1": [ours, theirs]}))
    apart = compare_sides(contact("c", {"d1": [ours, theirs]}, conflicts=(Conflict("initiator", values),)))
    assert len(alike.both) == 1
    assert apart.both == ()
    assert [c.about for c in apart.differing] == ["initiator"]
