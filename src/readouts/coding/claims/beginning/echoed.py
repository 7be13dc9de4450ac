"""Who began it, in words that repeat only the name: “… that Oslo called; the others say that it was Vienna”."""

from __future__ import annotations

from readouts.coding.claims.beginning.told import Told, state_at
from readouts.coding.claims.ground import Ground
from readouts.language.parse import Token


def echoed(ground: Ground, copula: Token) -> Told | None:
    """“it was X”, with nothing more of its own; whether something was said before of who began is for the caller to see."""
    parse = ground.scene.parse
    if copula.lemma != "be" or copula.tag != "VBD" or any(t.dep == "neg" for t in parse.children(copula.i)):
        return None
    it, one = parse.child(copula.i, "nsubj", "expl"), parse.child(copula.i, "attr")
    if it is None or one is None or it.lower != "it" or parse.children(one.i, "relcl", "acl", "case", "prep"):
        return None
    if any(
        t.dep in {"ccomp", "advcl", "relcl", "prep", "acomp", "npadvmod"}
        for t in parse.children(copula.i)
        if t.i > one.i
    ):
        return None
    state = state_at(ground, one)
    return Told(it.start, one.end, copula, state) if state is not None else None
