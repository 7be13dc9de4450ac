"""Numbers as times use them: "twenty-one", "the 13th", "a couple of", "two to three", "one and a half"."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.language.times.lexicon import Lexicon

_CARDINAL = ("ones", "teens", "tens")
_SKIPPED = frozenset({"-", "–", "—", "‑", "of", "the", "st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, as a range; ``exact`` where the words give one number."""

    low: float
    high: float
    exact: bool

    @property
    def timex(self) -> str:
        """The number as TIMEX3 writes it; X where it is vague."""
        if not self.exact:
            return "X"
        return f"{self.low:g}"


def cardinal(words: list[str], lexicon: Lexicon) -> float | None:
    """The number that words name; None where they name none.

    Args:
        words: Atoms in lower case, as "twenty", "-", "one".
        lexicon: Where number words have their values.
    """
    total, found = 0.0, False
    for word in words:
        value: float | None = lexicon.value(word, _CARDINAL)
        if value is None and (word[0].isdecimal()):
            value = float(word.replace(",", ""))
        if value is None and word in ("a", "an"):
            value = 1.0
        if value is not None:
            total, found = total + value, True
        elif word == "hundred":
            total, found = (total or 1) * 100, True
        elif word == "dozen":
            total, found = (total or 1) * 12, True
    return total if found else None


def ordinal(words: list[str], lexicon: Lexicon) -> int | None:
    """The number of "13", "13th", "thirteenth", "twenty-first"."""
    total = 0
    for word in words:
        if word in _SKIPPED:
            continue
        value = int(word) if word.isdecimal() and len(word) < 6 else lexicon.value(word, ("ordinal", "tens"))
        if value is None:
            return None
        total += value
    return total or None


# More of any unit lies outside every calendar, and soon outside of what a number can hold.
_MOST_UNITS = 1e12


def quantity(words: list[str], lexicon: Lexicon) -> Quantity | None:
    """How many units: "two", "a few", "two to three", "two and a half", "half a"; None beyond any reckoning."""
    found = _quantity(words, lexicon)
    return found if found is not None and found.high <= _MOST_UNITS else None


def _quantity(words: list[str], lexicon: Lexicon) -> Quantity | None:
    vague = lexicon.conventions.vague_numbers
    for name in ("couple", "few"):
        if name in words:
            return Quantity(*vague[name], exact=False)
    if words and "several" in lexicon.symbols.get(words[0], ()):
        return Quantity(*vague["several"], exact=False)
    if "half" in words:
        rest = words[: words.index("half")]
        if "and" in rest:
            whole = cardinal(rest[: rest.index("and")], lexicon)
            return None if whole is None else Quantity(whole + 0.5, whole + 0.5, exact=True)
        return Quantity(0.5, 0.5, exact=True)
    if "/" in words:  # "2 1/2"
        at = words.index("/")
        whole, over, under = (float(w) if w.isdecimal() else 0.0 for w in (words[0], words[at - 1], words[at + 1]))
        return Quantity(whole + over / under, whole + over / under, exact=True) if 0 < over < under else None
    for middle in ("to", "or", "-", "–", "—"):
        if middle in words:
            at = words.index(middle)
            low, high = cardinal(words[:at], lexicon), cardinal(words[at + 1 :], lexicon)
            if low is not None and high is not None and low < high and not (low % 10 == 0 and high < 10):
                return Quantity(low, high, exact=False)
    number = cardinal(words, lexicon)
    return None if number is None else Quantity(number, number, exact=True)
