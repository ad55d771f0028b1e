"""The rules that words on the command line mean: names, codes and families of codes."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule

SHORTEST = 3
"""Letters a family's word has at least: ``CUR``."""


def chosen_rules(
    select: Sequence[str], ignore: Sequence[str], rules: Sequence[AnyRule] = RULES
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names of the rules that a selection means.

    Args:
        select: Names, codes or beginnings of codes; empty means all.
        ignore: The same, taken away afterwards.
        rules: The rules there are.

    Returns:
        The names, and the words that mean no rule.
    """
    names = RuleNames(rules)

    def meant(word: str) -> frozenset[str]:
        one = names.get(word)
        found = [one] if one else [rule for rule in rules if _begins(word.upper(), rule.code)]
        return frozenset(rule.name for rule in found)

    unknown = tuple(word for word in (*select, *ignore) if not meant(word))
    selected = frozenset().union(*map(meant, select)) if select else {rule.name for rule in rules}
    return frozenset(selected) - frozenset().union(*map(meant, ignore)), unknown


def _begins(word: str, code: str) -> bool:
    """Tell whether a word names a family of codes by its beginning."""
    return code.startswith(word) and len(word) >= SHORTEST
