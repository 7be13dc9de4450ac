"""Phrases of an office: "the German chancellor", "US Defense Secretary Lloyd Austin", "Scholz's spokesman, Steffen Hebestreit"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from readouts.actors.model import Name, OfficeReading
from readouts.language.mentions.atoms import Atom
from readouts.language.mentions.candidate import Candidate, CandidateKind
from readouts.language.mentions.lexicon import is_plural, singulars
from readouts.language.mentions.naming import NameSpan, honorific_gender
from readouts.language.mentions.nominals import here_after
from readouts.language.mentions.phrases import After, Around, left_of, owner_state, right_of
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.standins import span_root
from readouts.trace import Step

# Offices that one person holds at a time; "the ambassador" or "a minister" may be anybody.
UNIQUE = frozenset({
    "head_of_state", "head_of_government", "leader", "monarch", "crown_prince", "vice_president", "deputy_head_of_government",
    "foreign_minister", "defence_minister", "interior_minister", "finance_minister", "economy_minister", "trade_minister",
    "energy_minister", "justice_minister", "national_security_adviser", "intelligence_chief", "military_chief", "speaker",
    "central_bank_governor", "organisation_head", "first_spouse", "opposition_leader", "chief_of_staff",
})  # fmt: skip
# Of these there are many at a time, and they often speak without being named.
DESCRIBED = frozenset(
    {
        "official",
        "adviser",
        "legislator",
        "military",
        "envoy",
        "negotiator",
        "organisation_official",
        "rebel_leader",
        "judge",
        "deputy_minister",
        "candidate",
        "ambassador",
        "regional_head",
        "mayor",
        "party_leader",
        "other_minister",
        "police_chief",
        "spokesperson",
    }
)
_OF_UNIQUE = frozenset({"of", "for", "to", "from"})
_OF_DESCRIBED = frozenset({"of", "from", "in", "at", "to", "for"})
_ENDS_APPOSITION = frozenset(
    {",", ".", ";", ":", ")", "(", "—", "–", "--", "-", '"', "'s", "'", "who", "said", "told", "and"}
)
_COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class Title:
    """A run of titles, tokens [first, last), with the class that its main title means."""

    first: int
    last: int
    atoms: tuple[Atom, ...]

    @property
    def main(self) -> Atom:
        """The title that says most: the first that one person holds, else the last."""
        for atom in self.atoms:
            name = atom.get("title")
            if name is not None and name.office in UNIQUE:
                return atom
        return next((a for a in self.atoms if a.get("title")), self.atoms[-1])


def find_offices(scene: Scene, names: Mapping[int, NameSpan]) -> Iterator[Candidate]:
    """Candidates of all office phrases, outer before inner; the names that they take in are given again, alone."""
    by_end = {n.last: n for n in names.values()}
    done = -1
    for atom in sorted((*scene.atoms, *_counterparts(scene), *_heads(scene)), key=lambda a: a.first):
        if atom.first < done or not _is_title(scene, atom):
            continue
        title = _run(scene, atom)
        found = list(_phrase(scene, title, names, by_end))
        yield from found
        done = title.last


def _counterparts(scene: Scene) -> Iterator[Atom]:
    """As in "Counterpart" and "opposite number", read as titles whose class is the possessor's."""
    for phrase in sorted(scene.lexicon.offices.counterparts):
        words = phrase.split()
        for token in scene.tokens:
            first = token.i - len(words) + 1
            if (
                words[-1] in singulars(token)
                and first >= 0
                and [t.lower for t in scene.tokens[first : token.i]] == words[:-1]
            ):
                yield Atom(first, token.i + 1, (Name("title", _COUNTERPART, plural=is_plural(token)),))


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
    if token.pos in {"VERB", "AUX", "ADP", "ADV", "PRON"}:
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


