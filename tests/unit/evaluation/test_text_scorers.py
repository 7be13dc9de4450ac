"""Attribution, time expressions and events of texts: what is right, what is half right, what is wrong."""

from __future__ import annotations

import pytest

from readouts.evaluation.attributions import AttributedText, Attribution, attribution_figures
from readouts.evaluation.paragraphs import CodedParagraph, PlacedEvent, paragraph_figures
from readouts.evaluation.sentences import CodedSentence, CodedSides, sentence_figures
from readouts.evaluation.times import TimedText, Timex, time_figures
from readouts.span import Span

TEXT = "Kim said it rained."
SAID = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 18),))


def values(figures):
    return {f.name: f.value for f in figures}


def event(type_, source="", target="", mode=None):
    return CodedSides(type_, frozenset(source.split()), frozenset(target.split()), mode)


def at(type_, start, end, source="", target="", auxiliary="", mode=None):
    return PlacedEvent(
        type_, mode, frozenset(source.split()), frozenset(target.split()), frozenset(auxiliary.split()), (Span(start, end),)
    )  # fmt: skip


def test_attribution_found_whole():
    """Source, cue and content right: every figure is 1."""
    found = values(attribution_figures([AttributedText(TEXT, (SAID,), (SAID,))]))
    assert set(found.values()) == {1.0}


def test_attribution_with_another_source_is_matched_not_right():
    """Somebody else as the source: found, but not from end to end."""
    wrong = Attribution((Span(9, 11),), SAID.cue, SAID.content)
    found = values(attribution_figures([AttributedText(TEXT, (SAID,), (wrong,))]))
    assert (found["relaxed"], found["source"], found["cue"], found["end to end"]) == (1, 0, 1, 0)


def test_attribution_without_a_source_on_both_sides_agrees():
    """What gold leaves without a source may be found without one."""
    bare = Attribution((), SAID.cue, SAID.content)
    assert values(attribution_figures([AttributedText(TEXT, (bare,), (bare,))]))["end to end"] == 1


def test_one_attribution_answers_one():
    """Two findings in the content of one attribution: the one that shares more is matched, the other is false."""
    part = Attribution(SAID.source, SAID.cue, (Span(9, 11),))
    found = values(attribution_figures([AttributedText(TEXT, (SAID,), (part, SAID))]))
    assert found["relaxed"] == pytest.approx(2 / 3)
    assert found["half"] == pytest.approx(2 / 3)


def test_times_strict_relaxed_value():
    """An expression cut short is relaxed, with its value right or wrong."""
    gold = (Timex(Span(0, 10), "2022-05-13"), Timex(Span(20, 24), "2021"))
    found = (Timex(Span(3, 10), "2022-05-13"), Timex(Span(20, 24), "2020"))
    assert values(time_figures([TimedText("", gold, found)])) == {"strict": 0.5, "relaxed": 1.0, "value": 0.5}


def test_times_longest_overlap_first():
    """An expression that touches two is the one that it covers more of."""
    gold = (Timex(Span(0, 4), "A"), Timex(Span(5, 15), "B"))
    found = (Timex(Span(2, 15), "B"),)
    assert values(time_figures([TimedText("", gold, found)]))["value"] == pytest.approx(2 / 3)


def test_sentence_sides_of_a_meeting():
    """Several sources without a target are a meeting: the same as two targets each way, and not one with itself."""
    met = event("CONSULT", "FRA DEU")
    each_way = (event("CONSULT", "FRA", "DEU"), event("CONSULT", "DEU", "FRA"))
    assert values(sentence_figures([CodedSentence(met, each_way)]))["triple F1"] == 1


def test_sentence_organisations_are_one_code():
    """An organisation is IGO in triples' terms: no country, and alike in gold and codings."""
    found = values(sentence_figures([CodedSentence(event("AID", "IGO", "MLI"), (event("AID", "UN", "MLI"),))]))
    assert (found["triple F1"], found["target country F1"]) == (1, 1)


def test_sentence_with_one_type_too_many():
    """A second type costs precision and the figure for the type alone, not recall."""
    found = values(
        sentence_figures([CodedSentence(event("AID", "FRA", "MLI"), (event("AID", "FRA", "MLI"), event("AGREE")))])
    )
    assert (found["type in sentence"], found["type alone"], found["type precision"]) == (1, 0, 0.5)


