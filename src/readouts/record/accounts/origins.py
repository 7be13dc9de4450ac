"""Where documents have their words from: copies, credited agencies and repeats count with their origin.

Everything here looks at the few documents of one contact, or at those that a question names, never at the whole record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from pydantic import TypeAdapter

from readouts.coding.coding import Imprint
from readouts.interval import Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.model import Contact, Origin
from readouts.resources.files import read_yaml
from readouts.resources.word_lists import WordList
from readouts.slots import replace
from readouts.span import Span

COPIED = 0.25
"""Share of the shorter text's words that makes a copy; independent reports of one event share up to an eighth."""

MOSTLY_COPIED = 0.4
"""The same, with the words that somebody is quoted with: cut copy is often little else."""

_FEWEST = 3
"""Runs of three own words that a copy shares at least: two may be chance."""


_BACK = 8


@dataclass(frozen=True, slots=True)
class Origins:
    """Tells outlets and copies apart."""

    agencies: Mapping[str, str]
    """How datelines write agencies → what they are called."""
    generic: frozenset[str]
    """Words that tell one outlet from no other."""
    people: frozenset[str]
    """Words for an outlet's own people, who are no other source."""

    @classmethod
    @cache
    def load(cls) -> Origins:
        """With the tables that ship with the package."""
        lists = read_yaml("record/outlets.yaml", TypeAdapter(dict[str, WordList]))
        agencies = read_yaml("documents/agencies.yaml", TypeAdapter(dict[str, str]))
        return cls(agencies, lists["generic"].words, lists["people"].words)

    def same_outlet(self, first: str, second: str) -> bool:
        """Whether two names are of one outlet: "Fjord Wire" and "Fjord", "Fjord News Agency" and "FNA".

        >>> Origins.load().same_outlet("AP", "The Associated Press")
        True
        """
        ours, theirs = self._names(first), self._names(second)
        return any(self._same(a, b) or _stands_for(a, b) or _stands_for(b, a) for a in ours for b in theirs)

    def _same(self, first: str, second: str) -> bool:
        """Whether two names share all their telling words."""
        ours, theirs = set(_words(first)) - {"the"}, set(_words(second)) - {"the"}
        telling = ours - self.generic
        return ours == theirs or (bool(telling) and telling == theirs - self.generic)

    def _names(self, name: str) -> tuple[str, ...]:
        known = self.agencies.get(name)
        return (name, known) if known else (name,)

    def of_reports(self, corpus: Corpus, members: Sequence[Filed]) -> tuple[Origin, ...]:
        """The documents that report a contact by their origin, the largest group first."""
        documents = sorted({m.document for m in members})
        repeated = {d: _repeated(corpus, [m for m in members if m.document == d]) for d in documents}
        return self.group([Sheet.of(corpus, d, repeats=repeated[d]) for d in documents])

    def group(self, sheets: Sequence[Sheet]) -> tuple[Origin, ...]:
        """Documents by their origin; the order of ``sheets`` does not matter."""
        ordered = sorted(sheets, key=lambda s: s.document)
        groups, why = _copies(ordered)
        found: dict[str, tuple[list[Sheet], list[str]]] = {}
        known: list[str] = []
        for group in groups:
            origin, reasons = self._origin(group, [s.publisher for s in ordered])
            name = next((k for k in known if origin and self.same_outlet(k, origin)), origin)
            if name and name not in known:
                known.append(name)
            together, because = found.setdefault(name or f"?{group[0].document}", ([], []))
            together += group
            because += [*reasons, *(why[s.document] for s in group if s.document in why)]
        origins = [
            Origin(
                None if name.startswith("?") else name,
                tuple(sorted(s.document for s in together)),
                tuple(sorted({s.publisher for s in together})),
                tuple(dict.fromkeys(because)),
            )
            for name, (together, because) in found.items()
        ]
        return tuple(sorted(origins, key=lambda o: (-len(o.documents), o.publisher or "", o.documents)))

    def _origin(self, group: Sequence[Sheet], publishers_near: Sequence[str]) -> tuple[str | None, list[str]]:
        """The publisher from whom a group of copies has its words, with reasons; None where nothing tells."""
        credits: dict[str, str] = {}
        for sheet in group:
            for name, reason in sheet.credited():
                if not self.same_outlet(name, sheet.publisher):
                    credits.setdefault(self.agencies.get(name, name), reason)
        if credits:
            name = sorted(credits)[0]
            own = next((p for p in publishers_near if self.same_outlet(p, name)), name)
            return own, [credits[name]]
        publishers = {s.publisher for s in group}
        if len(publishers) == 1:
            return group[0].publisher, []
        if official := sorted({s.publisher for s in group if s.official}):
            return official[0], [f"{official[0]} is a side's own page"]
        if signed := sorted({s.publisher for s in group if s.credits}):
            return signed[0], [f"{signed[0]} signs it as its own"]
        return _first_of(group)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked of one document."""

    document: str
    publisher: str
    imprint: Imprint
    published: Interval
    official: bool = False
    agency: bool = False
    """Whether the publisher is a news agency: what its datelines credit is itself, however it writes its name."""
    repeats: str | None = None
    """The outlet whose report it repeats, where all that it says of the contact stands in that outlet's words."""

    @classmethod
    def of(cls, corpus: Corpus, document: str, *, repeats: str | None = None) -> Sheet:
        """The sheet of a document of the record."""
        coding = corpus.by_document[document]
        facts = corpus.facts.get(document)
        return cls(
            document,
            corpus.publisher(document),
            coding.imprint,
            coding.published.interval,
            official=corpus.official_state(document) is not None,
            agency=facts is not None and facts.kind in _AGENCIES,
            repeats=repeats,
        )

    @property
    def credits(self) -> tuple[str, ...]:
        """The names that the document credits."""
        return self.imprint.credits

    def credited(self) -> Iterable[tuple[str, str]]:
        """Names that may be the origin, each with the reason."""
        if not self.agency:
            yield from ((name, f"{self.document} credits {name}") for name in self.credits)
        if self.repeats:
            yield self.repeats, f"{self.document} repeats what {self.repeats} reported"


