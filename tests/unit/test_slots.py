"""Records that are made faster are the records they were."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from readouts.slots import quickly_made, replace


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class _Pair:
    first: int
    second: int = 2
    total: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.first + self.second)


def test_record_keeps_defaults_names_equality_order_and_replacement() -> None:
    """Whatever a frozen dataclass can do, the quicker one does."""
    assert _Pair(1) == _Pair(first=1, second=2) < _Pair(1, second=3)
    assert repr(_Pair(1)) == "_Pair(first=1, second=2, total=3)"
    assert replace(_Pair(1), second=5).total == 6
    assert len({_Pair(1), _Pair(1, 2)}) == 1


@dataclass(frozen=True)
class _Plain:
    first: int


def test_replace_gives_what_that_of_dataclasses_gives() -> None:
    """Copies are equal, checked and made of the same fields, for quick records and for others."""
    assert replace(_Pair(1, 4), first=3) == dataclasses.replace(_Pair(1, 4), first=3)
    assert replace(_Pair(1)) is not _Pair(1) == replace(_Pair(1))
    assert replace(_Plain(1), first=2) == _Plain(2)
    with pytest.raises(TypeError, match="third"):
        replace(_Pair(1), third=3)


def test_record_stays_frozen_and_refuses_wrong_calls() -> None:
    """A field cannot be set again, and a missing or unknown argument is an error."""
    with pytest.raises(FrozenInstanceError):
        _Pair(1).first = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        _Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        _Pair(1, third=3)  # type: ignore[call-arg]


def test_class_without_slots_or_with_made_defaults_is_refused() -> None:
    """What the shortcut cannot do it says when the class is made, not when a record is wrong."""
    with pytest.raises(TypeError, match="slots"):

        @quickly_made
        @dataclass(frozen=True)
        class _Loose:
            first: int = 0

    with pytest.raises(TypeError, match="plain defaults"):

        @quickly_made
        @dataclass(frozen=True, slots=True)
        class _Made:
            found: list[int] = field(default_factory=list)
