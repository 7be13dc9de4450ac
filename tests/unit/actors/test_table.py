"""Look-ups in the table of actors."""

from __future__ import annotations

import time
from datetime import date

import pytest

from readouts.actors.model import Name
from readouts.actors.table import ActorTable
from readouts.interval import Interval


@pytest.fixture(scope="module")
def table() -> ActorTable:
    """The table that ships with the package."""
    return ActorTable.load()


def readings(table: ActorTable, text: str) -> tuple[tuple[Name, ...], int]:
    """Names at the first word of a text that is cut at spaces, with the number of words."""
    match = table.match(text.split(), 0)
    return (match.names, match.length) if match else ((), 0)


@pytest.mark.parametrize(
    ("text", "kind", "state", "length"),
    [
        ("US officials", "state", "USA", 1),
        ("U.S. officials", "state", "USA", 1),
        ("United States and", "state", "USA", 2),
        ("UAE 's ruler", "state", "ARE", 1),
        ("Côte d’Ivoire 's", "state", "CIV", 2),
        ("Guinea - Bissau and", "state", "GNB", 3),
        ("Guinea-Bissau and", "state", "GNB", 1),
        ("DR Congo 's", "state", "COD", 2),
        ("North Korean missile", "demonym", "PRK", 2),
        ("Britons were", "demonym", "GBR", 1),
        ("Dutch officials", "demonym", "NLD", 1),
        ("Kyiv said", "capital", "UKR", 1),
        ("Kiev said", "capital", "UKR", 1),
        ("Washington , D.C. is", "capital", "USA", 3),
        ("Washington said", "capital", "USA", 1),
        ("Kremlin spokesman", "title", "RUS", 2),
        ("Kremlin said", "seat", "RUS", 1),
        ("No. 10 said", "seat", "GBR", 2),
        ("Quai d'Orsay said", "seat", "FRA", 2),
        ("Élysée said", "seat", "FRA", 1),
        ("Mariupol fell", "city", "UKR", 1),
        ("Kashmir is", "city", None, 1),
        ("Nato said", "organisation", "NATO", 1),
        ("UN Security Council met", "organisation", "UN", 3),
        ("Hezbollah fired", "group", "LBN", 1),
        ("Bosnian Serbs and", "group", "BIH", 2),
        ("foreign ministers of", "title", None, 2),
        ("Defense Minister X", "title", None, 2),
        ("Foreign Ministry said", "institution", None, 2),
        ("Gen. Smith", "honorific", None, 1),
    ],
)
def test_match(table: ActorTable, text: str, kind: str, state: str | None, length: int) -> None:
    """The longest name is found, of the right kind and state."""
    names, found = readings(table, text)
    assert found == length
    assert (kind, state) in {(n.kind, n.state) for n in names}


@pytest.mark.parametrize(
    "text",
    [
        "us both",
        "turkey dinner",
        "who said",
        "Let them",
        "may come",
        "the chad",
        "quad bikes",
        "georgia is",
        "male voters",
    ],
)
def test_case_matters(table: ActorTable, text: str) -> None:
    """A word that is a name with capitals only is none without."""
    assert readings(table, text) == ((), 0)


def test_all_readings_are_given(table: ActorTable) -> None:
    """A word that names several things comes with all of them: "U.S." is a state and an adjective."""
    names, _ = readings(table, "U.S. troops")
    assert {n.kind for n in names} == {"state", "demonym"}
    names, _ = readings(table, "Congolese troops")
    assert {n.state for n in names} == {"COD", "COG"}


