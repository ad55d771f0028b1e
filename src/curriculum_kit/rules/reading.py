"""The rules about reading: the source layer finds, these rules name and explain."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from curriculum_kit.findings import Problem
from curriculum_kit.rules.rule import Context, NoOptions


def read_problems(name: str) -> Callable[[Context, NoOptions], Iterator[Problem]]:
    """Return the check of a rule whose problems were found while reading.

    Args:
        name: The rule's name.
    """
    return lambda context, _options: iter(context.reading.get(name, ()))
