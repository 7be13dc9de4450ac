"""Check: a sentence or an article against the record; every checkable claim in it is marked with its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from readouts.contract.claimreview import claim_review_json
from readouts.contract.wording import channel_word
from readouts.desk.checking import Checked, ClaimGiven
from readouts.desk.checking import check as checked_at
from readouts.desk.desk import Desk
from readouts.desk.understanding import CLAIM_KINDS
from readouts.errors import NotFoundError, UsageError
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import CheckedClaim, Contact
from readouts.store.catalogue.model import Covered, DocumentCard
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered

router = APIRouter()
LONGEST = 100_000
"""Characters of an article."""
_SHORT = 1_800
"""Characters of a text that fits into an address."""
_NAMES = ("kind", "between", "person", "since", "channel", "about", "value", "on")
_CHANNELS = ("call", "video", "meeting", "visit", "letter", "hotline")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; with the number of the claim that it is of, and its verdict."""

    text: str
    claim: int | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its verdict and a form that puts right what was understood."""

    number: int
    claim: CheckedClaim
    understood: str
    given: Mapping[str, str]
    """Values of the form."""
    address: str
    """Of this claim alone."""
    review: str
    """Of its ClaimReview."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """A text, and what the record says to the claims in it."""

    text: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    tally: Mapping[str, int]
    contacts: Mapping[str, Contact]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    on: str
    """The day on which the text is said, as typed."""
    fault: str | None
    permalink: str | None
    twin: str | None
    kinds: Mapping[str, str] = field(default_factory=lambda: {str(k): words for k, words in CLAIM_KINDS.items()})
    channels: Mapping[str, str] = field(default_factory=lambda: {c: channel_word(c) for c in _CHANNELS})


@router.get("/check", name="check")
def check(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The box, or the claims of the text in the address."""
    return _shown(request, desk, renderer, request.query_params.multi_items())


@router.post("/check", name="check_text")
async def check_text(request: Request) -> Response:
    """A text that somebody pasted: a short one gets an address of its own, a long one is checked at once."""
    form = await request.form()
    return await run_in_threadpool(_posted, request, [(k, v) for k, v in form.multi_items() if isinstance(v, str)])


@router.get("/check/claimreview", name="claim_review")
def claim_review(request: Request, desk: AtDesk) -> Response:
    """The claims of a text as ClaimReview of schema.org."""
    pairs = request.query_params.multi_items()
    found = checked_at(desk, _text(pairs), given_of(pairs)) if _text(pairs) else ()
    ids = {s.document for c in found for s in c.claim.sources}
    cards = desk.catalogue().documents_with(ids)
    documents = {i: c.document for i, c in cards.items()}
    dated = {i: c.dated for i, c in cards.items()}
    reviews = [claim_review_json(c.claim, documents, dated, c.understood) for c in found]
    return JSONResponse(reviews[0] if len(reviews) == 1 else reviews, media_type="application/ld+json")


def _posted(request: Request, pairs: Pairs) -> Response:
    if 0 < len(_text(pairs)) <= _SHORT:
        return RedirectResponse(str(_address(pairs)), 303)
    return _shown(request, request.app.state.desk, request.app.state.renderer, pairs)


def _shown(request: Request, desk: Desk, renderer: Rendered, pairs: Pairs) -> HTMLResponse:
    text, fault = _text(pairs), None
    found: Sequence[Checked] = ()
    if len(text) > LONGEST:
        fault = f"The text has {len(text):,} characters; check at most {LONGEST:,} at once."
    elif text:
        try:
            found = checked_at(desk, text, given_of(pairs))
        except (UsageError, NotFoundError) as error:
            fault = str(error)
    return renderer.page(request, "check.html", _view(desk, text, found, fault, pairs), 422 if fault else 200)


def _text(pairs: Pairs) -> str:
    return next((v for k, v in pairs if k == "text"), "").replace("\r\n", "\n").strip()


def given_of(pairs: Pairs) -> ClaimGiven:
    """What the parameters say of the claim besides its words.

    Raises:
        UsageError: One side is named and the other is not.
    """
    values = {k: v.strip() for k, v in pairs if k in _NAMES and v.strip()}
    return ClaimGiven(
        kind=values.get("kind"),
        between=two_sides(pairs),
        people=tuple(v.strip() for k, v in pairs if k == "person" and v.strip()),
        since=values.get("since"),
        channel=values.get("channel"),
        about=values.get("about"),
        value=values.get("value"),
        on=values.get("on"),
    )


