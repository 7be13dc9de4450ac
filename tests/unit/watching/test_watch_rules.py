"""The rules file: strict, with all faults at once."""

from __future__ import annotations

import pytest

from readouts.errors import ResourceFileError, UsageError
from readouts.ontology.plover import Ontology
from readouts.watching.rules import NoContact, load_rules

GOOD = """
[[rule]]
name = "They speak"
when = "new contact"
between = ["USA", "RUS"]
[[rule]]
name = "Silence"
when = "no contact"
between = ["USA", "RUS"]
days = 30
[[hook]]
address = "http://127.0.0.1:9000/in"
"""


@pytest.fixture
def load(tmp_path, table):
    def loader(text):
        path = tmp_path / "rules.toml"
        path.write_text(text, "utf-8")
        return load_rules(path, table, Ontology.load())

    return loader


def test_a_file(load):
    """Rules and hooks in their order; a rule's id is that of what it asks for, not of its name."""
    rules = load(GOOD)
    assert isinstance(rules.rule[1], NoContact)
    assert rules.hook[0].address == "http://127.0.0.1:9000/in"
    assert load(GOOD.replace("They speak", "Other")).rule[0].id == rules.rule[0].id
    assert load(GOOD.replace("30", "31")).rule[1].id != rules.rule[1].id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[rule]", ["is not TOML"]),
        ('[[rule]]\nname = "a"\nwhen = "never"\n', ["rule.0", "new contact"]),
        ('[[rule]]\nname = "a"\nwhen = "no contact"\nbetween = ["USA"]\ndays = 0\nday = 3\n', ["between", "days", "day:", "Extra"]),
        ('[[rule]]\nname = "a"\nwhen = "event"\ntype = "THREATEN"\n', ["name a state with by or against"]),
        ('[[rule]]\nname = "a"\nwhen = "event"\ntype = "SHOUT"\nby = "XQZ"\n', ["'SHOUT'", "THREATEN", "'XQZ'"]),
        (GOOD + GOOD.split("[[hook]]", maxsplit=1)[0].replace("They speak", "Again"), ["the same rule as 'They speak'", "'Silence'"]),
        ('[[hook]]\naddress = "ftp://a"\n', ["hook.0.address"]),
    ],
    ids=["toml", "when", "keys", "nobody", "names", "twice", "hook"],
)  # fmt: skip
def test_faults_are_named(load, text, words):
    """Every fault with its place."""
    with pytest.raises(ResourceFileError) as caught:
        load(text)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_a_file_that_is_not_there(tmp_path, table):
    """Its name is in the message."""
    with pytest.raises(UsageError, match=r"none\.toml"):
        load_rules(tmp_path / "none.toml", table, Ontology.load())
