"""Bad input gets a clear error that says what, where and what to do; the rest is read."""

from __future__ import annotations

import json

import pytest

from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import MOST_FAULTS, read_inputs
from readouts.errors import InputError


def read(*paths, limit=1_000_000):
    return list(read_inputs([str(p) for p in paths], Limits(limit)))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no reader knows"),
        ("binary.txt", b"MZ\0\0\0\0\0\0", "is binary"),
        ("latin.txt", "Le président a parlé.".encode("latin-1"), "is not UTF-8 (byte 5"),
        ("wide.txt", "The two met.".encode("utf-16"), "is UTF-16"),
        ("long.txt", b"word " * 300_000, "more than the 1,000,000"),
    ],
)
def test_unreadable_file(tmp_path, name, data, says):
    """Each fault is named with its file."""
    (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text("The two ministers met on Monday.", "utf-8")
    error, document = read(tmp_path / name, good)
    assert isinstance(error, InputError)
    assert says in str(error)
    assert name in str(error)
    assert isinstance(document, Document)


def test_folders_and_patterns(tmp_path):
    """A folder is its files that a reader knows, in order, hidden ones left aside; a pattern is what it matches."""
    for name in ("b/2.txt", "a/1.md", "a/page_files/x.png", ".git/3.txt", "a/.4.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The two ministers met in {name}.", "utf-8")
    assert [d.path.removeprefix(str(tmp_path)) for d in read(tmp_path)] == ["/a/1.md", "/b/2.txt"]
    assert [d.path.removeprefix(str(tmp_path)) for d in read(tmp_path / "*" / "*.txt")] == ["/b/2.txt"]
    (tmp_path / "empty").mkdir()
    missing, none, empty = read(tmp_path / "no.txt", tmp_path / "*.pdf", tmp_path / "empty")
    assert "does not exist" in str(missing)
    assert "matches no file" in str(none)
    assert "without a file that a reader knows" in str(empty)


def test_markdown_with_front_matter(tmp_path):
    """What stands between the dashes is metadata and not text."""
    note = tmp_path / "a.md"
    note.write_text(
        "---\ntitle: A call\ndate: 2023-03-07\noutlet: Lake Post\nauthor: [Jane Wambui]\n---\nThe two met.\n", "utf-8"
    )
    (document,) = read(note)
    assert (document.text, document.title, document.outlet, document.byline) == (
        "The two met.\n",
        "A call",
        "Lake Post",
        ("Jane Wambui",),
    )
    assert str(document.stated.earliest) == "2023-03-07"
    note.write_text("---\n[broken: {\n---\nThe two met.\n", "utf-8")
    assert "not YAML" in str(read(note)[0])


def test_json_lines_with_the_keys_of_ngec(tmp_path):
    """event_text, pub_date, publisher and headline are what they are with us under other names."""
    path = tmp_path / "a.jsonl"
    line = {
        "id": "n1",
        "date": "2023-03-06",
        "pub_date": "2023-03-07",
        "event_text": "They met.",
        "publisher": "Lake Post",
        "headline": "A meeting",
    }
    path.write_text(json.dumps(line), "utf-8")
    (document,) = read(path)
    assert (document.id, document.text, document.outlet, document.title) == (
        "n1",
        "They met.",
        "Lake Post",
        "A meeting",
    )
    assert str(document.stated.earliest) == "2023-03-07"


def test_json_lines_keep_going_after_a_bad_line(tmp_path):
    """A bad line is reported with its number; the lines around it are documents."""
    path = tmp_path / "docs.jsonl"
    lines = [
        '{"id": "a", "text": "One.", "published": "2021-03-04T10:00:00Z"}',
        "{not json",
        '{"id": "b"}',
        '{"id": 7, "text": "Two."}',
        '{"text": " "}',
    ]
    path.write_text("\n".join(lines), "utf-8")
    first, bad, lacking, last, blank = read(path)
    assert (first.id, first.stated.earliest.isoformat()) == ("a", "2021-03-04")
    assert f"{path}:2: is not JSON" in str(bad)
    assert "text: Field required" in str(lacking)
    assert last.id == "7"
    assert "the text is empty" in str(blank)


def test_json_lines_are_known_without_suffix(tmp_path):
    """A file of JSON lines with another suffix is sniffed; U+2028 inside a string does not end a line."""
    path = tmp_path / "export.dat"
    path.write_text(json.dumps({"text": "One.\u2028Two."}, ensure_ascii=False), "utf-8")
    (document,) = read(path)
    assert document.text == "One.\u2028Two."


def test_of_many_faults_the_rest_is_counted(tmp_path):
    """A file of bad lines is told in a bounded number of sentences, how many more there are among them; good lines are read."""
    path = tmp_path / "docs.jsonl"
    path.write_text("{not json\n" * (MOST_FAULTS + 41) + '{"text": "France called Germany."}\n{bad\n', "utf-8")
    *faults, document, rest = read(path)
    assert isinstance(document, Document) and len(faults) == MOST_FAULTS
    assert "42 more that could not be read" in str(rest)


def test_a_few_faults_are_all_told(tmp_path):
    """Up to the limit every fault stands for itself, and nothing is added."""
    path = tmp_path / "docs.jsonl"
    path.write_text("{not json\n" * MOST_FAULTS, "utf-8")
    faults = read(path)
    assert len(faults) == MOST_FAULTS and "more" not in str(faults[-1])
