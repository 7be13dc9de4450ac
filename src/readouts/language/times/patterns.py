"""Patterns of time expressions: read from data, compiled to regular expressions over atom codes, and matched.

A pattern is a row of items: a class of words (``month``), a word in quotation marks (``'of'``), a macro (``$number``),
groups in parentheses with ``|``, ``?`` after what may be missing, ``=name`` after what the meaning needs. There is no
repetition, so matching takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.errors import ResourceFileError
from readouts.language.times.atoms import BREAK, Alphabet, Atom, Atoms
from readouts.language.times.lexicon import Lexicon
from readouts.resources.files import read_yaml
from readouts.slots import quickly_made
from readouts.span import Span

_ITEM = re.compile(r"\s*('[^' ]+'|\$?[a-z_0-9]+|[()|?]|=[a-z_]+)")
_FILE = "times/patterns.yaml"
# The item that any one word of the sentence fills.
_ANY = "any"


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    pattern: str
    make: str
    why: str = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    macros: dict[str, str]
    rules: list[_Rule]


@quickly_made
@dataclass(frozen=True, slots=True)
class Match:
    """A place where a pattern fits, with the atoms of its named items."""

    rule: str
    make: str
    atoms: Atoms
    first: int
    last: int
    """Atoms [first, last) of the expression itself; a pattern may look at more (``=span``)."""
    order: int
    captures: Mapping[str, tuple[Atom, ...]]

    def has(self, name: str) -> bool:
        """Whether the named item is there."""
        return name in self.captures

    def word(self, name: str) -> str:
        """The words of a named item, with single spaces; empty where it is missing."""
        return " ".join(a.text for a in self.captures.get(name, ()))

    @property
    def span(self) -> Span:
        """Characters of the expression."""
        return Span(self.atoms.items[self.first].start, self.atoms.items[self.last - 1].end)

    @property
    def tokens(self) -> tuple[int, int]:
        """First and last token of the expression."""
        return self.atoms.items[self.first].token, self.atoms.items[self.last - 1].token


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule as a regular expression over codes."""

    id: str
    make: str
    expression: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_fit(self, there: frozenset[str]) -> bool:
        """Whether a text with these codes can hold the pattern; mostly not, which is found out sooner than by searching."""
        return not any(map(there.isdisjoint, self.needs))


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns, compiled."""

    alphabet: Alphabet
    rules: tuple[_Compiled, ...]

    @classmethod
    def load(cls, lexicon: Lexicon, makers: frozenset[str]) -> Patterns:
        """The patterns that ship with the package.

        Raises:
            ResourceFileError: The file has faults: a name that is no class, a macro or maker that is not known.
        """
        data = read_yaml(_FILE, _File)
        items = {rule.id: _expand(rule.pattern, data.macros) for rule in data.rules}
        known, faults = lexicon.names(), []
        for rule in data.rules:
            unknown = [i for i in items[rule.id] if i[0].isalpha() and i != _ANY and i not in known]
            faults += [f"{rule.id}: no class of words is called {name!r}" for name in unknown]
            if rule.make not in makers:
                faults.append(f"{rule.id}: makes {rule.make!r}; known are {', '.join(sorted(makers))}")
            faults += [f"{rule.id}: macro {i} is not known" for i in items[rule.id] if i[0] == "$"]
        if len(items) < len(data.rules):
            faults.append("two rules have the same id")
        if faults:
            raise ResourceFileError(_FILE, tuple(faults))
        literals = {i[1:-1] for row in items.values() for i in row if i[0] == "'"}
        alphabet = Alphabet.build(lexicon, literals)
        compiled = [
            _Compiled(r.id, r.make, re.compile(_regex(items[r.id], alphabet)), needs_of(items[r.id], alphabet.sets))
            for r in data.rules
        ]
        return cls(alphabet, tuple(compiled))

    def match(self, atoms: Atoms) -> list[Match]:
        """All places where a rule fits, by start, longest first, then in the order of the rules; they may overlap."""
        there = frozenset(atoms.near)
        found = [m for n, rule in enumerate(self.rules) if rule.may_fit(there) for m in self._matches(n, atoms)]
        found.sort(key=lambda m: (m.first, -m.last, m.order))
        return found

    def _matches(self, order: int, atoms: Atoms) -> Iterator[Match]:
        rule, expression = self.rules[order], self.rules[order].expression
        places = atoms.places
        for hit in expression.finditer(atoms.near):
            captures: dict[str, tuple[Atom, ...]] = {}
            start, end = hit.span()
            first, last = places[start], places[end - 1] + 1
            for name in expression.groupindex:
                start, end = hit.span(name)
                if start >= 0:
                    begin, stop = (places[start], places[end - 1] + 1) if end > start else (first, first)
                    captures[name.split("__")[0]] = atoms.items[begin:stop]
                    if name.startswith("span__"):
                        first, last = begin, stop
            yield Match(rule.id, rule.make, atoms, first, last, order, captures)


def _expand(pattern: str, macros: Mapping[str, str], depth: int = 0) -> list[str]:
    found: list[str] = []
    position = 0
    pattern = pattern.rstrip()
    while position < len(pattern):
        item = _ITEM.match(pattern, position)
        if item is None:
            raise ResourceFileError(_FILE, (f"cannot read {pattern[position:].strip()!r} in the pattern {pattern!r}",))
        position, text = item.end(), item.group(1)
        if text[0] == "$" and text[1:] in macros and depth < 8:
            found += ["(", *_expand(macros[text[1:]], macros, depth + 1), ")"]
        else:
            found.append(text)
    return found


def needs_of(items: list[str], sets: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """Sets of codes of each of which every text that fits a pattern has one.

    >>> needs_of(["'the'", "?", "(", "month", "|", "year", ")"], {"'the'": "t", "month": "m", "year": "y"})
    (frozenset({'m', 'y'}),)
    """
    # For each open group its alternatives so far, each with the needs of its items.
    groups: list[list[list[frozenset[str]]]] = [[[]]]
    last: list[frozenset[str]] = []
    for item in items:
        if item == "(":
            groups.append([[]])
        elif item == "|":
            groups[-1].append([])
        elif item == "?":
            groups[-1][-1] = groups[-1][-1][: len(groups[-1][-1]) - len(last)]
        elif item[0] != "=":
            last = _either(groups.pop()) if item == ")" else [frozenset(sets[item])] if item != _ANY else []
            groups[-1][-1] += last
    return tuple(dict.fromkeys(_either(groups[0])))


def _either(alternatives: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What one of several alternatives needs: all needs of a lone one; of several, one code of the rarest need of any."""
    if len(alternatives) == 1:
        return alternatives[0]
    if not all(alternatives):
        return []
    return [frozenset().union(*(min(needs, key=len) for needs in alternatives))]


def _regex(items: list[str], alphabet: Alphabet) -> str:
    """The regular expression of a pattern; a name that occurs twice gets numbers behind ``__``."""
    output: list[str] = []
    opened: list[int] = []
    closed = 0
    names = 0
    for item in items:
        if item == "(":
            opened.append(len(output))
            output.append("(?:")
        elif item == ")":
            closed = opened.pop()
            output.append(")")
        elif item in "|?":
            output.append(item)
        elif item == _ANY:
            output.append(f"[^{BREAK}]")
        elif item[0] == "=":
            names += 1
            # A name belongs to what stands just before it: one item, or a whole group.
            at = closed if output[-1] == ")" else len(output) - 1
            output.insert(at, f"(?P<{item[1:]}__{names}>")
            output.append(")")
            opened = [o + 1 if o >= at else o for o in opened]
            closed = at
        else:
            output.append(f"[{alphabet.sets[item]}]")
    return "".join(output)
