"""Events of running text: how many of those coded are there, and how many of those there are coded.

Gold lists every event of a paragraph, with all words that report it. A coded event is right about its type where its trigger
shares a character with such words and the type is the same; it is wholly right where both sides and the auxiliary modes are the same
too (codes of sides are read as in ``sentences``). Several coded mentions of one gold event are each counted for precision, and
once for recall. Events that are negated or hypothetical, in gold or as coded, are no findings: a coding that takes one for
something that happened is false.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readouts.coding.coding import EventMention
from readouts.evaluation.figures import Counts, Figure, harmonic, precision, recall, share
from readouts.evaluation.sentences import both_sides
from readouts.span import Span

_NOT_REPORTED = frozenset({"negated", "hypothetical"})


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event with the words that report it: gold's, or the one trigger of a coding."""

    type: str
    mode: str | None
    sources: frozenset[str]
    targets: frozenset[str]
    auxiliary: frozenset[str]
    words: tuple[Span, ...]

    @property
    def reported(self) -> bool:
        """Whether it is told as done or announced."""
        return not self.auxiliary & _NOT_REPORTED

    def same_type(self, other: PlacedEvent) -> bool:
        """Whether the two share words and type."""
        return self.type == other.type and any(a.overlaps(b) for a in self.words for b in other.words)

    def same(self, other: PlacedEvent) -> bool:
        """Whether the two share words, type, sides and auxiliary modes."""
        sides = both_sides(self.sources, self.targets) == both_sides(other.sources, other.targets)
        return self.same_type(other) and sides and self.auxiliary == other.auxiliary


@dataclass(frozen=True, slots=True)
class CodedParagraph:
    """One paragraph of the gold set, with what was coded in it."""

    gold: tuple[PlacedEvent, ...]
    found: tuple[PlacedEvent, ...]


def placed(event: EventMention) -> PlacedEvent:
    """A coded event in the shape of the gold."""
    return PlacedEvent(
        type=event.type,
        mode=event.mode,
        sources=frozenset(p.actor.state for p in event.actors if p.actor.state),
        targets=frozenset(p.actor.state for p in event.recipients if p.actor.state),
        auxiliary=frozenset(event.auxiliary),
        words=(event.trigger,),
    )


def paragraph_figures(paragraphs: Sequence[CodedParagraph]) -> list[Figure]:
    """Precision and recall of types, of whole events; modes; and what did not happen."""
    pairs = [(g, f) for p in paragraphs for g in p.gold for f in p.found if g.reported and f.reported]
    typed = [(g, f) for g, f in pairs if g.same_type(f)]
    unreal = [(g, p) for p in paragraphs for g in p.gold if not g.reported]
    return [
        *_measured("type", paragraphs, PlacedEvent.same_type),
        *_measured("event", paragraphs, PlacedEvent.same),
        share("sides of those found", (both_sides(g.sources, g.targets) == both_sides(f.sources, f.targets) for g, f in typed)),
        share("mode of those found", (g.mode == f.mode for g, f in typed if g.mode)),
        share("not coded as happened", (not any(f.reported and g.same_type(f) for f in p.found) for g, p in unreal)),
    ]  # fmt: skip


def _measured(
    name: str, paragraphs: Sequence[CodedParagraph], same: Callable[[PlacedEvent, PlacedEvent], bool]
) -> list[Figure]:
    """Precision, recall and F1, where ``same`` says what is right; the unit of the interval is a paragraph."""
    right, reached = [], []
    for paragraph in paragraphs:
        gold = [g for g in paragraph.gold if g.reported]
        found = [f for f in paragraph.found if f.reported]
        right.append(Counts(sum(any(same(g, f) for g in gold) for f in found), len(found), 0))
        reached.append(Counts(sum(any(same(g, f) for f in found) for g in gold), 0, len(gold)))
    precise, reaching = precision(f"{name} precision", right), recall(f"{name} recall", reached)
    return [precise, reaching, harmonic(f"{name} F1", precise, reaching)]
