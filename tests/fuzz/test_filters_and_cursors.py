"""Filters as people write them go through addresses and back; a cursor that is none is refused by name."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Callable, Iterator
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readouts.coding.coding import Channel
from readouts.contract.asking import PARAMETERS, filters_asked, parameters_of, read_bound
from readouts.errors import UsageError
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import Filters
from readouts.store.catalogue.paging import cursor, place_after
from readouts.store.store import Store

WORDS = st.text(max_size=8) | st.sampled_from([
    *get_args(Channel), "held", "supported", "yes", "usa,rus", "usa, rus", ",", " , ,", "2022", "2022-02", "9999", "9999-12", "0000", "٢٠٢٢",
    "2022-02-30", "ß", "ŉ", "a\x00b", "\ud800", "%_\\'\"", "NEAR(a b)", "*", '"', "Q1", "minister", "x" * 3_000,
])  # fmt: skip
PAIRS = st.lists(st.tuples(st.sampled_from(PARAMETERS), WORDS), max_size=6)
NUMBERS = st.integers() | st.sampled_from([2**63, -(2**63) - 1, 10**400, 1.5, True, None, float("nan"), float("inf")])


@given(PAIRS)
@example([("state", "usa, rus")])
@example([("until", "9999")])
def test_filters_go_there_and_back(pairs: list[tuple[str, str]]) -> None:
    """What filters ask for as parameters gives the same filters; else an error of ours."""
    with contextlib.suppress(UsageError):
        filters = filters_asked(pairs)
        assert filters_asked(parameters_of(filters)) == filters


def test_the_last_year_has_a_last_day() -> None:
    """The calendar's last month is one like others."""
    assert str(read_bound("9999", latest=True)) == str(read_bound("9999-12", latest=True)) == "9999-12-31"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The catalogue of an empty record: every list is asked all the same."""
    with Store.open(str(tmp_path_factory.mktemp("fuzz") / "r.db"), create=True) as store:
        yield Catalogue(store)


def _lists(catalogue: Catalogue, filters: Filters, after: str | None) -> list[Callable[[], object]]:
    return [
        lambda: catalogue.contacts(filters, after=after),
        lambda: catalogue.contacts(filters, order="oldest", after=after),
        lambda: catalogue.events(filters, after=after),
        lambda: catalogue.documents(filters, after=after),
        lambda: catalogue.claims(filters, after=after),
        lambda: catalogue.statements(filters, after=after),
        lambda: catalogue.pairs(filters, after=after),
        lambda: catalogue.actors(filters.words, after=after),
        lambda: catalogue.search(filters.words or "a", after=after),
    ]


@given(PAIRS)
@example([("text", "\ud800")])
@example([("person", "a\x00b")])
def test_lists_under_any_filters(catalogue: Catalogue, pairs: list[tuple[str, str]]) -> None:
    """Any filters that are taken can be asked for of every list."""
    try:
        filters = filters_asked(pairs)
    except UsageError:
        return
    for ask in _lists(catalogue, filters, None):
        with contextlib.suppress(UsageError):
            ask()


def _packed(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


NAMES = (
    "contacts newest", "contacts oldest", "events newest", "documents newest", "claims", "statements", "pairs", "actors", "search",
)  # fmt: skip


@given(
    st.text(max_size=40)
    | st.binary(max_size=40).map(lambda b: base64.urlsafe_b64encode(b).decode())
    | st.builds(_packed, st.sampled_from(NAMES), NUMBERS, NUMBERS | st.text(max_size=5), st.text(max_size=5))
    | st.builds(_packed, st.sampled_from(NAMES), NUMBERS, st.text(max_size=5))
)
@example(_packed("contacts newest", 2**63, "a"))
@example(_packed("contacts newest", 1, "\ud800"))
@example(_packed("contacts newest", 1, "a\x00"))
@example(_packed("actors", 1, 10**30, "a"))
@example(_packed("search", "contacts", float("nan"), 1))
@example(base64.urlsafe_b64encode(b"[" * 30_000).decode())
@example("é")
def test_garbage_for_a_cursor(catalogue: Catalogue, given_cursor: str) -> None:
    """A page, where it happens to be a place of the list; else it is refused, and nothing else comes out."""
    for ask in _lists(catalogue, Filters(), given_cursor):
        with contextlib.suppress(UsageError):
            ask()


@pytest.mark.parametrize(
    "garbage", ["", "x", "====", "é", _packed(), _packed("contacts newest"), _packed("events newest", 1, "a")]
)
def test_what_is_no_cursor_is_refused(catalogue: Catalogue, garbage: str) -> None:
    """Garbage, and cursors of another list, are usage errors of every list of contacts."""
    with pytest.raises(UsageError, match="not one of this list"):
        catalogue.contacts(Filters(), after=garbage)


@given(
    st.tuples(
        st.integers(-(2**63), 2**63 - 1),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20),
    )
)
def test_a_cursor_is_read_as_it_was_made(key: tuple[int, str]) -> None:
    """Any key comes back."""
    assert place_after(cursor("contacts newest", key), "contacts newest", (int, str)) == key
