"""Lists of addresses: GDELT DOC's and Media Cloud's columns, as leads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.documents.lead import Lead
from readouts.documents.readers.address_list import AddressList
from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import all_readers, reader_for
from readouts.errors import InputError

GDELT = (
    "\ufeffurl,url_mobile,title,seendate,socialimage,domain,language,sourcecountry\r\n"
    'https://lake.example/a,,"A call, and a visit",20230307T101500Z,https://lake.example/a.jpg,lake.example,English,Kenya\r\n'
    "ftp://lake.example/b,,B,20230307T101500Z,,lake.example,English,Kenya\r\n"
)
MEDIA_CLOUD = (
    "stories_id,publish_date,title,url,language,media_id,media_name\n"
    "77,2023-03-07 10:15:00,Readout,https://lake.example/a?b=1,en,5,Lake Herald\n"
)


def leads(data, name="list.csv"):
    return list(AddressList().read(Input.of(name, data if isinstance(data, bytes) else data.encode())))


def test_gdelt():
    """Day, domain, language and country as the list has them; a row without an http address is reported with its line."""
    lead, error = leads(GDELT)
    assert lead == Lead("https://lake.example/a", "list.csv:2", "list.csv", "report", "A call, and a visit", "lake.example",
                        date(2023, 3, 7), "English", "Kenya")  # fmt: skip
    assert error.where == "list.csv:3"


def test_media_cloud():
    """Its story id is the lead's own id; columns may stand in any order."""
    (lead,) = leads(MEDIA_CLOUD)
    assert (lead.address, lead.record, lead.outlet) == ("https://lake.example/a?b=1", "77", "Lake Herald")
    assert lead.published == date(2023, 3, 7)
    assert leads(MEDIA_CLOUD.replace(",", "\t")) == [lead]


def test_lists_are_known_by_their_header():
    """Without a name a table with a column url is a list; another table is refused with its columns."""
    assert reader_for(Input.of("-", MEDIA_CLOUD.encode()), all_readers()).name == "csv"
    with pytest.raises(InputError, match=r"a table without addresses.*year, country"):
        leads("year,country\n2023,KEN\n")


@given(st.binary(max_size=300))
def test_any_bytes_are_leads_or_errors(data):
    """Nothing but an InputError is raised, whatever stands below the header."""
    try:
        assert all(isinstance(i, Lead | InputError) for i in leads(b"url,title\n" + data))
    except InputError as error:
        assert error.do
