"""Small hostile files, some for each reader: each ends in documents or leads, or in an error that says what and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import READERS, read_input
from readouts.errors import InputError

INPUTS = sorted((Path(__file__).parent / "corpus" / "inputs").iterdir())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_a_file(path: Path) -> None:
    """Something is said of every file; whatever is no document names the input, and what to do."""
    found = list(read_input(Input.of(path.name, path.read_bytes()), READERS))
    assert found
    assert all(isinstance(item, Document | Lead | InputError) for item in found)
    for item in found:
        if isinstance(item, InputError):
            assert path.name in item.where and item.found and item.do
        elif isinstance(item, Document):
            assert item.text.encode() and item.text.strip()
            assert item.stated is None or item.stated.earliest is None or 1000 <= item.stated.earliest.year < 3000


def test_what_is_whole_is_read_beside_what_is_not() -> None:
    """Of four lines two have days that cannot be reckoned with, and one a day that there is not."""
    path = next(p for p in INPUTS if p.name.startswith("days_at_the_ends"))
    found = list(read_input(Input.of(path.name, path.read_bytes()), READERS))
    assert [type(item).__name__ for item in found] == ["Document", "Document", "InputError", "Document"]
    assert [item.stated is not None for item in found if isinstance(item, Document)] == [False, False, True]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: type(reader).__name__)
def test_every_reader_has_a_file(reader: object) -> None:
    """A reader without a hostile file would go untried here."""
    assert any(path.name.endswith(tuple(reader.suffixes)) for path in INPUTS)  # type: ignore[attr-defined]
