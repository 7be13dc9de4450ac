"""The table of outlets: what it holds, how it is asked, what it refuses, and what it fills in."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from readouts.actors.loading import read_files
from readouts.cli.app import app
from readouts.documents.build import build_document
from readouts.documents.outlets import FILE, OutletTable, folded, host_of, read_outlets
from readouts.documents.page import PageReader
from readouts.errors import ResourceFileError
from readouts.resources.files import resource

TEXT = "Ola Berg spoke with Ada Lind on Monday, and both were content with what they had heard."
HEADER = "name,names,domains,country,kind,owner\n"


@pytest.fixture(scope="module")
def table() -> OutletTable:
    """The table that ships with the package."""
    return OutletTable.load()


def test_the_world_is_there(table):
    """At least 350 outlets with domains, of at least a hundred states; official sites of the permanent five and of bodies."""
    assert len([o for o in table.outlets if o.domains]) >= 350
    assert len({o.country for o in table.outlets}) >= 100
    for side in ("USA", "RUS", "CHN", "GBR", "FRA", "DEU", "IND", "TUR", "IRN", "UKR", "NATO", "EUU", "UN"):
        assert [o for o in table.outlets if o.country == side and o.kind == "official"], side


def test_countries_are_states_or_bodies_of_the_actor_table(table):
    """No outlet is at home in a place that the record cannot name."""
    files = read_files()
    known = {s.code for s in files.states} | {o.code for o in files.organisations}
    assert {o.country for o in table.outlets} <= known


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.reuters.com/world/1", "Reuters"),
        ("http://EDITION.CNN.COM:80/a?b#c", "CNN"),
        ("https://2009-2017.state.gov/r/pa/prs/", "U.S. Department of State"),
        ("https://mod.gov.ua/news", "Ministry of Defence of Ukraine"),
        ("https://web.archive.org/web/20220503120000/https://www.mid.ru/en/1", "Ministry of Foreign Affairs of the Russian Federation"),
        ("https://g1.globo.com/mundo", "G1"),
    ],
)  # fmt: skip
def test_found_by_the_longest_domain(table, address, name):
    """A page is its outlet's, whatever stands before the domain; copies in archives are their originals'."""
    found = table.by_address(address)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "address", ["https://notstate.gov/", "https://state.gov.example.net/", "https://unheard-of.example/", "http://[::1", "", None, "ftp"]
)  # fmt: skip
def test_other_addresses_stay_unknown(table, address):
    """What only looks like a domain of the table is not one, and a broken address is no fault."""
    assert table.by_address(address) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("guardian", "The Guardian"), ("THE GUARDIAN", "The Guardian"), ("El País", "El Pais"),
        ("US Department of State", "U.S. Department of State"), ("Libération", "Liberation"),
        ("Foreign, Commonwealth and Development Office", "Foreign, Commonwealth & Development Office"),
        ("Guardian News", None), ("Kremlin sources", None), ("The White House (composed)", None), ("APA", None),
    ],
)  # fmt: skip
def test_found_by_the_whole_name_only(table, name, found):
    """Case, accents, points and the article do not matter; parts of names and names of several outlets mean nobody."""
    outlet = table.by_name(name)
    assert (outlet.name if outlet else None) == found


def test_agencies_of_datelines_are_in_the_table(table):
    """What a dateline signs is an outlet of the table, save letters that several agencies share."""
    agencies = set(PageReader.load()._agencies.values())
    assert {a for a in agencies if table.by_name(a) is None} == {"APA"}


def test_folding_keeps_names_apart():
    """Only an article before a name goes."""
    assert folded("The The") == "the"
    assert folded("Le Monde") != folded("Monde")
    assert host_of("https://user:pw@Example.ORG.:8080/x") == "example.org"


def test_all_faults_at_once():
    """A file with faults is refused with every one of them and its line."""
    text = HEADER + (
        "Fjord Wire,,fjordwire.example,NOR,wire,\n"
        "Fjord Wire,,www.fjord.example,NOR,paper,\n"
        "Short,,NOR\n"
        "Odd,,fjordwire.example,norway,other,\n"
    )
    with pytest.raises(ResourceFileError) as raised:
        read_outlets(text, "own.csv")
    assert [f.split(":")[0] for f in raised.value.faults] == ["line 3", "line 3", "line 4", "line 5"]
    with pytest.raises(ResourceFileError) as raised:
        read_outlets(HEADER + "A,,a.example,NOR,wire,\nThe A,,b.example|a.example,NOR,wire,\n", "own.csv")
    assert len(raised.value.faults) == 2
    with pytest.raises(ResourceFileError, match="unknown column 'land'"):
        read_outlets("name,land\nA,NOR\n", "own.csv")


def test_the_shipped_file_is_read_strictly():
    """The package's own file has passed the same check."""
    assert read_outlets(resource(FILE).read_text("utf-8"), FILE)


