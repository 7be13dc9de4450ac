"""People's names: family and given name by the custom of their state, and the ways in which a name is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.actors.rows import NamingFile
from readouts.actors.spelling import fold


@dataclass(frozen=True, slots=True)
class Naming:
    """The customs of ``naming.yaml``."""

    file: NamingFile

    def split(self, name: str, states: tuple[str, ...], family: str | None = None) -> tuple[str, str]:
        """Given and family name.

        >>> naming.split("Xi Jinping", ("CHN",))
        ('Jinping', 'Xi')
        """
        words = name.split()
        if len(words) > 1 and fold(words[-1]) in self.file.suffixes:
            words = words[:-1]
        if family is not None:
            given = " ".join(words)
            return (given.replace(family, "", 1).strip() if family in given else given), family
        if len(words) == 1 or not self.file.whole.isdisjoint(states):
            return "", " ".join(words)
        if not self.file.family_first.isdisjoint(states):
            return " ".join(words[1:]), words[0]
        start = self._family_start(words)
        return " ".join(words[:start]), " ".join(words[start:])

    def _family_start(self, words: list[str]) -> int:
        for i, word in enumerate(words[1:-1], start=1):
            if fold(word) in self.file.patronymics:
                return i
        start = len(words) - 1
        while start > 1 and (fold(words[start - 1]) in self.file.particles):
            start -= 1
        return start

    def full_names(self, name: str, given: str, family: str, states: tuple[str, ...]) -> Iterator[str]:
        """The name in the orders and lengths in which it is written; the name itself first."""
        yield name
        if _is_of_land(name):
            return
        plain = f"{given} {family}" if given else family
        givens = [w for w in given.split() if len(fold(w)) > 1]
        if not self.file.family_first.isdisjoint(states) or not self.file.either_order.isdisjoint(states):
            yield f"{family} {given}"
            yield f"{given} {family}"
            return
        yield plain
        if self._has_patronymic(family):
            start = family.split()
            if len(start) > 2:
                yield f"{given} {' '.join(start[:2])}"
            return
        yield from (f"{g} {family}" for g in givens)
        if self._two(states) and len(givens) > 1:
            yield f"{givens[0]} {givens[-1]}"
            yield f"{givens[0]} {givens[-1]} {family}"

    def short_names(self, name: str, given: str, family: str, states: tuple[str, ...]) -> Iterator[str]:
        """What the press may call the person by alone; the family name first."""
        if _is_of_land(name):
            return
        yield family
        words = family.split()
        if self._has_patronymic(family):
            yield " ".join(words[:2])
            if len(words) > 2:
                yield " ".join(words[2:])
        elif len(words) > 1 or "-" in family:
            yield words[-1]
            last = words[-1].split("-")
            if fold(last[0]) in self.file.particles and len(last) > 1:
                yield "-".join(last[1:])
        givens = [w for w in given.split() if len(fold(w)) > 1]
        if not givens:
            return
        if self._two(states) and len(givens) > 1:
            yield givens[-1]
            yield f"{givens[-1]} {family}"
        if not self.file.called_by_first.isdisjoint(states):
            yield givens[0]
        if not self.file.called_by_last.isdisjoint(states):
            yield givens[-1]

    def _two(self, states: tuple[str, ...]) -> bool:
        return not self.file.two_family_names.isdisjoint(states)

    def _has_patronymic(self, family: str) -> bool:
        return fold(family.split(maxsplit=1)[0]) in self.file.patronymics


def _is_of_land(name: str) -> bool:
    """Whether a name ends with a land, as kings' names do: nobody is called “Norway” or “of Norway”."""
    return "of" in name.split()
