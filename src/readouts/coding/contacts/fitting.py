"""Whether a mention may speak of a contact that the text has told of: by sides, time, channel, status and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from readouts.coding.coding import Channel, Participant, Status
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.status import to_come
from readouts.coding.timing import days_of, governor
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.language.times.forms import Form

_OPEN: frozenset[Status] = frozenset({"planned", "possible", "cancelled", "ruled_out", "refused"})
# Channels that may be two names of one contact: a visit holds meetings, a hotline is a telephone.
_SAME_CHANNEL = (frozenset({"meeting", "visit"}), frozenset({"call", "hotline"}), frozenset({"call", "video"}))
# Days tried when nothing is known of the publication day: enough for weekday words to meet a date, or not.
_TRIED_DAYS = 28


def fits(scene: Scene, draft: Draft, mention: ContactMention) -> bool:
    """Whether a mention may speak of a draft's contact."""
    if len(mention.states) > 1:
        if mention.states != draft.states and not (mention.definite and mention.states < draft.states):
            return False
    elif not (mention.states <= draft.states and (mention.definite or mention.bare or mention.judgement.consent)):
        return False
    return (
        people_agree(draft.participants, mention.participants)
        and (
            "visit" in {draft.channel, mention.channel} or _people_named_agree(draft.participants, mention.participants)
        )
        and channels_agree(draft.channel, mention.channel)
        and not _spoken_and_written(scene, draft, mention)
        and _senders_agree(draft, mention)
        and _counts_agree(draft, mention)
        and _status_agrees(scene, draft, mention)
        and _order_agrees(scene, draft, mention)
    )


