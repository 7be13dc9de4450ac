"""The words that tell what a claim counts, as read from ``resources/record/questions.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from readouts.resources.files import read_yaml


class QuestionFile(BaseModel):
    """The data file ``record/questions.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    of_states: tuple[str, ...]
    of_a_rank: tuple[str, ...]
    of_any_means: tuple[str, ...]
    before_the_news: tuple[str, ...]
    ever: tuple[str, ...]
    beside_a_time: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountingWords:
    """The words, ready for looking them up in a claim."""

    of_states: re.Pattern[str]
    of_a_rank: re.Pattern[str]
    of_any_means: re.Pattern[str]
    before_the_news: re.Pattern[str]
    ever: re.Pattern[str]
    beside_a_time: re.Pattern[str]


@cache
def counting_words() -> CountingWords:
    """The words that ship with the package.

    Raises:
        ResourceFileError: The file has faults.

    >>> bool(counting_words().of_a_rank.search("their first formal talks since May"))
    True
    """
    listed = read_yaml("record/questions.yaml", QuestionFile)
    return CountingWords(
        of_states=_any_of(listed.of_states),
        of_a_rank=_any_of(listed.of_a_rank),
        of_any_means=_any_of(listed.of_any_means),
        before_the_news=_any_of(listed.before_the_news),
        ever=_any_of(listed.ever),
        beside_a_time=_any_of(listed.beside_a_time),
    )


def _any_of(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})\b", re.IGNORECASE)
