"""What an editor has been told about each file, so that it is told again only what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol import types

Found = Mapping[str, tuple[types.Diagnostic, ...]]


class Published:
    """The diagnostics that were sent, by course."""

    def __init__(self) -> None:
        self._sent: dict[Path, dict[str, tuple[tuple[types.Diagnostic, ...], int | None]]] = {}

    def news(
        self, root: Path, found: Found, versions: Mapping[str, int]
    ) -> Iterator[tuple[str, tuple[types.Diagnostic, ...], int | None]]:
        """Yield what an editor must be told: of files that have findings, or had some, or are open.

        Args:
            root: The course's folder.
            found: The diagnostics of its files, by absolute path.
            versions: The versions of open files that they were found in.

        Yields:
            A file, its diagnostics, and its version if it is open.
        """
        sent = self._sent.setdefault(root, {})
        for file in dict.fromkeys((*found, *versions, *sent)):
            now = (found.get(file, ()), versions.get(file))
            before = sent.get(file, ((), None))
            if now != before:
                sent[file] = now
                yield file, *now
