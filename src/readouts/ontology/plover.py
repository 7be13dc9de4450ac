"""PLOVER as data: the event types with their modes, the contexts and the auxiliary modes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from readouts.errors import ResourceFileError
from readouts.resources.files import read_yaml

Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
FILE = "ontology/plover.yaml"
# PLOVER numbers its quads in this order (manual, chapter on data fields).
QUAD_CODES: dict[Quad, int] = {
    "verbal_cooperation": 1,
    "material_cooperation": 2,
    "verbal_conflict": 3,
    "material_conflict": 4,
}


class _Type(BaseModel):
    model_config = ConfigDict(extra="forbid")
    quad: Quad
    score: float = Field(ge=-10, le=10)
    label: str
    modes: dict[str, str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    types: dict[str, _Type]
    contexts: dict[str, str]
    auxiliary: dict[Literal["historical", "future", "hypothetical", "negated"], str]


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen types."""

    name: str
    label: str
    quad: Quad
    score: float
    """Conflict (negative) to cooperation (positive), as in PLOVER's manual."""
    modes: dict[str, str]

    @property
    def quad_code(self) -> int:
        """PLOVER's number of the quad, 1 to 4."""
        return QUAD_CODES[self.quad]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types, contexts and auxiliary modes by name."""

    types: dict[str, EventType]
    contexts: dict[str, str]
    auxiliary: dict[str, str]

    @classmethod
    def load(cls) -> Ontology:
        """The ontology that ships with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        raw = read_yaml(FILE, _File)
        types = {n: EventType(n, t.label, t.quad, t.score, t.modes) for n, t in raw.types.items()}
        return cls(types, raw.contexts, {str(k): v for k, v in raw.auxiliary.items()})

    def faults_of(self, where: str, type_: str | None, mode: str | None, contexts: tuple[str, ...]) -> list[str]:
        """What is wrong with a type, mode and contexts that a data file names; empty where nothing is."""
        faults = [f"{where}: unknown context {c!r}" for c in contexts if c not in self.contexts]
        if type_ is None:
            return faults + ([f"{where}: mode {mode!r} without a type"] if mode else [])
        if type_ not in self.types:
            return [*faults, f"{where}: unknown type {type_!r}; known: {', '.join(sorted(self.types))}"]
        known = self.types[type_].modes
        if mode is not None and mode not in known:
            faults.append(f"{where}: {type_} has no mode {mode!r}; known: {', '.join(sorted(known)) or 'none'}")
        return faults


def parse_label(label: str) -> tuple[str, str | None]:
    """Type and mode of a label as data files write it.

    >>> parse_label("REJECT/meet"), parse_label("AID")
    (('REJECT', 'meet'), ('AID', None))
    """
    type_, _, mode = label.partition("/")
    return type_, mode or None


def refuse(path: str, faults: list[str]) -> None:
    """Raise all faults of a data file at once, if there are any.

    Raises:
        ResourceFileError: There are faults.
    """
    if faults:
        raise ResourceFileError(path, tuple(faults))
