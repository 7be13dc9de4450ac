"""Who says what: one promise a test, sentences of our own."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from readouts.coding.coding import Statement
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model

Find = Callable[[str], tuple[Reading, tuple[Statement, ...]]]


@pytest.fixture(scope="session")
def find(pipeline: Pipeline, read: Callable[..., Reading]) -> Find:
    """A function from a text to its reading and statements."""

    def finder(text: str) -> tuple[Reading, tuple[Statement, ...]]:
        reading = read(text)
        return reading, pipeline.statements.find(reading)

    return finder


def shown(reading: Reading, statement: Statement) -> tuple[str | None, str | None, str]:
    """Source, cue and words as they stand in the text."""
    source = reading.text(statement.source) if statement.source else None
    cue = reading.text(statement.cue) if statement.cue else None
    return source, cue, " | ".join(reading.text(piece) for piece in statement.content)


CASES = [
    # clauses and infinitives
    ("Oslo said that it would wait.", ("Oslo", "said", "it would wait")),
    ("Norway promised on Friday to release the crew.", ("Norway", "promised", "to release the crew")),
    ("Ms Lind urged Warsaw to open the border.", ("Ms Lind", "urged", "Warsaw to open the border")),
    ("Ms Lind called for an inquiry during her visit.", ("Ms Lind", "called", "an inquiry")),
    ("Ms Lind accused Warsaw of breaking the treaty.", ("Ms Lind", "accused", "Warsaw of breaking the treaty")),
    ("The minister denied having met the envoy.", ("The minister", "denied", "having met the envoy")),
    ("The ministry says nothing of the raid.", ("The ministry", "says", "the raid")),
    ("He described the talks as “tense”.", ("He", "described", "the talks | “tense”")),
    # order
    ("The road is open, the army said on Monday.", ("the army", "said", "The road is open")),
    ("The road, the army said, is open.", ("the army", "said", "The road | is open")),
    ("“The road is open,” said Colonel Ravi Menon.", ("Colonel Ravi Menon", "said", "“The road is open,”")),
    ("“A deal,” she said, “is near.”", ("she", "said", "“A deal,” | “is near.”")),
    ("“Not yet,” sighed the ambassador.", ("the ambassador", "sighed", "“Not yet,”")),
    ("The mayor added: “We are ready.”", ("The mayor", "added", "“We are ready.”")),
    (
        "Rain fell, the World Weather Office (WWO) said on Monday.",
        ("the World Weather Office (WWO)", "said", "Rain fell"),
    ),
    (
        "Troops left, two aides to Prime Minister Ali Zeidan said.",
        ("two aides to Prime Minister Ali Zeidan", "said", "Troops left"),
    ),
    # passive and hearsay
    ("Mr Sato was quoted as saying that the deal was dead.", ("Mr Sato", "quoted as saying", "the deal was dead")),
    ("The general is believed to have fled.", (None, "believed", "The general | to have fled")),
    ("It was agreed that experts would meet in June.", (None, "agreed", "experts would meet in June")),
    # phrases, nouns, adjectives
    ("According to two diplomats, the draft is ready.", ("two diplomats", "According to", "the draft is ready")),
    ("The claim that the ship was armed is false.", (None, "claim", "the ship was armed")),
    ("Peru's pledge to cut tariffs was kept.", ("Peru's", "pledge", "to cut tariffs")),
    ("The palace made no mention of the strike.", ("The palace", "made no mention", "the strike")),
    ("The premier is confident that the bill will pass.", ("The premier", "confident", "the bill will pass")),
    # cues that the tagger or the parser takes for something else
    (
        "The city's housing charity reckons rents have risen.",
        ("The city's housing charity", "reckons", "rents have risen"),
    ),
    ("Sen. Ann Lowe, R-Neb., wrote that questions remain.", ("Sen. Ann Lowe, R-Neb.", "wrote", "questions remain")),
    ("The firm gave money to both, records show.", ("records", "show", "The firm gave money to both")),
    ("Mayor Lund brushed aside the charge.", ("Mayor Lund", "brushed", "the charge")),
    # behind a long subject, with an addressee
    (
        "The party was doomed, two people who know him told CNN.",
        ("two people", "told", "The party was doomed"),
    ),
    (
        "She has conceded, per two people with knowledge of the call.",
        ("two people with knowledge of the call", "per", "She has conceded"),
    ),
    # a reason that is given, a label, a claim that a clause takes up
    ("The firm declined to comment, citing pending litigation.", ("The firm", "citing", "pending litigation")),
    ("He referred to the bill as a “sham”.", ("He", "referred", "the bill | a “sham”")),
    ("The decision, which he defended, drew protests.", ("he", "defended", "The decision")),
    # where the words end
    ("They say it will pass, though experts doubt it can.", ("They", "say", "it will pass")),
    (
        "Gloves ran out, they said, and nurses were not paid.",
        ("they", "said", "Gloves ran out | and nurses were not paid"),
    ),
    ("Friends say he is fair: nobody leaves angry.", ("Friends", "say", "he is fair: nobody leaves angry")),
    # quotations behind a colon
    ("Ms Hobbs celebrated with the message: “It was worth it.”", ("Ms Hobbs", "message", "“It was worth it.”")),
    # readouts and polls
    (
        "The Turkish readout says Ankara asked for the call.",
        ("The Turkish readout", "says", "Ankara asked for the call"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_attribution_is_found(text: str, expected: tuple[str | None, str, str], find: Find):
    """Source, cue and words of each manner of reporting, cut as a reader would cut them."""
    reading, statements = find(text)
    assert expected in [shown(reading, s) for s in statements]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy crossed the “Friendship Bridge” at dawn.",
        "The army continued to shell the town.",
        "His novel won a prize and the film opened the festival.",
        "The storm is supposed to pass by Friday.",
        "The firm did not respond to a request for comment.",
        "The loss adds evidence that the team is tired.",
        "He spoke softly to avoid criticizing the president.",
    ],
)
def test_nothing_is_said(text: str, find: Find):
    """Names in quotation marks and plain happenings are no statements."""
    assert find(text)[1] == ()


def test_speech_runs_on_in_its_paragraph(find: Find):
    """A quotation without a cue behind the one that has it is more of the same statement."""
    reading, (statement,) = find("“We tried,” said Ana Reyes. “Nobody answered. The line was dead.”")
    assert shown(reading, statement)[2] == "“We tried,” | “Nobody answered. The line was dead.”"
    assert statement.direct


def test_free_standing_quotation_has_the_last_speaker(find: Find):
    """A quotation that stands alone behind indirect speech is the same speaker's, and has no cue."""
    reading, statements = find("Pilar Ortega said the ship had left.\n\n“It will not come back.”")
    last = [s for s in statements if s.cue is None]
    assert [shown(reading, s) for s in last] == [("Pilar Ortega", None, "“It will not come back.”")]


