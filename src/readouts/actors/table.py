"""The table of actors: states, organisations, offices, and people with their terms of office."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorTable:
    """Everything that the data files below ``resources/actors`` know, indexed for look-up."""

    @classmethod
    def load(cls) -> ActorTable:
        """The table that ships with the package."""
        return cls()
