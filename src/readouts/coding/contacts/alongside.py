"""Contacts that the text says took place at the same time: "their call came as X met Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.coding.contacts.joining import Draft
from readouts.coding.contacts.scene import Scene

_OCCURRING = frozenset({"come", "take", "happen", "occur", "begin", "coincide"})
_AT_ONCE = frozenset({"as", "while"})


def pairs_alongside(scene: Scene, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Pairs of different contacts of one time, in text order."""
    home = {i: d for d in drafts for m in d.mentions for i in (m.trigger, *m.folded)}
    for i in sorted(home):
        token = scene.parse.tokens[i]
        head = scene.parse.head(i)
        if token.dep != "advcl" or head is None or head.lemma not in _OCCURRING:
            continue
        if not any(t.lower in _AT_ONCE for t in scene.parse.children(i, "mark")):
            continue
        for subject in scene.parse.children(head.i, "nsubj"):
            other = home.get(subject.i)
            if other is not None and other is not home[i]:
                yield other, home[i]
