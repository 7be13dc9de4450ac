"""Kings' names that end with a land name nobody whom the press calls by the land."""

from __future__ import annotations

import pytest

from readouts.actors.table import ActorTable


@pytest.fixture(scope="module")
def table() -> ActorTable:
    """The table that ships with the package."""
    return ActorTable.load()


@pytest.mark.parametrize("words", ["of Norway", "of Denmark", "of Spain", "of Nepal"])
def test_of_a_land_is_no_name(table: ActorTable, words: str) -> None:
    """“the leaders of Norway and Sweden” speaks of no king, whatever kings are called in full."""
    assert table.people(words) == ()
    assert [p.name for p in table.people("Harald V of Norway")] == ["Harald V of Norway"]


def test_articles_inside_names_are_small_or_great(table: ActorTable) -> None:
    """“Hamad al-Thani” is “Hamad Al Thani”."""
    assert table.people("Tamim bin Hamad al-Thani") == table.people("Tamim bin Hamad Al Thani") != ()
