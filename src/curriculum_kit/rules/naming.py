"""The words that mean a rule, wherever one is named: its name or its code, in any case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from curriculum_kit.source.nearest import Words

if TYPE_CHECKING:
    from curriculum_kit.rules.rule import AnyRule


class RuleNames:
    """The names and codes of some rules.

    Args:
        rules: The rules.
    """

    def __init__(self, rules: Sequence[AnyRule] = ()) -> None:
        self._words = tuple(word for rule in rules for word in (rule.name, rule.code))
        self._rules = {word.casefold(): rule for rule in rules for word in (rule.name, rule.code)}
        self._near = Words(self._words)

    def __iter__(self) -> Iterator[str]:
        """Yield every name and code as it is written."""
        return iter(self._words)

    def __contains__(self, word: object) -> bool:
        """Tell whether a word means a rule."""
        return isinstance(word, str) and word.casefold() in self._rules

    def get(self, word: str) -> AnyRule | None:
        """Return the rule that a word means.

        Args:
            word: ``adjacent-stretch`` or ``cur101``.
        """
        return self._rules.get(word.casefold())

    def nearest(self, word: str) -> str | None:
        """Return the name or code that was most likely meant by a word, None if nothing is close.

        Args:
            word: What was written.
        """
        return self._near.nearest(word)
