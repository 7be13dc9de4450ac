"""The steps of a run, each a function of one piece of work; what a step leaves behind lies in the output folder.

    read   a file of the archive  -> its documents, by shard
    code   a shard                -> codings, and the names under which the record looks for what they tell
    gather a shard                -> its codings, by block: documents that share a name are in one block
    merge  a block                -> its entries, by table and shard
    write  a shard                -> the tables

Every process and every node of a cluster runs the same functions; between two steps the files are shuffled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.coding.coding import NO_MODEL, Coding
from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Limits
from readouts.errors import InputError
from readouts.record.builder import RecordBuilder, record_on
from readouts.record.growing.sources import Given
from readouts.record.model import DocumentFacts
from readouts.runs.archive import documents_of
from readouts.runs.ledger import Ledger
from readouts.runs.naming import NamingShelf, names_of
from readouts.runs.plan import Job, shard_of
from readouts.runs.tables import TABLES, entries_of, rows_of_coding
from readouts.runs.workers import load_coder
from readouts.store.packing import pack, unpack
from readouts.version import __version__

Step = Callable[[Job], Callable[[str], Json]]
"""Set up once in a process; then it takes pieces by their names, and says what came of them."""
CODED = ("digest", "id", "document", "coding", "names")


def reading(job: Job) -> Callable[[str], Json]:
    """Reads a file of the archive; the piece is its place among the files, and its name."""
    limits = Limits(job.settings.max_characters)

    def read(piece: str) -> Json:
        number, _, name = piece.partition(" ")
        shards: dict[int, list[tuple[str]]] = {}
        faults: list[Json] = []
        leads = 0
        for item in documents_of(job.archive, name, limits):
            if isinstance(item, Document):
                shards.setdefault(shard_of(item.digest, job.shards), []).append((pack(item),))
            elif isinstance(item, InputError):
                faults.append({"where": item.where, "found": item.found, "do": item.do})
            else:
                leads += isinstance(item, Lead)
        for shard, rows in shards.items():
            job.output.write_rows(f"_run/read/{shard:05}/{number}.parquet", ("document",), rows)
        return {"documents": sum(map(len, shards.values())), "unreadable": faults, "leads": leads}

    return read


def once_each(documents: Iterable[Document]) -> list[Document]:
    """Each document once, under the smallest id that it was given, by digest: as a record keeps them."""
    found: dict[str, Document] = {}
    for document in sorted(documents, key=lambda d: (d.digest, d.path or "")):
        known = found.setdefault(document.digest, document)
        own = document.digest[:16]
        ids = [i for i in (known.id, document.id) if i != own] or [own]
        found[document.digest] = replace(known, id=min(ids))
    return list(found.values())


def coding(job: Job) -> Callable[[str], Json]:
    """Codes a shard."""
    coder = load_coder(job.settings, screen=job.screen)
    builder = RecordBuilder.load(ActorTable.load(job.settings.actors))

    def code(piece: str) -> Json:
        files = [name for name in job.output.files(f"_run/read/{piece}") if name.endswith(".parquet")]
        documents = once_each(unpack(Document, row[0]) for name in files for row in job.output.read_rows(name))
        rows, left_out = [], 0
        for document, found in zip(documents, coder.code_many(documents), strict=True):
            left_out += found.versions.model == NO_MODEL
            names = "\n".join(sorted(names_of(builder, found, facts_of(document))))
            rows.append((document.digest, document.id, pack(document), pack(found), names))
        job.output.write_rows(f"_run/coded/{piece}.parquet", CODED, rows)
        return {"documents": len(rows), "left_out": left_out}

    return code


@dataclass(frozen=True, slots=True)
class Chosen:
    """The block of each document of a shard, by digest; what is not named is left out. Written by who plans the blocks."""

    job: Job

    def of(self, shard: str) -> dict[str, str]:
        """Digest to block."""
        return dict(self.job.output.read_rows(f"_run/blocks/{shard}.parquet"))  # type: ignore[arg-type]


def gathering(job: Job) -> Callable[[str], Json]:
    """Sorts the codings of a shard by block."""
    chosen = Chosen(job)

    def gather(piece: str) -> Json:
        block_of = chosen.of(piece)
        blocks: dict[str, list[tuple[str, ...]]] = {}
        for row in job.output.read_rows(f"_run/coded/{piece}.parquet"):
            if row[0] in block_of:
                blocks.setdefault(block_of[row[0]], []).append(row)
        for block, rows in blocks.items():
            job.output.write_rows(f"_run/gathered/{block}/{piece}.parquet", CODED, rows)
        return {"blocks": len(blocks)}

    return gather


def merging(job: Job) -> Callable[[str], Json]:
    """Makes the entries of a block; what it says are the names that were asked for on the way."""
    builder = RecordBuilder.load(ActorTable.load(job.settings.actors))

    def merge(piece: str) -> Json:
        files = [name for name in job.output.files(f"_run/gathered/{piece}") if name.endswith(".parquet")]
        rows = sorted(row for name in files for row in job.output.read_rows(name))
        documents = [replace(unpack(Document, row[2]), id=row[1]) for row in rows]
        codings = [replace(unpack(Coding, row[3]), document=row[1]) for row in rows]
        shelf = NamingShelf()
        given = Given.of(codings, map(facts_of, documents))
        builder.update(shelf, given, given.codings)
        shards: dict[tuple[str, int], list[tuple[str | None, ...]]] = {}
        read = [(d, c.unread) for d, c in zip(documents, codings, strict=True)]
        for table, key, cells in entries_of(record_on(shelf), read):
            shards.setdefault((table, shard_of(key, job.shards)), []).append(cells)
        for document, found in zip(documents, codings, strict=True):
            for table, cells in rows_of_coding(document, found):
                shards.setdefault((table, shard_of(document.digest, job.shards)), []).append(cells)
        for (table, shard), made in shards.items():
            job.output.write_rows(f"_run/merged/{piece}/{shard:05}/{table}.parquet", TABLES[table], made)
        return {"names": sorted(shelf.names)}

    return merge


def writing(job: Job) -> Callable[[str], Json]:
    """Writes the tables of a shard, from the blocks that hold something of it."""

    def write(piece: str) -> Json:
        counts = {}
        blocks = sorted({name.split("/")[2] for name in job.output.files("_run/merged")})
        for table, columns in TABLES.items():
            rows: list[tuple[str, ...]] = []
            for block in blocks:
                try:
                    rows += job.output.read_rows(f"_run/merged/{block}/{piece}/{table}.parquet")
                except FileNotFoundError:
                    continue
            rows.sort(key=lambda row: tuple(cell or "" for cell in row))
            job.output.write_rows(f"{table}/shard={piece}/part.parquet", columns, rows)
            counts[table] = len(rows)
        return counts

    return write


STEPS: dict[str, Step] = {
    "read": reading, "code": coding, "gather": gathering, "merge": merging, "write": writing,
}  # fmt: skip


def worked(job: Job, step: str) -> Callable[[str], str]:
    """A step that writes down in the ledger what it has done; gives back the piece."""
    work, ledger = STEPS[step](job), Ledger(job.output)

    def done(piece: str) -> str:
        ledger.note(step, piece.partition(" ")[0], work(piece))
        return piece

    return done


def facts_of(document: Document) -> DocumentFacts:
    """What the record needs to know of a document."""
    return DocumentFacts(
        document.id, document.digest, document.title, document.outlet, document.outlet_country, document.kind,
        document.stated, document.text,
    )  # fmt: skip


def versions_of(job: Job) -> dict[str, str]:
    """What must be the same when a run goes on."""
    return {"readouts": __version__, "model": job.settings.model, "resources": data_version(job.settings.actors)}
