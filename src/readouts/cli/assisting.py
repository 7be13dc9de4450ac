"""``mcp``: the record for assistants."""

from __future__ import annotations

from readouts.assistants.server import server
from readouts.cli.options import RecordOption, settings_for
from readouts.desk.desk import Desk


def mcp(record: RecordOption = None) -> None:
    """Serve the record to an assistant over standard input and output (Model Context Protocol). It only reads."""
    with Desk.open(settings_for(record)) as desk:
        server(desk).run("stdio")
