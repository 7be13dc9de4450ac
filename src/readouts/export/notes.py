"""Markdown notes with front matter, one a contact: for note programs such as Obsidian."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from readouts.documents.document import Document
from readouts.export.format import Contents, Written, paged
from readouts.export.naming import actor_name, contact_name, iso_interval
from readouts.record.model import Account, CheckedClaim, Contact


class Markdown:
    """A note a contact and a note a document, linked."""

    name = "markdown"
    title = "Markdown notes with front matter"
    loses: tuple[str, ...] = (
        "Places in the text are not given, only the words.",
        "Events other than contacts have no notes.",
        "Reasons and traces are left out; the date's reasons are kept.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """Folders ``contacts`` and ``documents``."""
        for name in ("contacts", "documents"):
            (folder / name).mkdir(exist_ok=True)
        written: dict[str, int] = {}
        for page in paged(contents.record.contacts):
            claims = contents.record.claims.with_ids(i for c in page for i in c.claims)
            documents = contents.documents.with_ids(p.document for c in page for a in c.accounts for p in a.points)
            for contact in page:
                name = f"contacts/{contact.id}.md"
                (folder / name).write_text(_contact_note(contact, contents, documents, claims), "utf-8")
                written[name] = 1
        for document in contents.documents:
            name = f"documents/{_file_name(document.id)}.md"
            (folder / name).write_text(_document_note(document), "utf-8")
            written[name] = 1
        return written


def _file_name(key: str) -> str:
    """A name that every file system takes."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in key).strip(".") or "_"


def _front(values: dict[str, object]) -> str:
    kept = {k: v for k, v in values.items() if v not in (None, "", [])}
    return "---\n" + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000) + "---\n"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _contact_note(
    contact: Contact, contents: Contents, documents: Mapping[str, Document], claims: Mapping[str, CheckedClaim]
) -> str:
    front = _front(
        {
            "id": contact.id,
            "type": "contact",
            "date": iso_interval(contact.date.interval),
            "channel": contact.channel,
            "status": contact.status,
            "initiator": contact.initiator,
            "minutes": contact.duration_minutes,
            "participants": [actor_name(p, contents.actors) for p in contact.participants],
            "states": sorted(contact.states),
            "topics": list(contact.topics),
        }
    )
    parts = [f"{front}# {contact_name(contact, contents.actors)}", *(f"- {reason}" for reason in contact.date.because)]
    parts += [f"- Accounts differ about {c.about}: {' / '.join(v.value for v in c.values)}" for c in contact.conflicts]
    parts += [line for account in contact.accounts for line in _account_lines(account, contents, documents)]
    for claim in (claims[c] for c in contact.claims if c in claims):
        parts.append(f"## Claim: {claim.verdict}\n\n{_quoted(claim.text)}\n\n{'; '.join(claim.because)}")
    links = [f"- [[{_file_name(d.document)}]] ({d.standing})" for d in contact.documents]
    return "\n\n".join([*parts, "## Documents", "\n".join(links)]) + "\n"


def _account_lines(account: Account, contents: Contents, documents: Mapping[str, Document]) -> list[str]:
    who = actor_name(account.speaker, contents.actors) if account.speaker else account.side or "The outlets"
    lines = [f"## {who}" + (f" ({account.side})" if account.side and account.side != who else "")]
    for point in account.points:
        outlet = documents[point.document].outlet or point.document
        lines.append(f"{_quoted(point.point.text)}\n>\n> — {outlet}, [[{_file_name(point.document)}]]")
    return lines


def _document_note(document: Document) -> str:
    front = _front(
        {
            "id": document.id,
            "type": "document",
            "outlet": document.outlet,
            "country": document.outlet_country,
            "published": iso_interval(document.stated) if document.stated else None,
            "url": document.url,
            "sha256": document.digest,
        }
    )
    return f"{front}# {document.title or document.id}\n\n{document.text.rstrip()}\n"
