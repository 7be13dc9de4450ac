"""Other spellings of names by the customs of a state."""

from __future__ import annotations

import pytest

from readouts.actors.loading import read_files
from readouts.actors.people import Naming
from readouts.actors.table import ActorTable
from readouts.actors.transliteration import Transliteration


@pytest.fixture(scope="module")
def schemes() -> Transliteration:
    """The schemes that ship with the package."""
    return Transliteration.load()


@pytest.mark.parametrize(
    ("name", "given", "family", "state", "other"),
    [
        ("Denys Hryhorenko", "Denys", "Hryhorenko", "UKR", "Denys Grygorenko"),
        ("Serhii Bondar", "Serhii", "Bondar", "UKR", "Sergei Bondar"),
        ("Sergei Ivanenko", "Sergei", "Ivanenko", "BLR", "Siarhei Ivanenka"),
        ("Yevgeny Orlov", "Yevgeny", "Orlov", "RUS", "Evgeny Orlov"),
        ("Reza Gharavi", "Reza", "Gharavi", "IRN", "Reza Qaravi"),
        ("Kim Min-jae", "Min-jae", "Kim", "KOR", "Kim Minjae"),
        ("Abdel Rahman al-Tayeb", "Abdel Rahman", "al-Tayeb", "EGY", "Abdelrahman al Tayeb"),
        ("Abdulrahman Saleh", "Abdulrahman", "Saleh", "YEM", "Abdul Rahman Saleh"),
    ],
)
def test_other_spellings(schemes: Transliteration, name: str, given: str, family: str, state: str, other: str) -> None:
    """What outlets write after another romanisation is among the spellings."""
    assert other in schemes.spellings(name, given, family, (state,))


@pytest.mark.parametrize(
    ("name", "given", "family", "state"),
    [
        ("Hanna Schmidt", "Hanna", "Schmidt", "DEU"),  # no scheme for that state
        ("Yurii Shevchuk", "Yurii", "Shevchuk", "UKR"),  # h in sh and ch stays
        ("Sergey Petrov", "Sergey", "Petrov", "RUS"),  # Sergei has the same sound already
        ("Abdullah Saleh", "Abdullah", "Saleh", "YEM"),  # not "Abdul Lah"
    ],
)
def test_no_other_spelling(schemes: Transliteration, name: str, given: str, family: str, state: str) -> None:
    """Nothing is made up where no rule applies, or where the sound is the same."""
    assert schemes.spellings(name, given, family, (state,)) == ()


def test_states_of_schemes_are_known(schemes: Transliteration) -> None:
    """Every code is a state's."""
    assert {s for scheme in schemes.schemes for s in scheme.states} <= {s.code for s in read_files().states}


def test_the_table_has_them() -> None:
    """Spellings made by the rules are in the shipped table, and belong to one person each."""
    table = ActorTable.load()
    for name, wanted in (
        ("Denis Shmygal", "Denys Shmyhal"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Abbas Araqchi", "Abbas Araghchi"),
    ):
        assert [p.name for p in table.people(name)] == [wanted]


def test_naming_splits_before_rules_apply() -> None:
    """The rules get given and family name as the naming customs cut them."""
    naming = Naming(read_files().naming)
    assert naming.split("Kim Min-jae", ("KOR",)) == ("Min-jae", "Kim")
