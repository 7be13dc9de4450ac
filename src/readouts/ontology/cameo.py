"""CAMEO codes from PLOVER events, and back."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from readouts.ontology.plover import Ontology, parse_label, refuse
from readouts.resources.files import read_yaml

FILE = "ontology/cameo.yaml"
_CODE = r"^(0[1-9]|1[0-9]|20)\d{0,2}$"


class _Plover(BaseModel):
    model_config = ConfigDict(extra="forbid")
    label: str
    contexts: tuple[str, ...] = ()


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    label: str
    context: str | None = None
    code: str = Field(pattern=_CODE)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    to_plover: dict[str, _Plover]
    from_plover: list[_Row]


@dataclass(frozen=True, slots=True)
class PloverReading:
    """What a CAMEO code says in PLOVER."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cameo:
    """The conversion table of CAMEO and PLOVER."""

    readings: dict[str, PloverReading]
    rows: tuple[tuple[str, str | None, str | None, str], ...]
    """Type, mode, context, code; the first that fits an event is its code."""

    @classmethod
    def load(cls, ontology: Ontology) -> Cameo:
        """The table that ships with the package.

        Raises:
            ResourceFileError: The file names what the ontology does not know, or leaves a type or a mode without a code.
        """
        raw = read_yaml(FILE, _File)
        faults = [
            f
            for code, reading in raw.to_plover.items()
            for f in ontology.faults_of(code, *parse_label(reading.label), reading.contexts)
        ]
        rows = []
        for row in raw.from_plover:
            contexts = (row.context,) if row.context else ()
            faults += ontology.faults_of(row.label, *parse_label(row.label), contexts)
            rows.append((*parse_label(row.label), row.context, row.code))
        covered = {(type_, mode) for type_, mode, context, _ in rows if context is None}
        for name, type_ in ontology.types.items():
            if (name, None) not in covered:
                faults.append(f"from_plover: no row for {name} without mode and context")
            if (name, None) in covered and name not in {"CONSULT"}:
                faults += [f"from_plover: no row for {name}/{m}" for m in type_.modes if (name, m) not in covered]
        refuse(FILE, faults)
        readings = {
            code: PloverReading(*parse_label(reading.label), reading.contexts)
            for code, reading in raw.to_plover.items()
        }
        return cls(readings, tuple(rows))

    def code_of(self, type_: str, mode: str | None, contexts: tuple[str, ...] = ()) -> str:
        """The CAMEO code of a PLOVER event.

        Raises:
            KeyError: No such type.
        """
        for row_type, row_mode, context, code in self.rows:
            if row_type == type_ and row_mode in (None, mode) and (context is None or context in contexts):
                if row_mode is None and mode is not None and self._has_mode(type_, mode):
                    continue
                return code
        raise KeyError(type_)

    def _has_mode(self, type_: str, mode: str) -> bool:
        return any(t == type_ and m == mode and c is None for t, m, c, _ in self.rows)

    def plover_of(self, code: str) -> PloverReading | None:
        """What a CAMEO code says in PLOVER; a code that is not listed takes the entry of its root.

        None for codes that PLOVER does not code (mere statements, 01).
        """
        for length in range(len(code), 1, -1):
            if (found := self.readings.get(code[:length])) is not None:
                return found
        return None
