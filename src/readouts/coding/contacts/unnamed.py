"""Contacts whose sides the text does not name where it speaks of them: readouts under a title, comparisons of two accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.coding.coding import Channel, Participant, When
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene, by_state, states_of
from readouts.coding.contacts.status import Judgement
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Span
from readouts.trace import Step

# A contact that opens a document is what it is about.
_OPENING_SENTENCES = 3
# "Moscow's account" is that of the state; a city is nobody's.
_SEATS = frozenset({"capital", "state", "seat"})
# A contact told of here is what the text is about, and "the call" of the opening is that one.
_LEAD_SENTENCES = 5
_HELD = Judgement("held", "the document is an account of it")
# Offices whose holders are sent.
_SENT = frozenset({"envoy", "ambassador", "adviser", "negotiator"})
_TITLE_CHANNELS: tuple[Channel, ...] = ("video", "call")


def with_unnamed(scene: Scene, drafts: list[Draft], loose: Sequence[ContactMention]) -> list[Draft]:
    """The drafts, with one more where the document is about a contact whose sides stand elsewhere."""
    if not scene.reading.opens:
        return drafts
    told = [d for d in drafts if d.which == "this" and d.status in {"held", None} and len(d.states) > 1]
    opening = [m for m in loose if scene.parse.tokens[m.trigger].sentence < _OPENING_SENTENCES and m.which == "this"]
    if any(scene.parse.tokens[d.mentions[0].trigger].sentence < _LEAD_SENTENCES for d in told):
        return drafts
    if not told and any(_at_home(m) for m in opening):
        return drafts
    draft = None if told else _of_readout(scene, opening)
    draft = draft or _of_two_accounts(scene, opening, loose) or _of_two_people(scene, opening)
    return [draft, *drafts] if draft is not None else drafts


def _at_home(mention: ContactMention) -> bool:
    """Whether two people of one state took part: “the conversation” of the opening is theirs."""
    people = {p.actor.key for p in mention.participants if p.actor.kind == "person"}
    return len(mention.states) == 1 and len(people) > 1


def _of_readout(scene: Scene, opening: Sequence[ContactMention]) -> Draft | None:
    """One side's own account: that side, and the one other side that the title names."""
    document = scene.reading.document
    own = document.outlet_country
    if document.kind not in OFFICIAL_KINDS or own is None or document.title is None or not scene.parse.tokens:
        return None
    channel = _channel_in(scene, document.title)
    named = tuple(_actors_in(scene, document.title))
    others = [p for p in named if p.actor.state != own]
    if channel is None or len(states_of(others)) != 1:
        return None
    people = [Participant(a, m.span) for m in scene.reading.mentions for a in m.actors if a.kind == "person"]
    ours = [p for p in (*named, *people) if p.actor.state == own and p.actor.office != "spokesperson"][:1]
    if not ours:
        state = scene.table.state(own)
        if state is None:
            return None
        actor = Actor("state", state.qid, state.name, None, None, own, "GOV")
        ours = [Participant(actor, others[0].span)]
    reason = f"the title of {own}'s own account names the contact and its other side"
    return _draft(scene, (*ours, *others), channel, opening, reason)


def title_channel(scene: Scene, drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], Channel]:
    """The contacts that the title is of, and the channel that it tells; none and unknown where that is not sure.

    A text that goes on to other contacts ("she recalled her visit to …") is of the first one with whom the title names:
    "The minister's call with X" is where she spoke with X. "Calls with X and Y" may be told in one breath.
    """
    title = scene.reading.document.title
    about = [d for d in drafts if d.which == "this" and d.status in {"held", "denied", None}]
    channel = _channel_in(scene, title) if title is not None else None
    if title is None or channel is None or not about:
        return (), "unknown"
    first = min(about, key=lambda d: d.mentions[0].trigger)
    if all(d.mentions[0].trigger == first.mentions[0].trigger for d in about):
        return tuple(about), channel
    # What the text itself calls a meeting is not the title's call.
    about = [d for d in about if d.channel in {"unknown", channel} and _names_one_of(scene, title, d)]
    first = min(about, key=lambda d: d.mentions[0].trigger, default=first)
    return ((first,) if about and all(d.channel == "unknown" for d in about) else ()), channel


def _names_one_of(scene: Scene, title: str, draft: Draft) -> bool:
    """Whether the title has the surname of somebody of another side than its author's."""
    words, own = (
        {w.strip(".,:;!?'’\"”").removesuffix("’s") for w in title.split()},
        scene.reading.document.outlet_country,
    )
    others = [p.actor for p in draft.participants if p.actor.kind == "person" and p.actor.state != own]
    return any(a.name is not None and a.name.split()[-1] in words for a in others)


def _channel_in(scene: Scene, title: str) -> Channel | None:
    """What a title says of the channel; None where it names no contact."""
    lexicon = scene.lexicon.words
    words = title.lower().replace("-", " ").split()
    found: list[Channel] = []
    for word in words:
        bare = word.strip(".,:;!?").removesuffix("s")
        form = lexicon.forms.get(word, bare)
        found += [lexicon.nouns[bare].channel] if bare in lexicon.nouns and not lexicon.nouns[bare].on_only else []
        found += [lexicon.verbs[form].channel] if form in lexicon.verbs else []
    if not found:
        return None
    told = next((c for c in _TITLE_CHANNELS if lexicon.channel_words[c] & set(words)), None)
    return told or next((c for c in found if c != "unknown"), "unknown")


