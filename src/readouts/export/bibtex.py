"""BibTeX: one entry a document, for papers and reference managers."""

from __future__ import annotations

from pathlib import Path

from readouts.documents.document import Document
from readouts.export.format import Contents, Written

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
        dated = {d.id: d.published.interval for d in contents.record.documents}
        entries = []
        for document in contents.documents:
            days = dated[document.id]
            year = (
                days.earliest.year if days.earliest and days.latest and days.earliest.year == days.latest.year else None
            )
            fields = {
                "title": "{" + _escaped(document.title or document.id) + "}",
                "author": " and ".join("{" + _escaped(name) + "}" for name in document.byline),
                "howpublished": _escaped(document.outlet or ""),
                "year": str(year or ""),
                "date": str(days.earliest) if days.is_day else "",
                "url": (document.url or "").replace("}", "%7D").replace("{", "%7B"),
            }
            lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
            entries.append("\n".join([f"@misc{{{_key(document, year)},", *lines, "}"]))
        (folder / "documents.bib").write_text("\n\n".join(entries) + "\n", "utf-8")
        return {"documents.bib": len(entries)}


def _escaped(text: str) -> str:
    return " ".join("".join(_ESCAPED.get(c, c) for c in text).split())


def _key(document: Document, year: int | None) -> str:
    """Outlet, year and the digest's beginning: the same in every export."""
    outlet = "".join(c for c in (document.outlet or "") if c.isascii() and c.isalnum()).lower()
    return f"{outlet or 'document'}{year or ''}-{document.digest[:8]}"
