"""Says where the lock files do not fit pyproject.toml any more: ``make lock`` makes them anew.

python tools/check_lock.py        # exit 1 where something is missing or of another version
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"requirements/lock-3.11.txt": (), "requirements/lock-dev-3.11.txt": ("dev",)}
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)


def wanted(project: dict[str, object], extras: Iterable[str]) -> Iterator[Requirement]:
    """The project's requirements with those of extras; extras of itself are opened."""
    optional = project.get("optional-dependencies", {})
    assert isinstance(optional, dict)
    dependencies = project["dependencies"]
    assert isinstance(dependencies, list)
    waiting = [*dependencies, *(line for extra in extras for line in optional[extra])]
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.name == project["name"]:
            waiting += [line for extra in requirement.extras for line in optional[extra]]
        elif requirement.marker is None or requirement.marker.evaluate():
            yield requirement


def faults(requirements: Iterable[Requirement], lock: str) -> list[str]:
    """What a lock file lacks, one sentence each."""
    pinned = {canonicalize_name(name): version for name, version in _PINNED.findall(lock)}
    found = []
    for requirement in requirements:
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None:
            found.append(f"lacks {requirement}")
        elif not requirement.specifier.contains(version, prereleases=True):
            found.append(f"has {requirement.name} {version}, but pyproject.toml asks for {requirement.specifier}")
    found += [f"gives no hash for {block.split()[0]}" for block in _blocks(lock) if "--hash=sha256:" not in block]
    return sorted(found)


def _blocks(lock: str) -> list[str]:
    return [block for block in re.split(r"\n(?=[A-Za-z0-9])", lock) if _PINNED.match(block)]


def main() -> int:
    """Check each lock file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wrong = 0
    for name, extras in LOCKS.items():
        for fault in faults(wanted(project, extras), (ROOT / name).read_text("utf-8")):
            print(f"{name} {fault}. Run: make lock")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
