"""POLECAT's weekly table of 40 columns: as its own loaders read it, and a strict flavour with empty cells for what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from readouts.coding.coding import Coding
from readouts.export.factual import LEFT_OUT, Fact, facts, one_line
from readouts.export.format import Contents, Written, paged
from readouts.language.reading import Actor
from readouts.ontology.plover import Ontology
from readouts.version import __version__

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_NAMED = {"person", "office", "group", "organisation"}


class Polecat:
    """Tabs, a header, ``None`` for what is missing, lists with ``; `` between."""

    name = "polecat"
    title = "POLECAT's weekly table (40 columns, tab-separated)"
    missing = "None"
    file = "events.polecat.txt"
    loses: tuple[str, ...] = (
        LEFT_OUT,
        "An event date is given where the record knows the day; wider intervals are missing.",
        "Place names are those of the text: nothing is geocoded, so that coordinates and GeoNames ids are missing.",
        "Ids of Wikipedia pages are missing (the record has Wikidata's); the language is not told.",
        "Statements, contacts' accounts, claims, reasons and places in the text have no columns.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One table."""
        ontology = Ontology.load()
        count = 0
        with (folder / self.file).open("w", encoding="utf-8", newline="") as file:
            file.write("\t".join(COLUMNS) + "\n")
            for page in paged(facts(contents)):
                codings = contents.codings.with_ids(f.documents[0][0].id for f in page if f.documents)
                for fact in page:
                    file.write("\t".join(self._row(fact, contents, codings, ontology)) + "\n")
                    count += 1
        return {self.file: count}

    def _row(
        self, fact: Fact, contents: Contents, codings: Mapping[str, Coding], ontology: Ontology
    ) -> tuple[str, ...]:
        event, kind = fact.event, ontology.types[fact.event.type]
        document = fact.documents[0][0] if fact.documents else None
        cells = (
            event.id, fact.day, event.type, event.mode, kind.score, kind.quad.replace("_", " ").upper(),
            _listed(event.contexts), *self._side(event.actors, contents), *self._side(event.recipients, contents),
            event.place and event.place.name, None, None, None, event.place and event.place.state, None, None, None,
            event.place and event.place.name, None, document and document.outlet, fact.published,
            *_story(fact, codings), None, f"Readouts {__version__}",
        )  # fmt: skip
        return tuple(self.missing if c in (None, "") else one_line(str(c)) for c in cells)

    def _side(self, actors: Sequence[Actor], contents: Contents) -> tuple[str, ...]:
        """Name, country, number of Correlates of War, sectors, title, name as written, Wikipedia id."""
        sectors = [a.sector for a in actors]

        def cow(actor: Actor) -> str | None:
            state = contents.actors.state(actor.state) if actor.state else None
            return state.cow if state else None

        return (
            self._cells(actors, lambda a: a.name if a.kind in _NAMED else None),
            self._cells(actors, lambda a: a.state),
            self._cells(actors, cow),
            next((s for s in sectors if s), ""),
            _listed(s for s in sectors if s),
            self._cells(actors, lambda a: a.role),
            self._cells(actors, lambda a: a.name or a.role),
            "",
        )

    def _cells(self, actors: Sequence[Actor], value: Callable[[Actor], str | None]) -> str:
        """A list with a place for each actor; nothing where none has a value."""
        values = [value(a) for a in actors]
        return "; ".join(v or self.missing for v in values) if any(values) else ""


class PolecatStrict(Polecat):
    """The same columns, with empty cells for what is missing."""

    name = "polecat-strict"
    title = "POLECAT's weekly table, with empty cells for what is missing"
    missing = ""
    file = "events.polecat-strict.tsv"


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))


def _story(fact: Fact, codings: Mapping[str, Coding]) -> tuple[str, str, str]:
    """People, organisations and places of the first document's events."""
    coding = codings.get(fact.documents[0][0].id) if fact.documents else None
    if coding is None:
        return "", "", ""
    actors = [p.actor for e in coding.events for p in (*e.actors, *e.recipients)]
    people = _listed(sorted(a.name for a in actors if a.kind == "person" and a.name))
    bodies = _listed(sorted(a.name for a in actors if a.kind in ("organisation", "group") and a.name))
    return people, bodies, _listed(sorted(e.place.name for e in coding.events if e.place))
