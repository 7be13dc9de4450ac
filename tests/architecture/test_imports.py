"""Data goes one way: a stage imports only stages before it, and surfaces never each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import readouts

ROOT = Path(readouts.__file__).parent
# From the ground up. A module may import from its own line and from those above it.
ORDER = [
    {"version", "errors", "slots", "number_words"},
    {"span"},
    {"interval", "day_words", "ground", "trace", "settings", "resources"},
    {"ontology", "actors"},
    {"documents"},
    {"fetching"},
    {"language"},
    {"coding"},
    {"screening"},
    {"record"},
    {"comparison"},
    {"store"},
    {"contract"},
    {"export"},
    {"pipeline"},
    {"evaluation", "intake"},
    {"access", "runs", "watching"},
    {"desk"},
    {"api", "assistants", "notebook", "web"},
    {"serving"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
# Parts of one line that must not know each other either.
APART = [
    {"ontology", "actors"},
    {"cli", "api", "notebook", "web"},
    {"api", "assistants", "notebook", "web"},
]
MODULES = sorted(ROOT.rglob("*.py"))


def part(module: str) -> str:
    """The part of the package that a dotted module name lies in."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> list[str]:
    """Modules of ours that a file imports, wherever in the file, those for type checking too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            if (node.module or "").split(".")[0] == "readouts":
                found.append(node.module or "")
        elif isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] == "readouts"]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    """No module imports a later stage, lazily or for types."""
    if path == ROOT / "__init__.py":
        return  # the public door names what others hold
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert own in RANK, f"{own} has no place in the order of stages"
    for module in imports(path):
        if part(module):
            assert RANK[part(module)] <= RANK[own], f"{path.relative_to(ROOT)} imports {module}, a later stage"
            for group in APART:
                assert not ({own, part(module)} <= group and own != part(module)), (
                    f"{own} and {part(module)} must not meet"
                )


def test_a_planted_violation_is_seen(tmp_path):
    """The walk sees imports inside functions and below TYPE_CHECKING."""
    planted = tmp_path / "planted.py"
    planted.write_text("def f():\n    from readouts.store.store import Store\n    return Store\n", "utf-8")
    assert imports(planted) == ["readouts.store.store"]


def test_public_names():
    """``__all__`` is what can be imported."""
    for name in readouts.__all__:
        assert getattr(readouts, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        readouts.nothing  # noqa: B018


def test_only_the_store_speaks_sql():
    """SQLAlchemy and Alembic are imported nowhere else."""
    for path in MODULES:
        if "store" in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not any(n.split(".")[0] in {"sqlalchemy", "alembic", "sqlite3"} for n in names), path


def test_no_catch_all_modules():
    """Files say what they hold."""
    assert not [p for p in MODULES if p.stem in {"utils", "util", "helpers", "misc", "common", "manager"}]


def test_test_files_have_names_of_their_own():
    """Two test files of one name in two folders cannot be collected together."""
    names = [p.name for p in Path(__file__).parents[1].rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
