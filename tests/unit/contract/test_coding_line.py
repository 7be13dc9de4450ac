"""A coding is written piece by piece as it is written at once."""

from __future__ import annotations

import json

import pytest

from readouts.coding.coding import Coding
from readouts.contract.coding import coding_json, coding_line
from readouts.documents.document import Document
from readouts.slots import replace


@pytest.mark.model
def test_pieces_are_the_line(coded: list[tuple[Document, Coding]]) -> None:
    """Joined, the pieces are the JSON of the coding, to the letter, whatever it holds; each is small."""
    for _, coding in coded:
        for one in (coding, replace(coding, unread="Sport.", events=(), claims=())):
            pieces = list(coding_line(one))
            assert "".join(pieces) == json.dumps(coding_json(one), ensure_ascii=False) + "\n"
            assert len(pieces) > len(one.events) + len(one.statements)
