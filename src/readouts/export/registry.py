"""The formats by name. Each is loaded when it is asked for: some need libraries that come as extras."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from readouts.errors import UsageError
from readouts.export.format import Contents, Format, Written

FORMATS: dict[str, str] = {
    "bibtex": "readouts.export.bibtex:BibTex",
    "csv": "readouts.export.tidy:Csv",
    "ftm": "readouts.export.aleph:FollowTheMoney",
    "gdelt1": "readouts.export.gdelt:Gdelt1",
    "gdelt2": "readouts.export.gdelt:Gdelt2",
    "graphml": "readouts.export.graphs:GraphMl",
    "icews": "readouts.export.icews:Icews",
    "ics": "readouts.export.calendars:Ics",
    "jsonl": "readouts.export.tidy:JsonLines",
    "jsonld": "readouts.export.jsonld:JsonLd",
    "markdown": "readouts.export.notes:Markdown",
    "parquet": "readouts.export.parquet:Parquet",
    "plover": "readouts.export.plover:Plover",
    "polecat": "readouts.export.polecat:Polecat",
    "polecat-strict": "readouts.export.polecat:PolecatStrict",
    "prov": "readouts.export.provenance:Prov",
    "timelinejs": "readouts.export.timelinejs:TimelineJs",
    "webannotation": "readouts.export.webannotation:WebAnnotation",
}
"""Name to ``module:class``."""

EXTRAS = {"ftm": "ftm", "graphml": "export", "ics": "export", "parquet": "export", "prov": "export"}
"""Name to the extra (``pip install 'readouts[…]'``) that brings its library; formats that need none are left out."""


def known_formats() -> dict[str, str]:
    """Our formats and those that installed packages bring (entry point group ``readouts.exports``), as in ``FORMATS``."""
    return {**{point.name: point.value for point in entry_points(group="readouts.exports")}, **FORMATS}


def format_named(name: str) -> Format:
    """The format with a name.

    Raises:
        UsageError: There is none, or its library is not installed.
    """
    known = known_formats()
    if name not in known:
        raise UsageError(f"{name!r} is not a format that is written.", f"Known formats: {', '.join(sorted(known))}.")
    module, _, class_name = known[name].partition(":")
    try:
        made: Format = getattr(import_module(module), class_name)()
    except ModuleNotFoundError as error:
        if name not in EXTRAS:
            raise
        raise UsageError(
            f"The format {name} needs the library {error.name}.", f"Install it: pip install 'readouts[{EXTRAS[name]}]'"
        ) from error
    return made


def write_export(name: str, contents: Contents, folder: Path) -> Written:
    """Write a record in a format into a folder, with a note of what the format cannot hold.

    Raises:
        UsageError: There is no such format, or its library is not installed.
        OSError: The folder cannot be written.
    """
    chosen = format_named(name)
    folder.mkdir(parents=True, exist_ok=True)
    written = chosen.write(contents, folder)
    lost = chosen.loses or ("Nothing that the record's entries hold.",)
    note = [f"{chosen.title}, written by Readouts.", "", "What this format does not hold of the record:", ""]
    (folder / "README.txt").write_text("\n".join([*note, *(f"- {line}" for line in lost), ""]), "utf-8")
    return written
