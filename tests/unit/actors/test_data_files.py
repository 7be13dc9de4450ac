"""The data files below ``resources/actors`` fit together."""

from __future__ import annotations

from collections import Counter

import pytest

from readouts.actors.loading import Files, all_names, read_files
from readouts.actors.rows import first_day, last_day
from readouts.actors.spelling import fold, pieces


@pytest.fixture(scope="module")
def files() -> Files:
    """All files, checked against their models."""
    return read_files()


def test_all_states_are_there(files: Files) -> None:
    """193 members, two observers, Kosovo and Taiwan; each with a demonym, a capital and its leaders' titles."""
    codes = [s.code for s in files.states]
    assert len(codes) == len(set(codes)) == 197
    assert {"XKX", "TWN", "PSE", "VAT"} <= set(codes)
    # Nauru has no official capital but a seat of government; Dominica's demonym is that of the Dominican Republic.
    assert [s.code for s in files.states if not s.capital] == []
    assert [s.code for s in files.states if not s.adjectives] == ["DMA"]


def test_identifiers_of_states_are_unique(files: Files) -> None:
    """No Wikidata id and no COW number stands for two states."""
    for values in ([s.qid for s in files.states], [s.cow for s in files.states]):
        given = [v for v in values if v]
        assert len(given) == len(set(given)) > 190


def test_no_code_dangles(files: Files) -> None:
    """Every state, organisation, office and person that a file names is in the file that defines it."""
    states = {s.code for s in files.states}
    bodies = {o.code for o in files.organisations}
    offices = {c.id for c in files.offices.classes}
    people = {p.id for p in files.people}
    assert not states & bodies
    assert {s.state for s in files.seats} <= states
    assert {s.office for s in files.seats} <= offices
    assert {o.part_of for o in files.organisations} - {None} <= bodies
    assert {g.state for g in files.groups} - {None} <= states
    assert {p.state for p in files.places} - {None} <= states
    assert {h.state for h in files.holders} <= states | bodies
    assert {h.office for h in files.holders} <= offices
    assert {h.person for h in files.holders} == people
    assert {a.person for a in files.aliases} <= people
    assert {m.office for m in files.offices.meanings} <= offices
    assert {s for m in files.offices.meanings for s in m.states} <= states | bodies
    for section in (files.offices.roles, files.offices.portfolios, files.offices.titles, files.offices.institutions):
        assert set(section) <= offices
    assert {s for own in files.offices.roles.values() for s in own} <= states | bodies
    assert {r.office for r in files.offices.honorifics} - {None} <= offices
    for field in ("family_first", "either_order", "called_by_first", "called_by_last", "whole", "two_family_names"):
        assert getattr(files.naming, field) <= states


def test_ids_are_unique(files: Files) -> None:
    """Every id stands once in its file."""
    for ids in (
        [o.code for o in files.organisations],
        [g.id for g in files.groups],
        [p.name for p in files.places],
        [s.name for s in files.seats],
        [p.id for p in files.people],
        [c.id for c in files.offices.classes],
    ):
        assert [i for i, n in Counter(ids).items() if n > 1] == []


def test_no_line_stands_twice(files: Files) -> None:
    """No term and no alias is there twice."""
    terms = Counter((h.state, h.office, h.person, h.title, h.start) for h in files.holders)
    assert [t for t, n in terms.items() if n > 1] == []
    aliases = Counter((a.person, a.alias) for a in files.aliases)
    assert [a for a, n in aliases.items() if n > 1] == []


def test_terms_begin_before_they_end(files: Files) -> None:
    """A term's earliest first day is not after its latest last day."""
    wrong = [h for h in files.holders if h.start and h.end and first_day(h.start) > last_day(h.end)]
    assert wrong == []


def test_titles_stand_once(files: Files) -> None:
    """No title is listed under two classes of office."""
    listed = Counter(t for titles in files.offices.titles.values() for t in titles)
    assert [t for t, n in listed.items() if n > 1] == []
    meanings = Counter((m.title, s) for m in files.offices.meanings for s in m.states)
    assert [m for m, n in meanings.items() if n > 1] == []


def test_modifiers_are_single_folded_words(files: Files) -> None:
    """Modifiers are compared word by word with folded text, and none is of two kinds."""
    modifiers = files.offices.modifiers
    words = [*modifiers.former, *modifiers.acting, *modifiers.deputy, *modifiers.plain]
    assert [w for w in words if fold(w) != w] == []
    assert [w for w, n in Counter(words).items() if n > 1] == []


def test_every_name_can_be_written_in_a_text(files: Files) -> None:
    """No name of the table folds to nothing."""
    texts = [text for text, _ in all_names(files)]
    texts += [p.name for p in files.people] + [a.alias for a in files.aliases]
    assert [t for t in texts if not pieces(t)] == []


def test_every_term_has_a_source(files: Files) -> None:
    """A row says where it is from: Wikidata by way of a repository, the Factbook, a public page, or the founders."""
    words = {w for h in files.holders for w in h.source.split()}
    assert {
        w for w in words if not w.startswith(("wikidata/", "https://", "http://")) and w not in {"factbook", "founders"}
    } == set()
    assert [h for h in files.holders if not h.source] == []


def test_english_words_are_no_names(files: Files) -> None:
    """No common word of news prose is, in lower case, the name of a state, a place, a seat or a group."""
    common = {"us", "may", "it", "turkey", "who", "state", "the", "quad", "let", "west", "diet", "said", "is", "on"}
    assert common & {t for t, _ in all_names(files)} == set()
