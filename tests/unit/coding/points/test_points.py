from __future__ import annotations

import pytest
from points_scene import LIND, MEDIATOR, OLSEN, OSLO, SPOKESMAN, SPOKESWOMAN, STOCKHOLM, VIRTA, Call, Said, Scenes

from readouts.coding.coding import Point

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def scenes() -> Scenes:
    """The builder of scenes, with its parser loaded once."""
    return Scenes()


def told(points: list[Point]) -> list[tuple[str | None, str, str]]:
    """Side, kind and words of points."""
    return [(p.side, p.kind, p.text) for p in points]


def test_a_spokesmans_words_are_cut_into_points_of_his_side(scenes: Scenes) -> None:
    """A statement about the call gives one point a clause, with its speaker and its id."""
    text = "After the call, Berg said the minister urged an early opening of the bridge and thanked Stockholm for its help."
    content = "the minister urged an early opening of the bridge and thanked Stockholm for its help"
    (found,) = scenes.points(text, [Call(["call"])], [Said(SPOKESMAN, "Berg", "said", content)])
    assert told(found) == [
        ("NOR", "requested", "the minister urged an early opening of the bridge"),
        ("NOR", "said", "thanked Stockholm for its help"),
    ]
    assert all(p.speaker == SPOKESMAN and p.statement for p in found)
    assert found[0].topic == "early opening of the bridge"


def test_the_verb_of_a_request_belongs_to_the_point(scenes: Scenes) -> None:
    """Where the cue tells what was done, the point begins with it."""
    text = "In their call Olsen urged Lind to reopen the bridge."
    (found,) = scenes.points(text, [Call(["call"])], [Said(OLSEN, "Olsen", "urged", "to reopen the bridge")])
    assert told(found) == [("NOR", "requested", "urged Lind to reopen the bridge")]


def test_what_a_participant_did_in_the_call_is_a_point_without_a_statement(scenes: Scenes) -> None:
    """The outlet's own sentences about a call go to the side that acts; they are no statement of it."""
    text = (
        "Olsen rang Lind on Monday. She thanked Lind for the crossing rights. He complained about tolls on the bridge."
    )
    (found,) = scenes.points(text, [Call(["rang"])])
    assert [(p.side, p.text, p.statement) for p in found if p.side] == [
        ("NOR", "She thanked Lind for the crossing rights", None),
        ("SWE", "He complained about tolls on the bridge", None),
    ]


def test_what_both_agree_on_is_a_point_of_each_side(scenes: Scenes) -> None:
    """An agreement told in the outlet's own voice stands in both accounts."""
    text = "Olsen spoke with Lind. Both agreed that the bridge should reopen."
    (found,) = scenes.points(text, [Call(["spoke"])])
    assert told([p for p in found if p.kind == "agreed"]) == [
        ("NOR", "agreed", "Both agreed that the bridge should reopen"),
        ("SWE", "agreed", "Both agreed that the bridge should reopen"),
    ]


def test_a_sides_own_document_is_its_account_throughout(scenes: Scenes) -> None:
    """A readout tells what the other side said too; it is still the publisher's account of it."""
    text = "Olsen had a telephone conversation with Lind.\n\nLind raised the question of tolls. Olsen stressed that the bridge must stay free of charge."
    (found,) = scenes.points(text, [Call(["conversation"])], kind="readout", outlet_country="NOR")
    assert {p.side for p in found} == {"NOR"}
    assert "Lind raised the question of tolls" in [p.text for p in found]
    assert found[-1].speaker == OLSEN


def test_a_spokesmans_account_goes_on_in_the_outlets_sentences(scenes: Scenes) -> None:
    """After "Berg said they spoke", unattributed sentences are still Berg's account, whoever acts in them."""
    text = "Olsen and Lind spoke on Monday, Berg said. Lind proposed a joint toll."
    (found,) = scenes.points(
        text, [Call(["spoke"])], [Said(SPOKESMAN, "Berg", "said", "Olsen and Lind spoke on Monday")]
    )
    proposal = found[-1]
    assert (proposal.side, proposal.speaker, proposal.kind) == ("NOR", SPOKESMAN, "offered")


def test_points_of_a_recalled_call_belong_to_that_call(scenes: Scenes) -> None:
    """What was asked last time is no point of today's call; that it was left out today is."""
    text = (
        "Olsen and Lind spoke on Monday. "
        "After their conversation in May, Olsen urged Lind to reopen the bridge — a wish that was not mentioned this time."
    )
    today, may = scenes.points(text, [Call(["spoke"]), Call(["conversation"], standing="background")])
    assert "Olsen urged Lind to reopen the bridge" in " ".join(p.text for p in may)
    assert not any("urged" in p.text for p in today)
    assert [p.kind for p in today if "mentioned" in p.text] == ["not_mentioned"]


