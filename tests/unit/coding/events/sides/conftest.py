"""What events of a text are coded, for tests about their sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.language.reading import Reading
from readouts.pipeline import Pipeline


@pytest.fixture(scope="module")
def sides(pipeline: Pipeline, read: Callable[..., Reading]) -> Callable[[str], list[str]]:
    """A function from a text to "TYPE actors>recipients" of its events, states only, in text order."""

    def coded(text: str) -> list[str]:
        reading = read(text)
        found = []
        for event in pipeline.events.find(reading, pipeline.statements.find(reading)):
            actors, recipients = (
                "+".join(sorted({p.actor.state for p in side if p.actor.state}))
                for side in (event.actors, event.recipients)
            )
            found.append(f"{event.type} {actors}>{recipients}")
        return found

    return coded
