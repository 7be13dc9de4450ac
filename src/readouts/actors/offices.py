"""Titles and institutions: which class of office they name, in which state, and how a reader says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readouts.actors.model import Name, OfficeClass, OfficeReading, State
from readouts.actors.rows import MeaningRow, OfficesFile
from readouts.actors.spelling import pieces, token_pieces, word_key

_SPOKES = ("spokesman", "spokeswoman", "spokesperson")
_PEOPLE_OF = {"man": "men", "woman": "women", "person": "people"}
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_LINKS = frozenset({"of", "for", "to", "without", "at", "in"})


@dataclass(frozen=True, slots=True)
class Title:
    """One title as it is indexed."""

    text: str
    """In the singular."""
    office: str | None
    """What it means where no meaning of a state says otherwise; None where only those give it one."""
    role: str | None = None
    of: str | None = None
    plural: str = ""
    """How the text writes the plural; empty for the singular."""


def plural_of(title: str) -> str:
    """The plural of a title.

    >>> plural_of("minister of foreign affairs"), plural_of("secretary-general"), plural_of("spokeswoman")
    ('ministers of foreign affairs', 'secretaries-general', 'spokeswomen')
    """
    words = title.split()
    head = next((i - 1 for i, w in enumerate(words) if w in _LINKS and i), len(words) - 1)
    noun, dash, rest = words[head].partition("-")
    if not dash or rest not in {"general", "elect", "designate", "in", "in-chief", "at-large"}:
        before, dash, noun = words[head].rpartition("-")
        words[head] = f"{before}{dash}{_plural_noun(noun)}"
    else:
        words[head] = f"{_plural_noun(noun)}-{rest}"
    if (
        len(words) > 1
        and words[-1] == "general"
        and words[-2] in {"secretary", "director", "prosecutor", "attorney", "consul"}
    ):
        words[-2:] = [_plural_noun(words[-2]), "general"]
    return " ".join(words)


def _plural_noun(noun: str) -> str:
    for ending, plural in _PEOPLE_OF.items():
        if noun.endswith(ending) and noun != ending:
            return noun[: -len(ending)] + plural
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch")) else "s")


def _portfolio_titles(portfolio: str) -> Iterator[str]:
    yield f"{portfolio} minister"
    yield f"{portfolio} secretary"
    for link in (
        "minister of",
        "minister for",
        "minister of state for",
        "secretary of",
        "secretary for",
        "secretary of state for",
    ):
        yield f"{link} {portfolio}"


def _portfolio_institutions(portfolio: str) -> tuple[str, ...]:
    return (
        f"{portfolio} ministry",
        f"ministry of {portfolio}",
        f"ministry for {portfolio}",
        f"department of {portfolio}",
        f"{portfolio} department",
    )


def _capitalised(text: str) -> str:
    small = {"of", "for", "the", "and", "to", "without"}
    return " ".join(w if w in small and i else w[:1].upper() + w[1:] for i, w in enumerate(text.split()))


@dataclass(frozen=True, slots=True)
class Offices:
    """What ``offices.yaml`` says, indexed by the keys of a title's words."""

    classes: dict[str, OfficeClass]
    ministers: frozenset[str]
    """Classes whose deputies are another class."""
    as_said: frozenset[str]
    """Classes whose role is the title itself."""
    titles: dict[tuple[str, ...], Title]
    meanings: dict[tuple[str, ...], tuple[MeaningRow, ...]]
    institutions: dict[str, str]
    """Institution as written, to the class of the office at its head."""
    file: OfficesFile

    @classmethod
    def build(cls, file: OfficesFile) -> Offices:
        """The index of a checked file."""
        titles: dict[tuple[str, ...], Title] = {}
        for title in _all_titles(file):
            titles.setdefault(_key(title.text), title)
            plural = plural_of(title.text)
            titles.setdefault(_key(plural), Title(title.text, title.office, title.role, title.of, plural))
        meanings: dict[tuple[str, ...], tuple[MeaningRow, ...]] = {}
        for row in file.meanings:
            meanings[_key(row.title)] = (*meanings.get(_key(row.title), ()), row)
        return cls(
            classes={c.id: OfficeClass(c.id, c.sector, c.role) for c in file.classes},
            ministers=frozenset(c.id for c in file.classes if c.minister),
            as_said=frozenset(c.id for c in file.classes if c.as_said),
            titles=titles,
            meanings=meanings,
            institutions=_all_institutions(file),
            file=file,
        )

    def names(self) -> Iterator[tuple[str, Name]]:
        """Every title, institution and honorific as written, with what it names."""
        for key, title in self.titles.items():
            only = [m for m in self.meanings.get(key, ()) if m.only]
            office = only[0].office if only else title.office
            state = only[0].states[0] if only else None
            sector = self.classes[office].sector if office else None
            yield (
                title.plural or title.text,
                Name("title", title.text, state, office, sector, plural=bool(title.plural)),
            )
        for text, office in self.institutions.items():
            yield text, Name("institution", text, None, office, self.classes[office].sector)
        for row in self.file.honorifics:
            for word in row.words:
                yield word, Name("honorific", word, None, row.office, row.sector)

    def role_name(self, office: str, state: State | str | None) -> str:
        """How a reader says the office of a state: defence_minister of the USA is "Secretary of Defense"."""
        if isinstance(state, State):
            if office in {"head_of_state", "head_of_government"}:
                return state.head_of_state if office == "head_of_state" else state.head_of_government
            state = state.code
        return self.file.roles.get(office, {}).get(state or "", self.classes[office].role)

    def states_of(self, words: Sequence[str]) -> tuple[str, ...]:
        """States in which a title means something of its own: "chancellor" in Germany, Austria and Britain."""
        return tuple(dict.fromkeys(s for m in self.meanings.get(_key(" ".join(words)), ()) for s in m.states))

    def reading(self, words: Sequence[str], state: State | str | None) -> OfficeReading | None:
        """What a title means in a state or organisation; None where it is no title, or needs a state to be one."""
        rest = [w for w in words if word_key(w)]
        former = acting = deputy = False
        modifiers = self.file.modifiers
        while rest:
            found = self._exact(tuple([word_key(p) for w in rest for p in token_pieces(w)]), state)
            if found is not None:
                return self._with(found, former, acting, deputy)
            first = word_key(rest[0])
            former, acting, deputy = (
                former or first in modifiers.former,
                acting or first in modifiers.acting,
                deputy or first in modifiers.deputy,
            )
            if not (first in _ARTICLES or first in modifiers.all()):
                return None
            rest = rest[1:]
        return None

    def _with(self, found: OfficeReading, former: bool, acting: bool, deputy: bool) -> OfficeReading:
        office, role, sector, of = found.office, found.role, found.sector, found.of
        if deputy and office in self.ministers:
            of, office, role, sector = office, "deputy_minister", f"Deputy {role}", found.sector
        elif deputy:
            role = f"Deputy {role}"
        return OfficeReading(office, role, sector, found.state, deputy, former, acting, found.plural, of)

    def _exact(self, key: tuple[str, ...], state: State | str | None) -> OfficeReading | None:
        title = self.titles.get(key)
        if title is None:
            return None
        code = state.code if isinstance(state, State) else state
        own = self.meanings.get(_key(title.text), ())
        row = next((m for m in own if code in m.states or (code is None and (m.alone or m.only))), None)
        if row is not None:
            where = state or row.states[0]
            role = row.role or self.role_name(row.office, where)
            sector = self.classes[row.office].sector
            return OfficeReading(row.office, role, sector, code or row.states[0], plural=bool(title.plural))
        office = title.office
        if office is None:
            return None
        if office == "leader" and isinstance(state, State):
            office = state.leader
        if office in {"head_of_state", "head_of_government"} and isinstance(state, str):
            office = "organisation_head"
        role = title.role or self._role_of(title, office, state)
        deputy = office == "deputy_minister"
        return OfficeReading(
            office, role, self.classes[office].sector, code, deputy, plural=bool(title.plural), of=title.of
        )

    def _role_of(self, title: Title, office: str, state: State | str | None) -> str:
        if office == "deputy_minister" and title.of:
            return f"Deputy {self.role_name(title.of, state)}"
        if office in self.as_said or (office == "head_of_state" and state is None):
            # No head of state is called just that: without a state the title is all that can be said.
            return _capitalised(title.text)
        return self.role_name(office, state)


