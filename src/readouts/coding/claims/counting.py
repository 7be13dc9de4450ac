"""Claims that count: the first since, the n-th, none since, the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from readouts.coding.claims.ground import Ground, make_anchor
from readouts.coding.coding import Anchor, Claim
from readouts.coding.contacts.elliptical import bare_first, first_predicate, first_time, marked_first, since_after
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.timing import governor
from readouts.interval import Interval
from readouts.language.parse import Token
from readouts.span import Span

_OF_THE_YEAR = re.compile(r"^\s+of (the year)\b", re.IGNORECASE)
_LONGEST_YEAR = 16
_DASHES = frozenset({"-", "–", "—", "--", ";"})


def counting_claims(ground: Ground) -> Iterator[Claim]:
    """Claims of the four counting kinds, mention by mention."""
    for mention in ground.mentions:
        if mention.judgement.absent:
            yield from _none_since(ground, mention)
            continue
        yield from _first_since(ground, mention)
        yield from _since_they_spoke(ground, mention)
        yield from _nth(ground, mention)
        yield from _first_ever(ground, mention)
        yield from _last_contact(ground, mention)
    yield from _bare_first_since(ground)


def _first_since(ground: Ground, mention: ContactMention) -> Iterator[Claim]:
    if not marked_first(ground.scene, mention):
        return
    found = since_or_stretch(ground, mention)
    if found is None:
        return
    anchor, end = found
    about = ground.contact_of(mention) or ground.contact_before(mention.trigger)
    participants = ground.participants(mention, about, _counted(ground, mention))
    if not participants:
        return
    words = Span(min(ground.phrase_start(i) for i in _ordinal_heads(ground, mention)), end)
    reason = f"“first” counts the contacts of these sides from “{anchor.text}”"
    yield ground.claim(
        "first_since", words, at=_counted(ground, mention), about=about, participants=participants, reason=reason,
        anchor=anchor, mention=mention,
    )  # fmt: skip


def _counted(ground: Ground, mention: ContactMention) -> int:
    """The word that is counted: the noun with the ordinal, else the verb."""
    heads = set(_ordinal_heads(ground, mention))
    return next((i for i in (mention.trigger, *mention.folded) if i in heads), mention.trigger)


def _ordinal_heads(ground: Ground, mention: ContactMention) -> Iterator[int]:
    """The nouns that carry the ordinal: “their first [call]”, “the first [time] they have spoken”."""
    parse = ground.scene.parse
    found = False
    told = first_predicate(ground.scene, mention.trigger, ground.patterns.first_since.ordinals)
    if told is not None:
        found = True
        yield told.i
    for i in (mention.trigger, *mention.folded):
        if any(t.lower in ground.patterns.first_since.ordinals for t in parse.children(i, "amod", "advmod")):
            found = True
            yield i
        head = parse.head(i)
        if head is not None and head.lemma in {"time", "occasion"}:
            found = True
            yield head.i
    for preposition in parse.children(mention.trigger, "prep"):
        if preposition.lower == "for":
            for noun in parse.children(preposition.i, "pobj"):
                if noun.lemma == "time":  # "spoke for the first time since May"
                    found = True
                    yield noun.i
    if not found:
        yield mention.trigger


def since_or_stretch(ground: Ground, mention: ContactMention) -> tuple[Anchor, int] | None:
    """What a mention is counted from, with the end of its words."""
    fronted = first_time(ground.scene, mention)
    if fronted is not None and (found := counted_from_behind(ground, fronted.i)) is not None:
        return found
    behind = max((mention.trigger, *mention.folded))
    # "met for the first time in a year at a summit": what is counted from stands before the noun.
    times = (n.i for n in _times_below(ground, mention) if n.i < behind)
    return next((f for i in (behind, *times) if (f := counted_from_behind(ground, i)) is not None), None)


def _times_below(ground: Ground, mention: ContactMention) -> Iterator[Token]:
    """The noun of “met for the first time”."""
    parse = ground.scene.parse
    for preposition in parse.children(mention.trigger, "prep"):
        yield from (
            n for n in parse.children(preposition.i, "pobj") if preposition.lower == "for" and n.lemma == "time"
        )


def counted_from_behind(ground: Ground, last: int) -> tuple[Anchor, int] | None:
    """What is counted from, behind token ``last``, with the end of its words: “since May”, “in three years”."""
    scene = ground.scene
    since = since_after(scene, last)
    furthest = last + _FURTHEST_STRETCH
    if since is not None and (_counts_anew(ground, last, since.i) or _is_told_apart(ground, last, since.i)):
        furthest = min(furthest, since.i)
        since = None
    if since is not None and since.i + 1 < len(scene.parse.tokens):
        end = ground.until_stop(since.i + 1)
        return make_anchor(ground, since.i + 1, end), end
    for index, expression in enumerate(scene.reading.times):
        tokens = scene.parse.tokens_in(expression.span)
        if expression.type != "DURATION" or not tokens or not last < tokens[0].i <= furthest:
            continue
        before = scene.parse.tokens[tokens[0].i - 1]
        # "lasted for an hour" tells how long; only days and more are a stretch that is counted over.
        long = any(w in expression.span.text_of(scene.reading.document.text).lower() for w in _LONG)
        if (
            ground.patterns.first_since.stretch_prepositions & {tokens[0].lower, before.lower}
            and long
            and tokens[0].sentence == scene.parse.tokens[last].sentence
            and not _counts_anew(ground, last, tokens[0].i)
        ):
            words = expression.span
            return Anchor(words, scene.reading.text(words), index), words.end
    return None


def _is_told_apart(ground: Ground, first: int, last: int) -> bool:
    """“their second call – they had not spoken since May”: a clause of its own behind a dash or a semicolon."""
    between = ground.scene.parse.tokens[first + 1 : last]
    broken = next((t.i for t in between if t.text in _DASHES), None)
    return broken is not None and any(t.i > broken and t.dep == "nsubj" for t in between)


def _counts_anew(ground: Ground, first: int, last: int) -> bool:
    """“their first talk, and the first of any weight since May”: what follows counts for itself."""
    tokens = ground.scene.parse.tokens[first + 1 : last]
    ordinals = {*ground.patterns.first_since.ordinals, *ground.patterns.nth.ordinals}
    return any(
        t.lower in ordinals and b.lower in {"the", "their", "a"} and n.lemma != "time"
        for b, t, n in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


_FURTHEST_STRETCH = 15
_LONG = ("day", "week", "month", "year", "decade", "centur", "generation")


def _bare_first_since(ground: Ground) -> Iterator[Claim]:
    """“it was the first since May 4”: no noun; the contact is the one spoken of."""
    scene = ground.scene
    near = {m.trigger for m in ground.mentions if marked_first(scene, m)}
    for token in scene.parse.spelt(("since",)):
        if (first := bare_first(scene, token)) is None:
            continue
        if any(first.i < i < token.i for i in near) or counts_something_else(ground, first):
            continue
        in_sentence = [
            m
            for m in ground.mentions
            if m.trigger < first.i and scene.parse.tokens[m.trigger].sentence == first.sentence
        ]
        about = next((c for m in reversed(in_sentence) if (c := ground.contact_of(m)) is not None), None)
        about = about or ground.contact_before(first.i)
        if about is None or token.i + 1 >= len(scene.parse.tokens):
            continue
        end = ground.until_stop(token.i + 1)
        anchor = make_anchor(ground, token.i + 1, end)
        words = Span(ground.phrase_start(first.i), end)
        reason = f"“first” stands for the contact spoken of, and counts from “{anchor.text}”"
        yield ground.claim(
            "first_since", words, at=first.i, about=about, participants=about.participants, reason=reason, anchor=anchor
        )


def counts_something_else(ground: Ground, first: Token) -> bool:
    """Whether the sentence is about something that is no contact ("the test was the first since May")."""
    verb = governor(ground.scene.parse, first.i)
    if verb is not None and ground.scene.parse.children(first.i, "poss"):  # "met in Rome, their first since May"
        inside = {t.i for t in ground.scene.parse.subtree(verb.i) if t.i < first.i}
        return not any(m.trigger in inside for m in ground.mentions)
    subject = ground.scene.parse.child(verb.i, "nsubj") if verb is not None else None
    if subject is None or subject.lower in {"it", "this", "that"}:
        near = [m for m in ground.mentions if abs(ground.scene.parse.tokens[m.trigger].sentence - first.sentence) <= 1]
        return not near
    return not any(m.trigger == subject.i or subject.i in m.folded for m in ground.mentions)


def _since_they_spoke(ground: Ground, mention: ContactMention) -> Iterator[Claim]:
    """“it has been since May since the two spoke”: today's contact is the first since then."""
    parse = ground.scene.parse
    token = parse.tokens[mention.trigger]
    mark = next((t for t in parse.children(token.i, "mark") if t.lower == "since"), None)
    head = parse.head(token.i)
    if (
        mark is None
        or head is None
        or head.lemma != "be"
        or parse.children(head.i, "attr")
        or not any(s.lower == "it" for s in parse.children(head.i, "nsubj", "expl"))
    ):
        return
    earlier = ground.contact_of(mention)
    about = ground.contact_before(token.i, main_only=True)
    if about is None or (earlier is not None and about.id == earlier.id):
        return
    words = Span(ground.phrase_start(head.i), ground.until_stop(token.i))
    inside = [i for i, t in enumerate(ground.scene.reading.times) if t.span.overlaps(words)]
    anchor = Anchor(
        words, ground.scene.reading.text(words), inside[0] if inside else None, earlier.id if earlier else None
    )
    participants = ground.participants(mention, about)
    reason = "what is told of now is the first contact since the one that is counted from"
    yield ground.claim(
        "first_since", words, at=token.i, about=about, participants=participants, reason=reason, anchor=anchor
    )


