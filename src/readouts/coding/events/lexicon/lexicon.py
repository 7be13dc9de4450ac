"""The lexicon compiled: an index from trigger lemmas to the entries that may fire there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from readouts.coding.events.lexicon.schema import (
    ClassesFile,
    ContentFile,
    ContentModel,
    EntryModel,
    FrameModel,
    FramesFile,
    LexiconFile,
    Part,
)
from readouts.ontology.plover import Ontology, parse_label, refuse
from readouts.resources.files import read_yaml, resource

FOLDER = "lexicon"
OPERATORS = "patterns/operators.yaml"
# Words after a verb that are particles or prepositions; any other second word of a verb entry is its object.
PARTICLES = frozenset(
    [
        "about",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "apart",
        "around",
        "as",
        "aside",
        "at",
        "away",
        "back",
        "behind",
        "between",
        "by",
        "down",
        "for",
        "forth",
        "forward",
        "from",
        "home",
        "in",
        "into",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "past",
        "round",
        "through",
        "to",
        "together",
        "under",
        "up",
        "upon",
        "with",
        "without",
    ]
)


Needs = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or expression of an entry, split into what must stand around its head."""

    words: str
    part: Part
    lemma: str
    particles: tuple[str, ...] = ()
    """After a verb; all must follow."""
    objects: tuple[str, ...] = ()
    """After a verb: lemmas of the object's head, of which one must be there."""
    before: tuple[str, ...] = ()
    """Before a noun or adjective; all must stand there."""
    after: tuple[str, str] | None = None
    """After a noun: preposition and lemma; any lemma where that is empty."""
    governed: tuple[tuple[str, str], ...] = ()
    """After a verb: prepositions with the noun that each must govern ("take into custody")."""
    needs: Needs = ()
    """Sets of words of each of which the sentence must have one."""

    @property
    def weight(self) -> int:
        """How much the trigger asks for; the most demanding one is tried first."""
        words = len(self.particles) + len(self.before) + 2 * len(self.governed)
        return 2 * (words + bool(self.objects) + bool(self.after))


