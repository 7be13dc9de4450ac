"""Lists, facets and searches out of the register are those of a walk through the whole record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from test_record_properties import BUILDER, papers
from test_stored_growth import stored

from factory import Paper, person
from plain_catalogue import PlainCatalogue
from readouts.errors import UsageError
from readouts.interval import Interval
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import Filters, Kind, PairCard
from readouts.store.store import Store

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
FACETS = ("state", "person", "channel", "status", "year", "outlet", "kind", "disputed", "initiator", "level")
DAYS = st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2022, 12, 31)))


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    """None of the values most of the time, else one or two."""
    return st.one_of(st.just(()), st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple))


@st.composite
def filters(draw: st.DrawFn, made: list[Paper]) -> Filters:
    """Filters that may keep something of these documents."""
    people = [a for p in made for c in p.coding().contacts for a in c.participants]
    states = sorted({a.state for a in people if a.state}) or ["USA"]
    names = sorted({a.name[:3] for a in people if a.name}) + sorted({a.id.lower() for a in people if a.id})
    days = sorted(d for d in (draw(DAYS), draw(DAYS)) if d)
    window = Interval(*days) if len(days) == 2 else Interval(days[0], None) if days else Interval()
    return Filters(
        states=draw(some(*states)),
        person=draw(st.one_of(st.none(), st.none(), st.sampled_from(names))) if names else None,
        window=window,
        channels=draw(some("call", "meeting")),
        statuses=draw(some("held", "planned")),
        types=draw(some("CONSULT", "first_since")),
        verdicts=draw(some("supported", "unknown")),
        outlets=draw(some(*sorted({p.outlet for p in made if p.outlet}) or ["Gazette"])),
        kinds=draw(some("official", "wire")),
        disputed=draw(st.sampled_from([False, False, False, True])),
        initiators=draw(some(*states)),
        levels=draw(some("leaders", "unknown")),
        words=draw(st.sampled_from([None, None, "x", sorted(p.id for p in made)[0]])),
    )


def name_of(entry: Any) -> str:
    """Id of an entry of any list."""
    if isinstance(entry, PairCard):
        return "+".join(entry.states)
    return entry.document.id if hasattr(entry, "dated") else entry.id


@settings(max_examples=3, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
@given(papers(), st.data())
def test_lists_are_those_of_a_walk(address: Callable[[], str], made: list[Paper], data: st.DataObject) -> None:
    """Every list, count, facet, matrix and pair of a selection; page by page in both orders, without gap or repeat."""
    made = [p for p in made if p.published]  # the forms by which tests date the others cannot be stored
    if not made:
        return
    with Store.open(address(), create=True) as store:
        for paper in made:
            store.keep(*stored(paper))
        store.grow("test", BUILDER)
        plain, catalogue = PlainCatalogue(store), Catalogue(store)
        taking_part = sorted({s for c in plain.record.contacts for s in c.states})
        of_states = [Filters(states=tuple(some)) for n in (1, 2, 3) for some in combinations(taking_part, n)]
        for asked in [Filters(), *of_states, *(data.draw(filters(made)) for _ in range(8))]:
            for kind in get_args(Kind):
                found = paged(catalogue, kind, asked, {})
                assert sorted(found) == sorted(plain.kept(kind, asked)), (kind, asked)
                if kind in ("contacts", "events", "documents"):
                    assert sorted(paged(catalogue, kind, asked, {"order": "oldest"})) == sorted(found)
            counted = catalogue.facets("contacts", asked, FACETS, limit=1000)  # type: ignore[arg-type]
            for name in FACETS:
                assert {f.value: f.count for f in counted[name]} == plain.facet(name, asked), (name, asked)  # type: ignore[index]
            assert set(catalogue.months(asked)) == plain.months(asked)
            of_pairs = paged(catalogue, "pairs", asked, {})
            ranked = sorted(plain.pairs(asked), key=lambda p: (-p.contacts, p.states))
            assert of_pairs == ["+".join(p.states) for p in ranked]
            assert list(catalogue.pairs(asked, limit=1000).entries) == ranked
            same_first(catalogue, asked)
        cards = plain.pairs(Filters())
        for first, second in combinations(taking_part, 2):
            kept = next((p for p in cards if p.states == (first, second)), None)
            assert catalogue.pair(first, second) == catalogue.pair(second, first) == kept
        for state in taking_part:
            own = sorted((p for p in cards if state in p.states), key=lambda p: (-p.contacts, p.states))
            assert list(catalogue.pairs_with(state, limit=1000)) == own
            assert list(catalogue.pairs_with(state, limit=1)) == own[:1]


def same_first(catalogue: Catalogue, asked: Filters) -> None:
    """The newest of several selections at once are the first of each one's list."""
    selections = (asked, Filters(), replace(asked, statuses=("held",)))
    for lengths in (1, 3):
        contacts = catalogue.newest_contacts(*selections, limit=lengths)
        assert contacts == tuple(catalogue.contacts(f, limit=lengths).entries for f in selections)
        events = catalogue.newest_events(*selections, limit=lengths)
        assert events == tuple(catalogue.events(f, limit=lengths).entries for f in selections)
    assert catalogue.newest_events() == ()


