"""Whom the earlier passages of a long document have named: what a later one needs to know who "Kallas" is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readouts.language.mentions.referents import Referent

MOST = 1_000
"""People kept, those named last: a book of proceedings has some hundreds, and a list of ten thousand names shall not grow with each passage."""


@dataclass(frozen=True, slots=True)
class Told:
    """People named so far, whoever was named last behind the others."""

    people: tuple[Referent, ...] = ()

    def again(self) -> Iterator[Referent]:
        """The same people for another passage, which may learn more of them."""
        for person in self.people:
            yield replace(person, words=set(person.words), titles=set(person.titles))

    def called(self) -> dict[str, bool]:
        """Folded words by which they may be called again; True where it is the family name of somebody named in full."""
        found: dict[str, bool] = {}
        for person in self.people:
            if len(person.words) > 1:
                for word in person.words:
                    found[word] = found.get(word, False) or word == person.family
        return found

    @classmethod
    def of(cls, known: Sequence[Referent], named: Sequence[Referent]) -> Told:
        """Those known before a passage, and those that it names, among them some of the former."""
        here = {id(person) for person in named}
        return cls((*(p for p in known if id(p) not in here), *named)[-MOST:])


NOBODY = Told()
