"""Finding the mentions of a document and linking them to actors.

A sieve: names of the table and of people, offices with what belongs to them, descriptions, pronouns; then people who are
one, then every mention in text order. Each module holds one phenomenon; each mention carries the steps that linked it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from readouts.actors.table import ActorTable
from readouts.documents.document import Document
from readouts.language.mentions.bodies import find_bodies
from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.halves import find_halves
from readouts.language.mentions.lexicon import Lexicon
from readouts.language.mentions.linker import Linked, Linker
from readouts.language.mentions.naming import NameSpan, find_names
from readouts.language.mentions.nominals import find_nominals
from readouts.language.mentions.offices import find_offices
from readouts.language.mentions.phrases import owner_state
from readouts.language.mentions.plain import find_plain
from readouts.language.mentions.pronouns import find_pronouns
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.titled import person
from readouts.language.mentions.told import NOBODY, Told
from readouts.language.parse import Parse
from readouts.language.reading import Mention
from readouts.slots import replace
from readouts.span import Span


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """Finds who is mentioned."""

    table: ActorTable
    lexicon: Lexicon = field(default_factory=Lexicon.load)

    def find(self, document: Document, parse: Parse) -> tuple[Mention, ...]:
        """Mentions in text order, outer before inner."""
        return self.find_after(NOBODY, document, parse)[0]

    def find_after(self, before: Told, document: Document, parse: Parse) -> tuple[tuple[Mention, ...], Told]:
        """The same of a passage of a long document, and whom it and those before have named."""
        if not parse.tokens:
            return (), before
        scene = Scene.of(document, parse, self.table, self.lexicon, before)
        linker = Linker(scene, list(candidates(scene)))
        linked = linker.link()
        return tuple(_mention(scene, item) for item in _once(linked)), linker.told()


def candidates(scene: Scene) -> Iterable[Candidate]:
    """Everything in the document that may refer to somebody."""
    names = find_names(scene)
    offices = list(find_offices(scene, names))
    taken: dict[int, Candidate] = {}
    for c in offices:
        for i in range(c.first, c.last):
            taken.setdefault(i, c)
    yield from offices
    named = {c.family for c in offices if c.family is not None}
    for span in names.values():
        if span.family not in named:
            yield _with_courtesy(scene, span)
    blocked = {i: c for i, c in taken.items() if not _may_describe(c, i)}
    yield from find_nominals(scene, blocked)
    inside_names = {i for n in names.values() for i in range(n.first, n.last)}
    yield from (c for c in find_plain(scene) if not inside_names.intersection(range(c.head, c.last)))
    yield from find_halves(scene)
    yield from find_bodies(scene, inside_names.union(taken))
    yield from find_pronouns(scene)


def _may_describe(c: Candidate, i: int) -> bool:
    """Whether a description inside an office phrase is another actor: the owner ("the foreign ministry's spokesman")."""
    return c.owner is not None and i <= c.owner and c.kind != "pair"


def _with_courtesy(scene: Scene, span: NameSpan) -> Candidate:
    """A name with the courtesy or rank before it: "Mr Lavrov", "Gen Burhan"."""
    candidate = person(scene, span)
    owner = scene.atoms.by_end.get(span.first - 1)
    if owner is not None and scene.tokens[span.first - 1].tag == "POS" and (state := owner_state(owner)):
        # "Brazil's Lula": the person is of that state.
        candidate = replace(candidate, states=(state,))
    first = span.first
    atom = scene.atoms.by_end.get(first)
    while (
        atom is not None
        and atom.get("honorific")
        and not atom.get("person")
        and scene.same_sentence(atom.first, span.first)
    ):
        first = atom.first
        honorific = atom.get("honorific")
        if honorific is not None and honorific.office and not candidate.offices:
            candidate = replace(
                candidate, sector=honorific.sector, offices=(honorific.office,), role=scene.words(atom.first, atom.last)
            )
        atom = scene.atoms.by_end.get(first)
    return replace(candidate, first=first)


def _once(linked: list[Linked]) -> list[Linked]:
    """Without candidates that say the same of the same tokens, and without things that nothing refers to."""
    seen: set[tuple[int, int, int]] = set()
    kept = []
    for item in linked:
        c, referents, _ = item
        key = (c.first, c.last, c.head)
        if key in seen or (not referents and (c.form != "pronoun" or c.role == "thing")):
            continue
        seen.add(key)
        kept.append(item)
    return kept


def _mention(scene: Scene, item: Linked) -> Mention:
    c, referents, steps = item
    span = Span(scene.tokens[c.first].start, scene.tokens[c.last - 1].end)
    return Mention(span, c.head, c.first, c.last, c.form, tuple(r.actor() for r in referents), steps)
