"""The shape of the lexicon's files: what an analyst may write, checked strictly."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Part = Literal["verb", "noun", "adjective"]
Inner = Literal["drop", "keep", "negated", "hypothetical", "future"]


class Paths(BaseModel):
    """Where actor and recipient stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


class FrameModel(BaseModel):
    """One way in which the sides of an event are laid out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    reason: str
    symmetric: bool = False
    verb: Paths | None = None
    noun: Paths | None = None
    adjective: Paths | None = None


class FramesFile(BaseModel):
    """``patterns/frames.yaml``."""

    model_config = ConfigDict(extra="forbid")
    frames: dict[str, FrameModel]


class ContentModel(BaseModel):
    """What an event that a trigger governs makes of the trigger, and what becomes of that event."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    reason: str
    inner: Inner
    """What becomes of the governed event."""
    through: tuple[str, ...] = ()
    """Types whose own governed event counts in their place: to ask for approval of aid is to ask for aid."""
    default: str | None = None
    """Label without a governed event; None: the type of the entry; ``-``: no event."""
    becomes: dict[str, str] = Field(default_factory=dict)
    """From label (or type) of the governed event to label; ``-``: no event."""


class ContentFile(BaseModel):
    """``patterns/content.yaml``."""

    model_config = ConfigDict(extra="forbid")
    tables: dict[str, ContentModel]


class EntryModel(BaseModel):
    """One group of words that mean the same, with the sentence shape that they need."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    reason: str = Field(min_length=5)
    frame: str
    verbs: tuple[str, ...] = ()
    """Lemmas; "call off" needs that particle or preposition."""
    nouns: tuple[str, ...] = ()
    """Lemmas; "hunger strike" needs "hunger" before "strike", "state of emergency" the preposition after."""
    adjectives: tuple[str, ...] = ()
    type: str | None = None
    """Only where the file has no type of its own."""
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    """The object's head must be one of these lemmas (``@name``: a class of words)."""
    object_not: tuple[str, ...] = ()
    object_entity: tuple[str, ...] = ()
    """The object's head must be a named entity with one of these OntoNotes labels."""
    prep: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """One of these prepositions must follow; with lemmas: governing one of them."""
    object_own: bool = False
    """The object must be the subject's own ("laid down their arms")."""
    object_foreign: bool = False
    """The object may not be the subject's own ("told its citizens to leave")."""
    subject: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    """An adjective or noun before the head must be one of these."""
    modifier_not: tuple[str, ...] = ()
    """None of these may stand before the head ("a price war")."""
    clause: tuple[Literal["to", "that", "ing"], ...] = ()
    """One of these complements must follow."""
    clause_not: tuple[str, ...] = ()
    """The verb of the complement must not be one of these."""
    clause_verb: tuple[str, ...] = ()
    """The verb of a complement must be one of these ("gave the envoy a week to leave")."""
    told: bool = False
    """A verb that fires only where it tells what happened, not as a participle that describes ("a militia backed by …")."""
    intransitive: bool = False
    """No object may follow."""
    plain: bool = False
    """No predicate may follow the object ("called him a liar")."""
    actor_kind: tuple[Literal["person", "office", "state", "organisation", "group"], ...] = ()
    """The actor must be of one of these kinds."""
    object_kind: tuple[Literal["person", "office", "state", "organisation", "group"], ...] = ()
    """What stands as the object must be of one of these kinds."""
    side: Literal["any", "actor", "recipient", "both", "paired", "addressed"] | None = None
    """Fires only when these sides are known to belong to a state or an organisation: for words of many meanings.
    ``paired``: both are named, and one of them is known; ``addressed``: somebody, known or not, says it of a known recipient."""
    subject_not: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    """What the word hangs on must be one of these lemmas ("is to blame")."""
    near: tuple[str, ...] = ()
    """One of these lemmas must stand in the same sentence."""
    near_not: tuple[str, ...] = ()
    """None of these lemmas may stand in the same sentence, nor a score ("4-0")."""
    prep_not: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """None of these prepositions may govern one of these lemmas."""
    needs_inner: bool = False
    """Fires only when it governs an event."""
    carried: bool = False
    """A noun that fires only when a verb carries it ("announced an agreement")."""
    predicate_only: bool = False
    """A noun that fires only as a predicate ("called it a sham")."""
    negated_only: bool = False
    """Fires only when negated; the type says so, and the event is not marked as negated."""
    unreal_only: bool = False
    """Fires only when announced or possible; the type says so, and the event is not marked as such."""
    partners: bool = False
    """Fires only when two states or organisations take part."""
    content: str | None = None
    """Table of ``patterns/content.yaml``."""
    match: tuple[str, ...] = Field(min_length=1)
    """Sentences of our own that must give the type (and the mode)."""
    never: tuple[str, ...] = ()
    """Sentences of our own that must not give the type."""


class LexiconFile(BaseModel):
    """``lexicon/<TYPE>.yaml``; the operators' file has no type."""

    model_config = ConfigDict(extra="forbid")
    type: str | None = None
    entries: tuple[EntryModel, ...]


class ClassesFile(BaseModel):
    """``lexicon/classes.yaml``: classes of words that entries name with ``@``."""

    model_config = ConfigDict(extra="forbid")
    classes: dict[str, tuple[str, ...]]
