"""People with their titles: "US Defense Secretary Lloyd Austin", "Scholz's spokesman, Steffen Hebestreit", "Volker Perthes, the envoy"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.naming import NameSpan, honorific_gender
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.standins import span_root
from readouts.slots import replace
from readouts.trace import Step

_ENDS_APPOSITION = frozenset(
    {",", ".", ";", ":", ")", "(", "—", "–", "--", "-", '"', "'s", "'", "who", "said", "told", "and"}
)


def root_in(scene: Scene, first: int, last: int, fallback: int) -> int:
    """The head of tokens [first, last): the parse's, unless that is a state before the noun; else ``fallback``."""
    root = span_root(scene.parse, first, last).i
    atom = scene.atoms.at[root]
    if atom is not None and atom.get("state", "demonym") and atom.last <= fallback:
        return fallback
    return root if scene.tokens[root].pos in {"NOUN", "PROPN", "ADJ"} else fallback


def named_after(scene: Scene, i: int, names: Mapping[int, NameSpan]) -> tuple[list[NameSpan], int]:
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


def with_names(scene: Scene, base: Candidate, named: list[NameSpan], end: int) -> Iterator[Candidate]:
    """One person under a title, or several."""
    last = max(end, named[-1].last)
    people = tuple(
        person(scene, n, base, state_at=k if len(base.states) == len(named) > 1 else None) for k, n in enumerate(named)
    )
    if len(people) == 1:
        root = root_in(scene, base.first, last, named[0].last - 1)
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
        head=root_in(scene, base.first, last, named[0].last - 1),
        form="name",
    )
    yield from people


def with_apposition(scene: Scene, base: Candidate, name: NameSpan) -> Iterator[Candidate]:
    """Title and name with a comma between them: one referent, an outer mention and both parts."""
    who = person(scene, name, base)
    first, last = min(base.first, name.first), max(base.last, name.last)
    honorific = scene.atoms.by_end.get(first)
    if honorific is not None and honorific.get("honorific") and name.first == first:
        first = honorific.first
    root = root_in(scene, first, last, base.head if base.first < name.first else who.head)
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
        title=title.title if title else (),
        sector=title.sector if title else None,
        gender=gender,
        standing=title.standing if title else "now",
        counterpart=bool(title and title.counterpart),
        how=(title.how if title else ())
        + (Step("mentions.name", f"“{scene.words(name.first, name.last)}” names a person"),),
    )


def apposed_name(scene: Scene, base: Candidate, names: Mapping[int, NameSpan]) -> NameSpan | None:
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


def apposed_to(scene: Scene, base: Candidate, by_end: Mapping[int, NameSpan]) -> NameSpan | None:
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
