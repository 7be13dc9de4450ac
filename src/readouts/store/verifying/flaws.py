"""What is wrong with a record, and what to do about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

# So many flaws of one kind are told one by one; how many more there are is said.
_TOLD = 20

RESTORE = "Put a backup back with: readouts restore. What is damaged cannot be made again from the rest."
MADE_AGAIN = (
    "Entries are made from what was read: set a backup aside, then make them again with: readouts verify --mend"
)
READ_AGAIN = "Take the document in again: readouts ingest FILE (it is coded anew where its coding is missing)."


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong."""

    check: str
    """Which check found it: database, documents, codings, corrections, words, entries, watch."""
    where: str
    """The row that it is about."""
    found: str
    """What was found there, as a clause."""
    do: str
    """What to do, as a sentence."""

    def __str__(self) -> str:
        return f"{self.where}: {self.found}. {self.do}"


@dataclass(slots=True)
class Findings:
    """What a verification looked at and found."""

    flaws: list[Flaw] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    """How many of each were looked at."""
    notes: list[str] = field(default_factory=list)
    """What was not looked at, and why."""
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.flaws

    @property
    def untold(self) -> int:
        """How many flaws there are besides those that are told."""
        return sum(max(0, n - _TOLD) for n in self._seen.values())

    def add(self, check: str, where: str, found: str, do: str) -> None:
        """Note a flaw; of many of one kind the first are kept."""
        self._seen[check, do] += 1
        if self._seen[check, do] <= _TOLD:
            self.flaws.append(Flaw(check, where, found, do))

    def count(self, what: str, number: int = 1) -> None:
        """Note that so many were looked at."""
        self.checked[what] = self.checked.get(what, 0) + number
