"""The families of rules, by the first digit of their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from curriculum_kit.rules.rule import AnyRule

FAMILIES: Mapping[str, str] = {
    "0": "Reading",
    "1": "Load and pace",
    "2": "Prerequisites",
    "3": "Depth",
    "4": "Misconceptions",
    "5": "Claims and demos",
    "6": "Lesson design",
    "9": "Waivers and settings",
}

_DIGITS = "0123456789"


def family_of(code: str) -> str:
    """Return the family of a rule.

    Args:
        code: The rule's code.
    """
    letters = code.rstrip(_DIGITS)
    return FAMILIES[code[3]] if letters == "CUR" else f"From plug-ins: {letters}"


def by_family(rules: Sequence[AnyRule]) -> Iterator[tuple[str, list[AnyRule]]]:
    """Yield the families with their rules.

    Args:
        rules: Rules, in the order of their codes.
    """
    for family, members in groupby(rules, key=lambda rule: family_of(rule.code)):
        yield family, list(members)
