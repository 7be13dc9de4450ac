"""Files of other event data sets: read with their known defects, and set beside the record."""

from __future__ import annotations

from datetime import date

import pytest

from factory import Paper, person
from readouts.actors.table import ActorTable
from readouts.comparison.comparing import compare_with
from readouts.comparison.reading import GDELT_PLACES, ForeignReader
from readouts.errors import InputError
from readouts.export.gdelt import COLUMNS_1, COLUMNS_2
from readouts.export.icews import COLUMNS as ICEWS
from readouts.export.polecat import COLUMNS as POLECAT
from readouts.language.reading import Actor
from readouts.ontology.cameo import Cameo
from readouts.ontology.plover import Ontology
from readouts.record.builder import RecordBuilder


@pytest.fixture(scope="module")
def actors() -> ActorTable:
    """The shipped table of actors."""
    return ActorTable.load()


@pytest.fixture(scope="module")
def reader(actors) -> ForeignReader:
    """The reader with the shipped codes."""
    return ForeignReader.load(actors)


@pytest.fixture(scope="module")
def cameo() -> Cameo:
    """The conversion table."""
    return Cameo.load(Ontology.load())


def line(columns, **given) -> str:
    """A row with these cells and empty others."""
    return "\t".join(given.get(c.replace(" ", "_"), "") for c in columns)


def polecat(day: str, type_: str, actor: str, recipient: str, **more: str) -> str:
    """A row of POLECAT's table."""
    return line(POLECAT, Event_Date=day, Event_Type=type_, Actor_Country=actor, Recipient_Country=recipient, **more)


def gdelt(columns, day: str, code: str, one: str, two: str, **more: str) -> str:
    """A row of GDELT's table."""
    return line(
        columns, GLOBALEVENTID="1", SQLDATE=day, EventCode=code, Actor1CountryCode=one, Actor2CountryCode=two, **more
    )


def test_polecat_is_read_with_excess_tabs_in_latin_1(reader, tmp_path):
    """Empty cells too many do not matter, filled ones make a fault of that row alone; None is nobody; lists are sides."""
    rows = [
        "\t".join(POLECAT) + "\t\t",
        polecat("2022-03-02", "CONSULT", "AUT; None", "PRT", City="Köln") + "\t\t",
        polecat("2022-03-02", "CONSULT", "None", "None"),
        polecat("2022-03-02", "CONSULT", "AUT", "PRT") + "\t\t\tmore",
        polecat("soon", "CONSULT", "AUT", "PRT"),
    ]
    path = tmp_path / "polecat.txt"
    path.write_bytes("\n".join(rows).encode("latin-1"))
    found = reader.read(path)
    assert (found.format, len(found.events), found.without_sides) == ("polecat", 1, 1)
    assert found.events[0].sides == {"AUT", "PRT"}
    assert [u.line for u in found.unread] == [4, 5]


@pytest.mark.parametrize("columns", [COLUMNS_1[:-1], COLUMNS_1, COLUMNS_2])
def test_gdelt_is_read_without_a_header_in_each_width(reader, tmp_path, columns):
    """Columns are known by their number; codes of countries and groups become ours."""
    assert all(columns[place] == name for name, place in GDELT_PLACES.items())
    path = tmp_path / "gdelt.CSV"
    rows = [gdelt(columns, "20220302", "042", "ROM", "", Actor2KnownGroupCode="UNO", SOURCEURL="https://a.example/1")]
    rows.append(gdelt(columns, "20220302", "42", "EUR", "AUT"))
    path.write_text("\n".join(rows) + "\n", "utf-8")
    first, second = reader.read(path).events
    assert (first.day, first.kind, first.sides) == (date(2022, 3, 2), "042", {"ROU", "UN"})
    assert first.source == ("https://a.example/1" if "SOURCEURL" in columns else None)
    assert (second.kind, second.sides) == ("042", {"AUT"})


def test_icews_names_become_codes(reader, tmp_path):
    """ICEWS writes states by their names."""
    row = {"Event_ID": "7", "Event_Date": "2022-03-02", "CAMEO_Code": "042"}
    path = tmp_path / "events.tab"
    text = [line(ICEWS, **row, Source_Country="Russian Federation", Target_Country="United States"), "\t".join(ICEWS)]
    path.write_text("\n".join(reversed(text)), "utf-8")
    assert reader.read(path).events[0].sides == {"RUS", "USA"}


