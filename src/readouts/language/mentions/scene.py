"""What every rule of this stage looks at: one document with its parse, the table, the words and the table's names in the text."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.documents.document import Document
from readouts.language.mentions.atoms import Atoms, find_atoms, read_capitals
from readouts.language.mentions.lexicon import Lexicon
from readouts.language.mentions.quotes import Quotations, find_quotations
from readouts.language.mentions.told import NOBODY, Told
from readouts.language.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Scene:
    """A document on the desk."""

    document: Document
    parse: Parse
    table: ActorTable
    lexicon: Lexicon
    atoms: Atoms
    quotations: Quotations
    words_of: tuple[str, ...]
    """Texts of all tokens, for looking them up in the table."""
    tokens: tuple[Token, ...]
    """All tokens of the document."""
    before: Told = NOBODY
    """Whom earlier passages of a long document have named."""

    @classmethod
    def of(cls, document: Document, parse: Parse, table: ActorTable, lexicon: Lexicon, before: Told = NOBODY) -> Scene:
        """The scene of a document."""
        words = tuple(t.text for t in parse.tokens)
        atoms = read_capitals(find_atoms(table, parse.tokens, words), parse.tokens, lexicon.usage.place)
        return cls(document, parse, table, lexicon, atoms, find_quotations(parse), words, parse.tokens, before)

    def token(self, i: int) -> Token | None:
        """Token ``i``; None outside the text."""
        return self.parse.tokens[i] if 0 <= i < len(self.parse.tokens) else None

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both indices are tokens of one sentence."""
        a, b = self.token(i), self.token(j)
        return a is not None and b is not None and a.sentence == b.sentence

    def words(self, first: int, last: int) -> str:
        """Tokens [first, last) as they stand, with single spaces between words and none where the text has none."""
        pieces: list[str] = []
        for token in self.tokens[first:last]:
            if pieces and self.tokens[token.i - 1].end < token.start:
                pieces.append(" ")
            pieces.append(token.text)
        return "".join(pieces)
