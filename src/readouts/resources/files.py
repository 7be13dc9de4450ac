"""Finding, reading and fingerprinting the data files that ship with the package."""

from __future__ import annotations

import csv
import hashlib
import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from readouts.errors import ResourceFileError

T = TypeVar("T")
# libyaml's parser where it was built in: ten times as fast, same result.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def resource(path: str) -> Traversable:
    """A data file by its path below ``resources/`` ("times/units.yaml")."""
    return files("readouts.resources").joinpath(*path.split("/"))


def read_yaml(path: str, shape: type[T] | TypeAdapter[T]) -> T:
    """Read a YAML file and check it against its model; unknown keys are refused by the model.

    Raises:
        ResourceFileError: Not YAML, or not of the shape; every fault is listed with its place.
    """
    adapter: TypeAdapter[T] = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        raw = yaml.load(resource(path).read_text("utf-8"), Loader=_Loader)
        return adapter.validate_python(raw)
    except ValidationError as error:
        faults = tuple(f"{'.'.join(map(str, e['loc']))}: {e['msg']} (found {e['input']!r:.80})" for e in error.errors())
        raise ResourceFileError(path, faults) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # Also numbers of thousands of digits, and brackets without end.
        raise ResourceFileError(path, (str(error).replace("\n", " "),)) from error


def read_csv(path: str, row: type[T]) -> list[T]:
    """Read a CSV file with a header, each row checked against its model; empty cells are None.

    Raises:
        ResourceFileError: Rows that are not of the shape; every fault is listed with its line.
    """
    header, *rows = csv.reader(io.StringIO(resource(path).read_text("utf-8")))
    lines = [(number, cells) for number, cells in enumerate(rows, start=2) if cells]
    uneven = [f"line {n}: {len(c)} cells for {len(header)} columns" for n, c in lines if len(c) != len(header)]
    if uneven:
        raise ResourceFileError(path, tuple(uneven))
    # All rows in one call of the checker: thousands of calls take twice as long.
    adapter: TypeAdapter[list[T]] = TypeAdapter(list[row])  # type: ignore[valid-type]
    try:
        return adapter.validate_python([{k: v or None for k, v in zip(header, c, strict=True)} for _, c in lines])
    except ValidationError as error:
        faults = [(int(e["loc"][0]), ".".join(map(str, e["loc"][1:])), e["msg"]) for e in error.errors()]
        raise ResourceFileError(path, tuple(f"line {lines[i][0]}: {at}: {why}" for i, at, why in faults)) from error


# Checksums that the build adds (``integrity.py``); no data file, so that wheel and tree have one fingerprint.
MANIFEST = "SHA256SUMS"


def data_files(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    """The data files below a folder by their paths, sorted."""
    found = []
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            found += data_files(item, f"{name}/")
        elif not item.name.endswith((".py", ".pyc")) and name != MANIFEST:
            found.append((name, item))
    return sorted(found, key=lambda pair: pair[0])


@cache
def fingerprint() -> str:
    """First 16 characters of the SHA-256 over names and contents of all data files."""
    digest = hashlib.sha256()
    for name, item in data_files(files("readouts.resources")):
        digest.update(name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
