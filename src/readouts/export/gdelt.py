"""GDELT's event tables: 58 columns (1.0) and 61 (2.0), tab-separated, without a header, as GDELT gives them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from readouts.export.factual import LEFT_OUT, Fact, Pair, facts, one_line
from readouts.export.format import Contents, Written
from readouts.language.reading import Actor
from readouts.ontology.cameo import Cameo
from readouts.ontology.plover import Ontology

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_PLACES = ("Actor1Geo", "Actor2Geo", "ActionGeo")
_PLACE_1 = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_PLACE_2 = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _columns(place: tuple[str, ...]) -> tuple[str, ...]:
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
        *(f"Actor{n}{field}" for n in (1, 2) for field in _ACTOR),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
        "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(f"{which}_{field}" for which in _PLACES for field in place),
        "DATEADDED", "SOURCEURL",
    )  # fmt: skip


COLUMNS_1 = _columns(_PLACE_1)
COLUMNS_2 = _columns(_PLACE_2)

# PLOVER's sectors that CAMEO has under the same code; the others have none there.
_CAMEO_TYPES = frozenset(
    ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB", "UAF", "CRM", "BUS", "CVL", "EDU", "ELI", "LAB", "MED", "NGO", "IGO"]
)  # fmt: skip


class Gdelt1:
    """GDELT 1.0: one row a pair of sides."""

    name = "gdelt1"
    title = "GDELT 1.0 events (58 columns, tab-separated, no header)"
    file = "events.gdelt1.csv"
    columns = COLUMNS_1
    loses: tuple[str, ...] = (
        LEFT_OUT,
        "Events whose day the record does not know are left out: the format has no place for a stretch of days.",
        "An event with several actors or recipients is a row for each pair of them, each with an id of its own.",
        "Codes are CAMEO's by a conversion table, which is coarser than PLOVER's modes and contexts.",
        "Goldstein scale, tone, and places with their codes and coordinates are empty: the record does not hold them.",
        "DATEADDED is the day on which the first dated document appeared; empty where none has a known day.",
        "Statements, accounts, claims, reasons and places in the text have no columns.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One table."""
        ontology = Ontology.load()
        cameo = Cameo.load(ontology)
        count = 0
        with (folder / self.file).open("w", encoding="utf-8", newline="") as file:
            for fact in facts(contents):
                if fact.day is None:
                    continue
                for pair in fact.pairs():
                    cells = self._cells(fact, fact.day, pair, cameo, ontology)
                    file.write("\t".join(cells.get(c, "") for c in self.columns) + "\n")
                    count += 1
        return {self.file: count}

    def _cells(self, fact: Fact, day: date, pair: Pair, cameo: Cameo, ontology: Ontology) -> dict[str, str]:
        event = fact.event
        code = cameo.code_of(event.type, event.mode, event.contexts)
        ids = [a.key if a else "" for a in pair]
        place = event.place
        return {
            "GLOBALEVENTID": str(_number(event.id, *ids)),
            "SQLDATE": f"{day:%Y%m%d}",
            "MonthYear": f"{day:%Y%m}",
            "Year": str(day.year),
            "FractionDate": f"{day.year + day.timetuple().tm_yday / 365:.4f}",
            **dict(_actor_cells(1, pair[0])),
            **dict(_actor_cells(2, pair[1])),
            "IsRootEvent": "0" if "historical" in event.auxiliary else "1",
            "EventCode": code,
            "EventBaseCode": code[:3],
            "EventRootCode": code[:2],
            "QuadClass": str(ontology.types[event.type].quad_code),
            "NumMentions": str(len(event.mentions)),
            "NumSources": str(len(fact.publishers) or len(fact.documents)),
            "NumArticles": str(len(fact.documents)),
            "ActionGeo_FullName": one_line(place.name) if place else "",
            "DATEADDED": self._added(fact),
            "SOURCEURL": one_line(fact.documents[0][0].url or "") if fact.documents else "",
        }

    def _added(self, fact: Fact) -> str:
        return f"{fact.published:%Y%m%d}" if fact.published else ""


class Gdelt2(Gdelt1):
    """GDELT 2.0: districts besides, and the time of adding to the second."""

    name = "gdelt2"
    title = "GDELT 2.0 events (61 columns, tab-separated, no header)"
    file = "events.gdelt2.csv"
    columns = COLUMNS_2

    def _added(self, fact: Fact) -> str:
        return f"{fact.published:%Y%m%d}000000" if fact.published else ""


def _actor_cells(number: int, actor: Actor | None) -> Iterator[tuple[str, str]]:
    if actor is None:
        return
    country = actor.state if actor.state and len(actor.state) == 3 and actor.kind != "organisation" else ""
    kind = actor.sector if actor.sector in _CAMEO_TYPES else ""
    group = actor.state if actor.kind == "organisation" and actor.state else ""
    yield f"Actor{number}Code", f"{country or group}{kind or ''}"
    yield f"Actor{number}Name", one_line((actor.name or actor.role or actor.state or "").upper())
    yield f"Actor{number}CountryCode", country or ""
    yield f"Actor{number}KnownGroupCode", group or ""
    yield f"Actor{number}Type1Code", kind or ""


def _number(*parts: str) -> int:
    """A number of at most 62 bits, the same in every run, as GDELT's ids are numbers."""
    return int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:8], "big") >> 2
