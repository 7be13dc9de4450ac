"""Where a text names a happening or a meeting of the calendar, and which of them it may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readouts.interval import Interval
from readouts.language.parse import Sentence, Token
from readouts.language.reading import Reading
from readouts.language.times import calendar
from readouts.language.times.calendar import Summit
from readouts.span import Span

# A meeting's place stands soon after its name: "the summit of leaders in Vilnius".
_PLACE_WITHIN = 60
# Before the name of a series these words mean that its meeting is where something took place.
_AT = frozenset({"at", "during"})
_SIDELINES = frozenset({"sideline", "margin", "fringe"})


@dataclass(frozen=True, slots=True)
class Known:
    """A happening of the calendar, as something that words may mean."""

    id: str
    name: str
    days: Interval
    weight: int


@dataclass(frozen=True, slots=True)
class Place:
    """Words that name a happening, with all that they may mean."""

    span: Span
    head: int
    """Token that the syntax ties a time to."""
    known: tuple[Known, ...]
    scheduled: bool = False
    """Whether it is a meeting whose days are known before it begins."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """The calendar, asked by the sentences of a reading."""

    calendar: calendar.Calendar
    classes: Mapping[str, tuple[str, ...]]
    """Lemma → classes of the calendar that it may mean."""
    objects: Mapping[str, tuple[str, ...]]
    """Lemma → classes that it means as the object of a verb like "launch"."""

    @classmethod
    def load(cls, dating_classes: frozenset[str]) -> Happenings:
        """The calendar that ships with the package; of words without a name only those of these classes are used.

        Raises:
            ResourceFileError: A data file has faults.
        """
        loaded = calendar.Calendar.load()
        lemmas: dict[str, list[str]] = defaultdict(list)
        objects: dict[str, list[str]] = defaultdict(list)
        for name, entry in sorted(loaded.words.classes.items()):
            if name in dating_classes:
                for lemma in sorted(entry.nouns | entry.verbs):
                    lemmas[lemma].append(name)
                for lemma in sorted(entry.objects):
                    objects[lemma].append(name)
        return cls(loaded, _frozen(lemmas), _frozen(objects))

    def find(self, reading: Reading) -> Iterator[Place]:
        """Places in text order, sentence by sentence."""
        states = _states_by_sentence(reading)
        everywhere = frozenset().union(*states)
        for sentence in reading.parse.sentences:
            named = list(self._named(reading, sentence, states[sentence.i]))
            taken = {t.i for place in named for t in reading.parse.tokens_in(place.span)}
            yield from named
            for token in reading.parse.sentence_tokens(sentence):
                if token.i in taken:
                    continue
                classes = self.classes.get(token.lemma.lower()) or self._launched(reading, token)
                if classes:
                    yield from self._called(reading, sentence, token, classes, states[sentence.i], everywhere)
            yield from self._meetings(reading, sentence, states[sentence.i])

    def _named(self, reading: Reading, sentence: Sentence, states: frozenset[str]) -> Iterator[Place]:
        """Happenings with a name of their own, in a sentence on one of their states."""
        text = reading.text(sentence.span)
        words = calendar.words_of(text)
        for first, last, happening in self.calendar.names_in(words):
            if not happening.states & states:
                continue
            match = re.search(r"[\W_]+(?:s[\W_]+)?".join(map(re.escape, words[first:last])), text, re.IGNORECASE)
            if match is None:
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            yield from self._place(reading, span, (_known(happening),))

    def _launched(self, reading: Reading, verb: Token) -> tuple[str, ...]:
        """The classes of what a verb launches: "launched their attack" is an invasion, where an attack alone is not."""
        if verb.pos != "VERB" or verb.lemma not in self.calendar.words.launches:
            return ()
        found = {
            n
            for t in reading.parse.children(verb.i, "dobj", "nsubjpass")
            for n in self.objects.get(t.lemma.lower(), ())
        }
        return tuple(sorted(found))

    def _called(
        self,
        reading: Reading,
        sentence: Sentence,
        token: Token,
        classes: tuple[str, ...],
        states: frozenset[str],
        everywhere: frozenset[str],
    ) -> Iterator[Place]:
        """Happenings that a common word means in a sentence on one of their states, in a text on all of them."""
        words = calendar.words_of(reading.text(sentence.span))
        found: dict[str, calendar.Happening] = {}
        for name in classes:
            phrase = self.calendar.words.classes[name].phrase
            if phrase and not any(words[n : n + len(phrase)] == phrase for n in range(len(words))):
                continue
            for happening in self.calendar.of_class(name):
                if happening.states & states and happening.states <= everywhere:
                    found[happening.id] = happening
        # Where the text has both sides of one happening, those that concern one of them alone are not meant; and where
        # the sentence has both, those of which it has one are not.
        shared = {i: len(h.states & states) if len(h.states) > 1 else 0 for i, h in found.items()}
        most = max(shared.values(), default=0)
        chosen = tuple(_known(found[i]) for i in sorted(found) if shared[i] == most)
        if chosen:
            yield Place(token.span, token.i, chosen)

    def _meetings(self, reading: Reading, sentence: Sentence, states: frozenset[str]) -> Iterator[Place]:
        """Meetings of a series: all editions, or those at the place that stands beside the name."""
        named = list(self._meeting_heads(reading, sentence))
        if not named:
            return
        head, editions = named[0]
        near = Span(head.start, min(head.end + _PLACE_WITHIN, sentence.span.end))
        text = reading.text(near)
        there = {a.state for m in reading.mentions_in(near) for a in m.actors if a.kind == "state"}
        placed = tuple(s for s in editions if s.city in text or s.state in there)
        chosen = placed or editions
        yield Place(head.span, head.i, tuple(Known(s.id, s.name, s.interval, 1) for s in chosen), scheduled=True)

    def _meeting_heads(self, reading: Reading, sentence: Sentence) -> Iterator[tuple[Token, tuple[Summit, ...]]]:
        """The words for meetings whose own phrase names a series, with its editions: "the G20 summit", "a session of the …"."""
        for token in reading.parse.sentence_tokens(sentence):
            if token.lemma.lower() in self.calendar.words.meetings:
                editions = self.calendar.summit(reading.text(_name_span(reading, token)))
                if editions:
                    yield token, editions
            elif self._stands_alone(reading, token):
                yield token, self.calendar.summit(reading.text(token.span))

    def _stands_alone(self, reading: Reading, token: Token) -> bool:
        """Whether a series is named in place of its meeting: "at the G20 in Rome", "on the sidelines of the G7"."""
        if token.dep != "pobj" or not self.calendar.means_a_meeting(reading.text(token.span)):
            return False
        above = reading.parse.head(token.i)
        over = reading.parse.head(above.i) if above is not None else None
        sidelines = over is not None and over.lemma in _SIDELINES
        return above is not None and (above.lower in _AT or (above.lower == "of" and sidelines))

    def _place(self, reading: Reading, span: Span, known: tuple[Known, ...]) -> Iterator[Place]:
        tokens = reading.parse.tokens_in(span)
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head not in inside or t.head == t.i), None)
        if head is not None:
            yield Place(span, head.i, known)


def _name_span(reading: Reading, head: Token) -> Span:
    """The phrase of a noun as far as it may hold a name: what stands before it, and a phrase with "of" after it."""
    before = reading.parse.children(head.i, "compound", "amod", "nmod", "poss", "nummod", "appos")
    starts = [reading.parse.subtree_span(t.i).start for t in before]
    of = [t for t in reading.parse.children(head.i, "prep") if t.lower == "of"]
    ends = [min(reading.parse.subtree_span(t.i).end, head.end + _PLACE_WITHIN) for t in of[:1]]
    return Span(min([head.start, *starts]), max([head.end, *ends]))


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _known(happening: calendar.Happening) -> Known:
    return Known(happening.id, happening.name, happening.interval, happening.weight)


def _states_by_sentence(reading: Reading) -> list[frozenset[str]]:
    """The states that each sentence mentions, by name or through people and offices."""
    found: list[set[str]] = [set() for _ in reading.parse.sentences]
    for mention in reading.mentions:
        found[reading.parse.tokens[mention.head].sentence].update(a.state for a in mention.actors if a.state)
    return [frozenset(s) for s in found]
