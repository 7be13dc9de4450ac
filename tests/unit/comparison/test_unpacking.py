"""Files of event data out of the packages in which they are handed out."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from readouts.comparison.unpacking import unpacked
from readouts.errors import InputError


def zipped(**files: bytes) -> bytes:
    """A zip file of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"a\tb\n", gzip.compress(b"a\tb\n"), zipped(export_CSV=b"a\tb\n", readme_md=b"x")],
    ids=["plain", "gz", "zip"],
)
def test_packed_or_not(data, tmp_path):
    """By their first bytes, whatever the name; of a zip file its one table."""
    path = tmp_path / "20230307.export"
    path.write_bytes(data)
    assert unpacked(path) == b"a\tb\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(b"x" * 5_000)[:-9], "cannot be unpacked"),
        (b"\x1f\x8b\x08garbage of some length", "cannot be unpacked"),
        (b"PK\3\4 broken", "cannot be unpacked"),
        (zipped(a_csv=b"x", b_csv=b"y"), r"holds 2 tables \(a.csv, b.csv\)"),
        (zipped(readme_md=b"x"), "holds no table"),
        (gzip.compress(bytes(5_000_000)), "larger than"),
        (zipped(a_csv=bytes(5_000_000)), "larger than"),
    ],
    ids=["cut off", "no gzip", "no zip", "two tables", "no table", "gzip bomb", "zip bomb"],
)
def test_what_cannot_be_unpacked_is_told(data, says, tmp_path):
    """A sentence that says why; what unfolds beyond the limit is not unfolded."""
    path = tmp_path / "events"
    path.write_bytes(data)
    with pytest.raises(InputError, match=says):
        unpacked(path, most=1_000_000)
    with pytest.raises(InputError, match="cannot be read"):
        unpacked(tmp_path / "none")
