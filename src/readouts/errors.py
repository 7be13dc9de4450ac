"""What can go wrong, as a tree of what the caller can do about it.

    ReadoutsError
    ├── InputError          this input cannot be read; the others can (exit status 3)
    ├── UsageError          the call is wrong: unknown name, missing option (exit status 2)
    ├── NotFoundError       nothing answers to that id (exit status 1)
    ├── ResourceFileError   a data file has faults; all of them are listed (exit status 2)
    ├── ModelError          the language model is missing or of a wrong kind (exit status 2)
    ├── WorkerLostError     a process that codes was ended from outside (exit status 2)
    └── RecordError         the record file is not ours, of another version, or locked (exit status 2)

Each class builds its sentence from its fields and hands every field to ``super().__init__``, so that it
survives ``pickle`` on the way from another process.
"""

from __future__ import annotations


class ReadoutsError(Exception):
    """The root of all errors that Readouts raises on purpose."""


class InputError(ReadoutsError):
    """One input cannot be read; the others are not concerned.

    Args:
        where: The file, address or line (``reports.jsonl:12``).
        found: What was found there, as a clause ("is a folder", "is not UTF-8 at byte 17").
        do: What the user can do next, as a sentence.
    """

    def __init__(self, where: str, found: str, do: str) -> None:
        super().__init__(where, found, do)
        self.where, self.found, self.do = where, found, do

    def __str__(self) -> str:
        return f"{self.where}: {self.found}. {self.do}"


class UsageError(ReadoutsError):
    """The call is wrong.

    Args:
        what: What is wrong, as a sentence.
        do: What the user can do next, as a sentence.
    """

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what, do)
        self.what, self.do = what, do

    def __str__(self) -> str:
        return f"{self.what} {self.do}"


class NotFoundError(ReadoutsError):
    """Nothing in the record answers to an id."""

    def __init__(self, kind: str, key: str, do: str) -> None:
        super().__init__(kind, key, do)
        self.kind, self.key, self.do = kind, key, do

    def __str__(self) -> str:
        return f"no {self.kind} answers to {self.key!r}. {self.do}"


class ResourceFileError(ReadoutsError):
    """A data file has faults.

    Args:
        path: The file.
        faults: One sentence a fault, each beginning with its place in the file.
    """

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(path, faults)
        self.path, self.faults = path, faults

    def __str__(self) -> str:
        return "\n".join(f"{self.path}: {fault}" for fault in self.faults)


class ModelError(ReadoutsError):
    """The language model cannot be used."""

    def __init__(self, name: str, found: str, do: str) -> None:
        super().__init__(name, found, do)
        self.name, self.found, self.do = name, found, do

    def __str__(self) -> str:
        return f"language model {self.name!r} {self.found}. {self.do}"


class WorkerLostError(ReadoutsError):
    """A process that codes ended twice over the same documents.

    Args:
        over: What it was at ("documents a to b").
        megabytes: The largest memory that one had before.
    """

    def __init__(self, over: str, megabytes: int) -> None:
        super().__init__(over, megabytes)
        self.over, self.megabytes = over, megabytes

    def __str__(self) -> str:
        return (
            f"A worker was ended over {self.over}, probably for want of memory (the largest had {self.megabytes} MB). "
            "Use fewer workers or a smaller READOUTS_BATCH_SIZE; what is done is kept."
        )


class RecordError(ReadoutsError):
    """The record cannot be opened or written."""

    def __init__(self, where: str, found: str, do: str) -> None:
        super().__init__(where, found, do)
        self.where, self.found, self.do = where, found, do

    def __str__(self) -> str:
        return f"record {self.where}: {self.found}. {self.do}"
