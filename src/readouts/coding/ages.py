"""Ages that a text gives of people whose birthdays are known: "Biden, 81" appeared while he was 81.

Newsrooms give the age that somebody has on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Clue
from readouts.interval import Interval
from readouts.language.reading import Mention, Reading
from readouts.resources.files import read_csv
from readouts.span import Span

# "Ms Brandt, 64, said", "Brandt (64)", "Brandt, aged 64,": the number stands by itself between its marks.
_AFTER = re.compile(r"(?:,\s(?:aged\s)?|\s\((?:aged\s)?)([2-9]\d)(?=\)|[,.;:]\s|[,.;:]?$|\s[–—-]\s)")
# "the 64-year-old Brandt"
_BEFORE = re.compile(r"\b([2-9]\d)-year-old\s+(?:[\w-]+\s+){0,3}$")
_NEAR = 40


class BirthRow(BaseModel):
    """A row of ``actors/births.csv``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    person: str
    name: str
    born: date


@dataclass(frozen=True, slots=True)
class AgeFinder:
    """Finds ages beside the names of people."""

    births: Mapping[str, date]

    @classmethod
    def load(cls) -> AgeFinder:
        """The finder with the birthdays that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        return cls({row.person: row.born for row in read_csv("actors/births.csv", BirthRow)})

    def find(self, reading: Reading) -> Iterator[Clue]:
        """The days on which a text that gives these ages appeared, each age of a person once."""
        seen: set[tuple[str, int]] = set()
        for mention in reading.mentions:
            person = mention.actors[0].id if len(mention.actors) == 1 and mention.form != "pronoun" else None
            born = self.births.get(person or "")
            found = _age_beside(reading, mention) if born else None
            if person is None or born is None or found is None or (person, found[0]) in seen:
                continue
            age, span = found
            seen.add((person, age))
            actor = mention.actors[0]
            because = (
                f"“{reading.text(span)}”: {actor.name}, born on {born}, was {age}; newsrooms give the age of the day"
            )
            yield Clue("age", span, actor=actor, because=because, soft=True, days=days_of_age(born, age))


def _age_beside(reading: Reading, mention: Mention) -> tuple[int, Span] | None:
    text, span = reading.document.text, mention.span
    after = _AFTER.match(text, span.end, span.end + _NEAR)
    if after is not None:
        return int(after[1]), Span(span.start, after.end(1))
    first = max(0, span.start - _NEAR)
    before = _BEFORE.search(text[first : span.start])
    return (int(before[1]), Span(first + before.start(), span.end)) if before is not None else None


def days_of_age(born: date, age: int) -> Interval:
    """The days on which somebody is so old; with the day after, when the paper of the last day is still read.

    >>> days_of_age(date(1950, 2, 10), 60).days
    366
    """
    return Interval(_birthday(born, age), _birthday(born, age + 1))


def _birthday(born: date, age: int) -> date:
    """The birthday; who was born on 29 February has it a day earlier in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return born.replace(year=born.year + age, day=28)
