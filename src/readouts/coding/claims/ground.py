"""What claims stand on: the document's contacts, found by the words that speak of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.coding.claims.counted import counted_actors, offices_of, with_offices
from readouts.coding.claims.patterns import ClaimPatterns
from readouts.coding.coding import Anchor, Channel, Claim, ClaimKind, ContactReport, stable_id
from readouts.coding.contacts.channels import channel_of
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.reports import trigger_spans
from readouts.coding.contacts.scene import Scene
from readouts.coding.events.syntax.phrases import governed
from readouts.language.reading import Actor
from readouts.language.times.anchors import AnchorPhrase, find_anchors
from readouts.language.times.calendar import Calendar
from readouts.slots import replace
from readouts.span import Span
from readouts.trace import Step

_THEN_WITHIN = 60
_STOPS = frozenset({",", ";", ":", ".", "—", "–", "--", "?", "!", "(", ")"})


@dataclass(slots=True)
class Ground:
    """A scene with its contact mentions and reports."""

    scene: Scene
    patterns: ClaimPatterns
    mentions: tuple[ContactMention, ...]
    contacts: tuple[ContactReport, ...]
    calendar: Calendar
    _happenings: tuple[AnchorPhrase, ...] | None = None
    _by_start: dict[int, list[ContactReport]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    """Where triggers begin, in ascending order."""

    def __post_init__(self) -> None:
        for report in self.contacts:
            for span in trigger_spans(report):
                self._by_start.setdefault(span.start, []).append(report)
        self._starts = sorted(self._by_start)

    def happening(self, preposition: int) -> AnchorPhrase | None:
        """The known happening that the words after a preposition name: "since the invasion"."""
        if self._happenings is None:
            reading = self.scene.reading
            self._happenings = find_anchors(reading.document, reading.parse, self.calendar)
        return next((h for h in self._happenings if h.preposition == preposition), None)

    def contact_of(self, mention: ContactMention) -> ContactReport | None:
        """The contact report that a mention belongs to."""
        starts = [self.scene.parse.tokens[i].start for i in (mention.trigger, *mention.folded)]
        found = [r for s in starts for r in self._by_start.get(s, ())]
        exact = [r for r in found if mention.states <= _states(r)]
        return next(iter(exact or found), None)

    def contact_in(self, span: Span) -> ContactReport | None:
        """The contact whose trigger stands in a span."""
        n = bisect_left(self._starts, span.start)
        if n == len(self._starts) or self._starts[n] >= span.end:
            return None
        return min(self._by_start[self._starts[n]], key=lambda r: r.id)

    def contact_before(self, i: int, *, main_only: bool = False) -> ContactReport | None:
        """The contact that the text was about before token ``i``: the last mentioned of those held and not recalled."""
        start = self.scene.parse.tokens[i].start
        held = [r for r in self.contacts if r.status in {"held", "denied"} and (r.standing == "main" or not main_only)]
        mentioned = [(max((s.start for s in trigger_spans(r) if s.start < start), default=-1), r) for r in held]
        before = [(position, r) for position, r in mentioned if position >= 0]
        if before:
            main = [pair for pair in before if pair[1].standing == "main"]
            return max(main or before, key=lambda pair: (pair[0], pair[1].id))[1]
        return next((r for r in held if r.standing == "main"), None)

    def claim(
        self,
        kind: ClaimKind,
        words: Span,
        *,
        at: int,
        about: ContactReport | None,
        participants: Sequence[Actor],
        reason: str,
        anchor: Anchor | None = None,
        mention: ContactMention | None = None,
        value: int | str | None = None,
        counts: int | None = None,
        side: str | None = None,
    ) -> Claim:
        """A claim whose words are ``words`` and which token ``at`` makes; ``counts`` is the word that tells the channel."""
        text = " ".join(self.scene.reading.text(words).split())
        statements = self.scene.statements_at(at)
        counted = at if mention is not None else counts
        channel = self.channel_of(counted) if counted is not None else None
        return Claim(
            id=stable_id(self.scene.reading.document.digest, "claim", kind, words.start, words.end, value),
            kind=kind,
            words=words,
            text=text,
            about=about.id if about is not None else None,
            participants=tuple(participants),
            anchor=anchor,
            channel=channel,
            value=value,
            statement=statements[0].id if statements else None,
            side=side,
            trace=(Step(f"claims.{kind}", reason, evidence=(words,)),),
        )

    def participants(
        self, mention: ContactMention, about: ContactReport | None, counted: int | None = None
    ) -> tuple[Actor, ...]:
        """Whose contacts are counted: those whom the claim names, else those of the contact that it is about.

        ``counted`` is the noun that is counted, where it only completes the mention ("met, the first *visit* by …").
        """
        if about is not None and counted is not None and self.at_a_level(counted):
            return offices_of(about.participants)
        if about is not None and counted is not None and counted in mention.folded:
            below = [
                p
                for c in self.scene.parse.children(counted, "prep")
                for t in governed(self.scene.parse, c.i)
                for p in self.scene.sides(t.i)
            ]
            if (offices := with_offices(self.scene, below, about)) is not None:
                return offices
        pointing = about is not None and all(self._is_pronoun(p.span) for p in mention.participants)
        if len(mention.states) > 1 and not pointing:
            return counted_actors(self.scene, mention.participants, about)
        if about is None:
            return ()
        if mention.participants and not pointing:
            return with_offices(self.scene, mention.participants, about) or about.participants
        return self._as_named_beside(mention, about) or about.participants

    def at_a_level(self, counted: int) -> bool:
        """“the first meeting at this level”, “the first ministerial-level talks”."""
        parse = self.scene.parse
        below = [t for p in parse.children(counted, "prep") if p.lower == "at" for t in parse.children(p.i, "pobj")]
        return any(t.lemma == "level" for t in (*below, *parse.children(counted, "compound", "amod")))

    def _as_named_beside(self, mention: ContactMention, about: ContactReport) -> tuple[Actor, ...]:
        """“The ministers of X and Y met, the first such meeting since …”: what is counted is named in the same sentence."""
        if mention.participants:
            return ()
        sentence = self.scene.parse.tokens[mention.trigger].sentence
        for other in self.mentions:
            near = other.trigger < mention.trigger and self.scene.parse.tokens[other.trigger].sentence == sentence
            if near and len(other.states) > 1 and self.contact_of(other) is about:
                return counted_actors(self.scene, other.participants, about)
        return ()

    def _is_pronoun(self, span: Span) -> bool:
        tokens = self.scene.parse.tokens_in(span)
        return len(tokens) == 1 and tokens[0].pos == "PRON"

    def channel_of(self, i: int) -> Channel | None:
        """Which contacts a claim counts: what the counted word itself says ("first *phone call*"), not its surroundings."""
        token = self.scene.parse.tokens[i]
        words = self.scene.lexicon.words
        noun, verb = words.nouns.get(token.lemma.lower()), words.verbs.get(token.lemma.lower())
        own: Channel = noun.channel if noun is not None else verb.channel if verb is not None else "unknown"
        if noun is not None:
            own = channel_of(self.scene, replace(token, dep=""), None, own)
        return None if own == "unknown" else own

    def phrase_start(self, i: int) -> int:
        """First character of the noun phrase with head ``i``, or of the clause of verb ``i`` from its subject on."""
        token = self.scene.parse.tokens[i]
        left = [
            t
            for c in self.scene.parse.children(i)
            if c.i < i and c.dep not in {"advcl", "punct", "cc", "mark"}
            for t in self.scene.parse.subtree(c.i)
        ]
        return min(t.start for t in (token, *left))

    def until_stop(self, i: int) -> int:
        """End of the last word from token ``i`` on before the clause breaks off."""
        tokens = self.scene.parse.tokens
        end = tokens[i].end
        for token in tokens[i:]:
            if token.sentence != tokens[i].sentence or token.text in _STOPS:
                break
            end = token.end
        return end


def _states(report: ContactReport) -> frozenset[str]:
    return frozenset(p.state for p in report.participants if p.state)


def make_anchor(ground: Ground, first: int, last_character: int) -> Anchor:
    """The anchor that the words from token ``first`` to a character name: a contact, a time, or a happening."""
    scene = ground.scene
    span = Span(scene.parse.tokens[first].start, last_character)
    if scene.parse.tokens[first].lower == "then" and (then := _then(ground, first, span)) is not None:
        return then
    inside = [i for i, t in enumerate(scene.reading.times) if t.span.overlaps(span)]
    contact = ground.contact_in(span)
    known = ground.happening(first - 1) if first else None
    return Anchor(
        span=span,
        text=" ".join(scene.reading.text(span).split()),
        expression=inside[0] if inside else None,
        contact=contact.id if contact is not None else None,
        interval=known.interval if known is not None else None,
    )


def _then(ground: Ground, i: int, span: Span) -> Anchor | None:
    """“They have not spoken since then”: the contact, and the one date, of the sentence before or of the words before in its own."""
    parse, times = ground.scene.parse, ground.scene.reading.times
    for sentence in (parse.tokens[i].sentence, parse.tokens[i].sentence - 1):
        before = [t for t in parse.tokens[max(0, i - _THEN_WITHIN) : i] if t.sentence == sentence]
        if not before:
            continue
        words = Span(before[0].start, before[-1].end)
        dates = [n for n, t in enumerate(times) if t.type == "DATE" and words.contains(t.span)]
        contact = ground.contact_in(words)
        if len(dates) == 1:
            return Anchor(span, "then", dates[0], contact.id if contact is not None else None, None)
    return None
