"""Pronouns, "the two", "both", "each other"."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.lexicon import Gender
from readouts.language.mentions.scene import Scene
from readouts.trace import Step

_THIRD: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_THINGS = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
_SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
# The quantifier alone: "the two spoke", "both agreed", "neither has commented".
_ALONE = frozenset({"both", "two", "neither", "pair"})

_ORDERED = frozenset({"former", "latter"})


def find_pronouns(scene: Scene) -> Iterator[Candidate]:
    """Candidates of pronouns and of bare "the two" and "both", in text order."""
    for token in scene.tokens:
        lower = token.lower
        if token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
            if lower in _THIRD:
                yield _pronoun(token.i, "third", gender=_THIRD[lower])
            elif lower in _THINGS:
                yield _pronoun(token.i, "thing")
            elif lower in _MANY:
                yield _pronoun(token.i, "many", plural=True)
            elif lower in _SPEAKER:
                yield _pronoun(token.i, "speaker")
            elif lower in _SPEAKERS and token.text != "US":
                yield _pronoun(token.i, "speakers", plural=True)
        if lower in _ALONE and _stands_alone(scene, token.i):
            before = scene.token(token.i - 1)
            first = token.i - 1 if before is not None and before.lower == "the" else token.i
            if lower in {"two", "pair"} and first == token.i:
                continue
            yield Candidate(
                first=first, last=token.i + 1, head=token.i, form="nominal", kind="pair", offices=("any",), role="alone", plural=True, count=2, definite=True,
                how=(Step("mentions.two", f"“{scene.words(first, token.i + 1)}” means the two spoken of last"),),
            )  # fmt: skip
        if (
            lower in _ORDERED
            and token.i
            and (_stands_alone(scene, token.i) or _is_latter(scene, token.i))
            and scene.words_of[token.i - 1].lower() == "the"
        ):
            yield Candidate(
                first=token.i - 1, last=token.i + 1, head=token.i, form="nominal", kind="ordered", role=lower, definite=True,
                how=(Step("mentions.ordered", f"“the {lower}” means one of the two spoken of last"),),
            )  # fmt: skip
        following = scene.token(token.i + 1)
        if following is not None and (lower, following.lower) in {("each", "other"), ("one", "another")}:
            yield Candidate(
                first=token.i, last=token.i + 2, head=token.i + 1, form="pronoun", kind="pair", offices=("each",), plural=True, count=2,
                how=(Step("mentions.each_other", "“each other” means the two of the clause"),),
            )  # fmt: skip


def _pronoun(i: int, role: str, *, gender: Gender | None = None, plural: bool = False) -> Candidate:
    return Candidate(
        first=i, last=i + 1, head=i, form="pronoun", kind="pronoun", role=role, gender=gender, plural=plural
    )


def _is_latter(scene: Scene, i: int) -> bool:
    """Whether "the latter" has no noun, though the parser takes a verb after it for an adjective ("the latter promised help")."""
    following = scene.token(i + 1)
    return scene.tokens[i].lower == "latter" and (
        following is None or following.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}
    )


def _stands_alone(scene: Scene, i: int) -> bool:
    """Whether a quantifier is itself subject or object, with no noun after it."""
    token = scene.tokens[i]
    following = scene.token(i + 1)
    if token.dep == "preconj" and following is not None and following.pos in {"VERB", "AUX"}:
        # "…, but neither accepted"
        return True
    if token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss"}:
        return False
    if _of_them(scene, i):
        return True
    if scene.parse.child(i, "prep", "amod", "nummod") is not None:
        return False
    return following is None or following.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _of_them(scene: Scene, i: int) -> bool:
    """“both of them”, “neither of them”: no more than “both”."""
    words = [t.lower for t in scene.tokens[i : i + 3]]
    return words[0] in {"both", "neither"} and words[1:] == ["of", "them"]
