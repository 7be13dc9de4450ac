"""The gold of the report sets is sound in itself: what it names exists, and its verdicts follow from its contacts."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SETS = ("reports", "reports_second", "reports_third", "reports_fourth")
Rows = list[dict[str, Any]]


def _rows(name: str, file: str) -> Rows:
    lines = (HERE / name / f"{file}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _texts(name: str) -> dict[str, str]:
    return {d["id"]: d["text"] for d in _rows(name, "documents")}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("file", ["claims", "dates"])
def test_words_stand_once_in_their_document(name: str, file: str):
    """Words that stand nowhere, or twice, would make a figure wrong without a sign."""
    texts = _texts(name)
    assert not [(r["document"], r["words"]) for r in _rows(name, file) if texts[r["document"]].count(r["words"]) != 1]


@pytest.mark.parametrize("name", SETS)
def test_contacts_are_sound(name: str):
    """A contact has two states or more, a date that does not run backwards, and documents of the set."""
    texts = _texts(name)
    contacts = _rows(name, "contacts")
    assert len({c["id"] for c in contacts}) == len(contacts)
    for contact in contacts:
        earliest, latest = map(date.fromisoformat, contact["date"])
        assert earliest <= latest, contact["id"]
        assert len({p["state"] for p in contact["participants"]}) >= 2, contact["id"]
        assert contact["documents"] and set(contact["documents"]) <= set(texts), contact["id"]


@pytest.mark.parametrize("name", SETS)
def test_accounts_and_claims_are_about_contacts_of_the_set(name: str):
    """An account speaks of a contact, and of documents that report it; so does a claim that is about one."""
    contacts = {c["id"]: c for c in _rows(name, "contacts")}
    for account in _rows(name, "accounts"):
        assert set(account["documents"]) <= set(contacts[account["contact"]]["documents"]), account["contact"]
    for claim in _rows(name, "claims"):
        if claim["about"] is not None:
            states = {p["state"] for p in contacts[claim["about"]]["participants"]}
            assert set(claim["participants"]) <= states, claim["words"]


@pytest.mark.parametrize("name", SETS[1:])
def test_verdicts_on_who_began_follow_from_the_contacts(name: str):
    """Supported where the contact has that initiator, unknown where it has none or two, else contradicted."""
    contacts = {c["id"]: c for c in _rows(name, "contacts")}
    for claim in _rows(name, "claims"):
        if claim["kind"] == "initiated_by":
            initiator = contacts[claim["about"]]["initiator"]
            other = "unknown" if initiator in (None, "disputed") else "contradicted"
            assert claim["verdict"] == ("supported" if initiator == claim["value"] else other), claim["words"]


def test_the_sets_can_share_one_record():
    """No document has the same identifier in two sets."""
    counts = Counter(identifier for name in SETS for identifier in _texts(name))
    assert not [identifier for identifier, n in counts.items() if n > 1]
