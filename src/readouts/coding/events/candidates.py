"""From tokens to candidate events: which entry fires where, and which event governs which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from readouts.coding.events.lexicon.lexicon import Entry, Lexicon, Trigger
from readouts.coding.events.lexicon.matching import entries_at
from readouts.coding.events.syntax.carriers import carrier_of
from readouts.coding.events.syntax.clauses import spliced
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed
from readouts.language.parse import Parse, Token
from readouts.ontology.plover import parse_label

_CLAUSES = ("xcomp", "ccomp", "dobj", "nsubjpass", "acl", "attr", "acomp", "oprd", "advcl")
_INNER_PREPOSITIONS = frozenset(
    ["to", "for", "of", "on", "from", "against", "in", "with", "over", "about", "into", "at", "as", "toward", "towards"]
)
_DEEPEST = 4


@dataclass(slots=True)
class Candidate:
    """An entry that fires at a token, with what it governs. Built while a document is coded, never kept."""

    token: Token
    trigger: Trigger
    entry: Entry
    type: str
    mode: str | None
    carrier: Token | None = None
    inner: Candidate | None = None
    content: tuple[int, ...] = ()
    """Heads of what it governs."""
    governor: Candidate | None = None
    becomes: str | None = None
    """The label that the content table gave; None where the entry's own type stands."""
    weak: bool = False
    """Whether its conditions fail on their own; it may still say what kind of thing another event governs."""


@dataclass(slots=True)
class Candidates:
    """All candidates of one parse, found once, inner before outer."""

    lexicon: Lexicon
    parse: Parse
    carriers: frozenset[str]
    topics: frozenset[tuple[str, str]]
    """Verbs and types of events of which they only speak."""
    accepts: Callable[[Candidate], bool]
    """Whether the conditions of an entry that concern sides and factuality hold."""
    _options: dict[int, list[tuple[Trigger, Entry]]] = field(default_factory=dict)
    _found: dict[int, Candidate | None] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)

    def all(self) -> list[Candidate]:
        """Every candidate in text order, with governors set."""
        for token in self.parse.tokens:
            if options := entries_at(self.lexicon, self.parse, token):
                self._options[token.i] = options
        known = [c for i in sorted(self._options) if (c := self.at(i)) is not None]
        found = [c for c in known if not c.weak]
        for candidate in found:
            if candidate.entry.content is not None:
                for below in self._below(candidate, known):
                    if below.governor is None or below.governor.token.i < candidate.token.i:
                        below.governor = candidate
        # A contact that is asked for, refused or agreed is told even where only one side is named.
        return [c for c in known if not c.weak or (c.type == "CONSULT" and c.governor is not None)]

    def at(self, i: int) -> Candidate | None:
        """The candidate at token ``i``: the first entry that fires once its content is known."""
        if i in self._found:
            return self._found[i]
        if i in self._open or i not in self._options:
            return None
        self._open.add(i)
        result: Candidate | None = None
        for trigger, entry in self._options[i]:
            candidate = self._resolve(self.parse.tokens[i], trigger, entry)
            if candidate is not None and not self._is_topic(candidate) and self.accepts(candidate):
                result = candidate
                break
            if result is None and candidate is not None and entry.content is None and _may_stand(candidate):
                candidate.weak = True
                result = candidate
        self._open.discard(i)
        self._found[i] = result
        return result

    def _resolve(self, token: Token, trigger: Trigger, entry: Entry) -> Candidate | None:
        carrier = carrier_of(self.parse, token.i, self.carriers) if token.pos in {"NOUN", "PROPN"} else None
        heads = content_heads(self.parse, token, carrier)
        inner = next((c for h in heads if (c := self._first_in(h, _DEEPEST)) is not None), None)
        label = entry.type
        mode, becomes = entry.mode, None
        table = entry.content
        if table is not None:
            becomes = table.default
            if inner is not None and inner.type in table.through and inner.inner is not None:
                inner = inner.inner
            if inner is not None:
                named = f"{inner.type}/{inner.mode}" if inner.mode else inner.type
                becomes = table.becomes.get(named, table.becomes.get(inner.type, table.default))
                becomes = named if becomes == "=" else becomes
            if becomes == "-" or (becomes is None and entry.type is None):
                return None
            if becomes is not None:
                label, found = parse_label(becomes)
                mode = found or (mode if label == entry.type else None)
        if label is None or (entry.rule.needs_inner and inner is None):
            return None
        return Candidate(token, trigger, entry, label, mode, carrier, inner, heads, becomes=becomes)

    def _is_topic(self, candidate: Candidate) -> bool:
        """Whether somebody only puts it before others; it may still say what is feared or asked for ("raised the spectre of war")."""
        return candidate.carrier is not None and (candidate.carrier.lemma, candidate.type) in self.topics

    def _first_in(self, i: int, depth: int) -> Candidate | None:
        """The event that a governed word is, or that it carries."""
        found = self.at(i)
        if found is not None or depth == 0:
            return found
        token = self.parse.tokens[i]
        deps = (
            ("dobj", "nsubjpass", "xcomp", "ccomp", "attr", "acomp", "conj", "oprd", "nsubj")
            if token.pos in {"VERB", "AUX"}
            else ("conj", "acl", "compound", "amod")
        )
        for child in self.parse.children(i, *deps):
            if child.dep == "acl" and child.tag == "VBN":
                # "families of miners killed in …" tells of them, not of what is done.
                continue
            if child.dep == "nsubj" and token.lemma != "be" and token.lemma not in _HAPPENING:
                continue
            if child.dep == "acl" and child.tag == "VBN" and token.pos == "NOUN":
                # "the families of miners killed last year": it only says which
                continue
            if (found := self._first_in(child.i, depth - 1)) is not None:
                return found
        for preposition in self.parse.children(i, "prep"):
            if preposition.lower in {"of", "to", "on", "for", "in", "from", "toward", "towards"}:
                for below in governed(self.parse, preposition.i):
                    if (found := self._first_in(below.i, depth - 1)) is not None:
                        return found
        return None

    def _below(self, candidate: Candidate, found: list[Candidate]) -> list[Candidate]:
        """Candidates inside what the candidate governs, not those of relative clauses and appositions in it."""
        inside: set[int] = set()
        # What the trigger's own clause hangs on ("talks that had been frozen") is told by the clause above.
        above = {t.i for t in self.parse.ancestors(candidate.token.i)} if candidate.token.dep != "aux" else set()
        todo = [i for i in candidate.content if i not in above]
        while todo:
            i = todo.pop()
            inside.add(i)
            todo += [
                c.i
                for c in self.parse.children(i)
                if c.dep not in {"relcl", "appos", "parataxis"} and not _aside(self.parse, c)
            ]
        return [c for c in found if c.token.i in inside and c is not candidate]


