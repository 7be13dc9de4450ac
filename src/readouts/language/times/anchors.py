"""Words that place something before, after or since a known happening: "since the invasion", "in the months before the war"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from readouts.documents.document import Document
from readouts.interval import Interval
from readouts.language.parse import Parse, Token
from readouts.language.times.calendar import Calendar, Happening, Summit, words_of
from readouts.span import Span

Relation = Literal["since", "before", "after", "until", "during"]

# A phrase longer than this is a sentence of its own: its head is read, not all that hangs on it.
_LONGEST = 30
# How many of the states that a text names most may be those that "the war" is between.
_MAIN_STATES = 5


@dataclass(frozen=True, slots=True)
class AnchorPhrase:
    """A phrase that names a happening or a summit of the calendar, and how it is used."""

    span: Span
    """From the preposition or conjunction to the end of what it governs."""
    happening: str
    """Id of the happening or summit."""
    name: str
    interval: Interval
    relation: Relation
    preposition: int
    """Token of the preposition or conjunction."""
    because: str
    """A sentence a reader understands: which words mean it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What a preposition governs: the head, what may name the happening, and the words."""

    preposition: Token
    head: Token
    first: int
    last: int
    """Tokens [first, last) of the phrase."""


def find_anchors(document: Document, parse: Parse, calendar: Calendar) -> tuple[AnchorPhrase, ...]:
    """Phrases that place something by a known happening, in text order; those that no one happening fits are left out."""
    if not parse.spelt(calendar.words.relations):
        return ()
    return _Finder(document, parse, calendar, _main_states(parse, calendar), _Below.of(parse)).find()


def _main_states(parse: Parse, calendar: Calendar) -> Mapping[str, int]:
    """How often the text names each of the states that it names most."""
    counted = Counter(code for _, code in calendar.states.found_in([t.text for t in parse.tokens]))
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_MAIN_STATES]
    return dict(most)


@dataclass(frozen=True, slots=True)
class _Below:
    """The first children of each token; a head with more is no phrase but a list, and reading stays linear."""

    children: Mapping[int, list[Token]]

    @classmethod
    def of(cls, parse: Parse, most: int = 40) -> _Below:
        found: dict[int, list[Token]] = {}
        for token in parse.tokens:
            if token.head != token.i and len(own := found.setdefault(token.head, [])) < most:
                own.append(token)
        return cls(found)

    def all(self, i: int, *deps: str) -> list[Token]:
        return [t for t in self.children.get(i, ()) if not deps or t.dep in deps]

    def first(self, i: int, *deps: str) -> Token | None:
        return next((t for t in self.children.get(i, ()) if t.dep in deps), None)


@dataclass(frozen=True, slots=True)
class _Finder:
    document: Document
    parse: Parse
    calendar: Calendar
    main: Mapping[str, int]
    below: _Below

    def find(self) -> tuple[AnchorPhrase, ...]:
        found = []
        for token in self.parse.spelt(self.calendar.words.relations):
            relation = self.calendar.words.relations[token.lower]
            place = self._place(token)
            if place is None:
                continue
            known = self._known(place)
            if known is not None:
                name, ident, interval = known
                span = Span(token.start, self.parse.tokens[place.last - 1].end)
                words = " ".join(t.text for t in self.parse.tokens[place.first : place.last])
                because = f"“{words}” is {name} in the calendar of happenings"
                found.append(AnchorPhrase(span, ident, name, interval, relation, token.i, because))
        return tuple(found)

    def _place(self, token: Token) -> _Place | None:
        """What the token governs: its object, or the clause that it opens."""
        head = self.below.first(token.i, "pobj", "pcomp")
        if token.lower in ("prior", "ahead"):  # "prior to", "ahead of"
            to = self.below.first(token.i, "prep")
            head = self.below.first(to.i, "pobj") if to else None
        if head is None and token.dep in ("mark", "advmod"):
            above = self.parse.head(token.i)
            head = above if above is not None and above.pos in ("VERB", "AUX") and above.i > token.i else None
        if head is None or head.i <= token.i:
            return None
        sentence = self.parse.sentence_of(token.i)
        last = head.i + 1
        while last < min(sentence.last, token.i + _LONGEST) and self._inside(last, head.i, token.i):
            last += 1
        return _Place(token, head, token.i + 1, last)

    def _inside(self, i: int, head: int, preposition: int) -> bool:
        if self.parse.tokens[i].text in (",", ";", ":", "—", "–", '"', "(", ")", "."):
            return False
        for steps, above in enumerate(self.parse.ancestors(i)):
            if above.i == head:
                return True
            if above.i <= preposition or steps > 8:
                return False
        return False

    def _known(self, place: _Place) -> tuple[str, str, Interval] | None:
        happening = self._by_name(place) or self._by_class(place)
        if happening is not None:
            return happening.name, happening.id, happening.interval
        summit = self._summit(place)
        return (f"the {summit.name}", summit.id, summit.interval) if summit else None

    def _words(self, place: _Place) -> list[tuple[str, int]]:
        return [
            (w, t.i)
            for t in self.parse.tokens[place.first : place.last]
            for w in words_of(t.text)
            if t.text not in ("'s", "'")
        ]

    def _by_name(self, place: _Place) -> Happening | None:
        """A happening whose own name is the head of the phrase, or stands at a head that says what kind of thing it is."""
        words = self._words(place)
        beside = self._beside(place.head)
        hits = []
        for start, end, happening in self.calendar.names_in([w for w, _ in words]):
            covered = {i for _, i in words[start:end]}
            named = place.head.i in covered or (covered & beside and self._is_kind(place.head, happening))
            if named and self._begun(happening.interval):
                hits.append((end - start, happening))
        longest = max((size for size, _ in hits), default=0)
        found = {h.id: h for size, h in hits if size == longest}
        return next(iter(found.values())) if len(found) == 1 else None

    def _beside(self, head: Token) -> set[int]:
        """Tokens that say which one the head is: "the Bucha killings", "the killing of Soleimani", "Abe was assassinated"."""
        if head.pos == "VERB":
            return {c.i for c in self.below.all(head.i, "nsubj", "nsubjpass", "dobj")}
        near = {c.i for c in self.below.all(head.i, "compound", "amod", "nmod", "poss")}
        for of in self.below.all(head.i, "prep"):
            if of.lower in ("of", "on", "in"):
                near |= {c.i for c in self.below.all(of.i, "pobj")}
        return near

    def _is_kind(self, head: Token, happening: Happening) -> bool:
        lemma = head.lemma.lower()
        words = self.calendar.words
        if head.pos != "VERB" and (lemma in words.generic or lemma in words.onsets):
            return True
        entries = [words.classes[c] for c in sorted(happening.called)]
        return any(lemma in (e.verbs if head.pos == "VERB" else e.nouns) for e in entries)

    def _by_class(self, place: _Place) -> Happening | None:
        """A happening of the class that the head names, of the states that the phrase or else the text names."""
        head = self._meant(place)
        if head is None:
            return None
        classes = self._classes(head, place)
        candidates = {h.id: h for c in classes for h in self.calendar.of_class(c) if self._begun(h.interval)}
        if not candidates:
            return None
        tokens = [t.text for t in self.parse.tokens[place.first : place.last]]
        named = frozenset(code for _, code in self.calendar.states.found_in(tokens))
        if named:
            found = self.calendar.best(candidates.values(), named, self.document.stated)
            return found[0] if len(found) == 1 else None
        if not self._is_definite(head):
            return None
        states = frozenset(self.main)
        fitting = [
            h
            for h in candidates.values()
            if h.weight > 1 and (h.recipients or h.states) <= states and h.states & states
        ]
        ranked = sorted(fitting, key=lambda h: (h.weight, sum(self.main.get(s, 0) for s in h.states)), reverse=True)
        if len(ranked) > 1 and self._rank(ranked[0]) == self._rank(ranked[1]):
            return None
        return ranked[0] if ranked else None

    def _rank(self, happening: Happening) -> tuple[int, int]:
        return happening.weight, sum(self.main.get(s, 0) for s in happening.states)

    def _meant(self, place: _Place) -> Token | None:
        """The word that means the happening: the object, behind "the start of"; the verb, its subject or its object."""
        words = self.calendar.words
        head = place.head
        if head.pos in ("NOUN", "PROPN"):
            if head.lemma.lower() in words.onsets:
                of = self.below.first(head.i, "prep")
                return self.below.first(of.i, "pobj") if of and of.lower == "of" else None
            return head
        if any(head.lemma in c.verbs for c in words.classes.values()):
            return head
        subject, thing = self.below.first(head.i, "nsubj", "nsubjpass"), self.below.first(head.i, "dobj")
        if head.lemma in words.launches and thing is not None:
            return thing
        if head.lemma in words.begins or head.lemma in words.launches:
            return subject
        return None

    def _classes(self, head: Token, place: _Place) -> Iterator[str]:
        words = self.calendar.words
        lemma = head.lemma.lower()
        launched = head.dep == "dobj" and place.head.i != head.i
        beside = {c.lower for c in self.below.all(head.i, "compound", "amod", "nmod", "poss")}
        states = {w for w in beside if self.calendar.states.at([w.capitalize()], 0)}
        other = {
            w for w in beside - words.neutral - states if w.isalpha() and w not in ("his", "her", "its", "their", "our")
        }
        for name, entry in words.classes.items():
            if entry.phrase:
                if lemma in entry.nouns and set(entry.phrase) - {lemma, "of"} <= beside | {
                    c.lower for c in self.below.all(head.i)
                }:
                    yield name
            elif (lemma in entry.verbs and head.pos == "VERB") or (
                (lemma in entry.nouns or (launched and lemma in entry.objects)) and not self._other_names(head, other)
            ):
                yield name

    def _other_names(self, head: Token, other: set[str]) -> bool:
        """Whether words beside the noun make it another thing; a person's or force's name before 's does not."""
        return any(c.lower in other and c.dep != "poss" for c in self.below.all(head.i, "compound", "amod", "nmod"))

    def _is_definite(self, head: Token) -> bool:
        if head.pos == "VERB":
            return False
        return any(
            c.lower in ("the", "this", "that") or c.dep == "poss" for c in self.below.all(head.i, "det", "poss")
        ) or head.lemma in (
            "fighting",
            "war",
        )

    def _summit(self, place: _Place) -> Summit | None:
        """A meeting of the calendar: by its series or its city, the latest before publication where that is known."""
        if place.head.lemma.lower() not in self.calendar.words.meetings and place.head.pos != "PROPN":
            return None
        tokens = self.parse.tokens[place.first : place.last]
        text = " ".join(t.text for t in tokens)
        years = [int(t.text) for t in tokens if t.text.isdecimal() and len(t.text) == 4]
        year = years[0] if years else None
        found = self.calendar.summit(text, None, year)
        if not found and place.head.lemma.lower() in self.calendar.words.meetings:
            found = tuple(s for s in self.calendar.summits if self._fits_city(s, text, year))
        else:
            cities = [s for s in found if set(words_of(s.city)) <= set(words_of(text))]
            states = self.calendar.states.in_words(text)
            found = tuple(cities) or tuple(s for s in found if not states or s.state in states)
        begun = [s for s in found if self._begun(s.interval)]
        if self.document.stated is not None and place.preposition.lower not in ("before", "until", "prior"):
            return begun[-1] if begun else None
        return begun[0] if len(begun) == 1 else None

    def _fits_city(self, summit: Summit, text: str, year: int | None) -> bool:
        if not set(words_of(summit.city)) <= set(words_of(text)) or (
            year and summit.interval.earliest and summit.interval.earliest.year != year
        ):
            return False
        return bool(summit.participants) and summit.participants <= frozenset(self.main)

    def _begun(self, interval: Interval) -> bool:
        stated = self.document.stated
        return (
            stated is None or stated.latest is None or interval.earliest is None or interval.earliest <= stated.latest
        )