def test_contacts_of_other_pairs_do_not_mix(scenes: Scenes) -> None:
    """A sentence with two pairs gives each point to the pair of its actor."""
    text = "Olsen spoke with Lind as Virta met Berg. Virta urged restraint. Olsen urged Lind to reopen the bridge."
    calls = [Call(["spoke"]), Call(["met"], (VIRTA, SPOKESMAN))]
    first, second = scenes.points(text, calls)
    assert [p.text for p in second if p.side == "FIN"] == ["Virta urged restraint"]
    assert not any(p.side == "FIN" for p in first)


def test_other_doings_of_a_side_are_no_points(scenes: Scenes) -> None:
    """A statement about something else, later on, does not become part of the call's account."""
    text = (
        "Olsen rang Lind on Monday. The call lasted an hour, Berg said. "
        "Ferries carried few people in June. Prices of diesel rose. Hotels stood empty. Snow fell. "
        "Norway would build six tunnels, Berg said."
    )
    said = [
        Said(SPOKESMAN, "Berg", "said", "The call lasted an hour"),
        Said(SPOKESMAN, "Berg", "said", "Norway would build six tunnels"),
    ]
    (found,) = scenes.points(text, [Call(["rang", "call"])], said)
    assert [p.text for p in found if p.side] == ["The call lasted an hour"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the tolls the Swedish text says nothing.",
        "The Swedish account does not mention the tolls.",
        "The Swedish readout makes no mention of the tolls.",
        "The Swedish statement leaves out the tolls.",
    ],
)
def test_what_an_account_leaves_out_is_a_point_of_its_side(scenes: Scenes, sentence: str) -> None:
    """A description of a side's account gives that side an absence, with the words that say so."""
    text = f"Olsen and Lind spoke on Monday. {sentence}"
    (found,) = scenes.points(text, [Call(["spoke"])])
    assert [(p.side, p.kind) for p in found if "tolls" in p.text] == [("SWE", "not_mentioned")]


def test_a_described_account_goes_on_with_a_pronoun(scenes: Scenes) -> None:
    """ "It is about …" after a side's account tells what that account says."""
    text = "Olsen and Lind spoke on Monday. What Stockholm published that night is about ferries. It is about tolls as well."
    (found,) = scenes.points(text, [Call(["spoke"])])
    assert [p.side for p in found if "is about" in p.text] == ["SWE", "SWE"]


def test_statements_inside_a_sides_statement_are_told_once(scenes: Scenes) -> None:
    """The outer speaker's point holds the words of the inner one."""
    text = "After the call Berg said Olsen had urged Lind to reopen the bridge."
    said = [
        Said(SPOKESMAN, "Berg", "said", "Olsen had urged Lind to reopen the bridge"),
        Said(OLSEN, "Olsen", "urged", "Lind to reopen the bridge", parent="Olsen had urged Lind to reopen the bridge"),
    ]
    (found,) = scenes.points(text, [Call(["call"])], said)
    assert told(found) == [("NOR", "requested", "Olsen had urged Lind to reopen the bridge")]


def test_a_state_speaks_as_a_side(scenes: Scenes) -> None:
    """ "Stockholm said" is Sweden's account."""
    text = "Olsen and Lind spoke on Monday. Stockholm said the tolls were discussed."
    (found,) = scenes.points(
        text, [Call(["spoke"])], [Said(STOCKHOLM, "Stockholm", "said", "the tolls were discussed")]
    )
    assert [(p.side, p.text) for p in found if p.statement] == [("SWE", "the tolls were discussed")]


def test_a_denial_is_a_point_of_the_side_that_denies(scenes: Scenes) -> None:
    """A side that says there was no call has that as its account of the call."""
    text = "Oslo said there had been no call."
    said = [Said(OSLO, "Oslo", "said", "there had been no call", more={"stance": "denies"})]
    (found,) = scenes.points(text, [Call(["call"], status="denied")], said)
    assert told(found) == [("NOR", "denied", "there had been no call")]


def test_a_document_without_contacts_has_no_points(scenes: Scenes) -> None:
    """Nothing is said of contacts that are not there; ids do not depend on the run."""
    assert scenes.points("Olsen likes bridges.", []) == []
    once, twice = (
        scenes.points("Olsen rang Lind. She thanked Lind for the tolls.", [Call(["rang"])]) for _ in range(2)
    )
    assert once == twice
    assert once[0][-1].speaker in (OLSEN, LIND)


def test_what_an_outsider_says_is_nobodys_account(scenes: Scenes) -> None:
    """A mediator's words about the talks are kept with the mediator as speaker, and without a side."""
    text = "Olsen and Lind met on Monday. After the talks Quist said both had promised to lower tolls."
    said = [Said(MEDIATOR, "Quist", "said", "both had promised to lower tolls")]
    (found,) = scenes.points(text, [Call(["met", "talks"])], said)
    assert [(p.side, p.speaker) for p in found if p.statement] == [(None, MEDIATOR)]


