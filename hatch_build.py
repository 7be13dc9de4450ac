"""Puts the checksums of the data files into the wheel, so that an installation can tell whether they are as released."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ChecksumHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``readouts/resources/SHA256SUMS`` to wheels; an editable installation, whose files may change, gets none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Work out the checksums and have them included."""
        if self.target_name != "wheel" or version == "editable":
            return
        import sys  # noqa: PLC0415 - the package is not installed when it is built

        sys.path.insert(0, str(Path(self.root, "tools")))
        from resource_sums import sums_of  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name, "SHA256SUMS")
        file.write_text(sums_of(Path(self.root, "src/readouts/resources")), "utf-8")
        build_data["force_include"][str(file)] = "readouts/resources/SHA256SUMS"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the file away again."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
