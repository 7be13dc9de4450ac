"""What ``make demo`` runs: read the examples, print the timeline, one comparison and two checked claims.

Only the commands of ``readouts`` are used, as anybody would type them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent
CLAIMS = (
    "It was the first conversation between Macron and Erdogan since September 2020.",
    "It was the first contact between the defence ministers of the United States and China since 2021.",
)


def readouts(record: str, *arguments: str, show: bool = True, fine: tuple[int, ...] = (0,)) -> str:
    """Run one command; print it as typed, with what it prints. ``fine`` are the exit statuses to go on after.

    Raises:
        SystemExit: The command failed.
    """
    command = [sys.executable, "-m", "readouts", *arguments, "--record", record]
    if show:
        typed = " ".join(f'"{a}"' if " " in a else a for a in arguments)
        print(f"\n$ readouts {typed}", flush=True)
    done = subprocess.run(command, stdout=None if show else subprocess.PIPE, text=True, check=False)
    if done.returncode not in fine:
        sys.exit(done.returncode)
    return done.stdout or ""


def main() -> None:
    """Run the demonstration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", required=True)
    record = parser.parse_args().record
    pages = sorted(
        str(p.relative_to(Path.cwd())) if p.is_relative_to(Path.cwd()) else str(p) for p in EXAMPLES.glob("pages/*.txt")
    )
    documents = EXAMPLES / "documents.jsonl"
    shown = str(documents.relative_to(Path.cwd())) if documents.is_relative_to(Path.cwd()) else str(documents)
    readouts(record, "ingest", shown, *pages)
    readouts(record, "timeline")
    calls = readouts(
        record, "contacts", "--between", "IND", "CHN", "--since", "2021-02", "--status", "held", "--json", show=False
    )
    contacts = [json.loads(line) for line in calls.splitlines()]
    if contacts:
        readouts(record, "compare", max(contacts, key=lambda c: len(c["documents"]))["id"])
    for claim in CLAIMS:
        readouts(record, "check", claim, fine=(0, 1))  # 1: the record does not support it


if __name__ == "__main__":
    main()
