"""Why something was not fetched."""

from __future__ import annotations

from readouts.errors import InputError


class FetchError(InputError):
    """An address was not fetched.

    ``again_after`` is None where asking again would give the same answer (refused by our rules or by robots.txt, gone), else the
    seconds after which it makes sense.
    """

    def __init__(self, where: str, found: str, do: str, again_after: float | None = None) -> None:
        super().__init__(where, found, do)
        self.again_after = again_after
