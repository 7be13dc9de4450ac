"""Pronouns, "the latter" and "the former": whom they mean, and when nobody."""

from __future__ import annotations

import pytest

from conftest import Named

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Peskov, the Kremlin spokesman, denied Prime Minister Giorgia Meloni's claim that Vladimir Putin had telephoned her.", 'her', ['Giorgia Meloni']),
        ("A Kremlin spokesman, Dmitry Peskov, denied President Emmanuel Macron's claim that Vladimir Putin had telephoned him.", 'him', ['Emmanuel Macron']),
        ("A foreign ministry spokesman, Nasser Kanaani, denied Emmanuel Macron's assertion that Ebrahim Raisi had promised him a visit.", 'him', ['Emmanuel Macron']),
        ('Emmanuel Macron said Vladimir Putin had telephoned him.', 'him', ['Emmanuel Macron']),
        ('Olaf Scholz phoned Emmanuel Macron on Monday and told him that Berlin would wait.', 'him', ['Emmanuel Macron']),
        ('Olaf Scholz said that when he telephoned Emmanuel Macron, the president told him to wait.', 'him', ['Olaf Scholz']),
        ('Emmanuel Macron told reporters that Olaf Scholz had called him twice.', 'him', ['Emmanuel Macron']),
        ("Steffen Hebestreit, the chancellor's spokesman, said that Emmanuel Macron had telephoned Olaf Scholz. He added that the call was short.", 'He', ['Steffen Hebestreit']),
        ('President Emmanuel Macron of France spoke by phone with President Aleksandar Vucic of Serbia. They discussed Kosovo.', 'They', ['Aleksandar Vučić', 'Emmanuel Macron']),
        ('Chancellor Olaf Scholz received Prime Minister Mark Rutte in Berlin. They agreed to meet again.', 'They', ['Mark Rutte', 'Olaf Scholz']),
        ('Prime Minister Mette Frederiksen called Chancellor Olaf Scholz. She thanked him for his support.', 'him', ['Olaf Scholz']),
        ('Prime Minister Mette Frederiksen called Chancellor Olaf Scholz. She thanked him for his support.', 'She', ['Mette Frederiksen']),
        ('Prime Minister Mette Frederiksen called Chancellor Olaf Scholz. She thanked him for his support.', 'his', ['Olaf Scholz']),
        ('Angela Merkel told Vladimir Putin that she would call him on Friday, her office said.', 'her', ['Angela Merkel']),
        ('The Italian foreign ministry said it had summoned the ambassador. It gave no details.', 'It', ['Italian Foreign Ministry']),
        ('Brazil said it had no plans. It has sent a note.', 'It', ['Brazil']),
        ('Olaf Scholz called Emmanuel Macron. The latter promised help.', 'The latter', ['Emmanuel Macron']),
        ('Olaf Scholz called Emmanuel Macron. The former asked for help, and the latter agreed.', 'The former', ['Olaf Scholz']),
        ('Spain and Portugal have quarrelled. The latter wants more water.', 'The latter', ['Portugal']),
        ('The former president left. Emmanuel Macron met Olaf Scholz.', 'The former', None),
        ('Mr. Macron said Mr. Scholz had promised him more gas.', 'him', ['Emmanuel Macron']),
        ('Mr. Scholz was late. Mr. Macron, who waited, said he was not angry.', 'he', ['Emmanuel Macron']),
        ("Emmanuel Macron rejected Vladimir Putin's demand that he come alone.", 'he', ['Emmanuel Macron']),
        ('Vladimir Putin accepted the view of Emmanuel Macron that Olaf Scholz had misled him.', 'him', ['Emmanuel Macron']),
        ("Annalena Baerbock, Germany's foreign minister, met Turkey's Mevlut Cavusoglu. He told her that the door was open.", 'her', ['Annalena Baerbock']),
        ('Olaf Scholz and Emmanuel Macron met in Paris on Monday. They were joined by Mark Rutte.', 'They', ['Emmanuel Macron', 'Olaf Scholz']),
        ('Emmanuel Macron was pleased to see him. Olaf Scholz was late.', 'him', None),
        ('Olaf Scholz waited. Emmanuel Macron was pleased to see him.', 'him', ['Olaf Scholz']),
        ('Olaf Scholz waited. Emmanuel Macron left after greeting him.', 'him', ['Olaf Scholz']),
        ('Emmanuel Macron accused Vladimir Putin of misleading him.', 'him', ['Emmanuel Macron']),
    ],
)  # fmt: skip
def test_pronouns_mean(named: Named, text: str, words: str, expected: list[str] | None) -> None:
    """The nearest that fits: the claimant inside a claim, nobody of the pronoun's own clause, two where two spoke."""
    assert named(text, words) == expected
