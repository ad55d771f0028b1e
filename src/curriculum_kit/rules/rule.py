"""What a rule is: documentation, options, examples and a pure generator of problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic.dataclasses import dataclass as authored

from curriculum_kit.findings import Pointer, Problem, Severity
from curriculum_kit.learner.demands import Demands
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.recall import Recall
from curriculum_kit.learner.references import Reference, misspelt_concepts, unknown_concepts
from curriculum_kit.learner.timeline import Timeline, timeline_of
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.course import Course
from curriculum_kit.model.waiver import Waiver
from curriculum_kit.source.demos import DemoIndex
from curriculum_kit.source.project import Project

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """A waiver, and what became of it.

    Attributes:
        waiver: The waiver.
        where: The spot it is written at.
        rule: The name of the rule it waives; None if there is no such rule.
        silenced: How many findings it silenced.
        tried: Whether its rule ran, so that having silenced nothing says something.
    """

    waiver: Waiver
    where: Pointer
    rule: str | None
    silenced: int
    tried: bool


@dataclass(frozen=True)
class Context:
    """Everything a rule may look at. What costs something is computed when first asked for.

    Attributes:
        project: The course as it stands on disk.
        reading: What is wrong with its files and settings, by the name of the rule.
        names: Every name and code under which a rule is known.
        waivers: What became of the waivers; empty until the other rules have run.
        today: The day on which waivers are judged.
        options: The options in force, by the name of the rule.
    """

    project: Project
    reading: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    names: Sequence[str] = ()
    waivers: Sequence[WaiverUse] = ()
    today: date = date.max
    options: Mapping[str, object] = field(default_factory=dict)

    @property
    def course(self) -> Course:
        """The course."""
        return self.project.course

    @property
    def demos(self) -> DemoIndex:
        """The demos, found by reading their source."""
        return self.project.demos

    @cached_property
    def unknown(self) -> tuple[Reference, ...]:
        """The spots that name a concept which is not in the registry."""
        return tuple(unknown_concepts(self.course))

    @cached_property
    def misspelt(self) -> Mapping[str, str]:
        """For a concept id that is not in the registry, the one most likely meant.

        Where part of the registry could not be read, nobody can tell a slip from a concept that is
        only missing.
        """
        return {} if self.lacks("concept") else misspelt_concepts(self.course)

    @cached_property
    def timeline(self) -> Timeline:
        """What the learner holds when."""
        return timeline_of(self.course, self.misspelt)

    @cached_property
    def prerequisites(self) -> Prerequisites:
        """What concepts require."""
        return Prerequisites(self.course, self.misspelt)

    @cached_property
    def demands(self) -> Demands:
        """What lessons ask for."""
        return Demands(self.course, self.timeline, self.prerequisites)

    @cached_property
    def recall(self) -> Recall:
        """When the learner last met what."""
        return Recall(self.course, self.timeline, self.prerequisites)

    def options_of(self, rule: str, kind: type[Options]) -> Options:
        """Return the options in force of another rule, for a rule that leaves something to it.

        Args:
            rule: The other rule's name.
            kind: The type of its options.
        """
        options = self.options.get(rule)
        return options if isinstance(options, kind) else kind()

    def lacks(self, *kinds: str) -> bool:
        """Tell whether something of these kinds could not be read.

        Args:
            kinds: Kinds of subject: ``lesson``, ``concept``, ``module``, ``series``, ``course``.
        """
        return any(subject.partition(":")[0] in kinds for subject in self.project.broken)

    def unsure_of(self, subject: str) -> bool:
        """Tell whether something of a subject could not be read, so that its silence says nothing.

        Args:
            subject: ``kind:id``.
        """
        return subject in self.project.broken

    def misread(self, subject: str, key: str) -> bool:
        """Tell whether something under a key made no sense, so that what is missing may be there.

        Args:
            subject: ``kind:id``.
            key: A key of the subject: ``objective``.
        """
        return subject in self.project.broken or (subject, key) in self._misread

    @cached_property
    def _misread(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (problem.subjects[0], problem.subjects[1].partition(".")[0])
            for name in ("invalid-value", "missing-key")
            for problem in self.reading.get(name, ())
            if len(problem.subjects) > 1
        )


@authored(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class NoOptions:
    """Options of a rule that has none."""


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
        needs: Kinds of subject that must all have been read, or it is skipped.
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
    waivable: bool = True
    fixable: bool = False


AnyRule = Rule[Any]
"""A rule whatever its options; the registry pairs each with its own."""

TREE = ("course", "series", "module")
"""What must have been read for the order of lessons to be known."""

EVERYTHING = (*TREE, "lesson", "concept")
"""What must have been read for "nothing teaches it" to be true."""
