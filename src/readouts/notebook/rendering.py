"""HTML for Jupyter: templates that escape whatever stands in them, with their own style sheet, on paper of their own."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from readouts.contract.marks import LETTERS
from readouts.contract.wording import counted
from readouts.day_words import when


def rendered(template: str, **view: object) -> str:
    """A template of this folder, filled in; it stands by itself, without scripts and without anything fetched."""
    return _environment().get_template(template).render(**view)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("readouts.notebook"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(counted=counted, letters=LETTERS, when=when)
    return environment
