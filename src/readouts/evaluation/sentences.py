"""Events of single sentences against gold types and sides.

A sentence's codings that are negated or hypothetical are left out: gold lists what the sentence reports. Sides are read alike
in gold and codings: two or more sources without a target stand on both sides (PLOVER's way to write a meeting), and
organisations are folded to the gold's own vocabulary (UN, EUU, NATO … are IGO). Countries are what remains without IGO, NGO, IMG,
ISM and MNC. A triple is type, source country and target country, with None for a side that names no country. A sentence
without a gold type counts for the sides only; one that gold says holds no event is a trap, and asks that nothing be coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readouts.coding.coding import EventMention, Participant
from readouts.evaluation.figures import Counts, Figure, f1, of_sets, precision, recall, share

_LEFT_OUT = frozenset({"negated", "hypothetical"})
_NOT_COUNTRIES = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC"})
_ORGANISATIONS = (
    "UN", "UNO", "EU", "EUU", "EUR", "EEC", "NATO", "NAT", "AU", "OAU", "OSCE", "CSCE", "IAEA", "ASEAN", "APEC", "OPEC", "OECD",
    "IMF", "WB", "WTO", "WHO", "ICC", "ECOWAS", "CIS", "OAS", "G7", "G8", "G20", "AL", "GCC",
)  # fmt: skip
_FOLDED = {**dict.fromkeys(_ORGANISATIONS, "IGO"), "NGM": "NGO", "KSV": "KOS", "XKX": "KOS"}

Triple = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class CodedSides:
    """One event as type and codes of its sides; gold without a type has None."""

    type: str | None
    source: frozenset[str]
    target: frozenset[str]
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """One sentence of the gold set, with what was coded in it."""

    gold: CodedSides
    found: tuple[CodedSides, ...]
    trap: bool = False
    """Whether gold says that it reports no event."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The sides of all events of a sentence together."""

    sources: frozenset[str]
    targets: frozenset[str]
    triples: frozenset[Triple]


def reported(events: Iterable[EventMention]) -> tuple[CodedSides, ...]:
    """What a coding reports as done or announced, in the shape of the gold."""
    return tuple(
        CodedSides(e.type, codes_of(e.actors), codes_of(e.recipients), e.mode)
        for e in events
        if not _LEFT_OUT & set(e.auxiliary)
    )


def codes_of(participants: Iterable[Participant]) -> frozenset[str]:
    """The states and organisations of a side."""
    return frozenset(p.actor.state for p in participants if p.actor.state)


def sentence_figures(sentences: Sequence[CodedSentence]) -> list[Figure]:
    """The figures of a set of sentences."""
    sides = [(_gathered(s.found), _gathered((s.gold,))) for s in sentences]
    typed = [(s, f, g) for s, (f, g) in zip(sentences, sides, strict=True) if s.gold.type]
    types = [of_sets(_types(s.found), frozenset({s.gold.type})) for s, _, _ in typed]
    triples = [of_sets(f.triples, g.triples) for _, f, g in typed]
    dyads = [of_sets(_untyped(f), _untyped(g)) for _, f, g in typed]
    return [
        share("coverage", (bool(s.found) for s in sentences)),
        share("type in sentence", (s.gold.type in _types(s.found) for s, _, _ in typed)),
        share("type alone", (_types(s.found) == {s.gold.type} for s, _, _ in typed)),
        precision("type precision", types),
        recall("type recall", types),
        f1("type F1", types),
        _macro_f1(typed),
        f1("source country F1", [of_sets(_countries(f.sources), _countries(g.sources)) for f, g in sides]),
        f1("target country F1", [of_sets(_countries(f.targets), _countries(g.targets)) for f, g in sides]),
        f1("dyad F1", dyads),
        precision("triple precision", triples),
        recall("triple recall", triples),
        f1("triple F1", triples),
        share("mode", (_has_mode(s) for s in sentences if s.gold.type in _types(s.found) and s.gold.mode)),
        share("nothing coded in traps", (not s.found for s in sentences if s.trap)),
    ]


def _has_mode(sentence: CodedSentence) -> bool:
    return any((e.type, e.mode) == (sentence.gold.type, sentence.gold.mode) for e in sentence.found)


def _macro_f1(typed: Sequence[tuple[CodedSentence, _Sides, _Sides]]) -> Figure:
    """Mean over the gold types of each type's F1: rare types count as much as frequent ones."""
    names = sorted({s.gold.type for s, _, _ in typed if s.gold.type})
    values = []
    for name in names:
        counts = [of_sets(_types(s.found) & {name}, frozenset({s.gold.type}) & {name}) for s, _, _ in typed]
        values.append(_plain_f1(counts))
    return Figure("type macro F1", sum(values) / len(values) if values else None, len(typed))


def _plain_f1(counts: Sequence[Counts]) -> float:
    below = sum(c.found + c.wanted for c in counts)
    return 2 * sum(c.both for c in counts) / below if below else 0.0


def _types(events: Iterable[CodedSides]) -> frozenset[object]:
    return frozenset(e.type for e in events)


def _countries(codes: frozenset[str]) -> frozenset[object]:
    return frozenset(c for c in codes if c not in _NOT_COUNTRIES)


def _untyped(sides: _Sides) -> frozenset[object]:
    return frozenset(t[1:] for t in sides.triples)


def _gathered(events: Iterable[CodedSides]) -> _Sides:
    sources: set[str] = set()
    targets: set[str] = set()
    triples: set[Triple] = set()
    for event in events:
        source, target = both_sides(event.source, event.target)
        sources |= source
        targets |= target
        if event.type:
            triples |= _triples(event.type, source, target)
    return _Sides(frozenset(sources), frozenset(targets), frozenset(triples))


def folded(codes: Iterable[str]) -> frozenset[str]:
    """Codes in the gold's own vocabulary: organisations of states are all IGO."""
    return frozenset(_FOLDED.get(c, c) for c in codes)


def both_sides(source: Iterable[str], target: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Folded codes; several sources without a target stand on both sides.

    >>> sorted(both_sides({"FRA", "UN"}, ())[1])
    ['FRA', 'IGO']
    """
    sources, targets = folded(source), folded(target)
    return sources, sources if not targets and len(sources) > 1 else targets


def _triples(type_: str, source: frozenset[str], target: frozenset[str]) -> set[Triple]:
    sources, targets = _countries_or_none(source), _countries_or_none(target)
    on_a_par = source == target and len(source) > 1
    return {(type_, s, t) for s in sources for t in targets if not (on_a_par and s == t)}


def _countries_or_none(codes: frozenset[str]) -> frozenset[str | None]:
    return codes - _NOT_COUNTRIES or frozenset({None})
