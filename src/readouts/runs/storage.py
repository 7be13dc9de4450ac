"""A folder on this machine or in an object store (s3://…), where whatever is written is there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import fs, parquet

from readouts.contract.values import Json
from readouts.errors import UsageError

# What a file is called while it is written.
_HALF = ".part"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder by its path or address. It is sent to other processes, so it holds nothing open."""

    address: str

    @classmethod
    def at(cls, where: str) -> Folder:
        """The folder that a user names; a path is made absolute, since other processes stand elsewhere."""
        return cls(where if "://" in where else str(Path(where).absolute()))

    @property
    def _place(self) -> tuple[Any, str]:
        if "://" in self.address:
            try:
                system, path = fs.FileSystem.from_uri(self.address)
            except (OSError, ValueError) as error:
                raise UsageError(
                    f"{self.address} cannot be opened ({error}).", "Name a folder or s3://bucket/path."
                ) from error
            return system, path.rstrip("/")
        return fs.LocalFileSystem(), self.address

    def files(self, under: str = "") -> dict[str, int]:
        """Names of all whole files below a part of it, in order, with their sizes in bytes; none where it is not there."""
        system, root = self._place
        where = f"{root}/{under}" if under else root
        found = system.get_file_info(fs.FileSelector(where, allow_not_found=True, recursive=True))
        inside = {info.path[len(root) + 1 :]: info.size for info in found if info.type == fs.FileType.File}
        inside = {name: size for name, size in inside.items() if not name.endswith(_HALF)}
        return dict(sorted(inside.items()))

    def is_file(self) -> bool:
        """Whether the address is that of a file."""
        system, root = self._place
        return bool(system.get_file_info(root).type == fs.FileType.File)

    def open(self, name: str) -> Any:
        """A file, to be read from its beginning."""
        system, root = self._place
        return system.open_input_file(f"{root}/{name}" if name else root)

    def write(self, name: str, content: bytes) -> None:
        """Write a file: under another name first, so that nobody finds half of it."""
        system, root = self._place
        path = f"{root}/{name}"
        system.create_dir(path.rpartition("/")[0], recursive=True)
        with system.open_output_stream(path + _HALF) as stream:
            stream.write(content)
        system.move(path + _HALF, path)

    def read_json(self, name: str) -> Json | None:
        """A JSON file; None where it is not there."""
        try:
            with self.open(name) as stream:
                found: Json = json.loads(stream.read())
        except FileNotFoundError:
            return None
        return found

    def write_json(self, name: str, value: object) -> None:
        """Write a JSON file."""
        self.write(name, json.dumps(value, ensure_ascii=False, sort_keys=True).encode())

    def write_rows(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
        """Write a Parquet file of columns of text; the same rows always give the same bytes."""
        schema = pyarrow.schema([(column, pyarrow.string()) for column in columns])
        cells = list(zip(*rows, strict=True)) or [()] * len(columns)
        table = pyarrow.table([pyarrow.array(c, pyarrow.string()) for c in cells], schema=schema)
        sink = pyarrow.BufferOutputStream()
        parquet.write_table(table, sink, compression="zstd")
        self.write(name, sink.getvalue().to_pybytes())

    def read_rows(self, name: str, columns: Sequence[str] | None = None) -> list[tuple[str, ...]]:
        """The rows of a Parquet file, all columns or some."""
        with self.open(name) as stream:
            table = parquet.read_table(stream, columns=None if columns is None else list(columns))
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def remove(self, under: str) -> None:
        """Take away a part of it, if it is there."""
        system, root = self._place
        if system.get_file_info(f"{root}/{under}").type == fs.FileType.Directory:
            system.delete_dir(f"{root}/{under}")
