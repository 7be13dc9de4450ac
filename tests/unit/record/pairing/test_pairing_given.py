"""What people decide of two reports comes before every rule."""

from __future__ import annotations

from datetime import UTC, datetime

from factory import Paper, person
from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import Correction, Passage, correction
from readouts.record.model import Contact

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")


def passage(paper: Paper, number: int = 0) -> Passage:
    report = paper.contacts[number]
    return Passage(paper.digest, report.id, report.evidence[0])


def decided(action: str, *groups: list[Passage], hour: int = 9) -> Correction:
    """A merge of all passages of the first group, or a split of the two groups."""
    at = datetime(2026, 11, 22, hour, tzinfo=UTC)
    given: dict[str, object] = {"passages": tuple(groups[0])}
    if len(groups) > 1:
        given["others"] = tuple(groups[1])
    return correction("Ana Roth", "the two spokesmen say so", action, "contact", "x", at, **given)  # type: ignore[arg-type]


def contacts(builder: RecordBuilder, papers: list[Paper], log: list[Correction]) -> tuple[Contact, ...]:
    return builder.build([p.coding() for p in papers], [p.facts() for p in papers], log).contacts


def papers(*days: str | None) -> list[Paper]:
    found = []
    for number, day in enumerate(days):
        paper = Paper(f"d{number}", "2021-03-12")
        paper.contact([ADA, BEN], day, standing="background")
        found.append(paper)
    return found


def test_a_merge_stands_against_every_rule(builder: RecordBuilder) -> None:
    """Two reports five days apart are one entry where a person says so, and the trace names the person."""
    made = papers("2021-03-09", "2021-03-04")
    assert len(contacts(builder, made, [])) == 2
    (contact,) = contacts(builder, made, [decided("merge", [passage(p) for p in made])])
    assert [s.reason for s in contact.trace if "Ana Roth on 2026-11-22 joined them" in s.reason]


def test_a_merge_may_join_what_no_block_has_in_common(builder: RecordBuilder) -> None:
    """Reports that name other sides, and one that gives no day, are joined all the same."""
    made = papers("2021-03-09", None)
    other = Paper("z", "2021-03-12")
    other.contact([ADA, CAI], "2021-03-01", standing="background")
    (contact,) = contacts(builder, [*made, other], [decided("merge", [passage(p) for p in (*made, other)])])
    assert len(contact.reports) == 3


def test_a_split_keeps_apart_what_the_rules_join(builder: RecordBuilder) -> None:
    """Two reports of one day are two entries where a person says so."""
    made = papers("2021-03-09", "2021-03-09")
    assert len(contacts(builder, made, [])) == 1
    assert len(contacts(builder, made, [decided("split", [passage(made[0])], [passage(made[1])])])) == 2


def test_others_must_fit_both_of_what_people_joined(builder: RecordBuilder) -> None:
    """A third report joins two that a person joined where nothing keeps it from either; a person may join it too."""
    made = papers("2021-03-09", "2021-03-04", "2021-03-09")
    merged = decided("merge", [passage(p) for p in made[:2]])
    assert [len(c.reports) for c in contacts(builder, made, [merged])] == [2, 1]
    near = papers("2021-03-09", None, "2021-03-09")
    assert len(contacts(builder, near, [decided("merge", [passage(p) for p in near[:2]])])) == 1


def test_the_newest_decision_on_a_pair_stands(builder: RecordBuilder) -> None:
    """A split that was followed by a merge of the same reports acts no more."""
    made = papers("2021-03-09", "2021-03-09")
    split = decided("split", [passage(made[0])], [passage(made[1])])
    merged = decided("merge", [passage(p) for p in made], hour=10)
    assert len(contacts(builder, made, [split, merged])) == 1
    assert len(contacts(builder, made, [decided("merge", [passage(p) for p in made], hour=8), split])) == 2
