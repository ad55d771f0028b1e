"""A course at one moment of its being edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.course import Course
from curriculum_kit.refactoring.names import files_by_kind
from curriculum_kit.report import Report
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.document import Document
from curriculum_kit.source.project import Project


@dataclass(frozen=True)
class CourseState:
    """What is known of a course.

    Attributes:
        report: What the rules have to say about it, unsaved changes included. Open files that
            cannot be read are taken for what they last were, so that one mistake does not take the
            meaning from all the rest.
        versions: The versions of the open files that it was read from, by absolute path.
        broken: Those that cannot be read, as they are at this moment, by absolute path.
    """

    report: Report
    versions: Mapping[str, int] = field(default_factory=dict)
    broken: Mapping[str, Document] = field(default_factory=dict)

    @property
    def project(self) -> Project:
        """The course and where everything is written."""
        return self.report.project

    @property
    def course(self) -> Course:
        """The parts of the course."""
        return self.project.course

    @property
    def timeline(self) -> Timeline:
        """What the learner holds when."""
        return self.report.timeline

    @cached_property
    def context(self) -> Context:
        """What rules would see of it; what costs something is computed when first asked for."""
        return Context(self.project)

    @cached_property
    def rule_names(self) -> RuleNames[AnyRule]:
        """The words under which rules are known."""
        return RuleNames(self.report.rules)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """What each YAML file of the course holds: a lesson, the registry and so on."""
        return files_by_kind(self.project)

    def document(self, file: str) -> Document | None:
        """Return a file of the course as it is at this moment; None if it is none.

        Args:
            file: Its absolute path.
        """
        return self.broken.get(file) or self.project.sources.document(file)
