"""Whom a report is about, and who "the two" are."""

from __future__ import annotations

import pytest

from conftest import Named

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "title", "words", "expected"),
    [
        ("Olaf Scholz called Narendra Modi on Monday. Modi also praised Fumio Kishida. The two leaders agreed on steel.", "Scholz calls Modi", "The two leaders", ["Narendra Modi", "Olaf Scholz"]),
        ("Narendra Modi rang Berlin on Monday. He praised a visit of Fumio Kishida, who is no friend of Olaf Scholz. The two men had last talked in May.", "Modi-Scholz call ends in discord", "The two men", ["Narendra Modi", "Olaf Scholz"]),
        ("Olaf Scholz called Narendra Modi. On Friday Scholz met Fumio Kishida in Kobe. The two leaders agreed on steel.", "Scholz calls Modi", "The two leaders", ["Fumio Kishida", "Olaf Scholz"]),
        ("Mario Draghi will travel to Ankara in May with Spain's Pedro Sanchez. The two leaders hope for gas.", None, "The two leaders", ["Mario Draghi", "Pedro Sánchez"]),
        ("Olaf Scholz left Tokyo. He had met Fumio Kishida there.", None, "He", ["Olaf Scholz"]),
        ("Pedro Sanchez met Emmanuel Macron in Madrid. An aide in Paris spoke of gas. Sanchez thanked the Frenchman.", None, "the Frenchman", ["Emmanuel Macron"]),
        ("The Turks said that their president would fly to Geneva.", None, "their president", ["Recep Tayyip Erdoğan"]),
        ("The foreign ministers of Serbia, Greece and Romania met in Sofia. The sides agreed on a railway.", None, "The sides", ["Greece", "Romania", "Serbia"]),
    ],
)  # fmt: skip
def test_the_two_are(named: Named, text: str, title: str | None, words: str, expected: list[str]) -> None:
    """Those of the title or the lead, unless a sentence nearer by tells of others' meeting."""
    given = {"title": title} if title else {}
    assert named(text, words, **given) == expected
