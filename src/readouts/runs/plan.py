"""What a run over an archive is to do, written down before it begins; and which shard a document belongs to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from readouts.errors import UsageError
from readouts.runs.archive import files_of
from readouts.runs.storage import Folder
from readouts.settings import Settings

PLAN = "_run/plan.json"


def shard_of(key: str, count: int) -> int:
    """The shard of a document or an entry: a function of its digest or id alone, so that every run puts it in the same one.

    >>> shard_of("d1", 16) == shard_of("d1", 16)
    True
    """
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % count


@dataclass(frozen=True, slots=True)
class Job:
    """Where a run reads and writes, and by what. It is sent to other processes."""

    archive: Folder
    output: Folder
    settings: Settings
    screen: bool
    shards: int
    block: int = 20_000
    """Documents that are merged at once; a larger group that hangs together is merged at once all the same."""


def planned(job: Job, versions: dict[str, str]) -> list[str]:
    """The files to be read, in order; the plan is kept with the output, and a run that goes on must have the same.

    Raises:
        UsageError: The folder holds a run with another plan, or the archive holds nothing to read.
    """
    files = files_of(job.archive)
    plan = {
        "files": files, "screen": job.screen, "shards": job.shards, "versions": versions,
        "max_characters": job.settings.max_characters,
    }  # fmt: skip
    former = job.output.read_json(PLAN)
    if former is None:
        if job.output.files():
            raise UsageError(f"{job.output.address} is not empty and holds no run.", "Name a new folder with --output.")
        job.output.write_json(PLAN, plan)
    elif former != plan:
        differing = sorted(key for key in plan if former.get(key) != plan[key])
        raise UsageError(
            f"{job.output.address} holds a run with another plan (other {', '.join(differing)}).",
            "Name a new folder with --output, or run again as before.",
        )
    return list(files)
