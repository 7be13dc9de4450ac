"""Patterns: what a file may say, and what is refused."""

from __future__ import annotations

import re

import pytest

from readouts.errors import ResourceFileError
from readouts.language.times import patterns as module
from readouts.language.times.lexicon import Lexicon, number_symbols
from readouts.language.times.makers import MAKERS
from readouts.language.times.patterns import Patterns, needs_of
from readouts.resources.files import read_yaml


def _load(
    monkeypatch: pytest.MonkeyPatch, rules: list[dict[str, str]], macros: dict[str, str] | None = None
) -> Patterns:
    file = module._File.model_validate({"macros": macros or {}, "rules": rules})
    monkeypatch.setattr(module, "read_yaml", lambda path, shape: file)
    return Patterns.load(Lexicon.load(), frozenset({"date"}))


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ({"id": "a", "pattern": "mnth dnum", "make": "date"}, "no class of words is called 'mnth'"),
        ({"id": "a", "pattern": "month", "make": "datum"}, "makes 'datum'"),
        ({"id": "a", "pattern": "$daay month", "make": "date"}, r"macro \$daay is not known"),
        ({"id": "a", "pattern": "month *", "make": "date"}, r"cannot read '\*'"),
    ],
)
def test_a_bad_pattern_is_refused(monkeypatch: pytest.MonkeyPatch, rule: dict[str, str], fault: str) -> None:
    """The error names the rule and what is wrong with it."""
    with pytest.raises(ResourceFileError, match=fault):
        _load(monkeypatch, [rule])


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two bad rules give two sentences."""
    rules = [{"id": n, "pattern": "nothing", "make": "date"} for n in "ab"]
    with pytest.raises(ResourceFileError) as caught:
        _load(monkeypatch, rules)
    assert len(caught.value.faults) == 2


def test_every_pattern_needs_a_word_that_makes_a_time() -> None:
    """No pattern consists of supporting words alone; else text would be passed over in which it fits."""
    lexicon = Lexicon.load()
    patterns = Patterns.load(lexicon, frozenset(MAKERS))
    core = "".join(sorted(patterns.alphabet.core))
    everything = "".join(sorted({c for cs in patterns.alphabet.sets.values() for c in cs}))
    supports = "".join(c for c in everything if c not in core)
    for rule in patterns.rules:
        # A pattern that fits supports alone would fit a text in which each of its classes is cut to supports.
        cut = re.sub(
            r"\[([^\]^]+)\]",
            lambda m: f"[{''.join(c for c in m[1] if c in supports) or chr(0)}]",
            rule.expression.pattern,
        )
        assert not re.search(r"\A\Z", cut), rule.id
        assert not _fits_something(cut), rule.id


def _fits_something(pattern: str) -> bool:
    """Whether the pattern, its classes cut to supports, can match without a class that is now empty (written as NUL)."""
    parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]
    return _possible(parsed)


def _possible(items: object) -> bool:
    for operation, value in items:  # type: ignore[attr-defined]
        name = str(operation)
        if name == "LITERAL" and value == 0:
            return False
        if name == "IN" and all(str(op) == "LITERAL" and v == 0 for op, v in value):
            return False
        if name == "SUBPATTERN" and not _possible(value[-1]):
            return False
        if name == "BRANCH" and not any(_possible(branch) for branch in value[1]):
            return False
        if name == "MAX_REPEAT" and value[0] > 0 and not _possible(value[2]):
            return False
    return True


def test_every_maker_is_used() -> None:
    """A meaning that no pattern makes would be dead code."""
    file = read_yaml("times/patterns.yaml", module._File)
    assert {rule.make for rule in file.rules} == set(MAKERS)


@pytest.mark.parametrize(
    ("digits", "symbols"),
    [
        ("13", {"num", "dnum", "hour", "min2", "yy"}),
        ("2022", {"num", "year"}),
        ("1990", {"num", "year", "tensyear"}),
        ("45", {"num", "min2", "yy"}),
        ("10,500", {"num"}),
        ("10.30", {"num", "hdotm"}),
        ("0", {"num", "hour"}),
        ("123456789", {"num"}),
    ],
)
def test_what_digits_may_be(digits: str, symbols: set[str]) -> None:
    """Days, months, hours, years: by value and length."""
    assert number_symbols(digits) == symbols


def test_what_a_pattern_needs_is_in_every_text_that_it_fits() -> None:
    """What a rule asks for before it is searched for passes over no text that it would fit."""
    sets = {"'the'": "t", "month": "mn", "year": "y", "day": "d"}
    assert needs_of(["'the'", "?", "month", "=month", "year"], sets) == (frozenset("mn"), frozenset("y"))
    assert needs_of(["(", "month", "year", "|", "'the'", "day", ")", "any"], sets) == (frozenset("yt"),)
    assert needs_of(["(", "month", "|", "year", "?", ")", "day"], sets) == (frozenset("d"),)
    assert needs_of(["(", "'the'", "month", ")", "?", "day", "=day", "?"], sets) == ()
