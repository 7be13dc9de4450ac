"""Who says what, against gold attributions.

* content tokens: F1 over the tokens that lie in the content of any attribution;
* relaxed: attributions matched one to one, most shared content tokens first, at least one shared; F1 over all found and all gold;
* half: the same pairs, of which at least half of all their content tokens are shared;
* source, cue: of the pairs, those whose spans share a token (both without one agrees too);
* end to end: pairs with source and cue right, F1 over all found and all gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Statement
from readouts.evaluation.figures import Counts, Figure, f1, precision, recall, share
from readouts.evaluation.matching import one_to_one
from readouts.span import Span

_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as gold marks them; each may stand in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AttributedText:
    """One text of the gold set, with what was found in it."""

    text: str
    gold: tuple[Attribution, ...]
    found: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """An attribution as the tokens that its spans touch."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Agreement:
    """What one matched pair agrees about."""

    half: bool
    source: bool
    cue: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one text."""

    tokens: Counts
    gold: int
    found: int
    pairs: tuple[_Agreement, ...]

    def counts(self, both: int) -> Counts:
        """Counts with this many right ones."""
        return Counts(both, self.found, self.gold)


def attribution_of(statement: Statement) -> Attribution:
    """A coded statement in the shape of the gold."""
    return Attribution(
        (statement.source,) if statement.source else (), (statement.cue,) if statement.cue else (), statement.content
    )


def attribution_figures(texts: Sequence[AttributedText]) -> list[Figure]:
    """The figures of a set of texts."""
    outcomes = [_outcome(t) for t in texts]
    tokens = [o.tokens for o in outcomes]
    pairs = [p for o in outcomes for p in o.pairs]
    gold = sum(o.gold for o in outcomes)
    per_attribution = [
        f1("relaxed", [o.counts(len(o.pairs)) for o in outcomes]),
        f1("half", [o.counts(sum(p.half for p in o.pairs)) for o in outcomes]),
        share("source", (p.source for p in pairs)),
        share("cue", (p.cue for p in pairs)),
        f1("end to end", [o.counts(sum(p.source and p.cue for p in o.pairs)) for o in outcomes]),
    ]
    per_token = [f1("content tokens", tokens), precision("content precision", tokens), recall("content recall", tokens)]
    # A text's tokens are not independent of each other: what counts as the size of the set is its attributions.
    return [Figure(f.name, f.value, gold, f.interval) for f in per_token] + per_attribution


def _outcome(text: AttributedText) -> _Outcome:
    places = [m.span() for m in _TOKEN.finditer(text.text)]
    gold, found = _read(places, text.gold), _read(places, text.found)
    all_gold = frozenset[int]().union(*(g.content for g in gold))
    all_found = frozenset[int]().union(*(f.content for f in found))
    candidates = [
        (-len(g.content & f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.content & f.content
    ]
    return _Outcome(
        tokens=Counts(len(all_gold & all_found), len(all_found), len(all_gold)),
        gold=len(gold),
        found=len(found),
        pairs=tuple(_agreement(gold[i], found[j]) for i, j in one_to_one(candidates)),
    )


def _agreement(gold: _Tokens, found: _Tokens) -> _Agreement:
    return _Agreement(
        half=2 * len(gold.content & found.content) >= len(gold.content | found.content),
        source=bool(gold.source & found.source) or not (gold.source or found.source),
        cue=bool(gold.cue & found.cue) or not (gold.cue or found.cue),
    )


def _read(places: Sequence[tuple[int, int]], rows: Iterable[Attribution]) -> list[_Tokens]:
    def inside(spans: tuple[Span, ...]) -> frozenset[int]:
        return frozenset(i for s, e in spans for i, (a, b) in enumerate(places) if a < e and s < b)

    read = [_Tokens(inside(r.source), inside(r.cue), inside(r.content)) for r in rows]
    return [r for r in read if r.content]