def people_agree(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether two lists may name the same people: for each state the same person, or an office that the person may hold."""
    for state in sorted(states_of(some) & states_of(others)):
        left = [p.actor for p in some if p.actor.state == state]
        right = [p.actor for p in others if p.actor.state == state]
        if not any(_may_be_same(a, b) for a in left for b in right):
            return False
    return True


def _people_named_agree(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether no state has other people named: “X met the envoy and officials; Z held talks with him”: Z is none of the officials."""
    for state in sorted(states_of(some) & states_of(others)):
        left = [p.actor for p in some if p.actor.state == state]
        right = [p.actor for p in others if p.actor.state == state]
        named, others_named = _names(left), _names(right)
        if named and others_named and named.isdisjoint(others_named) and not (_offices(left) & _offices(right)):
            return False
    return True


def _names(actors: Sequence[Actor]) -> frozenset[str]:
    people = (a for a in actors if a.kind == "person" and a.office != "spokesperson")
    return frozenset(a.name.casefold() for a in people if a.name)


def _offices(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(a.office for a in actors if a.kind == "office" and a.office)


def _may_be_same(a: Actor, b: Actor) -> bool:
    if a.key == b.key or {a.kind, b.kind} & {"state", "organisation", "group"}:
        return True
    if a.kind == b.kind == "person" and a.name and b.name:
        return a.name.casefold() == b.name.casefold()
    if a.office and b.office and a.office != b.office:
        # "the leader" may be head of state or of government; an office not known more closely may be any.
        return {a.office, b.office} <= {"head_of_state", "head_of_government", "leader"} or "official" in {
            a.office,
            b.office,
        }
    return True


def same_people(draft: Draft, mention: ContactMention) -> int:
    """How many take part in both."""
    keys = {p.actor.key for p in draft.participants}
    return sum(p.actor.key in keys for p in mention.participants)


def channels_agree(a: Channel, b: Channel) -> bool:
    """Whether two channels may be two names of one contact's."""
    return a == b or "unknown" in {a, b} or any({a, b} <= same for same in _SAME_CHANNEL)


def _spoken_and_written(scene: Scene, draft: Draft, mention: ContactMention) -> bool:
    """Whether one is a letter and the other is talk of named sides: “talks between X and Y” are in no letter of theirs."""
    if {draft.channel, mention.channel} != {"letter", "unknown"}:
        return False
    others = [mention] if mention.channel == "unknown" else draft.mentions
    lemmas = {scene.parse.tokens[m.trigger].lemma for m in others if len(m.states) > 1}
    return bool(lemmas) and lemmas.isdisjoint({"exchange", "contact"})


def _senders_agree(draft: Draft, mention: ContactMention) -> bool:
    """Whether two mentions of a letter may be of one: a letter and its answer are two."""
    if mention.channel != "letter":
        return True
    sent, told = (
        states_of(mention.caller),
        states_of(p for m in draft.mentions for p in m.caller if m.channel == "letter"),
    )
    return not sent or not told or bool(sent & told)


def _counts_agree(draft: Draft, mention: ContactMention) -> bool:
    many = any(m.count != 1 for m in draft.mentions)
    # "the calls" after "several calls"; but "the call" is another contact than "several calls".
    return many == (mention.count != 1)


def _status_agrees(scene: Scene, draft: Draft, mention: ContactMention) -> bool:
    new, old = mention.judgement.status, draft.status
    if new is None and old in {"planned", "possible", "ruled_out"} and mention.when.tense == "past":
        # "the call was cordial" is none that lies ahead; "she asked for the call" may be.
        return old == "planned" and mention.asked
    if new is None or new == old:
        return True
    if old is None:  # only taken for granted: it was not refused, nor only hoped for
        return new not in {"refused", "possible"}
    if mention.judgement.consent and old == "held":
        # "spoke on Monday … he had agreed to the talk"; but the meeting to which they then "agreed" comes next.
        same = mention.channel in {"unknown", draft.channel}
        if mention.judgement.status == "planned" and to_come(scene.parse, mention.trigger):
            return False
        noun = scene.parse.tokens[mention.trigger].pos != "VERB"
        return mention.which != "later" and (same or (mention.definite and noun) or _agreed_before(scene, mention))
    if {new, old} == {"held", "planned"}:
        agreed = [m for m in draft.mentions if m.judgement.consent]
        return bool(agreed) and mention.which != "later" and not all(_agreed_now(scene, m) for m in agreed)
    if {new, old} == {"possible", "held"}:
        return False
    if {new, old} <= {"held", "denied"}:
        return True
    if "refused" in {new, old}:
        return {new, old} <= {"refused", "possible"}
    apart = "unknown" not in {mention.channel, draft.channel} and mention.channel != draft.channel
    if {new, old} == {"cancelled", "ruled_out"} and apart:
        return False  # "no meeting is planned, and his visit was called off"
    return new in _OPEN and old in _OPEN


def _agreed_before(scene: Scene, mention: ContactMention) -> bool:
    """Whether consent is told as given before what the text tells: “had agreed”."""
    word = mention.judgement.word
    return word is not None and any(t.lower == "had" for t in scene.parse.children(word, "aux"))


def _agreed_now(scene: Scene, mention: ContactMention) -> bool:
    """Whether consent is told as news of the day, so that the contact still lies ahead: “have agreed to meet”."""
    word = mention.judgement.word
    return word is not None and any(t.lower in {"have", "has", "'ve"} for t in scene.parse.children(word, "aux"))


def _order_agrees(scene: Scene, draft: Draft, mention: ContactMention) -> bool:
    both_dated = bool(mention.when.expressions) and any(m.when.expressions for m in draft.mentions)
    if both_dated and not _may_share_day(scene, draft, mention):
        return False
    undated = not any(m.when.expressions for m in draft.mentions)
    if undated and mention.when.expressions and _told_back(scene, mention) and not _told_back(scene, draft.mentions[0]):
        return False  # "spoke with Y … The two had met in Bali last November"
    if any(set(m.when.expressions) & set(mention.when.expressions) for m in draft.mentions):
        return True  # "last met in June, when X visited Y": one expression dates both
    if mention.which == "later":
        return draft.which == "later" and not mention.elliptical
    if mention.which != draft.which:
        # "their call in May" may be the "call on May 4" from which something was counted; it needs its date for that.
        return both_dated and mention.which == "this" and draft.which == "earlier" and mention.definite
    return True


def _told_back(scene: Scene, mention: ContactMention) -> bool:
    """Whether the words look back from the story: “had met”."""
    verb = governor(scene.parse, mention.trigger)
    return verb is not None and any(t.lower == "had" for t in scene.parse.children(verb.i, "aux"))


def _may_share_day(scene: Scene, draft: Draft, mention: ContactMention) -> bool:
    """Whether some publication day lets the dates of both meet."""
    tried: set[tuple[Form, Interval]] = set()
    for other in draft.mentions:
        if not other.when.expressions:
            continue
        told = scene.reading.times[other.when.expressions[0]]
        if (told.form, told.interval) in tried:
            continue  # "on Monday" again: a long document may say it a thousand times of one contact
        tried.add((told.form, told.interval))
        if not any(_meet(a, b) for a, b in _days(scene, mention, other)):
            return False
    return True


def _days(scene: Scene, one: ContactMention, other: ContactMention) -> Iterator[tuple[Interval, Interval]]:
    times = scene.reading.times
    a, b = times[one.when.expressions[0]], times[other.when.expressions[0]]
    published = scene.reading.document.stated
    if published is not None and published.latest is not None:
        yield days_of(a, published), days_of(b, published)
        return
    fixed = [i.latest for i in (a.interval, b.interval) if not i.is_open and i.latest is not None]
    start = max(fixed, default=date(2001, 1, 1))
    for offset in range(_TRIED_DAYS):
        day = start + timedelta(offset)
        first, second = a.at(day), b.at(day)
        if first is not None and second is not None:
            yield first, second


def _meet(a: Interval, b: Interval) -> bool:
    return a.intersect(b) is not None