def meaning(scene: Scene, title: Title, states: list[str]) -> OfficeReading | None:
    """What the main title means in the state; of several states, whatever it means everywhere."""
    main = title.main
    if main.names[0].entry == _COUNTERPART:
        return None
    if scene.atoms.by_first.get(main.first) is not main:
        return scene.table.office([main.names[0].entry], states[0] if len(states) == 1 else None)
    return scene.table.office(
        [t.text for t in scene.tokens[main.first : main.last]], states[0] if len(states) == 1 else None
    )


def _phrase(
    scene: Scene, title: Title, names: Mapping[int, NameSpan], by_end: Mapping[int, NameSpan]
) -> Iterator[Candidate]:
    main_name = title.main.get("title")
    plural = bool(main_name and main_name.plural)
    left = left_of(scene, title.first, plural=plural)
    # "Neither leader" is two of them.
    plural = plural or left.count == 2
    office = main_name.office if main_name else None
    after = _belonging(scene, title, left, office)
    states = list(left.states) or list(after.states)
    if not states and main_name is not None and (own := main_name.state or _state_inside(scene, title.main)):
        states = [own]
    named, end = _named(scene, after.last, names)
    if named and not states:
        post = right_of(scene, end, prepositions=frozenset({"of"}))
        if post.states:
            states, end = list(post.states), post.last
    reading = meaning(scene, title, states)
    base = _base(scene, title, left, after, states, reading, plural=plural)
    if named and (len(named) > 1) == plural:
        yield from _with_names(scene, base, named, end)
        return
    if named and not plural:
        named = named[:1]
        yield from _with_names(scene, base, named, named[0].last)
        return
    apposed = _apposed_name(scene, base, names)
    if apposed is not None:
        yield from _with_apposition(scene, base, apposed)
        return
    before = _apposed_to(scene, base, by_end)
    if before is not None:
        yield from _with_apposition(scene, base, before)
        return
    yield base


def _state_inside(scene: Scene, atom: Atom) -> str | None:
    """The state or organisation that a title of several words begins with: "UN special envoy"."""
    match = scene.table.match(scene.words_of[atom.first : atom.last - 1], 0) if atom.last - atom.first > 1 else None
    return owner_state(Atom(atom.first, atom.first + match.length, match.names)) if match else None


def _belonging(scene: Scene, title: Title, left: Around, office: str | None) -> After:
    prepositions = _OF_UNIQUE if office in UNIQUE else _OF_DESCRIBED
    if title.last - title.main.last and title.main is not title.atoms[-1]:
        return After(title.last)
    resident = any(w in {"official", "authority"} for w in singulars(scene.tokens[title.last - 1]))
    after = right_of(scene, title.last, prepositions=prepositions, resident=resident)
    if left.states and after.states and office in UNIQUE:
        return After(title.last)
    return after


def _named(scene: Scene, i: int, names: Mapping[int, NameSpan]) -> tuple[list[NameSpan], int]:
    """Names that follow directly, joined by "and" or commas where there are several."""
    found: list[NameSpan] = []
    end = i
    while True:
        start = i
        honorific = scene.atoms.by_first.get(start)
        while honorific is not None and honorific.get("honorific") and start not in names:
            start = honorific.last
            honorific = scene.atoms.by_first.get(start)
        span = names.get(start)
        if span is None or not scene.same_sentence(start, end - 1 if found else max(i - 1, 0)):
            break
        found.append(span)
        end = i = span.last
        token = scene.token(i)
        if token is None or token.lower not in {"and", ",", "&"}:
            break
        i += 1
    return found, end