def test_seats_say_what_they_mean(table: ActorTable) -> None:
    """The Pentagon is the American defence ministry, and a force."""
    (name,) = readings(table, "Pentagon said")[0]
    assert (name.state, name.office, name.sector, name.stands) == ("USA", "defence_minister", "MIL", True)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Sergei Shoigu", "Sergei Shoigu"), ("Sergey Shoygu", "Sergei Shoigu"), ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"), ("Vladimir Zelensky", "Volodymyr Zelenskyy"),
        ("Alyaksandr Lukashenka", "Alexander Lukashenko"), ("Muammar Qaddafi", "Muammar Gaddafi"),
        ("Moammar Gadhafi", "Muammar Gaddafi"), ("Xi Jinping", "Xi Jinping"), ("ABE Shinzo", "Shinzo Abe"),
        ("Shinzo Abe", "Shinzo Abe"), ("Kim Jong-un", "Kim Jong Un"), ("Kim Jong Un", "Kim Jong Un"),
        ("Orban Viktor", "Viktor Orbán"), ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Mohammad bin Salman", "Mohammed bin Salman"), ("Muhammad bin Salman", "Mohammed bin Salman"),
        ("Narendra Modi", "Narendra Modi"), ("Ali Khamenei", "Ali Khamenei"), ("Donald J. Trump", "Donald Trump"),
        ("Hugo Chavez", "Hugo Chávez"), ("Gerhard Schroeder", "Gerhard Schröder"), ("Josep Borrell", "Josep Borrell"),
    ],
)  # fmt: skip
def test_people_in_any_spelling(table: ActorTable, name: str, person: str) -> None:
    """A full name finds its bearer in every usual spelling and order."""
    assert person in {p.name for p in table.people(name)}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Xi Jinping", "Xi"), ("Kim Jong-un", "Kim"), ("Shinzo Abe", "Abe"), ("Ursula von der Leyen", "von der Leyen"),
        ("Mohammed bin Salman", "bin Salman"), ("Viktor Orban", "Orbán"), ("Luiz Inacio Lula da Silva", "Lula da Silva"),
        ("Bashar al-Assad", "al-Assad"), ("Abiy Ahmed", "Abiy"), ("Lloyd Austin", "Austin"),
    ],
)  # fmt: skip
def test_family_names(table: ActorTable, name: str, family: str) -> None:
    """What the press calls somebody by alone follows the custom of the state."""
    assert family in {p.family for p in table.people(name)}


@pytest.mark.parametrize(
    ("short", "person"),
    [
        ("Shoygu", "Sergei Shoigu"), ("Assad", "Bashar al-Assad"), ("Sisi", "Abdel Fattah el-Sisi"), ("Lula", "Luiz Inácio Lula da Silva"),
        ("MBS", "Mohammed bin Salman"), ("Xi", "Xi Jinping"), ("Erdogan", "Recep Tayyip Erdoğan"), ("von der Leyen", "Ursula von der Leyen"),
        ("Jokowi", "Joko Widodo"), ("Prayuth", "Prayuth Chan-ocha"), ("Chinh", "Phạm Minh Chính"), ("bin Salman", "Mohammed bin Salman"),
    ],
)  # fmt: skip
def test_what_people_are_called_alone(table: ActorTable, short: str, person: str) -> None:
    """A surname, or a given name that is used alone, finds its bearers."""
    match = table.match_short(short.split(), 0)
    assert match is not None
    assert person in {bearer.name for n in match.names if (bearer := table.person(n.entry))}


def test_exact_spelling_comes_first(table: ActorTable) -> None:
    """Who is spelt just so stands before who is only spelt alike."""
    assert table.people("Sergei Ivanov")[0].name == "Sergei Ivanov"
    assert table.people("Nobody Atall") == ()
    assert table.people("") == ()


def test_short_names_in_a_text(table: ActorTable) -> None:
    """The longest surname at a word is found; common words are none."""
    match = table.match_short(["von", "der", "Leyen", "said"], 0)
    assert match is not None
    assert match.length == 3
    assert table.match_short(["said", "that"], 0) is None


