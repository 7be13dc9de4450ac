"""In whose name a decision is kept, where nobody is logged in."""

from __future__ import annotations

from getpass import getuser

from readouts.errors import UsageError
from readouts.settings import Settings


def author_named(settings: Settings, given: str | None = None) -> str:
    """Whoever is given, else the settings' author, else who runs the program.

    Raises:
        UsageError: Nobody is named, and the system knows no name.
    """
    named = (given or settings.author or "").strip()
    if named:
        return named
    try:
        return getuser()
    except (KeyError, OSError) as error:
        raise UsageError(
            "Nobody is named as the author.", "Name yourself with --author, or in READOUTS_AUTHOR."
        ) from error