def _actors_in(scene: Scene, title: str) -> Iterator[Participant]:
    """People and states that a title names, as the table knows them."""
    start = max(scene.reading.document.text.find(title), 0)
    words, position = title.replace(",", " ").split(), 0
    while position < len(words):
        match = scene.table.match(words, position)
        if match is None:
            position += 1
            continue
        text = " ".join(words[position : position + match.length])
        offset = scene.reading.document.text.find(text, start)
        span = Span(offset, offset + len(text)) if offset >= 0 else Span(start, start)
        position += match.length
        name = match.names[0]
        if (actor := _actor(scene, name.kind, name.entry, name.state)) is not None:
            yield Participant(actor, span)


def _actor(scene: Scene, kind: str, entry: str, state: str | None) -> Actor | None:
    if kind == "person":
        person = scene.table.person(entry)
        if person is None or not person.states:
            return None
        return Actor("person", person.qid or person.id, person.name, None, None, state or person.states[0], "GOV")
    found = scene.table.state(state) if kind in {"state", "demonym", "capital"} and state is not None else None
    return Actor("state", found.qid, found.name, None, None, found.code, "GOV") if found is not None else None


def _of_two_accounts(scene: Scene, opening: Sequence[ContactMention], loose: Sequence[ContactMention]) -> Draft | None:
    """A text that compares what two sides say of "the call": these two are its sides."""
    about = [m for m in opening if m.definite and scene.parse.tokens[m.trigger].pos in {"NOUN", "PROPN"}]
    told = about or _two_texts(scene)
    accounts = tuple(_accounts(scene)) if told else ()
    states = states_of(accounts)
    if len(states) != 2:
        return None
    if not about:
        people = _most_named(scene, states)
        reason = f"the text compares the accounts of {' and '.join(sorted(states))}"
        return _draft(scene, people, "unknown", (), reason) if states_of(people) == states else None
    joined = [m for m in loose if m.states <= states]
    sides = [g[0] for g in by_state((*(p for m in joined for p in m.participants), *accounts))]
    named = " and ".join(sorted(states))
    return _draft(scene, sides, "unknown", joined, f"the text compares the accounts that {named} give of it")


def _of_two_people(scene: Scene, opening: Sequence[ContactMention]) -> Draft | None:
    """“the call” in the opening of a text whose people in office are of two states: those named most are its sides."""
    about = [
        m
        for m in opening
        if m.definite and m.count == 1 and m.judgement.status in {"held", None} and not m.judgement.generic
    ]
    about = [m for m in about if scene.parse.tokens[m.trigger].pos in {"NOUN", "PROPN"}]
    sides = _most_named(scene) if about else ()
    if len(sides) != 2:
        return None
    channel: Channel = next((m.channel for m in about if m.channel != "unknown"), "unknown")
    joined = [m for m in about if m.states <= states_of(sides)]
    shown = " and ".join(p.actor.name or "?" for p in sides)
    return (
        _draft(scene, sides, channel, joined, f"the text speaks of {shown} most, and of nobody of a third state")
        if joined
        else None
    )


def _two_texts(scene: Scene) -> bool:
    """“Compare the two texts”, “both readouts” in the opening: accounts of one contact."""
    nouns = scene.lexicon.words.account_nouns
    told = scene.parse.of_lemma(nouns)
    opening = [t for t in told if t.sentence < _OPENING_SENTENCES and t.tag == "NNS"]
    return any(c.lower in {"two", "both"} for t in opening for c in scene.parse.children(t.i, "nummod", "det"))


def _most_named(scene: Scene, states: frozenset[str] | None = None) -> tuple[Participant, ...]:
    """The person of each of these states, or of every state, whom the text names most."""
    counts: dict[str, list[Participant]] = {}
    for mention in scene.reading.mentions:
        for actor in mention.actors if mention.form != "pronoun" else ():
            wanted = actor.state is not None and (states is None or actor.state in states)
            if actor.kind == "person" and wanted and actor.id is not None and actor.office != "spokesperson":
                counts.setdefault(actor.key, []).append(Participant(actor, mention.span))
    # An envoy or an ambassador is he whom the two send, and one of them only where nobody else is named for the state.
    named = sorted(counts.values(), key=lambda told: (told[0].actor.office in _SENT, -len(told)))
    return tuple(g[0] for g in by_state(people[0] for people in named))


def _accounts(scene: Scene) -> Iterator[Participant]:
    """Governments that the text says publish, say or leave something out."""
    words = scene.lexicon.words
    for token in scene.parse.of_lemma(words.account_verbs | words.account_nouns):
        places: tuple[Token, ...] = ()
        if token.pos == "VERB" and token.lemma in words.account_verbs:
            places = scene.parse.children(token.i, "nsubj")
        elif token.lemma in words.account_nouns:
            places = scene.parse.children(token.i, "poss", "amod", "compound")
        for place in places:
            named = scene.sides(place.i) or (scene.place(place.i, _SEATS) if place.dep == "poss" else ())
            yield from (p for p in named if p.actor.kind in {"organisation", "state"})


def _draft(
    scene: Scene, sides: Sequence[Participant], channel: Channel, mentions: Sequence[ContactMention], reason: str
) -> Draft:
    draft = Draft()
    trigger = mentions[0].trigger if mentions else scene.parse.sentences[0].root
    when = mentions[0].when if mentions else When()
    step = Step("contacts.mention", reason, evidence=(scene.parse.tokens[trigger].span,))
    draft.add(ContactMention(trigger, tuple(sides), channel, _HELD, when, definite=True, trace=(step,)))
    for mention in mentions:
        draft.add(mention)
    return draft