def two_sides(pairs: Pairs) -> tuple[str, str] | None:
    """The two sides of a form.

    Raises:
        UsageError: There is one alone.
    """
    sides = [v.strip() for k, v in pairs if k == "between" and v.strip()]
    if not sides:
        return None
    if len(sides) != 2:
        raise UsageError("One side alone is no pair.", "Name both sides, such as FRA and TUR.")
    return sides[0], sides[1]


def _address(pairs: Pairs, path: str = "/check") -> Address:
    kept = tuple((k, v.strip()) for k, v in pairs if k in _NAMES and v.strip())
    return Address(path, (("text", _text(pairs)), *kept))


def _view(desk: Desk, text: str, found: Sequence[Checked], fault: str | None, pairs: Pairs) -> CheckView:
    catalogue = desk.catalogue()
    claims = [c.claim for c in found]
    contacts = catalogue.contacts_with(
        i for c in claims for i in (*c.deciding, *(x.contact for x in c.considered), c.about) if i
    )
    short = 0 < len(text) <= _SHORT
    return CheckView(
        text=text,
        pieces=pieces_of(text, claims),
        cards=tuple(_card(n, one, pairs if len(found) == 1 else ()) for n, one in enumerate(found, 1)),
        tally=Counter(c.verdict for c in claims),
        contacts=contacts,
        documents=catalogue.documents_with(s.document for c in claims for s in c.sources),
        covered=catalogue.covered(),
        on=next((v.strip() for k, v in pairs if k == "on"), ""),
        fault=fault,
        permalink=str(_address(pairs)) if short else None,
        twin=str(_address(pairs, "/api/v1/check")) if short else None,
    )


def _card(number: int, one: Checked, pairs: Pairs) -> Card:
    own = {k: v for k, v in pairs if k in ("on", "about") and v.strip()}
    given = {**form_of(one.claim), **own}
    sides = [given.pop(name) for name in ("first", "second") if given.get(name)]
    address = tuple((k, v) for k, v in given.items() if v and k not in ("first", "second"))
    between = tuple(("between", s) for s in sides) if len(sides) == 2 else ()
    asked = (("text", one.claim.text), *address, *between)
    form = {**given, "first": sides[0] if sides else "", "second": sides[1] if len(sides) > 1 else ""}
    review = str(Address("/check/claimreview", asked))
    return Card(number, one.claim, one.understood, form, str(Address("/check", asked)), review)


def form_of(claim: CheckedClaim) -> dict[str, str]:
    """What was understood of a claim, as somebody would type it."""
    sides = list({a.state or a.key: a for a in claim.participants}.values())
    return {
        "kind": claim.kind,
        "first": _typed(sides[0]) if sides else "",
        "second": _typed(sides[1]) if len(sides) > 1 else "",
        "since": _period(claim.anchor),
        "channel": claim.channel or "",
        "value": str(claim.value) if claim.value is not None else "",
        "about": claim.about or "",
        "on": "",
    }


def _typed(actor: Actor) -> str:
    if actor.kind == "person" and actor.name and actor.state:
        return f"{actor.name}, {actor.state}"
    return actor.state or actor.name or ""


def _period(days: Interval | None) -> str:
    """A day, month or year as people write it; nothing where the days are none of these."""
    if days is None or days.earliest is None or days.latest is None:
        return ""
    first, last = days.earliest, days.latest
    if first == last:
        return first.isoformat()
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    whole = first.day == 1 and (first.year, first.month) == (last.year, last.month)
    return f"{first:%Y-%m}" if whole and last.day >= 28 else ""


def pieces_of(text: str, claims: Sequence[CheckedClaim]) -> tuple[Piece, ...]:
    """The text in stretches, those of claims marked; of claims that overlap the first has what both share."""
    pieces, at = [], 0
    for number, claim in sorted(enumerate(claims, 1), key=lambda x: (x[1].words.start, x[0])):
        start, end = max(claim.words.start, at), min(claim.words.end, len(text))
        if start >= end:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], number, claim.verdict))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)