@dataclass(frozen=True, slots=True)
class Entry:
    """A compiled entry: its words resolved, its frame and content table joined."""

    id: str
    type: str | None
    mode: str | None
    rule: EntryModel
    frame: FrameModel
    content: ContentModel | None
    object: frozenset[str]
    object_not: frozenset[str]
    prep: tuple[tuple[str, frozenset[str]], ...]
    subject: frozenset[str]
    subject_not: frozenset[str]
    clause_not: frozenset[str]
    clause_verb: frozenset[str]
    modifier: frozenset[str]
    modifier_not: frozenset[str]
    near: frozenset[str]
    near_not: frozenset[str]
    prep_not: tuple[tuple[str, frozenset[str]], ...]
    head: frozenset[str]
    needs: Needs = ()
    """Sets of words of each of which the sentence must have one."""

    @property
    def weight(self) -> int:
        """How much the entry asks for beyond its words."""
        rule = self.rule
        # Words count more than syntax: "withdraw its observers" goes before "withdraw from".
        words = (self.object, any(w for _, w in self.prep), self.subject, self.near, self.head, self.clause_verb)
        shapes = (self.prep and not any(w for _, w in self.prep), self.modifier, rule.clause)
        conditions = (
            rule.needs_inner,
            rule.negated_only,
            rule.unreal_only,
            rule.predicate_only,
            rule.carried,
            rule.partners,
        )
        return (
            4 * sum(map(bool, words))
            + 2 * sum(map(bool, shapes))
            + sum(conditions)
            + bool(rule.side)
            + rule.intransitive
            + 2 * rule.object_own
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that can trigger an event, by part of speech and lemma."""

    index: dict[tuple[Part, str], tuple[tuple[Trigger, Entry], ...]]
    entries: tuple[Entry, ...]
    contents: dict[str, ContentModel]
    classes: dict[str, frozenset[str]]

    @classmethod
    def load(cls, ontology: Ontology) -> Lexicon:
        """The lexicon that ships with the package.

        Raises:
            ResourceFileError: A file has faults; all of one file are listed.
        """
        frames = read_yaml("patterns/frames.yaml", FramesFile).frames
        contents = read_yaml("patterns/content.yaml", ContentFile).tables
        classes = _flat(read_yaml(f"{FOLDER}/classes.yaml", ClassesFile).classes)
        refuse("patterns/content.yaml", _content_faults(contents, ontology))
        entries: list[Entry] = []
        seen: set[str] = set()
        for path in lexicon_files():
            file = read_yaml(path, LexiconFile)
            faults = [f for e in file.entries for f in _faults(e, file.type, ontology, frames, contents, classes, seen)]
            refuse(path, faults)
            entries += [_compiled(e, file.type, frames, contents, classes) for e in file.entries]
        return cls(_index(entries), tuple(entries), contents, classes)

    def without(self, rules: frozenset[str]) -> Lexicon:
        """The lexicon without some rules: entries by id, content tables as ``content.<name>``.

        Weaker entries that give the same type to the same words go with an entry: they say the same of them with fewer
        conditions, and would stand in for it.
        """
        gone = {(t.part, t.lemma, e.type) for pairs in self.index.values() for t, e in pairs if e.id in rules}

        def left(entry: Entry) -> Entry | None:
            if entry.rule.content and f"content.{entry.rule.content}" in rules:
                return replace(entry, content=None) if entry.type else None
            return entry

        index = {
            key: tuple((t, kept) for t, e in pairs if (*key, e.type) not in gone and (kept := left(e)) is not None)
            for key, pairs in self.index.items()
        }
        return replace(self, index=index)

    @property
    def size(self) -> int:
        """Number of words and expressions that trigger something."""
        return sum(len(found) for found in self.index.values())


def lexicon_files() -> list[str]:
    """Paths of all files with entries, in a fixed order."""
    names = sorted(item.name for item in resource(FOLDER).iterdir() if item.name.endswith(".yaml"))
    return [f"{FOLDER}/{name}" for name in names if name != "classes.yaml"] + [OPERATORS]


def _flat(classes: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Classes with the classes that they name put in their place."""

    def words(name: str, above: tuple[str, ...]) -> set[str]:
        found: set[str] = set()
        for word in classes.get(name, ()):
            if word.startswith("@") and word[1:] not in above:
                found |= words(word[1:], (*above, name))
            elif not word.startswith("@"):
                found.add(word)
        return found

    return {name: frozenset(words(name, ())) for name in classes}


def _resolved(words: Iterable[str], classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        found |= classes[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _of(words: Iterable[str]) -> frozenset[str]:
    """The words of which a sentence has one wherever it holds one of the phrases: their last pieces, as they may be split."""
    written = {w for word in words for w in (word, word.lower())}
    return frozenset(written.union(w.rsplit(" ", 1)[-1].rsplit("-", 1)[-1] for w in written))


def needs_of_trigger(trigger: Trigger) -> Needs:
    """What a sentence must have for an expression to stand in it; what stands before it may begin a sentence earlier."""
    alone = [*trigger.particles, *(w for pair in trigger.governed for w in pair), *(trigger.after or ())]
    return tuple(_of([w]) for w in alone if w) + ((_of(trigger.objects),) if trigger.objects else ())


def needs_of_entry(entry: Entry) -> Needs:
    """What a sentence must have for the constraints of an entry to hold in it."""
    prepositions = [frozenset(name for name, _ in entry.prep)]
    if all(words for _, words in entry.prep):
        prepositions.append(_of(w for _, words in entry.prep for w in words))
    wanted = (entry.object, entry.subject, entry.head, entry.near, entry.modifier, entry.clause_verb)
    return tuple(p for p in prepositions if p) + tuple(_of(words) for words in wanted if words)


def split_trigger(words: str, part: Part, classes: dict[str, frozenset[str]]) -> Trigger:
    """The expression as the matcher needs it.

    >>> split_trigger("call off", "verb", {}).particles
    ('off',)
    >>> split_trigger("hunger strike", "noun", {}).before
    ('hunger',)
    """
    pieces = words.split()
    if part == "verb":
        particles, objects, below = _complements(pieces[1:])
        objects = sorted(_resolved(objects, classes))
        return Trigger(words, part, pieces[0], particles, tuple(objects), governed=below)
    pieces = [p for piece in pieces[:-1] for p in _hyphened(piece)] + pieces[-1:]
    if len(pieces) == 3 and pieces[1] in PARTICLES and pieces[0] not in PARTICLES:
        return Trigger(words, part, pieces[0], after=(pieces[1], pieces[2]))
    if len(pieces) > 1 and pieces[-1] in PARTICLES:
        return Trigger(words, part, pieces[-2], before=tuple(pieces[:-2]), after=(pieces[-1], ""))
    return Trigger(words, part, pieces[-1], before=tuple(pieces[:-1]))


def _hyphened(word: str) -> list[str]:
    """The word as the tokenizer splits it: "cross-border" is three tokens."""
    return re.split(r"(?<=\w)(-)(?=\w)", word) if "-" in word else [word]


def _complements(pieces: list[str]) -> tuple[tuple[str, ...], list[str], tuple[tuple[str, str], ...]]:
    """What stands after a verb: particles, objects, and prepositions with the noun that they govern."""
    particles: list[str] = []
    objects: list[str] = []
    below: list[tuple[str, str]] = []
    for piece in pieces:
        if piece in PARTICLES:
            particles.append(piece)
        elif particles:
            below.append((particles.pop(), piece))
        else:
            objects.append(piece)
    return tuple(particles), objects, tuple(below)


def _compiled(
    rule: EntryModel,
    type_: str | None,
    frames: dict[str, FrameModel],
    contents: dict[str, ContentModel],
    classes: dict[str, frozenset[str]],
) -> Entry:
    named = type_ or rule.type
    entry = Entry(
        id=f"{named or 'OPERATOR'}-{rule.id}",
        type=named,
        mode=rule.mode,
        rule=rule,
        frame=frames[rule.frame],
        content=contents[rule.content] if rule.content else None,
        object=_resolved(rule.object, classes),
        object_not=_resolved(rule.object_not, classes),
        prep=tuple((p, _resolved(w, classes)) for p, w in rule.prep.items()),
        subject=_resolved(rule.subject, classes),
        subject_not=_resolved(rule.subject_not, classes),
        clause_not=_resolved(rule.clause_not, classes),
        clause_verb=_resolved(rule.clause_verb, classes),
        near=_resolved(rule.near, classes),
        near_not=_resolved(rule.near_not, classes),
        prep_not=tuple((p, _resolved(w, classes)) for p, w in rule.prep_not.items()),
        modifier=_resolved(rule.modifier, classes),
        modifier_not=_resolved(rule.modifier_not, classes),
        head=_resolved(rule.head, classes),
    )
    return replace(entry, needs=needs_of_entry(entry))


def triggers_of(rule: EntryModel, classes: dict[str, frozenset[str]]) -> list[Trigger]:
    """All words and expressions of an entry."""
    parts: tuple[tuple[Part, tuple[str, ...]], ...] = (
        ("verb", rule.verbs),
        ("noun", rule.nouns),
        ("adjective", rule.adjectives),
    )
    found = [split_trigger(words, part, classes) for part, listed in parts for words in listed]
    return [replace(trigger, needs=needs_of_trigger(trigger)) for trigger in found]


def _index(entries: list[Entry]) -> dict[tuple[Part, str], tuple[tuple[Trigger, Entry], ...]]:
    classes: dict[str, frozenset[str]] = {}
    found: dict[tuple[Part, str], list[tuple[Trigger, Entry]]] = {}
    for entry in entries:
        for trigger in triggers_of(entry.rule, classes):
            found.setdefault((trigger.part, trigger.lemma), []).append((trigger, entry))
    for pairs in found.values():
        pairs.sort(key=lambda pair: -(pair[0].weight + pair[1].weight))
    return {key: tuple(pairs) for key, pairs in found.items()}


def _faults(
    rule: EntryModel,
    type_: str | None,
    ontology: Ontology,
    frames: dict[str, FrameModel],
    contents: dict[str, ContentModel],
    classes: dict[str, frozenset[str]],
    seen: set[str],
) -> list[str]:
    name = f"{type_ or rule.type or 'OPERATOR'}-{rule.id}"
    faults = ontology.faults_of(name, type_ or rule.type, rule.mode, rule.contexts)
    if name in seen:
        faults.append(f"{name}: this id is used twice")
    seen.add(name)
    if type_ and rule.type:
        faults.append(f"{name}: the file has a type ({type_}); leave out the entry's ({rule.type})")
    if not (type_ or rule.type or rule.content):
        faults.append(f"{name}: an entry without a type needs a content table")
    frame = frames.get(rule.frame)
    if frame is None:
        faults.append(f"{name}: unknown frame {rule.frame!r}; known: {', '.join(sorted(frames))}")
    for part, listed in (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives)):
        if listed and frame is not None and getattr(frame, part) is None:
            faults.append(f"{name}: frame {rule.frame!r} says nothing of a {part}'s sides")
        faults += [f"{name}: {w!r} is listed twice" for w in sorted({w for w in listed if listed.count(w) > 1})]
    if not (rule.verbs or rule.nouns or rule.adjectives):
        faults.append(f"{name}: no verbs, nouns or adjectives")
    if rule.content and rule.content not in contents:
        faults.append(f"{name}: unknown content table {rule.content!r}; known: {', '.join(sorted(contents))}")
    used = (
        *rule.object,
        *rule.object_not,
        *rule.subject,
        *rule.subject_not,
        *rule.clause_not,
        *rule.clause_verb,
        *rule.modifier,
        *rule.modifier_not,
        *rule.head,
        *rule.near,
        *rule.near_not,
        *(w for ws in (*rule.prep.values(), *rule.prep_not.values()) for w in ws),
    )
    faults += [f"{name}: unknown class {w}" for w in used if w.startswith("@") and w[1:] not in classes]
    return faults


def _content_faults(contents: dict[str, ContentModel], ontology: Ontology) -> list[str]:
    faults = []
    for name, table in contents.items():
        labels = [*table.becomes, *table.becomes.values(), *([table.default] if table.default else [])]
        for label in labels:
            if label not in ("-", "="):
                faults += ontology.faults_of(name, *parse_label(label), ())
    return faults
