"""Make ``docs/reference``: the commands from their own help, the settings from their own docstrings.

python tools/make_reference.py            write the pages
python tools/make_reference.py --check    exit 1 where a page is not what the code gives
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command

from readouts import settings
from readouts.cli.app import app
from readouts.settings import Settings

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
_MADE = "Made by `python tools/make_reference.py`; edit the code and run it again.\n"


def pages() -> dict[str, str]:
    """Name of each page with its text."""
    return {"commands.md": "".join(_commands()), "settings.md": "".join(_settings())}


def stale() -> list[str]:
    """Names of the pages that are not what the code gives."""
    return [n for n, t in pages().items() if not (FOLDER / n).is_file() or (FOLDER / n).read_text("utf-8") != t]


def _commands() -> Iterator[str]:
    yield f"# Commands\n\n{_MADE}\n"
    yield "Every list takes `--json`. Exit status: 0 done, 1 nothing found or a check failed, 2 wrong usage, 3 some inputs could not be read.\n"
    group = get_command(app)
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        yield f"\n## readouts {name}\n\n{_told(command.help)}\n"
        for sub, inner in sorted((below or {"": command}).items()):
            if sub:
                yield f"\n### readouts {name} {sub}\n\n{_told(inner.help)}\n"
            yield from _parameters(inner)


def _parameters(command: object) -> Iterator[str]:
    rows = []
    for parameter in command.params:  # type: ignore[attr-defined]
        if parameter.name in ("help", "install_completion", "show_completion"):
            continue
        option = parameter.param_type_name == "option"
        names = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts)) if option else ""
        shown = names or f"`{parameter.metavar or parameter.name.upper()}`"
        rows.append(f"| {shown} | {_told(parameter.help)} |\n")
    if rows:
        yield "\n| | |\n| --- | --- |\n"
        yield from rows


def _told(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip().replace("|", "\\|")


def _settings() -> Iterator[str]:
    yield f"# Settings\n\n{_MADE}\n"
    yield "From the environment, each in capitals with the prefix `READOUTS_`.\n\n"
    yield "| variable | default | |\n| --- | --- | --- |\n"
    tree = ast.parse(inspect.getsource(settings))
    body = next(n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Settings")
    for field, after in zip(body, [*body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        told = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
        known = Settings.model_fields[field.target.id]
        default = (
            "of the system" if known.default_factory else "none" if known.default is None else f"`{known.default}`"
        )
        yield f"| `READOUTS_{field.target.id.upper()}` | {default} | {_told(str(told))} |\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        if faults := stale():
            sys.exit(f"stale: {', '.join(faults)}; run: python tools/make_reference.py")
    else:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for page, text in pages().items():
            (FOLDER / page).write_text(text, "utf-8")
