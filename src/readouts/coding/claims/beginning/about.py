"""Which contact words mean that say no more than “the call” or “it”."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.claims.beginning.told import Told
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import contact_near, states_in
from readouts.coding.coding import ContactReport
from readouts.language.parse import Token

# How far back a contact is still the one spoken of.
_NEAR_SENTENCES = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def contact_meant(ground: Ground, told: Told) -> ContactReport | None:
    """The contact of which the words tell who began it; None where none has the sides and the days that they name."""
    about = contact_spoken_of(ground, told)
    return None if about is None or _on_other_days(ground, told.at, about) else about


def contact_spoken_of(ground: Ground, told: Told) -> ContactReport | None:
    """The contact of these sides that the text was about, on whatever day."""
    near = min(_spoken_of(ground, told), key=lambda found: found[0], default=None)
    about = near[1] if near is not None else contact_near(ground, told.at.i, told.wanted)
    return about if about is not None and told.wanted <= states_in(about) else None


def _spoken_of(ground: Ground, told: Told) -> Iterator[tuple[tuple[bool | int, ...], ContactReport]]:
    """Contacts with their order: this sentence's, then what the sentence before has as its subject, the news, the nearest."""
    tokens = ground.scene.parse.tokens
    for mention in ground.mentions:
        trigger = tokens[mention.trigger]
        back = tokens[told.at.i].sentence - trigger.sentence
        if not 0 <= back <= _NEAR_SENTENCES or (back == 0 and trigger.start > told.end):
            continue
        if mention.which != "this" or mention.elliptical or mention.judgement.absent:
            continue
        report = ground.contact_of(mention)
        if report is not None and told.wanted <= states_in(report):
            subject = back == 1 and trigger.dep in _SUBJECTS
            undone = report.status not in {"held", "denied"}
            yield (back > 0, undone, not subject, report.standing != "main", back, -trigger.i), report


def _on_other_days(ground: Ground, token: Token, report: ContactReport) -> bool:
    """Whether the sentence dates what it tells, on days on which the contact was not: “he said in April that they had rung”."""
    sentence = ground.scene.parse.sentence_of(token.i).span
    days = [t.interval for t in ground.scene.reading.times_in(sentence) if t.type == "DATE" and t.interval.latest]
    shared = [d.intersect(report.date.interval) for d in days]
    return bool(days) and not any(shared)
