"""Checksums of the data files, as ``sha256sum`` writes them; the build puts them into the wheel, a release signs them.

python tools/resource_sums.py > SHA256SUMS
(cd src/readouts/resources && sha256sum --check --quiet SHA256SUMS)
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "src" / "readouts" / "resources"


def sums_of(folder: Path) -> str:
    """One line a data file: its SHA-256, two spaces, its path below the folder."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if _is_data(p))
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix not in (".py", ".pyc") and path.name != "SHA256SUMS"


if __name__ == "__main__":
    sys.stdout.write(sums_of(RESOURCES))