@pytest.mark.parametrize("data", [b"", b"a\tb\n1\t2\n", b"\x00\xff\xfe" * 50, b'"', b"\n\n"])
def test_other_files_are_refused(reader, tmp_path, data):
    """What is none of the three is refused with a sentence, whatever its bytes."""
    path = tmp_path / "other"
    path.write_bytes(data)
    with pytest.raises(InputError):
        reader.read(path)


@pytest.fixture(scope="module")
def events(actors):
    """A call on 2 March, an expulsion on 1 March, a denied agreement, and talks at some time."""
    ada, ben = person("Ada Brandt", "AUT", "head_of_state"), person("Ben Costa", "PRT", "head_of_government")
    aut, prt = (
        Actor("state", "Q40", "Austria", None, None, "AUT", "GOV"),
        Actor("state", "Q45", "Portugal", None, None, "PRT", "GOV"),
    )
    paper = Paper("one", "2022-03-03", text="x" * 2000)
    paper.event("CONSULT", [ada, ben], on="2022-03-02", mode="phone")
    paper.event("SANCTION", [prt], [aut], on="2022-03-01", mode="expel")
    paper.event("AGREE", [aut], [prt], on="2022-03-01", auxiliary=("negated",))
    return RecordBuilder.load(actors).build([paper.coding()], [paper.facts()]).events


def written(path, *rows: str):
    """A POLECAT file."""
    path.write_text("\n".join(("\t".join(POLECAT), *rows)), "utf-8")
    return path


def test_both_sides_of_the_difference(reader, events, cameo, tmp_path):
    """Shared within a day of each other; rows that say the same are one event; denied events are nobody's."""
    path = written(
        tmp_path / "p.txt",
        polecat("2022-03-03", "CONSULT", "PRT", "AUT"),
        polecat("2022-03-03", "CONSULT", "AUT", "PRT"),
        polecat("2022-03-01", "AGREE", "AUT", "PRT"),
        polecat("2022-03-01", "CONSULT", "AUT", "ESP"),
    )
    found = compare_with(reader.read(path), events, cameo)
    assert [(len(t.rows), t.type) for t in found.shared] == [(2, "CONSULT")]
    assert [(t.type, sorted(t.first.sides)) for t in found.only_theirs] == [
        ("CONSULT", ["AUT", "ESP"]),
        ("AGREE", ["AUT", "PRT"]),
    ]
    assert [e.type for e in found.only_ours] == ["SANCTION"]
    assert found.ours == 2


@pytest.mark.parametrize(
    ("day", "shared"), [("2022-02-28", 0), ("2022-03-01", 1), ("2022-03-03", 1), ("2022-03-04", 0)]
)
def test_days_may_be_one_apart(reader, events, cameo, tmp_path, day, shared):
    """A file dates by publication what the record dates by the day of the call."""
    path = written(tmp_path / "p.txt", polecat(day, "CONSULT", "AUT", "PRT"))
    assert len(compare_with(reader.read(path), events, cameo).shared) == shared


def test_codes_of_cameo_meet_by_root(reader, events, cameo, tmp_path):
    """A visit (042) and a call (041) are of one root; an accusation (112) is not."""
    path = tmp_path / "g.csv"
    rows = [gdelt(COLUMNS_2, "20220302", code, "AUT", "PRT") for code in ("042", "112")]
    path.write_text("\n".join(rows), "utf-8")
    found = compare_with(reader.read(path), events, cameo)
    assert [t.first.kind for t in found.shared] == ["042"]
    assert [t.first.kind for t in found.only_theirs] == ["112"]


def test_only_between_some_states(reader, events, cameo, tmp_path):
    """The filter holds for both."""
    path = written(
        tmp_path / "p.txt", polecat("2022-03-01", "ACCUSE", "AUT", "PRT"), polecat("2022-03-02", "ACCUSE", "AUT", "ESP")
    )
    found = compare_with(reader.read(path), events, cameo, between=frozenset({"AUT", "ESP"}))
    assert (len(found.only_theirs), found.only_ours, found.ours) == (1, (), 0)


def test_the_order_of_rows_does_not_matter(reader, events, cameo, tmp_path):
    """The same rows in another order compare alike."""
    rows = [polecat("2022-03-01", t, "AUT", "PRT") for t in ("CONSULT", "AGREE", "ACCUSE")]
    one, two = (
        compare_with(reader.read(written(tmp_path / f"{n}.txt", *r)), events, cameo)
        for n, r in (("a", rows), ("b", rows[::-1]))
    )
    assert [(t.type, t.events) for t in one.only_theirs + one.shared] == [
        (t.type, t.events) for t in two.only_theirs + two.shared
    ]