def _base(
    scene: Scene,
    title: Title,
    left: Around,
    after: After,
    states: list[str],
    reading: OfficeReading | None,
    *,
    plural: bool,
) -> Candidate:
    first, last = left.first, max(title.last, after.last)
    here = here_after(scene, last)
    last = here or last
    office = reading.office if reading else (title.main.get("title") or title.main.names[0]).office
    owner = left.owner if left.owner is not None else after.owner
    head = scene.tokens[title.main.last - 1].i if title.main.last else title.last - 1
    words_first = left.first if left.determined_at is None else left.determined_at + 1
    counterpart = title.main.names[0].entry == _COUNTERPART
    kind: CandidateKind = (
        "counterpart" if counterpart else "office" if office in UNIQUE or office == "spokesperson" else "described"
    )
    wanted = _pair_of(office, left, states, owner, plural=plural)
    if wanted is not None and not counterpart:
        kind = "pair"
    indefinite = left.indefinite or (kind == "described" and not left.definite and not states and not plural)
    not_now = left.not_now or bool(reading and reading.former)
    role = _role(scene, words_first, title, after, reading, not_now=not_now)
    last_word = scene.tokens[title.main.last - 1].lower
    return Candidate(
        first=first,
        last=last,
        head=head if span_root(scene.parse, first, last).i > last else _root_in(scene, first, last, head),
        form="nominal",
        kind=kind,
        states=tuple(states),
        offices=(wanted,) if wanted else (office,) if office else (),
        role=role,
        counterpart=counterpart,
        here=here is not None,
        speaks=office != "military" or not plural,
        sector=_sector(left, after, reading),
        owner=owner,
        definite=left.definite,
        indefinite=indefinite,
        plural=plural,
        count=left.count,
        gender=scene.lexicon.offices.gendered.get(last_word),
        standing="not_now" if not_now else "now",
        bare=True,
        how=(
            Step(
                "mentions.office",
                f"“{scene.words(first, last)}” names an office" + (f" of {', '.join(states)}" if states else ""),
            ),
        ),
    )


def _pair_of(office: str | None, left: Around, states: list[str], owner: int | None, *, plural: bool) -> str | None:
    """Class of office of "the two leaders", "the presidents"; None where the phrase is not of a pair."""
    if not plural or states or owner is not None or not (left.definite or left.count == 2):
        return None
    if office in UNIQUE:
        return office
    if office == "other_minister":
        return "minister"
    return "any" if left.count == 2 else None


def _root_in(scene: Scene, first: int, last: int, fallback: int) -> int:
    root = span_root(scene.parse, first, last).i
    atom = scene.atoms.at[root]
    if atom is not None and atom.get("state", "demonym") and atom.last <= fallback:
        return fallback
    return root if scene.tokens[root].pos in {"NOUN", "PROPN", "ADJ"} else fallback


def _sector(left: Around, after: After, reading: OfficeReading | None) -> str | None:
    if reading is None:
        return None
    owners = [
        n
        for a in (*left.atoms, *after.atoms)
        for n in a.all("seat", "institution", "organisation", "group")
        if n.sector
    ]
    if owners and reading.office in {"official", "spokesperson", "adviser", "deputy_minister"}:
        return owners[0].sector
    return reading.sector


def _role(
    scene: Scene, first: int, title: Title, after: After, reading: OfficeReading | None, *, not_now: bool
) -> str | None:
    """The role in a reader's form: the table's for a known office, else the words themselves."""
    words = scene.words(first, max(title.main.last, first + 1)).strip(" -")
    if reading is None:
        return words or None
    if reading.office in DESCRIBED or reading.deputy or not_now:
        if after.last > title.last and reading.office != "official":
            words = scene.words(first, after.last)
        return words or reading.role
    return reading.role


def _with_names(scene: Scene, base: Candidate, named: list[NameSpan], end: int) -> Iterator[Candidate]:
    """One person under a title, or several."""
    last = max(end, named[-1].last)
    people = tuple(
        person(scene, n, base, state_at=k if len(base.states) == len(named) > 1 else None) for k, n in enumerate(named)
    )
    if len(people) == 1:
        root = _root_in(scene, base.first, last, named[0].last - 1)
        outer = replace(
            people[0], first=base.first, last=last, head=root, form="name", owner=base.owner, definite=base.definite
        )
        yield outer
        if root != people[0].head:
            yield people[0]
        elif base.head != root and base.first < base.head + 1 <= named[0].first:
            yield replace(
                people[0],
                first=base.first,
                last=max(base.head + 1, base.first + 1),
                head=base.head,
                form="nominal",
                owner=base.owner,
            )
        else:
            yield people[0]
        return
    yield replace(
        base,
        last=last,
        parts=people,
        kind="pair",
        head=_root_in(scene, base.first, last, named[0].last - 1),
        form="name",
    )
    yield from people


