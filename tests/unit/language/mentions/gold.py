"""Annotated articles: text with ``[words|who]`` marks, and the scoring of found mentions against them.

``who`` is a state (three capitals), a key of the article's ``who`` list, several joined by "+", or "-" for words that name
no actor here (a capital that is a place).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from readouts.actors.spelling import sound_key
from readouts.language.reading import Actor, Mention
from readouts.span import Span

FOLDER = Path(__file__).parent / "articles"
JUDGED = Path(__file__).parent / "judged"
"""Articles on which no rule may be tuned; do not read their faults, only the figure."""


@dataclass(frozen=True)
class Gold:
    """One marked stretch and whom it means."""

    span: Span
    who: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """An article without its marks, and the marks."""

    name: str
    text: str
    golds: tuple[Gold, ...]
    who: dict[str, dict[str, Any]]
    published: date | None
    given: dict[str, str]


def load(path: Path) -> Article:
    """Read one annotated article."""
    raw = yaml.safe_load(path.read_text("utf-8"))
    text, golds = unmark(raw.pop("text"))
    return Article(path.stem, text, golds, raw.pop("who"), raw.pop("published", None), raw)


def unmark(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """The text without marks, and the marked stretches in text order."""
    out: list[str] = []
    length = 0
    stack: list[int] = []
    golds: list[Gold] = []
    i = 0
    while i < len(marked):
        c = marked[i]
        if c == "[":
            stack.append(length)
        elif c == "|" and stack:
            end = marked.index("]", i)
            golds.append(Gold(Span(stack.pop(), length), tuple(marked[i + 1 : end].split("+"))))
            i = end
        else:
            out.append(c)
            length += 1
        i += 1
    return "".join(out), tuple(sorted(golds, key=lambda g: (g.span.start, -g.span.end)))


def fits(actor: Actor, key: str, who: dict[str, dict[str, Any]]) -> bool:
    """Whether an actor is the one that a key means: every field that the article gives must agree."""
    if key not in who:
        return actor.kind == "state" and actor.state == key
    wanted = who[key]
    return all(_agrees(getattr(actor, field), value, field) for field, value in wanted.items())


def _agrees(found: object, wanted: object, field: str) -> bool:
    if field == "role":
        return isinstance(found, str) and str(wanted).casefold() in found.casefold()
    if field == "name":
        return isinstance(found, str) and _same_name(found, str(wanted))
    return found == wanted


def _same_name(one: str, other: str) -> bool:
    """Whether two spellings share two words, or the only one."""
    a, b = ({sound_key(w) for w in name.replace("-", " ").split()} for name in (one, other))
    return len(a & b) >= min(2, len(a), len(b))


def found_for(gold: Gold, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention of a marked stretch: the same span but for an article or punctuation, else the one that shares most."""
    best, share = None, 0.5
    for m in mentions:
        common = min(m.span.end, gold.span.end) - max(m.span.start, gold.span.start)
        if common <= 0:
            continue
        score = common / (max(m.span.end, gold.span.end) - min(m.span.start, gold.span.start))
        if score > share:
            best, share = m, score
    return best


def is_right(gold: Gold, mention: Mention | None, who: dict[str, dict[str, Any]]) -> bool:
    """Whether a mention means exactly those whom the mark says."""
    if gold.who == ("-",):
        return mention is None or not mention.actors
    if mention is None or len(mention.actors) != len(gold.who):
        return False
    return all(any(fits(a, key, who) for a in mention.actors) for key in gold.who)