def independent(origins: Sequence[Origin]) -> int:
    """How many independent publishers stand behind documents.

    A group whose origin is not known counts, unless one of those who printed it counts already: it may be theirs.
    """
    known = {o.publisher for o in origins if o.publisher}
    return len(known) + sum(o.publisher is None and known.isdisjoint(o.publishers) for o in origins)


class WithOrigins(Protocol):
    """A contact, or as much of one as tells its origins."""

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where its documents have their words from."""
        ...


def origin_of(contacts: Iterable[WithOrigins]) -> Mapping[str, str]:
    """For each document of contacts the publisher who had its words first; of undecided copies one stands for all.

    With it a record tells how many voices cover a question, and not how many copies.
    """
    found: dict[str, str] = {}
    for contact in contacts:
        for origin in contact.origins:
            name = origin.publisher or min(origin.documents)
            for document in origin.documents:
                found[document] = min(name, found.get(document, name))
    return found


def independent_of(contact: Contact, first: str, second: str) -> bool:
    """Whether two documents of a contact have words of their own, and not one another's or a third one's."""
    return not any(first in o.documents and second in o.documents for o in contact.origins)


def with_origins(contact: Contact, origins: Sequence[Origin]) -> Contact:
    """The contact with its origins, and the number of independent ones behind each value."""
    of = {d: origin for origin in origins for d in origin.documents}
    support = tuple(
        replace(s, independent=independent(list({id(o): o for x in s.sources if (o := of.get(x.document))}.values())))
        for s in contact.support
    )
    return replace(
        contact,
        origins=tuple(origins),
        publishers=len({p for origin in origins for p in origin.publishers}),
        independent=independent(origins),
        support=support,
    )


def _copies(sheets: Sequence[Sheet]) -> tuple[list[list[Sheet]], dict[str, str]]:
    """Sheets in groups that share their words, and why each later one is in its group.

    Only sheets that share a run of own words are compared, so that the cost is that of what they share.
    """
    holders: dict[int, list[int]] = {}
    for n, sheet in enumerate(sheets):
        for run in sheet.imprint.own:
            holders.setdefault(run, []).append(n)
    # Of many that share a run each is compared with the few before it: where all are copies, one link each is enough.
    pairs = {(a, b) for found in holders.values() for n, b in enumerate(found) for a in found[max(n - _BACK, 0) : n]}
    group_of = {n: [n] for n in range(len(sheets))}
    why: dict[str, str] = {}
    for a, b in sorted(pairs):
        share = shared_words(sheets[a].imprint, sheets[b].imprint)
        if share is None:
            continue
        why.setdefault(
            sheets[b].document,
            f"{sheets[b].document} shares {share:.0%} of its words with {sheets[a].document}",
        )
        if group_of[a] is not group_of[b]:
            group_of[a].extend(group_of[b])
            for n in group_of[b]:
                group_of[n] = group_of[a]
    distinct = {id(group): sorted(group) for group in group_of.values()}
    return [[sheets[n] for n in group] for group in sorted(distinct.values())], why


def shared_words(first: Imprint, second: Imprint) -> float | None:
    """The share of the shorter text that stands in the other one, if that makes it a copy; else None.

    Two reports that give one statement at length share its words and no others. So what counts is what they share
    apart from quoted words, and apart from the one sentence that they share most of: the statement may stand there
    without its marks.
    """
    level = max(first.level, second.level)
    short, long = sorted((first, second), key=lambda i: (len(i.runs), i.runs))
    theirs = frozenset(long.runs)
    everything = [h for h in short.runs if h % level == 0]
    if not everything:
        return None
    share = sum(h in theirs for h in everything) / len(everything)
    own = _beyond_one_sentence(short, theirs, frozenset(short.own), level, fewest=_FEWEST)
    most = _beyond_one_sentence(short, theirs, frozenset(short.runs), level, fewest=2 * _FEWEST)
    copied = min(own, share) >= COPIED or min(most, share) >= MOSTLY_COPIED
    return share if copied else None


def _beyond_one_sentence(
    short: Imprint, theirs: Collection[int], asked: Collection[int], level: int, *, fewest: int
) -> float:
    """The share of a text's runs that stand elsewhere, its most shared sentence left out; 0 where hardly any do."""
    by_sentence: dict[int, list[bool]] = {}
    for run, sentence in zip(short.runs, short.sentences, strict=True):
        if run in asked and run % level == 0:
            by_sentence.setdefault(sentence, []).append(run in theirs)
    left_out = min(by_sentence, key=lambda n: (-sum(by_sentence[n]), n), default=None)
    others = [shared for n, found in by_sentence.items() if n != left_out for shared in found]
    return sum(others) / len(others) if sum(others) >= fewest else 0.0


