"""Every format is opened by a library of its own, which finds what was written."""

from __future__ import annotations

import csv
import json
from datetime import date

import duckdb
import networkx
import pytest
import rdflib
import yaml
from followthemoney import model
from icalendar import Calendar
from prov.model import ProvDocument
from pyarrow import parquet
from pybtex.database import parse_file

from readouts.errors import UsageError
from readouts.export.registry import format_named, write_export
from readouts.export.tables import tables_of


@pytest.fixture
def written(contents, tmp_path):
    """Write a format, and get the folder."""

    def write(name):
        write_export(name, contents, tmp_path)
        return tmp_path

    return write


@pytest.fixture
def call(contents):
    """The one contact of the record."""
    return next(iter(contents.record.contacts))


def test_calendar(written, call):
    """An all-day entry on the day of the call, with an id that stays."""
    calendar = Calendar.from_ical((written("ics") / "contacts.ics").read_bytes())
    entries = calendar.walk("VEVENT")
    assert [e["UID"] for e in entries] == [f"urn:readouts:contact:{call.id}"]
    assert entries[0].decoded("DTSTART") == date(2022, 3, 2)
    assert "Ada Brandt" in str(entries[0]["SUMMARY"])


def test_graph(written, call):
    """Two people and the call between them; the table of edges says the same."""
    folder = written("graphml")
    graph = networkx.read_graphml(folder / "contacts.graphml", force_multigraph=True)
    assert {d["name"] for _, d in graph.nodes(data=True)} == {"Ada Brandt", "Ben Costa"}
    assert [d["date"] for _, _, d in graph.edges(data=True)] == ["2022-03-02"]
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        assert [row["contact"] for row in csv.DictReader(file)] == [call.id]


def test_json_ld(written, call, contents):
    """RDF's own library reads it: the call with its day, those who took part, and the claim with its verdict."""
    text = (written("jsonld") / "record.jsonld").read_text("utf-8")
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    subject = rdflib.URIRef(f"urn:readouts:contact:{call.id}")
    assert str(graph.value(subject, schema.startDate)) == "2022-03-02"
    assert len(list(graph.objects(subject, schema.attendee))) == 2
    assert len(list(graph.subjects(rdflib.RDF.type, schema.Claim))) == len(contents.record.claims) == 2
    assert len(list(graph.subjects(rdflib.RDF.type, schema.NewsArticle))) == 2


def test_web_annotations_quote_their_documents(written, contents):
    """Each annotation's words stand at its place, between its prefix and its suffix."""
    texts = {d.url: d.text for d in contents.documents}
    lines = [json.loads(x) for x in (written("webannotation") / "annotations.jsonl").read_text("utf-8").splitlines()]
    assert len({a["id"] for a in lines}) == len(lines) > 6
    for annotation in lines:
        text = texts[annotation["target"]["source"]]
        quote, place = annotation["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
    rdflib_reads = rdflib.Graph().parse(
        data=json.dumps({**lines[0], "@context": {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}}),
        format="json-ld",
    )
    assert len(rdflib_reads) > 5


def test_provenance(written, contents, call):
    """The call derives from both documents, through the run that coded them."""
    document = ProvDocument.deserialize(written("prov") / "record.prov.json", format="json")
    derived = [r for r in document.get_records() if "Derivation" in type(r).__name__]
    sources = {str(r.args[1]) for r in derived if str(r.args[0]).endswith(call.id)}
    assert sources == {"r:document:one", "r:document:two"}


def test_follow_the_money(written, call):
    """Its own model knows every property, and finds those involved and the proof."""
    lines = [json.loads(x) for x in (written("ftm") / "entities.ftm.json").read_text("utf-8").splitlines()]
    found = {p.id: p for p in (model.get_proxy(line) for line in lines)}
    event = found[f"urn:readouts:contact:{call.id}"]
    assert event.schema.name == "Event"
    assert event.get("date") == ["2022-03-02"]
    assert len(event.get("involved")) == 2
    assert set(event.get("proof")) == {"urn:readouts:document:one", "urn:readouts:document:two"}
    assert all(i in found for i in (*event.get("involved"), *event.get("proof")))


def test_parquet_and_csv_hold_the_same(written, contents, tmp_path):
    """Arrow and DuckDB read as many rows as the record has entries, with the same columns as the CSV."""
    folder = written("parquet")
    for name, made in tables_of(contents).items():
        rows = list(made)
        path = folder / f"{name}.parquet"
        assert path.is_file() == bool(rows)
        if rows:
            table = parquet.read_table(path)
            assert table.num_rows == len(rows)
            assert table.schema.metadata[b"schema_version"] == b"1"
    write_export("csv", contents, tmp_path / "csv")
    query = "SELECT id, \"date.earliest\" FROM '{}' ORDER BY id"
    both = [duckdb.sql(query.format(folder / "events.parquet")).fetchall(),
            duckdb.sql(f"SELECT id, \"date.earliest\" FROM read_csv('{tmp_path}/csv/events.csv', all_varchar = true) ORDER BY id").fetchall()]  # fmt: skip
    assert both[0] == both[1]
    assert len(both[0]) == len(contents.record.events)


def test_timeline_sheet(written):
    """The sheet's columns as the tool lists them, and a slide for the call."""
    wanted = (
        "Year, Month, Day, Time, End Year, End Month, End Day, End Time, Display Date, Headline, Text, Media, Media Credit, "
        "Media Caption, Media Thumbnail, Alt Text, Type, Group, Background"
    )
    with (written("timelinejs") / "timeline.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames == wanted.split(", ")
    assert (rows[0]["Year"], rows[0]["Month"], rows[0]["Day"], rows[0]["Group"]) == ("2022", "3", "2", "AUT–PRT")


def test_notes_have_front_matter_and_links(written, call):
    """YAML reads the front matter; every link leads to a note that is there."""
    folder = written("markdown")
    text = (folder / "contacts" / f"{call.id}.md").read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front)["states"] == ["AUT", "PRT"]
    assert yaml.safe_load(front)["date"] == "2022-03-02"
    links = {part.split("]]")[0] for part in body.split("[[")[1:]}
    assert links == {"one", "two"}
    assert all((folder / "documents" / f"{link}.md").is_file() for link in links)


def test_bibtex(written):
    """A reader of BibTeX finds the documents, whatever their titles hold."""
    found = parse_file(str(written("bibtex") / "documents.bib")).entries
    assert len(found) == 2
    entry = next(e for key, e in found.items() if key.startswith("danubewire2022"))
    assert entry.fields["url"] == "https://example.org/one?a=1&b=2"
    assert entry.fields["date"] == "2022-03-03"


def test_an_unknown_format_is_refused_with_those_known():
    """The message lists what can be written."""
    with pytest.raises(UsageError, match="polecat"):
        format_named("excel")
