"""Where people are named: names of the table, names that the parser takes for people's, names after a title, bare surnames.

A bare surname is believed where the document gives the full name somewhere, where the table knows it, or where a title
stands before it: the parser's word alone is often wrong there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readouts.actors.spelling import fold, sound_key
from readouts.language.mentions.lexicon import Gender
from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token
from readouts.slots import quickly_made

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "da",
        "de",
        "del",
        "della",
        "di",
        "do",
        "dos",
        "der",
        "den",
        "van",
        "von",
        "le",
        "la",
        "ul",
        "abu",
        "zu",
        "ter",
        "ten",
        "mac",
    }
)
_SON_OF = frozenset({"bin", "ibn", "ben"})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout"})
_LONGEST_INITIALS = 4
_NAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB"})
_MISREAD = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", ""})


@quickly_made
@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens [first, last) that name one person."""

    first: int
    last: int
    ids: tuple[str, ...]
    """People of the table who bear the whole name."""
    family: int
    """The token by which the person is called again."""
    full: bool
    """Whether there is more than a surname."""
    titled: bool = False


def find_names(scene: Scene) -> dict[int, NameSpan]:
    """Names of people by their first token, not overlapping."""
    spans: dict[int, NameSpan] = {}
    taken = [False] * len(scene.tokens)

    def take(span: NameSpan | None) -> None:
        if span is not None and not any(taken[span.first : span.last]):
            spans[span.first] = span
            for k in range(span.first, span.last):
                taken[k] = True

    for first, last in _runs(scene):
        take(_span(scene, first, last))
    known = _calling_names(scene, spans.values())
    for token in scene.tokens:
        if not taken[token.i] and (token.pos in _NAME_POS or token.entity) and token.text[:1].isupper():
            take(_bare(scene, token.i, known))
    return dict(sorted(spans.items()))


