"""Contacts for which only a date or an ordinal stands: "the first since May 4", "the first, on Wednesday, was short"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readouts.coding.coding import When
from readouts.coding.contacts.days import listed_days
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene
from readouts.coding.contacts.status import Judgement
from readouts.coding.timing import datable, find_when, phrase_head
from readouts.language.parse import Token
from readouts.language.times.model import TimeExpression
from readouts.slots import replace
from readouts.trace import Step

_HELD = Judgement("held", "what is counted from took place")
# How far "since" may stand behind the words that count ("the first call between X and Y, with aides on the line, since …").
_REACH = 25
# "the first since 2019" tells too little of when to make a contact of it.
_WIDEST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """A contact mention that takes its sides from another mention, or from the contact last spoken of."""

    mention: ContactMention
    host: int | None
    """Trigger of the mention with the same sides; None: whatever contact was spoken of last."""


def find_elliptical(scene: Scene, mentions: tuple[ContactMention, ...]) -> tuple[Ellipsis, ...]:
    """Elliptical mentions in text order."""
    by_sentence: dict[int, list[ContactMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(scene.parse.tokens[mention.trigger].sentence, []).append(mention)
    found = [
        *_since_dates(scene, by_sentence),
        *_bare_ordinals(scene, by_sentence),
        *_bare_another(scene, by_sentence),
        *_earlier_ones(scene, by_sentence),
    ]
    return tuple(sorted(found, key=lambda e: e.mention.trigger))


def _since_dates(scene: Scene, by_sentence: dict[int, list[ContactMention]]) -> Iterator[Ellipsis]:
    for index, expression in enumerate(scene.reading.times):
        if not datable(expression) or not _narrow(expression):
            continue
        token = phrase_head(scene.parse, expression)
        if token is None or (since := _since_before(scene, expression)) is None:
            continue
        host = _counted(scene, since, by_sentence.get(token.sentence, []))
        if host is not None:
            # "have not spoken since they met on May 4": the words after "since" name that contact themselves.
            own = [m for m in by_sentence.get(token.sentence, []) if m.trigger > since.i and m.which == "earlier"]
            dated = any(
                index in m.when.expressions and m.trigger > since.i for m in by_sentence.get(token.sentence, [])
            )
            if not dated and not any(token.i in {t.i for t in scene.parse.subtree(m.trigger)} for m in own):
                yield Ellipsis(_mention(scene, token, (index,), "counted from"), host if host >= 0 else None)


def _narrow(expression: TimeExpression) -> bool:
    days = expression.interval.days
    return expression.type in {"DATE", "TIME"} and (days is None or days <= _WIDEST_DAYS)


def _since_before(scene: Scene, expression: TimeExpression) -> Token | None:
    tokens = scene.parse.tokens_in(expression.span)
    if not tokens:
        return None
    if tokens[0].lower == "since":
        return tokens[0]
    before = scene.parse.tokens[tokens[0].i - 1] if tokens[0].i else None
    return before if before is not None and before.lower == "since" and before.sentence == tokens[0].sentence else None


def _counted(scene: Scene, since: Token, mentions: list[ContactMention]) -> int | None:
    """Trigger of the mention that is counted from a date; -1 for whatever was spoken of last; None where nothing is counted."""
    for mention in mentions:
        fronted = first_time(scene, mention)
        if fronted is not None and fronted.i < since.i < mention.trigger:
            return mention.trigger
    near = [m for m in mentions if m.trigger < since.i <= m.trigger + _REACH]
    for mention in reversed(near):
        if mention.judgement.absent or marked_first(scene, mention):
            return mention.trigger
    first = bare_first(scene, since)
    if first is None:
        return None
    return near[0].trigger if near else -1


def marked_first(scene: Scene, mention: ContactMention) -> bool:
    """Whether “first” belongs to the mention: “their first call”, “the first time they have spoken”."""
    parse = scene.parse
    if first_predicate(scene, mention.trigger) is not None:
        return True
    for i in (mention.trigger, *mention.folded):
        if any(t.lower == "first" for t in parse.children(i, "amod", "advmod")):
            return True
        head = parse.head(i)
        if head is not None and head.lemma in {"time", "occasion"} and parse.tokens[i].dep in {"relcl", "acl"}:
            return any(t.lower == "first" for t in parse.children(head.i, "amod"))
        # "spoke for the first time since May"
        for preposition in parse.children(i, "prep"):
            for noun in parse.children(preposition.i, "pobj"):
                if noun.lemma == "time" and any(t.lower == "first" for t in parse.children(noun.i, "amod")):
                    return True
    return False


def first_predicate(scene: Scene, i: int, ordinals: Collection[str] = ("first",)) -> Token | None:
    """The ordinal that is said of a noun: “Thursday's call was the first between …”."""
    parse = scene.parse
    head = parse.head(i)
    if head is None or head.lemma != "be" or parse.tokens[i].dep != "nsubj":
        return None
    return next((t for t in parse.children(head.i, "attr", "acomp") if t.lower in ordinals), None)