def test_own_rows_stand_before_the_shipped(tmp_path):
    """A user's row adds an outlet, and takes name or domain from a shipped one; a country nobody knows is refused."""
    own = tmp_path / "outlets.csv"
    own.write_text("name,domains,country,kind\nFjord Wire,fjordwire.example,NOR,wire\nReuters,reuters.com,GBR,other\n")
    table = OutletTable.load(own)
    assert table.by_address("https://en.fjordwire.example/1").country == "NOR"
    assert table.by_name("reuters").kind == "other"
    assert OutletTable.load(tmp_path / "none.csv").by_name("Fjord Wire") is None
    own.write_text("name,country,kind\nFjord Wire,NRW,wire\n")
    with pytest.raises(ResourceFileError, match="NRW"):
        OutletTable.load(own)


def test_own_file_counts_when_documents_are_built(tmp_path, monkeypatch):
    """READOUTS_OUTLETS names the file."""
    own = tmp_path / "mine.csv"
    own.write_text("name,domains,country,kind\nFjord Wire,fjordwire.example,NOR,wire\n")
    monkeypatch.setenv("READOUTS_OUTLETS", str(own))
    document = build_document(TEXT, url="https://fjordwire.example/1")
    assert (document.outlet, document.outlet_country, document.kind) == ("Fjord Wire", "NOR", "wire")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"url": "https://www.kremlin.ru/events/1"}, ("President of Russia", "RUS", "official")),
        ({"outlet": "BBC"}, ("BBC", "GBR", "broadcaster")),
        ({"outlet": "Fjord Wire"}, ("Fjord Wire", None, None)),
        ({"outlet": "Fjord Wire", "url": "https://www.bbc.com/1"}, ("Fjord Wire", "GBR", "broadcaster")),
        ({"outlet": "Reuters", "url": "https://www.nytimes.com/1"}, ("Reuters", "GBR", "wire")),
        ({"outlet": "The Guardian", "outlet_country": "NGA"}, ("The Guardian", "NGA", None)),
        ({"outlet": "TASS", "kind": "state_media"}, ("TASS", "RUS", "state_media")),
        ({}, (None, None, None)),
    ],
)
def test_documents_get_what_the_input_leaves_out(given, expected):
    """Given values stay; an outlet that is given with another country is another one; unknown outlets stay unknown."""
    document = build_document(TEXT, **given)
    assert (document.outlet, document.outlet_country, document.kind) == expected


def test_what_is_filled_in_does_not_change_the_digest():
    """The digest is of what was given, so that a larger table does not make a document another one."""
    assert build_document(TEXT, outlet="BBC").digest == build_document(TEXT, outlet="BBC", kind="wire").digest


def test_an_address_goes_before_the_agency_of_the_dateline():
    """A newspaper that prints an agency's report is who publishes it; without an address the page's word counts."""
    text = f"BERGEN, May 3 (Reuters) - {TEXT}"
    assert build_document(text, url="https://www.nytimes.com/1").outlet == "The New York Times"
    alone = build_document(text)
    assert (alone.outlet, alone.kind) == ("Reuters", "wire")


def test_the_command_lists_and_looks_up():
    """A name, an address or filters; nothing found is exit status 1."""
    run = CliRunner().invoke
    assert '"name": "President of Russia"' in run(app, ["outlets", "http://kremlin.ru/x", "--json"]).stdout
    assert len(run(app, ["outlets", "--country", "NOR", "--kind", "official", "--json"]).stdout.splitlines()) == 1
    assert "Kyiv Post" in run(app, ["outlets", "kyiv post"]).stdout
    assert run(app, ["outlets", "fjordwire.example"]).exit_code == 1
