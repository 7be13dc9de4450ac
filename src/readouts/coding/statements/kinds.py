"""What a source is: official, outlet or expert; and the state of an institution that the table does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import SourceKind
from readouts.coding.statements.cues import Cues
from readouts.coding.statements.media import is_outlet
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention
from readouts.resources.files import read_yaml

_BESIDE = ("poss", "amod", "compound", "nmod")
_OF = frozenset({"of", "for", "in"})


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    official: frozenset[str]
    institutions: frozenset[str]
    texts: frozenset[str]
    outlet: frozenset[str]
    expert: frozenset[str]
    unofficial_offices: frozenset[str]
    official_sectors: frozenset[str]
    former: frozenset[str]
    partisan: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The words of ``resources/statements/kinds.yaml``, and what they say of a source."""

    words: _File
    cues: Cues

    @classmethod
    def load(cls, cues: Cues) -> Kinds:
        """The lists that ship with the package."""
        return cls(read_yaml("statements/kinds.yaml", _File), cues)

    def kind(self, parse: Parse, head: Token, actor: Actor | None) -> SourceKind:
        """What the source is whose noun phrase has this head; unknown where neither the table nor the noun tells."""
        if actor is None:
            return "unknown"
        words = self.words
        if actor.sector == "MED" or is_outlet(parse, self.cues, head) or self._named(parse, head, words.outlet):
            return "outlet"
        if any(child.lower in words.former for child in parse.children(head.i, "amod", "compound")):
            return "unknown"
        if actor.state is None and self._of_party(parse, head):
            return "unknown"
        if self._named(parse, head, words.expert):
            return "expert"
        if actor.office in words.unofficial_offices:
            return "unknown"
        if actor.office is not None or actor.kind == "state" or actor.sector in words.official_sectors:
            return "official"
        if self._named(parse, head, words.texts):
            return "official" if actor.state else "unknown"
        return "official" if self._named(parse, head, words.official) else "unknown"

    def _of_party(self, parse: Parse, head: Token) -> bool:
        """“the spokesman of the People's Party”: an official, but of no state."""
        near = list(parse.children(head.i, *_BESIDE))
        near += [n for p in parse.children(head.i, "prep") if p.lower in _OF for n in parse.children(p.i, "pobj")]
        return any(t.lower in self.words.partisan for t in near)

    def is_institution(self, parse: Parse, head: Token) -> bool:
        """Whether a noun names an institution, or a text that one puts out."""
        return self._named(parse, head, self.words.institutions) or self._named(parse, head, self.words.texts)

    def state_beside(self, parse: Parse, head: Token, mentions: Mapping[int, Mention]) -> str | None:
        """The state that the words beside an institution's noun name, if it is one state.

        Args:
            parse: The parse of the document.
            head: The noun: "directorate", "statement".
            mentions: The widest mention by its head token.
        """
        if not self.is_institution(parse, head):
            return None
        near = list(parse.children(head.i, *_BESIDE))
        near += [n for p in parse.children(head.i, "prep") if p.lower in _OF for n in parse.children(p.i, "pobj")]
        states = {a.state for t in near if t.i in mentions for a in mentions[t.i].actors if a.state}
        return next(iter(states)) if len(states) == 1 else None

    def _named(self, parse: Parse, head: Token, nouns: frozenset[str]) -> bool:
        """Whether the noun, alone or with the word before it, is in a list."""
        if head.pos not in ("NOUN", "PROPN"):
            return False
        lemma = head.lemma.lower()
        before = parse.tokens[head.i - 1].lower if head.i else ""
        return lemma in nouns or head.lower in nouns or f"{before} {lemma}" in nouns