def first_time(scene: Scene, mention: ContactMention) -> Token | None:
    """The noun of “for the first time” before the mention: “For the first time since May, X and Y spoke”."""
    parse = scene.parse
    for preposition in parse.children(mention.trigger, "prep"):
        for noun in parse.children(preposition.i, "pobj") if preposition.i < mention.trigger else ():
            if noun.lemma == "time" and any(t.lower == "first" for t in parse.children(noun.i, "amod")):
                return noun
    return None


def bare_first(scene: Scene, since: Token) -> Token | None:
    """“it was the first since …”: an ordinal without noun, before “since”."""
    for token in reversed(scene.parse.tokens[max(0, since.i - 10) : since.i]):
        if (
            token.sentence == since.sentence
            and token.lower == "first"
            and (
                token.dep in {"attr", "appos", "oprd", "nsubj", "conj"}
                or (token.dep in {"npadvmod", "advmod", "dobj"} and scene.parse.child(token.i, "poss") is not None)
            )
        ):
            return token
    return None


def _bare_ordinals(scene: Scene, by_sentence: dict[int, list[ContactMention]]) -> Iterator[Ellipsis]:
    """“The first, on Wednesday, …” after “their second call”; “the latest, on Friday, …” after “three calls”."""
    for token in scene.parse.spelt(("first", "previous", "latest", "last")):
        if token.dep not in {"nsubj", "nsubjpass"}:
            continue
        if not scene.parse.children(token.i, "det") or scene.parse.child(token.i, "relcl") is not None:
            continue
        before = [m for s in (token.sentence - 1, token.sentence - 2) for m in by_sentence.get(s, [])]
        several = [m for m in before if m.count != 1]
        hosts = several or [m for m in before if _is_ordinal(scene, m) and token.lower in {"first", "previous"}]
        if hosts:
            when = _right_behind(scene, token) or find_when(scene.reading, token.i)
            if token.lower in {"latest", "last"}:
                single = _mention(scene, token, when.expressions, "the newest among", when)
                yield Ellipsis(replace(single, which="this", channel=hosts[0].channel), hosts[0].trigger)
                continue
            yield Ellipsis(_mention(scene, token, when.expressions, "named before the", when), hosts[0].trigger)


def _right_behind(scene: Scene, token: Token) -> When | None:
    """“The first, on November 10, was …”: the date in commas behind the ordinal."""
    for index, expression in enumerate(scene.reading.times):
        tokens = scene.parse.tokens_in(expression.span)
        if (
            tokens
            and tokens[0].i - token.i in {2, 3}
            and scene.parse.tokens[tokens[0].i - 1].lower in {"on", "in", "at"}
        ):
            return When(
                (index,), "on", "past", (f"“{scene.reading.text(expression.span)}” stands right behind “{token.text}”",)
            )
    return None


