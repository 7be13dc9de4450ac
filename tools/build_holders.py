"""Make ``people.csv``, ``holders.csv`` and ``aliases.csv`` of the table of actors.

    python tools/build_holders.py FOLDER

FOLDER holds ``office_holders.csv`` (facts of Wikidata and of the CIA World Factbook, with a source a row),
``doubts.csv`` and ``factbook_seen.csv``. What people know on top is in ``tools/holders``:

=================  =====================================================================================
added/*.csv        terms by hand, read in the order of the files' names; one that begins within two months of a
                   term of the same person, office and state replaces it, any other is added
evidence.csv       public pages that show somebody in office on a day
still.csv          open terms that are known by hand to have gone on until a day
removed.csv        terms of the sources that are wrong, with the reason
same_people.csv    two names of one person in the sources
aliases.csv        the name by which the press knows somebody, where the source writes another; more spellings; those
                   that follow from rules are made by ``transliteration.yaml``
given_names.yaml   given names that only women or only men bear
=================  =====================================================================================

The result does not depend on the order of lines; running it again changes nothing.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from readouts.actors.people import Naming
from readouts.actors.rows import NamingFile, first_day, last_day
from readouts.actors.spelling import fold
from readouts.actors.terms import SINGLE
from readouts.actors.transliteration import Transliteration
from readouts.resources.files import read_yaml

HERE = Path(__file__).parent / "holders"
RESOURCES = Path(__file__).parents[1] / "src" / "readouts" / "resources" / "actors"
# The repositories were read off Wikidata in 2022; the earliest of those snapshots is what all of them vouch for.
WIKIDATA_SNAPSHOT = "2022-03-19"
# What the founders knew when they wrote the first terms: an open one is vouched for until then, unless its line says until when.
FOUNDERS_UNTIL = "2025-03-31"
SAME_START_DAYS = 62
BY_HAND = "founders"
# They take their people from states: Stoltenberg of NATO is Norway's former prime minister.
ORGANISATIONS = frozenset(o["code"] for o in yaml.safe_load((RESOURCES / "organisations.yaml").read_text("utf-8")))

Row = dict[str, str]


@dataclass
class People:
    """Persons by id, and by name within a state."""

    names: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, state: str, name: str, qid: str) -> str:
        """The id of a person of a state, new or known."""
        key = (state, _key(name))
        if key not in self.ids:
            self.ids[key] = qid or f"{state}:{_slug(name)}"
        elif qid and not self.ids[key].startswith("Q"):
            raise SystemExit(f"{state} {name}: stands once with and once without a Wikidata id")
        key_id = self.ids[key]
        self.names.setdefault(key_id, name)
        return key_id

    def anywhere(self, name: str) -> list[str]:
        """Ids of everybody of that name, in whatever state."""
        return sorted({i for (_, n), i in self.ids.items() if n == _key(name)})

    def find(self, state: str, name: str) -> str | None:
        """The id of a person of a state or, for an organisation's, of any state."""
        own = self.ids.get((state, _key(name)))
        if own or not _is_organisation(state):
            return own
        found = self.anywhere(name)
        return found[0] if len(found) == 1 else None


def _is_organisation(code: str) -> bool:
    return code in ORGANISATIONS


def _key(name: str) -> str:
    return " ".join(fold(w) for w in name.replace("-", " ").split() if fold(w))


