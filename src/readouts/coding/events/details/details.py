"""What an event has beside type and sides that words of lists tell: mode, contexts, magnitude."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.coding.coding import Magnitude
from readouts.language.parse import Token
from readouts.ontology.plover import Ontology, refuse
from readouts.resources.files import read_yaml
from readouts.span import Span

_MONEY_FIRST = frozenset({"AID", "SANCTION", "AGREE", "REQUEST", "REJECT", "COOPERATE"})


_DIGIT = re.compile(r"\d")
# A bare number of four digits that reads as a year is no count ("in 2022 the troops left").
_YEAR = re.compile(r"(?:19|20)\d\d\b(?!,\d)")


class _Contexts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    contexts: dict[str, list[str]]


class _Measures(BaseModel):
    model_config = ConfigDict(extra="forbid")
    multipliers: dict[str, float]
    signs: dict[str, str]
    currencies: dict[str, str]
    durations: dict[str, str]
    persons: list[str]
    words: dict[str, int]


@dataclass(frozen=True, slots=True)
class Details:
    """Word lists for contexts, modes and measures, ready for look-up."""

    contexts: dict[str, dict[str, tuple[str, ...]]]
    """By the first word of a phrase, and by its second one, which is empty where there is none."""
    modes: dict[str, dict[str, str]]
    measures: _Measures
    money: re.Pattern[str]
    number: re.Pattern[str]

    @classmethod
    def load(cls, ontology: Ontology) -> Details:
        """The lists that ship with the package.

        Raises:
            ResourceFileError: A file names what the ontology does not know.
        """
        raw = read_yaml("patterns/contexts.yaml", _Contexts).contexts
        refuse("patterns/contexts.yaml", [f for c in raw for f in ontology.faults_of(c, None, None, (c,))])
        modes = read_yaml("patterns/modes.yaml", TypeAdapter(dict[str, dict[str, list[str]]]))
        refuse(
            "patterns/modes.yaml", [f for t, by in modes.items() for m in by for f in ontology.faults_of(t, t, m, ())]
        )
        contexts: dict[str, list[str]] = {}
        for context, words in raw.items():
            for word in words:
                contexts.setdefault(word, []).append(context)
        measures = read_yaml("patterns/measures.yaml", _Measures)
        return cls(
            contexts=_by_first(contexts),
            modes={t: {w: m for m, words in reversed(by.items()) for w in words} for t, by in modes.items()},
            measures=measures,
            money=_money_pattern(measures),
            number=_number_pattern(measures),
        )

    def contexts_of(self, clause: tuple[Token, ...], given: tuple[str, ...]) -> tuple[str, ...]:
        """Contexts that the entry gives, then those of words in the clause, each once."""
        found = list(given)
        lemmas = [token.lemma.lower() for token in clause]
        for lemma, following in zip(lemmas, [*lemmas[1:], ""], strict=True):
            if (known := self.contexts.get(lemma)) is not None:
                found += known.get("", ())
                found += known.get(following, ()) if following else ()
        return tuple(dict.fromkeys(found))

    def mode_of(self, type_: str, near: tuple[Token, ...]) -> str | None:
        """The mode that words near the trigger tell; None where none does."""
        words = self.modes.get(type_)
        if words is None:
            return None
        present = {t.lemma.lower() for t in near}
        order = list(dict.fromkeys(reversed(list(words.values()))))
        found = {words[w] for w in present if w in words}
        return next((m for m in order if m in found), None)

    def magnitude_of(self, type_: str, text: str, span: Span) -> Magnitude | None:
        """How much, in the words of ``span``: money first for help and sanctions, people first for the rest."""
        money = self._money_in(text, span)
        if money is not None and type_ in _MONEY_FIRST:
            return money
        persons, duration = self._counted(text, span)
        return persons or money or duration

    def _money_in(self, text: str, span: Span) -> Magnitude | None:
        # A sum has digits, and most evidence has none: a tenth of the time of the pattern finds out.
        m = self.money.search(text, span.start, span.end) if _DIGIT.search(text, span.start, span.end) else None
        if m is None:
            return None
        sign, amount, unit = m["sign"], m["amount"] or m["amount2"], (m["unit"] or m["unit2"] or "").lower()
        currency = self.measures.signs[sign.replace("\\", "")] if sign else self.measures.currencies[m["name"].lower()]
        value = float(amount.replace(",", "")) * self.measures.multipliers.get(unit, 1)
        return Magnitude(round(value, 2), currency, Span(m.start(), m.end()))

    def _counted(self, text: str, span: Span) -> tuple[Magnitude | None, Magnitude | None]:
        """The first number of people, and the first of units of time."""
        persons: Magnitude | None = None
        duration: Magnitude | None = None
        for m in self.number.finditer(text, span.start, span.end):
            noun = m["noun"].lower()
            if _YEAR.match(text, m.start()):
                continue
            if noun in self.measures.durations:
                duration = duration or self._number(m, self.measures.durations[noun])
            else:
                persons = persons or self._number(m, "persons")
        return persons, duration

    def _number(self, m: re.Match[str], unit: str) -> Magnitude:
        words, amount = self.measures.words, m["amount"].lower()
        base = float(words[amount]) if amount in words else float(amount.replace(",", ""))
        value = base * self.measures.multipliers.get((m["unit"] or "").lower(), 1)
        return Magnitude(value, unit, Span(m.start(), m.end()))


def _by_first(contexts: dict[str, list[str]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The contexts of words and of phrases of two."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for phrase, named in contexts.items():
        first, _, second = phrase.partition(" ")
        found.setdefault(first, {})[second] = tuple(named)
    return found


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _money_pattern(measures: _Measures) -> re.Pattern[str]:
    unit = _alternatives(list(measures.multipliers))
    signs, names = _alternatives(list(measures.signs)), _alternatives(list(measures.currencies))
    amount = r"\d[\d,]*(?:\.\d+)?"
    return re.compile(
        rf"\\?(?P<sign>{signs})\s?(?P<amount>{amount})(?:[\s-]?(?P<unit>{unit})\b)?"
        rf"|\b(?P<amount2>{amount})(?:[\s-]?(?P<unit2>{unit}))?\s(?P<name>{names})\b",
        re.IGNORECASE,
    )


def _number_pattern(measures: _Measures) -> re.Pattern[str]:
    unit, words = _alternatives(list(measures.multipliers)), _alternatives(list(measures.words))
    nouns = _alternatives([*measures.persons, *measures.durations])
    return re.compile(
        rf"\b(?P<amount>\d[\d,]*(?:\.\d+)?|{words})(?:\s(?P<unit>{unit}))?(?:[\s-](?!(?:and|or|to)\b)[a-zA-Z-]{{1,30}}){{0,3}}?[\s-](?P<noun>{nouns})\b",
        re.IGNORECASE,
    )
