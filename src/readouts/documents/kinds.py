"""Kinds of documents, as outlets and users name them, that tell who speaks in them."""

from __future__ import annotations

OFFICIAL_KINDS = frozenset({"official", "readout", "government", "ministry", "press_release"})
"""Kinds of documents that are a side's own account."""

SPOKEN_KINDS = frozenset({"briefing", "press_conference", "transcript"})
"""Kinds of documents in which a side's spokespeople answer the press."""