def _none_since(ground: Ground, mention: ContactMention) -> Iterator[Claim]:
    scene = ground.scene
    found = since_or_stretch(ground, mention)
    if found is None or len(mention.states) < 2:
        return
    anchor, end = found
    verb = governor(scene.parse, mention.trigger)
    start = ground.phrase_start(verb.i if verb is not None else mention.trigger)
    words = Span(min(start, ground.phrase_start(mention.trigger)), end)
    yield ground.claim(
        "none_since", words, at=mention.trigger, about=None, participants=tuple(p.actor for p in mention.participants),
        reason=f"the words deny any contact of these sides since or for “{anchor.text}”", anchor=anchor, mention=mention,
    )  # fmt: skip


def _nth(ground: Ground, mention: ContactMention) -> Iterator[Claim]:
    parse, ordinals = ground.scene.parse, ground.patterns.nth.ordinals
    times = [
        n.i for p in parse.children(mention.trigger, "prep") if p.lower == "for" for n in parse.children(p.i, "pobj")
    ]
    head = parse.head(mention.trigger)
    if head is not None and head.lemma == "time" and parse.tokens[mention.trigger].dep in {"relcl", "acl"}:
        times.append(head.i)  # "it was the fourth time this year that they had met"
    told = first_predicate(ground.scene, mention.trigger, ordinals)
    alone = [c.i for n in (mention.trigger, *mention.folded) for c in parse.conjuncts(n)[1:] if c.lower in ordinals]
    alone += [told.i] if told is not None else []
    for i in (mention.trigger, *mention.folded, *(n for n in times if parse.tokens[n].lemma == "time"), *alone):
        ordinal = next((t for t in parse.children(i, "amod", "advmod") if t.lower in ordinals), None)
        ordinal = parse.tokens[i] if i in alone else ordinal
        if ordinal is None:
            continue
        owned = bool(parse.children(i, "poss"))
        scope = scope_of(ground, i)
        if scope is None and not owned:
            continue
        about = ground.contact_of(mention)
        participants = ground.participants(mention, about)
        if not participants:
            continue
        end = scope.span.end if scope is not None else parse.tokens[i].end
        words = Span(ground.phrase_start(i), max(end, parse.tokens[i].end))
        reason = f"“{ordinal.text}” counts the contacts of these sides"
        yield ground.claim(
            "nth", words, at=i, about=about, participants=participants, reason=reason, anchor=scope, mention=mention,
            value=ordinals[ordinal.lower],
        )  # fmt: skip
        return


