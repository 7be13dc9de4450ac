"""Floors: figures below which a change has made something worse.

A floor is never lowered in silence: the file keeps, for every figure, the floors that it had, each with its day and its reason,
and the last one counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from readouts.errors import ResourceFileError, UsageError
from readouts.evaluation.figures import Figure

FEWEST_UNITS = 50
"""A floor on fewer gold items would stop changes for chance."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    floor: float = Field(ge=0, le=1)
    since: date
    reason: str = Field(min_length=5)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    floors: dict[str, dict[str, dict[str, list[_Line]]]]

    @model_validator(mode="after")
    def _in_order(self) -> _File:
        for name, parts in self.floors.items():
            for part, figures in parts.items():
                for figure, lines in figures.items():
                    if not lines or [x.since for x in lines] != sorted(x.since for x in lines):
                        raise ValueError(f"{name}, {part}, {figure}: list its floors, the oldest first")
        return self


@dataclass(frozen=True, slots=True)
class Floors:
    """The floor of each figure that has one, by set, part and name."""

    values: dict[tuple[str, str, str], float]

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors of a file.

        Raises:
            UsageError: There is no such file.
            ResourceFileError: The file has faults.
        """
        if not path.is_file():
            raise UsageError(f"There is no file of floors at {path}.", "Name one with --floors.")
        try:
            raw: Any = yaml.safe_load(path.read_text("utf-8"))
            file = TypeAdapter(_File).validate_python(raw)
        except yaml.YAMLError as error:
            raise ResourceFileError(str(path), (str(error).replace("\n", " "),)) from error
        except ValidationError as error:
            faults = tuple(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise ResourceFileError(str(path), faults) from error
        return cls(
            {
                (name, part, figure): lines[-1].floor
                for name, parts in file.floors.items()
                for part, figures in parts.items()
                for figure, lines in figures.items()
            }
        )

    def of(self, name: str, figure: Figure) -> float | None:
        """The floor of a set's figure; None where it has none."""
        return self.values.get((name, figure.part, figure.name))

    def faults(self, name: str, figures: Sequence[Figure]) -> list[str]:
        """What is wrong with a set's figures: below their floor, of too few units for one, or not measured at all."""
        by_key = {(name, f.part, f.name): f for f in figures}
        found = []
        for key, floor in self.values.items():
            if key[0] != name:
                continue
            figure, where = by_key.get(key), ", ".join(key)
            if figure is None:
                found.append(f"{where}: has a floor, and nothing measures it")
            elif figure.units < FEWEST_UNITS:
                found.append(f"{where}: {figure.units} items are too few for a floor ({FEWEST_UNITS} are needed)")
            elif figure.value is None or figure.value < floor:
                value = "nothing" if figure.value is None else f"{figure.value:.3f}"
                found.append(f"{where}: {value} is below its floor of {floor:.3f}")
        return found
