"""Records, codings and comparisons in a notebook. ``%load_ext readouts.notebook`` shows plain codings as tables, too."""

from __future__ import annotations

from typing import Any

from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.errors import UsageError
from readouts.notebook.showing import CodedDocument, ShownCoding, ShownComparison
from readouts.record.model import Comparison
from readouts.settings import Settings


def show(
    thing: Document | Coding | Comparison, coding: Coding | None = None
) -> CodedDocument | ShownCoding | ShownComparison:
    """Something to look at in Jupyter.

    Args:
        thing: A document: its text with the evidence marked. A coding: its tables. A comparison: its points side by side.
        coding: The document's; None: it is coded now.

    Raises:
        UsageError: It is none of these, or the coding is another document's.
        ModelError: The language model is not installed.
    """
    if isinstance(thing, Coding):
        return ShownCoding(thing)
    if isinstance(thing, Comparison):
        return ShownComparison(thing)
    if not isinstance(thing, Document):
        raise UsageError(
            f"{type(thing).__name__} is nothing that is shown.", "Give a document, a coding or a comparison."
        )
    if coding is None:
        from readouts.pipeline import code  # noqa: PLC0415 - spaCy takes a second to import

        coding = code(thing, Settings())
    if coding.digest != thing.digest:
        raise UsageError("The coding is another document's.", "Give the document's own: readouts.code(document).")
    return CodedDocument(thing, coding)


def load_ipython_extension(ipython: Any) -> None:
    """Called by ``%load_ext readouts.notebook``: codings and comparisons show themselves as HTML."""
    html = ipython.display_formatter.formatters["text/html"]
    html.for_type(Coding, lambda coding: ShownCoding(coding)._repr_html_())
    html.for_type(Comparison, lambda comparison: ShownComparison(comparison)._repr_html_())
