"""Review: what is worth a person's look, and the forms that accept, reject, merge, split and edit it, and take that back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from readouts.desk import correcting
from readouts.desk.authors import author_named
from readouts.desk.correcting import Decision
from readouts.desk.desk import Desk
from readouts.desk.reviewing import doubts_of, history, most_doubtful
from readouts.errors import NotFoundError, UsageError
from readouts.interval import Interval
from readouts.record.corrections.edits import CONTACT_SLOTS, DOCUMENT_SLOTS, sentence
from readouts.record.corrections.making import UNKNOWN
from readouts.record.corrections.model import Correction, undone
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import DocumentCard, Filters
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
Entry = Contact | Event | CheckedClaim | DatedDocument
Form = Mapping[str, Sequence[str]]
_LENGTH = 25
_RECENT = 8
_NEAR = timedelta(60)
_NEIGHBOURS = 12
KINDS = ("contact", "claim", "document", "correction")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An entry that is worth a look, with the reasons."""

    kind: str
    id: str
    reasons: tuple[str, ...]
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry of the log, with whoever took it back."""

    correction: Correction
    sentence: str
    undone_by: Correction | None


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue, and what was decided last."""

    kind: str | None
    kinds: tuple[str, ...]
    doubts: tuple[Doubtful, ...]
    total: int
    more: bool
    """Whether there are others, which come when these are settled."""
    next: str | None
    documents: Mapping[str, DocumentCard]
    log: tuple[Logged, ...]
    done: Logged | None
    author: str
    fault: str | None
    twin: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry with everything that bears on deciding about it."""

    kind: str
    entry: Entry
    reasons: tuple[str, ...]
    neighbours: tuple[Contact, ...]
    """Contacts of the same states about that time: those it may be one with."""
    slots: tuple[str, ...]
    documents: Mapping[str, DocumentCard]
    log: tuple[Logged, ...]
    author: str
    typed: Mapping[str, str]
    fault: str | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The whole log, the newest first."""

    log: tuple[Logged, ...]
    author: str
    twin: str


