"""Whom a document is about: the two of its title, else of its first contact; and who meets whom in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from readouts.actors.spelling import fold
from readouts.language.mentions.cast import Cast
from readouts.language.mentions.discourse import Discourse
from readouts.language.mentions.referents import Referent
from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token

Two = tuple[Referent, Referent]

# Sentences within which a report says what it is about.
_LEAD = 8
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp", "pcomp", "csubj"})
_OBJECTS = ("dobj", "dative", "agent", "prep", "oprd")
# Whom a meeting or a call is with, and whom it brings together.
_PARTIES = frozenset({"with", "between", "to", "by", "from", "of", "and"})


class Topic:
    """The two people of different states whom a document is about."""

    def __init__(self, scene: Scene, discourse: Discourse, cast: Cast) -> None:
        self._scene, self._discourse, self._cast = scene, discourse, cast
        self._titled: tuple[Referent, ...] | None = None
        self._led: tuple[Referent, ...] = ()
        self._words: dict[int, list[Token]] | None = None
        self._joint: dict[int, tuple[tuple[Two, bool], ...]] = {}

    def pair(self, at: int) -> tuple[Referent, ...]:
        """The two whom the text before a token, or the title, is about; empty where that is not two."""
        if self._titled is None:
            self._titled = self._of_title()
        if not self._titled and not self._led:
            self._led = self._of_lead(self._scene.tokens[at].sentence)
        return self._titled or self._led

    def weight(self, at: int) -> float:
        """How surely the text is about that pair: a title says it, a first sentence about a contact suggests it."""
        self.pair(at)
        return 1.0 if self._titled else 0.5

    def joint(self, sentence: int) -> tuple[tuple[Two, bool], ...]:
        """Pairs who are together the parties of a meeting or a talk in a sentence, and whether its main clause says so.

        The sentence must have been linked to its end.
        """
        if sentence not in self._joint:
            found = []
            words = self._contact_words().get(sentence, []) if self._partners(sentence) < 2 else []
            for token in words:
                people = _distinct(self._parties(token))
                if (two := _two_of_states(people)) is not None:
                    below = any(a.dep in _CLAUSES for a in (token, *self._scene.parse.ancestors(token.i)))
                    found.append((two, not below))
            self._joint[sentence] = tuple(found)
        return self._joint[sentence]

    def _partners(self, sentence: int) -> int:
        """How many people a sentence puts after "with": of two calls told in one sentence neither stands out."""
        tokens = self._scene.parse.sentence_tokens(self._scene.parse.sentences[sentence])
        nouns = [n for t in tokens if t.lower == "with" for n in self._scene.parse.children(t.i, "pobj")]
        return len(_distinct([r for n in nouns for r in self._discourse.at(n.i) if _party(r)]))

    def _of_title(self) -> tuple[Referent, ...]:
        words = [fold(w.removesuffix("'s")) for w in _WORD.findall(self._scene.document.title or "")]
        found: list[Referent] = []
        if words:
            for word in words:
                found += [p for p in self._cast.people if p.named and p.family == word]
            if len(_distinct(found)) < 2:
                found += self._cast.of_title()
        two = _two_of_states(_distinct(found))
        return two or ()

    def _of_lead(self, before: int) -> tuple[Referent, ...]:
        words = self._contact_words()
        for sentence in range(min(before, _LEAD)):
            if sentence not in words:
                continue
            if self.joint(sentence):
                return self.joint(sentence)[0][0]
            heard = [h for h in self._discourse.opening(_LEAD) if h.sentence == sentence]
            people = _distinct(r for h in sorted(heard, key=lambda h: h.at) for r in h.referents if _party(r))
            if people:
                # A round-up of many calls begins with one party and is about no two.
                return _two_of_states(people) or ()
        return ()

    def _contact_words(self) -> dict[int, list[Token]]:
        """Verbs and nouns of talks and meetings, by sentence."""
        if self._words is None:
            contact = self._scene.lexicon.usage.contact
            self._words = {}
            for token in self._scene.tokens:
                lemma = token.lemma.lower()
                if (token.pos == "VERB" and lemma in contact.verbs) or (token.pos == "NOUN" and lemma in contact.nouns):
                    self._words.setdefault(token.sentence, []).append(token)
                elif (
                    token.lower == "with"
                    and (verb := self._scene.parse.head(token.i)) is not None
                    and verb.pos == "VERB"
                ):
                    # "Baerbock will travel with Colonna."
                    self._words.setdefault(token.sentence, []).append(verb)
        return self._words

    def _parties(self, token: Token) -> Iterator[Referent]:
        """People who are subject, object or "with"-object of a verb or a noun of contact."""
        parse = self._scene.parse
        verb: Token | None = token
        if token.pos == "NOUN":
            for part in parse.children(token.i, "poss", "compound", "nmod"):
                yield from self._people(part)
            yield from self._after(token)
            verb = next((a for a in parse.ancestors(token.i) if a.pos in {"VERB", "AUX"}), None)
            direct = parse.head(token.i)
            if direct is not None and direct.dep == "prep" and direct.lower not in {"in", "during", "by", "over"}:
                return
        if verb is None:
            return
        yield from self._subjects(verb)
        if verb is token or verb.lemma in {"hold", "have", "make", "place", "take"}:
            yield from self._after(verb)

    def _subjects(self, verb: Token) -> Iterator[Referent]:
        """Who does it, also where the subject stands with the verb above ("is to travel", "agreed to meet", "flew in and met")."""
        above: Token | None = verb
        while above is not None:
            subjects = self._subject_nouns(above)
            for subject in subjects:
                yield from self._people(subject)
            above = self._scene.parse.head(above.i) if not subjects and above.dep in {"xcomp", "conj"} else None

    def _subject_nouns(self, verb: Token) -> tuple[Token, ...]:
        """Subjects; parsers take a bare surname before its verb for an adverb now and then."""
        parse = self._scene.parse
        return parse.children(verb.i, "nsubj", "nsubjpass") or tuple(
            t for t in parse.children(verb.i, "advmod", "npadvmod", "dep") if t.i < verb.i
        )

    def _after(self, token: Token) -> Iterator[Referent]:
        for part in self._scene.parse.children(token.i, *_OBJECTS):
            if part.dep in {"prep", "agent"}:
                if part.lower in _PARTIES:
                    for noun in self._scene.parse.children(part.i, "pobj"):
                        yield from self._people(noun)
            else:
                yield from self._people(part)

    def _people(self, token: Token) -> Iterator[Referent]:
        for part in self._scene.parse.conjuncts(token.i):
            yield from (r for r in self._discourse.at(part.i) if _party(r))


def _party(referent: Referent) -> bool:
    return referent.is_person and referent.named and referent.state is not None


def _distinct(people: Iterator[Referent] | list[Referent]) -> list[Referent]:
    return list({id(p): p for p in people}.values())


def _two_of_states(people: list[Referent]) -> Two | None:
    """The two, where they are just two and of different states."""
    different = [
        (a, b) for a, b in combinations(people, 2) if a.state is not None and b.state is not None and a.state != b.state
    ]
    return different[0] if len(people) == 2 and different else None
