"""Whether a happening, a meeting or a date that a text names lies behind whoever writes, or ahead, or neither is said.

A wrong bound on the day of writing is worse than none: where words leave it open, nothing is said.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from readouts.coding.timing import VerbGroup, verb_group
from readouts.language.parse import Parse, Token

Facing = Literal["behind", "ahead"]


class FacingWords(BaseModel):
    """The part ``facing`` of the data file ``record/clues.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    coming: frozenset[str]
    doubtful: frozenset[str]
    doubting: frozenset[str]
    doubting_links: frozenset[str]
    prospective: frozenset[str]
    up_to: frozenset[str]
    towards: frozenset[str]
    within: frozenset[str]
    parts: frozenset[str]
    attending: frozenset[str]


def facing_of_meeting(parse: Parse, words: FacingWords, head: Token) -> Facing | None:
    """Where a scheduled meeting lies that the token ``head`` names.

    Behind: somebody did something at it, attended it, or it is the subject of what is told as past. Ahead: it is called
    the next one, somebody will go there, or something is planned or ruled out before it.
    """
    if _adjectives(parse, head) & words.coming:
        return "ahead"
    path, verb = path_to_verb(parse, head)
    if verb is None:
        return None
    group = verb_group(parse, verb.i)
    if _will(parse, verb):
        return "ahead"
    if any(t.lower in words.up_to for t in path):
        return "ahead" if _plans_ahead(parse, words, verb) else None
    if not _is_told(group) or _is_under_plan(parse, words, verb):
        return None
    inner = path[1:]
    nouns = {t.lemma.lower() for t in inner if t.pos in ("NOUN", "PROPN")}
    if nouns - words.parts:
        return None
    links = {t.lower for t in inner if t.pos in ("ADP", "SCONJ")}
    attended = head.dep == "dobj" and verb.lemma in words.attending
    at_it = bool(links) and links <= words.within
    return "behind" if attended or at_it or head.dep in ("nsubj", "nsubjpass") else None


def is_attended(parse: Parse, words: FacingWords, head: Token) -> Token | None:
    """The verb of what took place at a meeting, or the verb "attend": the time of the verb is the time of the meeting."""
    path, verb = path_to_verb(parse, head)
    if verb is None:
        return None
    inner = path[1:]
    if head.dep == "dobj" and verb.lemma in words.attending:
        return verb
    links = {t.lower for t in inner if t.pos in ("ADP", "SCONJ")}
    nouns = {t.lemma.lower() for t in inner if t.pos in ("NOUN", "PROPN")}
    return verb if links and links <= words.within and nouns <= words.parts else None


def is_mere_thought(parse: Parse, words: FacingWords, head: Token) -> bool:
    """Whether a happening is denied, feared, threatened or only supposed, so that it need not have happened."""
    if _adjectives(parse, head) & (words.doubtful | words.coming):
        return True
    if head.pos == "VERB":
        return _is_supposed(parse, head)
    if any(d.lower == "no" for d in parse.children(head.i, "det")):
        return True
    above = parse.head(head.i)
    if above is None:
        return False
    if above.pos in ("VERB", "AUX") and head.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        if above.lemma in words.doubting:
            return True
        indefinite = any(d.lower in ("a", "an", "any", "another") for d in parse.children(head.i, "det"))
        return indefinite and _is_supposed(parse, above)
    if head.dep == "pobj" and above.lower in words.doubting_links:
        over = parse.head(above.i)
        return over is not None and over.lemma.lower() in words.doubting
    return False


def is_told_as_past(parse: Parse, words: FacingWords, head: Token) -> bool:
    """Whether a date, whose head is the token, dates what a clause tells as past, not what it planned or set an end to."""
    path, verb = path_to_verb(parse, head)
    if verb is None:
        return False
    group = verb_group(parse, verb.i)
    if not _is_told(group) or any(t.lower in words.up_to | words.towards for t in path):
        return False
    return not _is_under_plan(parse, words, verb)


def path_to_verb(parse: Parse, token: Token) -> tuple[tuple[Token, ...], Token | None]:
    """The tokens from one up to its verb, without the verb; and the verb, None where nothing governs the token."""
    path = [token]
    if token.pos in ("VERB", "AUX"):
        return (), token
    for above in parse.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            return tuple(path), above
        path.append(above)
    return tuple(path), None


def _adjectives(parse: Parse, head: Token) -> set[str]:
    return {t.lemma.lower() for t in parse.children(head.i, "amod", "compound", "nmod")}


def _will(parse: Parse, verb: Token) -> bool:
    """Whether the verb is ahead as seen from the day of writing; "would" is ahead of what was said, whenever that was."""
    group = verb_group(parse, verb.i)
    return group.tense == "future" and group.modal is None and not _is_backshifted(parse, verb)


def _is_backshifted(parse: Parse, verb: Token) -> bool:
    """Whether an infinitive hangs on a past verb: "agreed to meet", "was set to attend"."""
    group = verb_group(parse, verb.i)
    if not group.infinitive:
        return False
    return any(verb_group(parse, t.i).tense == "past" for t in parse.ancestors(verb.i) if t.pos in ("VERB", "AUX"))


def _is_told(group: VerbGroup) -> bool:
    return group.tense == "past" and group.modal is None and not group.infinitive


def _plans_ahead(parse: Parse, words: FacingWords, verb: Token) -> bool:
    """Whether the clause, or one above it, plans, expects or rules something out, today and not before another past time."""
    chain = [verb, *(t for t in parse.ancestors(verb.i) if t.pos in ("VERB", "AUX"))]
    if any(_is_pluperfect(parse, t) for t in chain):
        return False
    return any(t.lemma in words.prospective for t in chain)


def _is_under_plan(parse: Parse, words: FacingWords, verb: Token) -> bool:
    """Whether the verb plans or calls for something, or stands in a clause that does not tell what happened."""
    return verb.lemma in words.prospective or _is_supposed(parse, verb)


def _is_supposed(parse: Parse, verb: Token) -> bool:
    group = verb_group(parse, verb.i)
    conditional = any(m.lower in ("if", "unless", "whether", "lest") for m in parse.children(verb.i, "mark"))
    return conditional or group.negated or group.modal is not None or group.infinitive or group.tense == "future"


def _is_pluperfect(parse: Parse, verb: Token) -> bool:
    return any(t.lower in ("had", "'d", "’d") and t.tag == "VBD" for t in parse.children(verb.i, "aux"))
