"""Whether the installed data files are as they were released."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from readouts.resources.files import MANIFEST, data_files


def changed_files(folder: Traversable | None = None) -> tuple[str, ...] | None:
    """The data files that differ from the checksums in the wheel, one sentence each; None where there are no checksums.

    A development tree has none: its files change all day, and ``files.fingerprint`` names their state. Whoever can change
    a file can change the checksums beside it: against that, a release signs them (SECURITY.md).

    Args:
        folder: Another folder than the package's own.
    """
    folder = folder or files("readouts.resources")
    manifest = folder.joinpath(MANIFEST)
    if not manifest.is_file():
        return None
    lines = [line.partition("  ") for line in manifest.read_text("utf-8").splitlines()]
    told = {name: digest for digest, _, name in lines}
    return tuple(_differences(told, {name: _sum(item) for name, item in data_files(folder)}))


def _differences(told: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    missing = [f"{name} is missing" for name in told if name not in found]
    changed = [f"{name} is not as released" for name in told if name in found and found[name] != told[name]]
    added = [f"{name} is no file of the release" for name in found if name not in told]
    return sorted(missing + changed + added)


def _sum(item: Traversable) -> str:
    return hashlib.sha256(item.read_bytes()).hexdigest()
