"""Finding gold sets and reading them; what a file or folder is gold for is seen from what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from readouts.documents.build import build_document
from readouts.errors import InputError, UsageError
from readouts.evaluation.attributions import Attribution
from readouts.evaluation.contacts import GoldAccount, GoldContact, surname
from readouts.evaluation.lines import (
    AccountRow,
    AttributedRow,
    ClaimRow,
    ContactRow,
    DateRow,
    EventRow,
    ParagraphRow,
    SentenceRow,
    TimedRow,
    first_row,
    interval_of,
    read_documents,
    read_rows,
    span_of,
    spans_of,
)
from readouts.evaluation.paragraphs import PlacedEvent
from readouts.evaluation.sentences import CodedSides
from readouts.evaluation.sets import (
    AttributionSet,
    GoldSentence,
    GoldSet,
    ParagraphSet,
    ReportSet,
    SentenceSet,
    TimeSet,
)
from readouts.evaluation.timeml import read_timeml
from readouts.evaluation.times import Timex
from readouts.evaluation.words import GoldClaim, GoldDate
from readouts.span import Span

T = TypeVar("T")

KINDS = (
    "Gold is a folder with documents.jsonl and contacts.jsonl, a folder of TimeML files (*.tml), or a file of JSON lines with "
    "“attributions”, with “times”, with “events”, or with “event16” (or “event”), “source” and “target”."
)
# Gold whose format has no room for a part says it at the beginning of its ids: "before-07", "late-01".
_PARTS = frozenset({"before", "after", "late", "third", "fourth"})


def find_gold(path: Path) -> list[GoldSet]:
    """The gold set at a path, or those in the folder and in its folders, by name.

    Raises:
        UsageError: There is none.
        InputError: Gold has faults.
    """
    if not path.exists():
        raise UsageError(f"There is no gold at {path}.", KINDS)
    found = _found(path, path.stem if path.is_file() else path.resolve().name)
    if not found:
        raise UsageError(f"{path} is not gold of a kind that is known.", KINDS)
    return found


def shipped_folder() -> Path | None:
    """The folder with the sets that ship with the project; None where this is no checkout of it.

    Looked for from where the package lies, then from the working folder upwards: an installed package has no tests.
    """
    starts = (Path(__file__).resolve().parents[2], Path.cwd())
    for folder in (f for start in starts for f in (start, *start.parents)):
        if (folder / "tests" / "golden" / "floors.yaml").exists() and (folder / "src" / "readouts").is_dir():
            return folder / "tests" / "golden"
    return None


def shipped_gold(folder: Path) -> list[GoldSet]:
    """The sets of a checkout, named by their place below its folder of gold.

    Raises:
        InputError: Gold has faults.
    """
    return [s for item in sorted(folder.iterdir()) for s in _found(item, item.stem)]


def _found(path: Path, name: str) -> list[GoldSet]:
    gold = _read_folder(path, name) if path.is_dir() else _read_file(path, name)
    if gold is not None:
        return [gold]
    if path.is_dir():
        return [s for item in sorted(path.iterdir()) for s in _found(item, f"{name}/{item.stem}")]
    return []


def _read_folder(path: Path, name: str) -> GoldSet | None:
    if (path / "documents.jsonl").exists() and (path / "contacts.jsonl").exists():
        return _report_set(path, name)
    if files := sorted(path.glob("*.tml")):
        texts = [read_timeml(f) for f in files]
        documents = tuple(build_document(t.text, id=t.name, published=t.created) for t in texts)
        return TimeSet(name, path, documents, tuple((None, t.marks) for t in texts))
    return None


def _read_file(path: Path, name: str) -> GoldSet | None:
    if path.suffix != ".jsonl":
        return None
    keys = first_row(path).keys()
    if "attributions" in keys:
        return _attribution_set(path, name)
    if "times" in keys:
        return _time_set(path, name)
    if "events" in keys:
        return _paragraph_set(path, name)
    if {"source", "target"} <= keys and {"event", "event16"} & keys:
        return _sentence_set(path, name)
    return None


def _attribution_set(path: Path, name: str) -> AttributionSet:
    gold = []
    for row in read_rows(path, AttributedRow):
        marked = tuple(Attribution(spans_of(a.source), spans_of(a.cue), spans_of(a.content)) for a in row.attributions)
        gold.append((row.part or _part_of(row.id), marked))
    return AttributionSet(name, path, read_documents(path), tuple(gold))


def _time_set(path: Path, name: str) -> TimeSet:
    documents = read_documents(path)
    rows = read_rows(path, TimedRow)
    gold = tuple((r.part, tuple(Timex(Span(*t.span), t.value) for t in r.times)) for r in rows)
    return TimeSet(name, path, documents, gold)


def _part_of(id: str) -> str | None:
    first = id.split("-", maxsplit=1)[0]
    return first if first in _PARTS else None


def _sentence_set(path: Path, name: str) -> SentenceSet:
    gold = [
        GoldSentence(
            CodedSides(
                row.type,
                frozenset(s.code for s in row.source if s.code),
                frozenset(s.code for s in row.target if s.code),
                row.mode,
            ),
            row.trap,
            row.part,
        )
        for row in read_rows(path, SentenceRow)
    ]
    return SentenceSet(name, path, read_documents(path), tuple(gold))


def _paragraph_set(path: Path, name: str) -> ParagraphSet:
    gold = [
        (row.part, tuple(_placed(e, row.text, f"{path}, paragraph {row.id}") for e in row.events))
        for row in read_rows(path, ParagraphRow)
    ]
    return ParagraphSet(name, path, read_documents(path), tuple(gold))


def _placed(row: EventRow, text: str, where: str) -> PlacedEvent:
    return PlacedEvent(
        type=row.type,
        mode=row.mode,
        sources=frozenset(row.actors),
        targets=frozenset(row.recipients),
        auxiliary=frozenset(row.auxiliary),
        words=tuple(span_of(words, text, where) for words in row.words),
    )


def _report_set(folder: Path, name: str) -> ReportSet:
    documents = read_documents(folder / "documents.jsonl")
    texts = {d.id: d.text for d in documents}
    return ReportSet(
        name,
        folder,
        documents,
        tuple(_contact(row) for row in read_rows(folder / "contacts.jsonl", ContactRow)),
        tuple(GoldAccount(r.contact, r.side, tuple(r.points)) for r in _rows(folder / "accounts.jsonl", AccountRow)),
        tuple(
            GoldClaim(r.document, _words(r, texts, folder / "claims.jsonl"), r.kind, r.verdict)
            for r in _rows(folder / "claims.jsonl", ClaimRow)
        ),
        tuple(
            GoldDate(r.document, _words(r, texts, folder / "dates.jsonl"), interval_of(r.date))
            for r in _rows(folder / "dates.jsonl", DateRow)
        ),
    )


def _rows(path: Path, shape: type[T]) -> list[T]:
    return read_rows(path, shape) if path.exists() else []


def _words(row: ClaimRow | DateRow, texts: dict[str, str], path: Path) -> Span:
    if row.document not in texts:
        raise InputError(str(path), f"names a document that is not there: {row.document!r}", "Add or rename it.")
    return span_of(row.words, texts[row.document], f"{path}, document {row.document}")


def _contact(row: ContactRow) -> GoldContact:
    right = {i for i in (row.initiator, *row.accept_initiators) if i}
    return GoldContact(
        id=row.id,
        core=row.tier != "secondary",
        date=interval_of(row.date),
        status=row.status,
        states=frozenset(p.state for p in row.participants if p.state),
        surnames=frozenset(surname(p.name) for p in row.participants if p.name and p.name.strip()),
        documents=frozenset(row.documents),
        channels=frozenset({row.channel, *row.accept_channels}),
        initiators=frozenset(right) if row.initiator and row.initiator != "disputed" else frozenset(),
    )