def test_speech_over_paragraphs_is_one_statement(find: Find):
    """Speech whose mark is opened again in the next paragraph belongs to the cue that ends it."""
    _, statements = find("“The road was closed for two days.\n\n“Nobody told us why,” the driver said.")
    assert [len(s.content) >= 1 and "two days" in s.text and "why" in s.text for s in statements] == [True]


def test_inner_statement_names_its_parent(find: Find):
    """What a minister urged, as his spokesman said, stands inside the spokesman's words."""
    reading, statements = find("The spokesman said the minister had urged Lima to wait.")
    outer, inner = sorted(statements, key=lambda s: len(s.text), reverse=True)
    assert shown(reading, inner)[1] == "urged"
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_agency_and_official_are_nested(find: Find):
    """An agency that quotes an official reports him; he reports the rest."""
    reading, statements = find("Kyodo quoted an official as saying that the plane had landed.")
    by_source = {shown(reading, s)[0]: s for s in statements}
    assert by_source["an official"].parent == by_source["Kyodo"].id


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("“I think we will win,” said Ana Reyes.", ["said"]),
        ("Ana Reyes said she hoped to win.", ["said"]),
        ("Ana Reyes said Warsaw feared a strike.", ["said"]),
        ("Ana Reyes said Warsaw had promised to wait.", ["said", "promised"]),
        ("She hopes to win.", ["hopes"]),
    ],
)
def test_attitudes_inside_words_belong_to_them(text: str, cues: list[str], find: Find):
    """Inside somebody's words only what somebody else says is a statement of its own."""
    reading, statements = find(text)
    found = sorted((s.cue for s in statements if s.cue), key=lambda cue: cue.start)
    assert [reading.text(cue) for cue in found] == cues


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Oslo wants to join the pact.", "thinks"),
        ("Oslo is confident that the pact will hold.", "thinks"),
        ("Oslo's hope for a deal is fading.", "thinks"),
        ("Oslo promised to join the pact.", "says"),
        ("Oslo's claim that the pact is dead was wrong.", "says"),
        ("According to Oslo, the pact is dead.", "says"),
    ],
)
def test_act(text: str, act: str, find: Find):
    """What is only thought, wanted or feared is told apart from what is said."""
    assert find(text)[1][0].act == act


def test_unknown_people_who_speak_together_make_one_statement(find: Find):
    """Only sides of the table are counted one by one: "lawmakers and aides" say a thing once."""
    reading, statements = find("Lawmakers and aides in both camps said the deal was dead.")
    assert [shown(reading, s)[1] for s in statements] == ["said"]


def test_programme_in_quotation_marks_is_no_speech(find: Find):
    """Titles before a cue are not what is said."""
    reading, statements = find("Appearing on ABC's “This Week,” Ms Lind said the plan was dead.")
    assert [shown(reading, s) for s in statements] == [("Ms Lind", "said", "the plan was dead")]