@router.get("/review", name="review")
def review(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """What is worth a look, the most doubtful first."""
    return renderer.page(request, "review.html", _queue(request, desk, None))


def _queue(request: Request, desk: Desk, fault: str | None) -> QueueView:
    asked = request.query_params
    kind = asked.get("kind") if asked.get("kind") in KINDS else None
    queue = most_doubtful(desk, kind)
    found = [
        (k, i, tuple(dict.fromkeys(d.why for d in group)))
        for (k, i), group in groupby(queue.doubts, key=lambda d: (d.kind, d.entry))
    ]
    first = next((n + 1 for n, (_, i, _) in enumerate(found) if i == asked.get("after")), 0)
    shown = found[first : first + _LENGTH]
    catalogue = desk.catalogue()
    entries = catalogue.entries_with(i for k, i, _ in shown if k != "correction")
    log = _logged(history(desk))
    address = Address("/review", (("kind", kind),) if kind else ())
    return QueueView(
        kind=kind,
        kinds=KINDS,
        doubts=tuple(Doubtful(k, i, reasons, entries.get(i)) for k, i, reasons in shown),
        total=len(found),
        more=queue.more,
        next=str(address.after(shown[-1][1])) if first + _LENGTH < len(found) else None,
        documents=catalogue.documents_with(_documents_named(entries.values())),
        log=tuple(reversed(log[-_RECENT:])),
        done=next((one for one in log if one.correction.id == asked.get("done")), None),
        author=author_of(request, desk),
        fault=fault,
        twin=str(address.at("/api/v1/review")),
    )


@router.get("/review/history", name="review_history")
def review_history(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Who decided what, when and why; what was taken back stands struck through."""
    log = tuple(reversed(_logged(history(desk))))
    return renderer.page(request, "history.html", HistoryView(log, author_of(request, desk), "/api/v1/corrections"))


@router.get("/review/{key}", name="review_entry")
def review_entry(key: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """An entry, and the forms that correct it."""
    return renderer.page(request, "review_entry.html", _entry_view(request, desk, key, {}, None))


@router.post("/review/{action}", name="review_decide")
async def decide(action: str, request: Request) -> Response:
    """A decision; the record is brought up to date with the next page."""
    form = await request.form()
    given: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str) and value.strip():
            given.setdefault(name, []).append(value.strip())
    return await run_in_threadpool(_decided, request, action, given)


def _decided(request: Request, action: str, form: Form) -> Response:
    desk: Desk = request.app.state.desk
    renderer: Rendered = request.app.state.renderer
    key = _one(form, "key")
    try:
        made = _made(desk, action, form, author_of(request, desk, _one(form, "author")))
    except UsageError as error:
        if action == "undo":
            return renderer.page(request, "review.html", _queue(request, desk, str(error)), 422)
        typed = {name: values[-1] for name, values in form.items()}
        return renderer.page(request, "review_entry.html", _entry_view(request, desk, key, typed, str(error)), 422)
    return RedirectResponse(str(Address("/review", (("done", made.id),))), 303)


def _made(desk: Desk, action: str, form: Form, author: str) -> Correction:
    """The decision that a form holds, written to the log.

    Raises:
        NotFoundError: There is no such action, or nothing answers to the key.
        UsageError: The form lacks something, or a value is none.
    """
    decision, key = Decision(author, _one(form, "reason")), _one(form, "key")
    match action:
        case "accept" | "reject":
            return correcting.judge(desk, decision, action, key)
        case "merge":
            return correcting.merge(desk, decision, [key, *form.get("other", ())])
        case "split":
            return correcting.split(desk, decision, key, list(form.get("document", ())))
        case "edit":
            values = [v.strip() for v in (_one(form, "value") or UNKNOWN).split("\n" if _lists(form) else "\0")]
            return correcting.edit(desk, decision, key, _one(form, "slot"), [v for v in values if v])
        case "undo":
            return correcting.undo(desk, decision, key)
    raise NotFoundError("decision", action, "Choose accept, reject, merge, split, edit or undo.")


def _lists(form: Form) -> bool:
    """Whether the slot takes several values, one a line."""
    return _one(form, "slot") == "participants"


def _one(form: Form, name: str) -> str:
    return form.get(name, ("",))[-1]


def author_of(request: Request, desk: Desk, typed: str = "") -> str:
    """Who decides: whoever is logged in, else who the form names, else the settings' author, else who runs the server."""
    session: Any = getattr(request.state, "session", None)
    if session and session.name:
        return str(session.name)
    try:
        return author_named(desk.settings, typed)
    except UsageError:
        return ""


def _entry_view(request: Request, desk: Desk, key: str, typed: Mapping[str, str], fault: str | None) -> EntryView:
    catalogue = desk.catalogue()
    entry = catalogue.find(key)
    kind = correcting.kind_of(entry)
    reasons = tuple(dict.fromkeys(d.why for d in doubts_of(entry)))
    neighbours = _neighbours(catalogue, entry) if isinstance(entry, Contact) else ()
    documents = set(_documents_named([entry]))
    documents |= {d.document for n in neighbours for d in n.documents}
    return EntryView(
        kind=kind,
        entry=entry,
        reasons=reasons,
        neighbours=neighbours,
        slots={"contact": CONTACT_SLOTS, "document": DOCUMENT_SLOTS}.get(kind, ()),
        documents=catalogue.documents_with(documents),
        log=tuple(reversed(_logged(history(desk, entry.id)))),
        author=author_of(request, desk, typed.get("author", "")),
        typed={"action": "", "slot": "", "value": "", "reason": "", **typed},
        fault=fault,
    )


def _neighbours(catalogue: Catalogue, contact: Contact) -> tuple[Contact, ...]:
    days = contact.date.interval
    window = Interval(
        days.earliest - _NEAR if days.earliest else None, days.latest + _NEAR if days.latest else None
    )  # fmt: skip
    filters = Filters(states=tuple(sorted(contact.states)), window=window)
    found = catalogue.contacts(filters, limit=_NEIGHBOURS + 1).entries
    return tuple(c for c in found if c.id != contact.id)[:_NEIGHBOURS]


def _documents_named(entries: Any) -> list[str]:
    found: list[str] = []
    for entry in entries:
        match entry:
            case Contact():
                found += [d.document for d in entry.documents]
            case Event():
                found += [s.document for s in entry.evidence]
            case CheckedClaim():
                found += [s.document for s in entry.sources] + ([entry.document] if entry.document else [])
            case DatedDocument():
                found.append(entry.id)
    return found


def _logged(log: Sequence[Correction]) -> tuple[Logged, ...]:
    gone = undone(log)
    return tuple(Logged(c, sentence(c), gone.get(c.id)) for c in log)
