"""BibTeX: one entry a document, for papers and reference managers."""

from __future__ import annotations

from pathlib import Path

from readouts.documents.document import Document
from readouts.export.format import Contents, Written, paged
from readouts.interval import Interval

_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
            "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


class BibTex:
    """``@misc`` entries with the fields that BibTeX and biblatex read."""

    name = "bibtex"
    title = "BibTeX entries of the documents"
    loses: tuple[str, ...] = (
        "Only documents are given, with no word of what they report.",
        "A publication day is given where the record knows it; the year alone where it knows that.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file."""
        count = 0
        with (folder / "documents.bib").open("w", encoding="utf-8") as file:
            for page in paged(contents.documents):
                dated = contents.record.documents.with_ids(d.id for d in page)
                for document in page:
                    file.write(("\n\n" if count else "") + _entry(document, dated[document.id].published.interval))
                    count += 1
            file.write("\n")
        return {"documents.bib": count}


def _entry(document: Document, days: Interval) -> str:
    year = days.earliest.year if days.earliest and days.latest and days.earliest.year == days.latest.year else None
    fields = {
        "title": "{" + _escaped(document.title or document.id) + "}",
        "author": " and ".join("{" + _escaped(name) + "}" for name in document.byline),
        "howpublished": _escaped(document.outlet or ""),
        "year": str(year or ""),
        "date": str(days.earliest) if days.is_day else "",
        "url": (document.url or "").replace("}", "%7D").replace("{", "%7B"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(document, year)},", *lines, "}"])


def _escaped(text: str) -> str:
    return " ".join("".join(_ESCAPED.get(c, c) for c in text).split())


def _key(document: Document, year: int | None) -> str:
    """Outlet, year and the digest's beginning: the same in every export."""
    outlet = "".join(c for c in (document.outlet or "") if c.isascii() and c.isalnum()).lower()
    return f"{outlet or 'document'}{year or ''}-{document.digest[:8]}"