def paged(catalogue: Catalogue, kind: Kind, asked: Filters, order: dict[str, str]) -> list[str]:
    """Ids of a whole list, read three at a time; each page says how long the list is."""
    found: list[str] = []
    after = None
    while True:
        page = getattr(catalogue, kind)(asked, after=after, limit=3, **order)
        found += [name_of(e) for e in page.entries]
        if page.next is None:
            assert page.total == len(found) == len(set(found))
            return found
        after = page.next


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A record of some contacts of two people, one a month."""
    with Store.open(str(tmp_path_factory.mktemp("catalogue") / "r.db"), create=True) as opened:
        sides = person("Ana Lopes", "PRT"), person("Jon Aho", "FIN")
        for month in range(1, 9):
            day = f"2022-{month:02}-05"
            paper = Paper(
                f"d{month}", day, "Gazette", text=f"Grain was the matter of number{month}, traders said. " * 3
            )
            paper.contact(sides, on=day)
            opened.keep(*stored(paper))
        opened.grow("test", BUILDER)
        yield opened


def test_a_cursor_is_that_of_its_list(store: Store) -> None:
    """A cursor of another list or order, or what is none, is refused with what to do."""
    catalogue = Catalogue(store)
    after = catalogue.contacts(Filters(), limit=2).next
    for wrong in ("", "x", "%%%", "W10", after):
        with pytest.raises(UsageError, match="Begin again without it"):
            catalogue.documents(Filters(), after=wrong)
    with pytest.raises(UsageError):
        catalogue.contacts(Filters(), order="oldest", after=after)


def test_a_cursor_stays_good_when_entries_come_in(store: Store, tmp_path: Any) -> None:
    """Whoever reads on after others wrote sees each former entry once."""
    catalogue = Catalogue(store)
    before = [c.id for c in catalogue.contacts(Filters()).entries]
    first = catalogue.contacts(Filters(), limit=3)
    newer = Paper("e1", "2022-12-05", "Gazette")
    newer.contact((person("Ana Lopes", "PRT"), person("Jon Aho", "FIN")), on="2022-12-05")
    store.keep(*stored(newer))
    store.grow("test", BUILDER)
    rest = catalogue.contacts(Filters(), after=first.next)
    assert [c.id for c in (*first.entries, *rest.entries)] == before
    assert rest.total == len(before) + 1


def test_finds_are_marked_as_they_stand(store: Store) -> None:
    """A hit shows words of the document as they stand there, with the ranges that were sought; query syntax is only words."""
    catalogue = Catalogue(store)
    (hit,) = catalogue.search("number3 TRADERS", ["documents"]).entries
    assert (hit.kind, hit.document) == ("documents", "d3")
    assert {hit.text[a:b] for a, b in hit.marks} == {"number3", "traders"}
    assert catalogue.search('number3 OR "', ["documents"]).total == 0
    assert {h.id for h in catalogue.search("Lopes").entries if h.kind == "contacts"} == {
        c.id for c in catalogue.contacts(Filters()).entries
    }


def test_questions_do_not_grow_with_the_list(store: Store) -> None:
    """Each method asks as many questions for one entry as for all of them."""
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    catalogue = Catalogue(store)
    ids = [c.id for c in catalogue.contacts(Filters()).entries]
    documents = [c.document.id for c in catalogue.documents(Filters()).entries]
    calls: list[Callable[[int], object]] = [
        lambda n: catalogue.contacts(Filters(states=("PRT",)), limit=n),
        lambda n: catalogue.events(Filters(), limit=n),
        lambda n: catalogue.documents(Filters(), limit=n),
        lambda n: catalogue.statements(Filters(), limit=n),
        lambda n: catalogue.claims(Filters(), limit=n),
        lambda n: catalogue.actors(limit=n),
        lambda n: catalogue.pairs(Filters(), limit=n),
        lambda n: catalogue.search("grain", ["documents"], limit=n),
        lambda n: catalogue.contacts_with(ids[:n]),
        lambda n: catalogue.documents_with(documents[:n]),
        lambda n: catalogue.facets("contacts", Filters(person="lopes"), FACETS, limit=n),  # type: ignore[arg-type]
        lambda n: catalogue.gaps("PRT", "FIN", limit=n),
        lambda n: catalogue.silences(limit=n),
    ]
    for call in calls:
        numbers = []
        for length in (1, 100):
            asked.clear()
            call(length)
            numbers.append(len(asked))
        assert numbers[0] == numbers[1] <= 8