@lru_cache(maxsize=65_536)
def _key(text: str) -> tuple[str, ...]:
    return tuple(word_key(p) for p in pieces(text))


def _all_titles(file: OfficesFile) -> Iterator[Title]:
    for office, titles in file.titles.items():
        yield from (Title(t, office) for t in titles)
    yield from (Title(t, "leader") for t in file.leader_titles)
    for office, portfolios in file.portfolios.items():
        for portfolio in portfolios:
            role = f"Minister of {_capitalised(portfolio)}" if office == "other_minister" else None
            yield from (Title(t, office, role) for t in _portfolio_titles(portfolio))
            for deputy in ("deputy", "vice"):
                under = f"Deputy {role}" if role else None
                yield Title(f"{deputy} {portfolio} minister", "deputy_minister", under, office)
                yield Title(f"{deputy} minister of {portfolio}", "deputy_minister", under, office)
            for institution in _portfolio_institutions(portfolio)[:2]:
                for noun in _SPOKES:
                    text = f"{institution} {noun}"
                    yield Title(text, "spokesperson", _capitalised(text), office)
    yield from (Title(m.title, None) for m in file.meanings)


def _all_institutions(file: OfficesFile) -> dict[str, str]:
    found = {text: office for office, names in file.institutions.items() for text in names}
    for office, portfolios in file.portfolios.items():
        for portfolio in portfolios:
            found.update(dict.fromkeys(_portfolio_institutions(portfolio), office))
    return found
