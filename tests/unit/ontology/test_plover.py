"""PLOVER as the data file has it."""

from __future__ import annotations

import pytest

from readouts.errors import ResourceFileError
from readouts.ontology.plover import Ontology, parse_label, refuse


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """The ontology that ships with the package."""
    return Ontology.load()


def test_sixteen_types_in_four_quads_of_four(ontology: Ontology) -> None:
    """PLOVER has sixteen types; verbal and material, cooperation and conflict, share them as its manual does."""
    by_quad: dict[int, set[str]] = {}
    for type_ in ontology.types.values():
        by_quad.setdefault(type_.quad_code, set()).add(type_.name)
    assert by_quad == {
        1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
        2: {"COOPERATE", "AID", "RETREAT"},
        3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
        4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
    }


def test_scores_rise_from_conflict_to_cooperation(ontology: Ontology) -> None:
    """Every conflict type scores below zero, every cooperation type above."""
    for type_ in ontology.types.values():
        assert (type_.score > 0) == type_.quad.endswith("cooperation"), type_.name


def test_thirty_seven_contexts_and_four_auxiliary_modes(ontology: Ontology) -> None:
    """The number of contexts is PLOVER's; the auxiliary modes are those of a coding."""
    assert len(ontology.contexts) == 37
    assert set(ontology.auxiliary) == {"historical", "future", "hypothetical", "negated"}


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "faults"),
    [
        ("CONSULT", "phone", ("military",), 0),
        ("CONSULT", "telepathy", (), 1),
        ("CONSLUT", None, (), 1),
        (None, "phone", (), 1),
        ("AID", "phone", ("weather",), 2),
    ],
)
def test_faults_are_all_named(
    ontology: Ontology, type_: str | None, mode: str | None, contexts: tuple[str, ...], faults: int
) -> None:
    """Each wrong type, mode and context is a fault of its own, with its place."""
    found = ontology.faults_of("here", type_, mode, contexts)
    assert len(found) == faults
    assert all(f.startswith("here: ") for f in found)


def test_label_is_type_and_mode() -> None:
    """Data files write TYPE/mode."""
    assert parse_label("REJECT/meet") == ("REJECT", "meet")
    assert parse_label("AID") == ("AID", None)


def test_refuse_lists_all_faults() -> None:
    """All faults of a file are reported at once."""
    with pytest.raises(ResourceFileError) as caught:
        refuse("x.yaml", ["one", "two"])
    assert str(caught.value) == "x.yaml: one\nx.yaml: two"
    refuse("x.yaml", [])
