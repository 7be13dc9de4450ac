"""Documents that were made to be slow, large or strange: each kind at any length, without a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_GIVEN = ("Ana", "Bela", "Carla", "Dario", "Edda", "Fjodor", "Gita", "Hana", "Ivo", "Jana")
_FAMILY = ("Arda", "Bokor", "Cerny", "Dorn", "Emin", "Falk", "Greco", "Hajek", "Ilves", "Jonas")


@dataclass(frozen=True)
class Hostile:
    """One kind of document."""

    name: str
    what: str
    """As the table of docs/reliability.md says it."""
    make: Callable[[int], str]
    """The document of about so many characters."""


def _filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _names(size: int) -> str:
    """Names that differ, one sentence."""
    names = []
    length = 0
    for n in range(size):
        name = f"{_GIVEN[n % 10]} {_FAMILY[n // 10 % 10]}{chr(97 + n // 100 % 26)}{chr(97 + n // 2600 % 26)}"
        names.append(name)
        length += len(name) + 2
        if length >= size:
            break
    return ("The list names " + ", ".join(names))[:size]


def _known_names(size: int) -> str:
    return _filled(
        "Vladimir Putin, Joe Biden, Emmanuel Macron, the German chancellor, Ukraine’s foreign minister, ", size
    )


def _nested(size: int) -> str:
    depth = size // 16
    return "“He told me: " * depth + "it is over" + ".”" * depth


KINDS: tuple[Hostile, ...] = (
    Hostile("one_sentence", "one sentence of prose", lambda n: _filled("the minister spoke with the president of Chad and ", n)),
    Hostile("and_then", "states that call each other, one sentence", lambda n: _filled("France called Germany on Monday and then ", n)),
    Hostile("said_that", "that-clauses within that-clauses", lambda n: _filled("France said that Germany believed that ", n)),
    Hostile("one_token", "one word", lambda n: "a" * n),
    Hostile("digits", "one number", lambda n: "1" * n),
    Hostile("names", "names that differ, one sentence", _names),
    Hostile("known_names", "names and offices of the table, one sentence", _known_names),
    Hostile("nested_quotations", "quotations within quotations", _nested),
    Hostile("open_quotations", "quotations that never end", lambda n: _filled("“France said. ", n)),
    Hostile("straight_marks", "only quotation marks", lambda n: '"' * n),
    Hostile("curly_marks", "only opening quotation marks", lambda n: "“" * n),
    Hostile("apostrophes", "only apostrophes", lambda n: "'" * n),
    Hostile("right_to_left", "right-to-left marks and words", lambda n: _filled("\u202eabc\u202c \u200f\u05de\u05d4\u200e \u2066x\u2069 ", n)),
    Hostile("combining", "one letter under combining signs", lambda n: "e" + "\u0301" * (n - 1)),
    Hostile("no_characters", "private, unassigned and noncharacters", lambda n: _filled("\ufffd\ufffe\U000fffff\ue000 ", n)),
    Hostile("zero_width", "zero-width characters between letters", lambda n: _filled("a\u200b\u200d\ufeff", n)),
    Hostile("newlines", "newlines and one word", lambda n: "\n" * (n - 3) + "end"),
    Hostile("spaces", "spaces between two words", lambda n: "a" + " " * (n - 2) + "b"),
    Hostile("short_paragraphs", "paragraphs of one word", lambda n: _filled("a\n\n", n)),
    Hostile("table", "a table of numbers", lambda n: _filled("12\t3,456.7\t2022-01-02\t-5%\n", n)),
    Hostile("table_line", "a table of numbers without lines", lambda n: _filled("12 3,456.7 2022-01-02 5% ", n)),
    Hostile("stops", "only full stops", lambda n: "." * n),
    Hostile("brackets", "only opening brackets", lambda n: "(" * n),
    Hostile("markdown", "Markdown that opens and never ends", lambda n: _filled("![[", n)),
    Hostile("commas", "only commas and blanks", lambda n: _filled(", ", n)),
    Hostile("same_report", "one report again and again", lambda n: _filled(
        "France’s foreign minister called his German counterpart on Monday, the ministry said. “We agreed,” he told reporters.\n\n", n)),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
