"""Rows as frames of pandas or polars, with the columns of the tidy tables that ``export`` writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import Any, Literal

from readouts.contract.values import Json
from readouts.errors import UsageError
from readouts.export.tidy import columns_of, names_of

ColumnKind = Literal["day", "truth", "whole", "number", "list", "text"]
_DAYS = ("earliest", "latest")
_PANDAS = {"day": "datetime64[s]", "truth": "boolean", "whole": "Int64", "number": "Float64"}


def pandas_frame(rows: Sequence[Json]) -> Any:
    """A frame of pandas; days are ``datetime64``, whole numbers that may be missing ``Int64``.

    Raises:
        UsageError: pandas is not installed.
    """
    pandas = _library("pandas")
    columns = _columns(rows)
    return pandas.DataFrame(
        {
            name: pandas.Series(values, dtype=_PANDAS.get(kind, "object"), name=name)
            for name, (kind, values) in columns.items()
        }
    )


def polars_frame(rows: Sequence[Json]) -> Any:
    """A frame of polars.

    Raises:
        UsageError: polars is not installed.
    """
    polars = _library("polars")
    kinds = {
        "day": polars.Date, "truth": polars.Boolean, "whole": polars.Int64, "number": polars.Float64,
        "list": polars.List(polars.String), "text": polars.String,
    }  # fmt: skip
    columns = _columns(rows)
    schema = {name: kinds[kind] for name, (kind, _) in columns.items()}
    return polars.DataFrame({name: values for name, (_, values) in columns.items()}, schema=schema)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(f"Frames of {name} need the library {name}.", "pip install 'readouts[frames]'") from error


def _columns(rows: Sequence[Json]) -> dict[str, tuple[ColumnKind, list[Any]]]:
    """Each column with its kind and its values, None where a row has none."""
    flat = [columns_of(row) for row in rows]
    return {name: _column(name, [row.get(name) for row in flat]) for name in names_of(flat)}


def _column(name: str, values: list[Any]) -> tuple[ColumnKind, list[Any]]:
    if name.rpartition(".")[2] in _DAYS:
        return "day", [date.fromisoformat(v) if v else None for v in values]
    kinds = {type(v) for v in values if v is not None}
    if kinds == {bool}:
        return "truth", values
    if kinds == {int}:
        return "whole", values
    if kinds and kinds <= {int, float}:
        return "number", [None if v is None else float(v) for v in values]
    if kinds == {list}:
        return "list", [None if v is None else [str(x) for x in v] for v in values]
    # Values of several kinds ("several" beside numbers), and lists that are JSON text wherever they hold anything.
    return "text", [_as_text(v) for v in values]


def _as_text(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else None if value is None else str(value)
