"""Users' tables laid over the shipped one, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from readouts.actors.own.rows import OwnRow, OwnTable
from readouts.actors.own.shelf import Shelf, data_version, table_name
from readouts.actors.table import ActorTable
from readouts.errors import NotFoundError, ResourceFileError
from readouts.interval import Interval
from readouts.resources.files import fingerprint


def loaded(folder: Path, *rows: OwnRow, name: str = "mine") -> ActorTable:
    """The table with rows of the user's laid over it."""
    Shelf(folder).put(OwnTable(name, rows))
    return ActorTable.load(folder)


def named(table: ActorTable, state: str, office: str, day: date) -> set[str]:
    """Names of those who may hold an office on a day."""
    people = (table.person(t.person) for t in table.holders(state, office, Interval.day(day)))
    return {p.name for p in people if p}


def test_a_new_holder_is_added(tmp_path: Path) -> None:
    """Somebody whom the table lacks is found by name and by office from the first day on."""
    row = OwnRow("Ivan Testenko", "UKR", "defence_minister", start="2031-05-02", known_until="2031-12-31")
    table = loaded(tmp_path, row)
    assert [p.name for p in table.people("Ivan Testenko")] == ["Ivan Testenko"]
    assert named(table, "UKR", "defence_minister", date(2031, 8, 1)) == {"Ivan Testenko"}
    (term,) = table.terms("UKR:ivan-testenko")
    assert term.source == "user/mine"
    assert term.certainty == "own"


def test_a_known_person_keeps_the_id(tmp_path: Path) -> None:
    """A name of that state's service, in any spelling, is the person whom the table has."""
    table = loaded(tmp_path, OwnRow("Sergey Lavrov", "RUS", aliases="Siergiej Ławrow"))
    assert {p.id for p in table.people("Siergiej Ławrow")} == {p.id for p in table.people("Sergei Lavrov")}


def test_a_namesake_elsewhere_is_somebody_else(tmp_path: Path) -> None:
    """The same name in another state's service makes another person."""
    table = loaded(tmp_path, OwnRow("Sergei Lavrov", "BGR", "other_minister", start="2031"))
    assert len(table.people("Sergei Lavrov")) == 2


def test_an_organisation_takes_people_from_states(tmp_path: Path) -> None:
    """Whom an organisation chooses is somebody the table may know from a state."""
    table = loaded(tmp_path, OwnRow("Angela Merkel", "OSCE", "organisation_head", start="2031-01-01"))
    (person,) = table.people("Angela Merkel")
    assert person.states == ("DEU", "OSCE")


def test_the_users_term_replaces_the_shipped_one(tmp_path: Path) -> None:
    """The same person in the same office: the user's days stand, once."""
    plain = ActorTable.load()
    (person,) = plain.people("Lloyd Austin")
    before = [t for t in plain.terms(person.id) if t.office == "defence_minister"]
    table = loaded(tmp_path, OwnRow("Lloyd Austin", "USA", "defence_minister", start="2021-01-25", end="2025-01-19"))
    (after,) = (t for t in table.terms(person.id) if t.office == "defence_minister")
    assert len(before) == 1
    assert after.interval == Interval(date(2021, 1, 25), date(2025, 1, 19))


def test_the_users_term_takes_its_days_from_others(tmp_path: Path) -> None:
    """In an office that one at a time holds, shipped terms end where the user's begins and begin where it ends."""
    row = OwnRow("Ann Other", "USA", "defence_minister", start="2023-01-01", end="2023-06-30")
    table = loaded(tmp_path, row)
    assert named(table, "USA", "defence_minister", date(2023, 3, 1)) == {"Ann Other"}
    assert named(table, "USA", "defence_minister", date(2022, 3, 1)) == {"Lloyd Austin"}


def test_spokespersons_stand_beside_each_other(tmp_path: Path) -> None:
    """In an office that several hold the user's term takes nothing away."""
    row = OwnRow("Ann Other", "RUS", "spokesperson", start="2023-01-01", known_until="2023-12-31")
    table = loaded(tmp_path, row)
    assert {"Ann Other", "Maria Zakharova"} <= named(table, "RUS", "spokesperson", date(2023, 3, 1))


def test_a_later_table_wins(tmp_path: Path) -> None:
    """Tables are merged in the order of their names, whatever order they were imported in."""
    one = OwnRow("Ann Other", "USA", "defence_minister", start="2031-01-01", end="2031-12-31")
    two = OwnRow("Bob Other", "USA", "defence_minister", start="2031-01-01", end="2031-12-31")
    loaded(tmp_path, two, name="b")
    table = loaded(tmp_path, one, name="a")
    assert named(table, "USA", "defence_minister", date(2031, 6, 1)) == {"Bob Other"}


def test_results_name_the_tables(tmp_path: Path) -> None:
    """The version of the data changes with every import, and is the shipped one's again when all are removed."""
    shelf = Shelf(tmp_path / "none")
    assert data_version(shelf.folder) == fingerprint()
    shelf.put(OwnTable("a", (OwnRow("Ann Other", "USA", "adviser"),)))
    first = data_version(shelf.folder)
    shelf.put(OwnTable("a", (OwnRow("Ann Other", "USA", "envoy"),)))
    assert len({first, data_version(shelf.folder), fingerprint()}) == 3
    shelf.remove("a")
    assert data_version(shelf.folder) == fingerprint()


def test_removing_what_is_not_there_says_what_is(tmp_path: Path) -> None:
    """No table of that name: the names of those that are there are told, and no path outside the folder is touched."""
    shelf = Shelf(tmp_path)
    shelf.put(OwnTable("a", (OwnRow("Ann Other", "USA", "adviser"),)))
    for name in ("b", "../a", ""):
        with pytest.raises(NotFoundError, match="There are: a"):
            shelf.remove(name)


def test_a_table_changed_by_hand_is_refused(tmp_path: Path) -> None:
    """A file in the folder that is no imported table is an error with its path, not a silent gap."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(ResourceFileError, match=r"x\.csv"):
        ActorTable.load(tmp_path)


def test_names_of_tables_are_safe() -> None:
    """A table's name can stand in a file name."""
    assert table_name("../Foreign Ministers (2026)") == "foreign-ministers-2026"
