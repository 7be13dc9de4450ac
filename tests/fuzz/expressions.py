"""Every regular expression that the package compiles, those from data files too, and strings made to make each slow."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import readouts

ROOT = Path(readouts.__file__).parent

# Run in a process of its own, before anything of ours is imported: notes whatever our modules give to ``re``.
_RECORDER = """
import importlib, json, pkgutil, re, sys
root, found = sys.argv[1], {}

def noting(name, call):
    def noted(pattern, *args, **given):
        frame = sys._getframe(1)
        if frame.f_code.co_filename.startswith(root):
            compiled = re._compile(pattern, given.get("flags", args[0] if name == "compile" and args else 0))
            text, binary = compiled.pattern, isinstance(compiled.pattern, bytes)
            key = text.decode("latin-1") if binary else text, compiled.flags & (2 | 8 | 16 | 64), binary
            found.setdefault(key, f"{frame.f_code.co_filename[len(root) + 1:]}:{frame.f_lineno}")
        return call(pattern, *args, **given)
    return noted

for name in ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"):
    setattr(re, name, noting(name, getattr(re, name)))
import readouts
for module in pkgutil.walk_packages(readouts.__path__, "readouts."):
    if not module.name.endswith("__main__") and ".migrations." not in module.name:
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:  # of an extra that is not installed
            if (error.name or "").startswith("readouts"):
                raise
from readouts.documents.build import build_document
from readouts.pipeline import Pipeline
from readouts.settings import Settings
text = "France's foreign minister Jean Dorn called his German counterpart for the first time since May 3, the ministry said."
list(Pipeline.load(Settings()).code_many([build_document(text)]))
json.dump([[*key, where] for key, where in found.items()], sys.stdout)
"""


@dataclass(frozen=True)
class Expression:
    """A regular expression and the first place that gives it to ``re``."""

    pattern: str
    flags: int
    binary: bool
    where: str

    def compiled(self) -> re.Pattern[Any]:
        """As the package uses it."""
        return re.compile(self.pattern.encode("latin-1") if self.binary else self.pattern, self.flags)


def compiled_in_use() -> list[Expression]:
    """Those that importing every module, loading the pipeline and coding a sentence give to ``re``."""
    call = [sys.executable, "-c", _RECORDER, str(ROOT)]
    done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=300)
    return [Expression(*row) for row in json.loads(done.stdout)]


def written_out() -> list[Expression]:
    """Those that stand as text in a call of ``re``, wherever in the code."""
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            given, where = node.args[0], f"{path.relative_to(ROOT)}:{node.lineno}"
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and isinstance(given, ast.Constant):
                binary = isinstance(given.value, bytes)
                pattern = given.value.decode("latin-1") if binary else given.value
                flags = sum(
                    getattr(re, name) for name in ("IGNORECASE", "MULTILINE", "DOTALL") if name in ast.dump(node)
                )
                found.append(Expression(pattern, int(flags), binary, where))
    return found


def all_expressions() -> list[Expression]:
    """Each once, in the order of their places."""
    once = {(e.pattern, e.flags, e.binary): e for e in (*written_out(), *compiled_in_use())}
    return sorted(once.values(), key=lambda e: (e.where, e.pattern))


def attacks(expression: Expression) -> list[tuple[str, str, str]]:
    """Strings (before, repeated, after) that reach each repeat of an expression, go round in it, and then fail to match."""
    pattern = expression.pattern.encode("latin-1") if expression.binary else expression.pattern
    found: dict[tuple[str, str, str], None] = {}
    for before, item in _repeats(list(_parser.parse(pattern, expression.flags)), ""):
        for unit in _samples(item):
            if unit:
                for after in ("\x00", "!\n x"):
                    found[before, unit, after] = None
                    found["", unit, after] = None
    return list(found)


def _repeats(items: Sequence[Any], before: str) -> Iterator[tuple[str, Any]]:
    """Each unbounded repeat with a string that leads to it."""
    for op, value in items:
        if op in _REPEATS:
            low, high, inner = value
            if high is codes.MAXREPEAT or high >= 50:
                yield before, list(inner)
            yield from _repeats(list(inner), before)
            before += _first(list(inner)) * low
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(list(branch), before)
            before += _first(list(value[1][0]))
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(list(value[1]), before)
        elif op in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            inside = list(value[3] if op is codes.SUBPATTERN else value)
            yield from _repeats(inside, before)
            before += _first(inside)
        else:
            before += _first([(op, value)])


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_CHARACTERS = "a A0-.,'_’\t\n)]/:x" + "".join(map(chr, range(33, 127)))


def _first(items: Sequence[Any]) -> str:
    return next(iter(_samples(items)), "")


def _samples(items: Sequence[Any]) -> list[str]:
    """A few strings that items match; not all of them, and what looks around is taken for empty."""
    found = [""]
    for op, value in items:
        found = [a + b for a in found for b in (_sample(op, value) or [""])][:6]
    return found


def _sample(op: Any, value: Any) -> list[str]:
    if op is codes.LITERAL:
        return [chr(value)]
    if op is codes.NOT_LITERAL:
        return [c for c in "a 0" if ord(c) != value][:1]
    if op is codes.ANY:
        return ["a", " "]
    if op is codes.IN:
        return [c for c in _CHARACTERS if _in(value, c)][:3]
    if op in _REPEATS:
        low, _, inner = value
        one = _samples(list(inner))
        return [s * max(low, 1) for s in one] + ([""] if not low else [s * (low + 1) for s in one[:1]])
    if op is codes.BRANCH:
        return [s for branch in value[1] for s in _samples(list(branch))[:1]][:6]
    if op in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
        return _samples(list(value[3] if op is codes.SUBPATTERN else value))
    return [""]


def _in(members: Sequence[Any], character: str) -> bool:
    inside = any(_is_member(op, value, character) for op, value in members if op is not codes.NEGATE)
    return inside != (members[0][0] is codes.NEGATE)


def _is_member(op: Any, value: Any, character: str) -> bool:
    if op is codes.LITERAL:
        return ord(character) == value
    if op is codes.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    name = str(value)
    kind = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": lambda c: c.isalnum() or c == "_"}[
        name.rsplit("_", maxsplit=1)[-1]
    ]
    return bool(kind(character)) != ("NOT" in name)
