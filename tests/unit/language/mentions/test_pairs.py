"""Two and three together, and who only brought them together."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Named

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('Emmanuel Macron and Olaf Scholz met in Madrid at talks hosted by Pedro Sanchez. The two leaders agreed on gas.', 'The two leaders', ['Emmanuel Macron', 'Olaf Scholz']),
        ('Pedro Sanchez hosted Emmanuel Macron in Madrid. The two leaders agreed on gas.', 'The two leaders', ['Emmanuel Macron', 'Pedro Sánchez']),
        ('Nikol Pashinyan met Ilham Aliyev in Sochi. Vladimir Putin, who mediated the talks, praised the two leaders.', 'the two leaders', ['Ilham Aliyev', 'Nikol Pashinyan']),
        ('Nikol Pashinyan met Ilham Aliyev in Brussels. The two leaders shook hands, said Charles Michel, who had brokered the meeting. The two leaders will meet again.', 'The two leaders', ['Ilham Aliyev', 'Nikol Pashinyan']),
        ('Emmanuel Macron, Olaf Scholz and Mario Draghi took a train to Kyiv. The three leaders met Volodymyr Zelensky.', 'The three leaders', ['Emmanuel Macron', 'Mario Draghi', 'Olaf Scholz']),
        ('Foreign ministers Jean-Yves Le Drian, Heiko Maas and Dominic Raab met in Paris. All three ministers criticised Iran.', 'All three ministers', ['Dominic Raab', 'Heiko Maas', 'Jean-Yves Le Drian']),
        ('Spain, Portugal and Morocco will host the cup. The three countries signed a letter.', 'The three countries', ['Morocco', 'Portugal', 'Spain']),
        ('Kenyan President William Ruto met Salva Kiir and his deputy, Riek Machar, in Juba. Ruto urged the two men to talk.', 'the two men', ['Riek Machar', 'Salva Kiir']),
        ('Abdullah Abdullah and Ashraf Ghani quarrelled for months. US Secretary of State John Kerry met both men in Kabul.', 'both men', ['Abdullah Abdullah', 'Ashraf Ghani']),
        ('Emmanuel Macron met Olaf Scholz. Four leaders were invited.', 'Four leaders', None),
        ('Nikol Pashinyan and Ilham Aliyev met. Recep Tayyip Erdogan hosted the talks. They agreed to meet again.', 'They', ['Ilham Aliyev', 'Nikol Pashinyan']),
        ('The Polish, Czech and Slovak presidents met in Prague. The three presidents discussed gas.', 'The three presidents', ['Andrzej Duda', 'Miloš Zeman', 'Zuzana Čaputová']),
        ('Poland and Germany quarrelled. Austria hosted talks. Both countries sent ministers.', 'Both countries', ['Germany', 'Poland']),
        ('Emmanuel Macron met Olaf Scholz. Two men were arrested.', 'Two men', None),
    ],
)  # fmt: skip
def test_those_together_mean(named: Named, text: str, words: str, expected: list[str] | None) -> None:
    """Mediators and hosts of others' talks are left out; three are three or nobody."""
    assert named(text, words, published=date(2022, 1, 15)) == expected
