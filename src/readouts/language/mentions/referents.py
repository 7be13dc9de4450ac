"""Whoever a document speaks of: filled while reading, turned into an ``Actor`` at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.language.mentions.lexicon import Gender
from readouts.language.reading import Actor, ActorKind

# Titles that say little: a later, fuller one replaces them ("Minister Shoigu", "Gen Milley").
WEAK = frozenset({"military", "official", "other_minister", "legislator", "adviser"})
# Offices that are held abroad, or for no state at all.
ABROAD = frozenset({"ambassador", "envoy", "negotiator", "organisation_head", "organisation_official", "rebel_leader"})
LEADERS = frozenset({"head_of_state", "head_of_government", "leader", "monarch", "crown_prince", "organisation_head"})


@dataclass(slots=True, eq=False)
class Referent:
    """One actor of one document; two mentions corefer when they share the object."""

    kind: ActorKind
    id: str | None = None
    name: str | None = None
    role: str | None = None
    office: str | None = None
    state: str | None = None
    sector: str | None = None
    named: bool = True
    gender: Gender | None = None
    plural: bool = False
    family: str | None = None
    """Folded family name."""
    words: set[str] = field(default_factory=set)
    """Folded words of the name."""
    title: tuple[str, ...] = ()
    """Words of the title that gave the office; what they mean is the state's own."""
    titles: set[str] = field(default_factory=set)
    """Lemmas of the nouns by which the document calls the person: "secretary", "general"."""
    posts: frozenset[tuple[str, str]] = frozenset()
    """Pairs of state and office that the table says the person may hold when the document appears."""

    def actor(self) -> Actor:
        """What the other stages see."""
        return Actor(
            kind=self.kind,
            id=self.id,
            name=self.name,
            role=self.role,
            office=self.office,
            state=self.state,
            sector=self.sector,
            named=self.named,
        )

    @property
    def is_person(self) -> bool:
        """Whether one human being is meant, by name or by office."""
        return self.kind in {"person", "office"} and not self.plural

    def holds(self, state: str, offices: tuple[str, ...]) -> bool:
        """Whether the document says that this is the holder."""
        if self.state != state or self.office is None:
            return False
        return any(same_office(self.office, o) for o in offices)

    def may_hold(self, state: str, offices: tuple[str, ...]) -> bool:
        """Whether the table lets the person be the holder."""
        return any(s == state and same_office(held, o) for s, held in self.posts for o in offices)

    def leads(self) -> bool:
        """Whether a state's leader is meant, as far as document or table tell."""
        if self.office is not None and self.office not in WEAK:
            return self.office in LEADERS
        return any(office in LEADERS for _, office in self.posts)

    def in_office(self, wanted: str) -> bool:
        """Whether the person is of a class of office, as far as document or table tell; "any" is everybody."""
        if wanted == "any":
            return True
        if wanted == "leader":
            return self.leads()
        if wanted == "minister":
            wanted = "_minister"
            return any(o.endswith(wanted) for o in self._held())
        return any(same_office(office, wanted) for office in self._held())

    def _held(self) -> set[str]:
        """The office that the document says, else those that the table allows."""
        if self.office is not None and self.office not in WEAK:
            return {self.office}
        return {office for _, office in self.posts} | ({self.office} if self.office else set())


def same_office(held: str, wanted: str) -> bool:
    """Whether one class of office answers to the other; "leader" is whoever leads."""
    return held == wanted or (wanted == "leader" and held in LEADERS) or (held == "leader" and wanted in LEADERS)
