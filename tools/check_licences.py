"""Compares the licences of the installed packages of a lock file with those that are allowed (tools/licences.yaml).

python tools/check_licences.py                                  # the core
python tools/check_licences.py requirements/lock-dev-3.11.txt   # for information: development tools are not shipped
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

TOOLS = Path(__file__).resolve().parent
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", re.MULTILINE)


def is_allowed(licence: str, allowed: frozenset[str]) -> bool:
    """Whether a licence is listed: each part of an "AND" (or ";"), one part of an "OR".

    >>> is_allowed("MIT AND (GPL-2.0 OR BSD)", frozenset({"MIT", "BSD"}))
    True
    """
    if licence in allowed:
        return True
    if re.search(r" AND |; ", licence):
        return all(is_allowed(part.strip().strip("()"), allowed) for part in re.split(r" AND |; ", licence))
    return any(part.strip().strip("()") in allowed for part in licence.split(" OR "))


def main() -> int:
    """Print one line a package that is not allowed; 1 where there is one."""
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else TOOLS.parent / "requirements/lock-3.11.txt"
    rules = yaml.safe_load((TOOLS / "licences.yaml").read_text("utf-8"))
    allowed, known = frozenset(rules["allowed"]), rules["packages"]
    names = {name.lower().replace("_", "-") for name in _PINNED.findall(lock.read_text("utf-8"))}
    call = [sys.executable, "-m", "piplicenses", "--format=json", "--with-system", f"--python={sys.executable}"]
    found = json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
    installed = {p["Name"].lower().replace("_", "-"): p["License"] for p in found}
    wrong = [
        f"{name}: {installed[name]} is not among the allowed licences (tools/licences.yaml)"
        for name in sorted(names & installed.keys())
        if name not in known and not is_allowed(installed[name], allowed)
    ]
    for name in sorted(names - installed.keys()):
        print(f"{name}: not installed here, so not looked at", file=sys.stderr)
    print("\n".join(wrong) or f"{len(names & installed.keys())} packages, all with an allowed licence")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
