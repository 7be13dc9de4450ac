"""The page of ``compare``: what differs first, each wording once, with who prints it and who tells it."""

from __future__ import annotations

import io

from rich.console import Console

from readouts.actors.table import ActorTable
from readouts.cli.comparing import Page
from readouts.coding.coding import Point
from readouts.contract.wording import Wording
from readouts.record.model import AccountPoint, AlignedPoint, Comparison, Conflict, ConflictValue, Source
from readouts.span import Span


def found(text: str, document: str, told_by: str | None = None) -> AccountPoint:
    """A point of some account."""
    return AccountPoint(Point(text, "NOR", None, None, Span(0, len(text)), text, told_by=told_by), document)


def page(comparison: Comparison) -> str:
    """The page as text."""
    written = io.StringIO()
    console = Console(file=written, width=120, color_system=None)
    outlets = {"d1": "Oslo Post", "d2": "Bergen Herald"}
    Page(console, comparison, Wording(ActorTable.load()), outlets, []).show()
    return written.getvalue()


def test_parts_stand_in_the_order_in_which_they_matter() -> None:
    """Differences, then what is shared, then what one side alone says, then what is left out."""
    words = Source("d1", Span(0, 9), "Oslo rang")
    shared = AlignedPoint("cod", (("NOR", found("cod was discussed", "d1")), ("SWE", found("they spoke of cod", "d2"))))
    alone = AlignedPoint("herring", (("NOR", found("herring", "d1")),))
    absent = AlignedPoint(
        "nothing of cod", (("SWE", found("says nothing of herring", "d2")), ("NOR", found("herring", "d1")))
    )
    text = page(
        Comparison(
            columns=("NOR", "SWE"),
            both=(shared,),
            only=(("NOR", (alone,)), ("SWE", ())),
            differing=(Conflict("initiator", (ConflictValue("NOR", (words,)), ConflictValue("SWE", ()))),),
            absent=(("SWE", (absent,)),),
        )
    )
    wanted = ["They differ", "who asked for it", "“Oslo rang” Oslo Post", "In both", "they spoke of cod", "Only Norway",
              "Only Sweden", "nothing that the others lack", "Said to be missing from Sweden"]  # fmt: skip
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_one_wording_of_several_documents_stands_once() -> None:
    """Copies are named beside the words that they share; words on another side's page say who tells them."""
    alone = AlignedPoint(
        "herring", (("NOR", found("herring is dear", "d1")), ("NOR", found("“Herring is dear.”", "d2")))
    )
    guest = AlignedPoint("cod", (("NOR", found("cod is cheap", "d1", "SWE")),))
    text = page(Comparison(("NOR", "SWE"), (), (("NOR", (alone, guest)), ("SWE", ())), ()))
    assert text.count("herring is dear") == 1
    assert "Oslo Post, Bergen Herald" in text
    assert "as Sweden tells it" in text
