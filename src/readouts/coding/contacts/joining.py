"""Joining the mentions of one document into contacts: by sides, time, channel, definiteness and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from readouts.coding.coding import Channel, Participant, Status
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.elliptical import Ellipsis
from readouts.coding.contacts.mention import ContactMention, Rank, after_counted
from readouts.coding.contacts.salience import salient_pair
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.timing import days_of, governor
from readouts.interval import Interval
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.language.times.forms import Form
from readouts.slots import replace
from readouts.trace import Step

_OPEN: frozenset[Status] = frozenset({"planned", "possible", "cancelled", "ruled_out", "refused"})
# Channels that may be two names of one contact: a visit holds meetings, a hotline is a telephone.
_SAME_CHANNEL = (frozenset({"meeting", "visit"}), frozenset({"call", "hotline"}), frozenset({"call", "video"}))
# Days tried when nothing is known of the publication day: enough for weekday words to meet a date, or not.
_TRIED_DAYS = 28


def join(
    scene: Scene, mentions: Sequence[ContactMention], ellipses: Sequence[Ellipsis]
) -> tuple[list[Draft], list[ContactMention]]:
    """Drafts in the order of their first mention, and the mentions that point to no contact with two sides."""
    drafts: list[Draft] = []
    loose: list[ContactMention] = []
    hosts = {e.mention.trigger: e.host for e in ellipses}
    placed: dict[int, Draft] = {}
    by_trigger: dict[int | None, ContactMention] = {i: m for m in mentions for i in (m.trigger, *m.folded)}
    for found in sorted([*mentions, *(e.mention for e in ellipses)], key=lambda m: (m.trigger, len(m.states))):
        mention = found
        if mention.judgement.absent or mention.judgement.generic:
            if mention.judgement.absent and (target := _home(scene, drafts, mention)) is not None:
                placed.setdefault(mention.trigger, target)
            continue
        if _in_question(scene, mention):
            continue
        if mention.trigger in hosts:
            mention = _with_sides_of(mention, _host_draft(hosts[mention.trigger], placed, drafts))
            if (host := by_trigger.get(hosts[mention.trigger])) is not None and scene.names_offices(host.participants):
                # "the first talks between the defence ministers of the two since 2022": others may have held the offices
                mention = replace(mention, participants=tuple(map(office_of, mention.participants)))
        elif mention.which == "earlier" and len(mention.states) < 2:
            mention = _with_sides_of(mention, _host_of_earlier(mention, drafts))
        elif mention.which == "earlier" and after_counted(scene, scene.parse.tokens[mention.trigger]):
            mention = _with_people_counted(mention, drafts)
        if mention.loose:
            mention = _with_sides_told(scene, mention, drafts)
        home = _last_of_several(scene, drafts, found) or _home(scene, drafts, mention)
        if home is None and mention.meant is not None and len(mention.states) < 2:
            mention = _with_pair(scene, drafts, mention, mention.meant)
            home = _home(scene, drafts, mention)
        if home is None and len(mention.states) > 1 and not _only_described(scene, mention):
            home = Draft(which=mention.which)
            drafts.append(home)
        if home is None:
            loose.append(mention)
            continue
        home.add(mention)
        placed[mention.trigger] = home
        for i in mention.folded:
            placed[i] = home
    still_loose = [m for m in loose if not placed_late(scene, drafts, m)]
    return drafts, still_loose


def _only_described(scene: Scene, mention: ContactMention) -> bool:
    """“has been presented as the first contact between X and Y”: something else is, which the text tells of."""
    head = scene.parse.head(mention.trigger)
    return head is not None and head.lower == "as" and scene.parse.tokens[mention.trigger].dep == "pobj"


def _in_question(scene: Scene, mention: ContactMention) -> bool:
    """“When did the two last speak?” asks; it tells of nothing."""
    sentence = scene.parse.sentence_of(mention.trigger)
    last = scene.parse.tokens[sentence.last - 1]
    asked = last.text == "?" or (last.text in {"”", '"', "’", "'"} and scene.parse.tokens[last.i - 1].text == "?")
    first = next((t for t in scene.parse.sentence_tokens(sentence) if t.lower.isalpha() and len(t.lower) > 1), last)
    return asked and (first.tag in {"WRB", "WP", "MD"} or first.pos == "AUX")


def placed_late(scene: Scene, drafts: list[Draft], mention: ContactMention) -> bool:
    """A mention that came before its contact was named joins the only one that fits."""
    granted = mention.judgement.status is None and mention.definite  # "the conversation": none that is only hoped for
    fitting = [d for d in drafts if fits(scene, d, mention) and not (granted and d.status in {"possible", "planned"})]
    if len(fitting) == 1:
        fitting[0].add(mention)
        return True
    return False


def _last_of_several(scene: Scene, drafts: list[Draft], mention: ContactMention) -> Draft | None:
    """“the last conversation”, after several were told of in turn: the one told of last."""
    token = scene.parse.tokens[mention.trigger]
    before = {t.lower for t in scene.parse.children(token.i, "amod", "det")}
    if not {"the", "last"} <= before or mention.when.expressions or mention.states or token.dep == "nsubj":
        return None
    told = [d for d in drafts if d.which == "this" and d.status in {"held", None}]
    if len(told) < 2:
        return None
    last = max(told, key=lambda d: d.last)
    return last if _channels_agree(last.channel, mention.channel) else None


def _host_draft(trigger: int | None, placed: dict[int, Draft], drafts: list[Draft]) -> Draft | None:
    if trigger is not None and trigger in placed:
        return placed[trigger]
    return max(drafts, key=lambda d: d.last, default=None)


def _host_of_earlier(mention: ContactMention, drafts: list[Draft]) -> Draft | None:
    """“their previous call”: of the sides last spoken of, those named with it among them."""
    fitting = [d for d in drafts if mention.states <= d.states and people_agree(d.participants, mention.participants)]
    return max(fitting, key=lambda d: d.last, default=None)


def _with_sides_of(mention: ContactMention, draft: Draft | None) -> ContactMention:
    if draft is None or len(mention.states) > 1:
        return mention
    return replace(
        mention,
        participants=tuple(draft.participants),
        judgement=mention.judgement if mention.judgement.status else draft.mentions[0].judgement,
        trace=(*mention.trace, Step("contacts.sides_of_host", "the sides are those of the contact last spoken of")),
    )


def _with_people_counted(mention: ContactMention, drafts: list[Draft]) -> ContactMention:
    """“Their second meeting, after her visit to Oslo”: whom she met there is with whom the meetings are counted."""
    host = _host_of_earlier(mention, drafts)
    if host is None or host.states != mention.states:
        return mention
    step = Step("contacts.counted_with", "it is counted with the contact told of before, so it was of the same people")
    return replace(mention, participants=tuple(host.participants), trace=(*mention.trace, step))


def _with_sides_told(scene: Scene, mention: ContactMention, drafts: list[Draft]) -> ContactMention:
    """“Their conversation” right after a contact told of is between its sides, whomever else “their” may mean."""
    token = scene.parse.tokens[mention.trigger]
    of_it = any(t.lower in {"it", "this", "that"} for t in _subjects_of_predicate(scene, token))
    reach = 3 if of_it else 1
    told = [d for d in drafts if d.status != "possible"]
    near = [d for d in told if 0 <= token.sentence - scene.parse.tokens[d.last].sentence <= reach]
    last = max(near, key=lambda d: d.last, default=None)
    if last is None or last.states == mention.states or not last.states & mention.states:
        return mention
    close = [d for d in told if token.sentence - scene.parse.tokens[d.last].sentence <= 2]
    if not of_it and any(d.states == mention.states for d in close):
        return mention
    step = Step("contacts.sides_told", "the sides are those of the contact told of right before")
    return replace(mention, participants=tuple(last.participants), trace=(*mention.trace, step))


def _subjects_of_predicate(scene: Scene, token: Token) -> tuple[Token, ...]:
    """The “it” of “it was their second call”."""
    head = scene.parse.head(token.i)
    be = head is not None and head.lemma == "be" and token.dep in {"attr", "acomp"}
    return scene.parse.children(head.i, "nsubj") if be and head is not None else ()


def _with_pair(scene: Scene, drafts: list[Draft], mention: ContactMention, rank: Rank) -> ContactMention:
    """The mention with the one pair that the text speaks of; as it was where there is none, or where its side is another."""
    pair = salient_pair(scene, scene.parse.tokens[mention.trigger], drafts, rank)
    if not mention.states <= states_of(pair):
        return mention
    shown = " and ".join(sorted(states_of(pair)))
    step = Step("contacts.salient_pair", f"the sides are those that the text speaks of here: {shown}")
    return replace(mention, participants=pair, trace=(*mention.trace, step)) if pair else mention


def office_of(participant: Participant) -> Participant:
    """The office that a person holds, or the state where none is known."""
    actor = participant.actor
    if actor.kind != "person":
        return participant
    kind: Literal["office", "state"] = "office" if actor.office else "state"
    return Participant(Actor(kind, None, None, actor.role, actor.office, actor.state, actor.sector), participant.span)


def _home(scene: Scene, drafts: list[Draft], mention: ContactMention) -> Draft | None:
    """The draft that a mention belongs to: the one spoken of last among those that fit, with exact sides before others."""
    fitting = [d for d in drafts if fits(scene, d, mention)]
    return max(
        fitting,
        key=lambda d: (
            d.states == mention.states,
            not _is_aside(scene, d),
            mention.judgement.status is None or d.status in {mention.judgement.status, "denied"},
            _same_people(d, mention),
            d.last,
        ),
        default=None,
    )


def _is_aside(scene: Scene, draft: Draft) -> bool:
    """Whether a contact is told of in passing only (“hours after he had talked to Z”); “the call” is then another one."""
    return all(_in_passing(scene, m) for m in draft.mentions)


def _in_passing(scene: Scene, mention: ContactMention) -> bool:
    """“had informed Z beforehand”, “after he had talked to Z”: a verb of another time than that of the story."""
    token = scene.parse.tokens[mention.trigger]
    entry = scene.lexicon.words.verbs.get(token.lemma.lower())
    if token.pos != "VERB" or entry is None:
        return False
    before = any(t.lower == "had" for t in scene.parse.children(token.i, "aux"))
    return (entry.of_people and mention.channel == "unknown") or (before and token.dep in {"advcl", "relcl", "pcomp"})


def fits(scene: Scene, draft: Draft, mention: ContactMention) -> bool:
    """Whether a mention may speak of a draft's contact."""
    if len(mention.states) > 1:
        if mention.states != draft.states and not (mention.definite and mention.states < draft.states):
            return False
    elif not (mention.states <= draft.states and (mention.definite or mention.bare or mention.judgement.consent)):
        return False
    return (
        people_agree(draft.participants, mention.participants)
        and _channels_agree(draft.channel, mention.channel)
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


def _same_people(draft: Draft, mention: ContactMention) -> int:
    keys = {p.actor.key for p in draft.participants}
    return sum(p.actor.key in keys for p in mention.participants)


def _channels_agree(a: Channel, b: Channel) -> bool:
    return a == b or "unknown" in {a, b} or any({a, b} <= same for same in _SAME_CHANNEL)


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
        return mention.which != "later" and (same or mention.definite or _agreed_before(scene, mention))
    if {new, old} == {"held", "planned"}:
        return any(m.judgement.consent for m in draft.mentions) and mention.which != "later"
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
