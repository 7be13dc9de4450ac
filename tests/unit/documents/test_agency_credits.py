"""Credits of agencies and outlets at the two ends of a text."""

from __future__ import annotations

import pytest

from readouts.documents.credits import CreditRow, CreditRules, read_rows

BODY = "The ministers talked about herring for an hour on Monday, officials said, and will meet again in May."


@pytest.mark.parametrize("row", read_rows(), ids=lambda row: row.id)
def test_a_rule_credits_what_it_shows(row: CreditRow) -> None:
    """Each rule finds a name in its own examples, and none in its counter-examples."""
    rules = CreditRules.load()

    def text(line: str) -> str:
        return f"{line} {BODY}" if row.where == "head" else f"{BODY}\n\n{line}"

    assert all(rules.credited(text(line)) for line in row.matches)
    assert not any(rules.credited(text(line)) for line in row.not_)


def test_own_people_are_no_credit() -> None:
    """ "With files from our bureau" names the outlet itself."""
    assert CreditRules.load().credited(f"{BODY}\n\nWith files from Herald staff") == ()


def test_several_credits_stand_once_each() -> None:
    """A dateline and a line below may credit two agencies."""
    text = f"BERGEN, May 3 (Fjord) - {BODY}\n\nWith files from NTX\nSource: Fjord"
    assert CreditRules.load().credited(text) == ("Fjord", "NTX")
