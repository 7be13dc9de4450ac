"""``show`` tells why the reports of an entry are one contact, and why its neighbours are others."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.model

DOCUMENTS = [
    ("a", "2024-03-06", "Kenya's president, William Ruto, telephoned Tanzania's president, Samia Suluhu Hassan, on Tuesday."),
    ("b", "2024-03-06", "Presidents William Ruto of Kenya and Samia Suluhu Hassan of Tanzania spoke by telephone on Tuesday."),
    ("c", "2024-03-09", "President William Ruto of Kenya telephoned President Samia Suluhu Hassan of Tanzania on Friday."),
]  # fmt: skip


def test_the_entry_and_its_neighbour_are_explained(run, record, tmp_path):
    """Two reports of one day are held together by what they share; the call of three days later has its reason to be another."""
    page = tmp_path / "documents.jsonl"
    lines = (json.dumps({"id": i, "published": day, "outlet": i, "text": text}) for i, day, text in DOCUMENTS)
    page.write_text("\n".join(lines), "utf-8")
    run("ingest", page, "--record", record)
    entry = next(c for c in run("contacts", "--record", record, "--json").lines if len(c["documents"]) == 2)
    explanation = run("show", entry["id"], "--record", record, "--json").lines[0]["explanation"]
    (together,), (apart,) = explanation["together"], explanation["apart"]
    assert (together["contact"], together["score"]) == (entry["id"], sum(r["points"] for r in together["reasons"]))
    assert {s["document"] for r in together["reasons"] for s in r["sources"]} == {"a", "b"}
    assert apart["forbidden"] is True
    assert apart["sentence"] == "never one contact: their dates are 3 days apart"
    shown = run("show", entry["id"], "--record", record).out
    assert "Why these reports are one contact" in shown
    assert "their dates are 3 days apart" in shown
