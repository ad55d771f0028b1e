"""The pages that explain rules, as files that an editor can open from a diagnostic."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from curriculum_kit.output.catalogue import explanation
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.rules.rule import AnyRule


class RuleFiles:
    """A folder that is there as long as the server, and gets a page when one is first asked for."""

    def __init__(self, rules: Sequence[AnyRule]) -> None:
        """Start with no page written.

        Args:
            rules: The rules.
        """
        self._rules = {rule.name: rule for rule in rules}
        self._addresses: dict[str, str | None] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def page_of(self, name: str) -> str | None:
        """Return the address of a rule's page; None if it cannot be written.

        Args:
            name: The rule's name.
        """
        if name not in self._addresses:
            try:
                self._addresses[name] = self._written(name)
            except OSError:
                self._addresses[name] = None
        return self._addresses[name]

    def close(self) -> None:
        """Take the pages away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
            self._addresses.clear()

    def _written(self, name: str) -> str:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="curriculum-rules-")
        page = Path(self._folder.name) / f"{name}.md"
        page.write_text(explanation(self._rules[name], "markdown", Terminal()), encoding="utf-8")
        return page.as_uri()
