"""A run over an archive, from its files to the tables: what is left of each step is done, then the next one begins."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from readouts.contract.values import Json
from readouts.errors import InputError
from readouts.runs.engines import Engine
from readouts.runs.ledger import Ledger
from readouts.runs.naming import Groups, blocks_of, joined_by_names
from readouts.runs.plan import Job, planned
from readouts.runs.steps import versions_of

Told = Callable[[str, int, int], object]
"""Is told of a step how many pieces are done, of how many."""
_BLOCKS = "_run/blocks.json"


@dataclass(slots=True)
class Outcome:
    """What a run did."""

    documents: int = 0
    left_out: int = 0
    leads: int = 0
    tables: dict[str, int] = field(default_factory=dict)
    unreadable: list[InputError] = field(default_factory=list)


def run(job: Job, engine: Engine, told: Told = lambda step, done, of: None) -> Outcome:
    """Read, code and merge an archive; again after a kill it goes on where it was, and ends in the same tables.

    Raises:
        UsageError: The output holds another run, or the archive nothing to read.
    """
    files = planned(job, versions_of(job))
    ledger = Ledger(job.output)
    shards = [f"{shard:05}" for shard in range(job.shards)]
    _step(job, engine, ledger, "read", [f"{n:06} {name}" for n, name in enumerate(files)], told)
    _step(job, engine, ledger, "code", shards, told)
    faults = _merge(job, engine, ledger, shards, told)
    _step(job, engine, ledger, "write", shards, told)
    return _outcome(ledger, faults)


def _step(job: Job, engine: Engine, ledger: Ledger, step: str, pieces: list[str], told: Told) -> None:
    keys = {piece.partition(" ")[0]: piece for piece in pieces}
    left = ledger.left(step, keys)
    told(step, len(pieces) - len(left), len(pieces))
    for done, _ in enumerate(engine.run(job, step, [keys[key] for key in left]), start=len(pieces) - len(left) + 1):
        told(step, done, len(pieces))


def _merge(job: Job, engine: Engine, ledger: Ledger, shards: list[str], told: Told) -> list[InputError]:
    """Merge what hangs together, block by block, until no two blocks have asked for the same name."""
    groups, faults = Groups(), list(_same_ids(job, shards))
    out = {fault.where for fault in faults}
    ids = {digest: shard for shard in shards for digest, _ in _ids(job, shard) if digest not in out}
    joined_by_names(((digest, names) for digest, names in _names(job, shards) if digest not in out), groups)
    while True:
        blocks = blocks_of({digest: groups.of(digest) for digest in ids}, job.block)
        _write_blocks(job, shards, ids, blocks)
        _step(job, engine, ledger, "gather", shards, told)
        names = sorted(set(blocks.values()))
        _step(job, engine, ledger, "merge", names, told)
        met = Groups()
        asked = [(name, (ledger.note_of("merge", name) or {}).get("names", [])) for name in names]
        if not joined_by_names(asked, met):
            return faults
        # Documents that met on the way only: what their blocks hold is one group from now on.
        first: dict[str, str] = {}
        for digest, block in blocks.items():
            groups.join(digest, first.setdefault(met.of(block), digest))


def _write_blocks(job: Job, shards: list[str], ids: dict[str, str], blocks: dict[str, str]) -> None:
    """Keep which block each document is in; where that is new, what was merged by other blocks is taken away.

    From the first change to the last the folder holds no plan of blocks: a run that is killed between them begins anew here.
    """
    plan = sorted(blocks.items())
    now = {"blocks": len(set(blocks.values())), "plan": _digest(plan)}
    if job.output.read_json(_BLOCKS) == now:
        return
    job.output.write_json(_BLOCKS, {})
    for part in ("gathered", "merged", "ledger/gather", "ledger/merge", "ledger/write"):
        job.output.remove(f"_run/{part}")
    for shard in shards:
        rows = [(digest, block) for digest, block in plan if ids[digest] == shard]
        job.output.write_rows(f"_run/blocks/{shard}.parquet", ("digest", "block"), rows)
    job.output.write_json(_BLOCKS, now)


def _digest(plan: list[tuple[str, str]]) -> str:
    return hashlib.sha256(json.dumps(plan).encode()).hexdigest()


def _ids(job: Job, shard: str) -> list[tuple[str, ...]]:
    return job.output.read_rows(f"_run/coded/{shard}.parquet", ("digest", "id"))


def _names(job: Job, shards: list[str]) -> Iterator[tuple[str, list[str]]]:
    for shard in shards:
        for digest, names in job.output.read_rows(f"_run/coded/{shard}.parquet", ("digest", "names")):
            yield digest, names.split("\n")


def _same_ids(job: Job, shards: list[str]) -> Iterator[InputError]:
    """Documents whose id another text has: the one with the smallest digest keeps it."""
    owners: dict[str, str] = {}
    for digest, id in sorted(pair for shard in shards for pair in _ids(job, shard)):
        if owners.setdefault(id, digest) != digest:
            yield InputError(digest, f"gives the id {id!r}, which another text has", "Give it an id of its own.")


def _outcome(ledger: Ledger, faults: list[InputError]) -> Outcome:
    found = Outcome(unreadable=faults)
    for note in ledger.notes("read"):
        found.leads += note["leads"]
        found.unreadable += [InputError(f["where"], f["found"], f["do"]) for f in note["unreadable"]]
    for note in ledger.notes("code"):
        found.documents += note["documents"]
        found.left_out += note["left_out"]
    for note in ledger.notes("write"):
        for table, count in note.items():
            found.tables[table] = found.tables.get(table, 0) + count
    return found


def outcome_json(outcome: Outcome) -> Json:
    """The outcome for machines."""
    return {
        "documents": outcome.documents,
        "left_out": outcome.left_out,
        "tables": outcome.tables,
        "unreadable": [{"where": e.where, "found": e.found, "do": e.do} for e in outcome.unreadable],
        "leads": outcome.leads,
    }
