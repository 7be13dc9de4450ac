"""Two reports built by hand and compared: a short way to write tables of what must be one contact and what must not."""

from __future__ import annotations

from collections.abc import Callable

from factory import Paper, person
from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.merging.pairing.decision import Decision

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")
DAN = person("Dan Reyes", "USA")

Telling = Callable[[Paper], object]


def filed(*papers: Paper) -> tuple[Corpus, list[Filed]]:
    """The corpus of some papers, and the first report of each, in their order."""
    codings = [p.coding() for p in papers]
    return Corpus.of(codings, [p.facts() for p in papers]), [Filed(c, c.contacts[0]) for c in codings]


def compared(one: Paper, other: Paper) -> Decision:
    """The decision about the first reports of two papers; the same whichever comes first."""
    corpus, (ours, theirs) = filed(one, other)
    comparer = Comparer.load()
    decision, turned = comparer.decide(corpus, ours, theirs), comparer.decide(corpus, theirs, ours)
    assert (decision.score, bool(decision.forbidden)) == (turned.score, bool(turned.forbidden))
    return decision


def near(first: Telling, second: Telling) -> Decision:
    """The decision about what two documents of neighbouring days say."""
    one, other = Paper("a", "2021-03-10"), Paper("b", "2021-03-11")
    first(one)
    second(other)
    return compared(one, other)