def _first_ever(ground: Ground, mention: ContactMention) -> Iterator[Claim]:
    """“met for the first time”: the first of all, where nothing says since when."""
    parse = ground.scene.parse
    token = parse.tokens[mention.trigger]
    first = next((n for n in _times_below(ground, mention) if _is_first(ground, n.i)), None)
    if first is None or since_or_stretch(ground, mention) is not None or first_time(ground.scene, mention) is not None:
        return
    if any(t.lower == "as" for t in parse.tokens[first.i + 1 : first.i + 2]):
        return  # "for the first time as leaders"
    about = ground.contact_of(mention)
    participants = ground.participants(mention, about)
    if about is not None and participants:
        words = Span(ground.phrase_start(token.i), first.end)
        yield ground.claim(
            "nth", words, at=token.i, about=about, participants=participants,
            reason="“for the first time” says that there was none before", mention=mention, value=1,
        )  # fmt: skip


def _is_first(ground: Ground, noun: int) -> bool:
    return any(t.lower == "first" for t in ground.scene.parse.children(noun, "amod"))


def scope_of(ground: Ground, noun: int) -> Anchor | None:
    """The stretch in which is counted: “in two days”, “this month”, “since May”."""
    scene = ground.scene
    if (year := _of_the_year(ground, scene.parse.tokens[noun])) is not None:
        return year
    for index, expression in enumerate(scene.reading.times):
        tokens = scene.parse.tokens_in(expression.span)
        if not tokens or not noun < tokens[0].i <= noun + 6 or tokens[0].sentence != scene.parse.tokens[noun].sentence:
            continue
        before = scene.parse.tokens[tokens[0].i - 1]
        prepositions = ground.patterns.nth.scope_prepositions
        # "Their third call on Thursday": the day on which it was, and not a stretch in which it is counted.
        if expression.interval.is_day and "since" not in {before.lower, tokens[0].lower}:
            continue
        bare = before.i == noun or tokens[0].lower in prepositions | {"this", "last"}
        if bare or before.lower in prepositions:
            return Anchor(expression.span, scene.reading.text(expression.span), index)
    return _since_below(ground, noun)


