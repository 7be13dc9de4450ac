"""Printing: entries on standard output, everything about the work on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from rich.console import Console

from readouts.contract.values import Json


def out() -> Console:
    """The console for what was asked for; colours only on a terminal."""
    return Console(highlight=False, soft_wrap=False)


def err() -> Console:
    """The console for progress, warnings and errors."""
    return Console(stderr=True, highlight=False)


def print_json(value: Json) -> None:
    """One JSON object on a line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_pieces(pieces: Iterable[str]) -> None:
    """A text that is too large to be made at once."""
    sys.stdout.writelines(pieces)


def print_long_json(value: Json) -> None:
    """One JSON object on a line, of which what an iterator gives is a list that is never in memory whole."""
    for number, (key, part) in enumerate(value.items()):
        sys.stdout.write(f"{', ' if number else '{'}{json.dumps(key)}: ")
        if isinstance(part, Iterator):
            sys.stdout.write("[")
            for place, item in enumerate(part):
                sys.stdout.write((", " if place else "") + json.dumps(item, ensure_ascii=False))
            sys.stdout.write("]")
        else:
            sys.stdout.write(json.dumps(part, ensure_ascii=False))
    sys.stdout.write("}\n")


def print_json_lines(values: Iterable[Json]) -> None:
    """JSON lines."""
    for value in values:
        print_json(value)
