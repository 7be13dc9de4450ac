"""Mentions that are one name: states, capitals and seats that act, organisations, groups, peoples, and demonym adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.actors.model import Name
from readouts.language.mentions.atoms import Atom
from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.standins import acts, span_root
from readouts.language.mentions.titles import prefix_of
from readouts.trace import Step


def find_plain(scene: Scene) -> Iterator[Candidate]:
    """Candidates of all atoms that are names of states, organisations and peoples, in text order."""
    for atom in scene.atoms:
        if any(
            scene.tokens[k].entity in {"DATE", "MONEY"} and scene.tokens[k].pos != "PROPN"
            for k in range(atom.first, atom.last)
        ):
            continue
        candidate = _inside_title(scene, atom) if atom.get("title") else _candidate(scene, atom)
        if candidate is not None:
            yield candidate


def _inside_title(scene: Scene, atom: Atom) -> Candidate | None:
    """The body that a title of several words begins with: "the State Department" in "State Department spokesman"."""
    inside = prefix_of(scene, atom)
    name = inside.get("seat", "organisation") if inside is not None else None
    return _body(scene, inside, name) if inside is not None and name is not None else None


def _candidate(scene: Scene, atom: Atom) -> Candidate | None:
    if state := atom.get("state"):
        return _of_state(scene, atom, state, "mentions.state", "names the state {code}")
    if demonym := atom.get("demonym"):
        return _demonym(scene, atom, demonym)
    if place := atom.get("capital", "seat"):
        if not acts(scene.parse, scene.lexicon, atom.first, atom.last):
            return None
        if place.kind == "seat":
            return _body(scene, atom, place)
        return _of_state(scene, atom, place, "mentions.capital", "a capital that acts stands for {code}")
    body = atom.get("organisation", "group")
    return _body(scene, atom, body) if body is not None and not _is_namesake(scene, atom, body) else None


def _is_namesake(scene: Scene, atom: Atom, name: Name) -> bool:
    """Whether another state's adjective right before says that it is a namesake of that state: "the Australian Democrats"."""
    before = scene.atoms.by_end.get(atom.first)
    demonym = before.get("demonym") if before is not None else None
    return (
        name.kind == "group"
        and name.state is not None
        and demonym is not None
        and (demonym.state or demonym.entry) != name.state
    )


def _of_state(scene: Scene, atom: Atom, name: Name, rule: str, reason: str) -> Candidate:
    code = name.state or name.entry
    return Candidate(
        first=_with_article(scene, atom.first, atom.last - 1),
        last=atom.last,
        head=span_root(scene.parse, atom.first, atom.last).i,
        form="name",
        kind="state",
        states=(code,),
        entry=code,
        how=(Step(rule, f"“{scene.words(atom.first, atom.last)}” {reason.format(code=code)}"),),
    )


def _demonym(scene: Scene, atom: Atom, name: Name) -> Candidate:
    """An adjective, or a people: "Russian", "the Russians", "a Frenchman"."""
    code = name.state or name.entry
    token = scene.tokens[atom.last - 1]
    words = scene.words(atom.first, atom.last)
    if _modifies_noun(scene, atom):
        return Candidate(
            first=atom.first, last=atom.last, head=token.i, form="adjective", kind="state", states=(code,), entry=code,
            how=(Step("mentions.demonym", f"“{words}” is the adjective of {code}"),),
        )  # fmt: skip
    heads_phrase = token.pos in {"NOUN", "PROPN"} and token.dep in {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "attr",
        "conj",
        "appos",
        "dative",
        "poss",
    }
    if name.noun or token.tag in {"NNS", "NNPS"} or heads_phrase:
        plural = name.plural or token.tag in {"NNS", "NNPS"}
        before = scene.token(atom.first - 1)
        definite = before is not None and before.lower == "the"
        if definite and not plural:
            # "The American left", "the American's visit": somebody of that state whom the text has named.
            return Candidate(
                first=atom.first - 1, last=atom.last, head=token.i, form="nominal", kind="described", states=(code,), definite=True,
                offices=("leader",), how=(Step("mentions.national", f"“the {words}” is somebody of {code}"),),
            )  # fmt: skip
        return Candidate(
            first=_with_article(scene, atom.first, atom.last - 1), last=atom.last, head=token.i, form="name", kind="state", states=(code,), entry=code,
            plural=plural, how=(Step("mentions.people", f"“{words}” names the people of {code}"),),
        )  # fmt: skip
    return Candidate(
        first=atom.first,
        last=atom.last,
        head=token.i,
        form="adjective",
        kind="state",
        states=(code,),
        entry=code,
        how=(Step("mentions.demonym", f"“{words}” is the adjective of {code}"),),
    )


def _modifies_noun(scene: Scene, atom: Atom) -> bool:
    token = scene.tokens[atom.last - 1]
    after = scene.token(atom.last)
    return token.dep in {"amod", "compound", "nmod"} and after is not None and token.head >= after.i


def _body(scene: Scene, atom: Atom, name: Name) -> Candidate:
    words = scene.words(atom.first, atom.last)
    kind = "group" if name.kind == "group" else "organisation"
    shown = words
    entry: str | None = name.entry
    if name.kind == "organisation" and (organisation := scene.table.organisation(name.entry)):
        shown = organisation.name
    elif name.kind == "group" and (group := scene.table.group(name.entry)):
        shown = group.name
    else:
        shown, entry = name.entry, f"{name.state}:{name.entry}"
    return Candidate(
        first=_with_article(scene, atom.first, atom.last - 1),
        last=atom.last,
        head=span_root(scene.parse, atom.first, atom.last).i,
        form="name",
        kind="group" if kind == "group" else "organisation",
        states=(name.state,) if name.state else (),
        entry=entry,
        name=shown,
        sector=name.sector,
        offices=(name.office,) if name.office else (),
        how=(Step(f"mentions.{name.kind}", f"“{words}” names {shown}"),),
    )


def _with_article(scene: Scene, first: int, last: int) -> int:
    before = scene.token(first - 1)
    if before is not None and before.lower == "the" and scene.same_sentence(first, first - 1) and before.head <= last:
        return first - 1
    return first
