"""Events of running text: how many of those coded are there, and how many of those there are coded.

Gold lists every event of a paragraph with all words that report it; denied, possible and recalled ones with their auxiliary
modes. A coded event *matches* a gold event of the same type where its trigger shares a character with such words or,
no trigger doing so, stands within five words of them in the same sentence. It is *right* where, besides, both sides and the auxiliary modes
are the same: organisations of states are one code, companies and movements have none; where gold has several actors and no
recipient all sides are compared together; "future" is not asked of types that say it themselves.

A gold event counts once, however often it is coded: by the right coding where there is one. A CONSULT without any side, which
only the joining of contacts needs, is not counted where it matches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readouts.coding.coding import EventMention
from readouts.evaluation.figures import Counts, Figure, f1, precision, recall, share
from readouts.evaluation.sentences import codes_of, folded
from readouts.span import Span

_NOT_REPORTED = frozenset({"negated", "hypothetical"})
_WITHOUT_STATE = frozenset({"NGO", "IMG", "ISM", "MNC"})
_FUTURE_BY_THEMSELVES = frozenset({"AGREE", "CONCEDE", "THREATEN"})
_NEAR_WORDS = 5
_SENTENCE_END = re.compile(r"[.?!]\s")
_WORD = re.compile(r"\w+")


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


@dataclass(frozen=True, slots=True)
class CodedParagraph:
    """One paragraph of the gold set, with what was coded in it."""

    text: str
    gold: tuple[PlacedEvent, ...]
    found: tuple[PlacedEvent, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A gold event with the coding that counts for it."""

    gold: PlacedEvent
    found: PlacedEvent


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one paragraph."""

    gold: int
    matches: tuple[_Match, ...]
    unmatched: tuple[PlacedEvent, ...]

    def counts(self, both: int) -> Counts:
        """Counts with this many right ones."""
        return Counts(both, len(self.matches) + len(self.unmatched), self.gold)


def placed(event: EventMention) -> PlacedEvent:
    """A coded event in the shape of the gold."""
    return PlacedEvent(
        type=event.type,
        mode=event.mode,
        sources=codes_of(event.actors),
        targets=codes_of(event.recipients),
        auxiliary=frozenset(event.auxiliary),
        words=(event.trigger,),
    )


def paragraph_figures(paragraphs: Sequence[CodedParagraph]) -> list[Figure]:
    """Precision and recall of types in their place, and of whole events; what is right about matches; what did not happen."""
    outcomes = [_outcome(p) for p in paragraphs]
    matches = [m for o in outcomes for m in o.matches]
    typed = [o.counts(len(o.matches)) for o in outcomes]
    whole = [o.counts(sum(_right(m.gold, m.found) for m in o.matches)) for o in outcomes]
    unreal = [(g, p.found) for p in paragraphs for g in p.gold if not g.reported]
    told = [
        (m.found, m.gold.reported) for o in outcomes for m in (*o.matches, *(_Match(_NOTHING, f) for f in o.unmatched))
    ]
    return [
        precision("type precision", typed),
        recall("type recall", typed),
        f1("type F1", typed),
        precision("event precision", whole),
        recall("event recall", whole),
        f1("event F1", whole),
        share("sides of matches", (_same_sides(m.gold, m.found) for m in matches)),
        share("auxiliary of matches", (_same_auxiliary(m.gold, m.found) for m in matches)),
        share("mode of matches", (m.gold.mode == m.found.mode for m in matches if m.gold.mode)),
        share("happened as coded", (real for found, real in told if found.reported)),
        share("not coded as happened", (not any(f.reported and _overlap(g, f) for f in found) for g, found in unreal)),
    ]


# Stands for the gold of a coding that matches nothing: nothing that happened.
_NOTHING = PlacedEvent("", None, frozenset(), frozenset(), frozenset({"negated"}), ())


def _outcome(paragraph: CodedParagraph) -> _Outcome:
    direct = {i: [f for f in paragraph.found if _overlap(g, f)] for i, g in enumerate(paragraph.gold)}
    taken = {id(f) for found in direct.values() for f in found}
    matches = []
    for i, gold in enumerate(paragraph.gold):
        found = direct[i]
        if not found:
            found = [f for f in paragraph.found if id(f) not in taken and _near(paragraph.text, gold, f)]
            taken |= {id(f) for f in found}
        if found:
            matches.append(_Match(gold, next((f for f in found if _right(gold, f)), found[0])))
    unmatched = [f for f in paragraph.found if id(f) not in taken]
    return _Outcome(
        len(paragraph.gold),
        tuple(matches),
        tuple(f for f in unmatched if f.type != "CONSULT" or f.sources or f.targets),
    )


def _overlap(gold: PlacedEvent, found: PlacedEvent) -> bool:
    return gold.type == found.type and any(a.overlaps(b) for a in gold.words for b in found.words)


def _near(text: str, gold: PlacedEvent, found: PlacedEvent) -> bool:
    return gold.type == found.type and any(_close(text, a, b) for a in gold.words for b in found.words)


def _close(text: str, one: Span, other: Span) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return not _SENTENCE_END.search(between) and len(_WORD.findall(between)) <= _NEAR_WORDS


def _right(gold: PlacedEvent, found: PlacedEvent) -> bool:
    return _same_sides(gold, found) and _same_auxiliary(gold, found)


def _same_sides(gold: PlacedEvent, found: PlacedEvent) -> bool:
    one, other = _codes(gold.sources), _codes(found.sources)
    one_target, other_target = _codes(gold.targets), _codes(found.targets)
    if len(one) > 1 and not one_target:
        return one == other | other_target
    return (one, one_target) == (other, other_target)


def _codes(codes: Iterable[str]) -> frozenset[str]:
    return folded(codes) - _WITHOUT_STATE


def _same_auxiliary(gold: PlacedEvent, found: PlacedEvent) -> bool:
    ignored = {"future"} if gold.type in _FUTURE_BY_THEMSELVES else set()
    return gold.auxiliary - ignored == found.auxiliary - ignored
