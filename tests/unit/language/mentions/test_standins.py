"""Capitals and short names that stand for a state, a body, or only for a place."""

from __future__ import annotations

import pytest

from conftest import Named

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Netherlands protested.", "The Netherlands", ["Netherlands"]),
        ("Talks with the Emirates failed.", "the Emirates", ["United Arab Emirates"]),
        ("The Gambia protested.", "The Gambia", ["Gambia"]),
        ("The European Commission met. Brussels warned Madrid.", "Brussels", ["European Union"]),
        ("Brussels warned Madrid.", "Brussels", ["European Union"]),
        ("Belgium protested. Brussels recalled an envoy.", "Brussels", ["Belgium"]),
        ("They met in Brussels.", "Brussels", None),
        ("Vienna hosted the talks.", "Vienna", None),
        ("Austria protested. Vienna recalled an envoy.", "Vienna", ["Austria"]),
        ("Geneva hosted the talks.", "Geneva", None),
        ("The EU has agreed. The bloc will pay.", "The bloc", ["European Union"]),
        ("NATO has agreed. The alliance will pay.", "The alliance", ["North Atlantic Treaty Organization"]),
        ("The bloc will pay.", "The bloc", None),
        ("M23 rebels attacked. On Friday the rebels left.", "the rebels", ["M23"]),
        ("M23 attacked. The group denied it.", "The group", ["M23"]),
        ("The group denied it.", "The group", None),
        ("A person close to the Kremlin spoke.", "A person close to the Kremlin", ["person close to the Kremlin"]),
        ("State Department spokesman Ned Price declined.", "State Department", ["State Department"]),
        ("A White House spokeswoman declined.", "White House", ["White House"]),
        ("Peru has recalled Chile's ambassador for a talk.", "Chile's ambassador", ["ambassador"]),
    ],
)  # fmt: skip
def test_stand_ins_mean(named: Named, text: str, words: str, expected: list[str] | None) -> None:
    """A capital where others meet acts only where its state is spoken of; Brussels is the Union's unless Belgium speaks."""
    assert named(text, words) == expected
