"""Rows are found by name and days, in memory as in the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine

from factory import days
from readouts.interval import ALWAYS
from readouts.record.growing.claims import Asked
from readouts.record.shelf import MemoryShelf, Place, Shelf
from readouts.store import schema
from readouts.store.shelf import SqlShelf


@pytest.fixture(params=["memory", "database"])
def shelf(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    """Both shelves."""
    if request.param == "memory":
        yield MemoryShelf()
        return
    engine = create_engine("sqlite://")
    schema.metadata.create_all(engine)
    with engine.begin() as connection:
        yield SqlShelf(connection)


def test_rows_are_found_by_name_and_days(shelf: Shelf) -> None:
    """A place answers where its days touch: a day, years, an open side, any time at all."""
    wanted = {
        "day": days("2022-03-04"),
        "years": days("2020-01-01", "2023-12-31"),
        "until": days(None, "2022-06-30"),
        "ever": ALWAYS,
    }
    for key, interval in wanted.items():
        shelf.put(key, Asked(key, "d"), [Place("RUS+USA", interval), Place("other")])
    assert shelf.near(Asked, "RUS+USA", days("2022-03-04")) == ["day", "ever", "until", "years"]
    assert shelf.near(Asked, "RUS+USA", days("2022-03-05")) == ["ever", "until", "years"]
    assert shelf.near(Asked, "RUS+USA", days("2024-01-01")) == ["ever"]
    assert shelf.near(Asked, "nobody") == []


def test_a_row_that_moves_leaves_its_places(shelf: Shelf) -> None:
    """Putting a row again replaces it; it says whether anything changed."""
    assert shelf.put("a", Asked("a", "d"), [Place("x")])
    assert not shelf.put("a", Asked("a", "d"), [Place("x")])
    assert shelf.put("a", Asked("a", "e"), [Place("y"), Place("x", days("2022-03-04"))])
    assert shelf.get(Asked, "a") == Asked("a", "e")
    assert shelf.near(Asked, "x", days("2023-01-01")) == []
    shelf.drop(Asked, "a")
    shelf.drop(Asked, "a")
    assert shelf.get(Asked, "a") is None
    assert shelf.near(Asked, "y") == []
