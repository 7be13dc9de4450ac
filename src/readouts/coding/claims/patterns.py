"""The words of claims, as read from ``resources/claims/patterns.yaml``."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from readouts.resources.files import read_yaml


class Pattern(BaseModel):
    """One kind of claim, with sentences that must and must not make one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    reason: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Counted(BaseModel):
    """What is counted, besides the words by which contacts are found."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    nouns: frozenset[str]
    nouns_alone: frozenset[str]
    outright: frozenset[str]
    phrases: tuple[str, ...]
    verbs: frozenset[str]
    pair_words: frozenset[str]


class Journeys(BaseModel):
    """The words of “the first Dutch premier to visit the island”."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    verbs: frozenset[str]
    nouns: frozenset[str]
    holders: frozenset[str]
    places: frozenset[str]


class Levels(BaseModel):
    """At what level contacts are counted."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    states: tuple[re.Pattern[str], ...]
    offices: dict[str, tuple[str, ...]]
    of_any_holder: re.Pattern[str]


class FirstSince(Pattern):
    """“their first call since May”."""

    ordinals: frozenset[str]
    stretch_prepositions: frozenset[str]


class Nth(Pattern):
    """“their second call this week”."""

    ordinals: dict[str, int]
    scope_prepositions: frozenset[str]
    counted_times: dict[str, int]


class NoneSince(Pattern):
    """“they have not spoken since May”."""

    negations: frozenset[str]
    exchanged: frozenset[str]


class LastContact(Pattern):
    """“they last spoke in May”."""

    words: frozenset[str]
    occurring: frozenset[str]


class NotMentioned(Pattern):
    """“the statement did not mention grain”."""

    negated_verbs: frozenset[str]
    omitting_verbs: frozenset[str]
    omitting_particles: dict[str, str]
    nouns: frozenset[str]
    absent_verbs: frozenset[str]
    finding_verbs: frozenset[str]
    accounts: frozenset[str]
    topic_prepositions: frozenset[str]
    brought_up: dict[str, str | None]
    least_words: frozenset[str]
    silent_words: frozenset[str]
    missing_words: frozenset[str]


class ClaimPatterns(BaseModel):
    """``claims/patterns.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    counted: Counted
    journeys: Journeys
    levels: Levels
    first_since: FirstSince
    nth: Nth
    none_since: NoneSince
    last_contact: LastContact
    initiated_by: Pattern
    not_mentioned: NotMentioned

    @classmethod
    def load(cls) -> ClaimPatterns:
        """The patterns that ship with the package.

        Raises:
            ResourceFileError: The data file has faults.
        """
        return read_yaml("claims/patterns.yaml", cls)
