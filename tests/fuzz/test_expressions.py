"""No regular expression of the package, in code or data, takes long, whatever the text."""

from __future__ import annotations

import re
import signal
import time
from types import FrameType

import pytest
from expressions import Expression, all_expressions, attacks

from readouts.documents.furniture import LONGEST_FURNITURE
from readouts.language.lengths import LONGEST_WORD

# What a part gives its expressions: how many characters at most, how long a word can be, and whether from the beginning only.
# Everything else is attacked with 8,000 characters, from anywhere.
LONG = 8_000
LONGEST_LINE = 400
BOUNDS = {
    # Lines: ``_LONGEST`` of credits.py and official_pages.py, ``LONGEST_FURNITURE`` of furniture.py; matched from the beginning.
    ("documents/credits.py", ""): (200, 200, True),
    ("documents/official_pages.py", ""): (LONGEST_LINE, LONGEST_LINE, True),
    ("documents/furniture.py", ""): (LONGEST_FURNITURE, LONGEST_FURNITURE, True),
    ("documents/page.py", "(?:©"): (LONGEST_FURNITURE, LONGEST_FURNITURE, True),
    # A domain: ``_LONGEST_DOMAIN``, matched as a whole.
    ("documents/outlets.py", "(?:[a-z0-9]"): (253, 253, True),
    # Behind the parser no word is longer than ``LONGEST_WORD``.
    ("coding/", ""): (LONG, LONGEST_WORD, False),
    ("language/times/patterns.py", ""): (LONG, LONG, True),
    ("language/", ""): (LONG, LONGEST_WORD, False),
    ("record/accounts/", ""): (LONG, LONGEST_WORD, False),
    # Cells of a table and names: matched from the beginning, as a whole.
    ("actors/own/", ""): (LONG, LONG, True),
}
MOST_SECONDS = 0.1


class _TooLong(Exception):
    pass


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLong


def slowest(expression: Expression) -> tuple[float, str]:
    """CPU seconds of the worst attack, and the attack."""
    bounds = (
        bound
        for (part, begins), bound in BOUNDS.items()
        if expression.where.startswith(part) and expression.pattern.startswith(begins)
    )
    longest, word, beginning = next(bounds, (LONG, LONG, False))
    compiled, worst = expression.compiled(), (0.0, "")
    for before, unit, after in attacks(expression):
        most = longest if re.search(r"\s", unit) else min(word, longest)
        for size in sorted({min(500, most), min(2_000, most), most}):
            text = before + unit * (size // len(unit)) + after
            for call in (compiled.match,) if beginning else (compiled.match, compiled.search):
                taken = _seconds(call, text.encode("latin-1", "replace") if expression.binary else text)
                worst = max(worst, (taken, f"{before!r} + {unit!r} * {size // len(unit)} + {after!r}"))
            if worst[0] > MOST_SECONDS:
                return worst
    return worst


def _seconds(call: object, text: str | bytes) -> float:
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        call(text)  # type: ignore[operator]
    except _TooLong:
        return 2.0
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


@pytest.fixture(autouse=True)
def _alarm() -> object:
    former = signal.signal(signal.SIGALRM, _stop)
    yield
    signal.signal(signal.SIGALRM, former)


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"\s+$", r"(\w+\s?)*;", r"a*a*b", r"x(?:-?[a-z-]+)*!"])
def test_dangerous_expressions_are_found(pattern: str) -> None:
    """The attacks are strong enough: expressions known to be exponential or quadratic fail."""
    assert slowest(Expression(pattern, 0, False, "made/for/this.py"))[0] > MOST_SECONDS


@pytest.mark.model
def test_every_expression_is_fast() -> None:
    """Each expression takes at most a tenth of a second for the worst text that its part can be given."""
    expressions = all_expressions()
    assert len(expressions) > 250
    slow = [f"{e.where}: {e.pattern[:80]}: {taken:.2f} s for {attack}"
            for e in expressions for taken, attack in [slowest(e)] if taken > MOST_SECONDS]  # fmt: skip
    assert not slow, "\n".join(slow)