def test_an_official_source_without_a_state_speaks_for_the_outlets_country(scenes: Scenes) -> None:
    """ "A spokeswoman said" in a Swedish paper is Sweden's account; in a paper of a third country nobody's."""
    text = "Olsen rang Lind on Monday. The call lasted an hour, a spokeswoman said."
    said = [Said(SPOKESWOMAN, "a spokeswoman", "said", "The call lasted an hour")]
    for country, side in (("SWE", "SWE"), ("PRT", None)):
        (found,) = scenes.points(text, [Call(["rang", "call"])], said, outlet_country=country)
        assert [p.side for p in found if p.statement] == [side]


def test_words_to_the_press_are_no_part_of_the_call(scenes: Scenes) -> None:
    """What a participant tells an interviewer about other things does not become a point."""
    text = "Olsen rang Lind on Monday. Olsen warned of a hard winter in an interview."
    said = [Said(OLSEN, "Olsen", "warned", "a hard winter", more={"medium": "interview"})]
    (found,) = scenes.points(text, [Call(["rang"])], said)
    assert not [p for p in found if p.statement]


def test_an_order_is_a_request(scenes: Scenes) -> None:
    """ "Told him to wait" asks for something, and keeps its verb."""
    text = "Olsen rang Lind. Olsen told Lind to wait for the ferry."
    (found,) = scenes.points(text, [Call(["rang"])], [Said(OLSEN, "Olsen", "told", "to wait for the ferry")])
    assert told(found)[-1] == ("NOR", "requested", "told Lind to wait for the ferry")


def test_a_predicate_keeps_its_complements(scenes: Scenes) -> None:
    """Where a statement's words end early, the point goes on to the end of the verb's phrase."""
    text = "The ministers spoke on Monday. Olsen congratulated Lind on his election."
    (found,) = scenes.points(text, [Call(["spoke"])], [Said(OLSEN, "Olsen", "congratulated", "Lind")])
    assert [p.text for p in found if p.side] == ["congratulated Lind on his election"]


def test_all_clauses_of_a_statement_are_about_its_contact(scenes: Scenes) -> None:
    """One clause that goes on about the call takes the others of its statement along."""
    text = "Olsen and Lind spoke on Monday. Berg said snow had closed the pass and Olsen had asked Lind for ploughs."
    content = "snow had closed the pass and Olsen had asked Lind for ploughs"
    (found,) = scenes.points(text, [Call(["spoke"])], [Said(SPOKESMAN, "Berg", "said", content)])
    assert [p.text for p in found if p.statement] == ["snow had closed the pass", "Olsen had asked Lind for ploughs"]


def test_the_last_contact_that_a_denying_side_names_belongs_to_its_denial(scenes: Scenes) -> None:
    """ "The last call was in May" is what a side says of the call that it denies, and of the one in May."""
    text = "Oslo said there had been no call. The two last spoke in May, Berg said."
    said = [
        Said(OSLO, "Oslo", "said", "there had been no call", more={"stance": "denies"}),
        Said(SPOKESMAN, "Berg", "said", "The two last spoke in May"),
    ]
    calls = [Call(["call"], status="denied"), Call(["spoke"], standing="background")]
    denied, may = scenes.points(text, calls, said)
    assert [p.text for p in denied] == ["there had been no call", "The two last spoke in May"]
    assert [p.text for p in may] == ["The two last spoke in May"]


def test_counting_from_an_older_call_is_said_of_todays(scenes: Scenes) -> None:
    """ "The first since a call in May" is a point of today's call alone."""
    text = (
        "Olsen rang Lind. It was the first time in weeks since a conversation in May that ministers talked, Berg said."
    )
    content = "It was the first time in weeks since a conversation in May that ministers talked"
    calls = [Call(["rang"]), Call(["conversation"], standing="background")]
    today, may = scenes.points(text, calls, [Said(SPOKESMAN, "Berg", "said", content)])
    assert content in [p.text for p in today]
    assert may == []


def test_a_point_inside_another_of_its_side_goes(scenes: Scenes) -> None:
    """Two statements that hold the same words make one point of a side."""
    text = "Olsen rang Lind. Both agreed to lower tolls."
    said = [Said(OLSEN, "Both", "agreed", "to lower tolls"), Said(LIND, "Both", "agreed", "to lower tolls")]
    (found,) = scenes.points(text, [Call(["rang"])], said)
    assert sorted((p.side, p.text) for p in found if p.side) == [
        ("NOR", "agreed to lower tolls"),
        ("SWE", "agreed to lower tolls"),
    ]
