"""Which pair “the two presidents” are, where the people named last are not those of the contact that a claim seemed to be about."""

from __future__ import annotations

from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import states_in
from readouts.coding.coding import Claim
from readouts.coding.contacts.salience import people_near, rank_meant
from readouts.coding.contacts.scene import states_of
from readouts.slots import replace

_COUNTING = frozenset({"first_since", "nth", "none_since"})


def of_the_pair_near(ground: Ground, claim: Claim) -> Claim:
    """The claim, of the pair named right before it, where its words name no pair and its contact is one of another pair.

    “Five days after he missed Ms Brandt, Mr Costa talked with Mr Lind. … It was the first talk of the two since May”: a claim
    about the wrong pair may be contradicted wrongly, so the people named last stand against the contact that was guessed.
    """
    tokens = ground.scene.parse.tokens_in(claim.words)
    if claim.kind not in _COUNTING or claim.about is None or not tokens:
        return claim
    ours = {a.state for a in claim.participants if a.state}
    inside = [
        m for m in ground.scene.reading.mentions if claim.words.contains(m.span) and m.form in {"name", "adjective"}
    ]
    named = {a.state for m in inside for a in m.actors if a.state}
    words = {t.lower for t in tokens}
    if len(ours) != 2 or len(named & ours) > 1 or not words & ground.patterns.counted.pair_words:
        return claim
    about = next((r for r in ground.contacts if r.id == claim.about), None)
    if (
        about is not None
        and states_in(about) != ours
        and len(states_in(about)) == 2
        and named & ours <= states_in(about)
    ):
        return replace(claim, participants=about.participants)
    near = people_near(ground.scene, tokens[0], rank_meant([t.lemma for t in tokens]))
    theirs = states_of(near)
    if len(theirs) != 2 or theirs == ours or not theirs & ours or not named & (theirs | ours) <= theirs:
        return claim
    told = (r for r in ground.contacts if r.status == "held" and r.standing == "main" and states_in(r) == theirs)
    meant = next(told, None)
    return replace(claim, participants=tuple(p.actor for p in near), about=meant.id if meant is not None else None)
