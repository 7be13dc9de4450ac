"""Contacts of several days told in one breath: “have spoken twice, on 3 May and on 9 June”, “on the 4th, the 9th and 12 May”."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import When
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene
from readouts.slots import replace

_LAST_OF_ALL = frozenset({("recently", "most"), ("last", "the"), ("lately", "most"), ("latest", "the")})
# How many characters behind those words the day may begin.
_NEAR = 6
_BETWEEN = frozenset({",", "and", "on", "in", "again", "then", "the", "also"})


def each_of_its_days(scene: Scene, mention: ContactMention) -> Iterator[ContactMention]:
    """One mention for each day that is listed, where the words speak of several contacts; else the mention as it is."""
    days = listed_days(scene, mention.trigger)
    if mention.count != 1 and (last := _most_recent(scene, mention)) is not None:
        because = ("the words tell the day of the last of several",)
        yield replace(mention, count=1, when=When((last,), "on", mention.when.tense, because))
        return
    if mention.count == 1 or len(days) < 2 or (mention.count != "several" and mention.count != len(days)):
        yield mention
        return
    because = ("the words list the day of each contact",)
    for day in days:
        yield replace(mention, count=1, when=When((day,), "on", mention.when.tense, because))


def _most_recent(scene: Scene, mention: ContactMention) -> int | None:
    """The day of “have talked three times, most recently on Sunday”."""
    sentence = scene.parse.sentence_of(mention.trigger)
    for token in scene.parse.tokens[mention.trigger : sentence.last]:
        before = scene.parse.tokens[token.i - 1].lower
        if (token.lower, before) in _LAST_OF_ALL:
            behind = (n for n, t in enumerate(scene.reading.times) if 0 <= t.span.start - token.end <= _NEAR)
            return next((n for n in behind if scene.reading.times[n].type == "DATE"), None)
    return None


def listed_days(scene: Scene, trigger: int) -> tuple[int, ...]:
    """Indexes of the days listed behind a word in its sentence, what stands in commas between them left out."""
    sentence = scene.parse.sentence_of(trigger)
    found: list[int] = []
    for index in scene.reading.numbers_of_times_in(sentence.span):
        expression = scene.reading.times[index]
        tokens = scene.parse.tokens_in(expression.span)
        if expression.type != "DATE" or not tokens or not trigger < tokens[0].i < sentence.last:
            continue
        before = tokens[0] if tokens[0].lower in {"on", "in"} else scene.parse.tokens[tokens[0].i - 1]
        if (expression.interval.days or 31) <= 31 and before.lower in _BETWEEN:
            found.append(index)
    return tuple(found)