def test_speaker_goes_on_behind_an_aside(find: Find):
    """A second quotation behind "…, who asked not to be named" is more of the same statement."""
    _, statements = find("“It hurts,” said one ally, who asked not to be named. “You get it out early.”")
    assert any("hurts" in s.text and "early" in s.text for s in statements)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Minsk denied that it had closed the border.", "denies"),
        ("Minsk confirmed that it had closed the border.", "confirms"),
        ("The general declined to comment.", "declines"),
        ("The general did not say when the troops would leave.", "declines"),
        ("The general does not believe that the truce will hold.", "doubts"),
        ("Minsk said that it had closed the border.", "asserts"),
    ],
)
def test_stance(text: str, stance: str, find: Find):
    """What the speaker does with the words follows from the cue and its negation."""
    assert find(text)[1][0].stance == stance


@pytest.mark.parametrize(
    ("text", "medium", "to"),
    [
        ("The ministry said in a statement that the ship had left.", "statement", None),
        ("At a news conference in Quito, Mr Paz said the ship had left.", "briefing", None),
        ("Mr Paz told the BBC that the ship had left.", "interview", "BBC"),
        ("Mr Paz told reporters that the ship had left.", "briefing", "reporters"),
        ("Mr Paz wrote on Telegram that the ship had left.", "social:Telegram", None),
        ("Mr Paz tweeted that the ship had left.", "social:Twitter", None),
        ("Mr Paz said in a televised address that the ship had left.", "speech", None),
        ("Mr Paz said that the ship had left.", None, None),
        # The call was not the palace's.
        ("Mr Paz rang Mr Wolde, the palace said, in the first call of the two.", None, None),
    ],
)
def test_medium_and_addressee(text: str, medium: str | None, to: str | None, find: Find):
    """Where and to whom it was said is taken from the words, and left open where they do not say."""
    statement = next(s for s in find(text)[1] if s.parent is None)
    assert (statement.medium, statement.to) == (medium, to)


def test_medium_goes_on_with_the_speaker(find: Find):
    """Who goes on speaking in the same paragraph does so in the same place."""
    _, statements = find(
        "In a statement on Friday, Angela Merkel said the talks had begun. “It is a start,” Merkel said."
    )
    assert [s.medium for s in statements] == ["statement", "statement"]


def test_participle_has_the_speaker_of_the_sentence(find: Find):
    """Who denies a thing and goes on "calling …" is one and the same, whatever stands between."""
    reading, statements = find("Hanoi denied that its boats had fired, calling the report “a fable”.")
    assert [shown(reading, s) for s in statements] == [
        ("Hanoi", "denied", "its boats had fired"),
        ("Hanoi", "calling", "the report “a fable”"),
    ]


def test_two_sides_make_two_statements(find: Find):
    """Two states that confirm a thing are two statements of the same words, so that each side can be counted."""
    _, statements = find("France and Germany confirmed that the call took place.")
    assert sorted(s.speaker.state or "" for s in statements if s.speaker) == ["DEU", "FRA"]
    assert len({s.id for s in statements}) == 2
    assert len({(s.source, s.cue, s.content) for s in statements}) == 1


def test_unnamed_source_is_described(find: Find):
    """A source that the text does not name is given in its own words, as not named."""
    _, (statement,) = find("A person close to the talks said the draft was ready.")
    assert statement.speaker is not None
    assert statement.speaker.name is None
    assert not statement.speaker.named


def test_spans_lie_in_the_untouched_text(find: Find):
    """Curly marks and double spaces keep their places: the words are cut from the text as it came."""
    text = "“We’re ready,”  the  minister said."
    reading, (statement,) = find(text)
    assert statement.text == "“We’re ready,”"
    assert text[statement.content[0].start : statement.content[0].end] == statement.text
    assert statement.cue is not None
    assert text[statement.cue.start : statement.cue.end] == "said"
    assert reading.text(statement.content[0]) == statement.text


def test_same_text_same_ids(find: Find):
    """Ids come from the document and the spans, so a second reading gives the same ones."""
    text = "Lisbon said it would sign. “We will sign,” the minister told reporters."
    assert [s.id for s in find(text)[1]] == [s.id for s in find(text)[1]]


def test_every_statement_explains_itself(find: Find):
    """Each statement says by which rule, in a sentence with words of the text."""
    _, statements = find("According to Tass, Riga said it would sign.")
    assert statements
    assert all(s.trace and all(step.reason and step.rule for step in s.trace) for s in statements)


def test_long_text_is_linear(pipeline: Pipeline, find: Find):
    """A text of many quotations takes about as many times as long as it is longer, not the square of it."""
    piece = "“We are ready,” the minister said. Lima, he added, would wait. "

    def seconds(paragraphs: int) -> float:
        reading, _ = find("\n\n".join([piece * 2] * paragraphs))
        runs = []
        for _ in range(3):
            started = time.process_time()
            pipeline.statements.find(reading)
            runs.append(time.process_time() - started)
        return min(runs)  # the least disturbed run: machines that test are shared

    # Eight times the text; the square would be sixty-four times.
    assert seconds(240) < 30 * seconds(30)
