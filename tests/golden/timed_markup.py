"""Reads the marked wire news: prose in which each time expression stands in braces behind its value, as a person checks it by eye.

``{1998-Q3|the third quarter}`` is a TIMEX3 with that value; ``{SET P1D|daily}`` gives the type as well.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_WIRE = Path(__file__).with_name("times") / "wire.txt"
_MARK = re.compile(r"\{(?:(SET) )?([^|{}]+)\|([^{}]+)\}")


def read_marked_times(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """The bare text, and its expressions.

    >>> read_marked_times("fell {1998-02-06|on Friday}")
    ('fell on Friday', [{'span': [5, 14], 'type': 'DATE', 'value': '1998-02-06'}])
    """
    text = ""
    found: list[dict[str, Any]] = []
    position = 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        span = [len(text), len(text) + len(mark[3])]
        found.append({"span": span, "type": mark[1] or _type(mark[2]), "value": mark[2]})
        text += mark[3]
        position = mark.end()
    text += marked[position:]
    if "{" in text or "}" in text:
        raise ValueError(f"a brace is not closed in {marked!r}")
    return text, found


def _type(value: str) -> str:
    if value.startswith("P") and not value.startswith(("PAST", "PRESENT")):
        return "DURATION"
    return "TIME" if re.search(r"\dT", value) else "DATE"


def read_wire(path: Path = _WIRE) -> list[dict[str, Any]]:
    """The reports as lines of the gold format: ``{"id", "part", "published", "text", "times"}``."""
    rows: list[dict[str, Any]] = []
    for block in re.split(r"^= ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, published = head.split()
        text, times = read_marked_times(body.strip().replace("\n", "\n\n"))
        rows.append({"id": name, "part": name.split("-")[0], "published": published, "text": text, "times": times})
    return rows


if __name__ == "__main__":
    lines = (json.dumps(row, ensure_ascii=False) for row in read_wire())
    _WIRE.with_suffix(".jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
