"""Whose contacts a claim counts: persons or offices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import Claim, Coding

PUBLISHED = date(2023, 3, 18)
pytestmark = pytest.mark.model


def sides(claim: Claim) -> list[tuple[str, str | None, str | None]]:
    return sorted((p.kind, p.office, p.state) for p in claim.participants)


FIRST: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("Lloyd Austin spoke with Sergei Shoigu on Friday, the first contact between the defence chiefs of the two countries since May.",
     [("office", "defence_minister", "RUS"), ("office", "defence_minister", "USA")]),
    ("Catherine Colonna met Annalena Baerbock on Friday. It was the first meeting of foreign ministers of the two countries in almost four years.",
     [("office", "foreign_minister", "DEU"), ("office", "foreign_minister", "FRA")]),
    ("Yoon Suk Yeol and Fumio Kishida met in Tokyo on Thursday, the first visit by a South Korean president in 12 years.",
     [("office", "head_of_state", "KOR"), ("state", None, "JPN")]),
    ("Lloyd Austin met Sergei Shoigu on Thursday. It was the first meeting at this level in two years.",
     [("office", "defence_minister", "RUS"), ("office", "defence_minister", "USA")]),
    ("Joe Biden and Xi Jinping spoke on Thursday. It was the first call between the two leaders in seven months.",
     [("person", "head_of_state", "CHN"), ("person", "head_of_state", "USA")]),
    ("For the first time in eighteen months, Joe Biden and Xi Jinping spoke by telephone on Thursday.",
     [("person", "head_of_state", "CHN"), ("person", "head_of_state", "USA")]),
    ("Thursday's call was the first between Joe Biden and Xi Jinping in seven months.",
     [("person", "head_of_state", "CHN"), ("person", "head_of_state", "USA")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_first_counts_offices_where_the_words_describe_them(
    code: Callable[..., Coding], text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """“The defence chiefs of the two countries” were others once; “the two leaders” are those spoken of."""
    (claim,) = [c for c in code(text, published=PUBLISHED).claims if c.kind == "first_since"]
    assert sides(claim) == expected


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("Emmanuel Macron and Olaf Scholz spoke on Monday for the second time in less than a week.", 2, "less than a week"),
        ("Olaf Scholz and Xi Jinping spoke on Friday. It was the fourth time this year that the two had talked.", 4, "this year"),
        ("Olaf Scholz and Vladimir Putin spoke on Friday in their longest conversation this year and their third since December.",
         3, "December"),
    ],
)  # fmt: skip
def test_nth_is_read_from_times_and_bare_ordinals(
    code: Callable[..., Coding], text: str, value: int, anchor: str
) -> None:
    """“for the second time”, “the fourth time that”, “their third since”."""
    (claim,) = [c for c in code(text, published=PUBLISHED).claims if c.kind == "nth"]
    assert claim.value == value
    assert claim.anchor is not None
    assert claim.anchor.text == anchor
