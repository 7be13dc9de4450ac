"""What a source is, whose institution it is, and words that point back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.coding import Statement
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model

Find = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def find(pipeline: Pipeline, read: Callable[..., Reading]) -> Find:
    """A function from a text to its statements."""
    return lambda text: pipeline.statements.find(read(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Danish foreign minister said the ferry would sail.", "official"),
        ("Oslo said the ferry would sail.", "official"),
        ("Two officials said the ferry would sail.", "official"),
        ("Portugal's presidency said the ferry would sail.", "official"),
        ("The directorate of communications said the ferry would sail.", "official"),
        ("The Danish readout said the ferry would sail.", "official"),
        ("Saudi state media said the ferry would sail.", "outlet"),
        ("A local newspaper said the ferry would sail.", "outlet"),
        ("Analysts at a think tank said the ferry would sail.", "expert"),
        ("A professor at the University of Oslo said the ferry would sail.", "expert"),
        ("A fisherman said the ferry would sail.", "unknown"),
        ("The poll said the ferry would sail.", "unknown"),
    ],
)
def test_source_kind(text: str, kind: str, find: Find):
    """A source is official, an outlet or an expert by the table of actors, else by its noun; else it is unknown."""
    assert find(text)[0].source_kind == kind


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The Danish statement said the ferry would sail.", "DNK"),
        ("The Slovak directorate of roads said the tunnel was shut.", "SVK"),
        ("Egypt's presidency said the pact was near. The statement said no date was set.", "EGY"),
        ("The report said three ships had left.", None),
        ("Egypt's presidency said the pact was near. A statement on the wall said that it was off.", None),
    ],
)
def test_institution_has_the_state_beside_it(text: str, state: str | None, find: Find):
    """The words beside an institution's noun name its state; "the statement" is of whoever spoke before."""
    assert [s.speaker.state for s in find(text) if s.speaker][-1] == state


def test_it_is_the_institution_that_spoke_before(find: Find):
    """After a ministry's words, "it added" is the ministry."""
    statements = find("The Greek foreign ministry said the envoy was summoned. The talks were frank, it added.")
    assert [s.speaker.state for s in statements if s.speaker] == ["GRC", "GRC"]


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        (
            "The embargo will end soon. That is what the Danish minister announced.",
            "announced",
            "The embargo will end soon",
        ),
        ("The road will open, and this is what Oslo has promised.", "promised", "The road will open"),
        ("Oslo says the strait is open water, a view Moscow rejects.", "rejects", "the strait is open water"),
        ("Oslo says the strait is open water, a view Moscow rejects.", "says", "the strait is open water"),
        ("Officials said the plan was dead, a claim that the minister denied.", "denied", "the plan was dead"),
    ],
)
def test_words_taken_up(text: str, cue: str, words: str, find: Find):
    """Where a pronoun or a noun points back, what it points to was said, and nobody else's words hold the pointing."""
    assert [s.text for s in find(text) if s.cue and s.cue.text_of(text) == cue] == [words]


def test_what_points_to_nothing_is_no_statement(find: Find):
    """At the start of a text "that is what he said" has nothing to point to."""
    assert find("That is what the minister said.") == ()


def test_cue_between_verb_and_clause(find: Find):
    """In "the two agreed, the Kremlin said, that …" the Kremlin says both halves, and the two nothing of the Kremlin."""
    text = "The two ministers agreed, the Kremlin said, that the gas would flow again."
    (said,) = [s for s in find(text) if s.cue and s.cue.text_of(text) == "said"]
    assert [p.text_of(text) for p in said.content] == ["The two ministers agreed", "that the gas would flow again"]


@pytest.mark.parametrize(
    ("text", "words", "medium"),
    [
        ("The premier said the pact was dead in an interview with Radio Mar.", "the pact was dead", "interview"),
        ("The premier said prices would fall at a news conference in Riga.", "prices would fall", "briefing"),
        ("The premier said the pact was announced in the speech.", "the pact was announced in the speech", None),
    ],
)
def test_place_of_speaking_is_no_content(text: str, words: str, medium: str | None, find: Find):
    """A last phrase that tells where somebody spoke gives the medium; a definite one may be part of the words."""
    statement = find(text)[0]
    assert (statement.text, statement.medium) == (words, medium)


def test_two_people_of_one_state_speak(find: Find):
    """Two named people of one state make two statements of the same words."""
    statements = find("Sergey Lavrov and Maria Zakharova rejected the report.")
    assert sorted(s.speaker.name or "" for s in statements if s.speaker) == ["Maria Zakharova", "Sergei Lavrov"]