def _with_apposition(scene: Scene, base: Candidate, name: NameSpan) -> Iterator[Candidate]:
    """Title and name with a comma between them: one referent, an outer mention and both parts."""
    who = person(scene, name, base)
    first, last = min(base.first, name.first), max(base.last, name.last)
    honorific = scene.atoms.by_end.get(first)
    if honorific is not None and honorific.get("honorific") and name.first == first:
        first = honorific.first
    root = _root_in(scene, first, last, base.head if base.first < name.first else who.head)
    step = Step(
        "mentions.apposition",
        f"“{scene.words(base.first, base.last)}” and “{scene.words(name.first, name.last)}” stand in apposition",
    )
    yield replace(
        who,
        first=first,
        last=last,
        head=root,
        form="name",
        owner=base.owner,
        definite=base.definite,
        how=(*base.how, step),
    )
    yield replace(
        who, first=base.first, last=base.last, head=base.head, form="nominal", owner=base.owner, how=(*base.how, step)
    )
    yield replace(who, how=(*base.how, step))


def person(scene: Scene, name: NameSpan, title: Candidate | None = None, *, state_at: int | None = None) -> Candidate:
    """The candidate of a name, with what its title says."""
    states = title.states if title else ()
    if state_at is not None:
        states = (states[state_at],)
    gender = honorific_gender(scene, name.first) or (title.gender if title else None)
    if gender is None and name.full:
        gender = scene.lexicon.given_gender(scene.tokens[name.first].text)
    root = span_root(scene.parse, name.first, name.last)
    return Candidate(
        first=name.first,
        last=name.last,
        head=root.i if root.pos != "PUNCT" else name.last - 1,
        form="name",
        kind="person",
        states=states if len(states) == 1 else (),
        ids=name.ids,
        name=scene.words(name.first, name.last),
        family=name.family,
        offices=title.offices if title else (),
        role=title.role if title else None,
        sector=title.sector if title else None,
        gender=gender,
        standing=title.standing if title else "now",
        counterpart=bool(title and title.counterpart),
        how=(title.how if title else ())
        + (Step("mentions.name", f"“{scene.words(name.first, name.last)}” names a person"),),
    )


def _apposed_name(scene: Scene, base: Candidate, names: Mapping[int, NameSpan]) -> NameSpan | None:
    """As in "Turkey's foreign minister, Mevlut Cavusoglu," but not the next item of a list."""
    comma = scene.token(base.last)
    if (
        comma is None
        or comma.text not in {",", "—", "–", "("}
        or not (base.states or base.definite or base.owner is not None or base.indefinite)
    ):
        return None
    start = base.last + 1
    honorific = scene.atoms.by_first.get(start)
    while honorific is not None and honorific.get("honorific") and start not in names:
        start = honorific.last
        honorific = scene.atoms.by_first.get(start)
    span = names.get(start)
    if span is None or not scene.same_sentence(base.last, span.first) or base.plural:
        return None
    after = scene.token(span.last)
    closes = after is None or after.sentence != comma.sentence or after.text in _ENDS_APPOSITION
    listed = after is not None and after.lower == "and" and comma.text == ","
    return span if closes and not listed else None


def _apposed_to(scene: Scene, base: Candidate, by_end: Mapping[int, NameSpan]) -> NameSpan | None:
    """As in "Volker Perthes, the UN envoy," where the title follows the name."""
    comma = scene.token(base.first - 1)
    if comma is None or comma.text not in {",", "—", "–", "("} or base.plural:
        return None
    span = by_end.get(base.first - 1)
    if span is None or not scene.same_sentence(base.first, span.first):
        return None
    if not (base.states or base.definite or base.indefinite or base.owner is not None):
        return None
    after = scene.token(base.last)
    closes = (
        after is None or after.sentence != comma.sentence or after.text in {",", ".", ";", ")", "—", "–", '"', "who"}
    )
    return span if closes else None
