"""A change is followed as far as it reaches, and no further."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from factory import Paper, person
from readouts.coding.coding import Coding
from readouts.record.builder import RecordBuilder, record_on
from readouts.record.growing.sources import Given
from readouts.record.model import DocumentFacts
from readouts.record.shelf import MemoryShelf

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAL = person("Cal Dunne", "IRL")


@dataclass
class Watched:
    """Sources that note which codings were asked for."""

    given: Given
    read: set[str] = field(default_factory=set)

    def coding(self, document: str) -> Coding | None:
        """The coding of a document."""
        self.read.add(document)
        return self.given.coding(document)

    def facts(self, document: str) -> DocumentFacts | None:
        """What is known of a document."""
        return self.given.facts(document)

    def with_digest(self, digest: str) -> str | None:
        """The document with this digest."""
        return self.given.with_digest(digest)


def read_when_added(builder: RecordBuilder, papers: list[Paper], new: Paper) -> set[str]:
    """The documents that are read when one more is added."""
    everybody = [*papers, new]
    given = Given.of([p.coding() for p in everybody], [p.facts() for p in everybody])
    shelf, watched = MemoryShelf(), Watched(given)
    builder.update(shelf, watched, [p.id for p in papers])
    watched.read.clear()
    builder.update(shelf, watched, [new.id])
    assert record_on(shelf) == builder.build(list(given.codings.values()), list(given.known.values()))
    return watched.read


def call(name: str, sides: list[object], on: str, published: str) -> Paper:
    """A document that tells of a call."""
    paper = Paper(name, published)
    paper.contact(sides, on)  # type: ignore[arg-type]
    return paper


def test_other_sides_and_other_weeks_are_not_read(builder: RecordBuilder) -> None:
    """Of a record only the documents of the same contact are read again."""
    papers = [
        call("same", [ADA, BEN], "2022-03-04", "2022-03-05"),
        call("later", [ADA, BEN], "2022-05-04", "2022-05-05"),
        call("others", [ADA, CAL], "2022-03-04", "2022-03-05"),
    ]
    assert read_when_added(builder, papers, call("new", [ADA, BEN], "2022-03-04", "2022-03-06")) == {"same", "new"}


@pytest.mark.parametrize(("on", "again"), [("2022-03-10", True), ("2021-03-10", False), ("2022-07-10", False)])
def test_a_claim_is_checked_again_where_its_window_is_touched(builder: RecordBuilder, on: str, again: bool) -> None:
    """ "The first since February" is read again for a call in March, not for one of the year before."""
    claiming = Paper("claiming", "2022-04-10")
    news = claiming.contact([ADA, BEN], "2022-04-09")
    claiming.claim("first_since", [ADA, BEN], about=news.id, since="2022-02-01")
    assert ("claiming" in read_when_added(builder, [claiming], call("new", [ADA, BEN], on, on))) is again


@pytest.mark.parametrize(
    ("kind", "since", "again"), [("first_since", "2024-02-01", False), ("none_since", "2022-02-01", True)]
)
def test_a_claim_is_checked_again_for_claims_that_count_from_its_day(
    builder: RecordBuilder, kind: str, since: str, again: bool
) -> None:
    """Two years later others claim something of the same people: it matters where it counts from the same day."""
    claiming = Paper("claiming", "2022-04-10")
    news = claiming.contact([ADA, BEN], "2022-04-09")
    claiming.claim("first_since", [ADA, BEN], about=news.id, since="2022-02-01")
    new = Paper("new", "2024-04-10")
    about = new.contact([ADA, BEN], "2024-04-09").id if kind == "first_since" else None
    new.claim(kind, [ADA, BEN], about=about, since=since)
    assert ("claiming" in read_when_added(builder, [claiming], new)) is again
