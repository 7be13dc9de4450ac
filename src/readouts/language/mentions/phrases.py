"""What stands around the core of a noun phrase: determiners, states, possessors, modifiers; "of China" after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.language.mentions.atoms import Atom
from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token
from readouts.slots import quickly_made

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "one", "several", "many", "few", "more", "most", "other"})
_JOIN = frozenset({"and", ",", "&"})
_OWNERS = ("state", "organisation", "institution", "seat", "group", "capital", "city")
_MODIFIER_DEPS = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "nummod",
        "quantmod",
        "npadvmod",
        "advmod",
        "conj",
        "punct",
        "appos",
        "poss",
        "nsubj",
        "pobj",
    }
)


@dataclass(slots=True)
class Around:
    """What was found left of a core, from right to left."""

    first: int
    states: list[str] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    """Atoms of states, organisations and seats that the states come from."""
    owner: int | None = None
    definite: bool = False
    indefinite: bool = False
    count: int | None = None
    not_now: bool = False
    foreign: bool = False
    """Whether a modifier says that it comes from elsewhere."""
    determined_at: int | None = None
    """Token of determiner or possessor; the role's words begin after it."""


def left_of(scene: Scene, core: int, *, plural: bool) -> Around:
    """Read leftwards from the core of a noun phrase.

    Args:
        scene: The document.
        core: First token of the core.
        plural: Whether the core is in the plural, so that two states before it are two owners
            ("the US and Russian ministers") and not a list that ends before it.
    """
    found = Around(core)
    j = core - 1
    while j >= 0 and scene.same_sentence(j, core):
        token = scene.tokens[j]
        atom = scene.atoms.by_end.get(j + 1)
        if token.tag == "POS":
            _possessor(scene, found, j)
            break
        if token.tag == "PRP$":
            found.owner, found.first, found.determined_at, found.definite = j, j, j, True
            break
        if atom is not None and (state := owner_state(atom)) and not _is_own_argument(scene, atom, core):
            found.first = atom.first
            if _stands_behind(scene, atom):
                j = atom.first - 1
                continue
            _add(found, atom, state)
            j = _coordinated(scene, found, atom.first, plural=plural)
            continue
        if token.lower in _DEFINITE and token.tag == "DT":
            found.first, found.definite, found.determined_at = j, True, j
            if (before := scene.token(j - 1)) and before.lower in {"both", "all"} and plural:
                found.first, found.count = j - 1, 2 if before.lower == "both" else found.count
            break
        counting = scene.lexicon.usage.pairs.counting
        if token.lower in counting and token.tag in {"CD", "DT", "PDT", "CC"}:
            found.count, found.first = counting[token.lower], j
            if token.lower in {"both", "neither", "either"}:
                found.definite, found.determined_at = True, j
                break
            j -= 1
            continue
        if token.lower == "all" and found.count is not None:
            found.definite, found.first, found.determined_at = True, j, j
            break
        if token.lower in _INDEFINITE and token.tag in {"DT", "CD", "JJ", "JJR", "JJS"}:
            found.first, found.indefinite, found.determined_at = j, True, j
            break
        if not _modifies(scene, token, core):
            break
        found.not_now = found.not_now or token.lower in scene.lexicon.offices.not_now
        found.foreign = found.foreign or token.lower in scene.lexicon.usage.foreign
        if token.pos != "PUNCT":
            found.first = j
        j -= 1
    return found


def _stands_behind(scene: Scene, atom: Atom) -> bool:
    """As in "Rwanda-backed rebels": who helps or holds somebody is not whose they are."""
    hyphen, participle = scene.token(atom.last), scene.token(atom.last + 1)
    return (
        hyphen is not None
        and hyphen.text in {"-", "–", "‑"}
        and participle is not None
        and participle.lower in scene.lexicon.usage.behind
    )


def owner_state(atom: Atom) -> str | None:
    """State or organisation that an atom before a noun says the noun belongs to."""
    name = atom.get("demonym") or atom.get(*_OWNERS)
    if name is None:
        return None
    if name.kind in {"state", "demonym"}:
        return name.entry if name.state is None else name.state
    return name.state


def _add(found: Around, atom: Atom, state: str) -> None:
    found.atoms.insert(0, atom)
    if state not in found.states:
        found.states.insert(0, state)


def _coordinated(scene: Scene, found: Around, first: int, *, plural: bool) -> int:
    """Take in "US and" before "Russian" where the core is in the plural; where to read on."""
    j = first - 1
    while plural and j > 0 and scene.tokens[j].lower in _JOIN and scene.same_sentence(j - 1, first):
        k = j - 1 if scene.tokens[j - 1].text != "," else j - 2
        atom = scene.atoms.by_end.get(k + 1)
        state = owner_state(atom) if atom and atom.get("demonym", "state") else None
        if atom is None or state is None or scene.tokens[k].dep in {"pobj", "dobj", "nsubj"}:
            break
        _add(found, atom, state)
        found.first = atom.first
        j = atom.first - 1
    return j


