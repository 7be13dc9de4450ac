"""A description or a name found in the text, before anybody knows whom it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readouts.language.mentions.lexicon import Gender
from readouts.slots import quickly_made
from readouts.trace import Step

Form = Literal["name", "nominal", "pronoun", "adjective"]
CandidateKind = Literal[
    "state",
    "organisation",
    "group",
    "person",
    "office",
    "counterpart",
    "described",
    "side",
    "pair",
    "ordered",
    "again",
    "pronoun",
]


@quickly_made
@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that refer to somebody, with what their own words tell."""

    first: int
    last: int
    head: int
    form: Form
    kind: CandidateKind
    states: tuple[str, ...] = ()
    """States that the words name as the actor's own; several for "the US and Russian defence ministers"."""
    entry: str | None = None
    """Id in the table of a state, organisation or group."""
    ids: tuple[str, ...] = ()
    """Ids of the people of the table who bear the name."""
    name: str | None = None
    """A person's or an organisation's name as the text writes it."""
    family: int | None = None
    """For a person, the token that is the name by which it is called again."""
    offices: tuple[str, ...] = ()
    """Classes of office that the words may mean; the first is the likeliest."""
    role: str | None = None
    title: tuple[str, ...] = ()
    """Words of the main title, to be read again when the holder's state is known."""
    sector: str | None = None
    owner: int | None = None
    """Head token of the possessor: "his" in "his counterpart", "Scholz" in "Scholz's spokesman"."""
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    count: int | None = None
    """Two for "both men", "the two sides"."""
    gender: Gender | None = None
    standing: Literal["now", "not_now"] = "now"
    """Whether the office is said to be held: "former" and the like deny it."""
    speaks: bool = False
    """Whether the description is of somebody who speaks without being named."""
    bare: bool = False
    """Whether the description stands for somebody though no state is known."""
    counterpart: bool = False
    """Whether the words say that it holds the possessor's office in another state."""
    here: bool = False
    """Whether "here" says that it belongs to the place where the report was filed."""
    home: bool = False
    """Whether it belongs to the state of a domestic story where the words name none."""
    parts: tuple[Candidate, ...] = ()
    """For several people joined under one title: one candidate each."""
    how: tuple[Step, ...] = ()
