"""ICEWS' event table of 20 columns, tab-separated with a header."""

from __future__ import annotations

from pathlib import Path

from readouts.export.factual import LEFT_OUT, Fact, Pair, facts, one_line
from readouts.export.format import Contents, Written
from readouts.language.reading import Actor
from readouts.ontology.cameo import Cameo
from readouts.ontology.plover import Ontology

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


class Icews:
    """One row a pair of sides; the key is the id with the date, as in ICEWS."""

    name = "icews"
    title = "ICEWS events (20 columns, tab-separated)"
    file = "events.icews.tab"
    loses: tuple[str, ...] = (
        LEFT_OUT,
        "Events whose day the record does not know are left out.",
        "An event with several actors or recipients is a row for each pair of them, with one id.",
        "Codes are CAMEO's by a conversion table; Intensity is PLOVER's score and not Goldstein's.",
        "Places are those of the text: districts, provinces and coordinates are empty, and the sentence number too.",
        "Statements, accounts, claims, reasons and places in the text have no columns.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One table."""
        ontology = Ontology.load()
        cameo = Cameo.load(ontology)
        count = 0
        with (folder / self.file).open("w", encoding="utf-8", newline="") as file:
            file.write("\t".join(COLUMNS) + "\n")
            for fact in facts(contents):
                for pair in fact.pairs() if fact.day else ():
                    file.write("\t".join(_row(fact, pair, contents, cameo, ontology)) + "\n")
                    count += 1
        return {self.file: count}


def _row(fact: Fact, pair: Pair, contents: Contents, cameo: Cameo, ontology: Ontology) -> tuple[str, ...]:
    event, place = fact.event, fact.event.place
    document = fact.documents[0][0] if fact.documents else None
    state = contents.actors.state(place.state) if place and place.state else None
    cells = (
        event.id, fact.day, *_side(pair[0], contents), ontology.types[event.type].label,
        cameo.code_of(event.type, event.mode, event.contexts), ontology.types[event.type].score, *_side(pair[1], contents),
        document and document.id, None, document and document.outlet, place and place.name, None, None, state and state.name, None, None,
    )  # fmt: skip
    return tuple("" if c is None else one_line(str(c)) for c in cells)


def _side(actor: Actor | None, contents: Contents) -> tuple[str | None, ...]:
    if actor is None:
        return None, None, None
    state = contents.actors.state(actor.state) if actor.state else None
    return (
        actor.name or actor.role or (state.name if state else actor.state),
        actor.sector,
        state.name if state else actor.state,
    )
