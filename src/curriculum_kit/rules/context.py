"""What a rule may look at: the course, what was wrong with its files, and the learner's way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, takewhile
from typing import TypeVar

from curriculum_kit.findings import Problem
from curriculum_kit.learner.demands import Demands
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.recall import Recall
from curriculum_kit.learner.references import (
    Reference,
    Spellings,
    misspelt_concepts,
    required_concepts,
    unknown_concepts,
    used_concepts,
)
from curriculum_kit.learner.timeline import Timeline, timeline_of
from curriculum_kit.model.course import Course
from curriculum_kit.model.waiver import Waiver
from curriculum_kit.places import Pointer
from curriculum_kit.rules.naming import Named, RuleNames
from curriculum_kit.source.demos import DemoIndex
from curriculum_kit.source.project import Project
from curriculum_kit.source.schema import WHOLE

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
        names: The words under which rules are known.
        waivers: What became of the waivers; empty until the other rules have run.
        today: The day on which waivers are judged.
        options: The options in force, by the name of the rule.
    """

    project: Project
    reading: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    names: RuleNames[Named] = field(default_factory=RuleNames)
    waivers: Sequence[WaiverUse] = ()
    today: date = date.max
    options: Mapping[str, object] = field(default_factory=dict)

    def after_waivers(self, uses: Sequence[WaiverUse]) -> Context:
        """Return the same with what became of the waivers; what was computed is not lost.

        Args:
            uses: What became of each waiver.
        """
        after = copy(self)
        object.__setattr__(after, "waivers", uses)
        return after

    @property
    def course(self) -> Course:
        """The course."""
        return self.project.course

    @property
    def demos(self) -> DemoIndex:
        """The demos, found by reading their source."""
        return self.project.demos

    @cached_property
    def unknown_by_part(self) -> Mapping[str, tuple[Reference, ...]]:
        """The spots that name a concept which is not in the registry, by the part they are in."""
        return unknown_concepts(self.course)

    @property
    def unknown(self) -> Iterator[Reference]:
        """The spots that name a concept which is not in the registry."""
        return chain.from_iterable(self.unknown_by_part.values())

    @cached_property
    def spellings(self) -> Spellings:
        """What the concepts in the registry may be called."""
        return Spellings(self.course.concepts)

    @cached_property
    def misspelt(self) -> Mapping[str, str]:
        """For a concept id that is not in the registry, the one most likely meant.

        Where part of the registry could not be read, nobody can tell a slip from a concept that is
        only missing.
        """
        if not self.unknown_by_part or self.lacks("concept.aliases"):
            return {}
        return misspelt_concepts(self.unknown, self.spellings)

    @cached_property
    def required(self) -> frozenset[str]:
        """The concepts that a lesson or another concept requires."""
        return required_concepts(self.course, self.misspelt)

    @cached_property
    def used(self) -> frozenset[str]:
        """Those, and the concepts that a lesson takes up."""
        return used_concepts(self.course, self.misspelt, self.required)

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

    def lacks(self, *needs: str) -> tuple[str, ...]:
        """Return the kinds of subject of which something that is needed could not be read.

        Args:
            needs: What is needed of every subject of a kind: ``lesson.claims`` its claims,
                ``lesson`` whatever may stand in it.
        """
        needed: defaultdict[str, set[str]] = defaultdict(set)
        for need in needs:
            kind, _, key = need.partition(".")
            needed[kind].add(key)
        return tuple(
            sorted(
                {
                    kind
                    for subject, keys in self.project.broken.items()
                    if (kind := subject.partition(":")[0]) in needed
                    and ("" in needed[kind] or keys == WHOLE or keys & needed[kind])
                }
            )
        )

    def misread(self, subject: str, key: str) -> bool:
        """Tell whether something under a key made no sense, so that what is missing may be there.

        Args:
            subject: ``kind:id``.
            key: A key of the subject: ``objective``.
        """
        lost = self.project.broken.get(subject, frozenset())
        return lost == WHOLE or key in lost

    @cached_property
    def certain_lessons(self) -> frozenset[str]:
        """Slugs of the lessons of which it is known what they ask and what was taught before."""
        if self.misread("course", "series") or self.misread("course", "assumes"):
            return frozenset()
        return frozenset(
            slug
            for slug in takewhile(self._teaching_is_known, self._listed_lessons())
            if not self.misread(f"lesson:{slug}", "requires")
        )

    def _listed_lessons(self) -> Iterator[str]:
        """Yield the slugs of all lessons, in order, as far as the order is known."""
        for series in self.course.outline.series:
            if self.misread(f"series:{series}", "modules"):
                return
            for module in self.course.series[series].modules:
                if self.misread(f"module:{module}", "lessons"):
                    return
                yield from self.course.modules[module].lessons

    def _teaching_is_known(self, slug: str) -> bool:
        return not any(self.misread(f"lesson:{slug}", key) for key in ("new", "reinforced"))
