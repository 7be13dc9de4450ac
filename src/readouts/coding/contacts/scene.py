"""A reading with the indexes that the contact rules ask again and again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

from readouts.actors.table import ActorTable
from readouts.coding.coding import EventMention, Participant, Statement
from readouts.coding.contacts.hanging import with_calls_hung
from readouts.coding.contacts.lexicon import ContactLexicon
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading
from readouts.slots import replace
from readouts.span import Span

_PLACES = frozenset({"capital", "city", "state", "seat"})
_OFFICIALS = frozenset({"diplomats", "officials", "envoys", "generals", "negotiators", "officers", "delegations"})
_HONORIFIC = frozenset({"highness", "majesty", "excellency", "holiness", "honour", "honor", "grace"})
_JUNIOR = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
# "a call with HE Foreign Minister Ana Lopes": parsers take the letters for a pronoun, and make them the one spoken with.
_INITIALS = frozenset({"HE", "HH", "HM", "HRH", "H.E.", "H.H.", "H.M.", "H.R.H."})
# "with Hon. Ana Lopes MP, Minister of …": parsers make the letters behind a name its head.
_POSTNOMINAL = frozenset({"MP", "MEP", "KC", "QC", "CBE", "OBE", "AC", "AM", "AO", "SC", "TD"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_OFFICIAL_GROUPS = frozenset({"GOV", "MIL", "LEG", "IGO", "JUD"})


@dataclass(slots=True)
class Scene:
    """Who stands where, who says what, and which event mention a token triggers."""

    reading: Reading
    lexicon: ContactLexicon
    events: tuple[EventMention, ...]
    statements: tuple[Statement, ...]
    table: ActorTable
    _widest: dict[int, Mention] = field(default_factory=dict)
    _sides: dict[int, tuple[Participant, ...]] = field(default_factory=dict)
    _outer: list[Mention] = field(default_factory=list)
    """Mentions that stand in no other, in text order; they do not overlap."""
    _ending: dict[int, Mention] = field(default_factory=dict)
    """The same by the token behind them."""
    _said: dict[int, tuple[Statement, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parse = with_calls_hung(self.reading.parse, self.lexicon)
        if parse is not self.reading.parse:
            self.reading = replace(self.reading, parse=parse)
        for mention in self.reading.mentions:
            best = self._widest.get(mention.head)
            if best is None or (bool(mention.actors), len(mention.span)) > (bool(best.actors), len(best.span)):
                self._widest[mention.head] = mention
        for mention in self.reading.mentions:
            # In a misread list of names the parser's head of a name may be its first word; rules meet the last.
            if mention.form == "name" and mention.actors:
                self._widest.setdefault(mention.last - 1, mention)
                self._widest.setdefault(self._top(mention), mention)
        for mention in self.reading.mentions:
            if not self._outer or self._outer[-1].span.end <= mention.span.start:
                self._outer.append(mention)
        for mention in self._outer:
            self._ending.setdefault(mention.last, mention)
        for statement in self.statements:
            for piece in statement.content:
                for token in self.parse.tokens_in(piece):
                    self._said[token.i] = (statement, *self._said.get(token.i, ()))

    def _top(self, mention: Mention) -> int:
        """The token by which a name hangs in its clause: in “Emir of the State of X, Sheikh Y” the title, not the name."""
        inside = range(mention.first, mention.last)
        heads = ((i, self.parse.head(i)) for i in inside)
        return next((i for i, head in heads if head is None or head.i not in inside), mention.head)

    def knowing(self, events: tuple[EventMention, ...]) -> Scene:
        """The same scene with other event mentions; the indexes are shared."""
        other = copy(self)
        other.events = events
        return other

    @property
    def parse(self) -> Parse:
        """The parse that tokens index."""
        return self.reading.parse

    def mention(self, i: int) -> Mention | None:
        """The widest mention whose head is token ``i``; one with a known actor where there is one."""
        return self._widest.get(i)

    def sides(self, i: int) -> tuple[Participant, ...]:
        """Participants of known states at token ``i`` and at what is coordinated with it."""
        if i not in self._sides:
            found: dict[str, Participant] = {}
            for token in self.parse.conjuncts(i):
                for participant in self._at(token):
                    found.setdefault(participant.actor.key, participant)
            if listed := self._of_states(i):
                found = {p.actor.key: p for p in listed}
            for mention in self._listed(i):
                for participant in self._of_mention(mention):
                    found.setdefault(participant.actor.key, participant)
            self._sides[i] = tuple(found.values())
        return self._sides[i]

    def _of_states(self, i: int) -> tuple[Participant, ...]:
        """The states of “the ministers responsible for transport of X, Y and Z”, where nobody is named with them.

        Whom the plural alone would mean is then somebody of another state, or of fewer.
        """
        token = self.parse.tokens[i]
        if token.tag != "NNS" or token.lower not in self.lexicon.words.pair_words | _OFFICIALS:
            return ()
        of = [t for t in self.parse.subtree(i) if t.lower in {"of", "from"} and t.dep == "prep" and t.i > i]
        for preposition in of:
            named = [n for p in self.parse.children(preposition.i, "pobj") for n in self.parse.conjuncts(p.i)]
            states = [p for n in named for p in self._of_mention(self._widest.get(n.i)) if p.actor.kind == "state"]
            own = self._widest.get(i)
            told = states_of(Participant(a, own.span) for a in own.actors) if own is not None else frozenset()
            if len(states_of(states)) > 1 and len(states) == len(named) and told != states_of(states):
                return tuple(states)
        return ()

    def names_offices(self, participants: tuple[Participant, ...]) -> bool:
        """Whether several people are named by office and state alone: "the defence ministers of the United States and China"."""
        spans = {p.span for p in participants}
        if len(spans) != 1 or len(participants) < 2:
            return False
        span = next(iter(spans))
        inside = [m for m in self.reading.mentions if span.contains(m.span) and m.span != span]
        return any(a.kind == "state" for m in inside for a in m.actors)

    def in_one_name(self, i: int, other: Token | None) -> bool:
        """Whether two tokens belong to one name: the parser may tear “PM Ann Bee” apart."""
        if other is None:
            return False
        both = (self.parse.tokens[i].span, other.span)
        return any(m.form == "name" and all(m.span.contains(s) for s in both) for m in self._outer)

    def place(self, i: int, kinds: frozenset[str] = _PLACES) -> tuple[Participant, ...]:
        """The state that a place of these kinds lies in, as the side that is visited: "his trip to Tokyo"."""
        if found := self.sides(i):
            return found
        tokens = [
            t
            for t in self.parse.subtree(i)
            if t.i <= i and t.pos == "PROPN" and t.dep in {"compound", "pobj", "dobj", "poss"}
        ]
        if not tokens:
            return ()
        match = self.table.match([t.text for t in tokens], 0)
        if match is None or match.length < len(tokens):
            return ()
        code = next((n.state for n in match.names if n.kind in kinds and n.state), None)
        state = self.table.state(code) if code else None
        if state is None:
            return ()
        actor = Actor("state", state.qid, state.name, None, None, state.code, "GOV")
        return (Participant(actor, Span(tokens[0].start, tokens[-1].end)),)

    def statements_at(self, i: int) -> tuple[Statement, ...]:
        """Statements whose content holds token ``i``, innermost first."""
        return tuple(sorted(self._said.get(i, ()), key=lambda s: (sum(map(len, s.content)), s.id)))

    def speaker_states(self, i: int) -> tuple[str, ...]:
        """States whose words token ``i`` stands in: the innermost known speaker's."""
        for statement in self.statements_at(i):
            if statement.speaker is not None and statement.speaker.state:
                return (statement.speaker.state,)
        return ()

    def _at(self, token: Token) -> Iterable[Participant]:
        """Whom one token means: its own mention, the name before a "Jr.", or whoever a relative pronoun stands for."""
        if own := tuple(self._of_mention(self._widest.get(token.i))):
            return own
        if token.lower in _HONORIFIC:
            named = self.parse.children(token.i, "appos")
            return next((p for t in named if (p := tuple(self._of_mention(self._widest.get(t.i))))), ())
        if token.lower == "head":
            # "the head of the Norwegian government"
            of = (
                n
                for p in self.parse.children(token.i, "prep")
                if p.lower == "of"
                for n in self.parse.children(p.i, "pobj")
            )
            return next((p for t in of if (p := tuple(self._of_mention(self._widest.get(t.i))))), ())
        if token.text in _INITIALS:
            behind = next((m for m in self._outer if m.first == token.i + 1), None)
            return tuple(self._of_mention(behind))
        if token.text in _POSTNOMINAL:
            before = self.parse.children(token.i, "nmod", "compound")
            return next((p for t in reversed(before) if (p := tuple(self._of_mention(self._widest.get(t.i))))), ())
        if token.lower not in _RELATIVE | _JUNIOR:
            return ()
        if token.lower in _JUNIOR:
            before = self.parse.children(token.i, "nmod", "compound")
            return next((p for t in reversed(before) if (p := tuple(self._of_mention(self._widest.get(t.i))))), ())
        antecedent = antecedent_of(self.parse, token)
        return self.sides(antecedent.i) if antecedent is not None else ()

    def _listed(self, i: int) -> Iterable[Mention]:
        """Names joined to the phrase at ``i`` by "and" on the surface, whatever labels the parser gave them."""
        span = self.parse.subtree_span(i)
        own = self._widest.get(i)
        begun = bisect_left(self._outer, span.start, key=_start)
        ended = bisect_right(self._outer, span.end, lo=begun, key=_end)
        inside = [m for m in self._outer[begun:ended] if m.actors]
        inside = [m for m in inside if not self._is_owner(m)]
        position = next((n for n, m in enumerate(inside) if own is not None and m.span.overlaps(own.span)), None)
        if position is None:
            return ()
        first, last = position, position
        while first > 0 and self._only_and(inside[first - 1], inside[first]):
            first -= 1
        while last + 1 < len(inside) and self._only_and(inside[last], inside[last + 1]):
            last += 1
        return inside[first : last + 1] if self._has_and(inside[first], inside[last]) else ()

    def _only_and(self, left: Mention, right: Mention) -> bool:
        between = self.parse.tokens[left.last : self._start_with_land(right)]
        return 0 < len(between) <= 3 and all(t.lower in {",", "and", "&"} for t in between)

    def _start_with_land(self, mention: Mention) -> int:
        """Where “Turkey's Recep Tayyip Erdogan” begins: at the land that owns the name."""
        owner = mention.first - 2
        if owner < 0 or self.parse.tokens[mention.first - 1].tag != "POS" or mention.form != "name":
            return mention.first
        land = self._ending.get(owner + 1)
        return land.first if land is not None and all(a.kind == "state" for a in land.actors) else mention.first

    def _has_and(self, left: Mention, right: Mention) -> bool:
        return any(t.lower in {"and", "&"} for t in self.parse.tokens[left.last : right.first])

    def _is_owner(self, mention: Mention) -> bool:
        """Whether a land only owns the name behind it: “Turkey's Recep Tayyip Erdogan”."""
        after = self.parse.tokens[mention.last] if mention.last < len(self.parse.tokens) else None
        return after is not None and after.tag == "POS" and all(a.kind == "state" for a in mention.actors)

    def _of_mention(self, mention: Mention | None) -> Iterable[Participant]:
        if mention is None:
            return ()
        found = [Participant(a, mention.span) for a in mention.actors]
        return [p for p in found if self._is_side(p)]

    def _is_side(self, participant: Participant) -> bool:
        actor = participant.actor
        if not actor.state or (actor.sector or "GOV") in self.lexicon.words.not_sides:
            return False
        return actor.kind != "group" or (actor.sector or "") in _OFFICIAL_GROUPS


