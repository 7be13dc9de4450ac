"""A small record with everything that a format may hold, made without the language model."""

from __future__ import annotations

import pytest

from factory import Paper, days, person
from readouts.actors.table import ActorTable
from readouts.coding.coding import Magnitude, Place
from readouts.documents.build import build_document
from readouts.export.format import Contents
from readouts.language.reading import Actor
from readouts.record.builder import RecordBuilder
from readouts.span import Span

TEXT = (
    "Lisbon calls Vienna\n\nAda Brandt telephoned Ben Costa on 2 March 2022; the call lasted 40 minutes. "
    "“We asked for a ceasefire,” she said.\tPortugal later “expelled” two envoys; in Graz\npolice detained 12 people. "
    "Nothing was signed. It was the first call since May.\n"
) + "x" * 2000


@pytest.fixture(scope="session")
def table() -> ActorTable:
    """The table of actors that ships with the package."""
    return ActorTable.load()


@pytest.fixture(scope="session")
def contents(table) -> Contents:
    """Two outlets on one call, with accounts, a claim, events that happened and events that did not, one of them without a day."""
    ada = Actor("person", "Q1", "Ada Brandt", "President", "head_of_state", "AUT", "GOV")
    ben = person("Ben Costa", "PRT", "head_of_government")
    aut, prt = (
        Actor("state", "Q40", "Austria", None, None, "AUT", "GOV"),
        Actor("state", "Q45", "Portugal", None, None, "PRT", "GOV"),
    )
    one = Paper("one", "2022-03-03", outlet="Danube Wire", country="AUT", kind="wire", text=TEXT)
    two = Paper("two", "2022-03-04", outlet="Tagus Post", country="PRT", kind="newspaper", text=TEXT)
    for paper, channel in ((one, "call"), (two, "video")):
        call = paper.event(
            "CONSULT", [ada, ben], on="2022-03-02", mode="phone", place=Place("Graz", "AUT", Span(170, 174))
        )
        points = (paper.point("AUT", "asked for a ceasefire", "requested"), paper.point("PRT", "spoke of grain"))
        report = paper.contact(
            [ada, ben], "2022-03-02", channel=channel, initiator="AUT", duration_minutes=40, events=(call.id,),
            confirmed_by=("AUT",), points=points, topics=("ceasefire",),
        )  # fmt: skip
        paper.claim("first_since", [ada, ben], about=report.id, since="2021-05-13")
    one.event(
        "SANCTION", [prt], [aut], on="2022-03-01", mode="expel", magnitude=Magnitude(2.0, "persons", Span(140, 143))
    )
    one.event("COERCE", [aut], (), on="2022-03-01", mode="arrest")
    one.event("ACCUSE", [aut, prt], [ben], mode="allege")
    two.event("AGREE", [aut], [prt], on="2022-03-01", auxiliary=("negated",))
    papers = [one, two]
    record = RecordBuilder.load(table).build([p.coding() for p in papers], [p.facts() for p in papers])
    documents = [
        build_document(
            p.text, id=p.id, published=days(p.published).earliest, outlet=p.outlet, outlet_country=p.country, kind=p.kind,
            title="Lisbon calls Vienna", url=f"https://example.org/{p.id}?a=1&b=2",
        )
        for p in papers
    ]  # fmt: skip
    return Contents.of(record, documents, [p.coding() for p in papers], table)
