"""What a command prints and writes is the same, byte for byte, whichever database holds the record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from databases import Databases, Server
from readouts.record.corrections.model import correction
from readouts.settings import Settings
from readouts.store.keeper import brought_up_to_date
from readouts.store.store import Store

pytestmark = pytest.mark.model

WHEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LISTS = (
    ["contacts"],
    ["contacts", "--between", "USA", "CHN", "--since", "2015"],
    ["contacts", "--person", "Xi Jinping"],
    ["contacts", "--text", "called trade"],
    ["contacts", "--channel", "call", "--status", "held"],
    ["events", "--type", "CONSULT"],
    ["statements", "--text", "peace"],
    ["claims"],
    ["documents", "--text", "minister"],
    ["actors", "list"],
    ["timeline", "--since", "2018"],
    ["review"],
    ["history"],
)
ASKED = (
    ["check", "It was the first call between Xi Jinping and Donald Trump since January."],
    ["ask", "How often did the United States and China speak?"],
)


@pytest.fixture
def twins(run, examples: list[Path], postgresql: Server, made_records: dict, tmp_path: Path) -> tuple[str, str]:
    """The same documents in a file and in PostgreSQL, read separately, with the same decisions."""

    def make(where: str) -> None:
        assert run("ingest", *examples, "--record", where).status == 0
        with Store.open(where) as store:
            ids = sorted(c.id for c in store.record().contacts)
            rejected = correction("Ana", "satire", "reject", "contact", ids[0], WHEN)
            accepted = correction("Ana", "checked", "accept", "contact", ids[1], WHEN)
            store.correct([rejected, accepted])
            brought_up_to_date(store, Settings().actors)

    kinds = (("sqlite", None), ("postgresql", postgresql))
    one, two = (Databases(kind, tmp_path, server, made_records).kept("decided", make) for kind, server in kinds)
    return one, two


def test_lists_and_answers(run, twins: tuple[str, str]) -> None:
    """Every list, under filters, and answers, for programs; some for people too; with the same exit status."""
    for command in (*(([*words, "--json"]) for words in (*LISTS, *ASKED)), LISTS[1], ["timeline"], ASKED[0]):
        one, two = (run(*command, "--record", record) for record in twins)
        assert (one.status, one.out) == (two.status, two.out), command
        assert one.out, command


def test_entries(run, twins: tuple[str, str]) -> None:
    """An entry of each kind, by the beginning of its id, with its explanation; two contacts side by side."""
    first = {
        kind: run(kind, "--record", twins[0], "--json").lines[0]["id"]
        for kind in ("contacts", "events", "claims", "documents")
    }
    for command in (
        *(["show", id[:9], "--json"] for id in first.values()),
        ["show", first["contacts"]],
        ["compare", first["contacts"]],
    ):
        one, two = (run(*command, "--record", record) for record in twins)
        assert (one.status, one.out) == (0, two.out), command
        assert one.out, command


def test_files(run, twins: tuple[str, str], tmp_path: Path) -> None:
    """Exports are the same files."""
    for name in ("csv", "jsonl", "polecat"):
        made = []
        for number, record in enumerate(twins):
            folder = tmp_path / f"{name}{number}"
            assert run("export", "--format", name, "--output", folder, "--record", record).status == 0
            made.append({path.name: path.read_bytes() for path in folder.iterdir()})
        assert made[0] == made[1], name
        assert len(made[0]) > 1
