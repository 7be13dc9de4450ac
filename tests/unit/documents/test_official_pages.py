"""Official pages without an address are recognised by what they say themselves, and only then."""

from __future__ import annotations

import pytest

from readouts.documents.build import build_document
from readouts.documents.official_pages import FROM_LINE, JOINT, OfficialPages, read_rows
from readouts.documents.outlets import OutletTable
from readouts.errors import ResourceFileError

ROWS = read_rows()
READOUT = next(r for r in ROWS if r.id == "white-house-office").matches[0]


@pytest.fixture(scope="module")
def pages() -> OfficialPages:
    """The rules that ship with the package."""
    return OfficialPages.load(OutletTable.load())


@pytest.mark.parametrize(("row", "page"), [(r, m) for r in ROWS for m in r.matches], ids=lambda v: getattr(v, "id", ""))
def test_pages_that_match(pages, row, page):
    """Each example is recognised, as the outlet that the rule names, and makes an official document of that side."""
    found = pages.of(page)
    assert found is not None
    assert found.rule == row.id
    if row.outlet not in (FROM_LINE, JOINT):
        assert found.outlet == pages.outlets.by_name(row.outlet)
    document = build_document(page)
    assert document.kind == "official"
    assert document.outlet_country == (found.outlet.country if found.outlet else None)


@pytest.mark.parametrize(("row", "page"), [(r, m) for r in ROWS for m in r.not_], ids=lambda v: getattr(v, "id", ""))
def test_pages_that_must_not_match(pages, row, page):
    """Reports about readouts, and pages that only look like one, stay unknown."""
    assert pages.of(page) is None
    assert build_document(page).kind is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"outlet": "Fjord Wire"}, None),
        ({"outlet": "Fjord Wire", "kind": "wire"}, "wire"),
        ({"kind": "newspaper"}, "newspaper"),
        ({"url": "https://www.nytimes.com/1"}, "newspaper"),
    ],
)
def test_what_is_given_is_not_overruled(given, kind):
    """Where the input names a publisher or a kind, the page's furniture says nothing against it."""
    document = build_document(READOUT, **given)
    assert document.kind == kind
    assert document.outlet != "The White House"


def test_a_reporter_s_name_speaks_against(pages):
    """An official page has no byline: a report that prints a readout in full is a report."""
    report = READOUT.replace("FOR IMMEDIATE RELEASE", "FOR IMMEDIATE RELEASE\nBy Ada Berg")
    assert build_document(report).kind is None


def test_a_readout_s_given_kind_gets_its_side():
    """Who says that it is a readout, but not whose, learns it from the page."""
    document = build_document(READOUT, kind="readout")
    assert (document.kind, document.outlet_country) == ("readout", "USA")


def test_rules_that_disagree_say_nothing(pages):
    """A page that bears the signs of two governments is nobody's."""
    two = "The White House\nBriefing Room\nThe Kremlin, Moscow\nMeeting of presidents\n\nThey spoke about fish."
    assert pages.of(two) is None


def test_outlets_of_rules_must_be_known():
    """A rule that names an outlet which the table lacks is refused."""
    with pytest.raises(ResourceFileError, match="The White House"):
        OfficialPages.load(OutletTable.of(()))
