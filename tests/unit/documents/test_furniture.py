"""The furniture rules hold what they promise, and what is furniture is never read."""

from __future__ import annotations

import pytest

from readouts.documents.build import build_document
from readouts.documents.furniture import FurnitureRules, read_byline, read_rows
from readouts.documents.paragraphs import paragraphs

ROWS = read_rows()
RULES = FurnitureRules.load()


@pytest.mark.parametrize(("row", "line"), [(r, m) for r in ROWS for m in r.matches], ids=lambda v: getattr(v, "id", v))
def test_rule_matches_its_examples(row, line):
    """Each line that a rule says it matches is matched, by it or by a rule before it of the same effect."""
    zone = "head" if row.where == "any" else row.where
    assert RULES.rule_for(line, zone) is not None


@pytest.mark.parametrize(("row", "line"), [(r, m) for r in ROWS for m in r.not_], ids=lambda v: getattr(v, "id", v))
def test_rule_leaves_sentences_alone(row, line):
    """No rule takes the sentences that a rule says it must leave."""
    assert all(RULES.rule_for(line, zone) is None for zone in ("head", "body", "foot"))


PAGE = """Middle East

Oman hosts second round of talks between Tehran and Riyadh

Foreign ministers say channel will stay open

Badr al-Busaidi welcomes the delegations at the palace. © Gulf Pictures

Hana Rees in Muscat and **Omid Farahani** in Tehran TODAY

Stay on top of the region

**Get daily email alerts**

Saudi Arabia's foreign minister telephoned his Iranian counterpart on Sunday to [fix a date](#) for a third round.

They agreed to meet again in May, the ministry said, adding that the cost would stay below \\$2mn.

Additional reporting by Leila Haddad
[Copyright](#) The Gulf Example Limited 2021. All rights reserved.
"""


def test_page_says_what_it_is():
    """Title, outlet, byline and contributors are read from a page full of furniture."""
    document = build_document(PAGE)
    assert document.title == "Oman hosts second round of talks between Tehran and Riyadh"
    assert document.outlet == "Gulf Example"
    assert document.byline == ("Hana Rees", "Omid Farahani")
    assert document.contributors == ("Leila Haddad",)
    assert document.stated is None


def test_only_the_report_is_read():
    """What is left to read is the two paragraphs, without marks, and each piece lies in the untouched text."""
    document = build_document(PAGE)
    read = ["".join(p.text_of(document.text) for p in pieces) for pieces in paragraphs(document)]
    assert read == [
        "Saudi Arabia's foreign minister telephoned his Iranian counterpart on Sunday to fix a date for a third round.",
        "They agreed to meet again in May, the ministry said, adding that the cost would stay below $2mn.",
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Amina Yusuf", ("Amina Yusuf",)),
        ("By Amina Yusuf and Jean de Vries", ("Amina Yusuf", "Jean de Vries")),
        ("Amina Yusuf in Lagos and Jean Petit in Abuja", ("Amina Yusuf", "Jean Petit")),
        ("By Our Special Correspondent", ()),
    ],
)
def test_byline(line, names):
    """Names in a byline, without places."""
    found = read_byline(line)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "line",
    [
        "Kenya Airways",
        "By Monday the talks had failed.",
        "By Ana Silva's account, the two spoke for an hour.",
        "Prime Minister Abiy Ahmed",
        "War in Sudan",
    ],
)
def test_not_a_byline(line):
    """Headings and sentences are not bylines."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The two spoke on Monday.", ["The two spoke on Monday."]),
        ("Leaders speak\n\nThe two spoke on Monday.", ["The two spoke on Monday."]),
        (
            "NAIROBI, June 3 (Reuters) - Kenya's president called his Somali counterpart on Friday, aides said.",
            ["Kenya's president called his Somali counterpart on Friday, aides said."],
        ),
        (
            "The presidents of Chile and Peru met\non Tuesday in the border town of Arica to\ndiscuss trade, "
            "fishing and the\nrailway between the two.",
            [
                "The presidents of Chile and Peru met on Tuesday in the border town of Arica to discuss trade, fishing and the railway between the two."
            ],
        ),
    ],
)
def test_paragraphs(text, read):
    """Single sentences, headlines, datelines and hard-wrapped lines."""
    document = build_document(text)
    assert [" ".join(" ".join(p.text_of(text).split()) for p in pieces) for pieces in paragraphs(document)] == read


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("3 March 2023", "2023-03-03"),
        ("Friday, March 3, 2023 17:05 GMT", "2023-03-03"),
        ("Published 2023-03-03", "2023-03-03"),
        ("03.03.2023 (17:40)", "2023-03-03"),
        ("27/03/2023 09:15", "2023-03-27"),
        ("03/04/2023", None),
        ("The 3 March 2023 memorandum", None),
    ],
)
def test_day_of_the_page(head, day):
    """A date line states the day of publication; a date in a heading does not."""
    document = build_document(
        f"Ministers agree on gas\n{head}\nThe ministers of Cyprus and Egypt agreed on Friday to share a pipeline."
    )
    assert (document.stated.earliest.isoformat() if document.stated else None) == day


def test_same_document_twice_has_one_id():
    """Ids are made of the text and the given metadata, not of the path."""
    one, two = build_document("The two met.", path="a.txt"), build_document("The two met.", path="b.txt")
    assert one.id == two.id
    assert build_document("The two met.", outlet="Example").id != one.id


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (
            "Analysis: what Cairo told Ankara, and what it left out\n\nThe two ministers spoke for an hour on Monday, their offices said.",
            "Analysis: what Cairo told Ankara, and what it left out",
            None,
        ),
        (
            "Fishing dispute eases\nAnalysis: who owns the bay?\n\nThe two ministers spoke for an hour on Monday, their offices said.",
            "Fishing dispute eases",
            None,
        ),
        (
            "ACCRA, July 27 (Reuters) -- Ghana's president telephoned his Togolese counterpart on Friday, aides said.",
            None,
            "Accra",
        ),
        (
            "LOME, Togo (AFP) - Ghana's president telephoned his Togolese counterpart on Friday, aides said.",
            None,
            "LOME, Togo",
        ),
    ],
)
def test_title_and_place(text, title, place):
    """A labelled headline is a title only where there is no other; a dateline's day is no place."""
    document = build_document(text)
    assert (document.title, document.place) == (title, place)