@pytest.mark.parametrize(
    ("title", "state", "office", "role"),
    [
        ("defense secretary", "USA", "defence_minister", "Secretary of Defense"),
        ("Defence Secretary", "GBR", "defence_minister", "Defence Secretary"),
        ("defence secretary", "IND", "deputy_minister", "Defence Secretary"),
        ("defense minister", "RUS", "defence_minister", "Minister of Defence"),
        ("Secretary of State", "USA", "foreign_minister", "Secretary of State"),
        ("secretary of state", None, "foreign_minister", "Secretary of State"),
        ("foreign secretary", "GBR", "foreign_minister", "Foreign Secretary"),
        ("foreign secretary", "IND", "deputy_minister", "Foreign Secretary"),
        ("top diplomat", "RUS", "foreign_minister", "Minister of Foreign Affairs"),
        ("chancellor", "DEU", "head_of_government", "Chancellor"),
        ("chancellor", "GBR", "finance_minister", "Chancellor of the Exchequer"),
        ("president", "IRN", "head_of_government", "President"),
        ("president", "USA", "head_of_state", "President"),
        ("president", "EUU", "organisation_head", "President"),
        ("leader", "DEU", "head_of_government", "Chancellor"),
        ("leader", "RUS", "head_of_state", "President"),
        ("premier", "CHN", "head_of_government", "Premier"),
        ("secretary-general", "NATO", "organisation_head", "Secretary-General"),
        ("deputy foreign minister", "RUS", "deputy_minister", "Deputy Minister of Foreign Affairs"),
        ("Pentagon press secretary", None, "spokesperson", "Pentagon press secretary"),
        ("foreign ministry spokeswoman", "CHN", "spokesperson", "Foreign Ministry Spokeswoman"),
        ("health minister", "FRA", "other_minister", "Minister of Health"),
    ],
)
def test_titles_by_state(table: ActorTable, title: str, state: str | None, office: str, role: str) -> None:
    """A title means what it means in its state, and is said as a reader says it."""
    reading = table.office(title.split(), state)
    assert reading is not None
    assert (reading.office, reading.role) == (office, role)


def test_modifiers_of_titles(table: ActorTable) -> None:
    """Former and acting holders are marked, and plurals."""
    former = table.office(["former", "acting", "defense", "minister"], "UKR")
    assert former is not None
    assert (former.former, former.acting, former.plural) == (True, True, False)
    both = table.office(["defence", "ministers"])
    assert both is not None
    assert (both.office, both.plural) == ("defence_minister", True)


@pytest.mark.parametrize(
    ("title", "state"), [("chancellor", None), ("banana", "USA"), ("", "USA"), ("Russian president", "RUS")]
)
def test_no_title(table: ActorTable, title: str, state: str | None) -> None:
    """What is no title, or needs a state to be one, has no reading."""
    assert table.office(title.split(), state) is None


def test_states_that_lend_a_title_its_meaning(table: ActorTable) -> None:
    """A bare "chancellor" is somebody of one of these states."""
    assert {"DEU", "AUT", "GBR"} <= set(table.offices.states_of(["chancellor"]))


def holders(table: ActorTable, state: str, office: str, day: date) -> list[str]:
    """Names of who may have held an office on a day."""
    found = (table.person(t.person) for t in table.holders(state, office, Interval.day(day)))
    return [p.name for p in found if p]


@pytest.mark.parametrize(
    ("state", "office", "day", "who"),
    [
        ("USA", "defence_minister", date(2015, 3, 1), ["Ash Carter"]),
        ("RUS", "defence_minister", date(2022, 10, 1), ["Sergei Shoigu"]),
        ("RUS", "defence_minister", date(2024, 8, 1), ["Andrei Belousov"]),
        ("DEU", "leader", date(2010, 1, 1), ["Angela Merkel"]),
        ("RUS", "leader", date(2010, 1, 1), ["Dmitry Medvedev"]),
        ("UKR", "foreign_minister", date(2015, 2, 12), ["Pavlo Klimkin"]),
        ("CHN", "foreign_minister", date(2023, 3, 1), ["Qin Gang"]),
        ("NATO", "organisation_head", date(2016, 7, 8), ["Jens Stoltenberg"]),
        ("UN", "organisation_head", date(2003, 3, 1), ["Kofi Annan"]),
        ("EUU", "foreign_minister", date(2021, 2, 5), ["Josep Borrell"]),
        ("GBR", "head_of_government", date(2022, 10, 1), ["Liz Truss"]),
    ],
)
def test_holders_on_a_day(table: ActorTable, state: str, office: str, day: date, who: list[str]) -> None:
    """Who held an office on a day is known."""
    assert holders(table, state, office, day) == who


