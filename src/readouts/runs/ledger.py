"""What of a run is done: a small file for each piece of work, written last, so that a run that was killed goes on where it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.contract.values import Json
from readouts.runs.storage import Folder

_FOLDER = "_run/ledger"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a run's output folder."""

    output: Folder

    def note(self, step: str, piece: str, what: Json) -> None:
        """A piece is done; ``what`` is what came of it."""
        self.output.write_json(f"{_FOLDER}/{step}/{piece}.json", what)

    def left(self, step: str, pieces: Iterable[str]) -> list[str]:
        """Those pieces that are not done, in order."""
        done = {name.rpartition("/")[2].removesuffix(".json") for name in self.output.files(f"{_FOLDER}/{step}")}
        return [piece for piece in pieces if piece not in done]

    def notes(self, step: str) -> list[Json]:
        """What came of the pieces of a step, in the order of their names."""
        names = [name for name in self.output.files(f"{_FOLDER}/{step}") if name.endswith(".json")]
        return [note for name in names if (note := self.output.read_json(name)) is not None]

    def note_of(self, step: str, piece: str) -> Json | None:
        """What came of one piece; None where it is not done."""
        return self.output.read_json(f"{_FOLDER}/{step}/{piece}.json")
