"""PROV-JSON: which document, by which run of the program and which person's decision, each entry comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from prov.model import ProvDocument

from readouts.export.format import Contents, Written
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.version import __version__


class Prov:
    """Documents and entries as entities, coding and merging as an activity, people as agents."""

    name = "prov"
    title = "W3C PROV-JSON"
    loses: tuple[str, ...] = (
        "The values themselves are not in it: it says only what came from what, and who decided.",
        "Times of coding are not kept by the record, so that activities have none.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file, which the library makes whole in memory: of entries their names, of documents besides their titles."""
        made = ProvDocument()
        made.add_namespace("r", "urn:readouts:")
        runs = {c.document: (c.versions.readouts, c.versions.model, c.versions.resources) for c in contents.codings}
        versions = sorted(set(runs.values()))
        made.agent("r:agent:readouts", {"prov:type": "prov:SoftwareAgent", "r:version": __version__})
        for readouts, model, resources in versions:
            made.activity(
                _run(readouts, model, resources), other_attributes={"r:model": model, "r:resources": resources}
            )
            made.wasAssociatedWith(_run(readouts, model, resources), "r:agent:readouts")
        for document in contents.documents:
            more = {"r:sha256": document.digest, "prov:label": document.title or document.id}
            if document.url:
                more["r:url"] = document.url
            made.entity(_name("document", document.id), more)
        names = {version: _run(*version) for version in versions}
        by_document = {document: names[version] for document, version in runs.items()}
        entries = 0
        for kind, entry, sources in _entries(contents):
            entries += 1
            name = _name(kind, entry.id)
            made.entity(name, {"prov:type": kind})
            for source in sources:
                made.wasDerivedFrom(name, _name("document", source), by_document.get(source))
            for mark in entry.corrections:
                agent = _name("person", mark.author)
                made.agent(agent, {"prov:type": "prov:Person", "prov:label": mark.author})
                decision = _name("correction", mark.correction)
                made.activity(decision, mark.at, mark.at, {"prov:label": mark.sentence, "r:reason": mark.reason})
                made.wasAssociatedWith(decision, agent)
                made.wasInfluencedBy(name, decision)
        (folder / "record.prov.json").write_text(made.unified().serialize(indent=1) + "\n", "utf-8")
        return {"record.prov.json": entries + len(contents.documents)}


def _entries(contents: Contents) -> Iterator[tuple[str, Contact | Event | CheckedClaim, list[str]]]:
    record = contents.record
    yield from (("contact", c, [d.document for d in c.documents]) for c in record.contacts)
    yield from (("event", e, sorted({s.document for s in e.evidence})) for e in record.events)
    yield from (("claim", c, [c.document] if c.document else []) for c in record.claims)


def _name(kind: str, key: str) -> str:
    """A qualified name; characters that PROV-N forbids in one are written as their code points."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else f"_{ord(c):x}_" for c in key)
    return f"r:{kind}:{safe}"


def _run(readouts: str, model: str, resources: str) -> str:
    return _name("coding", f"{readouts} {model} {resources}")
