"""Readouts: news reports and official statements, read into a dated, source-attributed record of contacts between states.

>>> import readouts
>>> coding = readouts.code(readouts.build_document("Chile's president telephoned his Peruvian counterpart on Monday."))
>>> [contact.channel for contact in coding.contacts]
['call']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from readouts.version import __version__

if TYPE_CHECKING:
    from readouts.coding.coding import Coding
    from readouts.documents.build import build_document
    from readouts.documents.document import Document
    from readouts.notebook import show
    from readouts.notebook.record import OpenRecord, open_record
    from readouts.pipeline import Pipeline, code
    from readouts.settings import Settings

__all__ = [
    "Coding", "Document", "OpenRecord", "Pipeline", "Settings", "__version__", "build_document", "code", "open_record", "show",
]  # fmt: skip

# Looked up when first used: the pipeline imports spaCy, which takes a second that listing a record need not wait.
_HOMES = {
    "Coding": "readouts.coding.coding",
    "Document": "readouts.documents.document",
    "OpenRecord": "readouts.notebook.record",
    "Pipeline": "readouts.pipeline",
    "Settings": "readouts.settings",
    "build_document": "readouts.documents.build",
    "code": "readouts.pipeline",
    "open_record": "readouts.notebook.record",
    "show": "readouts.notebook",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'readouts' has no attribute {name!r}; it has {', '.join(__all__)}")
