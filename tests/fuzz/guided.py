"""Reads bytes that atheris makes, guided by which lines of ours they reach; ends with status 77 at the first fault.

python tests/fuzz/guided.py FOLDER -max_total_time=600 -max_len=4000     FOLDER keeps what reached something new
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["readouts"]):
    from readouts.documents.readers.reader import Input
    from readouts.documents.readers.registry import READERS, read_input

SUFFIXES = sorted({suffix for reader in READERS for suffix in reader.suffixes} | {""})
INPUTS = Path(__file__).parent / "corpus" / "inputs"


def seeds(folder: Path) -> None:
    """Begin with the files of the corpus, their kind in front as one byte."""
    for path in sorted(INPUTS.iterdir()):
        kind = max((s for s in SUFFIXES if path.name.endswith(s)), key=len)
        Path(folder, path.name).write_bytes(bytes([SUFFIXES.index(kind)]) + path.read_bytes())


def read(data: bytes) -> None:
    """Read the rest of the bytes as an input of the kind that the first one names."""
    if data:
        for _ in read_input(Input.of("a" + SUFFIXES[data[0] % len(SUFFIXES)], data[1:]), READERS):
            pass


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    seeds(Path(sys.argv[1]))
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