def _of_the_year(ground: Ground, head: Token) -> Anchor | None:
    """“their second of the year”: the year in which the document appeared."""
    document = ground.scene.reading.document
    found = _OF_THE_YEAR.match(document.text[head.end : head.end + _LONGEST_YEAR])
    year = document.stated.latest.year if document.stated is not None and document.stated.latest is not None else None
    if found is None:
        return None
    words = Span(head.end + found.start(1), head.end + found.end(1))
    days = Interval(date(year, 1, 1), date(year, 12, 31)) if year is not None else None
    return Anchor(words, found[1], None, None, days)


def _since_below(ground: Ground, noun: int) -> Anchor | None:
    """“the second call between the two men since the election”: a happening, or a day far behind the noun."""
    scene = ground.scene
    since = since_after(scene, noun)
    if since is None or since.i + 1 >= len(scene.parse.tokens) or _counts_anew(ground, noun, since.i):
        return None
    if _is_told_apart(ground, noun, since.i):
        return None
    return make_anchor(ground, since.i + 1, ground.until_stop(since.i + 1))


def _last_contact(ground: Ground, mention: ContactMention) -> Iterator[Claim]:
    parse = ground.scene.parse
    token = parse.tokens[mention.trigger]
    words_of_last = ground.patterns.last_contact.words
    places = [token]
    head = parse.head(token.i)
    if head is not None and head.lemma in {"time", "occasion"}:
        places.append(head)
    last = next(
        (t for p in places for t in parse.children(p.i, "amod", "advmod", "nsubj") if t.lower in words_of_last), None
    )
    about = ground.contact_of(mention)
    if mention.which != "earlier" or last is None or about is None or _counted_from(ground, mention):
        return
    expression = mention.when.expressions[0] if mention.when.expressions else None
    times = ground.scene.reading.times
    verb = governor(parse, token.i)
    start = min(ground.phrase_start(places[-1].i), ground.phrase_start(token.i))
    ends = [token.end, last.end, *(p.end for p in places)]
    ends += [times[expression].span.end] if expression is not None else []
    ends += [ground.until_stop(verb.i)] if verb is not None and verb.i > token.i and expression is None else []
    anchor = None
    if expression is not None:
        span = times[expression].span
        anchor = Anchor(span, ground.scene.reading.text(span), expression, about.id)
    reason = f"“{last.text}” says that no contact of these sides came after it"
    yield ground.claim(
        "last_contact", Span(start, max(ends)), at=token.i, about=about,
        participants=ground.participants(mention, about), reason=reason, anchor=anchor, mention=mention,
    )  # fmt: skip


def _counted_from(ground: Ground, mention: ContactMention) -> bool:
    """“since their last call”: another claim counts from it."""
    head = ground.scene.parse.head(mention.trigger)
    return head is not None and head.lower == "since"
