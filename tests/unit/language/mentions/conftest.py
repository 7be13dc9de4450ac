"""What the tests of mentions share: whom some words of a sentence mean, by name or role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.language.reading import Actor, Reading

Named = Callable[..., list[str | None] | None]


@pytest.fixture
def actors_of(read: Callable[..., Reading]) -> Callable[..., tuple[Actor, ...] | None]:
    """Whom the first mention that ends with these words means; None where no mention has them."""

    def find(text: str, words: str, **given: object) -> tuple[Actor, ...] | None:
        reading = read(text, **given)
        return next((m.actors for m in reading.mentions if reading.text(m.span).endswith(words)), None)

    return find


@pytest.fixture
def named(actors_of: Callable[..., tuple[Actor, ...] | None]) -> Named:
    """Sorted names, else roles, of those whom the words mean on a day in May 2022."""

    def find(text: str, words: str, **given: object) -> list[str | None] | None:
        actors = actors_of(text, words, **{"published": date(2022, 5, 3), **given})
        return None if not actors else sorted((a.name or a.role for a in actors), key=str)

    return find
