"""Make ``docs/types``: one page a PLOVER type, from the ontology and the lexicon.

    python tools/make_type_pages.py            write the pages
    python tools/make_type_pages.py --check    exit 1 where a page is not what the data files give

The pages are never edited by hand: an analyst edits ``src/readouts/resources/{ontology,lexicon,patterns}`` and runs this again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from readouts.coding.events.lexicon.lexicon import Entry, Lexicon
from readouts.coding.events.lexicon.schema import ClassesFile, EntryModel, Part, Paths
from readouts.ontology.plover import EventType, Ontology, parse_label
from readouts.resources.files import read_yaml

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "types"
_PARTS: tuple[tuple[str, Part], ...] = (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective"))
# What a condition asks for, as a reader says it; {} are its words.
_WORDS = {
    "object": "the object is {}",
    "object_not": "the object is not {}",
    "object_entity": "the object is a name of the kind {}",
    "object_kind": "the object is a {}",
    "subject": "the subject is {}",
    "subject_not": "the subject is not {}",
    "modifier": "{} stands before it",
    "clause_not": "its clause does not say {}",
    "near": "the sentence also holds {}",
    "near_not": "the sentence does not hold {}",
    "actor_kind": "the actor is a {}",
}
_FLAGS = {
    "intransitive": "no object follows",
    "plain": "nothing is said of the object (“called him a liar”)",
    "needs_inner": "it governs another event",
    "carried": "a verb carries it (“announced an agreement”)",
    "predicate_only": "it is a predicate (“called it a sham”)",
    "negated_only": "it is negated, which the type says already",
    "unreal_only": "it is announced or possible, which the type says already",
    "partners": "two states or organisations take part",
}
_CLAUSES = {"to": "a “to …” clause", "that": "a “that …” clause", "ing": "an “-ing” clause"}
_SIDES = {
    "any": "a state or an organisation is known on one side",
    "actor": "the actor belongs to a known state or organisation",
    "recipient": "the recipient belongs to a known state or organisation",
    "both": "both sides belong to known states or organisations",
    "addressed": "somebody says it of a known recipient",
}
_PATHS = {
    "subject": "the subject",
    "object": "the object",
    "indirect": "the indirect object",
    "possessor": "the possessor",
    "modifier": "the adjective or noun before it",
    "clause-subject": "the subject of its clause",
    "inner-actors": "the actors of the event that it governs",
    "inner-recipients": "the recipients of the event that it governs",
    "inner-sides": "the sides of the event that it governs",
    "inner-others": "the others in the event that it governs",
    "content": "whoever is named in what it governs",
    "in-talks": "the other side of the talks in which it is said",
    "celebrant": "who marks or proclaims the event",
    "place": "the state in which it is",
    "speaker": "who says the sentence",
}
_OWN_LINES = {
    "id", "reason", "frame", "verbs", "nouns", "adjectives", "type", "mode", "contexts", "prep", "prep_not", "clause", "side",
    "content", "match", "never",
}  # fmt: skip


def pages() -> dict[str, str]:
    """All pages by file name."""
    ontology = Ontology.load()
    lexicon = Lexicon.load(ontology)
    found = {f"{t.name}.md": _page(t, lexicon) for t in ontology.types.values()}
    found["README.md"] = _index(ontology, lexicon)
    found["classes.md"] = _classes()
    found["operators.md"] = _operators(lexicon)
    return found


def stale(folder: Path = FOLDER) -> list[str]:
    """Names of pages that are missing, too many, or not what the data files give."""
    wanted = pages()
    there = {p.name: p.read_text("utf-8") for p in folder.glob("*.md")}
    return sorted(n for n in wanted.keys() | there.keys() if wanted.get(n) != there.get(n))


def _index(ontology: Ontology, lexicon: Lexicon) -> str:
    rows = []
    for t in ontology.types.values():
        entries = [e for e in lexicon.entries if e.type == t.name]
        words = sum(len(getattr(e.rule, part)) for e in entries for part, _ in _PARTS)
        quad = t.quad.replace("_", " ")
        rows.append(f"| [{t.name}]({t.name}.md) | {t.label} | {quad} | {t.score:+.1f} | {len(entries)} | {words} |")
    return "\n".join(
        [
            "# The types of events",
            "",
            "Made from the ontology and the lexicon by `python tools/make_type_pages.py`; not edited by hand. The lexicon holds "
            f"{lexicon.size} words and expressions that can code an event, or change the type of one that they govern.",
            "",
            "| type | means | quad | score | rules | words |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
            "[Words that change the type](operators.md) of an event that they govern · [classes of words](classes.md) that rules name",
            "",
            "Any type may be marked:",
            "",
            *(f"- **{name}**: {text}" for name, text in ontology.auxiliary.items()),
            "",
        ]
    )


def _page(type_: EventType, lexicon: Lexicon) -> str:
    entries = [e for e in lexicon.entries if e.type == type_.name]
    lines = [
        f"# {type_.name}",
        "",
        f"Somebody **{type_.label}**. Quad: {type_.quad.replace('_', ' ')} ({type_.quad_code}); PLOVER score {type_.score:+.1f}.",
        "",
        "Made from the ontology and the lexicon by `python tools/make_type_pages.py`; not edited by hand.",
        "",
    ]
    if type_.modes:
        lines += ["## Modes", "", *(f"- **{name}**: {text}" for name, text in type_.modes.items()), ""]
    lines += ["## Rules", ""]
    for entry in entries:
        lines += [*_entry(entry), ""]
    if governed := list(_governed(type_.name, lexicon)):
        lines += [
            "## Through the event that is governed",
            "",
            "What a word makes of an event that it governs (“refused to meet”), whatever type the word has by itself.",
            "",
            *governed,
            "",
        ]
    return "\n".join(lines)


def _entry(entry: Entry) -> Iterator[str]:
    rule = entry.rule
    label = f"{entry.type}/{entry.mode}" if entry.mode else str(entry.type)
    yield f"### `{entry.id}`"
    yield ""
    yield f"{rule.reason} Coded as **{label}**" + (
        f", context {_joined(rule.contexts, 'and')}." if rule.contexts else "."
    )
    yield ""
    for name, part in _PARTS:
        if words := getattr(rule, name):
            yield f"- {name}: {', '.join(words)}"
            if paths := getattr(entry.frame, part):
                yield f"  - {_sides_of(paths, entry.frame.symmetric)}"
    if conditions := list(_conditions(rule)):
        yield f"- only where {'; '.join(conditions)}"
    if rule.content:
        yield f"- with the event that it governs: {rule.content} (below, or on the page of the type that it becomes)"
    yield from (f"- yes: “{sentence}”" for sentence in rule.match)
    yield from (f"- no: “{sentence}”" for sentence in rule.never)


def _sides_of(paths: Paths, symmetric: bool) -> str:
    actor, recipient = _places(paths.actor), _places(paths.recipient)
    if symmetric:
        return f"sides, on a par: {actor}; with {recipient}" if recipient else f"sides, on a par: {actor}"
    return f"actor: {actor}" + (f"; recipient: {recipient}" if recipient else "")


def _places(paths: Iterable[str]) -> str:
    return ", else ".join(_PATHS.get(path, f"after “{path}”") for path in paths)


def _conditions(rule: EntryModel) -> Iterator[str]:
    """Everything that an entry asks for; a kind of condition that is new here is shown as it stands in the file."""
    for name, value in rule.model_dump(exclude_defaults=True).items():
        if name in _WORDS:
            yield _WORDS[name].format(_joined(value))
        elif name in _FLAGS:
            yield _FLAGS[name]
        elif name not in _OWN_LINES:
            yield f"`{name}`: {value if not isinstance(value, (list, tuple)) else _joined(value)}"
    if rule.prep:
        yield f"it has {' or '.join(_prepositions(rule.prep))}"
    if prep_not := getattr(rule, "prep_not", None):
        yield f"it does not have {' or '.join(_prepositions(prep_not))}"
    if rule.clause:
        yield f"it has {' or '.join(_CLAUSES[c] for c in rule.clause)}"
    if rule.side:
        yield _SIDES.get(rule.side, f"`side`: {rule.side}")


def _prepositions(prep: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, words in prep.items():
        yield f"“{name}”" + (f" with {_joined(words)}" if words else "")


def _joined(words: Iterable[str], last: str = "or") -> str:
    """Words as a list to read; a class of words is marked and written out in ``classes.md``."""
    shown = [f"[{w[1:]}](classes.md#{w[1:]})" if w.startswith("@") else w for w in words]
    return ", ".join(shown[:-1]) + f" {last} {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _governed(name: str, lexicon: Lexicon) -> Iterator[str]:
    for table, content in lexicon.contents.items():
        by_label: dict[str, list[str]] = {}
        for inner, label in content.becomes.items():
            if parse_label(label)[0] == name:
                by_label.setdefault(label, []).append(inner)
        if by_label:
            became = "; ".join(f"{_joined(inner)} → **{label}**" for label, inner in by_label.items())
            rules = [_link(e) for e in lexicon.entries if e.rule.content == table]
            yield f"- **{table}** ({', '.join(rules) or 'where the grammar says so'}): {content.reason} {became}"


def _link(entry: Entry) -> str:
    page = entry.type or "operators"
    return f"[{entry.id}]({page}.md#{entry.id.lower()})"


def _operators(lexicon: Lexicon) -> str:
    lines = [
        "# Words that change the type of what they govern",
        "",
        "Made from the lexicon by `python tools/make_type_pages.py`; not edited by hand. These words code nothing by themselves: they make "
        "another type of the event that they govern, as the pages of the types say.",
        "",
    ]
    for entry in lexicon.entries:
        if entry.type is None:
            lines += [*_entry(entry), ""]
    return "\n".join(lines)


def _classes() -> str:
    classes = read_yaml("lexicon/classes.yaml", ClassesFile).classes
    lines = ["# Classes of words", "", "Made from `lexicon/classes.yaml` by `python tools/make_type_pages.py`.", ""]
    for name, words in classes.items():
        lines += [f"## {name}", "", _joined(words, "and"), ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    if arguments == ["--check"]:
        for name in (found := stale()):
            print(f"docs/types/{name} is not what the data files give; run: python tools/make_type_pages.py")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8")
    print(f"{len(wanted)} pages in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
