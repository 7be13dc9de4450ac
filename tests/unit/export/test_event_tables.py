"""The tables of other event data sets: their columns to the byte, and rows that say no more than the record knows."""

from __future__ import annotations

import csv
import json

import pytest

from readouts.export.gdelt import COLUMNS_1, COLUMNS_2
from readouts.export.registry import FORMATS, format_named, write_export

# As the data sets' own loaders have them.
POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, "
    "Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, "
    "Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, "
    "Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, "
    "Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
)
GDELT_1 = (
    "GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode, Actor1KnownGroupCode, "
    "Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code, Actor1Type3Code, Actor2Code, "
    "Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, Actor2EthnicCode, Actor2Religion1Code, Actor2Religion2Code, "
    "Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, "
    "GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone, Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, "
    "Actor1Geo_ADM1Code, Actor1Geo_Lat, Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, "
    "Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_Lat, Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, "
    "ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, SOURCEURL"
)
ICEWS = (
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target Name, Target Sectors, "
    "Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude, Longitude"
)


GDELT_COLUMNS = {"gdelt1": COLUMNS_1, "gdelt2": COLUMNS_2}


@pytest.fixture
def rows(contents, tmp_path):
    """Write a format and read its one table: the header's names, and the rows by them."""

    def read(name, header=True):
        write_export(name, contents, tmp_path)
        path = next(p for p in tmp_path.iterdir() if p.name.startswith("events."))
        with path.open(encoding="utf-8", newline="") as file:
            table = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        names = table[0] if header else list(GDELT_COLUMNS[name])
        return names, [dict(zip(names, row, strict=True)) for row in (table[1:] if header else table)]

    return read


@pytest.mark.parametrize(("name", "missing"), [("polecat", "None"), ("polecat-strict", "")])
def test_polecat(rows, name, missing):
    """Forty columns in order; facts only; what is not known is missing and not guessed."""
    names, found = rows(name)
    assert names == POLECAT.split(", ")
    assert len(names) == 40
    assert [r["Event Type"] for r in found].count("AGREE") == 0
    expelled = next(r for r in found if r["Event Type"] == "SANCTION")
    assert (expelled["Event Date"], expelled["Event Mode"], expelled["Quad Code"]) == (
        "2022-03-01",
        "expel",
        "MATERIAL CONFLICT",
    )
    assert (expelled["Actor Country"], expelled["Actor COW"], expelled["Recipient Country"]) == ("PRT", "235", "AUT")
    accused = next(r for r in found if r["Event Type"] == "ACCUSE")
    assert accused["Event Date"] == accused["Latitude"] == missing
    called = next(r for r in found if r["Event Type"] == "CONSULT")
    assert called["Actor Name"] == "Ada Brandt; Ben Costa"
    assert called["Publication Date"] == "2022-03-03"


@pytest.mark.parametrize("name", ["gdelt1", "gdelt2"])
def test_gdelt(rows, name):
    """58 or 61 columns without a header; codes keep their leading zeros; a pair of sides a row; no row without a day."""
    names, found = rows(name, header=False)
    wanted = GDELT_1.split(", ")
    if name == "gdelt2":
        for which in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
            wanted.insert(wanted.index(f"{which}_ADM1Code") + 1, f"{which}_ADM2Code")
    assert names == wanted
    assert all(r["SQLDATE"].isdigit() and r["GLOBALEVENTID"].isdigit() for r in found)
    call = next(r for r in found if r["EventCode"] == "041")
    assert (call["EventRootCode"], call["QuadClass"], call["NumArticles"], call["NumSources"]) == ("04", "1", "2", "2")
    assert {call["Actor1Code"], call["Actor2Code"]} == {"AUTGOV", "PRTGOV"}
    assert (call["GoldsteinScale"], call["AvgTone"]) == ("", "")
    assert call["DATEADDED"] == ("20220303" if name == "gdelt1" else "20220303000000")
    assert len({r["GLOBALEVENTID"] for r in found}) == len(found)


def test_icews(rows):
    """Twenty columns in order; names of states in words, as ICEWS has them."""
    names, found = rows("icews")
    assert names == ICEWS.split(", ")
    expelled = next(r for r in found if r["Source Country"] == "Portugal")
    assert (expelled["Target Country"], expelled["Event Date"], expelled["Story ID"]) == (
        "Austria",
        "2022-03-01",
        "one",
    )


def test_plover_says_what_did_not_happen(contents, tmp_path):
    """Every event is a line; those that did not happen say so; a contact adds who asked and what each side said."""
    write_export("plover", contents, tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "events.plover.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == len(contents.record.events)
    assert [line["auxiliary"] for line in lines if line["event"] == ["AGREE"]] == [["negation"]]
    contact = next(line["x_contact"] for line in lines if "x_contact" in line)
    assert contact["initiator"] == ["AUT"]
    assert {p["side"] for p in contact["purported_content"]} == {"AUT", "PRT"}
    assert "date" not in next(line for line in lines if line["event"] == ["ACCUSE"])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_says_what_it_loses(contents, tmp_path, name):
    """It is written into a folder of its own with a note, and twice it writes the same."""
    written = write_export(name, contents, tmp_path / "a")
    assert written
    assert all((tmp_path / "a" / file).is_file() for file in written)
    note = (tmp_path / "a" / "README.txt").read_text("utf-8")
    assert all(line in note for line in format_named(name).loses)
    write_export(name, contents, tmp_path / "b")
    for path in (tmp_path / "a").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()