def _is_name_token(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    atom = scene.atoms.at[i]
    if atom is not None and not atom.get("person", "city"):
        return False
    return (
        token.text[:1].isupper()
        and token.text[:1].isalpha()
        and token.pos not in {"DET", "PRON", "ADP", "CCONJ", "AUX"}
    )


def _runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words that a person atom, the parser or a title says are full names."""
    i, n = 0, len(scene.tokens)
    while i < n:
        atom = scene.atoms.by_first.get(i)
        if atom is not None and atom.get("person") and (atom.last - atom.first > 1 or _named_by_parser(scene, i)):
            first, last = _grown(scene, atom.first, atom.last)
        elif (
            (_named_by_parser(scene, i) and _is_name_token(scene, i)) or _after_title(scene, i) or _given_name(scene, i)
        ):
            first, last = _grown(scene, i, i + 1)
        else:
            i += 1
            continue
        if last - first > 1 or _after_title(scene, first) or (atom is not None and atom.get("person") is not None):
            yield first, last
        i = max(last, i + 1)


def _named_by_parser(scene: Scene, i: int) -> bool:
    return scene.tokens[i].entity == "PERSON" and scene.tokens[i].text[:1].isupper()


def _after_title(scene: Scene, i: int) -> bool:
    """Whether a capitalised word follows a title or an honorific directly."""
    before = scene.atoms.by_end.get(i)
    token = scene.tokens[i]
    if before is None or not before.get("title", "honorific") or not scene.same_sentence(i, before.first):
        return False
    if scene.tokens[before.last - 1].pos == "ADJ":
        # "The official CTK news agency".
        return False
    return _is_name_token(scene, i) and token.pos in {"PROPN", "NOUN", "ADJ", "X"} and token.tag != "NNPS"


def _given_name(scene: Scene, i: int) -> bool:
    """Whether a known given name stands before another capitalised name, which the parser may have overlooked."""
    token, following = scene.tokens[i], scene.token(i + 1)
    return (
        following is not None
        and token.pos == following.pos == "PROPN"
        and _is_name_token(scene, i)
        and _is_name_token(scene, i + 1)
        and scene.lexicon.given_gender(token.text) is not None
        and scene.same_sentence(i, i + 1)
    )


def _grown(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The stretch with what belongs to the name after it: more capitalised names, initials, particles, hyphenated parts."""
    while (token := scene.token(last)) is not None and scene.same_sentence(first, last):
        previous = scene.tokens[last - 1]
        adjacent_hyphen = token.text in {"-", "–"} and previous.end == token.start
        if (
            adjacent_hyphen
            and (after := scene.token(last + 1))
            and after.start == token.end
            and after.text[:1].isalpha()
        ):
            last += 2
            continue
        if (
            token.lower in _PARTICLES
            and token.text.islower()
            and (after := scene.token(last + 1))
            and _continues(scene, after.i)
        ):
            last += 2
            continue
        if (
            token.lower in _PARTICLES
            and (after := scene.token(last + 1))
            and after.text in {"-", "–"}
            and after.start == token.end
        ):
            last += 1
            continue
        if not _continues(scene, last):
            break
        atom = scene.atoms.by_first.get(last)
        last = atom.last if atom is not None else last + 1
    return first, last


def _continues(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if not _is_name_token(scene, i) or token.pos not in {"PROPN", "X", "ADJ", "NOUN"}:
        return False
    previous = scene.tokens[i - 1]
    if previous.entity == "PERSON" and token.entity not in {"PERSON", ""}:
        return False
    return token.pos == "PROPN" or token.entity == "PERSON"


def _span(scene: Scene, first: int, last: int) -> NameSpan | None:
    tokens = scene.tokens[first:last]
    words = [t for t in tokens if fold(t.text) and t.text[:1].isalpha()]
    if not words or any(t.entity in {"DATE", "TIME", "MONEY"} for t in words):
        return None
    atom = scene.atoms.by_first.get(first)
    whole = atom is not None and atom.last == last
    ids = tuple(n.entry for n in atom.all("person")) if atom and whole else ()
    full = len(words) > 1
    if full and not ids:
        ids = tuple(p.id for p in scene.table.people(scene.words(first, last)))
        if not ids and any(len(fold(t.text)) == 1 for t in words):
            # "Sergei V. Lavrov": initials are not in the table.
            ids = tuple(p.id for p in scene.table.people(" ".join(t.text for t in words if len(fold(t.text)) > 1)))
        if not ids and (bare := _behind_courtesies(scene, first, last)) > first:
            ids = tuple(p.id for p in scene.table.people(scene.words(bare, last)))
        if not ids:
            ids = _by_father(scene, _behind_courtesies(scene, first, last), last)
    return NameSpan(first, last, ids, _family(scene, first, last, ids), full)


def _behind_courtesies(scene: Scene, first: int, last: int) -> int:
    """Where the name proper begins in “Shri Narendra Modi”, “Sheikh Tamim bin Hamad al-Thani”, “Prince Faisal bin Farhan”."""
    while first < last - 1:
        match = scene.table.match(scene.words_of[first : first + 1], 0)
        if match is None or not any(n.kind in {"honorific", "title"} for n in match.names):
            break
        first += 1
    return first


def _by_father(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """The person whom the table has with fewer forefathers: “Faisal bin Farhan bin Abdullah Al Saud”.

    At least the father must be named, and only one person may answer to it.
    """
    fathers = [i for i in range(first + 1, last - 1) if scene.tokens[i].lower in _SON_OF]
    for end in range(last - 1, fathers[0] + 1 if fathers else last - 1, -1):
        if scene.tokens[end].lower in _SON_OF or scene.tokens[end].text[:2] in {"Al", "al"}:
            people = scene.table.people(scene.words(first, end))
            if len(people) == 1:
                return (people[0].id,)
    return ()


def _family(scene: Scene, first: int, last: int, ids: tuple[str, ...]) -> int:
    """The token that a later mention repeats."""
    tokens = [t for t in scene.tokens[first:last] if fold(t.text) and t.text[:1].isalpha()]
    for id_ in ids:
        person = scene.table.person(id_)
        if person is not None:
            last_word = fold(person.family.split()[-1].split("-")[-1])
            for t in reversed(tokens):
                if fold(t.text) == last_word or sound_key(t.text) == sound_key(last_word):
                    return t.i
    capitals = [t for t in tokens if t.text.isupper() and len(t.text) > 2]
    if len(capitals) == 1 and len(tokens) > 1:
        return capitals[0].i
    hyphen = next((t.i for t in scene.tokens[first:last] if t.text in {"-", "–"}), None)
    if hyphen is not None and len(tokens) == 3 and hyphen == first + 2 and scene.tokens[last - 1].text.islower():
        return first
    return tokens[-1].i


def _calling_names(scene: Scene, spans: Iterable[NameSpan]) -> dict[str, bool]:
    """Folded words by which the people of the document may be called; True where it is the family name."""
    known = scene.before.called()
    for span in spans:
        if span.full:
            for t in scene.tokens[span.first : span.last]:
                if len(fold(t.text)) > 1 and t.text[:1].isupper():
                    known[fold(t.text)] = known.get(fold(t.text), False) or t.i == span.family
    return known


def _bare(scene: Scene, i: int, known: dict[str, bool]) -> NameSpan | None:
    """A surname alone, of one word or with its particles ("von der Leyen")."""
    token = scene.tokens[i]
    atom = scene.atoms.at[i]
    word = known.get(fold(token.text))
    if (
        atom is not None
        and not atom.get("person", "city")
        and not (word and token.entity == "PERSON" and atom.last - atom.first == 1)
    ):
        return None
    short = scene.table.match_short(scene.words_of, i)
    last = min(i + short.length, scene.parse.sentence_of(i).last) if short else i + 1
    ids = tuple(n.entry for n in short.names) if short else ()
    if word:
        return NameSpan(i, last, ids, last - 1, full=False)
    if _initials(token) or (scene.table.place(token.text) is not None and _where(scene, i)):
        return None
    following = scene.token(last)
    alone = following is None or following.pos != "PROPN" or following.entity != token.entity
    known_subject = bool(ids) and token.pos == "NOUN" and token.dep == "nsubj"  # "Aliyev and Pashinyan met"
    if token.entity not in _MISREAD or not (token.pos == "PROPN" or token.entity == "PERSON" or known_subject):
        return None
    if not alone:
        return None
    if ids or (token.entity == "PERSON" and _acts(scene, i)):
        return NameSpan(i, last, ids, last - 1, full=False)
    return None


def _initials(token: Token) -> bool:
    """Whether a word stands for its words' initials, or is a cry: "SAW", "UN"."""
    return token.text.isupper() and len(token.text) <= _LONGEST_INITIALS


def _where(scene: Scene, i: int) -> bool:
    """Whether the word says where something is: "a rally in Lagos", though a Lagos was president."""
    preposition = scene.parse.head(i)
    return preposition is not None and scene.tokens[i].dep == "pobj" and preposition.lower in _WHERE


def _acts(scene: Scene, i: int) -> bool:
    """Whether a word that only the parser takes for a person is what people are: a subject that says or does something.

    The parser calls regions and networks people, too ("in Ladakh", "wrote on Twitter").
    """
    token = scene.tokens[i]
    verb = scene.parse.head(i)
    return token.dep == "nsubj" and verb is not None and verb.lemma in scene.lexicon.usage.speech


def honorific_gender(scene: Scene, first: int) -> Gender | None:
    """Gender that the courtesy before a name tells."""
    atom = scene.atoms.by_end.get(first)
    if atom is None or not atom.get("honorific", "title"):
        return None
    words = scene.words(atom.first, atom.last).lower()
    return scene.lexicon.offices.courtesy.get(words) or scene.lexicon.offices.gendered.get(words.split()[-1])
