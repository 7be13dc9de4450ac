"""Contacts, accounts, claims and dates of a record against gold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factory import days, person
from readouts.coding.coding import Point
from readouts.evaluation.contacts import GoldAccount, GoldContact, account_figures, contact_figures, pair_up
from readouts.evaluation.words import GoldClaim, GoldDate, claim_figures, date_figures
from readouts.interval import ALWAYS, Dated
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression
from readouts.record.model import Account, AccountPoint, CheckedClaim, Contact, Coverage, DocumentLink
from readouts.span import Span

RUTO, HASSAN = person("William Ruto", "KEN"), person("Samia Suluhu Hassan", "TZA")
CALL = Contact(
    id="c1", date=Dated(days("2024-03-04")), channel="call", status="held", count=1, participants=(RUTO, HASSAN), initiator="KEN",
    duration_minutes=None, confirmed_by=(), documents=(DocumentLink("a", "main"), DocumentLink("b", "background")), topics=(),
    accounts=(), conflicts=(), support=(), reports=(),
)  # fmt: skip
GOLD = GoldContact(
    id="g1", core=True, date=days("2024-03-04"), status="held", states=frozenset({"KEN", "TZA"}),
    surnames=frozenset({"ruto", "hassan"}), documents=frozenset({"a", "b"}), channels=frozenset({"call"}),
    initiators=frozenset({"KEN"}),
)  # fmt: skip


def values(figures):
    return {f.name: f.value for f in figures}


def test_contact_found_whole():
    """A contact as gold has it: every figure is 1."""
    assert set(values(contact_figures([GOLD], [CALL])).values()) == {1.0}


@pytest.mark.parametrize(
    ("change", "figure", "value"),
    [
        ({"date": Dated(days("2024-03-05"))}, "contacts recall", 1),
        ({"date": Dated(days("2024-03-05"))}, "date touches", 0),
        ({"date": Dated(days("2024-03-06"))}, "contacts recall", 0),
        ({"date": Dated(days("2024-03-01", "2024-03-31"))}, "day exact", 0),
        ({"date": Dated(days(None, "2024-03-04"))}, "contacts recall", 0),
        ({"participants": (RUTO,)}, "contacts recall", 0),
        ({"participants": (RUTO, person("January Makamba", "TZA"))}, "people", 0),
        ({"documents": (DocumentLink("z", "main"),)}, "contacts recall", 0),
        ({"documents": (DocumentLink("a", "main"),)}, "document links F1", 2 / 3),
        ({"status": "planned"}, "status", 0),
        ({"channel": "meeting"}, "channel", 0),
        ({"initiator": None}, "initiator", 0),
    ],
)
def test_contact_that_differs(change: dict[str, Any], figure, value):
    """States, days within one of each other and a document make a match; the rest is measured on matches."""
    assert values(contact_figures([GOLD], [replace(CALL, **change)]))[figure] == pytest.approx(value)


def test_contact_not_in_gold_costs_precision_unless_it_is_only_possible():
    """A proposed contact that gold does not list is no error."""
    other = replace(CALL, id="c2", date=Dated(days("2024-06-01")))
    assert values(contact_figures([GOLD], [CALL, other]))["contacts precision"] == 0.5
    assert values(contact_figures([GOLD], [CALL, replace(other, status="possible")]))["contacts precision"] == 1


def test_secondary_contact_may_be_found():
    """A contact of the second tier is not asked for, and not wrong when it is there."""
    second = replace(GOLD, id="g2", core=False, date=days("2023-05-01"))
    found = values(contact_figures([GOLD, second], [CALL, replace(CALL, id="c2", date=Dated(days("2023-05-01")))]))
    assert (found["contacts recall"], found["contacts precision"]) == (1, 1)
    assert values(contact_figures([GOLD, second], [CALL]))["contacts recall"] == 1


def test_best_pair_first():
    """Of two contacts of one pair on neighbouring days, each gold contact takes its own."""
    next_day = replace(GOLD, id="g2", date=days("2024-03-05"))
    later = replace(CALL, id="c2", date=Dated(days("2024-03-05")))
    assert {g: c.id for g, c in pair_up([GOLD, next_day], [later, CALL]).items()} == {"g1": "c1", "g2": "c2"}


def account(side, text):
    point = Point("p", side, None, None, Span(0, 1), text)
    return Account(side, None, None, (AccountPoint(point, "a"),))


@pytest.mark.parametrize(
    ("side", "right", "wrong"), [("KEN", 1, 0), ("TZA", 0, 1), (None, 0, 1)], ids=["own side", "other side", "outlet"]
)
def test_points_stand_with_their_side(side, right, wrong):
    """Most content words in one point of the same side; with another side only, it is counted apart."""
    gold = [GoldAccount("g1", "KEN", ("asked for an end of the fuel levy",))]
    said = replace(CALL, accounts=(account(side, "Kenya asks that the levy on fuel should end"),))
    found = values(account_figures(gold, [GOLD], [said]))
    assert (found["account points"], found["points with a wrong side"]) == (right, wrong)


def claim(kind="first_since", verdict="supported", words=(5, 30)):
    coverage = Coverage(ALWAYS, 0, 0, "")
    return CheckedClaim("k", "a", Span(*words), "", kind, (), None, None, None, None, verdict, (), (), (), coverage)


@pytest.mark.parametrize(
    ("found", "figure", "value"),
    [
        (claim(), "claims verdict", 1),
        (claim(verdict="unknown"), "claims verdict", 0),
        (claim(kind="nth"), "claims kind", 0),
        (claim(kind="nth"), "claims found", 1),
        (claim(words=(30, 40)), "claims found", 0),
        (claim(verdict="contradicted"), "contradicted precision", 0),
    ],
)
def test_claims_by_their_words(found, figure, value):
    """A claim is found where words are shared, right where kind and verdict are."""
    gold = [GoldClaim("a", Span(0, 20), "first_since", "supported")]
    assert values(claim_figures(gold, [found]))[figure] == value


def test_dates_by_their_words():
    """Words are seen to mean days where an expression touches them; their days are the same or not."""
    gold = [GoldDate("a", Span(0, 9), days("2024-03-04")), GoldDate("a", Span(20, 29), days("2024-03-05"))]
    here = days("2024-03-04")
    times = {"a": (TimeExpression(Span(3, 9), "DATE", "2024-03-04", here, "", Fixed(here)),)}
    assert values(date_figures(gold, times)) == {"dates found": 0.5, "dates value": 0.5}
