"""Titles in the text: runs of the table's titles, "counterpart", "the head of the agency"; and what they mean in a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.actors.model import Name, OfficeReading
from readouts.language.mentions.atoms import Atom
from readouts.language.mentions.lexicon import is_plural
from readouts.language.mentions.phrases import owner_state
from readouts.language.mentions.scene import Scene

# Offices that one person holds at a time; "the ambassador" or "a minister" may be anybody.
UNIQUE = frozenset({
    "head_of_state", "head_of_government", "leader", "monarch", "crown_prince", "vice_president", "deputy_head_of_government",
    "foreign_minister", "defence_minister", "interior_minister", "finance_minister", "economy_minister", "trade_minister",
    "energy_minister", "justice_minister", "national_security_adviser", "intelligence_chief", "military_chief", "speaker",
    "central_bank_governor", "organisation_head", "first_spouse", "opposition_leader", "chief_of_staff",
})  # fmt: skip

# Of these there are many at a time, and they often speak without being named.
DESCRIBED = frozenset({
    "official", "adviser", "legislator", "military", "envoy", "negotiator", "organisation_official", "rebel_leader", "judge",
    "deputy_minister", "candidate", "ambassador", "regional_head", "mayor", "party_leader", "other_minister", "police_chief",
    "spokesperson",
})  # fmt: skip
# Entry of the pseudo-title whose class is the possessor's office.
COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class Title:
    """A run of titles, tokens [first, last), with the class that its main title means."""

    first: int
    last: int
    atoms: tuple[Atom, ...]

    @property
    def main(self) -> Atom:
        """The title that says most: the first that one person holds, else the last that is no rank."""
        for atom in self.atoms:
            name = atom.get("title")
            if name is not None and name.office in UNIQUE:
                return atom
        titles = [a for a in self.atoms if a.get("title")]
        return next((a for a in reversed(titles) if not a.get("honorific")), (titles or list(self.atoms))[0])


def find_titles(scene: Scene) -> Iterator[Title]:
    """Runs of titles in text order, not overlapping."""
    done = -1
    for atom in sorted((*scene.atoms, *_counterparts(scene), *_heads(scene)), key=lambda a: a.first):
        if atom.first >= done and _is_title(scene, atom):
            title = _run(scene, atom)
            done = title.last
            yield title


def _counterparts(scene: Scene) -> Iterator[Atom]:
    """As in "Counterpart" and "opposite number", read as titles whose class is the possessor's."""
    phrases: dict[str, list[list[str]]] = {}
    for *before, noun in (p.split() for p in sorted(scene.lexicon.offices.counterparts)):
        for form in (noun, f"{noun}s"):
            phrases.setdefault(form, []).append(before)
    for token in scene.tokens:
        for before in phrases.get(token.lower, ()):
            first = token.i - len(before)
            if first >= 0 and [t.lower for t in scene.tokens[first : token.i]] == before:
                yield Atom(first, token.i + 1, (Name("title", COUNTERPART, plural=is_plural(token)),))


def _heads(scene: Scene) -> Iterator[Atom]:
    """As in "UN boss", "the head of the UN": the head of the organisation that stands beside the noun."""
    for token in scene.tokens:
        if (
            token.i
            and token.lower in scene.lexicon.offices.heads
            and token.tag in {"NN", "NNP"}
            and scene.atoms.at[token.i] is None
        ):
            before = scene.atoms.by_end.get(token.i)
            body = before.get("organisation") if before else None
            if body is None and (of := scene.token(token.i + 1)) is not None and of.lower == "of":
                following = scene.atoms.by_first.get(token.i + 2) or scene.atoms.by_first.get(token.i + 3)
                body = following.get("organisation") if following else None
            if body is None and of_whose(scene, token.i):
                yield Atom(token.i, token.i + 1, (Name("title", "official", office="official", sector="GOV"),))
            if body is not None:
                yield Atom(
                    token.i,
                    token.i + 1,
                    (Name("title", "secretary-general", office="organisation_head", sector="IGO"),),
                )


def of_whose(scene: Scene, i: int) -> bool:
    """Whether "of" and a state's possessive follow: "the head of Iran's nuclear programme"."""
    of, owner = scene.token(i + 1), scene.atoms.by_first.get(i + 2)
    mark = scene.token(owner.last) if owner is not None else None
    return (
        of is not None
        and of.lower == "of"
        and mark is not None
        and mark.tag == "POS"
        and owner is not None
        and owner_state(owner) is not None
    )


def _is_title(scene: Scene, atom: Atom) -> bool:
    if not atom.get("title"):
        return False
    token = scene.tokens[atom.last - 1]
    if token.pos in {"VERB", "AUX", "ADP", "ADV", "PRON"} or token.dep == "amod":
        # "The official news agency" has no official.
        return False
    after = scene.token(atom.last)
    # "secretary general's office", "leader Macron" are titles; "chief executive officer" modifies another noun.
    return not (
        token.dep == "compound"
        and after is not None
        and after.pos == "NOUN"
        and token.head == after.i
        and not scene.atoms.at[after.i]
    )


def _run(scene: Scene, atom: Atom) -> Title:
    """Titles that follow each other: "State Councillor and Foreign Minister", "press secretary Brig. Gen."."""
    atoms, last = [atom], atom.last
    while scene.same_sentence(last, atom.first):
        i = last
        if scene.tokens[i].lower in {"and", ",", "&"} and not is_plural(scene.tokens[last - 1]):
            i += 1
        following = scene.atoms.by_first.get(i)
        if following is None or not following.get("title", "honorific") or not scene.same_sentence(i, atom.first):
            break
        if i > last and (scene.tokens[last].text == "," or not _capital_or_named(scene, following)):
            break
        atoms.append(following)
        last = following.last
    return Title(atom.first, last, tuple(atoms))


def _capital_or_named(scene: Scene, atom: Atom) -> bool:
    return scene.tokens[atom.first].text[:1].isupper()


def title_words(scene: Scene, title: Title) -> tuple[str, ...]:
    """The words of the main title, as the table reads them; none for a counterpart, whose title is the possessor's."""
    main = title.main
    if main.names[0].entry == COUNTERPART:
        return ()
    if scene.atoms.by_first.get(main.first) is not main:
        return (main.names[0].entry,)
    return scene.words_of[main.first : main.last]


def meaning(scene: Scene, title: Title, states: list[str]) -> OfficeReading | None:
    """What the main title means in the state; of several states, whatever it means everywhere."""
    words = title_words(scene, title)
    return scene.table.office(words, states[0] if len(states) == 1 else None) if words else None


def state_inside(scene: Scene, atom: Atom) -> str | None:
    """The state or organisation that a title of several words begins with: "UN special envoy"."""
    inside = prefix_of(scene, atom)
    return owner_state(inside) if inside is not None else None


def prefix_of(scene: Scene, atom: Atom) -> Atom | None:
    """The name that an atom of several words begins with and that is shorter than the whole."""
    if atom.last - atom.first < 2:
        return None
    match = scene.table.match(scene.words_of[atom.first : atom.last - 1], 0)
    return Atom(atom.first, atom.first + match.length, match.names) if match is not None else None
