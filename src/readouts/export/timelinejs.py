"""TimelineJS' sheet of 19 columns: one slide a contact."""

from __future__ import annotations

import csv
import html
from pathlib import Path

from readouts.export.format import Contents, Written
from readouts.export.naming import contact_name, iso_interval
from readouts.record.model import Contact

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media",
    "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
)  # fmt: skip


class TimelineJs:
    """A CSV sheet to import."""

    name = "timelinejs"
    title = "TimelineJS sheet (CSV)"
    loses: tuple[str, ...] = (
        "A slide needs a year: contacts of which neither the first nor the last possible day is known are left out.",
        "An uncertain date begins at its first possible day, or stands at its last; `Display Date` says what is known.",
        "Accounts are shortened to three points a contact; claims and reasons are left out.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One sheet."""
        count = 0
        with (folder / "timeline.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
            writer.writeheader()
            for contact in contents.record.contacts:
                if contact.date.interval.earliest or contact.date.interval.latest:
                    writer.writerow(_slide(contact, contents))
                    count += 1
        return {"timeline.csv": count}


def _slide(contact: Contact, contents: Contents) -> dict[str, str]:
    days = contact.date.interval
    first, last = days.earliest or days.latest, days.latest if days.earliest else None
    assert first is not None
    points = [p.point.text for a in contact.accounts if a.side for p in a.points][:3]
    quotes = "".join(f"<p>“{html.escape(text)}”</p>" for text in points)
    told = f"<p>{html.escape(contact.status.replace('_', ' '))}, reported by {len(contact.documents)} documents</p>"
    cells = {
        "Year": str(first.year),
        "Month": str(first.month),
        "Day": str(first.day),
        "Display Date": iso_interval(days),
        "Headline": html.escape(contact_name(contact, contents.actors)),
        "Text": told + quotes,
        "Group": "–".join(sorted(contact.states)),
    }
    if last and last != first:
        cells |= {"End Year": str(last.year), "End Month": str(last.month), "End Day": str(last.day)}
    return cells
