"""Joining the mentions of one document into contacts: by sides, time, channel, definiteness and order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from readouts.coding.coding import Participant
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.elliptical import Ellipsis
from readouts.coding.contacts.fitting import channels_agree, fits, people_agree, same_people
from readouts.coding.contacts.mention import ContactMention, Rank, after_counted
from readouts.coding.contacts.salience import salient_pair
from readouts.coding.contacts.scene import Scene, states_of
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.slots import replace
from readouts.trace import Step


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
        elif len(mention.states) < 2 and (mention.which == "earlier" or _another(scene, mention)):
            mention = _with_sides_of(mention, _host_of_earlier(mention, drafts))
        elif mention.which == "earlier" and after_counted(scene, scene.parse.tokens[mention.trigger]):
            mention = _with_people_counted(mention, drafts)
        if mention.loose:
            mention = _with_sides_told(scene, mention, drafts)
        if (several := _told_in_turn(scene, drafts, mention)) and mention.bare:
            for one in several:
                one.add(replace(mention, count=1))
            continue
        home = _last_of_several(scene, drafts, found) or _home(scene, drafts, mention)
        if home is None and mention.meant is not None and len(mention.states) < 2:
            mention = _with_pair(scene, drafts, mention, mention.meant)
            home = _home(scene, drafts, mention)
        if home is None and len(mention.states) > 1 and not _only_described(scene, mention):
            next_one = mention.which == "this" and _is_next(drafts, mention)
            home = Draft(which="later" if next_one else mention.which)
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
    return last if channels_agree(last.channel, mention.channel) else None


def _is_next(drafts: Sequence[Draft], mention: ContactMention) -> bool:
    """“They spoke at the weekend and agreed to meet”: what was agreed on comes after what was told."""
    told = any(d.states == mention.states and d.status == "held" and d.which == "this" for d in drafts)
    return told and mention.judgement.consent and mention.judgement.status == "planned"


def _another(scene: Scene, mention: ContactMention) -> bool:
    """“Another call came in May”, “the next round of talks will be held on Friday”: of the sides last spoken of."""
    dated = any(scene.reading.times[e].type == "DATE" for e in mention.when.expressions)
    told = mention.judgement.status in {"held", "planned"} and dated
    return mention.which == "later" and told and scene.parse.tokens[mention.trigger].pos == "NOUN"


def _told_in_turn(scene: Scene, drafts: Sequence[Draft], mention: ContactMention) -> list[Draft]:
    """The contacts of which “the calls” speak, right after “spoke with X and Y”; none where one or none was told."""
    if not (mention.definite and mention.count == "several" and mention.channel != "unknown" and not mention.states):
        return []
    sentence = scene.parse.tokens[mention.trigger].sentence
    near = [d for d in drafts if d.which == "this" and sentence - scene.parse.tokens[d.last].sentence <= 1]
    told = [d for d in near if d.channel in {"unknown", mention.channel} and d.status == "held"]
    return told if len(told) > 1 and len({d.mentions[0].trigger for d in told}) == 1 else []


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
    if last is not None and last.states == mention.states and _only_states(scene, mention):
        step = Step("contacts.sides_told", "the two are the people of the contact told of right before")
        people = tuple(p for p in last.participants if p.actor.kind == "person")
        if states_of(people) == mention.states:
            return replace(mention, participants=people, trace=(*mention.trace, step))
    if last is None or last.states == mention.states or not last.states & mention.states:
        return mention
    close = [d for d in told if token.sentence - scene.parse.tokens[d.last].sentence <= 2]
    if not of_it and any(d.states == mention.states for d in close):
        return mention
    step = Step("contacts.sides_told", "the sides are those of the contact told of right before")
    return replace(mention, participants=tuple(last.participants), trace=(*mention.trace, step))


def _only_states(scene: Scene, mention: ContactMention) -> bool:
    """Whether “the two” or “they” was taken for the two states, where it may as well be their people."""
    words = {scene.reading.text(p.span).lower() for p in mention.participants}
    return all(p.actor.kind == "state" for p in mention.participants) and words <= {"the two", "they", "their", "both"}


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
            same_people(d, mention),
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