@pytest.mark.parametrize(
    ("state", "office", "day"),
    [
        ("TGO", "foreign_minister", date(2024, 6, 1)),
        ("THA", "defence_minister", date(2010, 1, 1)),
        ("USA", "defence_minister", date(1950, 1, 1)),
    ],
)
def test_unknown_is_empty(table: ActorTable, state: str, office: str, day: date) -> None:
    """Where the table does not know it names nobody, not the nearest holder."""
    assert holders(table, state, office, day) == []


def test_open_terms_end_with_the_next_holder(table: ActorTable) -> None:
    """A term without an end is bounded by the next holder's first day, and says that its end is not known."""
    (term,) = table.holders("HUN", "head_of_state", Interval.day(date(2023, 6, 1)))
    assert not term.end_known
    assert term.interval.latest == date(2024, 3, 5)


def test_terms_of_a_person(table: ActorTable) -> None:
    """A spokesman's two terms at the Pentagon are kept apart."""
    (kirby,) = table.people("John Kirby")
    terms = [t for t in table.terms(kirby.id) if t.title == "Pentagon press secretary"]
    assert [(t.interval.earliest, t.interval.latest) for t in terms] == [
        (date(2013, 12, 1), date(2015, 3, 31)),
        (date(2021, 1, 20), date(2022, 6, 30)),
    ]
    assert kirby.states == ("USA",)


def test_people_of_organisations_keep_their_state(table: ActorTable) -> None:
    """Somebody who served a state and then an organisation is one person."""
    (person,) = table.people("Jens Stoltenberg")
    assert person.states == ("NATO", "NOR")


def test_gender_where_known(table: ActorTable) -> None:
    """Gender is there where it is known, and only there."""
    assert [p.gender for p in table.people("Angela Merkel")] == ["f"]
    assert [p.gender for p in table.people("Xi Jinping")] == [None]


def test_role_names(table: ActorTable) -> None:
    """An office is called as in its state."""
    assert table.role_name("head_of_state", "IRN") == "Supreme Leader"
    assert table.role_name("head_of_government", "IRL") == "Taoiseach"
    assert table.role_name("defence_minister") == "Minister of Defence"


def test_entries_by_id(table: ActorTable) -> None:
    """Every kind of entry is found by its id, and nothing by a wrong one."""
    state, body, group, place = (
        table.state("DEU"),
        table.organisation("NATO"),
        table.group("hamas"),
        table.place("Mariupol"),
    )
    assert state is not None and body is not None and group is not None and place is not None
    assert (state.capital, body.qid, group.state, place.state) == ("Berlin", "Q7184", "PSE", "UKR")
    assert state.nouns[0] == ("German", "Germans")
    assert table.state("XXX") is None
    assert table.person("Q0") is None


def test_loading_is_quick() -> None:
    """The table is there in a few seconds at most of processor time."""
    start = time.process_time()
    ActorTable.load()
    assert time.process_time() - start < 3.0


def test_matching_is_quick(table: ActorTable) -> None:
    """Ten thousand words are looked up in a few seconds at most."""
    words = (
        [
            "The",
            "Russian",
            "defence",
            "minister",
            "Sergei",
            "Shoigu",
            "spoke",
            "with",
            "Lloyd",
            "Austin",
            "on",
            "Friday",
            ",",
            "the",
            "Pentagon",
            "said",
            ".",
        ]
    ) * 600
    start = time.process_time()
    found = sum(table.match(words, i) is not None for i in range(len(words)))
    assert found == 600 * 6
    assert time.process_time() - start < 3.0


@pytest.mark.parametrize("text", ["Sergei V. Lavrov", "Vladimir V. Putin", "Lloyd J. Austin", "Lloyd Austin"])
def test_middle_initials_are_passed_over(table: ActorTable, text: str) -> None:
    """A middle initial does not hide somebody whom the table knows without it."""
    names, length = readings(table, text)
    assert length == len(text.split())
    assert [n.kind for n in names] == ["person"]


def test_whole_names_go_before_shortened_ones(table: ActorTable) -> None:
    """Somebody's name without a given name does not compete with somebody else's whole name."""
    assert [p.states for p in table.people("Mahmoud Abbas")] == [("PSE",)]
