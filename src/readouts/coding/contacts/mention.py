"""One place in a text that speaks of a contact, with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readouts.coding.coding import Channel, Participant, When
from readouts.coding.contacts.channels import channel_of
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.sides import Found
from readouts.coding.contacts.status import Judgement
from readouts.coding.timing import attachments, find_when, governor, when_of_occasion
from readouts.language.parse import Token
from readouts.trace import Step

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
# How many characters behind the hour its day may stand ("midnight Moscow time on May 3").
_BESIDE = 24
_RIGHT_BEHIND = 5
# How many words "since" may stand before the clause that tells of its day.
_CLAUSE = 8
_BEFORE_SIDES = frozenset({"with", "to"})
Which = Literal["this", "earlier", "later"]
Rank = Literal["leaders", "ministers", "any"]


@dataclass(frozen=True, slots=True)
class ContactMention:
    """One place that speaks of one contact."""

    trigger: int
    participants: tuple[Participant, ...]
    channel: Channel
    judgement: Judgement
    when: When
    definite: bool
    which: Which = "this"
    """Whether the words set it apart from the contact that the text is about ("their previous call")."""
    count: int | Literal["several"] = 1
    caller: tuple[Participant, ...] = ()
    elliptical: bool = False
    """Whether only a date or an ordinal stands for it ("the first since May 4")."""
    folded: tuple[int, ...] = ()
    """Nouns that belong to the same mention ("spoke in a *call*")."""
    bare: bool = False
    """Whether nobody takes part by the words, so that it can only point to a contact named elsewhere."""
    meant: Rank | None = None
    """Which pair the words mean where they name it by no more than "the two" or "officials"; None where they mean none."""
    asked: bool = False
    """Whether the words say only who asked for it ("she requested the call"): their tense is that of the request."""
    loose: bool = False
    """Whether the sides are named by no more than "they", "their" or "the two countries"."""
    trace: tuple[Step, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """The states that take part, as far as this place says."""
        return states_of(self.participants)


def of_each_contact(
    scene: Scene,
    token: Token,
    sides: Found,
    channel: Channel,
    judgement: Judgement,
    definite: bool,
    which: Which,
    count: int | Literal["several"],
    meant: Rank | None = None,
) -> Iterator[ContactMention]:
    """The mentions that a word makes: one for each contact that it tells of."""
    verb = governor(scene.parse, token.i)
    spoken = channel_of(scene, token, verb, channel)
    # "The talks will go ahead with X and Y": what is known beforehand is one table.
    joint = (
        _joint(scene, token)
        or _one_call(scene, token)
        or (definite and token.dep in {"nsubj", "nsubjpass"} and count == 1)
    )
    when = _when(scene, token)
    if not when.expressions and judgement.status in {"ruled_out", "planned", "possible"}:
        when = _until_when(scene, judgement, when) or _of_occasion(scene, token, when)
    if not when.expressions and judgement.status in {"cancelled", "refused"}:
        when = _when_it_was_to_be(scene, token, judgement) or when
    contacts = sides.contacts(joint and spoken != "visit")
    if len(contacts) > 1 and count == "several":
        count = 1  # "separate calls with X and Y": one with each
    for participants in contacts:
        caller = tuple(p for p in sides.caller if p.actor.state in states_of(participants))
        step = Step(
            "contacts.mention",
            f"“{token.text}” speaks of a contact; {judgement.reason}",
            evidence=(token.span, *(p.span for p in participants)),
        )
        yield ContactMention(
            token.i, participants, spoken, judgement, when, definite, which, count, caller,
            bare=not participants, meant=meant, asked=_is_asked(scene, token),
            loose=bool(participants) and all(_points_back(scene, p) for p in participants), trace=(step,),
        )  # fmt: skip


def _points_back(scene: Scene, participant: Participant) -> bool:
    """Whether somebody is meant by a plural pronoun, or by “the two” of people or states named before."""
    tokens = scene.parse.tokens_in(participant.span)
    if len(tokens) == 1:
        return tokens[0].lower in {"they", "their", "them", "both"}
    return [t.lower for t in tokens[:2]] == ["the", "two"] or (bool(tokens) and tokens[0].lower == "both")


def _is_asked(scene: Scene, token: Token) -> bool:
    """“X asked for the call”, “the call was requested by X”."""
    verb = scene.parse.head(token.i)
    if verb is not None and token.dep == "pobj" and verb.lower in {"for", "to"}:
        verb = scene.parse.head(verb.i)
    return verb is not None and verb.lemma in scene.lexicon.words.initiation.ask_verbs and verb.pos == "VERB"


def _when(scene: Scene, token: Token) -> When:
    """When it was. “first … since May” tells of another time, and so dates nothing here."""
    if (since := _since_when(scene, token)) is not None:
        words = scene.reading.text(scene.reading.times[since].span)
        return When((since,), "on", "past", (f"the clause with “{token.text}” tells what was “{words}”",))
    when = find_when(scene.reading, token.i)
    if when.relation == "since" or _only_counted_from(scene, token, when):
        return when_of_occasion(scene.reading, token.i) or When((), "on", when.tense, ())
    if when.expressions and when.relation in {"before", "after"}:
        when = _day_beside_hour(scene, token, when)
    if when.expressions:
        return when
    return _of_opening(scene, token) or _of_round(scene, token) or _of_predicate(scene, token, when)


def round_of(scene: Scene, token: Token) -> Token | None:
    """The round of “the next round of talks”: what is said of it is said of the talks."""
    of = scene.parse.head(token.i)
    above = scene.parse.head(of.i) if of is not None and of.lower == "of" and token.dep == "pobj" else None
    return above if above is not None and above.lemma in {"round", "session"} else None


def _of_round(scene: Scene, token: Token) -> When | None:
    """“the next round of talks will be held on Friday”."""
    above = round_of(scene, token)
    when = find_when(scene.reading, above.i) if above is not None else None
    return when if when is not None and when.expressions else None


def _day_beside_hour(scene: Scene, token: Token, when: When) -> When:
    """“shortly before midnight on May 3”: the hour bounds nothing beyond its day, and the day is told beside it."""
    times = scene.reading.times
    if any(times[e].type != "TIME" for e in when.expressions):
        return when
    sentence = scene.parse.sentence_of(token.i).span
    hour = times[when.expressions[-1]].span
    near = (n for n, t in enumerate(times) if t.type == "DATE" and sentence.contains(t.span))
    day = next((n for n in near if 0 <= times[n].span.start - hour.end <= _BESIDE), None)
    if day is None:
        return when
    because = f"“{scene.reading.text(times[day].span)}” is the day of “{scene.reading.text(hour)}”"
    return When((day,), "on", when.tense, (because,))


def _of_opening(scene: Scene, token: Token) -> When | None:
    """“the talks that open on May 3”, “the summit, which began on Monday”."""
    words = scene.lexicon.words
    for clause in scene.parse.children(token.i, "relcl"):
        if clause.lemma in words.round_verbs | words.occur_verbs:
            when = find_when(scene.reading, clause.i)
            if when.expressions:
                return when
            # The parser may hang a last "on May 3" on the verb above.
            end = scene.parse.subtree_span(clause.i).end
            behind = (n for n, t in enumerate(scene.reading.times) if 0 < t.span.start - end <= _RIGHT_BEHIND)
            for index in behind:
                if scene.reading.times[index].type == "DATE":
                    told = scene.reading.text(scene.reading.times[index].span)
                    return When((index,), "on", when.tense, (f"“{told}” ends the clause with “{clause.text}”",))
    return None


def _only_counted_from(scene: Scene, token: Token, when: When) -> bool:
    """“the first meeting since the war broke out in 2011”: the year is that of the war."""
    since = next((t for t in scene.parse.subtree(token.i) if t.i > token.i and t.lower == "since"), None)
    if since is None or not when.expressions:
        return False
    return all(scene.reading.times[e].span.start > since.start for e in when.expressions)


def _of_predicate(scene: Scene, token: Token, when: When) -> When:
    """“their last meeting was at Sochi, near the coast, in October 2019”: the date of the predicate, wherever it hangs."""
    head = scene.parse.head(token.i)
    if head is not None and head.lemma == "time" and token.dep in {"relcl", "acl"}:
        token, head = head, scene.parse.head(head.i)  # "the last time they met was in May"
    if head is None or head.lemma != "be" or token.dep != "nsubj":
        return when
    sentence = scene.parse.sentence_of(token.i)
    for index, expression in enumerate(scene.reading.times):
        tokens = scene.parse.tokens_in(expression.span)
        if not tokens or not head.i < tokens[0].i < sentence.last or expression.type != "DATE":
            continue
        before = scene.parse.tokens[tokens[0].i - 1]
        clause = scene.parse.tokens[head.i : tokens[0].i]
        if before.lower in {"in", "on"} and not any(
            t.dep in {"relcl", "advcl", "ccomp"} or t.text == ";" for t in clause
        ):
            return When(
                (index,), "on", when.tense, (f"“{scene.reading.text(expression.span)}” stands in what is said of it",)
            )
        return when
    return when


def _until_when(scene: Scene, judgement: Judgement, when: When) -> When | None:
    """“ruled out a meeting before June”: the limit stands on the word that rules out, and holds for the meeting."""
    limit = find_when(scene.reading, judgement.word) if judgement.word is not None else When()
    if not limit.expressions or limit.relation not in {"before", "until", "by"}:
        return None
    return When(limit.expressions, limit.relation, when.tense, limit.because)


def _when_it_was_to_be(scene: Scene, token: Token, judgement: Judgement) -> When | None:
    """“called off a visit by the king next week”: a day that lies ahead is that of the visit, wherever the parser hangs it."""
    stated = scene.reading.document.stated
    published = stated.latest if stated is not None else None
    for a in attachments(scene.reading, token.i) if published is not None else ():
        first = scene.reading.times[a.expression].interval.earliest
        if a.site == judgement.word and first is not None and published is not None and first > published:
            return When(
                (a.expression,), a.relation, "future", (f"“{a.words}” lies ahead, so it is the day of “{token.text}”",)
            )
    return None


def _of_occasion(scene: Scene, token: Token, when: When) -> When:
    """“both will attend the summit next month, but will avoid a meeting”: the meeting would be at the summit."""
    for other in scene.parse.sentence_tokens(scene.parse.sentence_of(token.i)):
        if other.lemma not in scene.lexicon.words.presence_verbs or other.i == token.i:
            continue
        occasion = find_when(scene.reading, other.i)
        if occasion.expressions and occasion.relation in {"on", "during"}:
            because = (*occasion.because, f"“{token.text}” would be on that occasion")
            return When(occasion.expressions, occasion.relation, when.tense, because)
    return when


def which_of(scene: Scene, token: Token) -> Which:
    """Whether the words set the contact apart from the one told of: “their last call”, “another meeting”."""
    words = scene.lexicon.words
    before = scene.parse.children(token.i, "amod", "advmod", "det", "nummod")
    # In "the two last spoke" the parser may take "last" for the subject.
    last = any(t.lower == "last" for t in scene.parse.children(token.i, "nsubj"))
    last = last or _after_since(scene, token) or _last_time(scene, token)
    last = last or _since_when(scene, token) is not None or after_counted(scene, token)
    if last or any(t.lower in words.earlier for t in before):
        return "earlier"
    if any(t.lower in words.later for t in before):
        return "later"
    # "a second call" is one more; "their second call in two days" is the one that is told of.
    new = any(t.lower in {"a", "an"} for t in before) and any(t.lower in words.ordinals for t in before)
    return "later" if new else "this"


def _after_since(scene: Scene, token: Token) -> bool:
    """“since they met in June”, “since a call on May 4”: the contact from which something is counted."""
    if any(t.lower == "since" for t in scene.parse.children(token.i, "mark")):
        return True
    head = scene.parse.head(token.i)
    return head is not None and token.dep == "pobj" and head.lower == "since"


def after_counted(scene: Scene, token: Token) -> bool:
    """“their second meeting in a week, after her trip to Oslo”: what was before the one that is counted."""
    parse, ordinals = scene.parse, scene.lexicon.words.ordinals
    preposition = parse.head(token.i)
    if preposition is None or token.dep != "pobj" or preposition.lower not in {"after", "following"}:
        return False
    head = parse.head(preposition.i)
    while head is not None and head.pos not in {"VERB", "AUX", "NOUN"}:
        head = parse.head(head.i)
    if head is None:
        return False
    counted = (head, *parse.children(head.i, "attr")) if head.lemma == "be" else (head,)
    nouns = [n for n in counted if n.lemma.lower() in scene.lexicon.words.nouns and n.i < preposition.i]
    return any(t.lower in ordinals for n in nouns for t in parse.children(n.i, "amod"))


def _since_when(scene: Scene, token: Token) -> int | None:
    """The time of “the first since May, when they met in Oslo”: that of the contact from which is counted."""
    when = next((t for t in scene.parse.children(token.i, "advmod") if t.lower == "when" and t.i < token.i), None)
    if when is None or token.dep not in {"relcl", "advcl"}:
        return None
    clause = scene.parse.tokens[max(scene.parse.sentence_of(when.i).first, when.i - _CLAUSE) : when.i]
    since = next((t for t in reversed(clause) if t.lower == "since" or t.pos in {"VERB", "AUX"}), None)
    if since is None or since.lower != "since":
        return None
    times = enumerate(scene.reading.times)
    return next((n for n, t in times if since.start <= t.span.start and t.span.end <= when.start), None)


def _last_time(scene: Scene, token: Token) -> bool:
    """“the last time they spoke was in May”."""
    head = scene.parse.head(token.i)
    if head is None or token.dep not in {"relcl", "acl", "advcl", "ccomp"} or head.lemma not in {"time", "occasion"}:
        return False
    return any(t.lower in scene.lexicon.words.earlier for t in scene.parse.children(head.i, "amod"))


def _joined(scene: Scene, token: Token) -> bool:
    """“joined X in a call with Y”: three at one table."""
    preposition = scene.parse.head(token.i)
    verb = scene.parse.head(preposition.i) if preposition is not None and token.dep == "pobj" else None
    return verb is not None and verb.lemma == "join" and bool(scene.parse.children(verb.i, "dobj"))


def _one_call(scene: Scene, token: Token) -> bool:
    """“a call with X and Y”: one call has one line, with all of them on it."""
    if token.tag not in {"NN", "NNP"} or token.lower.endswith("s"):
        return False
    before = scene.parse.children(token.i, "det", "poss", "nummod", "amod")
    if any(t.lower in {"separate", "each", "every", "any", "no"} for t in before):
        return False
    if not any(t.lower in {"a", "an", "one"} for t in before):
        return False
    # "a call with X and another with Y", "a call with X and then with Y"
    with_whom = [
        t for t in scene.parse.tokens[token.i + 1 : scene.parse.sentence_of(token.i).last] if t.lower in _BEFORE_SIDES
    ]
    return sum(t.dep in {"prep", "conj", "dative"} for t in with_whom) < 2


def _joint(scene: Scene, token: Token) -> bool:
    """Whether the words put all sides at one table: “jointly”, “a three-way call”."""
    parse = scene.parse
    if _joined(scene, token):
        return True
    first = min((t.i for t in parse.children(token.i, "amod", "compound", "nmod", "det", "nummod")), default=token.i)
    words = "".join(t.text if t.text == "-" else f" {t.lower} " for t in parse.tokens[first : token.i]).replace(
        " - ", "-"
    )
    near = {t.lower for t in parse.children(token.i, "advmod", "amod")} | set(
        words.replace(" -", "-").replace("- ", "-").split()
    )
    return bool(near & scene.lexicon.words.joint_words)
