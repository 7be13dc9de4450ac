"""Contacts that the text puts at one time: "their call came as X met Y", "shortly afterwards X telephoned Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.scene import Scene
from readouts.language.parse import Token

_OCCURRING = frozenset({"come", "take", "happen", "occur", "begin", "coincide"})
_AT_ONCE = frozenset({"as", "while"})
_NEXT = frozenset({"afterwards", "afterward", "later", "earlier", "before", "after"})
_SOON = frozenset({"shortly", "soon", "immediately", "moments", "minutes", "hours", "moment", "minute", "hour"})


def pairs_alongside(scene: Scene, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Pairs of different contacts of one time, in text order."""
    home = {i: d for d in drafts for m in d.mentions for i in (m.trigger, *m.folded)}
    for i in sorted(home):
        token = scene.parse.tokens[i]
        other = _came_as(scene, token, home) or _shortly_before(scene, token, home)
        if other is not None and other is not home[i]:
            yield other, home[i]


def _came_as(scene: Scene, token: Token, home: dict[int, Draft]) -> Draft | None:
    head = scene.parse.head(token.i)
    if token.dep != "advcl" or head is None or head.lemma not in _OCCURRING:
        return None
    if not any(t.lower in _AT_ONCE for t in scene.parse.children(token.i, "mark")):
        return None
    return next((home[s.i] for s in scene.parse.children(head.i, "nsubj") if s.i in home), None)


def _shortly_before(scene: Scene, token: Token, home: dict[int, Draft]) -> Draft | None:
    """The contact last told of as news, for “shortly afterwards”, “hours later”."""
    adverbs = [a for a in scene.parse.children(token.i, "advmod") if a.lower in _NEXT]
    near = {t.lower for a in adverbs for t in scene.parse.children(a.i)}
    if not near & _SOON:
        return None
    before = [i for i, d in home.items() if i < token.i and d.which == "this" and d is not home[token.i]]
    return home[max(before)] if before else None
