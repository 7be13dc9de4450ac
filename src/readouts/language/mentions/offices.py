"""Phrases of an office: "the German chancellor", "the leaders of both countries", "his Russian counterpart", with or without a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readouts.actors.model import OfficeReading
from readouts.language.mentions.candidate import Candidate, CandidateKind
from readouts.language.mentions.lexicon import singulars
from readouts.language.mentions.naming import NameSpan
from readouts.language.mentions.phrases import After, Around, here_after, left_of, right_of
from readouts.language.mentions.referents import LEADERS
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.standins import span_root
from readouts.language.mentions.titled import (
    apposed_name,
    apposed_to,
    named_after,
    with_apposition,
    with_names,
)
from readouts.language.mentions.titles import (
    COUNTERPART,
    DESCRIBED,
    UNIQUE,
    Title,
    find_titles,
    meaning,
    state_inside,
    title_words,
)
from readouts.slots import replace
from readouts.trace import Step

# What the leader of a group is, by the group's sector; of others a rebel leader.
_OF_GROUPS = {"PTY": "party_leader", "OPP": "party_leader", "GOV": "regional_head"}
_OF_UNIQUE = frozenset({"of", "for", "to", "from"})

# Classes of office that are held at home, and nouns of theirs that are not.
HOME = frozenset(
    {
        "military",
        "legislator",
        "judge",
        "police_chief",
        "mayor",
        "regional_head",
        "other_minister",
        "deputy_minister",
        "official",
        "party_leader",
    }
)
_ANYWHERE = frozenset({"diplomat", "source", "delegate", "statesman", "secretary", "representative", "attaché"})
_LED = frozenset({"rebel_leader", "party_leader"})
_OF_DESCRIBED = frozenset({"of", "from", "in", "at", "to", "for"})


def find_offices(scene: Scene, names: Mapping[int, NameSpan]) -> Iterator[Candidate]:
    """Candidates of all office phrases, outer before inner; the names that they take in are given again, alone."""
    by_end = {n.last: n for n in names.values()}
    for title in find_titles(scene):
        yield from _phrase(scene, title, names, by_end)


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
    if not states and main_name is not None and (own := main_name.state or state_inside(scene, title.main)):
        states = [own]
    named, end = named_after(scene, after.last, names)
    if named and not plural:
        # "President X and President Y of China": what follows the second name is not the first one's.
        named, end = named[:1], named[0].last
    if named and not states:
        post = right_of(scene, end, prepositions=frozenset({"of"}))
        if post.states:
            states, end = list(post.states), post.last
        elif post.owner is not None:
            # "General Rossi of the Italian army".
            states = left_of(scene, post.owner, plural=False).states
    reading = _of_group(meaning(scene, title, states), left, after)
    base = _base(scene, title, left, after, states, reading, plural=plural)
    if named and (len(named) > 1) == plural:
        yield from with_names(scene, base, named, end)
        return
    apposed = apposed_name(scene, base, names)
    if apposed is not None:
        yield from with_apposition(scene, base, apposed)
        return
    before = apposed_to(scene, base, by_end)
    if before is not None:
        yield from with_apposition(scene, base, before)
        return
    yield base


def _belonging(scene: Scene, title: Title, left: Around, office: str | None) -> After:
    prepositions = _OF_UNIQUE if office in UNIQUE else _OF_DESCRIBED
    if title.last - title.main.last and title.main is not title.atoms[-1]:
        return After(title.last)
    resident = any(w in {"official", "authority"} for w in singulars(scene.tokens[title.last - 1]))
    after = right_of(scene, title.last, prepositions=prepositions, resident=resident)
    if after.owner is not None and (left.states or left.owner is not None):
        # "Morocco's ambassador for a dressing-down".
        return After(title.last)
    if left.states and after.states and office in UNIQUE:
        return After(title.last)
    return after


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
    counterpart = title.main.names[0].entry == COUNTERPART
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
    head_word = scene.tokens[title.main.last - 1].lemma.lower()
    return Candidate(
        first=first,
        last=last,
        head=_noun_of(scene, title, head),
        form="nominal",
        kind=kind,
        states=tuple(states),
        offices=(wanted,) if wanted else _classes(title, office),
        role=role,
        title=title_words(scene, title) if (kind == "office" or office is None) and not not_now else (),
        counterpart=counterpart,
        here=here is not None,
        home=office in HOME
        and not states
        and owner is None
        and here is None
        and not left.foreign
        and head_word not in _ANYWHERE,
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


def _of_group(reading: OfficeReading | None, left: Around, after: After) -> OfficeReading | None:
    """As in "the Hamas leader": of the group alone, and not of its state."""
    groups = [a.get("group") for a in (*left.atoms, *after.atoms) if not a.get("state", "demonym", "seat", "capital")]
    owner = groups[0] if groups and len(groups) == len(left.atoms) + len(after.atoms) else None
    if reading is None or owner is None or reading.office not in LEADERS:
        return reading
    return replace(reading, office=_OF_GROUPS.get(owner.sector or "", "rebel_leader"))


def _noun_of(scene: Scene, title: Title, last: int) -> int:
    """The noun of the title: "secretary" in "secretary of state"."""
    root = span_root(scene.parse, title.main.first, title.main.last).i
    between = scene.tokens[root + 1 : last + 1]
    return root if any(t.lower in {"of", "for", "to"} for t in between) else last


def _pair_of(office: str | None, left: Around, states: list[str], owner: int | None, *, plural: bool) -> str | None:
    """Class of office of "the two leaders", "the presidents"; None where the phrase is not of a pair."""
    if not plural or states or owner is not None or not left.definite:
        return None
    if office in UNIQUE:
        return office
    if office == "other_minister":
        return "minister"
    return "any" if left.count is not None else None


def _classes(title: Title, office: str | None) -> tuple[str, ...]:
    """The class that the title means; a mere "leader" may be another head, too."""
    if office is None:
        return ()
    name = title.main.get("title")
    if office in _LED:
        return (office,)
    return (office, "leader") if name is not None and name.office == "leader" and office != "leader" else (office,)


def _sector(left: Around, after: After, reading: OfficeReading | None) -> str | None:
    if reading is None:
        return None
    owners = [
        n
        for a in (*left.atoms, *after.atoms)
        for n in a.all("seat", "institution", "organisation", "group")
        if n.sector
    ]
    if owners and reading.office in {"official", "spokesperson", "adviser", "deputy_minister", *_LED}:
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