_HAPPENING = frozenset(
    ["begin", "start", "take", "happen", "occur", "resume", "continue", "go", "proceed", "end", "stop", "cease"]
)


def _may_stand(candidate: Candidate) -> bool:
    """Whether the word alone, without known sides, is clear enough to say what another event governs."""
    rule = candidate.entry.rule
    return candidate.trigger.part == "noun" or rule.side in {None, "any"} or rule.unreal_only


def _aside(parse: Parse, token: Token) -> bool:
    """Whether an adverbial clause or phrase only gives circumstances ("after the attack"): its events are told, not governed."""
    if token.dep == "prep":
        return token.lower in {
            "after",
            "since",
            "before",
            "following",
            "despite",
            "amid",
            "during",
            "because",
            "over",
            "until",
        }
    if token.dep == "advcl":
        return any(
            m.lower in {"after", "since", "because", "as", "while", "when", "although", "though"}
            for m in parse.children(token.i, "mark", "advmod")
        )
    return False


def content_heads(parse: Parse, token: Token, carrier: Token | None) -> tuple[int, ...]:
    """Heads of what a trigger governs: complements first, then what its prepositions govern."""
    head = parse.head(token.i)
    if token.dep == "aux" and head is not None:
        return (head.i,)
    verb = token.pos in {"VERB", "AUX"}
    found: list[int] = []
    places = [token] if carrier is None else [token, carrier]
    for place in places:
        for child in parse.children(place.i, *_CLAUSES):
            if child.i == token.i or (place is carrier and child.dep in {"dobj", "nsubjpass", "attr"}):
                continue
            if spliced(parse, child):
                continue
            if child.dep == "advcl" and not _infinitive(parse, child):
                continue
            if child.dep == "acl" and not verb and child.tag == "VBN":
                continue
            if child.i > token.i or child.dep in {"nsubjpass", "ccomp"}:
                found += [c.i for c in parse.conjuncts(child.i)]
    if verb:
        found += [o.i for o in objects_of(parse, token.i) if o.i not in found]
        # "urged on Iran a return to talks": what hangs on the object is governed too.
    for place in [*places, *(objects_of(parse, token.i) if verb else ())]:
        for preposition in parse.children(place.i, "prep", "agent" if not verb else "prep"):
            if preposition.lower in _INNER_PREPOSITIONS:
                found += [t.i for t in governed(parse, preposition.i) if t.i not in found]
    if not verb:
        found += [c.i for c in parse.children(token.i, "compound", "amod", "nmod") if c.pos in {"NOUN", "PROPN"}]
    return tuple(dict.fromkeys(found))


def _infinitive(parse: Parse, verb: Token) -> bool:
    return any(c.lower == "to" for c in parse.children(verb.i, "aux"))
