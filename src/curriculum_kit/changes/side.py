"""One of two versions of a course, with what comparing it needs to know."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from curriculum_kit.changes.matching import Renamable
from curriculum_kit.evidence.dependencies import DemosFolder
from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.course import Course
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import TEACHING, TREE, AnyRule
from curriculum_kit.source.project import Project

_LISTED_IN: Mapping[str, tuple[str, ...]] = {
    "series": ("course.series",),
    "module": ("course.series", "series.modules"),
    "lesson": TREE,
    "concept": (),
    "claim": (*TREE, "lesson.claims"),
    "misconception": (*TREE, "module.misconceptions", "lesson.misconceptions"),
}
"""What must have been read for a part that is not there to be known not to be there."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo as its source shows it.

    Attributes:
        digest: Of its file, of what that imports from the demos folder, and of the folder's data.
        controls: What is wrong in each control, by the name of its function.
    """

    digest: str
    controls: Mapping[str, str]


@dataclass(frozen=True)
class Side:
    """One version of a course.

    Attributes:
        context: The course, and what the rules know of it.
        demos: The demos that its claims name, as far as they are there, by reference.
    """

    context: Context
    demos: Mapping[str, Demo] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, rules: Sequence[AnyRule] = RULES) -> Side:
        """Look at a course as it stands on disk.

        Args:
            project: The course.
            rules: The rules there are, which waivers and settings name.
        """
        return cls(Context(project, names=RuleNames(rules)), _demos(project))

    @property
    def course(self) -> Course:
        """The course."""
        return self.context.course

    @property
    def timeline(self) -> Timeline:
        """What the learner holds when."""
        return self.context.timeline

    @property
    def parts(self) -> Mapping[str, Mapping[str, Renamable]]:
        """The parts that have an id, by kind and id, in course order."""
        return self.course.parts

    def surely_lacks(self, kind: str, name: str) -> bool:
        """Tell whether a part that is not there is not in something that could not be read.

        Args:
            kind: The kind of part.
            name: Its id.
        """
        broken = self.context.project.broken
        lost = f"{kind}:{name}" in broken or f"{kind}:*" in broken
        return not lost and not self.context.lacks(*_LISTED_IN[kind])

    @cached_property
    def way_is_known(self) -> bool:
        """Whether all was read that the learner's way depends on."""
        return not self.context.lacks(*TEACHING, "concept.aliases")

    @cached_property
    def order_is_known(self) -> bool:
        """Whether all was read that the order of lessons depends on."""
        return not self.context.lacks(*TREE)

    @cached_property
    def demos_are_known(self) -> bool:
        """Whether the demos folder could be looked into."""
        return not self.context.lacks("demos")

    def reads(self, kind: str, name: str, *keys: str) -> bool:
        """Tell whether what a part says under some keys made sense.

        Args:
            kind: The kind of part.
            name: Its id.
            keys: Keys of the part.
        """
        return not any(self.context.misread(f"{kind}:{name}", key) for key in keys)

    def needed_in(self, slug: str) -> Mapping[str, Depth]:
        """Return which concepts a lesson needs, and how deeply.

        Args:
            slug: The lesson's slug.
        """
        # Few lessons are asked about, but those many times.
        if slug not in self._needed:
            self._needed[slug] = _needed(self.context, slug)
        return self._needed[slug]

    @cached_property
    def _needed(self) -> dict[str, Mapping[str, Depth]]:
        return {}


def _needed(context: Context, slug: str) -> Mapping[str, Depth]:
    lesson = context.course.lessons[slug]
    needed: dict[str, Depth] = {}
    for demand in context.demands.of_lesson(lesson):
        known = needed.get(demand.needed, demand.depth)
        needed[demand.needed] = max(known, demand.depth)
    for name, again in lesson.reinforced.items():
        start = again.depth.start or again.depth.end
        needed[name] = max(needed.get(name, start), start)
    return needed


def _demos(project: Project) -> Mapping[str, Demo]:
    folder = DemosFolder(project.demos_folder)

    @cache
    def digest(module: str) -> str:
        held = (*folder.dependencies(module).code.items(), *folder.data.items())
        text = "\0".join(part for pair in sorted(held) for part in pair)
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()

    named = {claim.demo for claim, _lesson in project.course.claims.values() if claim.demo}
    if not named:
        return {}
    found = {}
    for reference in sorted(named):
        demo = project.demos.resolve(reference).demo
        if demo is not None:
            controls = {control.name: control.label for control in demo.controls}
            found[reference] = Demo(digest(reference.partition(":")[0]), controls)
    return found
