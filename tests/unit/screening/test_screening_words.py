"""Words as the screening sees them: every lemma that the model may give is among those it expects."""

from __future__ import annotations

import pytest

from readouts.language.parser import Parser
from readouts.screening.words import distinct, lemmas_of, words_of
from readouts.settings import Settings


def nothing(word: str) -> tuple[str, ...]:
    return ()


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("ties", "tie"), ("bans", "ban"), ("banned", "ban"), ("agreed", "agree"), ("shelving", "shelve"), ("militiamen", "militiaman"),
     ("parties", "party"), ("cease-fires", "cease-fire"), ("tougher", "tough"), ("shelves", "shelf")],
)  # fmt: skip
def test_lemmas(word, lemma):
    """Regular forms lead to their lemma."""
    assert lemma in lemmas_of(word, nothing)


def test_distinct_words():
    """Hyphened words count whole and in pieces, dotted ones as well."""
    assert distinct(words_of("The U.S. build-up")) == {"the", "u.s.", "u", "s", "", "build", "-", "up", "build-up"}


@pytest.mark.model
def test_the_models_lemmas_are_expected(read):
    """What the model makes of running text is never a lemma that the screening does not know of."""
    irregular = Parser(Settings().model).irregular()
    text = (
        "Ministers met and agreed to lift sanctions, withdrew troops, sought talks and swore oaths; ships were seized, the crises grew worse, "
        "women and militiamen fled, leaders shook hands, lay down arms and paid dues. The best-armed men fought on."
    )
    for token in read(text).parse.tokens:
        if token.pos in {"VERB", "NOUN", "ADJ"}:
            assert token.lemma in lemmas_of(token.lower, lambda word: irregular.get(word, ()))
