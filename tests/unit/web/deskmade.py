"""A desk on a small record made by hand, for tests of pages: hostile words, two sides' accounts, a refusal, events, a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from factory import Paper, days
from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.desk.desk import Desk
from readouts.documents.build import build_document
from readouts.language.reading import Actor
from readouts.record.builder import RecordBuilder
from readouts.settings import Settings

HOSTILE = "<script>alert('x')</script> & \u202e“so”"
ADA = Actor("person", "Q1", "Ada Brandt", "President", "head_of_state", "AUT", "GOV")
BEN = Actor("person", "Q2", "Ben Costa", "Prime Minister", "head_of_government", "PRT", "GOV")
CAI = Actor("person", "Q3", HOSTILE, "envoy", "envoy", "JPN", "GOV")
AUT = Actor("state", "Q40", "Austria", None, None, "AUT", "GOV")
PRT = Actor("state", "Q45", "Portugal", None, None, "PRT", "GOV")
TEXT = f"Vienna calls Lisbon. {HOSTILE}. " + "They spoke of grain and of a ceasefire. " * 50


def papers() -> list[Paper]:
    """Reports of three contacts of Austria and Portugal, one of them refused, and one of Austria and Japan."""
    one = Paper("one", "2022-03-03", outlet="Danube Wire", country="AUT", kind="wire", text=TEXT)
    two = Paper("two", "2022-03-04", outlet=HOSTILE, country="PRT", kind="newspaper", text=TEXT + "Second.")
    for paper, initiator in ((one, "AUT"), (two, "PRT")):
        points = (
            paper.point("AUT", "asked for a ceasefire by May", "requested"),
            paper.point("PRT", f"spoke of grain {HOSTILE}"),
        )
        call = paper.contact([ADA, BEN], "2022-03-02", initiator=initiator, duration_minutes=40, points=points)
        paper.claim("first_since", [ADA, BEN], about=call.id, since="2021-05-13")
    one.event("REQUEST", [AUT], [PRT], on="2022-03-02")
    one.event("SANCTION", [PRT], [AUT], on="2022-03-01", mode="expel")
    three = Paper("three", "2022-09-12", outlet="Tagus Post", country="PRT", kind="newspaper", text=TEXT + "Third.")
    three.contact([ADA, BEN], "2022-09-10", channel="meeting")
    three.contact([ADA, BEN], "2022-09-11", status="refused", initiator="PRT")
    three.contact([ADA, CAI], "2021-01-05", channel="visit", standing="background")
    return [one, two, three]


@cache
def _table() -> ActorTable:
    return ActorTable.load()


_BUILDERS: dict[str, RecordBuilder] = {}


def desk_of(folder: Path, made: Sequence[Paper] = ()) -> Desk:
    """A desk on a new record that holds the papers."""
    desk = Desk.open(Settings(record=str(folder / "record.db"), actors=folder / "actors"), create=True)
    desk.builders = _BUILDERS
    desk.__dict__["table"] = _table()
    for paper in made:
        published = days(paper.published).earliest if paper.published else None
        document = build_document(
            paper.text, id=paper.id, published=published, outlet=paper.outlet, outlet_country=paper.country, kind=paper.kind
        )  # fmt: skip
        coding: Coding = replace(paper.coding(), digest=document.digest)
        desk.store.keep(document, coding)
    return desk