def test_sentence_that_is_a_trap():
    """A sentence without an event counts for the traps, and for no figure of types."""
    rows = [CodedSentence(event(None), (event("AID"),), trap=True), CodedSentence(event(None), (), trap=True)]
    found = values(sentence_figures(rows))
    assert found["nothing coded in traps"] == 0.5
    assert found["type F1"] is None


def test_sentence_mode_is_asked_where_type_is_right():
    """Modes count among the sentences with the right type and a mode in gold."""
    rows = [
        CodedSentence(event("CONSULT", mode="phone"), (event("CONSULT", mode="visit"),)),
        CodedSentence(event("CONSULT", mode="phone"), (event("CONSULT", mode="phone"),)),
        CodedSentence(event("REJECT", mode="meet"), (event("AID"),)),
    ]
    assert values(sentence_figures(rows))["mode"] == 0.5


#        01234567890123456789012345678901234567890123456789012345678901234567890
WORDS = "Paris gives tents. Moscow denied that it had bombed a port. Oslo and Rome met."
PARAGRAPH = (
    at("AID", 6, 11, "FRA", "MLI"),
    at("ASSAULT", 45, 51, "RUS", "UKR", auxiliary="negated"),
    at("CONSULT", 74, 77, "NOR ITA"),
)


@pytest.mark.parametrize(
    ("found", "figure", "value"),
    [
        ((at("AID", 6, 11, "FRA", "MLI"),), "event precision", 1),
        ((at("AID", 6, 11, "FRA", "MLI"),), "event recall", 1 / 3),
        ((at("AID", 6, 11, "FRA"),), "event recall", 0),
        ((at("AID", 6, 11, "FRA"),), "type recall", 1 / 3),
        ((at("AID", 6, 11, "FRA", "MLI", auxiliary="future"),), "event recall", 0),
        ((at("AID", 6, 11, "FRA", "MLI", auxiliary="future"),), "auxiliary of matches", 0),
        ((at("AID", 12, 17, "FRA", "MLI"),), "type precision", 1),
        ((at("AID", 19, 25, "FRA", "MLI"),), "type precision", 0),
        ((at("AID", 6, 11), at("AID", 6, 10, "FRA", "MLI")), "event precision", 1),
        ((at("CONSULT", 74, 77, "NOR", "ITA"),), "sides of matches", 1),
        ((at("CONSULT", 74, 77, "NOR"),), "sides of matches", 0),
        ((at("CONSULT", 6, 11),), "type precision", None),
        ((at("CONSULT", 6, 11, "FRA"),), "type precision", 0),
        ((at("ASSAULT", 45, 51, "RUS", "UKR"),), "event precision", 0),
        ((at("ASSAULT", 45, 51, "RUS", "UKR"),), "type precision", 1),
        ((at("ASSAULT", 45, 51, "RUS", "UKR"),), "happened as coded", 0),
        ((at("ASSAULT", 45, 51, "RUS", "UKR"),), "not coded as happened", 0),
        ((at("ASSAULT", 45, 51, "RUS", "UKR", auxiliary="negated"),), "event precision", 1),
        ((at("ASSAULT", 45, 51, "RUS", "UKR", auxiliary="negated"),), "not coded as happened", 1),
        ((), "not coded as happened", 1),
    ],
)
def test_events_of_running_text(found, figure, value):
    """Place and type for a match; sides and auxiliary modes to be right; what is denied must not be coded as happened."""
    shown = values(paragraph_figures([CodedParagraph(WORDS, PARAGRAPH, found)]))[figure]
    assert shown == (value if value is None else pytest.approx(value))


def test_coding_of_one_event_is_not_taken_for_its_neighbour():
    """Two events of a type side by side, one of them coded: the other is missed."""
    gold = (at("REQUEST", 0, 5, "FRA"), at("REQUEST", 12, 17, "MLI"))
    found = values(paragraph_figures([CodedParagraph(WORDS, gold, (at("REQUEST", 0, 5, "FRA"),))]))
    assert (found["type recall"], found["type precision"]) == (0.5, 1)


def test_future_is_not_asked_of_types_that_say_it():
    """An agreement lies ahead by itself; aid does not."""
    for type_, right in (("AGREE", 1), ("AID", 0)):
        rows = [CodedParagraph(WORDS, (at(type_, 6, 11, "FRA"),), (at(type_, 6, 11, "FRA", auxiliary="future"),))]
        assert values(paragraph_figures(rows))["event F1"] == right
