"""What coding needs beside the document: lexicon, patterns and word lists, loaded once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict

from readouts.coding.events.details.details import Details
from readouts.coding.events.factuality import Factuality
from readouts.coding.events.factuality.nonevents import NonEvents
from readouts.coding.events.lexicon.lexicon import Lexicon
from readouts.coding.events.lexicon.schema import ContentModel
from readouts.coding.events.sides.home import Home
from readouts.coding.events.sides.phrase_words import PhraseWords
from readouts.coding.events.sides.places import PlaceNames
from readouts.ontology.plover import Ontology
from readouts.resources.files import read_yaml


class _Carriers(BaseModel):
    model_config = ConfigDict(extra="forbid")
    carriers: list[str]
    receiving: list[str]
    topical: list[str]
    deeds: list[Literal["ASSAULT", "COERCE", "MOBILIZE", "RETREAT"]]


class _Speech(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verbs: list[str]


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that is the same for all documents."""

    ontology: Ontology
    lexicon: Lexicon
    factuality: Factuality
    details: Details
    nonevents: NonEvents
    carriers: frozenset[str]
    """Light verbs."""
    receiving: frozenset[str]
    """Light verbs whose subject undergoes what the noun says."""
    topics: frozenset[tuple[str, str]]
    """Verbs that put a matter before somebody, with the types of events that are then the matter and not done."""
    speech: frozenset[str]
    """Verbs of saying."""
    people: frozenset[str]
    events: frozenset[str]
    """Nouns that may trigger an event."""
    harms: frozenset[str]
    """Those that may trigger an ASSAULT."""
    places: PlaceNames
    phrases: PhraseWords
    home: Home
    will: ContentModel
    will_not: ContentModel
    unless: ContentModel

    disabled: frozenset[str] = frozenset()
    """Ids of rules left out."""

    def without(self, rule: str) -> Kit:
        """The kit without a rule of a trace, to see what the rule does.

        Args:
            rule: As a step names it; several that would each have come to the same are joined by ``|`` and go together.
        """
        gone = frozenset(rule.split("|"))
        return replace(
            self,
            lexicon=self.lexicon.without(gone),
            home=self.home.without(gone),
            disabled=self.disabled | gone,
        )

    @classmethod
    def load(cls) -> Kit:
        """The kit that ships with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        ontology = Ontology.load()
        lexicon = Lexicon.load(ontology)
        light = read_yaml("patterns/carriers.yaml", _Carriers)
        return cls(
            ontology=ontology,
            lexicon=lexicon,
            factuality=Factuality.load(),
            details=Details.load(ontology),
            nonevents=NonEvents.load(),
            carriers=frozenset([*light.carriers, *light.receiving]),
            receiving=frozenset(light.receiving),
            topics=frozenset((verb, deed) for verb in light.topical for deed in light.deeds),
            speech=frozenset(read_yaml("patterns/speech.yaml", _Speech).verbs),
            people=lexicon.classes["people"],
            events=frozenset(lemma for part, lemma in lexicon.index if part == "noun"),
            harms=frozenset(
                k[1] for k, found in lexicon.index.items() if k[0] == "noun" and found[0][1].type == "ASSAULT"
            ),
            places=PlaceNames.load(),
            phrases=PhraseWords.load(),
            home=Home.load(),
            will=lexicon.contents["will"],
            will_not=lexicon.contents["will-not"],
            unless=lexicon.contents["unless"],
        )
