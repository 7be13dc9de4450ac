"""Reads the attribution cases: prose in which source, cue and content are marked, as an analyst can check it by eye.

``{1s|The ministry} {1c|said} {1t|it would wait}`` marks source, cue and content of attribution 1. Marks nest, and
``{1s,2s|Both}`` is the source of two. A case begins with ``= id``; each line below it is a paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

_CASES = Path(__file__).with_name("attribution.txt")
_OPEN = re.compile(r"\{([0-9]+[sct](?:,[0-9]+[sct])*)\|")
_KEYS = {"s": "source", "c": "cue", "t": "content"}


def read_markup(marked: str) -> tuple[str, list[dict[str, list[list[int]]]]]:
    """The bare text, and its attributions with half-open spans in it.

    >>> read_markup("{1s|He} {1c|said} {1t|no}")[0]
    'He said no'
    """
    text = ""
    found: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: {"source": [], "cue": [], "content": []})
    opened: list[tuple[str, int]] = []
    position = 0
    while position < len(marked):
        mark = _OPEN.match(marked, position)
        if mark is not None:
            opened.append((mark[1], len(text)))
            position = mark.end()
        elif marked[position] == "}":
            labels, start = opened.pop()
            for label in labels.split(","):
                found[int(label[:-1])][_KEYS[label[-1]]].append([start, len(text)])
            position += 1
        else:
            text += marked[position]
            position += 1
    if opened:
        raise ValueError(f"{opened[-1][0]} is not closed in {marked!r}")
    for attribution in found.values():
        for spans in attribution.values():
            spans.sort()
    return text, [found[n] for n in sorted(found)]


def read_cases(path: Path = _CASES) -> list[dict[str, Any]]:
    """The cases as lines of the gold format: ``{"id", "text", "attributions"}``."""
    cases: list[dict[str, Any]] = []
    for block in re.split(r"^= ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, _, body = block.partition("\n")
        lines = [line for line in body.splitlines() if line.strip() and not line.startswith("#")]
        text, attributions = read_markup("\n".join(lines))
        cases.append({"id": name.strip(), "text": text, "attributions": attributions})
    return cases
