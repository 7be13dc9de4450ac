"""The words that report contacts, as read from ``resources/contacts``."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Channel
from readouts.resources.files import read_yaml


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ContactVerb(_Strict):
    """A verb that reports a contact; the fields are explained at the top of the data file."""

    channel: Channel = "unknown"
    object: bool = False
    partner: frozenset[str] = frozenset()
    mutual: bool = False
    initiates: bool = False
    persons_only: bool = False
    anaphoric: bool = False
    reciprocal: bool = False
    particle: str | None = None
    or_person: bool = False
    seats: bool = False
    objects: frozenset[str] = frozenset()
    of_people: bool = False
    placed: bool = False
    destination: frozenset[str] = frozenset()
    envoys: bool = False
    unasked: bool = False
    official: bool = False


class ContactNoun(_Strict):
    """A noun that reports a contact; the fields are explained at the top of the data file."""

    channel: Channel = "unknown"
    definite_only: bool = False
    plural_is_one: bool = False
    named: bool = False
    on_only: bool = False
    of_views: bool = False
    carried: bool = False
    only_after: frozenset[str] = frozenset()


class Initiation(_Strict):
    """Words that tell who began a contact."""

    ask_verbs: frozenset[str]
    arranging_verbs: frozenset[str]
    placing_verbs: frozenset[str]
    by_nouns: frozenset[str]
    occurring_verbs: frozenset[str]
    opportunity_nouns: frozenset[str]


class ContactWords(_Strict):
    """The lists of ``contacts/words.yaml``."""

    verbs: dict[str, ContactVerb]
    forms: dict[str, str]
    nouns: dict[str, ContactNoun]
    on_the_phone_verbs: frozenset[str]
    pair_words: frozenset[str]
    kinds_of_contact: frozenset[str]
    speaking_nouns: frozenset[str]
    demand_prepositions: frozenset[str]
    channel_words: dict[Channel, frozenset[str]]
    needs_before: dict[str, frozenset[str]]
    light_verbs: frozenset[str]
    round_verbs: frozenset[str]
    hosting_verbs: frozenset[str]
    presence_verbs: frozenset[str]
    addressing_verbs: frozenset[str]
    visiting_offices: frozenset[str]
    gatherings: frozenset[str]
    audiences: frozenset[str]
    account_nouns: frozenset[str]
    account_verbs: frozenset[str]
    taking_part: frozenset[str]
    side_prepositions: frozenset[str]
    joint_words: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    ordinals: frozenset[str]
    not_sides: frozenset[str]
    object_control: frozenset[str]
    occur_verbs: frozenset[str]
    existential_heads: frozenset[str]
    spokesperson_offices: frozenset[str]
    initiation: Initiation
    duration_verbs: frozenset[str]


class StatusWords(_Strict):
    """The lists of ``contacts/status.yaml``."""

    refused: frozenset[str]
    cancelled: frozenset[str]
    denied: frozenset[str]
    ruled_out: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    ahead: frozenset[str]
    consent: frozenset[str]
    asked: frozenset[str]
    open_marks: frozenset[str]
    reports: frozenset[str]
    dismissing: frozenset[str]
    untrue: frozenset[str]
    labelling: frozenset[str]
    open_nouns: frozenset[str]
    unanswered: frozenset[str]
    unanswered_alone: frozenset[str]
    unanswered_states: frozenset[str]
    refused_alone: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContactLexicon:
    """All words that the contact rules look up."""

    words: ContactWords
    status: StatusWords

    @classmethod
    def load(cls) -> ContactLexicon:
        """The lexicon that ships with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(read_yaml("contacts/words.yaml", ContactWords), read_yaml("contacts/status.yaml", StatusWords))
