from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.points.clauses import clauses_of
from readouts.coding.points.describing import kind_of, topic_of
from readouts.coding.points.lexicon import Lexicon
from readouts.language.parser import Parser
from readouts.settings import Settings
from readouts.span import Span

pytestmark = pytest.mark.model

Split = Callable[[str], list[tuple[str, str, str | None]]]


@pytest.fixture(scope="session")
def split() -> Split:
    """A function from a text to its points: words, kind, topic."""
    lexicon, parser = Lexicon.load(), Parser(Settings().model)

    def splitter(text: str) -> list[tuple[str, str, str | None]]:
        whole = Span(0, len(text))
        parse = parser.parse(text, [(whole,)])
        found = []
        for clause in clauses_of(parse, whole, lexicon):
            topic = topic_of(parse, clause, lexicon)
            found.append((clause.span.text_of(text), kind_of(parse, clause, lexicon), topic and topic[1].text_of(text)))
        return found

    return splitter


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "The minister voiced concern about fishing rights, thanked her counterpart for his help and said she hoped to visit Oslo soon.",
            [
                "The minister voiced concern about fishing rights",
                "thanked her counterpart for his help",
                "said she hoped to visit Oslo soon",
            ],
        ),
        (
            "The two ministers discussed the dispute over the bridge, the exchange of prisoners and the next round of trade talks.",
            [
                "The two ministers discussed the dispute over the bridge",
                "the exchange of prisoners",
                "the next round of trade talks",
            ],
        ),
        ("They discussed trade, tariffs and migration.", ["They discussed trade, tariffs and migration"]),
        (
            "The call, which lasted forty minutes, was described as “frank, direct and useful”.",
            ["The call, which lasted forty minutes, was described as “frank, direct and useful”"],
        ),
        (
            "The president urged Chad to withdraw its troops and to reopen the border.",
            ["The president urged Chad to withdraw its troops", "to reopen the border"],
        ),
        (
            "They will trade only if Chad withdraws its troops and reopens the border.",
            ["They will trade only if Chad withdraws its troops and reopens the border"],
        ),
        (
            "Japan, as well as Korea, wants fair rules for the fishing fleets.",
            ["Japan, as well as Korea, wants fair rules for the fishing fleets"],
        ),
        (
            "Energy questions were discussed, including the pipeline under the strait.",
            ["Energy questions were discussed", "including the pipeline under the strait"],
        ),
        (
            "The prime minister stressed that the bridge must reopen and that no tolls may be charged.",
            ["The prime minister stressed that the bridge must reopen", "that no tolls may be charged"],
        ),
    ],
)
def test_a_point_is_a_clause_or_an_item_of_a_long_list(split: Split, text: str, points: list[str]) -> None:
    """Cuts fall between predicates and between long items, never inside short quotations or short lists."""
    assert [words for words, _, _ in split(text)] == points


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister urged restraint.", "requested"),
        ("She called for a truce.", "requested"),
        ("She called the foreign minister a friend.", "said"),
        ("Oslo offered to host the talks.", "offered"),
        ("The chancellor warned of consequences.", "threatened"),
        ("He rejected the accusation.", "denied"),
        ("The two agreed to meet again.", "agreed"),
        ("Lima's statement makes no mention of the canal.", "not_mentioned"),
        ("The Peruvian readout did not mention the canal.", "not_mentioned"),
        ("The ministry's summary omits the canal.", "not_mentioned"),
        ("The ministry has not spoken of the canal.", "not_mentioned"),
        ("The embassy neglected to mention the canal.", "not_mentioned"),
        ("Lima is silent on the canal.", "not_mentioned"),
        ("The two did not agree on a date.", "denied"),
        ("He told her to reopen the canal.", "requested"),
        ("He did not say when they would meet.", "said"),
        ("The ministers discussed the canal.", "said"),
    ],
)
def test_the_verb_makes_the_kind(split: Split, text: str, kind: str) -> None:
    """What was done with the words follows from the verb; leaving out is told by negated verbs of mentioning."""
    assert [k for _, k, _ in split(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The minister urged an immediate truce.", "immediate truce"),
        ("The minister stressed the importance of free passage.", "free passage"),
        ("She called for the release of the crew.", "release of the crew"),
        ("Energy supplies were discussed.", "Energy supplies"),
        ("She urged the Peruvian president to work towards free passage.", "free passage"),
        ("She thanked Alan Garcia for his help with the wildfires.", "help with the wildfires"),
        ("Of the canal the Peruvian text says nothing.", "canal"),
    ],
)
def test_the_topic_is_the_key_noun_phrase(split: Split, text: str, topic: str) -> None:
    """The topic is the object, or what an empty noun is about, without its article."""
    assert split(text)[0][2] == topic


def test_every_point_is_a_stretch_of_its_text_and_none_overlap(split: Split) -> None:
    """Points can be quoted as they are."""
    text = "“We want peace,” he said; he added that Oslo, which rang first, would wait — and that was all."
    points = [words for words, _, _ in split(text)]
    positions = [text.index(p) for p in points]
    assert positions == sorted(positions)
    assert all(a + len(p) <= b for a, p, b in zip(positions, points, positions[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "The premier said that the raids on fishing crews and the wider state of the harbour are unacceptable.",
            ["The premier said that the raids on fishing crews and the wider state of the harbour are unacceptable"],
        ),
        (
            "She set out the need for Oslo to announce and carry out a series of repairs.",
            ["She set out the need for Oslo to announce and carry out a series of repairs"],
        ),
        (
            "Oslo did not build the bridge, nor will it pay for the damage.",
            ["Oslo did not build the bridge", "nor will it pay for the damage"],
        ),
        (
            "Lind stressed that the crews must be cared for and taken home by sea.",
            ["Lind stressed that the crews must be cared for and taken home by sea"],
        ),
        (
            "Lind described the call, which lasted an hour, as long and useful.",
            ["Lind described the call, which lasted an hour, as long and useful"],
        ),
    ],
)
def test_one_thing_said_stays_one_point(text: str, points: list[str], split: Split):
    """A shared object, a shared auxiliary, a list in a subject and a judgement around an aside are not cut apart."""
    assert [words for words, _, _ in split(text)] == points
