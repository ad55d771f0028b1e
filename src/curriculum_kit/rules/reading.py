"""The rules about reading: the source layer finds, these rules name and explain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from curriculum_kit.findings import Problem
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions
from curriculum_kit.source.project import Project

STOPPING: Final = frozenset(
    (
        "unreadable-yaml",
        "unsupported-yaml",
        "invalid-value",
        "missing-key",
        "missing-file",
        "unlisted-file",
    )
)
"""Rules whose findings may be the reason why a part of the course could not be read."""

_AROUND: Final = ("file", "folder", "course")
"""Kinds of subjects with which all parts of a kind may be lost."""


def read_problems(name: str) -> Callable[[Context, NoOptions], Iterator[Problem]]:
    """Return the check of a rule whose problems were found while reading.

    Args:
        name: The rule's name.
    """
    return lambda context, _options: iter(context.reading.get(name, ()))


def stopping_problems(project: Project) -> tuple[tuple[str, Problem], ...]:
    """Return what kept parts of a course from being read, each with the name of its rule.

    Args:
        project: The course.
    """
    all_of_a_kind = any(subject.endswith(":*") for subject in project.broken)

    def stops(problem: Problem) -> bool:
        return any(
            subject in project.broken or (all_of_a_kind and subject.partition(":")[0] in _AROUND)
            for subject in problem.subjects
        )

    found = tuple(
        (rule, problem) for rule in sorted(STOPPING) for problem in project.reading.get(rule, ())
    )
    return tuple((rule, problem) for rule, problem in found if stops(problem)) or found
