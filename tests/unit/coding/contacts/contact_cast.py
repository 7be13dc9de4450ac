"""Readings with mentions made by hand: which words name whom, without the stage that finds that out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from readouts.documents.build import build_document
from readouts.language.reading import Actor, Mention, Reading
from readouts.span import Span

if TYPE_CHECKING:
    from readouts.pipeline import Pipeline


def person(name: str, state: str, office: str = "foreign_minister") -> Actor:
    """A named person with an office."""
    return Actor("person", f"p-{name}", name, office.replace("_", " "), office, state, "GOV")


def state(code: str, name: str) -> Actor:
    """A state."""
    return Actor("state", f"s-{code}", name, None, None, code, "GOV")


def office(role: str, code: str, kind: str = "foreign_minister") -> Actor:
    """An office of a state whose holder is not named."""
    return Actor("office", f"o-{kind}-{code}", None, role, kind, code, "GOV")


RAU = person("Antonio Tajani", "ITA")
SUN = person("Yvan Gil", "VEN")
FIDAN = person("Hakan Fidan", "TUR")
GERAPETRITIS = person("Giorgos Gerapetritis", "GRC")
MIRZOYAN = person("Ararat Mirzoyan", "ARM")
ERDOGAN = person("Recep Tayyip Erdogan", "TUR", "head_of_state")
MITSOTAKIS = person("Kyriakos Mitsotakis", "GRC", "head_of_government")
MACRON = person("Emmanuel Macron", "FRA", "head_of_state")
TURKEY, GREECE, ARMENIA, FRANCE = (
    state("TUR", "Turkey"),
    state("GRC", "Greece"),
    state("ARM", "Armenia"),
    state("FRA", "France"),
)
ANKARA_MINISTRY = Actor("organisation", "o-mfa-TUR", "Turkish Foreign Ministry", None, None, "TUR", "GOV")
ATHENS_SPOKESMAN = office("government spokesman", "GRC", "spokesperson")

NAMES: dict[str, tuple[Actor, ...]] = {
    "Hakan Fidan": (FIDAN,),
    "Fidan": (FIDAN,),
    "Giorgos Gerapetritis": (GERAPETRITIS,),
    "Gerapetritis": (GERAPETRITIS,),
    "Ararat Mirzoyan": (MIRZOYAN,),
    "Mirzoyan": (MIRZOYAN,),
    "Recep Tayyip Erdogan": (ERDOGAN,),
    "Erdogan": (ERDOGAN,),
    "Kyriakos Mitsotakis": (MITSOTAKIS,),
    "Mitsotakis": (MITSOTAKIS,),
    "Emmanuel Macron": (MACRON,),
    "Macron": (MACRON,),
    "Turkey": (TURKEY,),
    "Ankara": (TURKEY,),
    "Greece": (GREECE,),
    "Athens": (GREECE,),
    "Armenia": (ARMENIA,),
    "Yerevan": (ARMENIA,),
    "France": (FRANCE,),
    "Paris": (FRANCE,),
    "Turkish Foreign Ministry": (ANKARA_MINISTRY,),
    "the Greek government spokesman": (ATHENS_SPOKESMAN,),
    "the two ministers": (FIDAN, GERAPETRITIS),
    "The two ministers": (FIDAN, GERAPETRITIS),
    "the two": (FIDAN, GERAPETRITIS),
    "the two leaders": (ERDOGAN, MITSOTAKIS),
    "The two leaders": (ERDOGAN, MITSOTAKIS),
    "The two presidents": (ERDOGAN, MACRON),
    "both countries": (TURKEY, GREECE),
    "The two countries": (TURKEY, GREECE),
    "the two countries": (TURKEY, GREECE),
    "his Greek counterpart": (GERAPETRITIS,),
    "They": (FIDAN, GERAPETRITIS),
    "they": (FIDAN, GERAPETRITIS),
    "their": (FIDAN, GERAPETRITIS),
    "Their": (FIDAN, GERAPETRITIS),
}


def cast_reading(
    pipeline: Pipeline,
    text: str,
    published: date | None = None,
    names: Mapping[str, tuple[Actor, ...]] = NAMES,
    **given: str,
) -> Reading:
    """The reading of a text in which exactly these names mean these actors; longer names win over shorter ones."""
    document = build_document(text, published=published, **given)
    reading = next(pipeline.read_many([document]))
    return replace(reading, mentions=cast_mentions(reading, names))


def cast_mentions(reading: Reading, names: Mapping[str, tuple[Actor, ...]]) -> tuple[Mention, ...]:
    """Mentions wherever the tokens of a name stand."""
    tokens = reading.parse.tokens
    found: list[Mention] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (-len(n), n)):
        start = reading.document.text.find(name)
        while start >= 0:
            end = start + len(name)
            inside = [t for t in tokens if t.start >= start and t.end <= end]
            whole = inside and inside[0].start == start and inside[-1].end == end
            if whole and not taken & {t.i for t in inside}:
                indexes = {t.i for t in inside}
                head = next(t for t in inside if t.head == t.i or t.head not in indexes)
                form = "pronoun" if head.pos == "PRON" else "name"
                found.append(
                    Mention(Span(start, end), head.i, inside[0].i, inside[-1].i + 1, form, names[name])  # type: ignore[arg-type]
                )
                taken |= indexes
            start = reading.document.text.find(name, start + 1)
    return tuple(sorted(found, key=lambda m: m.span))
