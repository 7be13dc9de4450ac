"""Folders here and by address: whole files or none, names in order, errors that say what to do."""

from __future__ import annotations

import pytest

from readouts.errors import UsageError
from readouts.runs.ledger import Ledger
from readouts.runs.naming import Groups, blocks_of, joined_by_names
from readouts.runs.plan import shard_of
from readouts.runs.storage import Folder


@pytest.fixture(params=["", "file://"])
def folder(request, tmp_path) -> Folder:
    """A folder by its path, and by an address as object stores have one."""
    return Folder.at(f"{request.param}{tmp_path}/out")


def test_files(folder):
    """What is written is listed with its size, and nothing else is there."""
    assert folder.files() == {}
    folder.write("b/two", b"22")
    folder.write("a", b"1")
    assert folder.files() == {"a": 1, "b/two": 2}
    assert folder.files("b") == {"b/two": 2}
    with folder.open("b/two") as stream:
        assert stream.read() == b"22"
    folder.remove("b")
    folder.remove("nowhere")
    assert folder.files() == {"a": 1}


def test_a_file_that_fails_is_not_there(folder, monkeypatch):
    """What was written in part has another name, so nobody takes it for whole; writing again mends it."""
    from pyarrow import fs  # noqa: PLC0415

    def fail(*given: object) -> None:
        raise OSError("No space left on device")

    class Full:
        def __getattr__(self, name: str) -> object:
            return fail if name == "move" else getattr(fs.LocalFileSystem(), name)

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "_place", property(lambda self: (Full(), self.address.removeprefix("file://"))))
        with pytest.raises(OSError, match="No space"):
            folder.write("a.json", b"{}")
    assert folder.read_json("a.json") is None
    folder.write("a.json", b"{}")
    assert folder.read_json("a.json") == {}


def test_rows(folder):
    """Rows come back as they were, empty tables have their columns, and the same rows give the same bytes."""
    rows = [("1", None), ("2", "ö")]
    folder.write_rows("t.parquet", ("a", "b"), rows)
    folder.write_rows("u.parquet", ("a", "b"), rows)
    folder.write_rows("empty.parquet", ("a", "b"), [])
    assert folder.read_rows("t.parquet") == rows
    assert folder.read_rows("t.parquet", ["b"]) == [(None,), ("ö",)]
    assert folder.read_rows("empty.parquet") == []
    with folder.open("t.parquet") as one, folder.open("u.parquet") as other:
        assert one.read() == other.read()


def test_unknown_addresses():
    """An address of a kind that nobody knows is a wrong call."""
    with pytest.raises(UsageError, match="Name a folder or s3://"):
        Folder.at("gopher://host/x").files()


def test_ledger(folder):
    """What is noted is done, each step by itself."""
    ledger = Ledger(folder)
    ledger.note("code", "00001", {"documents": 3})
    assert ledger.left("code", ["00000", "00001", "00002"]) == ["00000", "00002"]
    assert ledger.left("read", ["00001"]) == ["00001"]
    assert ledger.notes("code") == [{"documents": 3}]
    assert ledger.note_of("code", "00001") == {"documents": 3}
    assert ledger.note_of("code", "00000") is None


def test_shards_are_even_and_fixed():
    """A shard is a function of the digest alone; a thousand documents fill all of them."""
    shards = [shard_of(f"d{n}", 16) for n in range(1000)]
    assert shards == [shard_of(f"d{n}", 16) for n in range(1000)]
    assert all(35 < shards.count(n) < 90 for n in range(16))


def test_what_shares_a_name_is_one_group():
    """Groups close over names, whatever the order; blocks keep groups whole."""
    names = [("a", "x"), ("b", "y"), ("c", "z"), ("d", "yx"), ("e", "q")]
    for given in (names, names[::-1]):
        groups = Groups()
        assert joined_by_names(given, groups)
        assert not joined_by_names(given, groups)
        assert [groups.of(t) for t in "abcde"] == ["a", "a", "c", "a", "e"]
    whole = {t: groups.of(t) for t in "abcde"}
    assert blocks_of(whole, 2) == {"a": "000000", "b": "000000", "d": "000000", "c": "000001", "e": "000001"}
    assert len(set(blocks_of(whole, 1).values())) == 3
    assert len(set(blocks_of(whole, 9).values())) == 1