def _slug(name: str) -> str:
    return _key(name).replace(" ", "-")


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    with (RESOURCES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _source(given: str) -> str:
    parts = [p.strip() for p in given.split(";")]
    return " ".join("factbook" if p == "CIA World Factbook" else f"wikidata/{p}" for p in parts)


def _days(a: str, b: str) -> int:
    def day(text: str) -> date:
        return first_day(text)

    return abs((day(a) - day(b)).days)


def source_rows(folder: Path, people: People) -> list[Row]:
    """The sources' terms, with ids, what vouches for them, and whether they are in doubt."""
    same = {(r["state"], r["name"]): r["same_as"] for r in _read(HERE / "same_people.csv")}
    removed = {(r["state"], r["office"], _key(r["name"]), r["start"]) for r in _read(HERE / "removed.csv")}
    seen = _last_seen(folder, same)
    doubtful = {
        (r["state"], r["role"], r["person"], r["start"])
        for r in _read(folder / "doubts.csv")
        if r["kind"] in {"overlap", "start_differs", "factbook_start_implausible", "start_after_end"}
    }
    raw = _read(folder / "office_holders.csv")
    for row in sorted(raw, key=lambda r: (not r["person_qid"], r["state"], r["person"])):
        people.add(row["state"], same.get((row["state"], row["person"]), row["person"]), row["person_qid"])
    rows = []
    for row in raw:
        state, office, start = row["state"], row["role"], row["start"]
        if (state, office, _key(row["person"]), start) in removed:
            continue
        name = same.get((state, row["person"]), row["person"])
        known = max(seen.get((state, office, k), "") for k in (_key(name), row["person_qid"] or _key(name)))
        if not known and _source(row["source"]) != "factbook":
            known = max(start, WIKIDATA_SNAPSHOT)
        rows.append(
            {
                "state": state,
                "office": office,
                "person": people.find(state, name) or "",
                "title": row["position"],
                "start": start,
                "end": row["end"],
                "known_until": "" if row["end"] else known,
                "doubtful": "true" if (state, office, row["person"], start) in doubtful else "",
                "source": _source(row["source"]),
            }
        )
    return _without_double(rows)


def _last_seen(folder: Path, same: dict[tuple[str, str], str]) -> dict[tuple[str, str, str], str]:
    """The last vintage of the Factbook that names somebody in an office, by name and by Wikidata id."""
    seen: dict[tuple[str, str, str], str] = {}
    for row in _read(folder / "factbook_seen.csv"):
        name = same.get((row["state"], row["person"]), row["person"])
        for key in (_key(name), row["person_qid"] or _key(name)):
            place = (row["state"], row["role"], key)
            seen[place] = max(seen.get(place, ""), row["last_seen"])
    return seen


def _without_double(rows: list[Row]) -> list[Row]:
    """Without second copies of a term that two spellings of one person had given."""
    kept: list[Row] = []
    for row in sorted(
        rows, key=lambda r: (r["state"], r["office"], r["person"], r["source"] == "factbook", r["start"])
    ):
        near = [
            k
            for k in kept[-4:]
            if all(k[c] == row[c] for c in ("state", "office", "person"))
            and _days(k["start"], row["start"]) <= SAME_START_DAYS
        ]
        if not near or row["source"] != "factbook":
            kept.append(row)
        elif not near[0]["end"]:
            near[0]["known_until"] = max(near[0]["known_until"], row["known_until"])
    return kept


def added_rows(rows: list[Row], people: People) -> list[Row]:
    """All terms, with those that were added by hand in their place."""
    for line in [line for path in sorted((HERE / "added").glob("*.csv")) for line in _read(path)]:
        key_id = people.find(line["state"], line["name"]) or people.add(line["state"], line["name"], "")
        people.ids.setdefault((line["state"], _key(line["name"])), key_id)
        if line["gender"]:
            people.genders[key_id] = line["gender"]
        if line["family"]:
            people.families[key_id] = line["family"]
        old = [
            r
            for r in rows
            if all(r[c] == v for c, v in (("state", line["state"]), ("office", line["office"]), ("person", key_id)))
        ]
        old = [r for r in old if line["start"] and _days(r["start"], line["start"]) <= SAME_START_DAYS]
        rows = [r for r in rows if r not in old]
        rows.append(
            {
                "state": line["state"],
                "office": line["office"],
                "person": key_id,
                "title": line["title"] or (old[0]["title"] if old else ""),
                "start": line["start"],
                "end": line["end"],
                "known_until": "" if line["end"] else line["known_until"] or max(line["start"], FOUNDERS_UNTIL),
                "doubtful": "",
                "source": " ".join(dict.fromkeys([w for r in old for w in r["source"].split()] + [BY_HAND])),
            }
        )
    return rows


def with_evidence(rows: list[Row], people: People) -> None:
    """Give the terms the pages that show their holders in office; a page vouches for the day that it shows."""
    faults = []
    for line in _read(HERE / "evidence.csv"):
        key_id, day = people.find(line["state"], line["name"]), line["day"]
        own = [r for r in rows if (r["state"], r["office"], r["person"]) == (line["state"], line["office"], key_id)]
        shown = [r for r in own if _covers(r, day)]
        if not shown:
            faults.append(f"evidence.csv: {line['state']} {line['office']} {line['name']} {day}: no such term")
            continue
        term = max(shown, key=lambda r: r["start"])
        if line["page"] not in term["source"].split():
            term["source"] += f" {line['page']}"
        if not term["end"] and last_day(day) > last_day(term["known_until"] or term["start"]):
            term["known_until"] = day
    if faults:
        raise SystemExit("\n".join(faults))


def still_in_office(rows: list[Row], people: People) -> None:
    """Vouch for open terms until the day for which those who made the table know that they went on."""
    faults = []
    for line in _read(HERE / "still.csv"):
        own = [
            r
            for r in rows
            if (r["state"], r["office"]) == (line["state"], line["office"])
            and people.names[r["person"]] == line["name"]
            and not r["end"]
        ]
        if not own:
            faults.append(f"still.csv: {line['state']} {line['office']} {line['name']}: no open term")
            continue
        term = max(own, key=lambda r: r["start"])
        term["known_until"] = max(term["known_until"], line["until"])
        if BY_HAND not in term["source"].split():
            term["source"] += f" {BY_HAND}"
    if faults:
        raise SystemExit("\n".join(faults))


def _covers(row: Row, day: str) -> bool:
    after = not row["start"] or first_day(row["start"]) <= last_day(day)
    return after and (not row["end"] or first_day(day) <= last_day(row["end"]))


def without_stale_vouching(rows: list[Row]) -> None:
    """Take back what an open term claims beyond the next holder's start: its source had not noticed the end.

    Of such a term only the days are vouched for on which another source saw the holder, or the first.
    """
    starts: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows:
        if row["office"] in SINGLE:
            starts.setdefault((row["state"], row["office"]), []).append((row["start"], row["person"]))
    for row in rows:
        if row["end"] or not row["start"] or row["source"].split()[0] == "factbook":
            continue
        later = [s for s, p in starts.get((row["state"], row["office"]), []) if p != row["person"] and s > row["start"]]
        if later and row["known_until"] == WIKIDATA_SNAPSHOT and last_day(min(later)) < first_day(WIKIDATA_SNAPSHOT):
            row["known_until"] = row["start"]


def with_titles(rows: list[Row]) -> list[Row]:
    """The terms, with a title for those that were added without: the office's in the sources, else the class's."""
    offices = yaml.safe_load((RESOURCES / "offices.yaml").read_text("utf-8"))
    roles = {c["id"]: c["role"] for c in offices["classes"]}
    common: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        if row["title"]:
            common.setdefault((row["state"], row["office"]), Counter())[row["title"]] += 1
    for row in rows:
        found = common.get((row["state"], row["office"]))
        own = offices["roles"].get(row["office"], {}).get(row["state"])
        row["title"] = row["title"] or (
            max(sorted(found), key=found.__getitem__) if found else own or roles[row["office"]]
        )
    return rows


def alias_rows(people: People) -> list[Row]:
    """Aliases with the ids of those who bear them."""
    rows, faults = [], []
    for line in _read(HERE / "aliases.csv"):
        key_id = people.ids.get((line["state"], _key(line["name"])))
        if key_id is None:
            faults.append(f"aliases.csv: {line['state']} {line['name']}: no such person")
            continue
        names = [a for a in line["aliases"].split("|") if a]
        if line["press_name"]:
            names.append(people.names[key_id])
            people.names[key_id] = line["press_name"]
        if line["family"]:
            people.families[key_id] = line["family"]
        rows += [{"person": key_id, "name": people.names[key_id], "alias": alias} for alias in dict.fromkeys(names)]
    if faults:
        raise SystemExit("\n".join(faults))
    return rows


def spelt_otherwise(people: People, rows: list[Row], aliases: list[Row]) -> list[Row]:
    """Aliases by the customs of romanisation of the states that a person serves, where nobody else bears them."""
    naming, schemes = Naming(read_yaml("actors/naming.yaml", NamingFile)), Transliteration.load()
    states: dict[str, set[str]] = {}
    for row in rows:
        states.setdefault(row["person"], set()).add(row["state"])
    own = {i: people.names[i] for i in states}
    taken = {_key(n): i for i, n in own.items()} | {_key(a["alias"]): a["person"] for a in aliases}
    found: dict[str, list[Row]] = {}
    for key_id, name in sorted(own.items()):
        served = tuple(sorted(states[key_id]))
        given, family = naming.split(name, served, people.families.get(key_id) or None)
        for other in schemes.spellings(name, given, family, served):
            if taken.get(_key(other), key_id) == key_id and _key(other) not in {
                _key(a["alias"]) for a in aliases if a["person"] == key_id
            }:
                found.setdefault(_key(other), []).append({"person": key_id, "name": name, "alias": other})
    return [own_rows[0] for own_rows in found.values() if len(own_rows) == 1]


def gender_of(name: str, given: dict[str, list[str]]) -> str:
    """The gender that a given name tells; empty where it does not."""
    first = fold(name.replace("-", " ").split()[0])
    return next((gender for gender, names in given.items() if first in names), "")


def main(folder: Path) -> None:
    """Write the three files."""
    people = People()
    rows = with_titles(added_rows(source_rows(folder, people), people))
    with_evidence(rows, people)
    without_stale_vouching(rows)
    rows.sort(key=lambda r: (r["state"], r["office"], r["start"], r["person"], r["title"]))
    by_hand = alias_rows(people)
    still_in_office(rows, people)
    spelt = {(a["person"], a["alias"]): a for a in (*by_hand, *spelt_otherwise(people, rows, by_hand))}
    aliases = sorted(spelt.values(), key=lambda r: (r["person"], r["alias"]))
    given = yaml.safe_load((HERE / "given_names.yaml").read_text("utf-8"))
    used = {r["person"] for r in rows}
    _write("holders.csv", tuple(rows[0]), rows)
    _write("people.csv", ("id", "name", "family", "gender"), (
        {"id": i, "name": n, "family": people.families.get(i, ""), "gender": people.genders.get(i) or gender_of(n, given)}
        for i, n in sorted(people.names.items()) if i in used
    ))  # fmt: skip
    _write("aliases.csv", ("person", "name", "alias"), aliases)
    print(
        len(rows),
        "terms",
        len(used),
        "people",
        len(aliases),
        "aliases",
        Counter(r["office"] for r in rows).most_common(8),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