def _possessor(scene: Scene, found: Around, mark: int) -> None:
    """Read the possessor that ends before the genitive mark."""
    owner = mark - 1
    atom = scene.atoms.by_end.get(mark)
    found.definite = True
    found.determined_at = mark
    if atom is not None and (state := owner_state(atom)):
        _add(found, atom, state)
        found.first = atom.first
        if (before := scene.token(atom.first - 1)) and before.lower == "the":
            found.first -= 1
        if atom.get("organisation", "institution", "seat", "group"):
            found.owner = owner
        j = _coordinated(scene, found, atom.first, plural=True) if scene.tokens[atom.first - 1].lower == "and" else -1
        found.first = min(found.first, found.first if j < 0 else j + 1)
        return
    found.owner, found.first = owner, owner


def _is_own_argument(scene: Scene, atom: Atom, core: int) -> bool:
    """As in "He told Russia foreign ministers …": a state that a verb or preposition governs is not the noun's modifier."""
    head = scene.tokens[atom.last - 1]
    return head.dep in {"dobj", "nsubj", "nsubjpass"} and not atom.first <= head.head <= core + 4


def _modifies(scene: Scene, token: Token, core: int) -> bool:
    if token.dep == "cc" and token.lower == "and":
        # "top defence and military officials": two modifiers of one noun.
        first = scene.tokens[token.i - 1]
        return first.dep in {"amod", "compound", "nmod"} and first.head >= core and first.entity != "PERSON"
    if token.pos == "PUNCT":
        return token.text in {"-", "–"} and scene.tokens[token.i - 1].end == token.start
    if token.pos in {"ADJ", "NUM"}:
        return token.dep in _MODIFIER_DEPS or token.tag.startswith("JJ")
    if token.pos in {"NOUN", "PROPN"}:
        if token.entity == "PERSON":
            return False
        return token.dep in {"compound", "nmod", "amod", "npadvmod"} and token.head > token.i
    if token.pos == "VERB":
        return token.dep in {"amod", "compound"} and token.tag in {"VBN", "VBG", "VBD"}
    return (
        token.lower in {"then", "newly", "recently", "long", "now", "ex", "once"}
        and token.pos == "ADV"
        and token.head >= core
    )


@quickly_made
@dataclass(frozen=True, slots=True)
class After:
    """What follows a core: its end, and the states or the noun that it belongs to."""

    last: int
    states: tuple[str, ...] = ()
    owner: int | None = None
    atoms: tuple[Atom, ...] = ()


def right_of(scene: Scene, last: int, *, prepositions: frozenset[str], resident: bool = False) -> After:
    """Read "of China", "of Japan and South Korea", "of both countries", "to Macron" after a core that ends before ``last``."""
    # resident: whether those described serve where they are.
    token = scene.token(last)
    if token is None or token.lower not in prepositions or not scene.same_sentence(last - 1, last):
        return After(last)
    i = last + 1
    while (t := scene.token(i)) and t.lower in {"the", "both"} and scene.atoms.at[i] is None:
        i += 1
    states: list[str] = []
    atoms: list[Atom] = []
    end = last
    inside = token.lower in {"in", "at"}
    while (atom := scene.atoms.by_first.get(i)) is not None and atom.get(*_OWNERS) and (state := owner_state(atom)):
        following = scene.token(atom.last)
        if (following is not None and following.tag == "POS") or (inside and atom.get("capital") and not resident):
            # "Diplomats in Vienna" are not Austria's; "officials in Vienna" are.
            break
        if state not in states:
            states.append(state)
        atoms.append(atom)
        end = i = atom.last
        while (t := scene.token(i)) and t.lower in {"and", ",", "the"} and scene.same_sentence(i, last):
            i += 1
        if i == end:
            break
    if states or inside:
        return After(end, tuple(states), None, tuple(atoms))
    noun = scene.parse.child(last, "pobj")
    someone = noun is not None and (noun.pos == "PROPN" or scene.lexicon.nouns.ending_at(scene.tokens, noun.i))
    if noun is not None and noun.i - last <= 4 and noun.head == last and (someone or token.lower != "to"):
        return After(noun.i + 1, (), noun.i)
    return After(last)


def here_after(scene: Scene, i: int) -> int | None:
    """As in "Government sources here": the state of the place where the report was filed."""
    token = scene.token(i)
    return i + 1 if token is not None and token.lower == "here" and scene.same_sentence(i, i - 1) else None