def with_order(scene: Scene, mentions: tuple[ContactMention, ...]) -> tuple[ContactMention, ...]:
    """Mentions in which "their first call", after "the second time in a week", is another and earlier contact."""
    found: list[ContactMention] = []
    counted = False
    for mention in mentions:
        counted = counted or _is_ordinal(scene, mention)
        bare = counted and marked_first(scene, mention) and since_after(scene, mention.trigger) is None
        found.append(replace(mention, which="earlier") if bare else mention)
    return tuple(found)


def since_after(scene: Scene, i: int, reach: int = _REACH) -> Token | None:
    """The "since" that follows token ``i`` in its sentence."""
    for token in scene.parse.tokens[i + 1 : i + 1 + reach]:
        if token.sentence != scene.parse.tokens[i].sentence:
            return None
        if token.lower == "since":
            return token
    return None


def _is_ordinal(scene: Scene, mention: ContactMention) -> bool:
    ordinals = scene.lexicon.words.ordinals | {"latest"}
    parse = scene.parse
    times = [
        n.i for p in parse.children(mention.trigger, "prep") if p.lower == "for" for n in parse.children(p.i, "pobj")
    ]
    places = (mention.trigger, *mention.folded, *(n for n in times if parse.tokens[n].lemma == "time"))
    return any(t.lower in ordinals for i in places for t in parse.children(i, "amod"))


def _bare_another(scene: Scene, by_sentence: dict[int, list[ContactMention]]) -> Iterator[Ellipsis]:
    """“… had told reporters of another, on trade”, right after a contact."""
    for token in scene.parse.spelt(("another",)):
        if token.dep not in {"pobj", "dobj"} or scene.parse.children(token.i, "amod"):
            continue
        preposition = scene.parse.head(token.i)
        verb = (
            scene.parse.head(preposition.i)
            if preposition is not None and preposition.lower in {"of", "about"}
            else preposition
        )
        if verb is None or verb.lemma not in {
            "tell",
            "speak",
            "talk",
            "mention",
            "report",
            "claim",
            "announce",
            "hold",
            "have",
        }:
            continue
        before = [m for m in by_sentence.get(token.sentence - 1, []) if m.which == "this"]
        if before:
            yield Ellipsis(_mention(scene, token, (), "another one than"), before[-1].trigger)


def _earlier_ones(scene: Scene, by_sentence: dict[int, list[ContactMention]]) -> Iterator[Ellipsis]:
    """“Earlier ones took place on 3 May, on the 9th and on 2 June”, right after a contact: one for each day."""
    for token in scene.parse.spelt(("ones", "others")):
        if token.dep not in {"nsubj", "nsubjpass"}:
            continue
        near = [m for s in (token.sentence, token.sentence - 1) for m in by_sentence.get(s, []) if m.trigger < token.i]
        earlier = token.lower == "others" or any(
            t.lower in scene.lexicon.words.earlier for t in scene.parse.children(token.i, "amod")
        )
        verb = scene.parse.head(token.i)
        happens = verb is not None and (
            verb.lemma in scene.lexicon.words.occur_verbs or verb.lemma in {"be", "come", "follow"}
        )
        if not near or not earlier or not happens:
            continue
        for index in listed_days(scene, token.i):
            day = scene.parse.tokens_in(scene.reading.times[index].span)[-1]
            single = _mention(scene, day, (index,), "told of as one before")
            yield Ellipsis(replace(single, channel=near[0].channel), near[0].trigger)


def _mention(
    scene: Scene, token: Token, expressions: tuple[int, ...], how: str, when: When | None = None
) -> ContactMention:
    words = scene.parse.tokens[token.i].text
    because = (f"the contact {how} this one was on those days",) if expressions else ()
    reason = f"“{words}” stands for a contact of the same sides, {how} the one told of"
    return ContactMention(
        trigger=token.i,
        participants=(),
        channel="unknown",
        judgement=_HELD,
        when=when or When(expressions, "on", "past", because),
        definite=False,
        which="later" if how.startswith("another") else "earlier",
        elliptical=True,
        bare=True,
        trace=(Step("contacts.elliptical", reason, evidence=(token.span,)),),
    )
