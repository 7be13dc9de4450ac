"""The conversion between CAMEO and PLOVER."""

from __future__ import annotations

import pytest

from readouts.ontology.cameo import Cameo, PloverReading
from readouts.ontology.plover import Ontology


@pytest.fixture(scope="module")
def cameo() -> Cameo:
    """The table that ships with the package."""
    return Cameo.load(Ontology.load())


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "code"),
    [
        ("CONSULT", "phone", (), "041"),
        ("CONSULT", "visit", ("diplomatic",), "042"),
        ("CONSULT", "multilateral", (), "040"),
        ("REQUEST", "yield", ("military",), "1056"),
        ("REQUEST", "yield", (), "105"),
        ("AID", None, ("asylum", "military"), "075"),
        ("ASSAULT", "heavy-weapons", ("military",), "194"),
        ("ASSAULT", None, (), "180"),
    ],
)
def test_code_of(cameo: Cameo, type_: str, mode: str | None, contexts: tuple[str, ...], code: str) -> None:
    """The most telling code is given; a mode without a code of its own falls back to the type's."""
    assert cameo.code_of(type_, mode, contexts) == code


def test_every_type_and_mode_has_a_code(cameo: Cameo) -> None:
    """No event that can be coded lacks a CAMEO code."""
    for name, type_ in Ontology.load().types.items():
        for mode in (None, *type_.modes):
            assert cameo.code_of(name, mode).isdigit()


@pytest.mark.parametrize(
    ("code", "reading"),
    [
        ("0871", PloverReading("RETREAT", "ceasefire", ("military",))),
        ("1943", PloverReading("ASSAULT", "heavy-weapons", ("military",))),
        ("125", PloverReading("REJECT", "meet", ("diplomatic",))),
        ("010", None),
    ],
)
def test_plover_of(cameo: Cameo, code: str, reading: PloverReading | None) -> None:
    """Codes that are not listed take their root's entry; mere statements have none."""
    assert cameo.plover_of(code) == reading


def test_there_and_back_keeps_the_type(cameo: Cameo) -> None:
    """A code made from a PLOVER event reads as an event of the same type; resignations, CAMEO's concessions, are the exception."""
    for type_, mode, _, code in cameo.rows:
        reading = cameo.plover_of(code)
        assert reading is not None
        if (type_, mode) not in {("RETREAT", "resign")}:
            assert reading.type == type_, (type_, mode, code)
