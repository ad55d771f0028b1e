"""What an earlier rendering left in a folder, so that pages that are gone can be taken away."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

FILE = ".curriculum-render.json"
"""The name of the record in the folder that was rendered to."""

SCHEMA_VERSION = 1
MAXIMUM_BYTES = 1 << 26


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that were written to a folder.

    Attributes:
        forms: For each form, ``html``, the files by their names relative to the folder, each with
            the digest of what was written.
    """

    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def files(self, form: str) -> Mapping[str, str]:
        """Return the files of a form, with the digest of each.

        Args:
            form: The form.
        """
        return self.forms.get(form, {})

    def having(self, form: str, files: Mapping[str, str]) -> Manifest:
        """Return the record with other files of a form.

        Args:
            form: The form.
            files: Its files, with the digest of each.
        """
        return Manifest({**self.forms, form: dict(files)})

    def text(self) -> str:
        """Write the record, in an order that does not depend on that of the writing."""
        document = {"schema_version": SCHEMA_VERSION, "files": self.forms}
        return json.dumps(document, indent=0, sort_keys=True) + "\n"


def digest_of(content: bytes) -> str:
    """Return what tells a file's content from any other.

    Args:
        content: The content.
    """
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read the record of a folder.

    Args:
        folder: The folder, which may be missing.

    Returns:
        The record; an empty one if there is none, or none that can be made sense of: what is not
        known to have been written is never taken away.
    """
    try:
        with (folder / FILE).open("rb") as file:
            read = json.loads(file.read(MAXIMUM_BYTES))
    except (OSError, ValueError, RecursionError):
        return Manifest()
    if not isinstance(read, dict) or read.get("schema_version") != SCHEMA_VERSION:
        return Manifest()
    forms = read.get("files")
    if not isinstance(forms, dict):
        return Manifest()
    return Manifest({form: _listed(files) for form, files in forms.items()})


def why_left(folder: Path, name: str, digest: str) -> str | None:
    """Say why a file is none of ours to remove.

    Args:
        folder: The folder.
        name: The file's name relative to it, from a record that anybody may have written.
        digest: The digest of what was written.

    Returns:
        None for a file that lies in the folder, by no link, and holds what was written to it.
    """
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        return f"{FILE} names it, but it does not lie in the folder, and render never wrote it"
    path = folder / name
    try:
        if os.path.realpath(path) != str(Path(os.path.realpath(folder)) / name):
            return f"{FILE} names it, but a link leads to it, and render writes through none"
        if path.is_file() and digest_of(path.read_bytes()) == digest:
            return None
    except (OSError, ValueError):  # of names that no file can have
        return "it cannot be read"
    return "it no longer belongs to the course, but it was changed by hand"


def _listed(files: object) -> dict[str, str]:
    if not isinstance(files, dict):
        return {}
    return {name: digest for name, digest in files.items() if isinstance(digest, str)}
