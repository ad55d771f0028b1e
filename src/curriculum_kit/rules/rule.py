"""What a rule is: documentation, options, examples and a pure generator of problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.rules.context import Context

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOptions:
    """Options of a rule that has none."""

    __pydantic_config__ = AUTHORED


@dataclass(frozen=True)
class Rule(Generic[Options]):
    """One rule.

    Attributes:
        code: Its stable code, ``CUR101``; numbers are never reused.
        name: What it finds, as a name for the defect.
        severity: The default.
        summary: What it finds, in one line.
        reason: Why that hurts a learner, and what to do about it.
        bad: A fragment of a course with the defect; ``# <--`` marks the line of the finding.
        good: The same without it.
        check: Yields the problems of a course.
        options: The settings it takes, a frozen pydantic dataclass with defaults.
        needs: What must have been read of every subject of a kind, or the rule is skipped:
            ``lesson.new``, or ``lesson`` for all that may stand in one.
        looks_back: Whether its findings about a lesson follow from that lesson and those before,
            so that what cannot be read later on takes nothing from them.
        waivable: Whether a waiver can silence it.
        fixable: Whether some of its findings can be fixed automatically.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    reason: str
    bad: str
    good: str
    check: Callable[[Context, Options], Iterator[Problem]]
    options: type[Options]
    needs: tuple[str, ...] = ()
    looks_back: bool = False
    waivable: bool = True
    fixable: bool = False


AnyRule = Rule[Any]
"""A rule whatever its options; the registry pairs each with its own."""

TREE = ("course.series", "series.modules", "module.lessons")
"""What must have been read for the order of lessons to be known."""

TEACHING = (*TREE, "course.assumes", "lesson.new", "lesson.reinforced")
"""What must have been read for the learner's way to be known."""

EVERYTHING = (
    *TEACHING,
    "lesson.requires",
    "concept.requires",
    "concept.requires_any",
    "concept.aliases",
)
"""What must have been read for "nothing teaches it" to be true."""
