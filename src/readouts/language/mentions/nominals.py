"""Descriptions by a common noun: "Turkish jets", "the foreign ministry", "a senior US defence official", "both sides"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.lexicon import Noun, is_plural, singulars
from readouts.language.mentions.phrases import After, Around, here_after, left_of, right_of
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.sending import sender
from readouts.language.parse import Token
from readouts.trace import Step

_OF = {
    "official": frozenset({"of", "from", "in", "at", "to", "for"}),
    "organisation": frozenset({"of", "for"}),
    "group": frozenset({"of", "from"}),
    "side": frozenset({"of"}),
    "again": frozenset(),
}
_SENT = frozenset({"MIL", "COP"})
_NOUN_DEPS = frozenset({"compound", "amod", "nmod", "npadvmod"})


def find_nominals(scene: Scene, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """Candidates headed by a noun of the lexicon or an institution of the table, in text order.

    Args:
        scene: The document.
        taken: Candidates of offices and people by their tokens; a noun inside one is not described again.
    """
    done = -1
    for token in scene.tokens:
        if token.i < done or token.i in taken:
            continue
        core = _core(scene, token)
        if core is None:
            continue
        first, last, noun, office = core
        candidate = _describe(scene, first, last, noun, office)
        if candidate is not None:
            yield candidate
            done = last


def _core(scene: Scene, token: Token) -> tuple[int, int, Noun, str | None] | None:
    """First and after-last token of the core that ends or begins here, with what its noun tells."""
    atom = scene.atoms.at[token.i]
    if atom is not None and (institution := atom.get("institution")) and not atom.get("title"):
        if atom.last - 1 != token.i or _modifies_next(scene, atom.last - 1):
            return None
        if _names_more(scene, token, institution.sector):
            return None
        found = scene.lexicon.nouns.ending_at(scene.tokens, token.i)
        noun = (
            found[1]
            if found and found[0] >= atom.first
            else Noun("organisation", institution.sector, None, bare=True, home=True)
        )
        return (
            atom.first,
            atom.last,
            Noun(noun.kind, institution.sector or noun.sector, noun.office, noun.bare, noun.home),
            institution.office,
        )
    if token.pos not in {"NOUN", "PROPN"} or (atom is not None and not atom.get("title")):
        return None
    if _modifies_next(scene, token.i):
        return None
    found = scene.lexicon.nouns.ending_at(scene.tokens, token.i)
    if found is None or _names_more(scene, token, found[1].sector):
        return None
    return found[0], token.i + 1, found[1], found[1].office


def _names_more(scene: Scene, token: Token, sector: str | None) -> bool:
    """Whether the noun only begins a name that means something else: "the Bank of Canada", "the Congress of Nurses"."""
    following = scene.token(token.i + 1)
    if token.pos != "PROPN" or token.entity != "ORG" or sector not in {"BUS", "LEG", "CVL"}:
        return False
    return following is not None and following.entity == "ORG" and not following.entity_start and following.tag != "POS"


def _modifies_next(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    after = scene.token(i + 1)
    return (
        token.dep in _NOUN_DEPS
        and after is not None
        and token.head > i
        and after.pos in {"NOUN", "PROPN", "ADJ"}
        and after.tag != "POS"
    )


def _describe(scene: Scene, first: int, last: int, noun: Noun, office: str | None) -> Candidate | None:
    head = _head(scene, first, last)
    plural = is_plural(head)
    left = left_of(scene, first, plural=plural or noun.kind == "side")
    prepositions = _OF[noun.kind] | {"in"} if noun.home else _OF[noun.kind]
    after = (
        right_of(scene, last, prepositions=prepositions, resident=noun.home)
        if noun.kind != "side" or not left.states
        else After(last)
    )
    if _close_to(scene, last):
        # "A person close to the Kremlin", "sources close to Macron".
        after = right_of(scene, last + 1, prepositions=frozenset({"to"}))
        noun = Noun("official", noun.sector if noun.kind == "official" else None, "official", noun.bare)
    if after.owner is not None and (left.states or left.owner is not None):
        after = After(last)
    states = tuple(left.states) or after.states
    owner = left.owner if left.owner is not None else (after.owner if after.owner is not None else None)
    if owner is not None and left.owner is None and noun.kind not in {"official", "organisation"}:
        owner, after = None, After(last)
    if noun.kind == "again":
        return _again(scene, left, first, last, noun, head, plural=plural)
    if noun.kind == "side":
        return _side(scene, left, last, head, states, plural=plural)
    if (
        noun.kind == "group"
        and left.count is not None
        and left.definite
        and not states
        and owner is None
        and head.lemma.lower() in scene.lexicon.usage.pairs.people
    ):
        return _two_people(scene, left, last, head)
    if noun.kind == "organisation" and plural and left.count == 2 and left.definite and not states and owner is None:
        return _side(scene, left, last, head, states, plural=plural)
    here = here_after(scene, after.last)
    sent = noun.kind == "group" and noun.sector in _SENT and not states and sender(scene, head) is not None
    home = (
        noun.home
        and not left.foreign
        and owner is None
        and not states
        and not here
        and (plural or noun.kind == "organisation")
    )
    if noun.kind == "organisation" and plural and not states and owner is None and not left.definite and not home:
        return None
    told = states or left.owner is not None or noun.bare or here or left.definite or home or sent
    if not told:
        return None
    if (
        noun.kind == "official"
        and not states
        and owner is None
        and not left.definite
        and head.dep in {"dobj", "attr", "conj", "ROOT"}
        and not here
    ):
        return None
    words_first = first if left.determined_at is None else left.determined_at + 1
    role_first = left.first if left.determined_at is None else words_first
    if noun.kind == "organisation":
        role_first = first
    role = scene.words(
        role_first, after.last if after.owner is None and after.states and noun.kind == "official" else last
    )
    sector = (
        next(
            (n.sector for a in left.atoms for n in a.all("seat", "institution", "organisation", "group") if n.sector),
            None,
        )
        if noun.kind == "official"
        else None
    )
    return Candidate(
        first=left.first,
        last=here or after.last,
        head=head.i,
        form="nominal",
        kind="organisation" if noun.kind == "organisation" else "described",
        states=states,
        offices=(office,) if office and noun.kind != "group" else (),
        role=role.strip(" -"),
        sector=sector or noun.sector,
        owner=owner,
        definite=left.definite,
        indefinite=left.indefinite,
        plural=plural and noun.kind != "organisation",
        count=left.count,
        bare=noun.bare,
        speaks=noun.kind == "official",
        here=here is not None,
        home=home,
        how=(
            Step(
                "mentions.noun",
                f"“{scene.words(left.first, last)}” describes {_article(noun)}"
                + (f" of {', '.join(states)}" if states else ""),
            ),
        ),
    )


def _close_to(scene: Scene, i: int) -> bool:
    following = scene.token(i + 1)
    return following is not None and scene.tokens[i].lower == "close" and following.lower == "to"


def _again(
    scene: Scene, left: Around, first: int, last: int, noun: Noun, head: Token, *, plural: bool
) -> Candidate | None:
    """As in "the bloc", "the group": a body named before, with nothing but the article before the noun."""
    bare = left.definite and left.determined_at == first - 1 and left.owner is None and not left.states
    if not bare or plural or scene.tokens[last].lower == "of":
        return None
    return Candidate(
        first=left.first, last=last, head=head.i, form="nominal", kind="again", definite=True, sector=noun.sector,
        role=head.lemma.lower(),
        how=(Step("mentions.again", f"“{scene.words(left.first, last)}” means a body named before"),),
    )  # fmt: skip


def _two_people(scene: Scene, left: Around, last: int, head: Token) -> Candidate:
    """As in "Both men", "the two generals"."""
    wanted = scene.lexicon.usage.pairs.people
    return Candidate(
        first=left.first, last=last, head=head.i, form="nominal", kind="pair", plural=True, count=left.count, definite=True,
        offices=(next((wanted[w] for w in singulars(head) if w in wanted), "any"),),
        how=(Step("mentions.two", f"“{scene.words(left.first, last)}” means {left.count} people"),),
    )  # fmt: skip


def _article(noun: Noun) -> str:
    return {
        "organisation": "a body",
        "group": "people",
        "official": "somebody who speaks unnamed",
        "side": "a side",
        "again": "a body",
    }[noun.kind]


def _head(scene: Scene, first: int, last: int) -> Token:
    """Head of the core: the noun before "of", else the last token."""
    for token in scene.tokens[first + 1 : last]:
        if token.lower in {"of", "for"}:
            return scene.tokens[token.i - 1]
    return scene.tokens[last - 1]


def _side(
    scene: Scene, left: Around, last: int, head: Token, states: tuple[str, ...], *, plural: bool
) -> Candidate | None:
    """As in "The Chinese side", "both countries", "his side"."""
    pair = left.count is not None or (plural and left.definite and not states)
    if (
        not pair
        and not states
        and left.owner is None
        and not (left.definite and head.lemma.lower() in {"country", "nation"})
    ):
        return None
    if states and not left.definite and not plural and head.lemma.lower() not in {"side"}:
        return None
    if (
        head.lemma.lower() not in {"side", "country", "nation", "people", "government", "republic"}
        and not pair
        and not states
    ):
        return None
    if pair and head.lemma.lower() not in scene.lexicon.usage.pairs.states:
        return None
    return Candidate(
        first=left.first,
        last=last,
        head=head.i,
        form="nominal",
        kind="pair" if pair and len(states) < 2 else "side",
        states=states,
        owner=left.owner,
        definite=left.definite,
        plural=plural,
        count=left.count,
        offices=("state",),
        role=head.lemma.lower(),
        how=(Step("mentions.side", f"“{scene.words(left.first, last)}” means states"),),
    )