def _start(mention: Mention) -> int:
    return mention.span.start


def _end(mention: Mention) -> int:
    return mention.span.end


def antecedent_of(parse: Parse, pronoun: Token) -> Token | None:
    """The noun that “who”, “whom” and “whose” stand for: “Y, with whom he spoke”, “X and Y, whose call lasted an hour”.

    The parser hangs a clause about a list on its last name; what two have, their call, belongs to the whole list.
    """
    clause = parse.head(pronoun.i)
    while clause is not None and clause.pos not in {"VERB", "AUX"}:
        clause = parse.head(clause.i)
    if clause is not None and clause.dep != "relcl":
        # "X, who did this, and whose call …": the second clause is joined to the first, or to the clause around it.
        before = reversed(parse.tokens[parse.sentence_of(pronoun.i).first : pronoun.i])
        clause = next((t for t in before if t.dep == "relcl"), None)
    head = parse.head(clause.i) if clause is not None and clause.dep == "relcl" else None
    if head is None or head.i >= pronoun.i:
        return None
    while pronoun.lower == "whose" and head.dep == "conj" and (first := parse.head(head.i)) is not None:
        head = first
    return head


def by_state(participants: Iterable[Participant]) -> tuple[tuple[Participant, ...], ...]:
    """Participants grouped by state, in the order in which the states come."""
    groups: dict[str, list[Participant]] = {}
    for participant in participants:
        groups.setdefault(participant.actor.state or "", []).append(participant)
    return tuple(tuple(g) for g in groups.values())


def states_of(participants: Iterable[Participant]) -> frozenset[str]:
    """The states that take part."""
    return frozenset(p.actor.state for p in participants if p.actor.state)
