"""What a later passage knows of the people whom earlier ones named."""

from __future__ import annotations

from readouts.language.mentions.referents import Referent
from readouts.language.mentions.told import MOST, Told


def _person(name: str) -> Referent:
    words = set(name.casefold().split())
    return Referent("person", name=name, family=name.casefold().split()[-1], words=words)


def test_those_named_last_are_kept() -> None:
    """However many people a document names, no more than so many are handed on."""
    old, new = [_person(f"Ana A{n}") for n in range(MOST)], [_person("Kari Lind"), _person("Rui Marques")]
    told = Told.of(old, [*new, old[0]])
    assert len(told.people) == MOST
    assert [p.name for p in told.people[-3:]] == ["Kari Lind", "Rui Marques", "Ana A0"]
    assert told.people[0].name == "Ana A3"


def test_what_a_passage_learns_stays_in_it() -> None:
    """The people handed on are copies: reading a passage twice gives the same."""
    told = Told((_person("Kari Lind"),))
    (again,) = told.again()
    again.words.add("changed")
    again.state = "NOR"
    assert told.people[0].state is None and "changed" not in told.people[0].words


def test_only_those_named_in_full_are_called_by_their_family_name() -> None:
    """A word that was only ever heard alone is no name to rely on."""
    told = Told((_person("Kari Lind"), _person("Marques")))
    assert told.called() == {"kari": False, "lind": True}
