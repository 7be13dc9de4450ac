"""Who speaks with whom as a drawing: places of the nodes, the same for the same edges, without chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from readouts.store.catalogue.model import PairCard

WIDTH, HEIGHT = 1000, 640
MOST_NODES = 150
_MARGIN = 50
_ROUNDS = 120


@dataclass(frozen=True, slots=True)
class Node:
    """A state where it is drawn."""

    id: str
    x: float
    y: float
    radius: float
    contacts: int
    name: str
    label: tuple[float, float] | None
    """Where the middle of its name stands; None where it would cover another."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair as a line."""

    card: PairCard
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph, drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    """Pairs that are not drawn, because there would be too many nodes."""


def drawn(pairs: Sequence[PairCard], frame: Iterable[PairCard], name_of: Callable[[str], str]) -> Drawing:
    """The pairs as a graph.

    Args:
        pairs: What is drawn, the most frequent first.
        frame: Pairs that take part in placing the nodes: with the same frame a state stays in its place from year to year.
        name_of: Names of states.
    """
    kept, names = _within(pairs)
    placed = places([*kept, *(p for p in frame if set(p.states) <= names or len(names) < MOST_NODES)])
    contacts: Counter[str] = Counter()
    for card in kept:
        for state in card.states:
            contacts[state] += card.contacts
    most = max(contacts.values(), default=1)
    widest = max((p.contacts for p in kept), default=1)
    ranked = sorted(contacts, key=lambda s: (-contacts[s], s))
    radii = {s: round(4 + 14 * sqrt(contacts[s] / most), 1) for s in ranked}
    names_shown = {s: name_of(s) for s in ranked}
    labels = _labels(ranked, placed, radii, names_shown)
    nodes = tuple(Node(s, *placed[s], radii[s], contacts[s], names_shown[s], labels.get(s)) for s in reversed(ranked))
    edges = tuple(
        Edge(p, *placed[p.states[0]], *placed[p.states[1]], round(1 + 7 * sqrt(p.contacts / widest), 1))
        for p in reversed(kept)
    )
    return Drawing(nodes, edges, len(pairs) - len(kept))


_Box = tuple[float, float, float, float]
_LETTER, _HIGH = 9.6, 18.0


def _labels(
    ranked: Sequence[str],
    placed: Mapping[str, tuple[float, float]],
    radii: Mapping[str, float],
    names: Mapping[str, str],
) -> Mapping[str, tuple[float, float]]:
    """Where names stand: above, below or beside their node, the most frequent first; left out where all is covered."""
    taken = [(x - radii[s], y - radii[s], x + radii[s], y + radii[s]) for s in ranked for x, y in (placed[s],)]
    found = {}
    for state in ranked:
        (x, y), radius, half = placed[state], radii[state], len(names[state]) * _LETTER / 2
        beside = half + radius + 4
        for dx, dy in ((0.0, -radius - 11), (0.0, radius + 13), (beside, 0.0), (-beside, 0.0)):
            box = (x + dx - half, y + dy - _HIGH / 2, x + dx + half, y + dy + _HIGH / 2)
            if box[0] >= 0 and box[2] <= WIDTH and not any(_meet(box, other) for other in taken):
                found[state] = (round(x + dx, 1), round(y + dy + 6, 1))
                taken.append(box)
                break
    return found


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _within(pairs: Sequence[PairCard]) -> tuple[list[PairCard], set[str]]:
    """The first pairs that have no more than so many states together."""
    names: set[str] = set()
    kept = []
    for card in pairs:
        if len(names | set(card.states)) <= MOST_NODES:
            names |= set(card.states)
            kept.append(card)
    return kept, names


def places(pairs: Iterable[PairCard]) -> Mapping[str, tuple[float, float]]:
    """A place for each state: those that speak attract each other, all push each other away (Fruchterman and Reingold).

    It begins from a circle in alphabetic order and takes a fixed number of rounds, so that it depends on the edges alone.
    """
    weights: Counter[tuple[str, str]] = Counter()
    for card in pairs:
        weights[card.states] = max(weights[card.states], card.contacts)
    names = sorted({s for pair in weights for s in pair})
    if not names:
        return {}
    number = {name: n for n, name in enumerate(names)}
    pull = np.zeros((len(names), len(names)))
    for (one, other), weight in sorted(weights.items()):
        pull[number[one], number[other]] = pull[number[other], number[one]] = 1 + log(weight)
    pull /= pull.max() or 1
    return dict(zip(names, _fitted(_settled(pull)), strict=True))


def _settled(pull: NDArray[np.float64]) -> NDArray[np.float64]:
    size = len(pull)
    angle = 2 * np.pi * np.arange(size) / size
    spots = np.stack((np.cos(angle), np.sin(angle)), axis=1)
    apart = 1.6 / sqrt(size)
    for step in np.linspace(0.15, 0.003, _ROUNDS):
        between = spots[:, None, :] - spots[None, :, :]
        distance = np.maximum(np.sqrt((between**2).sum(axis=2)), 0.01)
        force = apart**2 / distance**2 - pull * distance / apart
        move = (between * force[:, :, None]).sum(axis=1) - spots * 0.35
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        spots = spots + move / length[:, None] * np.minimum(length, step)[:, None]
    return spots


def _fitted(spots: NDArray[np.float64]) -> list[tuple[float, float]]:
    """The places spread over the drawing."""
    low, high = spots.min(axis=0), spots.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    if len(spots) == 1:
        return [(WIDTH / 2, HEIGHT / 2)]
    room = np.array([WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN])
    shown = (spots - low) / span * room + _MARGIN
    return [(round(float(x), 1), round(float(y), 1)) for x, y in shown]
