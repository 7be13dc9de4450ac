"""Sides that the sentences before an event tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whoever asked, accused or hit is answered
        ("Peru accused Chile of spying. Chile rejected the charge.", "REJECT CHL>PER"),
        ("Norway expelled two Serbian diplomats. Serbia demanded an apology.", "REQUEST SRB>NOR"),
        ("Malta's prime minister visited Tunis and asked for help.", "REQUEST MLT>TUN"),
        # whose act is judged
        ("Sudanese soldiers killed nine Chadian herders. Kenya condemned the killings.", "ACCUSE KEN>SDN"),
        ("Laos and Vietnam signed a treaty. Japan welcomed the agreement.", "SUPPORT JPN>LAO+VNM"),
        # help for the same people
        ("Sweden sent Malawi medicine, and Finland promised money.", "AGREE FIN>MWI"),
        # a story about one state, or about two
        (
            "Police in Senegal fired tear gas at students in Dakar. France called for restraint.",
            "REQUEST FRA>SEN",
        ),
        (
            "Kenya's president met Uganda's president in Nairobi. They spoke for two hours. Uganda praised the talks.",
            "SUPPORT UGA>KEN",
        ),
        ("Soldiers took over Bolivia's parliament. Brazil closed its border.", "COERCE BRA>BOL"),
        # a person without a state is at home where the story is
        ("Police in Lima fired at miners. The opposition accused the government of murder.", "ACCUSE PER>PER"),
        # those who fight each other, those whom rulers meet at home
        (
            "Eritrea and Yemen stopped fire on Monday after a week of fighting that killed 40 people.",
            "ASSAULT ERI+YEM>",
        ),
        ("Police in Lima fired at miners. The prime minister met union leaders.", "CONSULT PER>PER"),
        ("Militants attacked a village in Mali. The fighters also abducted nine people.", "ASSAULT MLI>MLI"),
    ],
)
def test_sides_from_before(sides: Callable[[str], list[str]], text: str, wanted: str) -> None:
    """What the sentence leaves out is taken from what was told just before."""
    assert wanted in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # an addressee whom nobody knows is not replaced
        ("Denmark promised Ukraine tanks. Denmark urged richer countries to follow.", "REQUEST DNK>"),
        # three states are named
        ("Peru, Chile and Bolivia met in Lima. Peru promised money.", "AGREE PER>"),
        # what is refused is new here, and answers nobody
        ("Niger promised Chad grain. Chad rejected any mediation.", "REJECT TCD>"),
        # a neighbour whom the text does not name
        (
            "Kenya and Uganda expelled two Somali envoys. Somalia suspended a gas deal with its neighbour.",
            "SANCTION SOM>",
        ),
        # a strike is against an employer, not a state
        ("Danish dockers downed tools on Monday.", "PROTEST DNK>"),
    ],
)
def test_unknown_stays_unknown(sides: Callable[[str], list[str]], text: str, wanted: str) -> None:
    """Where the text does not make it plain, nobody is filled in."""
    assert wanted in sides(text)
