"""States that share a name: "the two Koreas", "North and South Korea", and "the South" where a text speaks of them."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.lexicon import Halves
from readouts.language.mentions.scene import Scene
from readouts.trace import Step

_BOTH = frozenset({"two", "both"})


def find_halves(scene: Scene) -> Iterator[Candidate]:
    """Candidates in text order."""
    for half in scene.lexicon.usage.halves:
        names = {half.name, half.plural}
        if not any(t.text in names for t in scene.tokens):
            continue
        for token in scene.tokens:
            if token.text == half.plural and scene.tokens[token.i - 1].lower in _BOTH:
                yield _of(scene, token.i - 1, token.i, tuple(half.parts.values()))
            elif token.text in half.parts and (found := _part(scene, token.i, half)) is not None:
                yield found


def _part(scene: Scene, i: int, half: Halves) -> Candidate | None:
    """As in "North" of "North and South Korea"; "the South" where no name follows it."""
    tokens, state = scene.tokens, half.parts[scene.tokens[i].text]
    following = [t.text for t in tokens[i + 1 : i + 4]]
    if following[:1] == ["and"] and len(following) == 3 and following[1] in half.parts and following[2] == half.name:
        return _of(scene, i, i, (state,))
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    named = after is not None and (after.text[:1].isupper() or after.pos in {"NOUN", "PROPN"} or after.lower == "of")
    return None if before != "the" or named or scene.atoms.at[i] is not None else _of(scene, i - 1, i, (state,))


def _of(scene: Scene, first: int, head: int, states: tuple[str, ...]) -> Candidate:
    shown = scene.words(first, head + 1)
    return Candidate(
        first=first, last=head + 1, head=head, form="name", kind="side", states=states, definite=True,
        plural=len(states) > 1, offices=("state",), role="country",
        how=(Step("mentions.halves", f"“{shown}” means {' and '.join(states)}"),),
    )  # fmt: skip
