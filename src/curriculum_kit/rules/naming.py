"""The words that mean a rule, wherever one is named: its name or its code, in any case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from curriculum_kit.source.nearest import Words


class Named(Protocol):
    """What is known by a name and a code, as a rule is."""

    @property
    def name(self) -> str:
        """The name: ``adjacent-stretch``."""

    @property
    def code(self) -> str:
        """The code: ``CUR101``."""


Named_co = TypeVar("Named_co", bound=Named, covariant=True)


class RuleNames(Generic[Named_co]):
    """The names and codes of some rules.

    Args:
        rules: The rules.
    """

    def __init__(self, rules: Sequence[Named_co] = ()) -> None:
        self._rules = {word.casefold(): rule for rule in rules for word in (rule.name, rule.code)}
        self._near = Words(tuple(word for rule in rules for word in (rule.name, rule.code)))

    def __contains__(self, word: object) -> bool:
        """Tell whether a word means a rule."""
        return isinstance(word, str) and word.casefold() in self._rules

    def get(self, word: str) -> Named_co | None:
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
