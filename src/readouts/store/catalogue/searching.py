"""Search: what holds some words, kind by kind, the best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    and_,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    tuple_,
)

from readouts.store import schema
from readouts.store.catalogue.model import Hit, Kind, Page
from readouts.store.catalogue.paging import Key, cursor, place_after
from readouts.store.register import tables
from readouts.store.words import fts_query, headline_query, holding, numbers_with

KINDS: tuple[Kind, ...] = ("contacts", "claims", "statements", "documents")
"""What can be searched, in the order in which it is shown."""
_LISTED = "search"
# Of so many entries that hold some words none is found better than another; the newest in the record come first then.
_MOST_RANKED = 20_000
_BEGIN, _END = "\x02", "\x03"
_MARK = re.compile(f"[{_BEGIN}{_END}]")
_WORDS_AROUND = 24
_FTS = {"documents": ("documents_text", 2), "statements": ("listed_statements_words", 0)}
_OF_ENTRIES = ("entry_texts_words", 1)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of an index: the better the smaller the score."""

    number: int
    score: float


def hits_of(connection: Connection, words: str, kinds: Sequence[Kind], after: str | None, limit: int) -> Page[Hit]:
    """What holds all of the words, kind by kind."""
    wanted = [k for k in KINDS if not kinds or k in kinds]
    place = place_after(after, _LISTED, (str, float, int))
    search = _Sqlite(words) if connection.dialect.name == "sqlite" else _Postgresql(words)
    counts = {kind: search.count(connection, kind) for kind in wanted}
    hits: list[Hit] = []
    places: list[Key] = []
    for kind in wanted:
        begins = place is None or place[0] == kind
        if (place is not None and KINDS.index(kind) < KINDS.index(place[0])) or len(hits) > limit:
            continue
        behind = place[1:] if place is not None and begins else None
        found = search.find(connection, kind, counts[kind], behind, limit + 1 - len(hits)) if counts[kind] else []
        texts = search.texts(connection, kind, [f.number for f in found])
        for one in found:
            if one.number in texts:
                hits.append(texts[one.number])
                places.append((kind, one.score, one.number))
    more = len(hits) > limit
    return Page(tuple(hits[:limit]), sum(counts.values()), cursor(_LISTED, places[limit - 1]) if more else None)


@dataclass(frozen=True, slots=True)
class _Sqlite:
    """Over FTS5, ranked by BM25."""

    words: str

    def count(self, connection: Connection, kind: Kind) -> int:
        index, _ = _FTS.get(kind, _OF_ENTRIES)
        if not fts_query(self.words):
            return 0
        rows = table(index)
        return connection.scalar(select(func.count()).select_from(rows).where(self._match(kind))) or 0

    def find(self, connection: Connection, kind: Kind, count: int, behind: Key | None, most: int) -> list[Found]:
        index, _ = _FTS.get(kind, _OF_ENTRIES)
        ranked = count <= _MOST_RANKED
        rows = table(index, column("rowid", Integer), column("rank"))
        score = rows.c.rank if ranked else literal(0.0)
        inner = select(rows.c.rowid.label("number"), score.label("score")).where(self._match(kind))
        if not ranked:
            asked = inner if behind is None else inner.where(rows.c.rowid < behind[1])
            asked = asked.order_by(rows.c.rowid.desc())
        else:
            all_found = inner.subquery()
            asked = select(all_found)
            if behind is not None:
                asked = asked.where(tuple_(all_found.c.score, all_found.c.number) > behind)
            asked = asked.order_by(all_found.c.score, all_found.c.number)
        return [Found(row.number, float(row.score)) for row in connection.execute(asked.limit(most))]

    def texts(self, connection: Connection, kind: Kind, numbers: Sequence[int]) -> dict[int, Hit]:
        if not numbers:
            return {}
        index, place = _FTS.get(kind, _OF_ENTRIES)
        rows = table(index, column("rowid", Integer))
        around = func.snippet(literal_column(index), place, _BEGIN, _END, "", _WORDS_AROUND)
        said = (
            select(rows.c.rowid.label("number"), around.label("around"))
            .where(self._match(kind), rows.c.rowid.in_(numbers))
            .cte("said")
            .prefix_with("MATERIALIZED")
        )
        query = _named(kind, said.c.around)
        own = _table(kind)
        return {r.number: _hit(kind, r) for r in connection.execute(query.join(said, said.c.number == own.c.number))}

    def _match(self, kind: Kind) -> ColumnElement[bool]:
        index, _ = _FTS.get(kind, _OF_ENTRIES)
        query = fts_query(self.words)
        if kind in ("contacts", "claims"):
            query = f'kind : "{kind}" AND text : ({query})'
        return literal_column(index).bool_op("MATCH")(literal(query, String))


@dataclass(frozen=True, slots=True)
class _Postgresql:
    """Over the text search of PostgreSQL; not ranked: what came last comes first."""

    words: str

    def count(self, connection: Connection, kind: Kind) -> int:
        rows = _table(kind)
        return connection.scalar(select(func.count()).select_from(rows).where(self._holds(kind))) or 0

    def find(self, connection: Connection, kind: Kind, count: int, behind: Key | None, most: int) -> list[Found]:
        number = _table(kind).c.number
        asked = select(number).where(self._holds(kind))
        if behind is not None:
            asked = asked.where(number < behind[1])
        return [Found(n, 0.0) for n in connection.scalars(asked.order_by(number.desc()).limit(most))]

    def texts(self, connection: Connection, kind: Kind, numbers: Sequence[int]) -> dict[int, Hit]:
        own = _table(kind)
        body = schema.documents.c.text if kind == "documents" else own.c.text
        options = f"StartSel={_BEGIN}, StopSel={_END}, MinWords=12, MaxWords={_WORDS_AROUND}"
        around = func.ts_headline(literal_column("'readouts_words'"), body, headline_query(self.words), options)
        query = _named(kind, around).where(own.c.number.in_(numbers))
        if kind == "documents":
            query = query.join(schema.documents, schema.documents.c.digest == own.c.digest)
        return {row.number: _hit(kind, row) for row in connection.execute(query)}

    def _holds(self, kind: Kind) -> ColumnElement[bool]:
        own = _table(kind)
        if kind == "documents":
            return tables.listed_documents.c.number.in_(numbers_with(self.words, "postgresql"))
        found = holding("", own.c.text, self.words, "postgresql")
        return found if kind == "statements" else and_(tables.entry_texts.c.kind == kind, found)


def _table(kind: Kind) -> Any:
    return {"documents": tables.listed_documents, "statements": tables.listed_statements}.get(kind, tables.entry_texts)


def _named(kind: Kind, around: ColumnElement[str]) -> Select[Any]:
    """Number, id and document of entries, with the words around a find."""
    own = _table(kind).c
    if kind == "documents":
        return select(
            own.number, own.id, own.id.label("document"), literal(None).label("position"), around.label("around")
        )
    if kind == "statements":
        return select(own.number, own.id, own.id.label("document"), own.position, around.label("around"))
    return select(own.number, own.id, own.document, literal(None).label("position"), around.label("around"))


def _hit(kind: Kind, row: Row[Any]) -> Hit:
    pieces, marks, length = [], [], 0
    for number, piece in enumerate(_MARK.split(row.around)):
        pieces.append(piece)
        if number % 2:
            marks.append((length, length + len(piece)))
        length += len(piece)
    id = row.id if row.position is None else f"{row.id}.{row.position}"
    return Hit(kind, id, row.document, "".join(pieces), tuple(marks))