def _first_of(group: Sequence[Sheet]) -> tuple[str | None, list[str]]:
    """The publisher that had the words first, where the days of publication tell."""
    for sheet in group:
        latest = sheet.published.latest
        others = [s.published.earliest for s in group if s.publisher != sheet.publisher]
        if latest is not None and all(_later(day, latest) for day in others):
            return sheet.publisher, [f"{sheet.document} appeared first, on {latest} at the latest"]
    return None, ["which of them came first is not known"]


def _later(day: date | None, than: date) -> bool:
    return day is not None and day > than


def _repeated(corpus: Corpus, reports: Sequence[Filed]) -> str | None:
    """The other outlet in whose words a document reports a contact; None where it says anything of it by itself."""
    document = reports[0].document
    names = set()
    for report in reports:
        spans = report.report.evidence[:1] if report.report.standing == "main" else report.report.evidence
        for span in spans:
            name = outlet_speaking(corpus, document, span)
            if name is None:
                return None
            names.add(name)
    return sorted(names)[0] if names else None


def _other_outlet(corpus: Corpus, document: str, name: str) -> bool:
    origins = Origins.load()
    return origins.people.isdisjoint(_words(name)) and not origins.same_outlet(name, corpus.publisher(document))


def outlet_speaking(corpus: Corpus, document: str, span: Span) -> str | None:
    """The other outlet in whose words a place of a document lies ("…, Fjord Wire reported"); None in nobody else's."""
    for statement in corpus.by_document[document].statements:
        speaker = statement.speaker
        if statement.source_kind != "outlet" or speaker is None:
            continue
        name = speaker.name or speaker.role
        if name and any(c.contains(span) for c in statement.content) and _other_outlet(corpus, document, name):
            return name
    return None


_AGENCIES = frozenset({"wire", "agency", "news agency", "news_agency"})


def _words(name: str) -> list[str]:
    plain = "".join(c if c.isalnum() else " " for c in name.casefold())
    return plain.split()


def _stands_for(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name: "FNA", "Fjord News Agency"."""
    words = [w for w in _words(name) if w not in ("the", "of", "and", "s")]
    return letters.isupper() and len(letters) > 1 and letters.casefold() == "".join(w[0] for w in words)
