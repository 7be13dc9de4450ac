"""What is parsed and what is not, and the sentence that says why."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.coding.coding import NO_MODEL
from readouts.documents.build import build_document
from readouts.pipeline import Pipeline

pytestmark = pytest.mark.model

SPORT = (
    "Harrowgate Rovers won the cup on Saturday. The striker scored twice in the second half, and the goalkeeper saved a penalty. "
    "The coach praised the defender and the captain. The referee added six minutes. The league resumes next week with three fixtures."
)


@pytest.fixture(scope="module")
def screened(pipeline: Pipeline) -> Pipeline:
    return pipeline.screened()


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (SPORT, "names no state"),
        (SPORT + " The final is in Spain.", "words of sport"),
        (SPORT + " The army's band played. Spain won a medal.", "speaks of army, strike, but not with a state"),
        ("Spain Italy Peru.", "no word by which an event is told"),
    ],
)  # fmt: skip
def test_left_out(screened, text, because):
    """A document that nothing speaks for is left unparsed, and says why."""
    look = screened.screen.look(build_document(text))
    assert not look.read
    assert because in look.because


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Kenya resumed tea exports to Iran on Tuesday.", "not plainly about something else"),
        (SPORT + " Kenya resumed tea exports to Iran on Tuesday.", "names IRN and KEN"),
        (SPORT + " The Spanish ambassador watched.", "public affairs (ambassador)"),
        (SPORT + " Generals from Peru and Chile met in Lima.", "names CHL and PER"),
        ("The ambassador was summoned.", "public affairs (ambassador)"),
    ],
)
def test_read(screened, text, because):
    """Whatever may tell of states is read."""
    look = screened.screen.look(build_document(text))
    assert look.read
    assert because in look.because


def test_official_pages_are_read(screened):
    """A side's own page is read whatever it says."""
    assert screened.screen.look(build_document(SPORT, kind="readout")).read


def test_order_and_what_is_kept(pipeline, screened):
    """Codings come in the order of the documents; one that was not parsed has its day and its reason, and nothing else."""
    documents = [
        build_document(SPORT, id="a", published=date(2024, 5, 4)),
        build_document("Macron called Erdogan on Monday.", id="b", published=date(2024, 5, 7)),
        build_document(SPORT, id="c"),
    ]
    codings = list(screened.code_many(documents))
    assert [c.document for c in codings] == ["a", "b", "c"]
    assert codings[1] == next(pipeline.code_many(documents[1:2]))
    out = codings[0]
    assert out.unread
    assert out.versions.model == NO_MODEL
    assert out.published.interval.earliest == date(2024, 5, 4)
    assert not (out.events or out.contacts or out.statements or out.times)


def test_who_reads_everything_reads_what_was_left_out(pipeline, screened):
    """A coding without a model stands for a pipeline that screens only; one with a model stands for both."""
    left, read = (next(screened.code_many([build_document(t)])).versions for t in (SPORT, "Iran attacked Israel."))
    assert left in screened.standing
    assert left not in pipeline.standing
    assert read in screened.standing
    assert read in pipeline.standing


def test_pages_on_other_subjects_are_read_in_part(pipeline, screened):
    """Of such a page the opening and the paragraph that names states are parsed, and the coding says so."""
    text = f"{SPORT}\n\nThe pitch was wet and the fans were cold.\n\n{SPORT}\n\nKenya resumed tea exports to Iran on Tuesday."
    coding = next(screened.code_many([build_document(text)]))
    assert [e.type for e in coding.events if {p.actor.state for p in e.recipients} == {"IRN"}]
    assert coding.unread is not None
    assert coding.unread.startswith("Read in part only")
    assert coding.versions in screened.standing
    assert coding.versions not in pipeline.standing
    assert text.count("The pitch was wet") == 1
    assert not [s for s in coding.times if s.span.start in range(len(SPORT), len(SPORT) + 40)]
