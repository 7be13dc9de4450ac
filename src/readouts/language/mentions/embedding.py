"""Whose claim a clause is: "Macron" in "denied Macron's claim that Putin had telephoned him"."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token

_CLAUSES = frozenset({"acl", "ccomp", "relcl", "advcl", "xcomp", "conj"})


def claimant(scene: Scene, token: Token) -> int:
    """The token of whoever makes the claim in whose words a pronoun stands; -1 where no noun of claiming governs them.

    The nearest claim decides, and a verb of saying between the claim and the pronoun ends the search: what it says is
    its own subject's.
    """
    for clause in _clauses_above(scene, token):
        noun = _claim_before(scene, clause)
        if noun is not None:
            return _claimed_by(scene, noun)
        subject = scene.parse.child(clause.i, "nsubj")
        said = clause.lemma in scene.lexicon.usage.speech and subject is not None and subject.i < token.i
        if said and token.head != clause.i:
            return -1
    return -1


def _clauses_above(scene: Scene, token: Token) -> Iterator[Token]:
    yield from (a for a in scene.parse.ancestors(token.i) if a.pos in {"VERB", "AUX"})


def _claim_before(scene: Scene, clause: Token) -> Token | None:
    """The noun of claiming that a clause unfolds: its head, or the noun before its "that"."""
    if clause.dep not in _CLAUSES:
        return None
    claims = scene.lexicon.usage.claims
    head = scene.parse.head(clause.i)
    if head is not None and head.pos == "NOUN" and head.lemma in claims and head.i < clause.i:
        return head
    that = scene.parse.child(clause.i, "mark")
    before = scene.token(that.i - 1) if that is not None and that.lower == "that" else None
    return before if before is not None and before.pos == "NOUN" and before.lemma in claims else None


def _claimed_by(scene: Scene, noun: Token) -> int:
    owner = scene.parse.child(noun.i, "poss")
    if owner is None:
        by = next((p for p in scene.parse.children(noun.i, "prep") if p.lower in {"of", "by", "from"}), None)
        owner = scene.parse.child(by.i, "pobj") if by is not None else None
    return owner.i if owner is not None else -1
