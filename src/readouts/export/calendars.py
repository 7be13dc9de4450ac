"""iCalendar (RFC 5545): one all-day entry a contact whose day the record knows."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar
from icalendar import Event as Entry

from readouts.export.format import Contents, Written
from readouts.export.naming import contact_name, urn
from readouts.record.model import Contact

_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "possible": "TENTATIVE", "cancelled": "CANCELLED", "refused": "CANCELLED",
           "ruled_out": "CANCELLED"}  # fmt: skip


class Ics:
    """A calendar that mail programs and phones open."""

    name = "ics"
    title = "iCalendar, an all-day entry a contact"
    loses: tuple[str, ...] = (
        "Contacts whose day the record does not know are left out.",
        "iCalendar knows confirmed, tentative and cancelled: refused and ruled-out contacts are cancelled entries, disputed ones have no status; the text says which.",
        "Of accounts and claims only the number of documents is told.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file."""
        calendar = Calendar()
        calendar.add("prodid", "-//Readouts//Contacts between states//EN")
        calendar.add("version", "2.0")
        begins, ends, _ = calendar.to_ical().partition(b"END:VCALENDAR")
        count = 0
        with (folder / "contacts.ics").open("wb") as file:
            file.write(begins)
            for contact in contents.record.contacts:
                if contact.date.interval.is_day:
                    file.write(_entry(contact, contents).to_ical())
                    count += 1
            file.write(ends + b"\r\n")
        return {"contacts.ics": count}


def _entry(contact: Contact, contents: Contents) -> Entry:
    day = contact.date.interval.earliest
    assert day is not None
    entry = Entry()
    entry.add("uid", urn("contact", contact.id))
    # A stamp is asked for; the day itself, so that the same record gives the same file.
    entry.add("dtstamp", datetime.combine(day, time(), UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(1))
    entry.add("summary", contact_name(contact, contents.actors))
    lines = [f"{contact.status.replace('_', ' ')}, reported by {len(contact.documents)} documents"]
    lines += [f"asked for by {contact.initiator}"] if contact.initiator else []
    lines += [f"accounts differ about {c.about}: {' / '.join(v.value for v in c.values)}" for c in contact.conflicts]
    entry.add("description", "\n".join(lines))
    entry.add("categories", [contact.channel, *contact.topics])
    if contact.status in _STATUS:
        entry.add("status", _STATUS[contact.status])
    return entry
