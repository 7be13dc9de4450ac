"""The rules file: what to give notice of, and where to send it. TOML, checked strictly, all faults at once."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from readouts.actors.table import ActorTable
from readouts.coding.coding import Channel, Status
from readouts.errors import ResourceFileError, UsageError
from readouts.ontology.plover import Ontology

State = Annotated[str, Field(pattern=r"^[A-Z]{2,6}$")]


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1)
    """In the words of whoever reads the notices."""

    @property
    def id(self) -> str:
        """The same for the same rule, whatever its name."""
        told = self.model_dump(mode="json", exclude={"name"})
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]

    def states(self) -> tuple[str, ...]:
        """The states that it names."""
        named = [*(getattr(self, "between", None) or ()), getattr(self, "by", None), getattr(self, "against", None)]
        return tuple(s for s in named if s)


class NewContact(_Rule):
    """A contact between two states that the record did not have; one that documents only recall does not count."""

    when: Literal["new contact"]
    between: tuple[State, State]
    status: Status | None = None
    channel: Channel | None = None


class StatusBecomes(_Rule):
    """A contact comes to be refused, held, cancelled …; ``any``: whenever it changes."""

    when: Literal["status becomes"]
    status: Status | Literal["any"]
    between: tuple[State, State] | None = None


class NewEvent(_Rule):
    """An event of a PLOVER type by or against a state, that took place as told."""

    when: Literal["event"]
    type: str
    by: State | None = None
    against: State | None = None

    @model_validator(mode="after")
    def _names_somebody(self) -> NewEvent:
        if not self.by and not self.against:
            raise ValueError("name a state with by or against")
        return self


class NoContact(_Rule):
    """So many days have passed since the last contact that the record holds; without any it is silent."""

    when: Literal["no contact"]
    between: tuple[State, State]
    days: int = Field(ge=1)


class ClaimContradicted(_Rule):
    """A document claims what the record contradicts."""

    when: Literal["claim contradicted"]
    between: tuple[State, State] | None = None


Rule = NewContact | StatusBecomes | NewEvent | NoContact | ClaimContradicted


class Hook(BaseModel):
    """A web hook: notices are posted to it as JSON."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    address: str = Field(pattern=r"^https?://[^\s/]+")


class Rules(BaseModel):
    """A rules file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rule: tuple[Annotated[Rule, Field(discriminator="when")], ...] = ()
    hook: tuple[Hook, ...] = ()


def load_rules(path: Path, table: ActorTable, ontology: Ontology) -> Rules:
    """The rules of a file.

    Raises:
        UsageError: The file cannot be read.
        ResourceFileError: It has faults; all of them are listed.
    """
    try:
        with path.open("rb") as file:
            rules = Rules.model_validate(tomllib.load(file))
    except OSError as error:
        raise UsageError(f"The rules file {path} cannot be read ({error.strerror}).", "Check its path.") from error
    except ValidationError as error:
        places = (".".join(str(p) for p in e["loc"]) for e in error.errors())
        faults = tuple(f"{place}: {e['msg']}" for place, e in zip(places, error.errors(), strict=True))
        raise ResourceFileError(str(path), faults) from error
    except (ValueError, RecursionError) as error:
        # Also numbers of thousands of digits, and brackets without end.
        raise ResourceFileError(str(path), (f"is not TOML ({error})",)) from error
    faults = tuple(_faults(rules, table, ontology))
    if faults:
        raise ResourceFileError(str(path), faults)
    return rules


def _faults(rules: Rules, table: ActorTable, ontology: Ontology) -> list[str]:
    found: list[str] = []
    ids: dict[str, str] = {}
    for number, rule in enumerate(rules.rule):
        unknown = [s for s in rule.states() if not table.state(s) and not table.organisation(s)]
        found += [f"rule.{number}: no state or organisation has the code {s!r}" for s in unknown]
        if isinstance(rule, NewEvent) and rule.type not in ontology.types:
            found.append(f"rule.{number}: no PLOVER type is called {rule.type!r}; known: {', '.join(ontology.types)}")
        if rule.id in ids:
            found.append(f"rule.{number}: is the same rule as {ids[rule.id]!r}")
        ids[rule.id] = rule.name
    return found
