"""Templates filled: one environment, one set of filters, everything escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from readouts.contract.wording import STATUS_WORDS, Wording, channel_word, counted, sourcing
from readouts.day_words import day_word, month_of, when
from readouts.record.corrections.days import days_from
from readouts.version import __version__


@dataclass(frozen=True, slots=True)
class Renderer:
    """Fills templates for one desk."""

    environment: Environment

    @classmethod
    def load(cls, wording: Wording) -> Renderer:
        """The templates that ship with the package, with the names of the table of actors."""
        environment = Environment(
            loader=PackageLoader("readouts.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(
            when=when, counted=counted, channel_word=channel_word, month_of=month_of, sourcing=sourcing,
            state=wording.state, actor=wording.actor, actor_of=wording.actor_of, sides=wording.sides,
            people=wording.people, value=wording.value, status=lambda s: STATUS_WORDS.get(s, s), oneline=one_line, day=day_word, told_days=told_days,
        )  # fmt: skip
        environment.globals.update(version=__version__)
        return cls(environment)

    def page(self, request: Request, template: str, view: object, status: int = 200) -> HTMLResponse:
        """A page: its template reads the fields of ``view``, a frozen dataclass, by their names.

        Args:
            request: What was asked for.
            template: Name of the file below ``templates``.
            view: What the page shows.
            status: Of the response.
        """
        given: Mapping[str, Any] = {f.name: getattr(view, f.name) for f in fields(view)} if is_dataclass(view) else {}
        text = self.environment.get_template(template).render(
            **given, path=request.url.path, session=getattr(request.state, "session", None)
        )
        return HTMLResponse(text, status)


def told_days(value: str) -> str:
    """The days of a slot's value in words; what is no day stays as it is.

    >>> told_days("2022-05-01..2022-05-31"), told_days("…..2022-10-21"), told_days("soon")
    ('1–31 May 2022', 'by 21 October 2022', 'soon')
    """
    try:
        return when(days_from(value.replace("…", "")))
    except ValueError:
        return value


def one_line(text: str) -> str:
    """Words with single spaces, as they are shown in a row."""
    return " ".join(text.split())
